/* SPDX-License-Identifier: MIT */
/* A Word document that is read. */
#include "office/document.h"

#include "base/utf8.h"
#include "office/document_part.h"

#include <stdlib.h>
#include <string.h>

#define DAMAGED "open it in Word and save it as a new document, or ask for the file once more"

/* --- files that are no Word document ----------------------------------------------------------------------------- */

static int wrong_kind(ca_document *document, enum ca_file_kind kind, ca_error *error)
{
    ca_text sentence = {0};
    document->kind = kind;
    ca_file_kind_document_sentence(&sentence, kind);
    (void)ca_error_set(
        error, "%s", sentence.size ? sentence.at : "is no Word document (.docx); open it in Word and save it as .docx");
    ca_text_free(&sentence);
    return -1;
}

/* A package whose first part is no document. */
static int no_document(ca_document *document, enum ca_space root, enum ca_file_kind kind, ca_error *error)
{
    switch (root) {
    case CA_SPACE_SHEET: kind = CA_FILE_WORKBOOK; break;
    case CA_SPACE_PRESENTATION: kind = CA_FILE_PRESENTATION; break;
    default: break;
    }
    return wrong_kind(document, kind == CA_FILE_WORD ? CA_FILE_ZIP : kind, error);
}

/* --- properties -------------------------------------------------------------------------------------------------- */

typedef struct {
    ca_document *document;
    size_t depth;
} property_reader;

static int start_property(void *state, enum ca_space space, const char *element, const char **attributes)
{
    property_reader *r = state;
    (void)space;
    (void)element;
    (void)attributes;
    r->depth++;
    return 0;
}

static int end_property(void *state, enum ca_space space, const char *element, const ca_text *text)
{
    property_reader *r = state;
    ca_slice words = {ca_text_words(text), text->size};
    if (r->depth-- != 2)
        return 0;
    if (space == CA_SPACE_PROGRAM && strcmp(element, "Application") == 0)
        r->document->application = ca_arena_str(&r->document->arena, words);
    else if (space == CA_SPACE_DUBLIN_CORE && strcmp(element, "title") == 0)
        r->document->title = ca_arena_str(&r->document->arena, words);
    return 0;
}

/* Reads the properties of TYPE, if the package has them. */
static int read_properties(ca_document *document, ca_package *package, const ca_relationships *root, const char *type,
                           ca_error *error)
{
    const ca_relationship *found = ca_relationship_of_type(root, type);
    property_reader state = {.document = document};
    ca_part_reader reader = {start_property, end_property, &state};
    if (!found || !found->target || !ca_package_has(package, found->target))
        return 0;
    return ca_package_read(package, found->target, &reader, error);
}

/* --- parts ------------------------------------------------------------------------------------------------------- */

/* The parts that a document refers to, in the order in which they are read. The glossary is read before the document. */
static const struct {
    const char *type;
    ca_part_use use;
} parts[] = {
    {"header", {CA_FRAME_OUTSIDE, CA_DOCUMENT_HEADER, "hdr"}},
    {"footer", {CA_FRAME_OUTSIDE, CA_DOCUMENT_FOOTER, "ftr"}},
    {"footnotes", {CA_FRAME_NOWHERE, CA_DOCUMENT_FOOTNOTE, "footnotes"}},
    {"endnotes", {CA_FRAME_NOWHERE, CA_DOCUMENT_ENDNOTE, "endnotes"}},
    {"comments", {CA_FRAME_NOWHERE, CA_DOCUMENT_COMMENT, "comments"}},
};

/* Whether the relationship at INDEX refers to a part that one before it refers to. */
static bool was_read(const ca_relationships *relationships, size_t index)
{
    const ca_relationship *this = &relationships->list[index];
    for (size_t i = 0; i < index; i++) {
        const ca_relationship *other = &relationships->list[i];
        if (other->target && strcmp(other->target, this->target) == 0 && strcmp(other->type, this->type) == 0)
            return true;
    }
    return false;
}

/* Reads all parts of TYPE for USE. */
static int read_parts(ca_document_builder *builder, ca_package *package, const ca_relationships *relationships,
                      const char *type, const ca_part_use *use)
{
    for (size_t i = 0; i < relationships->count; i++) {
        const ca_relationship *relationship = &relationships->list[i];
        bool is_one = true;
        if (strcmp(relationship->type, type) != 0 || !relationship->target ||
            !ca_package_has(package, relationship->target) || was_read(relationships, i))
            continue;
        if (ca_document_part_read(builder, package, relationship->target, use, NULL, &is_one) == 0)
            continue;
        return ca_error_set(builder->error, "its %s is none", type);
    }
    return 0;
}

static int read_glossary(ca_document_builder *builder, ca_package *package, const ca_relationships *relationships)
{
    static const ca_part_use use = {CA_FRAME_NOWHERE, CA_DOCUMENT_PLACE_COUNT, "glossaryDocument"};
    ca_document *document = builder->document, before = *document;
    int status = read_parts(builder, package, relationships, "glossaryDocument", &use);
    document->insertions = before.insertions; /* changes of a text that nobody sees */
    document->deletions = before.deletions;
    document->moves = before.moves;
    document->hidden = before.hidden;
    document->symbols = before.symbols;
    document->alternatives = before.alternatives;
    document->other_parts = before.other_parts;
    return status;
}

