#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Fills in every answer of the forms in a workbook, and prints what was filled in, for the tests.

usage: answer_form.py [--openpyxl] FORM.xlsx OUT.xlsx

Prints a CSV table: sheet, cell, key, part, text. A choice is the first or a later one of the cell's list, a day is a day of 2017,
the rest is text. With --openpyxl the workbook is written by that library, else by fill_form.py.
"""
import csv
import os
import re
import subprocess
import sys
from datetime import date, timedelta

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import fill_form as forms  # noqa: E402

ENTRIES = 3  # of each list


def cells_of(ranges):
    for one in ranges.split():
        first, _, last = one.partition(":")
        (c1, r1), (c2, r2) = forms.split(first), forms.split(last or first)
        for row in range(r1, r2 + 1):
            for column in range(c1, c2 + 1):
                yield column, row


def lists_of(workbook):
    """The choices of each list, by its defined name."""
    lists = {}
    names = workbook.book.find(forms.M + "definedNames")
    for name in names if names is not None else []:
        found = re.fullmatch(r"'?Lists'?!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)", name.text or "")
        if found:
            column = forms.split(found.group(1) + "1")[0]
            texts = []
            for row in workbook.rows("Lists"):
                cell = workbook.cell_in(row, column)
                if int(found.group(2)) <= int(row.get("r")) <= int(found.group(4)) and cell is not None:
                    texts.append(workbook.text(cell))
            lists[name.get("name")] = texts
    return lists


def validations(tree):
    """For each cell the kind of its validation: the name of a list, "date", "whole"."""
    found = {}
    for rule in tree.iter(forms.M + "dataValidation"):
        formula = rule.find(forms.M + "formula1")
        kind = (formula.text or "").lstrip("=") if rule.get("type") == "list" else rule.get("type")
        for place in cells_of(rule.get("sqref")):
            found[place] = kind
    return found


def answers(workbook, name, lists):
    """(column, row, key, part, text) of each answer of the sheet."""
    kinds, parts, number = validations(workbook.sheet(name)[1]), {}, 0
    for row in workbook.rows(name):
        key_cell = workbook.cell_in(row, 1)
        key = workbook.text(key_cell) if key_cell is not None else ""
        if key == "parts":
            parts = {forms.split(cell.get("r"))[0]: workbook.text(cell) for cell in row}
        elif key and key != "form" and not key.startswith("caseaudit.form/"):
            entry = re.fullmatch(r"(findings|actions)\.(\d+)", key)
            if entry and int(entry.group(2)) > ENTRIES:
                continue
            for column, part in sorted(parts.items()):
                if column == 1 or part.startswith("shown.") or key == "case.id":
                    continue
                number += 1
                place = column, int(row.get("r"))
                kind = kinds.get(place)
                if kind in lists:
                    text = lists[kind][number % len(lists[kind])]
                elif kind == "date" or part in ("date", "due", "review"):
                    text = "n:%d" % ((date(2017, 7, 1) + timedelta(number % 90)) - date(1899, 12, 30)).days
                elif kind == "whole":
                    text = "n:%d" % (number % 100 + 1)
                elif key == "audit.quarter":
                    text = "2017-18 Q2"
                else:
                    text = f"Words – of {key} {part}, “{number}”.\nAnd a second line & <more>."
                    if part == "evidence" and number % 2 == 0:  # longer than a row is high
                        text += "".join(f"\nOn day {day} the file says who was seen and what was agreed." for day in range(40))
                yield place[0], place[1], key, part, text


def letters_of(column):
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def main():
    arguments = [word for word in sys.argv[1:] if word != "--openpyxl"]
    workbook = forms.Workbook(arguments[0])
    lists = lists_of(workbook)
    filled = []
    for sheet in workbook.book.find(forms.M + "sheets"):
        name = sheet.get("name")
        first = workbook.cell_in(workbook.rows(name)[0], 1) if len(workbook.rows(name)) else None
        if first is not None and workbook.text(first).startswith("caseaudit.form/"):
            filled += [(name, *one) for one in answers(workbook, name, lists)]
    if "--openpyxl" in sys.argv:
        import openpyxl
        book = openpyxl.load_workbook(arguments[0])
        for name, column, row, _, _, text in filled:
            book[name].cell(row, column).value = int(text[2:]) if text.startswith("n:") else text
        book.save(arguments[1])
    else:
        for name, column, row, _, _, text in filled:
            workbook.put(name, column, row, text)
        workbook.save(arguments[1])
    out = csv.writer(sys.stdout, lineterminator="\n")
    for name, column, row, key, part, text in filled:
        if text.startswith("n:") and not 40000 < int(text[2:]) < 50000:
            text = text[2:]
        elif text.startswith("n:"):
            text = str(date(1899, 12, 30) + timedelta(int(text[2:])))
        out.writerow((name, f"{letters_of(column)}{row}", key, part, text))


main()
