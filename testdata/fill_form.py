#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Fills in a form, as a person in a spreadsheet program does, for the tests. It needs nothing but Python.

usage: fill_form.py FORM.xlsx [OUT.xlsx] <EDITS

An edit is a line; white space around | does not count, and \\n in a text is a line break:
  SHEET | KEY | PART | TEXT     the cell of this key and part ("" for a part: "value"); an empty text clears it
  SHEET | @K12 | | TEXT         a cell by its name
  copy | SHEET | NAME           a copy of a sheet
  drop | SHEET | KEY            the row of a key is deleted, and the rows below move up
  swap | SHEET | KEY | KEY      two rows change places
  insert | SHEET | KEY          an empty row above that of a key
  remove | SHEET                a sheet is deleted
  rename | SHEET | NAME
  shape | SHEET | K12 | TEXT    a text box at a cell
  header | SHEET | CODE         the header with which the sheet is printed, as a workbook has it: "&LLeft&RRight"
  epoch                         the workbook counts days from 1904, as it says now
What a cell gets, by the beginning of TEXT:
  n:42928     a number in the cell's format        g:42928   a number in the format General
  b:1         TRUE or FALSE                        e:#N/A    an error
  f:1+1=2     a formula and its stored value       u:1+1     a formula without one
  t:TEXT      this text, whatever it begins with
