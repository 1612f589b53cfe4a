/* SPDX-License-Identifier: MIT */
/* Copies of parts. */
#include "office/part_copy.h"

#include "office/document_field.h"

#include <stdlib.h>
#include <string.h>

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* The kinds of pictures that are taken, by the ending of their names, with their first bytes. */
static const struct {
    const char *ending, *type, *first;
    size_t size;
} kinds[] = {
    {".png", "image/png", "\x89PNG", 4}, {".jpg", "image/jpeg", "\xff\xd8", 2},  {".jpeg", "image/jpeg", "\xff\xd8", 2},
    {".gif", "image/gif", "GIF8", 4},    {".bmp", "image/bmp", "BM", 2},         {".tif", "image/tiff", "", 0},
    {".tiff", "image/tiff", "", 0},      {".emf", "image/x-emf", "\1\0\0\0", 4}, {".wmf", "image/x-wmf", "", 0},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

int ca_part_copy_damaged(int status, ca_error *damage, ca_error *error)
{
    if (damage->words.size)
        (void)ca_error_set(error, "%s; open it in Word and save it as a new document", damage->words.at);
    ca_error_free(damage);
    return status;
}

void ca_pictures_free(ca_pictures *pictures)
{
    free(pictures->list);
    free(pictures->sources);
    ca_arena_free(&pictures->arena);
    *pictures = (ca_pictures){.list = NULL};
}

static int kind_of(const char *name)
{
    size_t size = strlen(name);
    for (int i = 0; i < KINDS; i++) {
        size_t ending = strlen(kinds[i].ending);
        if (size > ending && strcmp(name + size - ending, kinds[i].ending) == 0)
            return i;
    }
    return -1;
}

void ca_pictures_types(const ca_pictures *pictures, ca_text *to)
{
    for (int kind = 0; kind < KINDS; kind++) {
        bool used = false;
        for (size_t i = 0; i < pictures->count; i++)
            used |= kind_of(pictures->list[i].name) == kind;
        if (used)
            ca_text_format(to, "<Default Extension=\"%s\" ContentType=\"%s\"/>", kinds[kind].ending + 1,
                           kinds[kind].type);
    }
}

/* Takes the picture in the part SOURCE. Returns its number, from 1, or 0 with an error. */
static size_t take_picture(ca_pictures *pictures, ca_package *package, const char *source, ca_error *error)
{
    ca_text bytes = {0}, name = {0};
    ca_error damage = {0};
    int kind = kind_of(source), status = 0;
    for (size_t i = 0; i < pictures->count; i++)
        if (strcmp(pictures->sources[i], source) == 0)
            return i + 1;
    if (kind < 0)
        status = ca_error_set(error, "a picture in it is none that can be taken; save it as PNG and put that in");
    else
        status = ca_part_copy_damaged(ca_package_bytes(package, source, &bytes, &damage), &damage, error);
    if (status == 0 && (bytes.size < kinds[kind].size || memcmp(bytes.at, kinds[kind].first, kinds[kind].size) != 0))
        status = ca_error_set(error, "a picture in it is not what its name says; save it as PNG and put that in");
    if (status == 0) {
        pictures->list = ca_array_grow(pictures->list, pictures->count, &pictures->capacity, sizeof *pictures->list);
        pictures->sources =
            ca_array_grow(pictures->sources, pictures->count, &pictures->source_capacity, sizeof *pictures->sources);
        ca_text_format(&name, "word/media/image%zu%s", pictures->count + 1, kinds[kind].ending);
        pictures->sources[pictures->count] = ca_arena_copy(&pictures->arena, source, strlen(source));
        pictures->list[pictures->count++] =
            (ca_zip_part){ca_arena_copy(&pictures->arena, name.at, name.size),
                          {ca_arena_copy(&pictures->arena, ca_text_words(&bytes), bytes.size), bytes.size}};
    }
    ca_text_free(&bytes);
    ca_text_free(&name);
    return status ? 0 : pictures->count;
}

/* --- elements ---------------------------------------------------------------------------------------------------- */

typedef struct {
    ca_part_copy *copy;
    ca_package *package;
    ca_relationships relationships;
    ca_pictures *pictures;
    ca_error *error;
    size_t depth, left_out; /* left_out: the depth of the element that is left out with all in it, or 0 */
    bool open;              /* the start of the last element is not ended */
    ca_text field;          /* the words of a field so far */
    size_t *taken;          /* of each relationship, the number of its picture, or 0 */
} copier;

typedef struct {
    enum ca_space space;
    const char *name;
} element_name;

/* Elements that are left out with all in them: embedded fonts, pictures of bullets, links of shapes, further versions of
 * pictures, comments, and what was deleted. */
static const element_name left_out[] = {
    {CA_SPACE_WORD, "embedRegular"},      {CA_SPACE_WORD, "embedBold"},
    {CA_SPACE_WORD, "embedItalic"},       {CA_SPACE_WORD, "embedBoldItalic"},
    {CA_SPACE_WORD, "numPicBullet"},      {CA_SPACE_WORD, "lvlPicBulletId"},
    {CA_SPACE_DRAWING, "hlinkClick"},     {CA_SPACE_DRAWING, "hlinkHover"},
    {CA_SPACE_DRAWING, "hlinkMouseOver"}, {CA_SPACE_DRAWING, "extLst"},
    {CA_SPACE_WORD, "commentReference"},  {CA_SPACE_WORD, "commentRangeStart"},
    {CA_SPACE_WORD, "commentRangeEnd"},   {CA_SPACE_WORD, "del"},
    {CA_SPACE_WORD, "moveFrom"},          {CA_SPACE_WORD, "rPrChange"},
    {CA_SPACE_WORD, "pPrChange"},         {CA_SPACE_WORD, "tblPrChange"},
    {CA_SPACE_WORD, "tcPrChange"},        {CA_SPACE_WORD, "trPrChange"},
    {CA_SPACE_WORD, "sectPrChange"},      {CA_SPACE_WORD, "numberingChange"},
    {CA_SPACE_WORD, "tblGridChange"},     {CA_SPACE_WORD, "tblPrExChange"},
    {CA_SPACE_WORD, "dataBinding"},       {CA_SPACE_WORD_2012, "dataBinding"},
    {CA_SPACE_WORD, "bookmarkStart"},     {CA_SPACE_WORD, "bookmarkEnd"},
};
/* Elements of which the content stays. */
static const element_name unwrapped[] = {
    {CA_SPACE_WORD, "hyperlink"}, {CA_SPACE_WORD, "ins"}, {CA_SPACE_WORD, "moveTo"}};
/* Elements that are refused. */
static const element_name refused[] = {
    {CA_SPACE_WORD, "object"}, {CA_SPACE_WORD, "control"},     {CA_SPACE_WORD, "altChunk"},
    {CA_SPACE_WORD, "subDoc"}, {CA_SPACE_WORD, "contentPart"}, {CA_SPACE_OTHER, "OLEObject"},
    {CA_SPACE_CHART, "chart"}, {CA_SPACE_OTHER, "script"},
};

static bool is_among(const element_name *names, size_t count, enum ca_space space, const char *element)
{
    for (size_t i = 0; i < count; i++)
        if (names[i].space == space && strcmp(names[i].name, element) == 0)
            return true;
    return false;
}
#define IS_AMONG(names, space, element) is_among(names, sizeof(names) / sizeof *(names), space, element)

/* Checks a field, of whose words none reads another file or runs a program. */
static int check_field(copier *c, const char *words)
{
    ca_slice name = ca_document_field_name(words);
    if (!name.size)
        return 0;
    c->copy->numbers_page |= ca_slice_alike(name, "PAGE");
    c->copy->counts_pages |= ca_slice_alike(name, "NUMPAGES");
    if (ca_document_field_is_harmless(name, true))
        return 0;
    return ca_error_set(c->error,
                        "its header or footer has a field that may read other files or run programs; take out all "
                        "fields but page numbers, dates and titles");
}

static int end_field(copier *c)
{
    int status = check_field(c, ca_text_words(&c->field));
    ca_text_clear(&c->field);
    return status;
}

/* Appends text that the parser has read, and that stays as it is: letters of symbol fonts, too. */
static void add_text(ca_text *to, const char *text, size_t size)
{
    for (; size; text++, size--) {
        switch (*text) {
        case '&': ca_text_add(to, "&amp;"); break;
        case '<': ca_text_add(to, "&lt;"); break;
        case '>': ca_text_add(to, "&gt;"); break;
        case '"': ca_text_add(to, "&quot;"); break;
        case '\t':
        case '\r':
        case '\n': ca_text_format(to, "&#%d;", *text); break;
        default: ca_text_byte(to, *text);
        }
    }
}

static void end_start(copier *c)
{
    if (c->open)
        ca_text_add(&c->copy->copy, ">");
    c->open = false;
}

/* Writes a reference to the picture of relationship ID. */
static int add_reference(copier *c, const char *attribute, const char *id)
{
    const ca_relationship *found = ca_relationship_by_id(&c->relationships, id);
    ca_part_copy *copy = c->copy;
    if (!found || !found->target || strcmp(found->type, "image") != 0)
        return ca_error_set(c->error,
                            "its header, footer or styles refer to something that is not a picture in it; put in the "
                            "picture itself, without a link, and take out objects");
    size_t *number = &c->taken[found - c->relationships.list];
    if (!*number) {
        *number = take_picture(c->pictures, c->package, found->target, c->error);
        if (!*number)
            return -1;
        ca_text_format(&copy->relationships, "<Relationship Id=\"image%zu\" Type=\"" OFFICE "/image\" Target=\"%s\"/>",
                       (size_t)(found - c->relationships.list), c->pictures->list[*number - 1].name + strlen("word/"));
    }
    ca_text_format(&copy->copy, " %s=\"image%zu\"", attribute, (size_t)(found - c->relationships.list));
    return 0;
}

/* Returns whether the attribute names a file, or a person who changed the document. */
static bool is_left_out(const char *attribute)
{
    static const char *const names[] = {"src", "href", "althref", "author", "date", "initials"};
    const char *colon = strchr(attribute, ':'), *local = colon ? colon + 1 : attribute;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(local, names[i]) == 0)
            return true;
    return false;
}