/* Reads the document from PART. Sets *SENTENCE if ERROR is a whole sentence and not the reason of one. */
static int read_document(ca_document_builder *builder, ca_package *package, const char *part, enum ca_file_kind kind,
                         bool *sentence)
{
    static const ca_part_use use = {CA_FRAME_BODY, CA_DOCUMENT_PLACE_COUNT, "document"};
    ca_relationships relationships = {0};
    enum ca_space root = CA_SPACE_OTHER;
    bool is_one = true;
    int status = ca_package_relationships(package, part, &relationships, builder->error);
    if (status == 0)
        status = read_glossary(builder, package, &relationships);
    if (status == 0)
        status = ca_document_part_read(builder, package, part, &use, &root, &is_one);
    if (status && !is_one && !builder->error->words.size) {
        *sentence = true;
        status = no_document(builder->document, root, kind, builder->error);
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == 0; i++)
        status = read_parts(builder, package, &relationships, parts[i].type, &parts[i].use);
    ca_relationships_free(&relationships);
    return status;
}

/* --- the file ---------------------------------------------------------------------------------------------------- */

static bool ends_in(const char *text, const char *end)
{
    size_t size = strlen(text), tail = strlen(end);
    return size >= tail && strcmp(text + size - tail, end) == 0;
}

static int read_package(ca_document_builder *builder, ca_package *package, enum ca_file_kind kind, bool *sentence)
{
    ca_document *document = builder->document;
    ca_relationships root = {0};
    int status = ca_package_relationships(package, "", &root, builder->error);
    const ca_relationship *found = status ? NULL : ca_relationship_of_type(&root, "officeDocument");
    const char *part = found && found->target && ca_package_has(package, found->target) ? found->target : NULL;
    if (status == 0 && !part && kind == CA_FILE_WORD) {
        status = ca_error_set(builder->error, "it does not name its first part");
    } else if (status == 0 && (!part || ends_in(part, ".bin"))) {
        *sentence = true;
        status = no_document(document, CA_SPACE_NONE, kind, builder->error);
    } else if (status == 0) {
        status = read_document(builder, package, part, kind, sentence);
    }
    static const char *const properties[] = {"extended-properties", "extendedProperties", "core-properties"};
    for (size_t i = 0; i < sizeof properties / sizeof *properties && status == 0; i++)
        status = read_properties(document, package, &root, properties[i], builder->error);
    ca_relationships_free(&root);
    return status;
}

int ca_document_read(ca_slice file, const char *name, ca_document *document, ca_error *error)
{
    ca_error reason = {0};
    ca_package package = {.zip = NULL};
    ca_document_builder builder = {.document = document, .error = &reason};
    enum ca_file_kind kind = ca_file_kind(name, file);
    bool sentence = false;
    *document = (ca_document){.kind = CA_FILE_WORD, .application = {"", 0}, .title = {"", 0}};
    if (kind == CA_FILE_LOCK || file.size < 2 || memcmp(file.at, "PK", 2) != 0)
        return wrong_kind(document, kind, error);
    int status = ca_package_open(&package, file, &reason);
    if (status == 0)
        status = read_package(&builder, &package, kind, &sentence);
    if (status && sentence)
        (void)ca_error_set(error, "%s", ca_text_words(&reason.words));
    else if (status)
        (void)ca_error_set(error, "cannot be read as a Word document: %s; " DAMAGED, ca_text_words(&reason.words));
    ca_build_free(&builder);
    ca_package_close(&package);
    ca_error_free(&reason);
    return status;
}

void ca_document_free(ca_document *document)
{
    free(document->blocks);
    free(document->tables);
    free(document->outside);
    ca_arena_free(&document->arena);
    *document = (ca_document){.kind = CA_FILE_OTHER};
}

/* --- what is in a document --------------------------------------------------------------------------------------- */

void ca_document_table_name(ca_text *to, const ca_document *document, size_t table)
{
    const ca_document_table *t = &document->tables[table];
    ca_text_format(to, "table %zu", t->number);
    while (t->parent) {
        const ca_document_table *outer = &document->tables[t->parent - 1];
        ca_text_format(to, " in row %zu, cell %zu of table %zu", t->parent_row + 1, t->parent_cell + 1, outer->number);
        t = outer;
    }
}

bool ca_document_is_placeholder(ca_slice text)
{
    return ca_control_is_prompt(text);
}

void ca_document_typed(ca_text *to, const ca_document_text *text)
{
    ca_text typed = {0};
    size_t at = 0;
    for (size_t i = 0; i < text->control_count; i++) {
        const ca_document_control *control = &text->controls[i];
        size_t end = control->offset + control->text.size;
        if (!control->placeholder || control->offset < at)
            continue;
        ca_text_append(&typed, text->text.at + at, control->offset - at);
        at = end < text->text.size ? end : text->text.size;
    }
    ca_text_append(&typed, text->text.at + at, text->text.size - at);
    ca_slice rest = ca_text_without_blanks((ca_slice){ca_text_words(&typed), typed.size});
    if (!ca_document_is_placeholder(rest))
        ca_text_append(to, rest.at, rest.size);
    ca_text_free(&typed);
}
