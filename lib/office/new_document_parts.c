/* SPDX-License-Identifier: MIT */
/* The fixed parts of a Word document. The elements of a style are in the order of the schema wml.xsd of ECMA-376. */
#include "office/new_document_parts.h"

#include "base/date.h"
#include "base/markup.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006"
#define WORD "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define TYPE_OF "application/vnd.openxmlformats-officedocument."

void ca_new_document_body_begin(ca_text *to)
{
    ca_text_add(to, XML "<w:document " WORD " xmlns:r=\"" OFFICE "\" "
                        "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
                        "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
                        "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><w:body>\n");
}

void ca_new_document_body_end(ca_text *to)
{
    ca_text_add(to, "</w:body></w:document>\n");
}

/* Lengths are in twentieths of a point: A4, and margins of 20 mm. */
void ca_new_document_section(ca_text *to, bool across)
{
    ca_text_add(to, "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/><w:footerReference "
                    "w:type=\"default\" r:id=\"footer\"/>");
    ca_text_add(to, across ? "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
                           : "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>");
    ca_text_add(to, "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" "
                    "w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>");
}

static void add_types(ca_text *to, size_t charts)
{
    ca_text_add(to, XML
                "<Types xmlns=\"" PACKAGE "/content-types\">"
                "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                "<Override PartName=\"/docProps/core.xml\" "
                "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
                "<Override PartName=\"/docProps/app.xml\" ContentType=\"" TYPE_OF "extended-properties+xml\"/>");
    static const char *const types[][2] = {{"document", "document.main"}, {"styles", "styles"},
                                           {"numbering", "numbering"},    {"settings", "settings"},
                                           {"header1", "header"},         {"footer1", "footer"}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        ca_text_format(to, "<Override PartName=\"/word/%s.xml\" ContentType=\"" TYPE_OF "wordprocessingml.%s+xml\"/>",
                       types[i][0], types[i][1]);
    for (size_t i = 1; i <= charts; i++)
        ca_text_format(
            to, "<Override PartName=\"/word/charts/chart%zu.xml\" ContentType=\"" TYPE_OF "drawingml.chart+xml\"/>", i);
    ca_text_add(to, "</Types>\n");
}

static void add_package_relationships(ca_text *to)
{
    ca_text_add(to,
                XML "<Relationships xmlns=\"" PACKAGE "/relationships\">"
                    "<Relationship Id=\"document\" Type=\"" OFFICE "/officeDocument\" Target=\"word/document.xml\"/>"
                    "<Relationship Id=\"core\" Type=\"" PACKAGE
                    "/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
                    "<Relationship Id=\"app\" Type=\"" OFFICE "/extended-properties\" Target=\"docProps/app.xml\"/>"
                    "</Relationships>\n");
}

static void add_relationships(ca_text *to, size_t charts)
{
    static const char *const parts[][3] = {{"styles", "styles", "styles"},
                                           {"numbering", "numbering", "numbering"},
                                           {"settings", "settings", "settings"},
                                           {"header", "header", "header1"},
                                           {"footer", "footer", "footer1"}};
    ca_text_add(to, XML "<Relationships xmlns=\"" PACKAGE "/relationships\">");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        ca_text_format(to, "<Relationship Id=\"%s\" Type=\"" OFFICE "/%s\" Target=\"%s.xml\"/>", parts[i][0],
                       parts[i][1], parts[i][2]);
    for (size_t i = 1; i <= charts; i++)
        ca_text_format(to, "<Relationship Id=\"chart%zu\" Type=\"" OFFICE "/chart\" Target=\"charts/chart%zu.xml\"/>",
                       i, i);
    ca_text_add(to, "</Relationships>\n");
}

static void add_property(ca_text *to, const char *element, const char *words)
{
    if (!words || !*words)
        return;
    ca_text_format(to, "<%s>", element);
    ca_markup_words(to, words);
    ca_text_format(to, "</%s>", element);
}

static void add_moment(ca_text *to, const char *element, int64_t seconds)
{
    enum { DAY = 86400 };
    int second = (int)(seconds % DAY);
    ca_text_format(to, "<%s xsi:type=\"dcterms:W3CDTF\">", element);
    ca_date_write(to, (ca_date)(seconds / DAY));
    ca_text_format(to, "T%02d:%02d:%02dZ</%s>", second / 3600, second / 60 % 60, second % 60, element);
}

static void add_core(ca_text *to, const ca_new_document_properties *properties)
{
    ca_text_add(to, XML "<cp:coreProperties xmlns:cp=\"" PACKAGE "/metadata/core-properties\" "
                        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
    add_property(to, "dc:title", properties->title);
    add_property(to, "dc:subject", properties->subject);
    add_property(to, "dc:creator", properties->author);
    ca_text_add(to, "<dc:language>en-GB</dc:language>");
    add_moment(to, "dcterms:created", properties->created);
    add_moment(to, "dcterms:modified", properties->created);
    ca_text_add(to, "</cp:coreProperties>\n");
}

static void add_app(ca_text *to)
{
    ca_text_add(to,
                XML "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
                    "<Application>caseaudit</Application></Properties>\n");
}

#define SPACING(before, after) "<w:spacing w:before=\"" before "\" w:after=\"" after "\"/>"
#define COLOUR(rgb) "<w:color w:val=\"" rgb "\"/>"
#define KEEP "<w:keepNext/><w:keepLines/>"
#define LEVEL(number) "<w:outlineLvl w:val=\"" number "\"/>"
#define BOX_BORDER(side) "<w:" side " w:val=\"single\" w:sz=\"12\" w:space=\"4\" w:color=\"A8380B\"/>"
#define BOX                                                              \
    "<w:pBdr>" BOX_BORDER("top") BOX_BORDER("left") BOX_BORDER("bottom") \
        BOX_BORDER("right") "</w:pBdr>"                                  \
                            "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF4EE\"/>"

/* A style of paragraphs. */
typedef struct {
    const char *id, *name;
    const char *based; /* the id of the style that it is based on */
    const char *next;  /* the id of the style of the next paragraph that a person writes, or NULL: the same */
    const char *paragraph, *letters;
    int half_points; /* the size of its letters, or 0: as in BASED */
} paragraph_style;

/* The names are those that Word builds in, where it has one: a council's template restyles them. */
static const paragraph_style paragraph_styles[] = {
    {"Title", "Title", "Normal", "BodyText", KEEP SPACING("0", "160"), "<w:b/>", 40},
    {"Subtitle", "Subtitle", "Normal", "BodyText", KEEP SPACING("0", "60"), COLOUR("444444"), 22},
    {"Heading1", "heading 1", "Normal", "BodyText", KEEP SPACING("320", "120") LEVEL("0"), "<w:b/>" COLOUR("12395F"),
     30},
    {"Heading2", "heading 2", "Normal", "BodyText", KEEP SPACING("240", "80") LEVEL("1"), "<w:b/>" COLOUR("12395F"),
     25},
    {"Heading3", "heading 3", "Normal", "BodyText", KEEP SPACING("180", "60") LEVEL("2"), "<w:b/>" COLOUR("12395F"),
     22},
    {"BodyText", "Body Text", "Normal", NULL, SPACING("0", "120"), "", 0},
    {"ListBullet", "List Bullet", "Normal", NULL, "<w:numPr><w:numId w:val=\"1\"/></w:numPr>" SPACING("0", "60"), "",
     0},
    {"Caption", "caption", "Normal", "BodyText", KEEP SPACING("200", "80"), "<w:b/>", 20},
    {"Chart", "Chart", "Normal", "TableNote", SPACING("0", "80"), "", 0},
    {"TableText", "Table Text", "Normal", NULL, SPACING("20", "20"), "", 17},
    {"TableHeading", "Table Heading", "TableText", NULL, "", "<w:b/>", 0},
    {"TableNote", "Table Note", "Normal", NULL, SPACING("40", "40"), COLOUR("3D3D3D"), 17},
    {"Box", "Box", "Normal", NULL, BOX SPACING("0", "0"), "", 0},
    {"BoxAlert", "Box Alert", "Box", "Box", KEEP, "<w:b/>", 0},
    {"Blank", "Blank", "Normal", "BodyText",
     "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF2CC\"/>" SPACING("0", "120"), "", 0},
    {"SectionEnd", "Section End", "Normal", NULL,
     "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>", "", 2},
    {"Header", "header", "Normal", NULL, SPACING("0", "120"), "<w:b/>" COLOUR("7A1F0A"), 17},
    {"Footer", "footer", "Normal", NULL, "<w:jc w:val=\"right\"/>", COLOUR("444444"), 17},
};

static void add_paragraph_style(ca_text *to, const paragraph_style *style)
{
    ca_text_format(to, "<w:style w:type=\"paragraph\" w:styleId=\"%s\"><w:name w:val=\"%s\"/><w:basedOn w:val=\"%s\"/>",
                   style->id, style->name, style->based);
    if (style->next)
        ca_text_format(to, "<w:next w:val=\"%s\"/>", style->next);
    ca_text_format(to, "<w:qFormat/><w:pPr>%s</w:pPr><w:rPr>%s", style->paragraph, style->letters);
    if (style->half_points)
        ca_text_format(to, "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>", style->half_points, style->half_points);
    ca_text_add(to, "</w:rPr></w:style>\n");
}

#define RULE(side, size, rgb) "<w:" side " w:val=\"single\" w:sz=\"" size "\" w:space=\"0\" w:color=\"" rgb "\"/>"
#define MARGIN(side, width) "<w:" side " w:w=\"" width "\" w:type=\"dxa\"/>"

static const char table_styles[] =
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal "
    "Table\"/><w:tblPr>" MARGIN("tblInd", "0") "<w:tblCellMar>" MARGIN("top", "0") MARGIN("left", "85") MARGIN("bottom",
                                                                                                               "0")
        MARGIN("right", "85") "</w:tblCellMar></w:tblPr></w:style>\n"
                              "<w:style w:type=\"table\" w:styleId=\"Figures\"><w:name w:val=\"Figures\"/><w:basedOn "
                              "w:val=\"TableNormal\"/>"
                              "<w:tblPr><w:tblBorders>" RULE("top", "8", "12395F") RULE("bottom", "8", "12395F")
                                  RULE("insideH", "4",
                                       "C9CED3") "</w:tblBorders></w:tblPr><w:tblStylePr "
                                                 "w:type=\"firstRow\"><w:tcPr><w:tcBorders>" RULE(
                                                     "bottom", "12",
                                                     "12395F") "</w:tcBorders></w:tcPr></w:tblStylePr></w:style>\n";

static void add_styles(ca_text *to)
{
    ca_text_add(to, XML "<w:styles " WORD "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" "
                        "w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/><w:sz w:val=\"21\"/><w:szCs "
                        "w:val=\"21\"/><w:lang w:val=\"en-GB\" w:eastAsia=\"en-GB\" w:bidi=\"ar-SA\"/></w:rPr>"
                        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>\n<w:style w:type=\"paragraph\" w:default=\"1\" "
                        "w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\n");
    for (size_t i = 0; i < sizeof paragraph_styles / sizeof *paragraph_styles; i++)
        add_paragraph_style(to, &paragraph_styles[i]);
    ca_text_add(to, table_styles);
    ca_text_add(to, "</w:styles>\n");
}

static const char numbering[] = XML
    "<w:numbering " WORD "><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"hybridMultilevel\"/><w:lvl "
    "w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:pStyle w:val=\"ListBullet\"/><w:lvlText "
    "w:val=\"\xE2\x80\xA2\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"340\" w:hanging=\"227\"/></w:pPr></w:lvl>"
    "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>\n";

static const char settings[] =
    XML "<w:settings " WORD "><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl "
        "w:val=\"doNotCompress\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
        "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-GB\"/>"
        "<w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>\n";

static void add_head(ca_text *to, const char *mark)
{
    ca_text_add(to, XML "<w:hdr " WORD "><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>");
    if (mark && *mark) {
        ca_text_add(to, "<w:r><w:t>");
        ca_markup_words(to, mark);
        ca_text_add(to, "</w:t></w:r>");
    }
    ca_text_add(to, "</w:p></w:hdr>\n");
}

#define FIELD(name) "<w:fldSimple w:instr=\" " name " \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
static const char foot[] =
    XML "<w:ftr " WORD "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
        "<w:r><w:t xml:space=\"preserve\">Page </w:t></w:r>" FIELD(
            "PAGE") "<w:r><w:t xml:space=\"preserve\"> of </w:t></w:r>" FIELD("NUMPAGES") "</w:p></w:ftr>\n";

/* Moves TEXT into ARENA. */
static ca_slice kept(ca_arena *arena, ca_text *text)
{
    ca_slice copy = {ca_arena_copy(arena, ca_text_words(text), text->size), text->size};
    ca_text_free(text);
    return copy;
}

void ca_new_document_fixed_parts(ca_zip_part parts[CA_DOCUMENT_FIXED_PARTS],
                                 const ca_new_document_properties *properties, size_t charts, ca_arena *arena)
{
    ca_text types = {0}, package = {0}, relationships = {0}, core = {0}, app = {0}, styles = {0}, head = {0};
    add_types(&types, charts);
    add_package_relationships(&package);
    add_relationships(&relationships, charts);
    add_core(&core, properties);
    add_app(&app);
    add_styles(&styles);
    add_head(&head, properties->mark);
    const ca_zip_part all[] = {
        {"[Content_Types].xml", kept(arena, &types)},
        {"_rels/.rels", kept(arena, &package)},
        {"docProps/core.xml", kept(arena, &core)},
        {"docProps/app.xml", kept(arena, &app)},
        {"word/_rels/document.xml.rels", kept(arena, &relationships)},
        {"word/styles.xml", kept(arena, &styles)},
        {"word/numbering.xml", {numbering, sizeof numbering - 1}},
        {"word/settings.xml", {settings, sizeof settings - 1}},
        {"word/header1.xml", kept(arena, &head)},
        {"word/footer1.xml", {foot, sizeof foot - 1}},
    };
    _Static_assert(sizeof all / sizeof *all == CA_DOCUMENT_FIXED_PARTS, "as many as the header promises");
    for (size_t i = 0; i < CA_DOCUMENT_FIXED_PARTS; i++)
        parts[i] = all[i];
}
