/* SPDX-License-Identifier: MIT */
/* The looks of a Word document that is made. The elements of a style are in the order of the schema wml.xsd of ECMA-376. */
#include "office/document_styles.h"

#include "base/markup.h"

#define SPACING(before, after) "<w:spacing w:before=\"" before "\" w:after=\"" after "\"/>"
#define COLOUR(rgb) "<w:color w:val=\"" rgb "\"/>"
#define KEEP "<w:keepNext/><w:keepLines/>"
#define LEVEL(number) "<w:outlineLvl w:val=\"" number "\"/>"
#define BOX_BORDER(side) "<w:" side " w:val=\"single\" w:sz=\"12\" w:space=\"4\" w:color=\"A8380B\"/>"
#define BOX                                                              \
    "<w:pBdr>" BOX_BORDER("top") BOX_BORDER("left") BOX_BORDER("bottom") \
        BOX_BORDER("right") "</w:pBdr>"                                  \
                            "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF4EE\"/>"

enum { NONE = -1 };

/* A style of paragraphs. */
typedef struct {
    const char *id, *name;
    int based, next; /* the style that it is based on, and that of the next paragraph; NONE: the same */
    const char *paragraph, *letters;
    int half_points; /* the size of its letters, or 0: as in BASED */
} paragraph_style;

static const paragraph_style styles[CA_DOCUMENT_STYLES] = {
    [CA_DOCUMENT_TITLE] = {"Title", "Title", CA_DOCUMENT_NORMAL, CA_DOCUMENT_PARAGRAPH, KEEP SPACING("0", "160"),
                           "<w:b/>", 40},
    [CA_DOCUMENT_SUBTITLE] = {"Subtitle", "Subtitle", CA_DOCUMENT_NORMAL, CA_DOCUMENT_PARAGRAPH,
                              KEEP SPACING("0", "60"), COLOUR("444444"), 22},
    [CA_DOCUMENT_HEADING_1] = {"Heading1", "heading 1", CA_DOCUMENT_NORMAL, CA_DOCUMENT_PARAGRAPH,
                               KEEP SPACING("320", "120") LEVEL("0"), "<w:b/>" COLOUR("12395F"), 30},
    [CA_DOCUMENT_HEADING_2] = {"Heading2", "heading 2", CA_DOCUMENT_NORMAL, CA_DOCUMENT_PARAGRAPH,
                               KEEP SPACING("240", "80") LEVEL("1"), "<w:b/>" COLOUR("12395F"), 25},
    [CA_DOCUMENT_PARAGRAPH] = {"BodyText", "Body Text", CA_DOCUMENT_NORMAL, NONE, SPACING("0", "120"), "", 0},
    [CA_DOCUMENT_ITEM] = {"ListBullet", "List Bullet", CA_DOCUMENT_NORMAL, NONE, SPACING("0", "60"), "", 0},
    [CA_DOCUMENT_CAPTION] = {"Caption", "caption", CA_DOCUMENT_NORMAL, CA_DOCUMENT_PARAGRAPH, KEEP SPACING("200", "80"),
                             "<w:b/>", 20},
    [CA_DOCUMENT_CHART] = {"Chart", "Chart", CA_DOCUMENT_NORMAL, CA_DOCUMENT_NOTE, SPACING("0", "80"), "", 0},
    [CA_DOCUMENT_TABLE_TEXT] = {"TableText", "Table Text", CA_DOCUMENT_NORMAL, NONE, SPACING("20", "20"), "", 17},
    [CA_DOCUMENT_TABLE_HEADING] = {"TableHeading", "Table Heading", CA_DOCUMENT_TABLE_TEXT, NONE, "", "<w:b/>", 0},
    [CA_DOCUMENT_NOTE] = {"TableNote", "Table Note", CA_DOCUMENT_NORMAL, NONE, SPACING("40", "40"), COLOUR("3D3D3D"),
                          17},
    [CA_DOCUMENT_BOX] = {"Box", "Box", CA_DOCUMENT_NORMAL, NONE, BOX SPACING("0", "0"), "", 0},
    [CA_DOCUMENT_ALERT] = {"BoxAlert", "Box Alert", CA_DOCUMENT_BOX, CA_DOCUMENT_BOX, KEEP, "<w:b/>", 0},
    [CA_DOCUMENT_BLANK] = {"Blank", "Blank", CA_DOCUMENT_NORMAL, CA_DOCUMENT_PARAGRAPH,
                           "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF2CC\"/>" SPACING("0", "120"), "", 0},
    [CA_DOCUMENT_SECTION_END] = {"SectionEnd", "Section End", CA_DOCUMENT_NORMAL, NONE,
                                 "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>", "", 2},
    [CA_DOCUMENT_PAGE_HEAD] = {"Header", "header", CA_DOCUMENT_NORMAL, NONE, SPACING("0", "120"),
                               "<w:b/>" COLOUR("7A1F0A"), 17},
    [CA_DOCUMENT_PAGE_FOOT] = {"Footer", "footer", CA_DOCUMENT_NORMAL, NONE, "<w:jc w:val=\"right\"/>",
                               COLOUR("444444"), 17},
    [CA_DOCUMENT_NORMAL] = {"Normal", "Normal", NONE, NONE, "", "", 0},
    [CA_DOCUMENT_TABLE_NORMAL] = {"TableNormal", "Normal Table", NONE, NONE, "", "", 0},
    [CA_DOCUMENT_FIGURES] = {"Figures", "Figures", CA_DOCUMENT_TABLE_NORMAL, NONE, "", "", 0},
};

