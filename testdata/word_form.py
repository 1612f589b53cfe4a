#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes a Word document in the shape of an authority's form, for cases that read one.

usage: python3 word_form.py OUT.docx < LINES

A line is one of these:
  TEXT            a paragraph
  == HEADER       a text in the header of the pages
  -- COMMENT      a comment, on the paragraph or cell before
  | CELL | CELL   a row of a table; rows that follow one another are one table, and '||' alone begins another
  +sdt | CELL     the same in a content control; '+item' is one in a repeating section; '+ins' and '+del' are inserted and deleted rows, '+head' is repeated
A cell or paragraph is text, in which \\n begins a paragraph, and these are controls and the like:
  {blank:TEXT} a control that shows the placeholder TEXT      {choice:TEXT} a drop-down list that shows TEXT
  {text:PATH} {day:PATH:FORMAT} {tick:PATH} {list:PATH:A=a,B=b} {combo:PATH:A=a}    blank controls of a template, with tags
  {plain:TEXT} a control with TEXT and no mark                {tag:PATH:TEXT} a control with the tag PATH
  {date:2021-05-13:TEXT} a calendar                           {check:1} {check:0} check boxes
  {field:TEXT} a legacy text field (blank: never filled in)   {drop:1:A,B} a legacy list, at index 1
  {box:1} a legacy check box                                  {ins:TEXT} {del:TEXT} {moved:TEXT} tracked changes
  {bold:TEXT} {hidden:TEXT}                                   {split:TEXT} each letter in a run of its own
  {table:A;B/C;D} a table in the cell                         {boxed:TEXT} a text box
