#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes a workbook from CSV files, for cases of lists that are XLSX.

usage: python3 workbook.py [--1904] OUT.xlsx SHEET=FILE.csv...

A cell is a text, unless it begins with one of these: 'date:2017-07-12' is a day of the workbook's calendar, 'time:' the
same with half a day, 'number:12045' a number, 'truth:1' a truth value, 'error:#N/A' an error, 'formula:A1' a formula
without its result. A row is hidden if its first cell begins with 'hidden:', and so is a sheet if its name does.
"""
import csv
import datetime
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
STYLES = (
    f'<styleSheet {MAIN}><fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>'
    '<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>'
    '<xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>')


def name_of(column):
    name = ""
    while column >= 0:
        name = chr(65 + column % 26) + name
        column = column // 26 - 1
    return name


def serial(iso, epoch):
    return (datetime.date.fromisoformat(iso) - epoch).days


def cell(where, text, epoch):
    kind, _, value = text.partition(":")
    value = escape(value)
    if kind == "date":
        return f'<c r="{where}" s="1"><v>{serial(value, epoch)}</v></c>'
    if kind == "time":
        return f'<c r="{where}" s="2"><v>{serial(value, epoch)}.5</v></c>'
    if kind == "number":
        return f'<c r="{where}"><v>{value}</v></c>'
    if kind == "truth":
        return f'<c r="{where}" t="b"><v>{value}</v></c>'
    if kind == "error":
        return f'<c r="{where}" t="e"><v>{value}</v></c>'
    if kind == "formula":
        return f'<c r="{where}"><f>{value}</f></c>'
    return f'<c r="{where}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def sheet(file, epoch):
    rows = []
    with open(file, encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.reader(lines), 1):
            hidden = ""
            if row and row[0].startswith("hidden:"):
                row[0], hidden = row[0][len("hidden:"):], ' hidden="1"'
            cells = [cell(f"{name_of(i)}{number}", text, epoch) for i, text in enumerate(row) if text]
            rows.append(f'<row r="{number}"{hidden}>{"".join(cells)}</row>')
    return f'{HEAD}<worksheet {MAIN}><sheetData>{"".join(rows)}</sheetData></worksheet>'


def relationship(number, kind, target):
    return f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def relationships(*each):
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{"".join(each)}</Relationships>'


def main(arguments):
    mac = "--1904" in arguments
    out, *sheets = [argument for argument in arguments if argument != "--1904"]
    epoch = datetime.date(1904, 1, 1) if mac else datetime.date(1899, 12, 30)
    names = [pair.partition("=") for pair in sheets]
    numbers = range(1, len(names) + 1)
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' for i in numbers)
    states = [' state="hidden"' if name.startswith("hidden:") else "" for name, _, _ in names]
    listed = "".join(f'<sheet name={quoteattr(name.replace("hidden:", ""))} sheetId="{i}"{state} r:id="rId{i}"/>'
                     for i, state, (name, _, _) in zip(numbers, states, names))
    parts = {
        "[Content_Types].xml":
            f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
            '<Override PartName="/xl/styles.xml" ContentType="application/'
            f'vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{types}</Types>',
        "_rels/.rels": relationships(relationship(1, "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml":
            f'{HEAD}<workbook {MAIN} xmlns:r="{OFFICE}"><workbookPr date1904="{int(mac)}"/>'
            f'<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationships(
            *(relationship(i, "worksheet", f"worksheets/sheet{i}.xml") for i in numbers),
            relationship(len(names) + 1, "styles", "styles.xml")),
        "xl/styles.xml": HEAD + STYLES,
    }
    for i, (_, _, file) in zip(numbers, names):
        parts[f"xl/worksheets/sheet{i}.xml"] = sheet(file, epoch)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for part, text in parts.items():
            package.writestr(zipfile.ZipInfo(part), text)


main(sys.argv[1:])