static void add_reference(ca_text *to, const char *element, const char *id)
{
    ca_text_format(to, "<w:%s", element);
    ca_markup_attribute(to, "w:val", id);
    ca_text_add(to, "/>");
}

static void begin_style(ca_text *to, const ca_document_looks *looks, const char *declared, int style, bool by_default)
{
    ca_text_format(to, "<w:style %s%sw:type=\"%s\"%s", declared, *declared ? " " : "",
                   ca_document_style_is_of_tables(style) ? "table" : "paragraph", by_default ? " w:default=\"1\"" : "");
    ca_markup_attribute(to, "w:styleId", looks->ids[style]);
    ca_text_add(to, ">");
    add_reference(to, "name", styles[style].name);
    if (styles[style].based != NONE)
        add_reference(to, "basedOn", looks->ids[styles[style].based]);
}

static void add_paragraph_style(ca_text *to, const ca_document_looks *looks, const char *declared, int number)
{
    const paragraph_style *style = &styles[number];
    begin_style(to, looks, declared, number, number == CA_DOCUMENT_NORMAL && !*declared);
    if (style->next != NONE)
        add_reference(to, "next", looks->ids[style->next]);
    ca_text_add(to, "<w:qFormat/><w:pPr>");
    if (number == CA_DOCUMENT_ITEM)
        ca_text_format(to, "<w:numPr><w:numId w:val=\"%llu\"/></w:numPr>", (unsigned long long)looks->bullets);
    ca_text_format(to, "%s</w:pPr><w:rPr>%s", style->paragraph, style->letters);
    if (style->half_points)
        ca_text_format(to, "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>", style->half_points, style->half_points);
    ca_text_add(to, "</w:rPr></w:style>\n");
}

#define RULE(side, size, rgb) "<w:" side " w:val=\"single\" w:sz=\"" size "\" w:space=\"0\" w:color=\"" rgb "\"/>"
#define MARGIN(side, width) "<w:" side " w:w=\"" width "\" w:type=\"dxa\"/>"

static const char table_normal[] = "<w:tblPr>" MARGIN("tblInd", "0") "<w:tblCellMar>" MARGIN("top", "0")
    MARGIN("left", "85") MARGIN("bottom", "0") MARGIN("right", "85") "</w:tblCellMar></w:tblPr>";
static const char table_figures[] = "<w:tblPr><w:tblBorders>" RULE("top", "8", "12395F") RULE("bottom", "8", "12395F")
    RULE("insideH", "4", "C9CED3") "</w:tblBorders></w:tblPr><w:tblStylePr "
                                   "w:type=\"firstRow\"><w:tcPr><w:tcBorders>" RULE(
                                       "bottom", "12", "12395F") "</w:tcBorders></w:tcPr></w:tblStylePr>";

static void add_table_style(ca_text *to, const ca_document_looks *looks, const char *declared, int style)
{
    bool normal = style == CA_DOCUMENT_TABLE_NORMAL;
    begin_style(to, looks, declared, style, normal && !*declared);
    ca_text_format(to, "%s</w:style>\n", normal ? table_normal : table_figures);
}

ca_document_looks ca_document_looks_own(void)
{
    ca_document_looks looks = {.bullets = 1};
    for (int style = 0; style < CA_DOCUMENT_STYLES; style++)
        looks.ids[style] = styles[style].id;
    return looks;
}

const char *ca_document_style_name(int style)
{
    return styles[style].name;
}

bool ca_document_style_is_of_tables(int style)
{
    return style == CA_DOCUMENT_TABLE_NORMAL || style == CA_DOCUMENT_FIGURES;
}

void ca_document_styles_write(ca_text *to, const ca_document_looks *looks, const char *declared)
{
    for (int style = 0; style < CA_DOCUMENT_STYLES; style++) {
        if (looks->taken[style])
            continue;
        if (ca_document_style_is_of_tables(style))
            add_table_style(to, looks, declared, style);
        else
            add_paragraph_style(to, looks, declared, style);
    }
}

void ca_document_list_kind(ca_text *to, const ca_document_looks *looks, uint64_t kind)
{
    ca_text_format(to,
                   "<w:abstractNum " CA_WORD_DECLARED " w:abstractNumId=\"%llu\"><w:multiLevelType "
                   "w:val=\"hybridMultilevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/>",
                   (unsigned long long)kind);
    if (!looks->taken[CA_DOCUMENT_ITEM])
        add_reference(to, "pStyle", looks->ids[CA_DOCUMENT_ITEM]);
    ca_text_add(to, "<w:lvlText w:val=\"\xE2\x80\xA2\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"340\" "
                    "w:hanging=\"227\"/></w:pPr></w:lvl></w:abstractNum>");
}

void ca_document_list(ca_text *to, const ca_document_looks *looks, uint64_t kind)
{
    ca_text_format(to, "<w:num " CA_WORD_DECLARED " w:numId=\"%llu\"><w:abstractNumId w:val=\"%llu\"/></w:num>",
                   (unsigned long long)looks->bullets, (unsigned long long)kind);
}
