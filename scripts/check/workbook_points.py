# SPDX-License-Identifier: MIT
"""The points of the checklist for accessible spreadsheets of the UK Government Analysis Function, C1 to C36, as tests of
a workbook for the public: each is a function that takes the workbook and yields what is wrong.

Not here: C15, C33 and C34 (plain words, spelling, another program's verdict), and what the library that writes workbooks
cannot do (C18's named styles, C35's language).
"""
import re

import report_forms as forms

SHORTHAND = ("[c]", "[u]", "[x]", "[z]")
PUBLISHER = ["--publisher", "An Invented Council", "--contact", "quality@council.example"]


def every_table(book):
    return [(sheet, table) for sheet in book.sheets for table in sheet.tables]


def every_cell(book):
    return [(sheet, cell) for sheet in book.sheets for cell in sheet.cells.values() if cell.value is not None]


def elements(book, *names):
    return [f"{sheet.name}: <{node.tag}>" for sheet in book.sheets for node in sheet.root.iter() if node.tag in names]


def c1_tables_with_headings(book):
    for sheet in book.sheets:
        if not sheet.tables:
            yield f"{sheet.name}: no table"
    for sheet, table in every_table(book):
        above = [sheet.value(table.top, column) for column in range(table.left, table.right + 1)]
        if table.root.get("headerRowCount", "1") != "1" or above != table.headings:
            yield f"{sheet.name}: the table's headings are not its first row: {above}"


def c2_table_names(book):
    names = [table.name.lower() for _, table in every_table(book)]
    for name in names:
        if not re.fullmatch(r"[a-z_]\w*", name) or re.fullmatch(r"[a-z]{1,3}\d+|table_?\d*", name):
            yield f"{name}: not a meaningful and valid name"
        if names.count(name) > 1:
            yield f"{name}: twice"


def c4_nothing_blank(book):
    for sheet, table in every_table(book):
        body = sheet.body(table)
        for line in [*body, *zip(*body)]:
            if not any(cell and str(cell.value).strip() for cell in line):
                yield f"{sheet.name}: a blank row or column"


def c5_headings(book):
    for sheet, table in every_table(book):
        folded = [heading.casefold().strip() for heading in table.headings]
        if not all(folded) or len(set(folded)) != len(folded):
            yield f"{sheet.name}: {table.headings}"
        for row in sheet.body(table):
            if [cell.value for cell in row if cell] == table.headings:
                yield f"{sheet.name}: a second row of headings"


def widths(sheet):
    return {column: float(node.get("width")) for node in sheet.root.iter("col")
            for column in range(int(node.get("min")), int(node.get("max")) + 1)}


