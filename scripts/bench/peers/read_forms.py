#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Makes forms with python3-openpyxl, or reads every cell of them.

usage: read_forms.py make FOLDER COUNT | read_forms.py read FILE.xlsx...
"""
import os
import random
import shutil
import sys

import openpyxl

DIFFERENT = 20  # the others are copies of these
WORDS = "the mother was seen with care and her view of risk is in the plan since spring because school said so".split()


def text(chance, words):
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize() + "."


def block(sheet, first, parts, rows):
    for column, part in enumerate(["parts", None, None, *parts], 1):
        sheet.cell(first, column, part)
    for row, cells in enumerate(rows, first + 2):
        for column, cell in enumerate(cells, 1):
            sheet.cell(row, column, cell)


def make(name, number):
    chance = random.Random(number)
    book = openpyxl.Workbook()
    book.active.title = "Start here"
    book.active["A1"] = "Your audits"
    sheet = book.create_sheet("Audit 1")
    sheet.append(["caseaudit.form/1", "record", "framework", "edition", "for", "digest"])
    sheet.append(["form", f"audit-{number}", "durham-2016", "Edition 2", "Auditor", "3f9a1b2c"])
    block(sheet, 5, ["grade", "evidence", "impact", "na"],
          [[f"answers.q-{i}", f"Question {i}", text(chance, 30), "Good", text(chance, 90), text(chance, 20)]
           for i in range(16)])
    block(sheet, 30, ["kind", "text", "theme"],
          [[f"findings.{i}", i, None, *(["Strength", text(chance, 15), "plans"] if i < 5 else [])]
           for i in range(1, 16)])
    block(sheet, 50, ["due", "action", "owner"],
          [[f"actions.{i}", i, None, *(["2017-08-01", text(chance, 15), "Ada Otter"] if i < 5 else [])]
           for i in range(1, 16)])
    book.create_sheet("Lists").append(["Good", "Yes"])
    book.save(name)


def make_all(folder, count):
    os.makedirs(folder, exist_ok=True)
    for number in range(count):
        name = os.path.join(folder, f"{number:05}.xlsx")
        if number < DIFFERENT:
            make(name, number)
        else:
            shutil.copy(os.path.join(folder, f"{number % DIFFERENT:05}.xlsx"), name)


def read(names):
    cells = 0
    for name in names:
        book = openpyxl.load_workbook(name, read_only=True, data_only=True)
        for sheet in book:
            for row in sheet.iter_rows(values_only=True):
                cells += sum(value is not None for value in row)
        book.close()
    print(cells)


if sys.argv[1] == "make":
    make_all(sys.argv[2], int(sys.argv[3]))
else:
    read(sys.argv[2:])
