"""Prints the first sheet of a workbook: each row with its link, and how it is printed.

usage: python3 sheet.py FILE.xlsx
"""
import re
import sys
import zipfile
from html import unescape

book = zipfile.ZipFile(sys.argv[1])
texts = [unescape("".join(re.findall(r"<t[^>]*>([^<]*)</t>", one)))
         for one in re.findall(r"<si>(.*?)</si>", book.read("xl/sharedStrings.xml").decode(), re.DOTALL)]
page = book.read("xl/worksheets/sheet1.xml").decode()
links = dict(re.findall(r'<hyperlink ref="([A-Z]+\d+)" location="([^"]*)"', page))
for number, row in re.findall(r'<row r="(\d+)"[^>]*>(.*?)</row>', page, re.DOTALL):
    cells = re.findall(r'<c r="([A-Z]+\d+)"[^>]*t="s"><v>(\d+)</v>', row)
    print(" | ".join(texts[int(text)] + (f" -> {unescape(links[where])}" if where in links else "") for where, text in cells))
print(*re.findall(r"<(?:pageSetup|mergeCell|autoFilter|pane) [^>]*>", page), sep="\n")
