#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds a Word document against what Word demands: each part is well-formed and has a content type, each relationship leads to
a part, each reference to a relationship, and the children of each element are known and in the order of the schemas of ECMA-376
(wml.xsd, dml-chart.xsd, dml-wordprocessingDrawing.xsd). Word refuses a document in another order, where LibreOffice reads it.

usage: document_order.py FILE.docx...        prints what is wrong; status 1 if anything is
"""
import posixpath
import sys
import xml.etree.ElementTree as tree
import zipfile

SPACES = {
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
    'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c',
    'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
    'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
    'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
    'http://www.w3.org/XML/1998/namespace': 'xml',
}
RELATIONSHIPS = '{http://schemas.openxmlformats.org/package/2006/relationships}'
TYPES = '{http://schemas.openxmlformats.org/package/2006/content-types}'

ANY = None  # children in any order
BAR_SERIES = 'c:idx c:order c:tx c:spPr c:invertIfNegative c:dLbls c:errBars c:cat c:val'
LINE_SERIES = 'c:idx c:order c:tx c:spPr c:marker c:dLbls c:errBars c:cat c:val c:smooth'
AXIS = ('c:axId c:scaling c:delete c:axPos c:majorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr '
        'c:txPr c:crossAx c:crosses ')
ORDER = {
    'w:document': 'w:body',
    'w:body': ANY,
    'w:p': ANY,
    'w:pPr': 'w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:numPr w:pBdr w:shd w:tabs w:spacing w:ind w:jc w:outlineLvl '
             'w:rPr w:sectPr',
    'w:r': ANY,
    'w:rPr': 'w:rStyle w:rFonts w:b w:i w:color w:sz w:szCs w:u w:lang',
    'w:fldSimple': 'w:r',
    'w:numPr': 'w:ilvl w:numId',
    'w:pBdr': 'w:top w:left w:bottom w:right',
    'w:tbl': 'w:tblPr w:tblGrid w:tr',
    'w:tblPr': 'w:tblStyle w:tblW w:jc w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook',
    'w:tblGrid': 'w:gridCol',
    'w:tblBorders': 'w:top w:left w:bottom w:right w:insideH w:insideV',
    'w:tblCellMar': 'w:top w:left w:bottom w:right',
    'w:tr': 'w:trPr w:tc',
    'w:trPr': ANY,
    'w:tc': 'w:tcPr w:p',
    'w:tcPr': 'w:tcW w:gridSpan w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:vAlign',
    'w:tcBorders': 'w:top w:left w:bottom w:right',
    'w:sectPr': 'w:headerReference w:footerReference w:type w:pgSz w:pgMar w:titlePg',
    'w:drawing': 'wp:inline',
    'wp:inline': 'wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic',
    'a:graphic': 'a:graphicData',
    'a:graphicData': 'c:chart pic:pic',
    'pic:pic': 'pic:nvPicPr pic:blipFill pic:spPr',
    'pic:nvPicPr': 'pic:cNvPr pic:cNvPicPr',
    'pic:blipFill': 'a:blip a:srcRect a:stretch',
    'pic:spPr': 'a:xfrm a:prstGeom',
    'a:stretch': 'a:fillRect',
    'a:xfrm': 'a:off a:ext',
    'a:prstGeom': 'a:avLst',
    'a:theme': 'a:themeElements',
    'a:themeElements': 'a:clrScheme a:fontScheme a:fmtScheme',
    'a:clrScheme': 'a:dk1 a:lt1 a:dk2 a:lt2 a:accent1',
    'a:accent1': 'a:srgbClr',
    'w:fonts': 'w:font',
    'w:font': 'w:panose1 w:charset w:family w:pitch',
    'w:sdt': 'w:sdtPr w:sdtContent',
    'w:sdtPr': 'w:rPr w:alias w:tag w:id w:lock w:placeholder w:showingPlcHdr w:text w:date w:dropDownList w:comboBox',
    'w:date': 'w:dateFormat w:lid w:storeMappedDataAs w:calendar',
    'w:comboBox': 'w:listItem',
    'w:dropDownList': 'w:listItem',
    'w:sdtContent': ANY,
    'w:styles': 'w:docDefaults w:latentStyles w:style',
    'w:docDefaults': 'w:rPrDefault w:pPrDefault',
    'w:rPrDefault': 'w:rPr',
    'w:pPrDefault': 'w:pPr',
    'w:style': 'w:name w:basedOn w:next w:link w:uiPriority w:qFormat w:pPr w:rPr w:tblPr w:tblStylePr',
    'w:tblStylePr': 'w:pPr w:rPr w:tblPr w:trPr w:tcPr',
    'w:numbering': 'w:abstractNum w:num',
    'w:abstractNum': 'w:multiLevelType w:lvl',
    'w:lvl': 'w:start w:numFmt w:pStyle w:lvlText w:lvlJc w:pPr w:rPr',
    'w:num': 'w:abstractNumId',
    'w:settings': 'w:zoom w:mirrorMargins w:defaultTabStop w:evenAndOddHeaders w:characterSpacingControl w:compat w:themeFontLang '
                  'w:clrSchemeMapping w:decimalSymbol w:listSeparator',
    'w:compat': 'w:compatSetting',
    'w:hdr': 'w:p',
    'w:ftr': 'w:p',
    'c:chartSpace': 'c:date1904 c:lang c:roundedCorners c:chart c:spPr c:txPr',
    'c:chart': 'c:title c:autoTitleDeleted c:plotArea c:legend c:plotVisOnly c:dispBlanksAs',
    'c:plotArea': 'c:layout c:barChart c:lineChart c:catAx c:valAx c:spPr',
    'c:barChart': 'c:barDir c:grouping c:varyColors c:ser c:dLbls c:gapWidth c:overlap c:axId',
    'c:lineChart': 'c:grouping c:varyColors c:ser c:dLbls c:marker c:axId',
    'c:barChart/c:ser': BAR_SERIES,
    'c:lineChart/c:ser': LINE_SERIES,
    'c:tx': 'c:v',
    'c:ser/c:marker': 'c:symbol c:size c:spPr',
    'c:dLbls': 'c:numFmt c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent c:showBubbleSize',
    'c:errBars': 'c:errDir c:errBarType c:errValType c:noEndCap c:plus c:minus c:spPr',
    'c:plus': 'c:numLit',
    'c:minus': 'c:numLit',
    'c:cat': 'c:strLit',
    'c:val': 'c:numLit',
    'c:strLit': 'c:ptCount c:pt',
    'c:numLit': 'c:formatCode c:ptCount c:pt',
    'c:pt': 'c:v',
    'c:catAx': AXIS + 'c:auto c:lblAlgn c:lblOffset c:tickLblSkip c:noMultiLvlLbl',
    'c:valAx': AXIS + 'c:crossBetween c:majorUnit',
    'c:scaling': 'c:logBase c:orientation c:max c:min',
    'c:majorGridlines': 'c:spPr',
    'c:legend': 'c:legendPos c:layout c:overlay c:spPr c:txPr',
    'c:spPr': 'a:noFill a:solidFill a:ln',
    'c:txPr': 'a:bodyPr a:lstStyle a:p',
    'a:p': 'a:pPr a:r a:endParaRPr',
    'a:pPr': 'a:defRPr',
    'a:defRPr': 'a:ln a:noFill a:solidFill',
    'a:ln': 'a:noFill a:solidFill a:prstDash',
    'a:solidFill': 'a:srgbClr',
}


def short(tag):
    space, _, name = tag[1:].partition('}')
    return SPACES.get(space, '?') + ':' + name


def check_order(part, element, faults, parent=''):
    name = short(element.tag)
    children = [short(child.tag) for child in element]
    if children:
        key = parent + '/' + name if parent + '/' + name in ORDER else name
        if key not in ORDER:
            faults.append(f'{part}: {name} has children, and this test does not know their order')
        elif ORDER[key] is not ANY:
            order = ORDER[key].split()
            known = [order.index(child) if child in order else -1 for child in children]
            if -1 in known:
                faults.append(f'{part}: {name} has {children[known.index(-1)]}, which this test does not know there')
            elif known != sorted(known):
                faults.append(f'{part}: {name} has its children in another order than the schema: {" ".join(children)}')
    for child in element:
        check_order(part, child, faults, name)


def check_relationships(names, archive, faults):
    for name in names:
        if not name.endswith('.rels'):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        targets = {}
        for relationship in tree.fromstring(archive.read(name)).iter(RELATIONSHIPS + 'Relationship'):
            target = posixpath.normpath(posixpath.join(folder, relationship.get('Target')))
            if relationship.get('Id') in targets:
                faults.append(f'{name}: two relationships have the id {relationship.get("Id")}')
            targets[relationship.get('Id')] = target
            if target not in names:
                faults.append(f'{name}: leads to {target}, which is not there')
        source = posixpath.join(folder, posixpath.basename(name)[:-len('.rels')])
        if source in names:
            for element in tree.fromstring(archive.read(source)).iter():
                for attribute, value in element.attrib.items():
                    if short(attribute).startswith('r:') and value not in targets:
                        faults.append(f'{source}: refers to {value}, which is no relationship')


def check_types(names, archive, faults):
    types = tree.fromstring(archive.read('[Content_Types].xml'))
    endings = {e.get('Extension') for e in types.iter(TYPES + 'Default')}
    parts = {e.get('PartName') for e in types.iter(TYPES + 'Override')}
    for name in names:
        if '/' + name not in parts and name.rpartition('.')[2] not in endings:
            faults.append(f'{name}: has no content type')
    for part in parts:
        if part[1:] not in names:
            faults.append(f'[Content_Types].xml: names {part}, which is not there')


def check_file(path):
    faults = []
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if archive.testzip() or len(set(names)) != len(names):
            faults.append('a part is damaged or stands twice')
        check_types(names, archive, faults)
        check_relationships(names, archive, faults)
        for name in names:
            if not name.endswith(('.xml', '.rels')):
                continue
            root = tree.fromstring(archive.read(name))
            if name.startswith('word/') and not name.endswith('.rels'):
                check_order(name, root, faults)
    for fault in faults:
        print(f'{path}: {fault}')
    return not faults


if __name__ == '__main__':
    sys.exit(0 if all([check_file(path) for path in sys.argv[1:]]) else 1)
