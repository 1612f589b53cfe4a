# SPDX-License-Identifier: MIT
"""Reads what audit-export writes (workbooks, HTML, Markdown, CSV) for scripts/check/public and scripts/check/figures.

Nothing of the project is used to read it, and nothing but Python's own library.
"""
import csv
import datetime
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("BUILD") or os.path.join(TOP, "build")
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
results = []
folder = tempfile.TemporaryDirectory()


def check(name, faults):
    """One test: it passes if FAULTS is empty."""
    faults = list(faults)
    results.append(not faults)
    print(f"{'not ok' if faults else 'ok'} {len(results)} - {name}", flush=True)
    for fault in faults[:6]:
        print("#", " ".join(fault.split())[:300])
    if len(faults) > 6:
        print(f"# and {len(faults) - 6} more")


def finish():
    print(f"1..{len(results)}")
    sys.exit(not all(results))


def path_of(name):
    return os.path.join(folder.name, name)


def write(name, text):
    with open(path_of(name), "w", encoding="utf-8") as file:
        file.write(text)
    return file.name


def run(tool, *arguments, given=""):
    """Runs a program of the build; what it wrote is in stdout and stderr."""
    return subprocess.run([os.path.join(BUILD, tool), *arguments], input=given, capture_output=True, encoding="utf-8")


def must(tool, *arguments, given="", statuses=(0,)):
    """What the program writes; the script ends where it fails, as there is nothing to test then."""
    done = run(tool, *arguments, given=given)
    if done.returncode not in statuses:
        check(f"{tool} {' '.join(arguments)}: status {done.returncode}", [done.stderr or "no message"])
        finish()
    return done.stdout


def quarter_of_durham(name):
    """The graded records of an invented quarter."""
    drafts = must("audit-new", "-f", "durham-2016", "--prefix", "dcc", given=must("make-quarter", "sample", name))
    audits = must("make-quarter", "complete", name, given=drafts)
    return must("audit-grade", given=must("audit-validate", "-q", given=audits, statuses=(0, 1)))


def strip_namespaces(root):
    for node in root.iter():
        node.tag = node.tag.rpartition("}")[2]
    return root


def place_of(reference):
    """The row and column, from 1, of a cell's name."""
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", reference).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits), column


class Cell:
    """A cell as it is stored: its value, its style's number, and whether it holds words."""

    def __init__(self, node, texts):
        self.node, self.style, self.name = node, int(node.get("s", "0")), node.get("r")
        value = node.findtext("v")
        self.is_text = node.get("t") in ("s", "str", "inlineStr")
        self.value = texts[int(value)] if node.get("t") == "s" else "".join(node.find("is").itertext()) \
            if node.get("t") == "inlineStr" else value if value is None or self.is_text else float(value)


class Table:
    def __init__(self, root):
        self.root, self.name, self.reference = root, root.get("displayName"), root.get("ref")
        first, last = self.reference.split(":")
        (self.top, self.left), (self.bottom, self.right) = place_of(first), place_of(last)
        self.headings = [column.get("name") for column in root.find("tableColumns")]


class Sheet:
    def __init__(self, book, node):
        self.name, self.node = node.get("name"), node
        self.part = book.targets("xl/workbook.xml")[node.get(OFFICE + "id")]
        self.root = book.xml(self.part)
        self.cells = {place_of(cell.get("r")): Cell(cell, book.texts) for cell in self.root.iter("c")}
        targets = book.targets(self.part)
        self.tables = [Table(book.xml(targets[part.get(OFFICE + "id")])) for part in self.root.iter("tablePart")]

    def value(self, row, column):
        cell = self.cells.get((row, column))
        return cell.value if cell else None

    def body(self, table):
        """The cells under the headings; None where there is none."""
        return [[self.cells.get((row, column)) for column in range(table.left, table.right + 1)]
                for row in range(table.top + 1, table.bottom + 1)]


class Style:
    """What a cell's style comes to: font, size, bold, colour, wrapping, fill, border, number format."""

    def __init__(self, root, xf, formats):
        font = list(root.find("fonts"))[int(xf.get("fontId"))]
        fill = list(root.find("fills"))[int(xf.get("fillId"))]
        border = list(root.find("borders"))[int(xf.get("borderId"))]
        alignment = xf.find("alignment")
        self.family, self.size = font.find("name").get("val"), float(font.find("sz").get("val"))
        self.bold, self.underlined = font.find("b") is not None, font.find("u") is not None
        self.raised = font.find("vertAlign") is not None
        colour = font.find("color")
        self.colour = colour.get("rgb") if colour is not None else None
        self.wraps = alignment is not None and alignment.get("wrapText") == "1"
        self.fill = fill.find("patternFill").get("patternType") not in (None, "none")
        self.border = any(side.get("style") for side in border)
        self.format = formats.get(int(xf.get("numFmtId")), "General")


