"""Makes hostile copies of a form: python3 hostile.py FORM.xlsx FOLDER"""
import shutil
import struct
import sys
import warnings
import zipfile

form, folder = sys.argv[1:]
warnings.simplefilter("ignore")  # of names that are there twice
with zipfile.ZipFile(form) as file:
    parts = {name: file.read(name) for name in file.namelist()}
SHEET, TEXTS, LINKS = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"


def save(name, changes=(), more=()):
    with zipfile.ZipFile(f"{folder}/{name}.xlsx", "w", zipfile.ZIP_DEFLATED) as file:
        for part, content in [*{**parts, **dict(changes)}.items(), *more]:
            file.writestr(part, content)


def replaced(part, old, new, count=1):
    assert old in parts[part], (part, old)
    return part, parts[part].replace(old, new, count)


def patched(name, old, new):
    """The bytes of the whole file changed, such as a size in the directory."""
    with open(f"{folder}/{name}.xlsx", "rb") as file:
        content = file.read()
    assert old in content
    with open(f"{folder}/{name}.xlsx", "wb") as file:
        file.write(content.replace(old, new))


def overlapping(name, part, others):
    """The directory gives OTHERS the bytes of PART: one packed text is read as several parts."""
    path = f"{folder}/{name}.xlsx"
    with open(path, "rb") as file:
        content = bytearray(file.read())
    entries, at = {}, content.index(b"PK\x01\x02")
    while content[at:at + 4] == b"PK\x01\x02":
        size, extra, comment = struct.unpack_from("<HHH", content, at + 28)
        entries[content[at + 46:at + 46 + size].decode()] = at
        at += 46 + size + extra + comment
    for other in others:
        for start, end in (16, 28), (42, 46):  # the sum and the sizes, the offset
            content[entries[other] + start:entries[other] + end] = content[entries[part] + start:entries[part] + end]
    with open(path, "wb") as file:
        file.write(content)


def doctype(part, words, encoding="utf-8"):
    text = parts[part].decode().split("?>", 1)[1]
    return part, (f'<?xml version="1.0" encoding="{encoding}"?>{words}' + text).encode(encoding)


bomb = '<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
save("entity-bomb", [doctype(TEXTS, bomb)])
save("entity-of-a-file", [doctype(SHEET, '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>')])
save("entity-in-utf-16", [doctype(SHEET, '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "utf-16")])
save("utf-7", [replaced(SHEET, b"UTF-8", b"UTF-7")])
save("names-twice", more=[("XL\\worksheets\\Sheet2.xml", parts[SHEET])])
save("sheet-elsewhere", [replaced(LINKS, b'Target="worksheets/sheet2.xml"', b'Target="file:///dev/zero" TargetMode="External"')])
save("sheet-above", [replaced(LINKS, b'Target="worksheets/sheet2.xml"', b'Target="../../../../etc/passwd"')],
     more=[("../../etc/passwd", b"x"), ("/abs", b"x")])
save("picture-of-a-file", more=[(
    "xl/worksheets/_rels/sheet3.xml.rels",
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://'
    b'schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///dev/zero" TargetMode="External"/>'
    b"</Relationships>")])
comment = b"<!--" + b"x" * ((1 << 20) - 100) + b"-->"
large = parts[SHEET].replace(b"<sheetData>", comment * 130 + b"<sheetData>", 1)
save("too-much", [(SHEET, large)])
shutil.copy(f"{folder}/too-much.xlsx", f"{folder}/a-lie-about-sizes.xlsx")
patched("a-lie-about-sizes", struct.pack("<I", len(large)), struct.pack("<I", 1000))
save("long-token", [replaced(SHEET, b"<sheetData>", b"<!--" + b"x" * (2 << 20) + b"--><sheetData>")])
save("many-attributes", [replaced(SHEET, b"<sheetData>", b"<a" + b"".join(b' a%d=""' % i for i in range(600)) + b"/><sheetData>")])
save("deep", [replaced(SHEET, b"<sheetData>", b"<a>" * 300 + b"</a>" * 300 + b"<sheetData>")])
shared = parts[TEXTS].replace(b"</sst>", b"<si><t>" + b"x" * (1 << 20) + b"</t></si></sst>")
last = parts[TEXTS].count(b"<si>")
rows = b"".join(b'<row r="%d"><c r="K%d" t="s"><v>%d</v></c></row>' % (900 + i, 900 + i, last) for i in range(20))
save("one-text-in-many-cells", [(TEXTS, shared), replaced(SHEET, b"</sheetData>", rows + b"</sheetData>")])
save("far-cell", [replaced(SHEET, b"</sheetData>", b'<row r="16777217"><c r="A16777217"><v>1</v></c></row></sheetData>')])
save("members", more=[(f"a{i}", b"") for i in range(2001)])
save("claims-to-be-large", [replaced(SHEET, b'<dimension ref="', b'<dimension ref="A1:XFD1048576" was="')])
save("packed-well", [replaced(SHEET, b"</sheetData>", b"</sheetData>" + comment * 4)])
others = [f"a{i}.xml" for i in range(100)]
save("overlapping-parts", more=[(other, b"x") for other in others])
overlapping("overlapping-parts", SHEET, ["xl/worksheets/sheet1.xml", *others])
