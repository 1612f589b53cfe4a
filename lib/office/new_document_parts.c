/* SPDX-License-Identifier: MIT */
/* The fixed parts of a Word document. The elements of a style are in the order of the schema wml.xsd of ECMA-376. */
#include "office/new_document_parts.h"

#include "base/date.h"
#include "base/markup.h"

#include <stdlib.h>
#include <string.h>

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006"
#define TYPE_OF "application/vnd.openxmlformats-officedocument."

void ca_new_document_body_begin(ca_text *to)
{
    ca_text_add(to, XML "<w:document " CA_WORD_DECLARED " xmlns:r=\"" OFFICE "\" "
                        "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
                        "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
                        "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><w:body>\n");
}

void ca_new_document_body_end(ca_text *to)
{
    ca_text_add(to, "</w:body></w:document>\n");
}

static const char *const frame_names[] = {"header", "footer"}, *const use_names[] = {"default", "first", "even"};

/* Returns whether the document has a header and footer for USE. Every one has the mark, so that no page is without it. */
static bool has_frames(const ca_new_document *document, int use)
{
    const ca_document_template *made_like = document->made_like;
    return use == CA_PAGE_MOST ||
           (made_like && (use == CA_PAGE_FIRST ? made_like->first_differs : made_like->even_differs));
}

void ca_new_document_section(ca_new_document *document)
{
    ca_text *to = &document->body;
    const ca_document_page *page = &document->page;
    int less = page->width < page->height ? page->width : page->height, more = page->width + page->height - less;
    bool across = document->across || page->width > page->height, first = document->sections++ == 0;
    ca_text_add(to, "<w:sectPr>");
    for (int frame = 0; frame < CA_PAGE_FRAMES; frame++)
        for (int use = 0; use < CA_PAGE_USES; use++)
            if (has_frames(document, use) && (first || use != CA_PAGE_FIRST))
                ca_text_format(to, "<w:%sReference w:type=\"%s\" r:id=\"%s-%s\"/>", frame_names[frame], use_names[use],
                               frame_names[frame], use_names[use]);
    ca_text_format(to, "<w:pgSz w:w=\"%d\" w:h=\"%d\"%s/>", across ? more : less, across ? less : more,
                   across ? " w:orient=\"landscape\"" : "");
    ca_text_format(to,
                   "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" w:header=\"%d\" "
                   "w:footer=\"%d\" w:gutter=\"%d\"/>%s</w:sectPr>",
                   page->top, page->right, page->bottom, page->left, page->header, page->footer, page->gutter,
                   first && has_frames(document, CA_PAGE_FIRST) ? "<w:titlePg/>" : "");
}

/* --- the list of parts ------------------------------------------------------------------------------------------- */

/* Adds a part, whose NAME and BYTES are borrowed. */
static void add_part(ca_part_list *list, const char *name, ca_slice bytes)
{
    list->parts = ca_array_grow(list->parts, list->count, &list->capacity, sizeof *list->parts);
    list->parts[list->count++] = (ca_zip_part){name, bytes};
}

/* Adds a part, whose text is moved to the list. */
static void add_text_part(ca_part_list *list, const char *name, ca_text *text)
{
    add_part(list, name, (ca_slice){ca_arena_copy(&list->arena, ca_text_words(text), text->size), text->size});
    ca_text_free(text);
}

static void add_type(ca_part_list *list, const char *name, const char *type)
{
    ca_text_format(&list->types, "<Override PartName=\"/%s\" ContentType=\"" TYPE_OF "%s+xml\"/>", name, type);
}

/* Makes the part NAME one of TYPE that the document refers to as ID. */
static void relate(ca_part_list *list, const char *id, const char *relation, const char *name, const char *type)
{
    add_type(list, name, type);
    ca_text_format(&list->relationships, "<Relationship Id=\"%s\" Type=\"" OFFICE "/%s\" Target=\"%s\"/>", id, relation,
                   name + strlen("word/"));
}

static const char *name_in(ca_part_list *list, const char *format, const char *word, size_t number)
{
    ca_text name = {0};
    ca_text_format(&name, format, word, number);
    const char *kept = ca_arena_copy(&list->arena, name.at, name.size);
    ca_text_free(&name);
    return kept;
}

static void add_relationships(ca_part_list *list, const char *part, const ca_text *relationships)
{
    ca_text words = {0};
    ca_text_format(&words, XML "<Relationships xmlns=\"" PACKAGE "/relationships\">%s</Relationships>\n",
                   ca_text_words(relationships));
    add_text_part(list, name_in(list, "word/_rels/%s.rels", part + strlen("word/"), 0), &words);
}

/* Adds the part NAME, a copy from a template, with ADDED at its end. */
static void add_copy(ca_part_list *list, const char *name, const ca_part_copy *copy, const ca_text *added)
{
    ca_text words = {0};
    ca_text_format(&words, "%s%s%s", ca_text_words(&copy->copy), added ? ca_text_words(added) : "",
                   ca_text_words(&copy->end));
    add_text_part(list, name, &words);
    if (copy->relationships.size)
        add_relationships(list, name, &copy->relationships);
}