def lines_of(text, width):
    """How many lines TEXT takes at least in a column of WIDTH, by a letter of Arial 12 of 7 pixels."""
    return sum(max(1, -(-len(line) * 7 // int(width * 7 + 5))) for line in text.split("\n"))


def c6_texts_wrap(book):
    for sheet, table in every_table(book):
        wide = widths(sheet)
        heights = {int(row.get("r")): float(row.get("ht", "15")) for row in sheet.root.iter("row")}
        for (row, column), cell in sheet.cells.items():
            if not cell.is_text or row < table.top:
                continue
            if not book.style(cell).wraps:
                yield f"{sheet.name}!{cell.name}: does not wrap"
            if heights[row] < 15 * lines_of(cell.value, wide[column]) and heights[row] < 409:
                yield f"{sheet.name}!{cell.name}: cut off below"


def c8_no_empty_cell(book):
    for sheet, table in every_table(book):
        for row in sheet.body(table):
            if not all(cell and str(cell.value).strip() for cell in row):
                yield f"{sheet.name}: an empty cell beside {row[0] and row[0].value}"


def c9_nothing_hidden(book):
    for sheet in book.sheets:
        for node in [sheet.node, *sheet.root.iter("row"), *sheet.root.iter("col"), *sheet.root.iter("sheetFormatPr")]:
            if node.get("state", "visible") != "visible" or node.get("hidden", "0") != "0" or node.get("zeroHeight") or \
                    "0" in (node.get("ht"), node.get("width")):
                yield f"{sheet.name}: {node.tag} is hidden"
    for node in book.root.iter("definedName"):
        if node.get("hidden", "0") != "0" or not node.get("name").startswith("_xlnm.Print_"):
            yield f"a name {node.get('name')}"


def c10_widths(book):
    for sheet, table in every_table(book):
        wide = widths(sheet)
        for column in range(table.left, table.right + 1):
            texts = [str(sheet.value(row, column)) for row in range(table.top, table.bottom + 1)]
            least = 32 if max(map(len, texts)) > 50 else 16
            word = max((word for text in texts for word in text.split()), key=len)
            if wide.get(column, 0) < least or wide[column] * 7 + 5 < min(len(word), 60) * 6:
                yield f"{sheet.name}: column {column} is too narrow: {wide.get(column)} for {word}"


def notes_of(book):
    """What the sheet of notes explains, as it is marked."""
    for sheet, table in every_table(book):
        if sheet.name == "Notes":
            return {re.sub(r"^(note \d+)$", r"[\1]", row[0].value): row[1].value for row in sheet.body(table)}
    return {}


def headings_of(book):
    return [heading for _, table in every_table(book) for heading in table.headings]


def c11_markers(book):
    for sheet, cell in every_cell(book):
        if book.style(cell).raised or (cell.is_text and re.search("[\u2020\u2021\u00b2\u00b3\u00b9\u2070-\u2079]", cell.value)):
            yield f"{sheet.name}!{cell.name}: a raised mark"
    for text in book.xml("xl/sharedStrings.xml").iter("r"):
        yield "a text of several fonts: " + "".join(text.itertext())
    for heading in headings_of(book):
        if re.search(r"[\[(*]", re.sub(r"( \[note \d+\])+$", "", heading)):
            yield f"a marker of another kind: {heading}"


def c12_word_note(book):
    return [heading for heading in headings_of(book) if re.search(r"\[(?!note \d+\])", heading)]


def c13_markers_in_headings_only(book):
    for sheet, table in every_table(book):
        places = {(table.top, column) for column in range(table.left, table.right + 1)}
        for place, cell in sheet.cells.items():
            if cell.is_text and "[note" in cell.value.lower() and place not in places:
                yield f"{sheet.name}!{cell.name}: {cell.value}"


def c14_notes(book):
    notes = notes_of(book)
    used = set(re.findall(r"\[note \d+\]", " ".join(headings_of(book))))
    used |= {cell.value for _, cell in every_cell(book) if cell.is_text and re.fullmatch(r"\[\w\]", cell.value)}
    if [sheet.name for sheet in book.sheets].count("Notes") != 1:
        yield "not one sheet of notes"
    yield from (f"{mark}: not explained" for mark in sorted(used - set(notes)))
    yield from (f"{mark}: not a shorthand that is known" for mark in sorted(used) if not mark.startswith("[note") and
                mark not in SHORTHAND)
    yield from (f"{mark}: explained and not used" for mark in sorted(set(notes) - used) if mark not in SHORTHAND)
    yield from (f"{mark}: explained with nothing" for mark in notes if not notes[mark].strip())


def c16_links(book):
    names, led_to = {sheet.name for sheet in book.sheets}, []
    for sheet in book.sheets:
        for link in sheet.root.iter("hyperlink"):
            words = sheet.value(*forms.place_of(link.get("ref")))
            name = re.fullmatch(r"'(.*)'!A1", link.get("location", ""))
            if not name or name[1].replace("''", "'") not in names:
                yield f"{sheet.name}: leads nowhere: {link.attrib}"
                continue
            led_to.append(name[1].replace("''", "'"))
            target = next(other for other in book.sheets if other.name == led_to[-1])
            if words != target.value(1, 1) or words.lower() in ("here", "link", "click here") or "://" in words:
                yield f"{sheet.name}: {words}: not what it leads to"
    if sorted(led_to) != sorted(names - {"Contents"}):
        yield f"the contents lead to {led_to}"


def c17_fonts(book):
    for sheet, cell in every_cell(book):
        style, title = book.style(cell), cell.name == "A1"
        if style.family != "Arial" or style.size < 12 or (title and (style.size, style.bold) != (16, True)):
            yield f"{sheet.name}!{cell.name}: {style.family} {style.size}"


def c18_titles(book):
    titles = [sheet.value(1, 1) for sheet in book.sheets]
    for sheet, title in zip(book.sheets, titles):
        if not title or titles.count(title) > 1 or len(title) > 200:
            yield f"{sheet.name}: {title}"


def c19_symbols(book, given):
    """GIVEN is what the summary says: the authorities' titles and names of teams are theirs."""
    for text in [*book.texts, *(sheet.name for sheet in book.sheets)]:
        own = text
        for words in given:
            own = own.replace(words, "")
        if re.search(r"[&#*]", own):
            yield text


def c21_c22_looks(book):
    for sheet, cell in every_cell(book):
        style = book.style(cell)
        if style.border or style.fill:
            yield f"{sheet.name}!{cell.name}: {'border' if style.border else 'fill'}"


def c22_no_banding(book):
    yield from c21_c22_looks(book)
    for _, table in every_table(book):
        info = table.root.find("tableStyleInfo")
        if info is not None and (info.get("name", "None") != "None" or info.get("showRowStripes") == "1"
                                 or info.get("showColumnStripes") == "1"):
            yield f"{table.name}: {info.attrib}"


def c23_colour_alone(book):
    yield from elements(book, "conditionalFormatting", "tabColor", "extLst")
    yield from ("a style of differences" for _ in book.differential)
    for sheet, cell in every_cell(book):
        if book.style(cell).colour and not book.style(cell).underlined:
            yield f"{sheet.name}!{cell.name}: coloured"


def c24_contrast(book):
    def light(colour):
        parts = [int(colour[-6:][i:i + 2], 16) / 255 for i in (0, 2, 4)]
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    for style in book.styles:
        if style.colour and 1.05 / (light(style.colour) + 0.05) < 4.5:
            yield style.colour


def parts_named(book, pattern):
    return [name for name in book.parts if re.search(pattern, name, re.I)]


def c26_no_macros(book):
    yield from parts_named(book, r"vba|macro|activex|externalLink|connections|customXml|comments")
    yield from elements(book, "f", "dataValidation")
    if b"macroEnabled" in book.parts["[Content_Types].xml"]:
        yield "the type of the whole"


def c27_sheet_names(book):
    names = [sheet.name.casefold() for sheet in book.sheets]
    for name in names:
        if names.count(name) > 1 or len(name) > 31 or re.search(r"^sheet\d*$|[\[\]:*?/\\]|^'|'$", name) or not name.strip():
            yield name


def c28_no_blank_sheet(book):
    return [sheet.name for sheet in book.sheets if not any(sheet.body(table) for table in sheet.tables)]


def c29_column_a(book):
    for sheet, table in every_table(book):
        above = {place: cell.value for place, cell in sheet.cells.items() if place[0] < table.top}
        if any(column != 1 for _, column in above) or len(above) != table.top - 1 or not all(above.values()):
            yield f"{sheet.name}: above the table {above}"
        if not re.search(r"\bone table\b", above.get((2, 1)) or "") or "Notes" not in above[(2, 1)]:
            yield f"{sheet.name}!A2 does not tell of the table and the notes"


def c31_nothing_beside(book):
    for sheet, table in every_table(book):
        for (row, column), cell in sheet.cells.items():
            if row > table.bottom or (row >= table.top and column > table.right):
                yield f"{sheet.name}!{cell.name}: {cell.value}"


def c35_properties(book):
    core, app = book.xml("docProps/core.xml"), book.xml("docProps/app.xml")
    for name in ("creator", "lastModifiedBy"):
        if core.findtext(name) != PUBLISHER[1]:
            yield f"{name}: {core.findtext(name)}"
    if not core.findtext("title") or not core.findtext("subject") or app.findtext("Company") != PUBLISHER[1]:
        yield "no title, subject or organisation"
    if set(node.tag for node in core) - {"title", "subject", "creator", "lastModifiedBy", "created", "modified"}:
        yield "other properties"


def c36_first_sheet(book):
    for view in book.root.iter("workbookView"):
        if view.get("activeTab", "0") != "0" or view.get("firstSheet", "0") != "0":
            yield "opens on another sheet"
    for i, sheet in enumerate(book.sheets):
        for view in sheet.root.iter("sheetView"):
            if (view.get("tabSelected") == "1") != (i == 0) or view.get("topLeftCell", "A1") != "A1":
                yield f"{sheet.name}: {view.attrib}"
        yield from (f"{sheet.name}: {node.attrib}" for node in sheet.root.iter("selection")
                    if node.get("activeCell", "A1") != "A1")


def parts_in_order(book):
    if [sheet.name for sheet in book.sheets][:3] != ["Cover", "Contents", "Notes"]:
        yield "the sheets begin in another order"
    cover = {row[0].value: row[1].value for row in book.sheets[0].body(book.sheets[0].tables[0])}
    wanted = {"Purpose": None, "Published by": PUBLISHER[1], "Contact": PUBLISHER[3]}
    yield from (f"cover: {item}" for item in wanted if not cover.get(item) or wanted[item] not in (None, cover[item]))


POINTS = [
    ("C1 every table is one, with a row of headings", c1_tables_with_headings),
    ("C2 names of tables", c2_table_names),
    ("C3 nothing merged, no table in a table", lambda book: elements(book, "mergeCell")),
    ("C4 no blank row or column", c4_nothing_blank), ("C5 one row of headings, filled and unique", c5_headings),
    ("C6 texts wrap and are not cut off", c6_texts_wrap),
    ("C7 no filters, no frozen panes", lambda book: elements(book, "autoFilter", "pane") +
     [table.name for _, table in every_table(book) if table.root.find("autoFilter") is not None]),
    ("C8 no empty cell", c8_no_empty_cell), ("C9 nothing hidden", c9_nothing_hidden), ("C10 widths", c10_widths),
    ("C11 markers as [note 1]", c11_markers), ("C12 the word note", c12_word_note),
    ("C13 markers in headings only", c13_markers_in_headings_only),
    ("C14 notes on one sheet, each explained and each used", c14_notes), ("C16 links say where they lead", c16_links),
    ("C17 Arial of 12 or more, titles 16 and bold", c17_fonts), ("C18 a title in A1", c18_titles),
    ("C20 no headers, boxes or things that float", lambda book: elements(
        book, "headerFooter", "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls")),
    ("C21 no borders", lambda book: [fault for fault in c21_c22_looks(book) if fault.endswith("border")]),
    ("C22 no fill, no bands", c22_no_banding), ("C23 colour tells nothing alone", c23_colour_alone),
    ("C24 contrast", c24_contrast), ("C25 no pictures", lambda book: parts_named(book, "chart|drawing|media")),
    ("C26 no macros or formulas", c26_no_macros), ("C27 names of sheets", c27_sheet_names),
    ("C28 no blank sheet", c28_no_blank_sheet), ("C29 title and notes in column A", c29_column_a),
    ("C30 tables start in column A", lambda book: [t.name for _, t in every_table(book) if t.left != 1]),
    ("C31 nothing below or beside a table", c31_nothing_beside),
    ("C32 one table a sheet", lambda book: [sheet.name for sheet in book.sheets if len(sheet.tables) != 1]),
    ("C35 properties", c35_properties), ("C36 opens on the first sheet, in A1", c36_first_sheet),
    ("cover, contents, notes", parts_in_order)]
