"""Copies a Word document with a fault.

usage: fault.py OLD.docx NEW.docx FAULT
"""
import sys
import zipfile

OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
EXTERNAL = '<Relationship Id="x1" Type="%s" Target="file:///c:/x.dotm" TargetMode="External"/>'
INSIDE = '<Relationship Id="x1" Type="%s" Target="x.bin"/>'
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>%s<w:r><w:fldChar w:fldCharType="end"/></w:r>'
INSTR = '<w:r><w:instrText> %s </w:instrText></w:r>'
LINKS, BODY = 'word/_rels/document.xml.rels', 'word/document.xml'


def before(end, text):
    return lambda old: old.replace(end, text + end, 1)


def in_body(text):
    return BODY, before('</w:body>', f'<w:p>{text}</w:p>')


FAULTS = {
    'macros': ('[Content_Types].xml', lambda old: old.replace('document.main+xml', 'document.macroEnabled.main+xml')),
    'project': ('word/vbaProject.bin', lambda old: ''),
    'object': in_body('<w:r><w:object/></w:r>'),
    'chunk': in_body('<w:altChunk/>'),
    'embedded': (LINKS, before('</Relationships>', INSIDE % (OFFICE + '/oleObject'))),
    'outside': (LINKS, before('</Relationships>', EXTERNAL % (OFFICE + '/image'))),
    'own-template': ('word/_rels/settings.xml.rels', lambda old: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                     'relationships">' + EXTERNAL % (OFFICE + '/attachedTemplate') + '</Relationships>'),
    'field': in_body(FIELD % (INSTR % 'INCLUDE' + INSTR % 'TEXT')),
    'field-at-once': in_body('<w:fldSimple w:instr=" DDEAUTO c:\\\\cmd "/>'),
    'field-in-field': in_body(FIELD % (FIELD % (INSTR % 'QUOTE DDE') + INSTR % 'AUTO')),
    'field-without-end': in_body('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + INSTR % 'LINK'),
    'type': (BODY, lambda old: old.replace('<w:document', '<!DOCTYPE w:document [<!ENTITY a "aaaa">]><w:document', 1)),
    'damaged': ('word/header1.xml', lambda old: old[:-9]),
    'wide': (BODY, lambda old: old.replace('UTF-8', 'UTF-16').encode('utf-16')),
    'deep': in_body('<w:sdt><w:sdtContent>' * 200 + '</w:sdtContent></w:sdt>' * 200),
    'two-lists': (BODY, lambda old: old.replace('actions[].owner', 'findings[].text')),
    'no-controls': (BODY, lambda old: old.replace('<w:tag ', '<w:alias ')),
    'other-part': (BODY, lambda old: old.replace('w:document', 'w:glossaryDocument')),
}
source, to, fault = sys.argv[1:]
part, change = FAULTS[fault]
with zipfile.ZipFile(source) as old, zipfile.ZipFile(to, 'w', zipfile.ZIP_DEFLATED) as new:
    parts = {name: old.read(name).decode() for name in old.namelist()}
    if fault == 'no-controls':
        parts['word/header1.xml'] = change(parts['word/header1.xml'])
    parts[part] = change(parts.get(part, ''))
    for name, text in parts.items():
        new.writestr(name, text)