/* --- properties -------------------------------------------------------------------------------------------------- */

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

/* --- looks ------------------------------------------------------------------------------------------------------- */

static void add_own_styles(ca_part_list *list)
{
    ca_text words = {0};
    ca_text_add(&words, XML "<w:styles " CA_WORD_DECLARED "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts "
                            "w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/><w:sz "
                            "w:val=\"21\"/><w:szCs w:val=\"21\"/><w:lang w:val=\"en-GB\" w:eastAsia=\"en-GB\" "
                            "w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\n");
    ca_document_styles_write(&words, &list->document->looks, "");
    ca_text_add(&words, "</w:styles>\n");
    add_text_part(list, "word/styles.xml", &words);
}

static void add_own_lists(ca_part_list *list)
{
    ca_text words = {0};
    ca_text_add(&words, XML "<w:numbering " CA_WORD_DECLARED ">");
    ca_document_list_kind(&words, &list->document->looks, 0);
    ca_document_list(&words, &list->document->looks, 0);
    ca_text_add(&words, "</w:numbering>\n");
    add_text_part(list, "word/numbering.xml", &words);
}

static void add_settings(ca_part_list *list)
{
    const ca_document_template *made_like = list->document->made_like;
    ca_text words = {0};
    ca_text_format(&words,
                   XML "<w:settings " CA_WORD_DECLARED
                       "><w:zoom w:percent=\"100\"/>%s<w:defaultTabStop w:val=\"720\"/>%s"
                       "<w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:compatSetting "
                       "w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>"
                       "</w:compat><w:themeFontLang w:val=\"en-GB\"/>%s<w:decimalSymbol w:val=\".\"/><w:listSeparator "
                       "w:val=\",\"/></w:settings>\n",
                   made_like && made_like->mirrored ? "<w:mirrorMargins/>" : "",
                   has_frames(list->document, CA_PAGE_EVEN) ? "<w:evenAndOddHeaders/>" : "",
                   made_like ? ca_text_words(&made_like->colours) : "");
    add_text_part(list, "word/settings.xml", &words);
}

static void add_looks(ca_part_list *list)
{
    const ca_document_template *made_like = list->document->made_like;
    relate(list, "styles", "styles", "word/styles.xml", "wordprocessingml.styles");
    relate(list, "numbering", "numbering", "word/numbering.xml", "wordprocessingml.numbering");
    relate(list, "settings", "settings", "word/settings.xml", "wordprocessingml.settings");
    if (made_like)
        add_copy(list, "word/styles.xml", &made_like->styles, NULL);
    else
        add_own_styles(list);
    if (made_like && made_like->numbering.copy.size)
        add_copy(list, "word/numbering.xml", &made_like->numbering, NULL);
    else
        add_own_lists(list);
    add_settings(list);
    if (made_like && made_like->theme.copy.size) {
        relate(list, "theme", "theme", "word/theme1.xml", "theme");
        add_copy(list, "word/theme1.xml", &made_like->theme, NULL);
    }
    if (made_like && made_like->fonts.copy.size) {
        relate(list, "fonts", "fontTable", "word/fontTable.xml", "wordprocessingml.fontTable");
        add_copy(list, "word/fontTable.xml", &made_like->fonts, NULL);
    }
}

/* --- head and foot of the page ----------------------------------------------------------------------------------- */

#define FIELD(name) "<w:fldSimple w:instr=\" " name " \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"

static void begin_line(ca_text *to, const char *style)
{
    ca_text_add(to, "<w:p " CA_WORD_DECLARED "><w:pPr><w:pStyle");
    ca_markup_attribute(to, "w:val", style);
    ca_text_add(to, "/>");
}

/* Appends the mark: in red, even if the style of a template is grey. */
static void add_mark(ca_text *to, const ca_document_looks *looks, const char *mark)
{
    begin_line(to, looks->ids[CA_DOCUMENT_PAGE_HEAD]);
    ca_text_add(to, "<w:spacing w:after=\"120\"/></w:pPr>");
    if (mark && *mark) {
        ca_text_add(to, "<w:r><w:rPr><w:b/><w:color w:val=\"7A1F0A\"/></w:rPr><w:t>");
        ca_markup_words(to, mark);
        ca_text_add(to, "</w:t></w:r>");
    }
    ca_text_add(to, "</w:p>");
}

static void add_page_number(ca_text *to, const ca_document_looks *looks)
{
    begin_line(to, looks->ids[CA_DOCUMENT_PAGE_FOOT]);
    ca_text_add(to, "<w:jc w:val=\"right\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Page </w:t></w:r>" FIELD(
                        "PAGE") "<w:r><w:t xml:space=\"preserve\"> of </w:t></w:r>" FIELD("NUMPAGES") "</w:p>");
}

