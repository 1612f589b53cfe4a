"""Fills in the controls of a Word document, as Word does: fill.py OLD.docx NEW.docx [TAG[#N]=TEXT | TAG[#N]=ROW-GONE]...  N: the Nth with this tag"""
import re
import sys
import zipfile
from xml.sax.saxutils import escape

source, to, *edits = sys.argv[1:]
with zipfile.ZipFile(source) as old, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as new:
    for name in old.namelist():
        part = old.read(name)
        for edit in edits if name == "word/document.xml" else []:
            tag, text = edit.split("=", 1)
            tag, _, number = tag.partition("#")
            xml = part.decode()
            found = list(re.finditer(rf'<w:sdt><w:sdtPr>(?:(?!</w:sdtPr>).)*<w:tag w:val="{re.escape(tag)}"/>.*?</w:sdt>', xml))
            found = found[int(number or 1) - 1]
            begin, end, control = found.start(), found.end(), found[0]
            if text == "ROW-GONE":
                begin, end, control = xml.rindex("<w:tr>", 0, begin), xml.index("</w:tr>", end) + 7, ""
            else:
                control = control.replace("<w:showingPlcHdr/>", "")
                if "w14:checkbox" in control:
                    control = control.replace('w14:checked w14:val="0"', 'w14:checked w14:val="1"')
                control = re.sub(r"<w:sdtContent>.*</w:sdtContent>",
                                 lambda _: f'<w:sdtContent><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:sdtContent>', control)
            part = (xml[:begin] + control + xml[end:]).encode()
        new.writestr(name, part)
