#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Compares what answer_form.py typed with what audit-import --check read, for the tests.

usage: same_answers.py FRAMEWORK TYPED.csv CHECK.csv
"""
import csv
import json
import subprocess
import sys

CODES = {"Yes": ["true", "yes"], "No": ["false", "no"], "Early help": ["EH"], "Child in need": ["CIN"], "Child protection": ["CP"],
         "Looked-after child": ["LAC"], "Care leaver": ["CL"], "Strength": ["strength"], "Area for improvement": ["improvement"],
         "New": ["new"], "Continuing": ["continuing"], "Improved": ["improved"], "Meeting": ["meeting"],
         "Telephone": ["telephone"], "Email": ["email"]}


def main():
    shown = subprocess.run(["audit-new", "--show", sys.argv[1]], capture_output=True, encoding="utf-8", check=True)
    framework = json.loads(shown.stdout)
    for name in ("scale", "sections", "questions", "themes"):
        for one in framework.get(name, []):
            CODES.setdefault(one.get("label") or one.get("title"), []).append(one["id"])
    with open(sys.argv[3], encoding="utf-8", newline="") as file:
        read = {(row["sheet"], row["cell"]): row["value"].removeprefix("'") for row in csv.DictReader(file)}
    with open(sys.argv[2], encoding="utf-8", newline="") as file:
        typed = list(csv.reader(file))
    wrong = 0
    for sheet, cell, key, part, text in typed:
        value = read.get((sheet, cell))
        slug = "-".join("".join(letter if letter.isalnum() else " " for letter in text.lower()).split())
        if value == text or value in CODES.get(text, []) or (part == "theme" and value == slug):
            continue
        wrong += 1
        print(f"  {cell} {key} {part}: {text!r} is {value!r}")
    print(f"  {len(typed)} answers, {wrong} otherwise")


main()
