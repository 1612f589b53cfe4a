"""Prints what is wrong with the links of a workbook, then the marks that its contents explain.

usage: python3 links.py FILE.xlsx
"""
import re
import sys
import zipfile
from html import unescape

book = zipfile.ZipFile(sys.argv[1])
texts = [unescape("".join(re.findall(r"<t[^>]*>([^<]*)</t>", one)))
         for one in re.findall(r"<si>(.*?)</si>", book.read("xl/sharedStrings.xml").decode(), re.DOTALL)]
names = [unescape(name) for name in re.findall(r'<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode())]
linked = []
for number, name in enumerate(names, 1):
    page = book.read(f"xl/worksheets/sheet{number}.xml").decode()
    for where in re.findall(r'<hyperlink [^>]*location="([^"]*)"', page):
        target = unescape(where).rpartition("!")[0]
        target = target[1:-1].replace("''", "'") if target.startswith("'") else target
        if target not in names:
            print(f"{name} leads to {target}, which is no sheet")
        if name == "Contents":
            linked.append(target)
for name in names:
    if linked.count(name) != (name != "Contents"):
        print(f"{name} is linked {linked.count(name)} times")
    if name == "Contents":
        page = book.read(f"xl/worksheets/sheet{names.index(name) + 1}.xml").decode()
        for index in re.findall(r'<c r="A\d+"[^>]*t="s"><v>(\d+)</v>', page):
            if texts[int(index)].startswith("["):
                print(texts[int(index)])
print(len(names), "sheets,", sum(name.startswith("Chart") for name in names), "of charts")
