#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Counts the grades of records by quarter, team and question with Python's json, or only parses the records.

usage: counts.py count|parse RECORDS.jsonl
"""
import collections
import json
import sys

how, name = sys.argv[1:]
with open(name, "rb") as lines:
    if how == "parse":
        for line in lines:
            json.loads(line)
        sys.exit()
    counts = collections.Counter()
    for line in lines:
        record = json.loads(line)
        quarter, team = record["audit"]["quarter"], record["case"]["team"]
        for question, answer in record["answers"].items():
            if "grade" in answer:
                counts[quarter, team, question, answer["grade"]] += 1
for group in sorted(counts):
    print(*group, counts[group], sep="\t")