/* The styles of a template are of the language of the report, for spelling and for those who have it read to them. */
static bool is_language(const copier *c, enum ca_space space, const char *element, const char *attribute)
{
    const char *colon = strchr(attribute, ':');
    return strcmp(c->copy->root, "styles") == 0 && space == CA_SPACE_WORD && strcmp(element, "lang") == 0 && colon &&
           strcmp(colon, ":val") == 0;
}

static int add_attributes(copier *c, enum ca_space space, const char *element, const char **attributes)
{
    static const char strict[] = "http://purl.oclc.org/ooxml/";
    for (; attributes[0]; attributes += 2) {
        bool declares = strncmp(attributes[0], "xmlns", 5) == 0;
        if (declares && strncmp(attributes[1], strict, sizeof strict - 1) == 0)
            return ca_error_set(c->error, "it is in the form \"Strict Open XML\"; save it as \"Word Document\"");
        if (!declares && ca_part_attribute_space(attributes[0]) == CA_SPACE_REFERENCE) {
            if (add_reference(c, attributes[0], attributes[1]) < 0)
                return -1;
        } else if (declares || !is_left_out(attributes[0])) {
            ca_text_format(&c->copy->copy, " %s=\"", attributes[0]);
            const char *value = is_language(c, space, element, attributes[0]) ? "en-GB" : attributes[1];
            add_text(&c->copy->copy, value, strlen(value));
            ca_text_byte(&c->copy->copy, '"');
        }
    }
    return 0;
}