A cell that begins with '^' is in a control of its own, with '<' it is merged with the cell above, with '>2 ' it is two wide.
"""
import re
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
     'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
     'xmlns:v="urn:schemas-microsoft-com:vml" '
     'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BY = 'w:author="A" w:date="2021-05-13T09:00:00Z"'
SHOWN = '<w:rStyle w:val="PlaceholderText"/>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MARKS = re.compile(r"\{(\w+):((?:[^{}]|\{[^{}]*\})*)\}")
ids = iter(range(1, 1000000))
comments, headers = [], []


def run(text, properties=""):
    parts = []
    for i, line in enumerate(text.split("\t")):
        parts.append("<w:tab/>" * (i > 0) + f'<w:t xml:space="preserve">{escape(line)}</w:t>' * bool(line))
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}{"".join(parts)}</w:r>' if text else ""


def control(properties, content):
    return f'<w:sdt><w:sdtPr><w:id w:val="{next(ids)}"/>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def field(instruction, data, result):
    name = f"F{next(ids)}"
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if result else ""
    return (f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{name}"/><w:enabled/>{data}</w:ffData>'
            f'</w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>{shown}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def items(*texts):
    return "".join(f"<w:listItem w:displayText={quoteattr(text)} w:value={quoteattr(text)}/>" for text in texts)


def mark(kind, text):
    if kind == "blank":
        return control('<w:showingPlcHdr/>', run(text, SHOWN))
    if kind == "choice":
        return control(f"<w:dropDownList>{items(text, 'Another')}</w:dropDownList>", run(text))
    if kind == "plain":
        return control("<w:text/>", run(text))
    if kind in ("text", "day", "tick", "list", "combo"):
        path, _, rest = text.partition(":")
        listed = "".join(f"<w:listItem w:displayText={quoteattr(shown)} w:value={quoteattr(value)}/>" for shown, _, value in
                         (entry.partition("=") for entry in rest.split(",")))
        own = {"text": '<w:text w:multiLine="1"/>', "list": f"<w:dropDownList>{listed}</w:dropDownList>",
               "combo": f"<w:comboBox>{listed}</w:comboBox>",
               "day": f'<w:date><w:dateFormat w:val="{rest}"/><w:lid w:val="en-GB"/></w:date>',
               "tick": '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>'}[kind]
        looks = '<w:rPr><w:b/></w:rPr>' if kind != "tick" else ""
        shown = run("\u2610") if kind == "tick" else run("Click or tap here to enter text.", SHOWN)
        return control(f'{looks}<w:tag w:val="{path}"/>' + '<w:showingPlcHdr/>' * (kind != "tick") + own, shown)
    if kind == "tag":
        path, _, text = text.partition(":")
        return control(f'<w:tag w:val="{path}"/>' + "<w:showingPlcHdr/>" * (not text), run(text or "Type here", "" if text else SHOWN))
    if kind == "date":
        day, _, text = text.partition(":")
        return control(f'<w:date w:fullDate="{day}T00:00:00Z"><w:dateFormat w:val="dd/MM/yyyy"/></w:date>', run(text))
    if kind == "check":
        on = f'<w14:checkbox><w14:checked w14:val="{text}"/></w14:checkbox>'
        return control(on, run("\u2612" if text == "1" else "\u2610"))
    if kind == "field":
        return field("FORMTEXT", "<w:textInput/>", run(text or "\u2002" * 5))
    if kind == "drop":
        index, _, listed = text.partition(":")
        entries = "".join(f"<w:listEntry w:val={quoteattr(entry)}/>" for entry in listed.split(","))
        return field("FORMDROPDOWN", f'<w:ddList><w:result w:val="{index}"/>{entries}</w:ddList>', "")
    if kind == "box":
        return field("FORMCHECKBOX", f'<w:checkBox><w:checked w:val="{text}"/></w:checkBox>', "")
    if kind == "ins":
        return f'<w:ins w:id="{next(ids)}" {BY}>{run(text)}</w:ins>'
    if kind == "moved":
        return f'<w:moveTo w:id="{next(ids)}" {BY}>{run(text)}</w:moveTo>'
    if kind == "del":
        return f'<w:del w:id="{next(ids)}" {BY}><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'
    if kind == "bold":
        return run(text, "<w:b/>")
    if kind == "hidden":
        return run(text, "<w:vanish/>")
    if kind == "split":
        return "<w:proofErr w:type=\"spellStart\"/>".join(run(letter) for letter in text)
    if kind == "boxed":
        return f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraphs(text)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    raise SystemExit(f"word_form.py: {{{kind}:...}} is unknown")


def paragraph(text):
    content, at = "", 0
    for found in MARKS.finditer(text):
        content += run(text[at:found.start()]) + mark(found[1], found[2])
        at = found.end()
    return f"<w:p>{content}{run(text[at:])}</w:p>"


def paragraphs(text):
    blocks = []
    for line in text.split("\\n"):
        nested = re.fullmatch(r"\{table:(.*)\}", line)
        if nested:
            rows = [row.split(";") for row in nested[1].split("/")]
            blocks.append(table([("", cells) for cells in rows]) + "<w:p/>")
        else:
            blocks.append(paragraph(line))
    return "".join(blocks)


def cell(text):
    around, merged, span = text.startswith("^"), text.startswith("<"), re.match(r">(\d+) ?", text)
    text = text[span.end():] if span else text.lstrip("^<")
    properties = '<w:tcW w:w="2000" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{span[1]}"/>' if span else ""
    properties += "<w:vMerge/>" if merged else ""
    xml = f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs(text)}</w:tc>"
    return control("", xml) if around else xml


def row(kind, cells):
    change = {"ins": f'<w:ins w:id="{next(ids)}" {BY}/>', "del": f'<w:del w:id="{next(ids)}" {BY}/>',
              "head": "<w:tblHeader/>"}.get(kind, "")
    xml = f"<w:tr>{f'<w:trPr>{change}</w:trPr>' if change else ''}{''.join(map(cell, cells))}</w:tr>"
    if kind == "item":
        return control('<w15:repeatingSection/>', control('<w15:repeatingSectionItem/>', xml))
    return control("", xml) if kind == "sdt" else xml


def table(rows):
    columns = max(len(cells) for _, cells in rows)
    grid = '<w:gridCol w:w="2000"/>' * columns
    return (f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"{''.join(row(kind, cells) for kind, cells in rows)}</w:tbl>")


def body(lines):
    blocks, rows = [], []
    for line in [*lines, ""]:
        found = re.match(r"(?:\+(\w+) )?\|(.*)", line)
        if found and line != "||":
            rows.append((found[1] or "", [text.strip(" ") for text in found[2].split("|")]))
            continue
        if rows:
            blocks.append(table(rows) + "<w:p/>" * (line == "||"))
            rows = []
        if line.startswith("== "):
            headers.append(line[3:])
        elif line.startswith("-- "):
            comments.append(line[3:])
        elif line != "||":
            blocks.append(paragraphs(line))
    return "".join(blocks)


def main():
    content = body(sys.stdin.read().split("\n")[:-1])
    related = [("styles", "styles")] + [("header", "header1")] * bool(headers) + [("comments", "comments")] * bool(comments)
    section = '<w:sectPr><w:headerReference w:type="default" r:id="r1"/></w:sectPr>' if headers else "<w:sectPr/>"
    parts = {
        "word/document.xml": f"<w:document {W}><w:body>{content}{section}</w:body></w:document>",
        "word/styles.xml": f'<w:styles {W}><w:style w:type="character" w:styleId="PlaceholderText">'
                           '<w:name w:val="Placeholder Text"/></w:style></w:styles>'}
    if headers:
        parts["word/header1.xml"] = f"<w:hdr {W}>{''.join(map(paragraphs, headers))}</w:hdr>"
    if comments:
        listed = "".join(f'<w:comment w:id="{i}" {BY}>{paragraphs(text)}</w:comment>' for i, text in enumerate(comments))
        parts["word/comments.xml"] = f"<w:comments {W}>{listed}</w:comments>"
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{TYPES}.{kind}+xml"/>' for name, kind in (
            ("word/document.xml", "document.main"), ("word/styles.xml", "styles"), ("word/header1.xml", "header"),
            ("word/comments.xml", "comments")) if name in parts)
    links = "".join(f'<Relationship Id="r{i}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
                    for i, (kind, name) in enumerate(related))
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/'
    with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as out:
        def put(name, xml):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, HEAD + xml)

        put("[Content_Types].xml", f'<Types {package}content-types"><Default Extension="rels" ContentType='
            f'"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/>{overrides}</Types>')
        put("_rels/.rels", f'<Relationships {package}relationships"><Relationship Id="r1" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>')
        put("word/_rels/document.xml.rels", f'<Relationships {package}relationships">{links}</Relationships>')
        for name, xml in parts.items():
            put(name, xml)


if __name__ == "__main__":
    main()