/* Appends the report's line to a header or footer, unless that has it: a template's footer may number the pages. */
static void add_line(ca_text *to, const ca_part_list *list, int frame, const ca_part_copy *copy, const char *mark)
{
    bool own = !copy || !copy->copy.size;
    if (frame == CA_FRAME_HEADER && (own || (mark && *mark)))
        add_mark(to, &list->document->looks, mark);
    else if (frame == CA_FRAME_FOOTER && (own || !copy->numbers_page || !copy->counts_pages))
        add_page_number(to, &list->document->looks);
}

/* Adds a header or footer. */
static void add_frame(ca_part_list *list, int frame, int use, const char *mark)
{
    static const char *const roots[] = {"hdr", "ftr"};
    const ca_document_template *made_like = list->document->made_like;
    const ca_part_copy *copy = made_like ? &made_like->frames[frame][use] : NULL;
    const char *part = name_in(list, "word/%s%zu.xml", frame_names[frame], (size_t)use + 1);
    ca_text id = {0}, type = {0}, words = {0}, line = {0};
    ca_text_format(&id, "%s-%s", frame_names[frame], use_names[use]);
    ca_text_format(&type, "wordprocessingml.%s", frame_names[frame]);
    relate(list, id.at, frame_names[frame], part, type.at);
    add_line(&line, list, frame, copy, mark);
    if (copy && copy->copy.size) {
        add_copy(list, part, copy, &line);
    } else {
        ca_text_format(&words, XML "<w:%s " CA_WORD_DECLARED ">%s</w:%s>\n", roots[frame], ca_text_words(&line),
                       roots[frame]);
        add_text_part(list, part, &words);
    }
    ca_text_free(&id);
    ca_text_free(&type);
    ca_text_free(&line);
}

/* --- all parts --------------------------------------------------------------------------------------------------- */

static void begin_types(ca_text *to)
{
    ca_text_add(to, XML
                "<Types xmlns=\"" PACKAGE "/content-types\">"
                "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
}

static void end_types(ca_text *to, const char *parts)
{
    ca_text_format(to,
                   "<Override PartName=\"/docProps/core.xml\" "
                   "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
                   "<Override PartName=\"/docProps/app.xml\" ContentType=\"" TYPE_OF "extended-properties+xml\"/>%s"
                   "</Types>\n",
                   parts);
}

static void add_charts(ca_part_list *list)
{
    const ca_new_document *document = list->document;
    for (size_t i = 0; i < document->chart_count; i++) {
        const char *part = name_in(list, "word/charts/%s%zu.xml", "chart", i + 1);
        relate(list, name_in(list, "%s%zu", "chart", i + 1), "chart", part, "drawingml.chart");
        add_part(list, part, (ca_slice){document->charts[i].at, document->charts[i].size});
    }
}

static void add_properties(ca_part_list *list, const ca_new_document_properties *properties)
{
    ca_text package = {0}, core = {0}, app = {0};
    add_package_relationships(&package);
    add_core(&core, properties);
    add_app(&app);
    add_text_part(list, "_rels/.rels", &package);
    add_text_part(list, "docProps/core.xml", &core);
    add_text_part(list, "docProps/app.xml", &app);
}

void ca_new_document_parts(ca_part_list *list, const ca_new_document_properties *properties)
{
    const ca_new_document *document = list->document;
    const ca_pictures *pictures = document->made_like ? &document->made_like->pictures : NULL;
    ca_text types = {0};
    add_part(list, "[Content_Types].xml",
             (ca_slice){"", 0}); /* first in the file; its content follows from the others */
    add_properties(list, properties);
    add_part(list, "word/document.xml", (ca_slice){document->body.at, document->body.size});
    add_type(list, "word/document.xml", "wordprocessingml.document.main");
    add_looks(list);
    for (int use = 0; use < CA_PAGE_USES; use++)
        for (int frame = 0; frame < CA_PAGE_FRAMES && has_frames(document, use); frame++)
            add_frame(list, frame, use, properties->mark);
    add_charts(list);
    for (size_t i = 0; pictures && i < pictures->count; i++)
        add_part(list, pictures->list[i].name, pictures->list[i].bytes);
    add_relationships(list, "word/document.xml", &list->relationships);
    begin_types(&types);
    if (pictures)
        ca_pictures_types(pictures, &types);
    end_types(&types, ca_text_words(&list->types));
    list->parts[0].bytes = (ca_slice){ca_arena_copy(&list->arena, types.at, types.size), types.size};
    ca_text_free(&types);
}

void ca_part_list_free(ca_part_list *list)
{
    free(list->parts);
    ca_text_free(&list->types);
    ca_text_free(&list->relationships);
    ca_arena_free(&list->arena);
    *list = (ca_part_list){.count = 0};
}