"""
import re
import sys
import zipfile
from xml.etree import ElementTree as ET

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ET.register_namespace("", MAIN)
ET.register_namespace("r", REL)
M, R = "{%s}" % MAIN, "{%s}" % REL


def split(name):
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", name).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column, int(row)


class Workbook:
    def __init__(self, path):
        with zipfile.ZipFile(path) as file:
            self.names = file.namelist()
            self.parts = {name: file.read(name) for name in self.names}
        self.book = ET.fromstring(self.parts["xl/workbook.xml"])
        self.links = ET.fromstring(self.parts["xl/_rels/workbook.xml.rels"])
        self.types = self.parts["[Content_Types].xml"].decode()
        texts = ET.fromstring(self.parts["xl/sharedStrings.xml"])
        self.texts = ["".join(t.text or "" for t in item.iter(M + "t")) for item in texts]
        self.trees = {}

    def sheet(self, name):
        for sheet in self.book.find(M + "sheets"):
            if sheet.get("name") == name:
                for link in self.links:
                    if link.get("Id") == sheet.get(R + "id"):
                        part = "xl/" + link.get("Target")
                        if part not in self.trees:
                            self.trees[part] = ET.fromstring(self.parts[part])
                        return part, self.trees[part]
        raise SystemExit(f"there is no sheet {name!r}")

    def text(self, cell):
        value = cell.find(M + "v")
        if cell.get("t") == "s":
            return self.texts[int(value.text)]
        inline = cell.find(M + "is")
        return "".join(t.text or "" for t in inline.iter(M + "t")) if inline is not None else ""

    def rows(self, name):
        return self.sheet(name)[1].find(M + "sheetData")

    def cell_in(self, row, column):
        for cell in row:
            if split(cell.get("r"))[0] == column:
                return cell
        return None

    def key_row(self, name, key):
        for row in self.rows(name):
            cell = self.cell_in(row, 1)
            if cell is not None and self.text(cell) == key:
                return row
        raise SystemExit(f"{name}: there is no row {key!r}")

    def column_of(self, name, wanted, part):
        """The column of PART in the block above the row WANTED."""
        parts = None
        for row in self.rows(name):
            if row is wanted:
                break
            key = self.cell_in(row, 1)
            if key is not None and self.text(key) in ("parts", "caseaudit.form/1"):
                parts = row
        for cell in parts:
            if self.text(cell) == part and split(cell.get("r"))[0] > 1:
                return split(cell.get("r"))[0]
        raise SystemExit(f"{name}: there is no part {part!r} at {wanted.get('r')}")

    def row_at(self, name, number):
        rows = self.rows(name)
        for index, row in enumerate(rows):
            if int(row.get("r")) == number:
                return row
            if int(row.get("r")) > number:
                break
        else:
            index = len(rows)
        row = ET.Element(M + "row", {"r": str(number)})
        rows.insert(index, row)
        return row

    def put(self, name, column, number, text):
        row = self.row_at(name, number)
        letters, rest = "", column
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(65 + letter) + letters
        cell = self.cell_in(row, column)
        if cell is None:
            cell = ET.Element(M + "c", {"r": f"{letters}{number}"})
            after = [i for i, other in enumerate(row) if split(other.get("r"))[0] > column]
            row.insert(after[0] if after else len(row), cell)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        kind, _, rest = text.partition(":")
        if kind == "g":
            cell.attrib.pop("s", None)
        if kind in ("n", "g"):
            ET.SubElement(cell, M + "v").text = rest
        elif kind in ("b", "e"):
            cell.set("t", kind)
            ET.SubElement(cell, M + "v").text = rest
        elif kind in ("f", "u"):
            formula, _, value = rest.partition("=")
            ET.SubElement(cell, M + "f").text = formula
            if kind == "f":
                cell.set("t", "str")
                ET.SubElement(cell, M + "v").text = value
        elif text:
            cell.set("t", "inlineStr")
            words = (rest if kind == "t" else text).replace("\\n", "\n")
            inline = ET.SubElement(ET.SubElement(cell, M + "is"), M + "t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
            inline.text = words

    def renumber(self, name, first, by):
        for row in self.rows(name):
            number = int(row.get("r"))
            if number >= first:
                row.set("r", str(number + by))
                for cell in row:
                    cell.set("r", re.sub(r"\d+", str(number + by), cell.get("r")))

    def copy(self, name, fresh):
        part, tree = self.sheet(name)
        number = len(self.links) + 50
        copied = f"worksheets/copy{number}.xml"
        self.parts["xl/" + copied] = ET.tostring(tree)
        self.names.append("xl/" + copied)
        self.trees["xl/" + copied] = ET.fromstring(self.parts["xl/" + copied])
        ET.SubElement(self.links, self.links[0].tag, {
            "Id": f"rId{number}", "Type": REL + "/worksheet", "Target": copied})
        ET.SubElement(self.book.find(M + "sheets"), M + "sheet", {"name": fresh, "sheetId": str(number), R + "id": f"rId{number}"})
        self.types = self.types.replace("</Types>", f'<Override PartName="/xl/{copied}" ContentType="application/vnd.openxml'
                                        'formats-officedocument.spreadsheetml.worksheet+xml"/></Types>')

    def shape(self, name, place, text):
        part, tree = self.sheet(name)
        column, row = split(place)
        links = part.replace("worksheets/", "worksheets/_rels/") + ".rels"
        drawing = part.replace("worksheets/", "drawings/")
        made = ("xdr", "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"), (
            "a", "http://schemas.openxmlformats.org/drawingml/2006/main")
        for prefix, space in made:
            ET.register_namespace(prefix, space)
        x, a = ("{%s}" % space for _, space in made)
        root = ET.Element(x + "wsDr")
        anchor = ET.SubElement(root, x + "oneCellAnchor")
        corner = ET.SubElement(anchor, x + "from")
        for tag, value in ("col", column - 1), ("colOff", 0), ("row", row - 1), ("rowOff", 0):
            ET.SubElement(corner, x + tag).text = str(value)
        ET.SubElement(anchor, x + "ext", {"cx": "1800000", "cy": "600000"})
        shape = ET.SubElement(anchor, x + "sp", {"macro": "", "textlink": ""})
        about = ET.SubElement(shape, x + "nvSpPr")
        ET.SubElement(about, x + "cNvPr", {"id": "2", "name": "TextBox 1"})
        ET.SubElement(about, x + "cNvSpPr", {"txBox": "1"})
        ET.SubElement(shape, x + "spPr")
        body = ET.SubElement(shape, x + "txBody")
        ET.SubElement(body, a + "bodyPr")
        for line in text.split("\n"):
            run = ET.SubElement(ET.SubElement(body, a + "p"), a + "r")
            ET.SubElement(run, a + "t").text = line
        self.parts[drawing] = ET.tostring(root)
        self.parts[links] = (f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id='
                             f'"rId99" Type="{REL}/drawing" Target="../{drawing[3:]}"/></Relationships>').encode()
        self.names += [drawing, links]
        ET.SubElement(tree, M + "drawing", {R + "id": "rId99"})
        self.types = self.types.replace("</Types>", f'<Override PartName="/{drawing}" ContentType="application/vnd.openxmlformats-'
                                        'officedocument.drawing+xml"/></Types>')

    def edit(self, line):
        fields = [field.strip() for field in line.split("|", 3)]
        name = fields[1] if len(fields) > 1 else ""
        if fields[0] == "epoch":
            self.book.find(M + "workbookPr").set("date1904", "1")
        elif fields[0] == "shape":
            self.shape(name, fields[2], fields[3].replace("\\n", "\n"))
        elif fields[0] == "header":
            self.sheet(name)[1].find(f"{M}headerFooter/{M}oddHeader").text = fields[2]
        elif fields[0] == "copy":
            self.copy(name, fields[2])
        elif fields[0] == "rename":
            for sheet in self.book.find(M + "sheets"):
                if sheet.get("name") == name:
                    sheet.set("name", fields[2])
        elif fields[0] == "remove":
            sheets = self.book.find(M + "sheets")
            sheets.remove([sheet for sheet in sheets if sheet.get("name") == name][0])
        elif fields[0] == "drop":
            row = self.key_row(name, fields[2])
            self.rows(name).remove(row)
            self.renumber(name, int(row.get("r")), -1)
        elif fields[0] == "insert":
            self.renumber(name, int(self.key_row(name, fields[2]).get("r")), 1)
        elif fields[0] == "swap":
            one, other = self.key_row(name, fields[2]), self.key_row(name, fields[3])
            numbers = one.get("r"), other.get("r")
            rows = self.rows(name)
            places = sorted((list(rows).index(one), list(rows).index(other)))
            for row, number in ((one, numbers[1]), (other, numbers[0])):
                row.set("r", number)
                for cell in row:
                    cell.set("r", re.sub(r"\d+", number, cell.get("r")))
            rows[places[0]], rows[places[1]] = (one, other) if int(one.get("r")) < int(other.get("r")) else (other, one)
        elif name.startswith("@"):
            column, number = split(name[1:])
            self.put(fields[0], column, number, fields[3])
        else:
            row = self.key_row(fields[0], name)
            column = self.column_of(fields[0], row, fields[2] or "value")
            self.put(fields[0], column, int(row.get("r")), fields[3])

    def save(self, path):
        for part, tree in self.trees.items():
            self.parts[part] = ET.tostring(tree, encoding="UTF-8", xml_declaration=True)
        self.parts["xl/workbook.xml"] = ET.tostring(self.book, encoding="UTF-8", xml_declaration=True)
        ET.register_namespace("", "http://schemas.openxmlformats.org/package/2006/relationships")
        self.parts["xl/_rels/workbook.xml.rels"] = ET.tostring(self.links, encoding="UTF-8", xml_declaration=True)
        ET.register_namespace("", MAIN)
        self.parts["[Content_Types].xml"] = self.types.encode()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            for name in self.names:
                file.writestr(name, self.parts[name])


def main():
    workbook = Workbook(sys.argv[1])
    for line in sys.stdin:
        if line.strip():
            workbook.edit(line.rstrip("\n"))
    workbook.save(sys.argv[-1])


if __name__ == "__main__":
    main()