class Workbook:
    def __init__(self, path):
        with zipfile.ZipFile(path) as file:
            self.comment = file.comment
            self.parts = {name: file.read(name) for name in file.namelist()}
        self.texts = ["".join(item.itertext()) for item in self.xml("xl/sharedStrings.xml")]
        styles = self.xml("xl/styles.xml")
        formats = {int(node.get("numFmtId")): node.get("formatCode") for node in styles.iter("numFmt")}
        self.styles = [Style(styles, xf, formats) for xf in styles.find("cellXfs")]
        self.differential = list(styles.find("dxfs"))
        self.root = self.xml("xl/workbook.xml")
        self.sheets = [Sheet(self, node) for node in self.root.find("sheets")
                       if "/chartsheets/" not in "/" + self.targets("xl/workbook.xml")[node.get(OFFICE + "id")]]

    def xml(self, part):
        return strip_namespaces(ElementTree.fromstring(self.parts[part]))

    def targets(self, part):
        """The parts that PART is related to, by the relation's id."""
        head, tail = os.path.split(part)
        rels = f"{head}/_rels/{tail}.rels"
        if rels not in self.parts:
            return {}
        return {node.get("Id"): node.get("Target") if node.get("TargetMode") == "External" else
                os.path.normpath(os.path.join(head, node.get("Target"))) for node in self.xml(rels)}

    def style(self, cell):
        return self.styles[cell.style]

    def words(self, cell):
        """A cell in the words of the CSV form."""
        if cell is None or cell.value is None:
            return ""
        if cell.is_text:
            return cell.value
        form = self.style(cell).format
        if "yy" in form:
            return str(datetime.date(1899, 12, 30) + datetime.timedelta(days=int(cell.value)))
        decimals = len(re.split(r"[;]", form)[0].partition(".")[2])
        shown = f"{cell.value:.{decimals}f}"
        return shown if abs(float(shown) - cell.value) < 1e-9 else repr(cell.value)

    def tables(self):
        """Each table as the CSV form has it, headings first, by the name that --table has for it."""
        return {table.name.removeprefix("T_").replace("_", "-"):
                [table.headings] + [[self.words(cell) for cell in row] for row in sheet.body(table)]
                for sheet in self.sheets for table in sheet.tables}


class WordDocument:
    """The tables and charts of a Word document, in their order."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as file:
            self.root = strip_namespaces(ElementTree.fromstring(file.read("word/document.xml")))
            names = [name for name in file.namelist() if name.startswith("word/charts/")]
            self.charts = [strip_namespaces(ElementTree.fromstring(file.read(name))) for name in names]

    def tables(self):
        return [[[self.words(cell) for cell in row.iter("tc")] for row in table.iter("tr")] for table in self.root.iter("tbl")]

    def words(self, node):
        return "".join(part.text or "" if part.tag == "t" else "\n" if part.tag == "br" else "" for part in node.iter())

    def series(self):
        """Of each chart, for each series: its name and its values by the row's index."""
        return [{part.findtext("tx/v"): {int(point.get("idx")): point.findtext("v") for point in part.findall("val/numLit/pt")}
                 for part in chart.iter("ser")} for chart in self.charts]


