#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Writes the cells of a workbook of forms with openpyxl.

usage: forms.py cells FORMS.xlsx >CELLS.json
       forms.py write CELLS.json COPY.xlsx
"""
import datetime
import json
import sys

import openpyxl
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side


def look_of(cell):
    """Returns how a cell looks, as text: two cells with the same look share a style."""
    return json.dumps([cell.font.sz, cell.font.b, cell.fill.fgColor.rgb if cell.fill.fill_type else None,
                       cell.border.left.style, cell.alignment.wrap_text, cell.number_format, cell.protection.locked])


def cells_of(path):
    """Returns each sheet's name, heights of rows and cells: row, column, value, whether it is a day, index of its look."""
    looks, known, sheets = {}, {}, []
    for sheet in openpyxl.load_workbook(path):
        cells = []
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None and not cell.has_style:
                    continue
                style = tuple(cell._style)
                if style not in known:
                    known[style] = looks.setdefault(look_of(cell), len(looks))
                day = isinstance(cell.value, datetime.datetime)
                cells.append([cell.row, cell.column, cell.value.isoformat() if day else cell.value, day, known[style]])
        sheets.append([sheet.title, {at: row.height for at, row in sheet.row_dimensions.items()}, cells])
    return {"looks": [json.loads(look) for look in looks], "sheets": sheets}


def style_of(index, look):
    size, bold, fill, edge, wrap, number_format, locked = look
    side = Side(style=edge)
    return NamedStyle(name=f"style {index}", font=Font(name="Arial", size=size, bold=bold),
                      fill=PatternFill("solid", fgColor=fill) if fill else PatternFill(),
                      border=Border(side, side, side, side), alignment=Alignment(wrap_text=wrap, vertical="top"),
                      number_format=number_format, protection=Protection(locked=locked))


def write(data, path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    styles = [f"style {i}" for i in range(len(data["looks"]))]
    for index, look in enumerate(data["looks"]):
        book.add_named_style(style_of(index, look))
    for title, heights, cells in data["sheets"]:
        sheet = book.create_sheet(title)
        for at, height in heights.items():
            sheet.row_dimensions[int(at)].height = height
        for row, column, value, day, look in cells:
            cell = sheet.cell(row, column, datetime.datetime.fromisoformat(value) if day else value)
            cell.style = styles[look]
    book.save(path)


if sys.argv[1] == "cells":
    json.dump(cells_of(sys.argv[2]), sys.stdout)
else:
    with open(sys.argv[2], "rb") as source:
        write(json.load(source), sys.argv[3])
