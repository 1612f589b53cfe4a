#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares records that went out in a Word form with those that came back, by the members that the form's controls have as tags.

usage: same_tags.py FORM.docx OUT.jsonl BACK.jsonl

Prints each member that differs, and how many of how many records' members were the same. A blank is as good as none.
"""
import json
import re
import sys
import zipfile

form, out, back = sys.argv[1:]
with zipfile.ZipFile(form) as package:
    tags = sorted(set(re.findall(r'<w:tag w:val="([^"]+)"', package.read("word/document.xml").decode())) - {"form.edition"})


def records(file):
    with open(file, encoding="utf-8") as lines:
        return {record["id"]: record for record in map(json.loads, lines)}


def values(value, names):
    """The values of the member NAMES in VALUE, one for each entry of a list."""
    for at, name in enumerate(names):
        if name.endswith("[]"):
            return [values(entry, names[at + 1:]) for entry in (value or {}).get(name[:-2], [])]
        value = (value or {}).get(name) if isinstance(value, dict) else None
    return value.rstrip() if isinstance(value, str) else value


def bare(value):
    return [bare(entry) for entry in value if entry != []] if isinstance(value, list) else None if value in ("", None) else value


sent, came = records(out), records(back)
same = filled = 0
for key, record in sent.items():
    for tag in tags:
        one, other = (bare(values(each, tag.split("."))) for each in (record, came.get(key, {})))
        filled += one not in (None, [])
        if one == other:
            same += one not in (None, [])
        elif not (isinstance(one, list) and not any(one) and not any(other or [])):
            print(f"{key}: {tag}: {json.dumps(one)} came back as {json.dumps(other)}")
print(f"{same} of {filled} members in {len(sent)} records are the same")
