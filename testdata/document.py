#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes a Word document from files with the XML of its parts.

usage: python3 document.py OUT.docx BODY.xml [header=FILE.xml] [footer=FILE.xml] [comments=FILE.xml] [glossary=FILE.xml]

Each file has what is inside the part's first element: of BODY.xml paragraphs and tables, of a glossary its docPart elements. The
prefixes w, w14, w15 and mc are declared. A line break between two elements is left out, so that the file can have one element a line.
"""
import re
import sys
import zipfile

SPACES = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
          'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
          'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
          'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14 w15"')
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The type of the relationship, the first element, what is around the content, and the last word of the content type of each part.
PARTS = {
    "document": ("officeDocument", "document", ("<w:body>", "</w:body>"), "document.main"),
    "header": ("header", "hdr", ("", ""), "header"),
    "footer": ("footer", "ftr", ("", ""), "footer"),
    "comments": ("comments", "comments", ("", ""), "comments"),
    "glossary": ("glossaryDocument", "glossaryDocument", ("<w:docParts>", "</w:docParts>"), "document.glossary"),
}


def part(name, file):
    _, root, (before, after), _ = PARTS[name]
    with open(file, encoding="utf-8") as lines:
        content = re.sub(r">\s*\n\s*<", "><", lines.read().strip())
    return f"{HEAD}<w:{root} {SPACES}>{before}{content}{after}</w:{root}>"


def relationships(names, folder):
    each = "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/{PARTS[name][0]}" Target="{folder}{name}.xml"/>'
                   for i, name in enumerate(names, 1))
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def main(out, body, *others):
    files = {"document": body, **dict(other.split("=", 1) for other in others)}
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{PARTS[name][3]}+xml"/>' for name in files)
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
                               f'"application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": relationships(["document"], "word/"),
        "word/_rels/document.xml.rels": relationships([name for name in files if name != "document"], ""),
        **{f"word/{name}.xml": part(name, file) for name, file in files.items()},
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name), text)


main(*sys.argv[1:])