/* Looks at what an element is of: a field, something refused, the first element. */
static int check_element(copier *c, enum ca_space space, const char *element, const char **attributes)
{
    if (c->depth == 1 && (space != c->copy->space || strcmp(element, c->copy->root) != 0))
        return ca_error_set(c->error, "a part of it is not what it should be; save it in Word as a new document");
    if (IS_AMONG(refused, space, element))
        return ca_error_set(c->error,
                            "its header or footer has an object, chart or control; put a picture in its place");
    if (space == CA_SPACE_WORD && strcmp(element, "fldChar") == 0)
        return end_field(c);
    for (; space == CA_SPACE_WORD && strcmp(element, "fldSimple") == 0 && attributes[0]; attributes += 2) {
        const char *colon = strchr(attributes[0], ':');
        if (colon && strcmp(colon, ":instr") == 0)
            return check_field(c, attributes[1]);
    }
    return 0;
}

static int start_element(void *state, enum ca_space space, const char *element, const char **attributes)
{
    copier *c = state;
    ca_part_copy *copy = c->copy;
    c->depth++;
    if (c->left_out)
        return 0;
    if (IS_AMONG(left_out, space, element)) {
        c->left_out = c->depth;
        return 0;
    }
    if (check_element(c, space, element, attributes) < 0)
        return -1;
    if (c->depth > 1 && IS_AMONG(unwrapped, space, element))
        return 0;
    end_start(c);
    if (copy->see && copy->see(copy->state, c->depth, space, element, attributes) < 0)
        return -1;
    ca_text_format(&copy->copy, "<%s", ca_part_whole_name());
    c->open = true;
    return add_attributes(c, space, element, attributes);
}

