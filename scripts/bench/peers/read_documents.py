#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Makes forms as Word documents, or reads all tables of them with python3-docx.

usage: read_documents.py make FOLDER COUNT | read_documents.py read FILE.docx...

A form is like those of authorities: pairs of head fields, then twelve areas with guidance, a judgement to choose, evidence and
impact, and a table of actions. Words are cut into runs as Word does it.
"""
import os
import random
import shutil
import sys
import zipfile
from xml.sax.saxutils import escape

DIFFERENT = 20  # the others are copies of these
WORDS = "the mother was seen with care and her view of risk is in the plan since spring because school said so".split()
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{CONTENT}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{CONTENT}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f'<w:styles xmlns:w="{WORD}"/>',
}


def text(chance, words):
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize() + "."


def run(words, style=""):
    properties = f"<w:rPr>{style}<w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/></w:rPr>"
    return f'<w:r w:rsidRPr="00A12B3C">{properties}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def paragraph(words, style=""):
    """Words in runs of some 60 characters."""
    runs = "".join(run(words[at:at + 60], style) for at in range(0, len(words), 60))
    return f'<w:p w:rsidR="00A12B3C" w:rsidRDefault="00D45E6F"><w:pPr><w:spacing w:after="0"/></w:pPr>{runs}</w:p>'


def cell(*paragraphs):
    return f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{"".join(paragraphs) or "<w:p/>"}</w:tc>'


def control(properties, words, placeholder=False):
    shown = "<w:showingPlcHdr/>" if placeholder else ""
    style = '<w:rStyle w:val="PlaceholderText"/>' if placeholder else ""
    return (f'<w:p><w:sdt><w:sdtPr><w:alias w:val="Field"/>{shown}{properties}</w:sdtPr><w:sdtContent>{run(words, style)}'
            '</w:sdtContent></w:sdt></w:p>')


def table(rows):
    body = "".join(f'<w:tr w:rsidR="00A12B3C">{"".join(cells)}</w:tr>' for cells in rows)
    grid = '<w:gridCol w:w="3000"/>' * len(rows[0])
    return f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl><w:p/>'


GRADES = "".join(f'<w:listItem w:displayText="{grade}" w:value="{grade}"/>'
                 for grade in ["Exceeds Good", "Meets Good", "Does Not Meet Good"])


def form(number):
    chance = random.Random(number)
    date = '<w:date w:fullDate="2021-05-11T00:00:00Z"><w:dateFormat w:val="dd/MM/yyyy"/></w:date>'
    heads = [[cell(paragraph(f"Field {i}")), cell(paragraph(text(chance, 2))), cell(paragraph(f"Date {i}")),
              cell(control(date, "11/05/2021"))] for i in range(6)]
    areas = [[cell(paragraph(f"Area of practice {i}"), *(paragraph(text(chance, 30)) for _ in range(3))),
              cell(control(f"<w:dropDownList>{GRADES}</w:dropDownList>", "Meets Good")),
              cell(paragraph("Evidence: " + text(chance, 500)), paragraph(text(chance, 300)),
                   paragraph("Impact: " + text(chance, 200)))] for i in range(12)]
    actions = [[cell(paragraph(text(chance, 12))), cell(paragraph("Social Worker")),
                cell(control("<w:date/>", "Click or tap to enter a date.", True))] for _ in range(8)]
    return (f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("Case Audit Form")}{table(heads)}{table(areas)}'
            f'{paragraph("Agreed actions")}{table(actions)}</w:body></w:document>')


def make_all(folder, count):
    os.makedirs(folder, exist_ok=True)
    for number in range(count):
        name = os.path.join(folder, f"{number:05}.docx")
        if number >= DIFFERENT:
            shutil.copy(os.path.join(folder, f"{number % DIFFERENT:05}.docx"), name)
            continue
        with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as package:
            for part, xml in {**PARTS, "word/document.xml": form(number)}.items():
                package.writestr(part, HEAD + xml)


def read(names):
    cells = size = 0
    for name in names:
        for each in docx.Document(name).tables:
            for row in each.rows:
                for one in row.cells:
                    cells += 1
                    size += len(one.text)
    print(cells, size)


if sys.argv[1] == "make":
    make_all(sys.argv[2], int(sys.argv[3]))
else:
    import docx  # not needed to make forms

    read(sys.argv[2:])