def read_csv(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def words_in(node):
    return "".join(node.itertext()).strip("\n")


class Page:
    """The HTML form, which is XML, too: well-formed, or this fails."""

    def __init__(self, text):
        self.text = text
        try:
            self.root = ElementTree.fromstring(text.partition("\n")[2])
        except ElementTree.ParseError as error:
            check("the page is well-formed", [str(error)])
            finish()
        self.tables = {table.get("id"): [[words_in(cell) for cell in row] for row in table.iter("tr")]
                       for table in self.root.iter("table")}
        # A caption begins with the title, as a heading; a link that scrolls the table may follow.
        self.captions = {table.get("id"): words_in(table.find("caption")[0]) for table in self.root.iter("table")}
        self.pictures = [picture for picture in self.root.iter("svg") if picture.get("aria-hidden") != "true"]


def plain(markdown):
    """Markdown's text without its escapes."""
    text = re.sub(r"<br ?/?>", "\n", markdown).replace("&#8288;", "")
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def read_markdown(text):
    """The tables of the Markdown form, each with its title."""
    tables, title = [], ""
    for line in text.split("\n"):
        if line.startswith("**"):
            title = plain(line.strip("*"))
            tables.append((title, []))
        elif line.startswith("|") and tables:
            cells = [plain(cell.strip()) for cell in re.findall(r"((?:\\.|[^|\\])*)\|", line)[1:]]
            if not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
                tables[-1][1].append(cells)
    return [(title, rows) for title, rows in tables if rows]


def narrow_cell(row, x, cell):
    """Whether CELL says what the full table's ROW has at X, perhaps with the count before it or the interval after it."""
    figure, low, high, of = re.fullmatch(r"(?s)(.*?)(?: \((-?[\d.]+) to (-?[\d.]+)\))?(?: of ([\d,]+))?", cell).groups()
    if cell == row[x]:
        return True
    if of is not None and not (row[x - 1].isdigit() and of == f"{int(row[x - 1]):,}"):
        return False
    if figure == row[x]:
        return low is None and of is not None
    number = re.fullmatch(r"(?:(under) |(over) )?(-?[\d.]+)%?", figure)
    if not number or not re.fullmatch(r"-?\d+\.\d", row[x]):
        return False
    decimal = "." in number[3]  # a whole one is rounded from the counts, and not from the tenths
    if abs(float(number[3]) - float(row[x])) > (0 if decimal else 1 if number[1] or number[2] else 0.55):
        return False
    bounds = row[x + 1:x + 3]
    if low is None:
        return not (len(bounds) == 2 and decimal and re.fullmatch(r"-?\d+\.\d", bounds[0]) and float(bounds[0]) <= float(row[x]) <= float(bounds[1]))
    return all(float(told) == float(full) if decimal else abs(float(told) - float(full)) <= 0.5 and (float(told) >= 0) == (float(full) >= -0.45)
               for told, full in zip((low, high), bounds))


def same_heading(full, narrow):
    """Whether the narrow form may call a column so: "Good or better now (interval)" is "This quarter, %"."""
    name = re.sub(r" \(interval.*\)$", "", narrow)
    starts = {"Then": ("Quarter before,",), "Now": ("This quarter,",), "Good or better then": ("Quarter before,",), "Good or better now": ("This quarter,", "Last quarter,"),
              "Good or better": ("Good or better,",)}.get(name, ())
    return name == full or full.startswith(starts) or (full.startswith("Judgements: ") and full.endswith(name))


def narrow_faults(name, full, narrow):
    """What the narrow form of a table, of at most eight columns, says otherwise than the full one, or in another order."""
    if len(narrow[0]) > 8 or len(narrow) != len(full):
        yield f"{name}: {len(narrow)} rows of {len(narrow[0])} cells of {len(full)} of {len(full[0])}"
        return
    full, narrow = ([[" ".join(cell.split()) for cell in row] for row in table] for table in (full, narrow))
    at = -1
    for x, heading in enumerate(narrow[0]):
        fits = [i for i in range(at + 1, len(full[0])) if same_heading(full[0][i], heading) and
                all(narrow_cell(row, i, cells[x]) for row, cells in zip(full[1:], narrow[1:]))]
        if not fits:
            yield f"{name}: {heading}: {[cells[x] for cells in narrow[1:4]]} is no column of the full table"
            return
        at = fits[0]


def copies(name, count, teams=(), grades=()):
    """Records like those of testdata/NAME, each with an id of its own, in turn of two quarters, TEAMS and GRADES."""
    with open(os.path.join(TOP, "testdata", name), encoding="utf-8") as file:
        models = file.read().splitlines()
    lines = []
    for i in range(count):
        record = json.loads(models[i % len(models)])
        record.pop("grading", None)
        record["id"] += f"-{i}"
        record.setdefault("case", {})["id"] = str(500000 + i)
        year, _, quarter = record["audit"].get("quarter", "").partition(" Q")
        if quarter in ("1", "2", "3") and i % 2:
            record["audit"]["quarter"] = f"{year} Q{int(quarter) + 1}"
        if teams:
            record["case"]["team"] = teams[i % len(teams)]
        if grades:
            record.setdefault("overall", {})["grade"] = grades[i // 2 % len(grades)]
        lines.append(json.dumps(record, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def sefton():
    """Sefton's form with teams whose names could be taken for formulas, markup or a part of a path."""
    teams = ["=1+1 team", "A & B <b>\"team\"</b>", "Tîm\u00a0Gogledd | *[c]* #2", "-3", "../x/" + "Long name " * 12]
    grades = ["good", "requires-improvement", "good", "outstanding", "inadequate", "good", "requires-improvement"]
    return copies("sefton/sound.jsonl", 120, teams, grades)


def summarise(name, *texts, options=()):
    """The summary of records, in a file NAME."""
    return write(name, must("audit-aggregate", *options, given="".join(texts)))


def table_of(picture, captions=None):
    """The name of the table that a picture of this title shows: it has the title as its caption, or is "…: good or better by team"."""
    for table, caption in (captions or {}).items():
        if caption == picture:
            return table
    by = picture.rsplit(" by ", 1)[1]
    return {"question": "questions", "period": "series"}.get(by, "by-" + by)


def tables_of(summary, *options):
    """Every table as CSV, by name."""
    names = must("audit-export", "--list-tables", *options, summary).split()
    return {name: read_csv(must("audit-export", "-t", "csv", "--raw", "--table", name, *options, summary))
            for name in names}
