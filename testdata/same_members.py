#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Compares a record with the draft that its form was made from and with what was read from the form, member by member, for the tests.

usage: same_members.py DRAFT.jsonl RECORD.jsonl CHECK.csv

CHECK.csv is the table of audit-import --check. A member without a cell is as in the draft, and one with a cell is in the table.
Prints the others, and how many members there are. Each file has one record.
"""
import csv
import json
import sys


def members(value, path=""):
    if isinstance(value, dict):
        for name, inside in value.items():
            yield from members(inside, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for number, inside in enumerate(value, 1):
            yield from members(inside, f"{path}[{number}]")
    else:
        yield path, value


def record(path):
    with open(path, encoding="utf-8") as file:
        return dict(members(json.loads(file.read())))


def main():
    draft, got = record(sys.argv[1]), record(sys.argv[2])
    with open(sys.argv[3], encoding="utf-8", newline="") as file:
        filled = {row["member"]: row["value"].removeprefix("'") for row in csv.DictReader(file)}
    wrong = [f"{path}: {draft[path]!r} is {got.get(path)!r}"
             for path in draft if path not in filled and draft[path] != got.get(path)
             and (draft[path] or not any(other.startswith(path + ".") for other in filled))]  # "" became an object
    wrong += [f"{path}: {got[path]!r} was not filled in" for path in got
              if path not in filled and path not in draft and path != "moderation.blind"]  # which form it was
    for path, value in filled.items():
        there = got.get(path)
        if value != (there if isinstance(there, str) else json.dumps(there)):
            wrong.append(f"{path}: {value!r} is {there!r}")
    print("".join(f"  {line}\n" for line in wrong), end="")
    print(f"  {len(draft)} members of the draft, {len(filled)} filled in, {len(got)} of the record, {len(wrong)} otherwise")


main()