static int end_element(void *state, enum ca_space space, const char *element, const ca_text *text)
{
    copier *c = state;
    ca_part_copy *copy = c->copy;
    size_t depth = c->depth--;
    if (c->left_out) {
        c->left_out = c->left_out == depth ? 0 : c->left_out;
        return 0;
    }
    if (depth > 1 && IS_AMONG(unwrapped, space, element))
        return 0;
    if (space == CA_SPACE_WORD && strcmp(element, "instrText") == 0)
        ca_text_append(&c->field, ca_text_words(text), text->size);
    bool leaf = c->open;
    if (leaf && text->size && depth > 1) {
        end_start(c);
        add_text(&copy->copy, text->at, text->size);
        ca_text_format(&copy->copy, "</%s>", ca_part_whole_name());
    } else if (depth == 1) {
        end_start(c);
        ca_text_format(&copy->end, "</%s>\n", ca_part_whole_name());
        return end_field(c);
    } else if (leaf) {
        ca_text_add(&copy->copy, "/>");
        c->open = false;
    } else {
        ca_text_format(&copy->copy, "</%s>", ca_part_whole_name());
    }
    return 0;
}

int ca_part_copy_read(ca_part_copy *copy, ca_package *package, const char *name, ca_pictures *pictures, ca_error *error)
{
    copier c = {.copy = copy, .package = package, .pictures = pictures, .error = error};
    const ca_part_reader reader = {start_element, end_element, &c};
    ca_error damage = {0};
    ca_text_add(&copy->copy, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    int status = ca_package_relationships(package, name, &c.relationships, &damage);
    c.taken = ca_allocate(c.relationships.count + 1, sizeof *c.taken);
    if (status == 0)
        status = ca_package_read(package, name, &reader, &damage);
    free(c.taken);
    ca_text_free(&c.field);
    ca_relationships_free(&c.relationships);
    return ca_part_copy_damaged(status, &damage, error);
}

void ca_part_copy_free(ca_part_copy *copy)
{
    ca_text_free(&copy->copy);
    ca_text_free(&copy->end);
    ca_text_free(&copy->relationships);
}
