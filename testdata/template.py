#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes a Word document as a council's template: green headings under German ids, a header with a picture, a link and a tracked
change, headers of the first and of even pages, a footer, a theme, a list, pages of letter size.

usage: template.py OUT.docx [FAULT]        FAULT: one of the names in FAULTS below, that it has in addition
"""
import struct
import sys
import zipfile
import zlib

W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
     'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
     'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
     'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"')
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
TYPE = 'application/vnd.openxmlformats-officedocument.'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def png():
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 1, 1, 8, 2, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(b'\0\0\x60\x40')) + chunk(b'IEND', b''))


def line(text, style='Kopf'):
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{text}</w:p>'


def run(text):
    return f'<w:r><w:t>{text}</w:t></w:r>'


def relationships(each):
    return (f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">' + ''.join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>' for key, kind, target, mode in each) +
        '</Relationships>')


PICTURE = ('<w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><wp:docPr id="1" name="Crest" descr="Crest"/>'
           '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
           '<pic:cNvPr id="1" name="Crest"><a:hlinkClick r:id="away"/></pic:cNvPr><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
           '<a:blip r:embed="crest"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
           '<a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
           '</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>')
STYLES = f'''<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:sz w:val="22"/>
<w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="Heading 1"/><w:basedOn w:val="Standard"/><w:rPr>
<w:color w:val="006040"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Kopf"><w:name w:val="header"/><w:basedOn w:val="Standard"/></w:style>
<w:style w:type="paragraph" w:styleId="Punkte"><w:name w:val="List Bullet"/><w:basedOn w:val="Standard"/></w:style>
<w:style w:type="paragraph" w:styleId="Box"><w:name w:val="Kasten"/><w:basedOn w:val="Standard"/></w:style></w:styles>'''
PARTS = {
    'word/document.xml': f'''<w:document {W}><w:body><w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="head"/>
<w:footerReference w:type="default" r:id="foot"/><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr></w:p><w:p>
<w:r><w:t>Text of the template</w:t></w:r></w:p><w:sectPr><w:headerReference w:type="even" r:id="even"/><w:pgSz w:w="12240"
w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>
<w:titlePg/></w:sectPr></w:body></w:document>''',
    'word/header7.xml': f'<w:hdr {W}>' + line(PICTURE + '<w:hyperlink r:id="away">' + run('Example Council') + '</w:hyperlink>'
        '<w:ins w:id="1" w:author="Ann Author">' + run(' &amp; partners') + '</w:ins><w:del w:id="2" w:author="Ann Author">'
        '<w:r><w:delText>old name</w:delText></w:r></w:del>') + '</w:hdr>',
    'word/header8.xml': f'<w:hdr {W}>' + line(run('Even pages')) + '</w:hdr>',
    'word/footer9.xml': f'<w:ftr {W}>' + line(run('Market Street') + '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r>'
        '</w:fldSimple>') + '</w:ftr>',
    'word/styles.xml': STYLES.replace('\n', ''),
    'word/numbering.xml': f'<w:numbering {W}><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '</w:lvl></w:abstractNum><w:num w:numId="6"><w:abstractNumId w:val="4"/></w:num></w:numbering>',
    'word/settings.xml': f'<w:settings {W}><w:evenAndOddHeaders/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1"/></w:settings>',
    'word/theme/theme1.xml': '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Council">'
        '<a:themeElements><a:clrScheme name="Council"><a:accent1><a:srgbClr val="006040"/></a:accent1></a:clrScheme>'
        '</a:themeElements></a:theme>',
}
LINKS = [('head', 'header', 'header7.xml', ''), ('even', 'header', 'header8.xml', ''), ('foot', 'footer', 'footer9.xml', ''),
         ('styles', 'styles', 'styles.xml', ''), ('lists', 'numbering', 'numbering.xml', ''),
         ('settings', 'settings', 'settings.xml', ''), ('theme', 'theme', 'theme/theme1.xml', '')]
# A fault: the part, a text in it, and the text that takes its place.
FAULTS = {
    'object': ('word/header7.xml', '</w:hdr>', '<w:p><w:r><w:object/></w:r></w:p></w:hdr>'),
    'field': ('word/footer9.xml', '</w:ftr>', '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDE'
              '</w:instrText></w:r><w:r><w:instrText>TEXT "/etc/passwd" </w:instrText></w:r><w:r><w:fldChar '
              'w:fldCharType="end"/></w:r></w:p></w:ftr>'),
    'field-at-once': ('word/footer9.xml', '" PAGE "', '" DDEAUTO c:\\\\cmd "'),
    'linked-picture': ('word/header7.xml', 'r:embed="crest"', 'r:link="away"'),
    'embedded-file': ('word/header7.xml', 'r:embed="crest"', 'r:embed="file"'),
    'type': ('word/styles.xml', '<w:styles', '<!DOCTYPE w:styles [<!ENTITY a "aaaa">]><w:styles'),
    'strict': ('word/header7.xml', 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
               'xmlns:a="http://purl.oclc.org/ooxml/drawingml/main"'),
    'no-styles': ('word/styles.xml', 'w:styles', 'w:fonts'),
    'narrow': ('word/document.xml', 'w:right="1440"', 'w:right="8000"'),
    'damaged': ('word/header8.xml', '</w:hdr>', ''),
    'no-document': ('word/document.xml', 'w:document', 'w:glossaryDocument'),
}


def main(out, fault=''):
    parts = dict(PARTS)
    if fault in FAULTS:
        part, old, new = FAULTS[fault]
        parts[part] = parts[part].replace(old, new)
    if fault == 'template':
        main_type = 'template.main'
    else:
        main_type = 'document.main' if fault != 'macros' else ''
    kinds = {'document': main_type, 'styles': 'styles', 'numbering': 'numbering', 'settings': 'settings', 'header7': 'header',
             'header8': 'header', 'footer9': 'footer'}
    types = ''.join(f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}wordprocessingml.{kind}+xml"/>' if kind else
                    f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
                    for name, kind in kinds.items())
    files = {
        '[Content_Types].xml': f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/'
            f'vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Override '
            f'PartName="/word/theme/theme1.xml" ContentType="{TYPE}theme+xml"/>{types}</Types>',
        '_rels/.rels': relationships([('main', 'officeDocument', 'word/document.xml', '')]),
        'word/_rels/document.xml.rels': relationships(LINKS),
        'word/_rels/header7.xml.rels': relationships([
            ('crest', 'image', 'media/crest.png', ''), ('file', 'package', 'embeddings/book.xlsx', ''),
            ('away', 'hyperlink', 'https://example.org/', ' TargetMode="External"')]),
        **{name: HEAD + text for name, text in parts.items()},
        'word/media/crest.png': b'MZ no picture' if fault == 'no-picture' else png(),
        'word/embeddings/book.xlsx': b'PK',
    }
    if fault == 'project':
        files['word/vbaProject.bin'] = b''
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name), content)


main(*sys.argv[1:])
