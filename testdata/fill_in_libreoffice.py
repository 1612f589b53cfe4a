#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Fills in forms in LibreOffice, for the tests, as a person does who has it set to English (UK).

usage: fill_in_libreoffice.py FORM.xlsx TYPED.csv OUT.xlsx [FORM.xlsx TYPED.csv OUT.xlsx]...

TYPED.csv is the table that answer_form.py prints. A text is typed into its cell, which LibreOffice then takes for a day, a number or a
text; one with line breaks is put there as a text. Of the days a third is typed as 14/07/2017, a third is that as a text, and a third
is a number in the cell's format. LibreOffice has a profile of its own, in the folder $HOME.
"""
import csv
import os
import re
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-GB</value></prop></item>
</oor:items>
"""


def settings(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


class Office:
    """LibreOffice without a window."""

    def __enter__(self):
        profile = Path(os.environ["HOME"]) / "libreoffice"
        (profile / "user").mkdir(parents=True, exist_ok=True)
        (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
        pipe = f"caseaudit-{os.getpid()}"
        self.process = subprocess.Popen(
            ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo",
             f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(1000):
            try:
                self.context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except NoConnectException:
                time.sleep(0.3)
        else:
            raise SystemExit("LibreOffice does not answer")
        self.desktop = self.context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", self.context)
        return self

    def __exit__(self, *_):
        try:
            self.desktop.terminate()
        finally:
            self.process.wait(60)

    def fill(self, form, typed, out):
        book = self.desktop.loadComponentFromURL(Path(form).resolve().as_uri(), "_blank", 0, settings(Hidden=True))
        days = 0
        for sheet, cell, _, _, text in typed:
            at = book.Sheets.getByName(sheet).getCellRangeByName(cell)
            day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
            days += day is not None
            if day and days % 3 == 0:
                at.Value = (date.fromisoformat(text) - date(1899, 12, 30)).days
                continue
            if day:
                text = "/".join(reversed(day.groups()))
            if "\n" in text or (day and days % 3 == 1):
                at.String = text
            else:
                at.FormulaLocal = text  # as if it was typed
        book.storeToURL(Path(out).resolve().as_uri(), settings(FilterName="Calc MS Excel 2007 XML"))
        book.close(True)


def main():
    with Office() as office:
        for at in range(1, len(sys.argv), 3):
            with open(sys.argv[at + 1], encoding="utf-8", newline="") as file:
                office.fill(sys.argv[at], list(csv.reader(file)), sys.argv[at + 2])


main()
