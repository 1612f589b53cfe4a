#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fills in the content controls of a Word document, as Word does.

usage: reply.py FILE.docx NEW.docx TAG=TEXT... [bare]       bare: without the controls, as some programs save it
"""
import re
import sys
import zipfile
from xml.sax.saxutils import escape


def fill(xml, tag, text):
    def filled(found):
        control = found.group(0).replace('<w:showingPlcHdr/>', '')
        run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
        return re.sub(r'<w:sdtContent>.*?</w:sdtContent>', lambda _: f'<w:sdtContent>{run}</w:sdtContent>', control)
    pattern = rf'<w:sdt><w:sdtPr>(?:(?!</w:sdtPr>).)*<w:tag w:val="{re.escape(tag)}"/>.*?</w:sdt>'
    xml, count = re.subn(pattern, filled, xml)
    if count != 1:
        sys.exit(f'{count} controls with the tag {tag}')
    return xml


source, to = sys.argv[1:3]
with zipfile.ZipFile(source) as old, zipfile.ZipFile(to, 'w', zipfile.ZIP_DEFLATED) as new:
    for name in old.namelist():
        part = old.read(name)
        if name == 'word/document.xml':
            xml = part.decode()
            for edit in sys.argv[3:]:
                if edit == 'bare':
                    xml = re.sub(r'<w:sdt>.*?<w:sdtContent>(.*?)</w:sdtContent></w:sdt>', r'\1', xml)
                else:
                    xml = fill(xml, *edit.split('=', 1))
            part = xml.encode()
        new.writestr(name, part)
