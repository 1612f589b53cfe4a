/* SPDX-License-Identifier: MIT */
/* Templates. */
#include "office/document_template.h"

#include "office/document_harm.h"
#include "office/file_kind.h"

#include <stdlib.h>
#include <string.h>

ca_document_page ca_document_page_own(void)
{
    enum { WIDTH = 11906, HEIGHT = 16838, MARGIN = 1134 };
    return (ca_document_page){WIDTH, HEIGHT, MARGIN, MARGIN, MARGIN, MARGIN, MARGIN / 2, MARGIN / 2, 0};
}

typedef struct {
    ca_document_template *made;
    ca_package package;
    ca_relationships relationships; /* of the document */
    ca_error *error;
    ca_error damage; /* what the reader of parts found wrong */
} reader;

static bool is_word(enum ca_space space, const char *element, const char *name)
{
    return space == CA_SPACE_WORD && strcmp(element, name) == 0;
}

static const char *value_of(const char **attributes, const char *name)
{
    const char *value = ca_part_attribute_in(attributes, CA_SPACE_WORD, name);
    return value ? value : "";
}

static bool is_on(const char **attributes)
{
    const char *value = value_of(attributes, "val");
    return strcmp(value, "0") != 0 && strcmp(value, "false") != 0 && strcmp(value, "off") != 0;
}

/* --- pages ------------------------------------------------------------------------------------------------------- */

/* The sections of the document, the last of which is taken; a section has the headers of the one before if it has none. */
typedef struct {
    reader *r;
    size_t depth, section, changed; /* the depth of the section, or of a tracked change of it; 0: outside */
    const char *frames[CA_PAGE_FRAMES][CA_PAGE_USES]; /* the ids of relationships, in the arena */
    bool is_document, has_page;
} section_reader;

static int number_of(const char **attributes, const char *name, int other)
{
    enum { MOST = 31680 }; /* Word's */
    const char *value = value_of(attributes, name);
    char *end = NULL;
    long number = strtol(value, &end, 10);
    if (!*value || number > MOST || number < -MOST)
        return other;
    return (int)number;
}

static void see_frame(section_reader *s, enum ca_page_frame frame, const char **attributes)
{
    const char *type = value_of(attributes, "type"), *id = ca_part_attribute_in(attributes, CA_SPACE_REFERENCE, "id");
    enum ca_page_use use = strcmp(type, "first") == 0  ? CA_PAGE_FIRST
                           : strcmp(type, "even") == 0 ? CA_PAGE_EVEN
                                                       : CA_PAGE_MOST;
    if (id)
        s->frames[frame][use] = ca_arena_copy(&s->r->made->arena, id, strlen(id));
}

static void see_margins(ca_document_page *page, const char **attributes)
{
    page->top = number_of(attributes, "top", page->top);
    page->right = number_of(attributes, "right", page->right);
    page->bottom = number_of(attributes, "bottom", page->bottom);
    page->left = number_of(attributes, "left", page->left);
    page->header = number_of(attributes, "header", page->header);
    page->footer = number_of(attributes, "footer", page->footer);
    page->gutter = number_of(attributes, "gutter", page->gutter);
}

static int start_section(void *state, enum ca_space space, const char *element, const char **attributes)
{
    section_reader *s = state;
    ca_document_template *made = s->r->made;
    if (++s->depth == 1)
        s->is_document = is_word(space, element, "document");
    if (is_word(space, element, "sectPr") && !s->section && !s->changed) {
        s->section = s->depth;
        made->page = ca_document_page_own();
        made->first_differs = false;
    } else if (is_word(space, element, "sectPrChange") && !s->changed) {
        s->changed = s->depth;
    }
    if (!s->section || s->changed || s->depth != s->section + 1)
        return 0;
    if (is_word(space, element, "headerReference"))
        see_frame(s, CA_FRAME_HEADER, attributes);
    else if (is_word(space, element, "footerReference"))
        see_frame(s, CA_FRAME_FOOTER, attributes);
    else if (is_word(space, element, "pgMar"))
        see_margins(&made->page, attributes);
    else if (is_word(space, element, "titlePg"))
        made->first_differs = is_on(attributes);
    else if (is_word(space, element, "pgSz")) {
        made->page.width = number_of(attributes, "w", made->page.width);
        made->page.height = number_of(attributes, "h", made->page.height);
    }
    return 0;
}

static int end_section(void *state, enum ca_space space, const char *element, const ca_text *text)
{
    section_reader *s = state;
    (void)space;
    (void)element;
    (void)text;
    s->section = s->section == s->depth ? 0 : s->section;
    s->changed = s->changed == s->depth ? 0 : s->changed;
    s->depth--;
    return 0;
}

/* Checks that tables have room on the page, upright and across. */
static int check_page(reader *r)
{
    enum { LEAST = 5000 };
    const ca_document_page *page = &r->made->page;
    int less = page->width < page->height ? page->width : page->height;
    if (less - page->left - page->right - page->gutter < LEAST || page->left < 0 || page->right < 0 ||
        page->gutter < 0 || less - abs(page->top) - abs(page->bottom) < LEAST)
        return ca_error_set(r->error, "its pages have too little room between the margins; set the page to A4 in Word");
    return 0;
}

/* --- parts ------------------------------------------------------------------------------------------------------- */

/* Copies the part that the relationship FOUND leads to, if there is one. */
static int copy_part(reader *r, const ca_relationship *found, ca_part_copy *copy)
{
    if (!found || !found->target || !ca_package_has(&r->package, found->target))
        return 0;
    return ca_part_copy_read(copy, &r->package, found->target, &r->made->pictures, r->error);
}

static int copy_frames(reader *r, const section_reader *sections)
{
    static const char *const roots[] = {"hdr", "ftr"}, *const types[] = {"header", "footer"};
    for (int frame = 0; frame < CA_PAGE_FRAMES; frame++)
        for (int use = 0; use < CA_PAGE_USES; use++) {
            const char *id = sections->frames[frame][use];
            const ca_relationship *found = id ? ca_relationship_by_id(&r->relationships, id) : NULL;
            ca_part_copy *copy = &r->made->frames[frame][use];
            copy->root = roots[frame];
            copy->space = CA_SPACE_WORD;
            if (found && strcmp(found->type, types[frame]) == 0 && copy_part(r, found, copy) < 0)
                return -1;
        }
    return 0;
}

/* A style of the template. */
typedef struct {
    const char *id, *name;
    bool of_tables, of_paragraphs, numbered;
} template_style;

typedef struct {
    reader *r;
    template_style *list;
    size_t count, capacity;
} style_reader;

static const char *keep(reader *r, const char *words)
{
    return ca_arena_copy(&r->made->arena, words, strlen(words));
}

static int see_style(void *state, size_t depth, enum ca_space space, const char *element, const char **attributes)
{
    style_reader *s = state;
    template_style *last = s->count ? &s->list[s->count - 1] : NULL;
    if (depth == 2 && is_word(space, element, "style")) {
        const char *type = value_of(attributes, "type");
        s->list = ca_array_grow(s->list, s->count, &s->capacity, sizeof *s->list);
        s->list[s->count++] =
            (template_style){keep(s->r, value_of(attributes, "styleId")), "", strcmp(type, "table") == 0,
                             strcmp(type, "paragraph") == 0 || !*type, false};
    } else if (depth == 3 && last && is_word(space, element, "name")) {
        last->name = keep(s->r, value_of(attributes, "val"));
    } else if (depth == 4 && last && is_word(space, element, "numPr")) {
        last->numbered = true;
    }
    return 0;
}

static bool has_id(const style_reader *s, const char *id)
{
    for (size_t i = 0; i < s->count; i++)
        if (ca_words_alike(s->list[i].id, id))
            return true;
    return false;
}

/* Finds the style of the template that takes the place of STYLE, or gives that an id that no other has. */
static void match_style(style_reader *s, int style)
{
    ca_document_looks *looks = &s->r->made->looks;
    bool of_tables = ca_document_style_is_of_tables(style);
    for (size_t i = 0; i < s->count; i++) {
        const template_style *one = &s->list[i];
        if ((of_tables ? !one->of_tables : !one->of_paragraphs) || !*one->id ||
            !ca_words_alike(one->name, ca_document_style_name(style)))
            continue;
        looks->ids[style] = one->id;
        looks->taken[style] = true;
        looks->bare_items |= style == CA_DOCUMENT_ITEM && !one->numbered;
        return;
    }
    while (has_id(s, looks->ids[style])) {
        ca_text id = {0};
        ca_text_format(&id, "Report%s", looks->ids[style]);
        looks->ids[style] = keep(s->r, id.at);
        ca_text_free(&id);
    }
}

static int copy_styles(reader *r)
{
    style_reader styles = {.r = r};
    ca_document_template *made = r->made;
    made->styles = (ca_part_copy){.root = "styles", .space = CA_SPACE_WORD, .see = see_style, .state = &styles};
    const ca_relationship *found = ca_relationship_of_type(&r->relationships, "styles");
    int status = found ? copy_part(r, found, &made->styles)
                       : ca_error_set(r->error, "it has no styles; save it in Word as a new document");
    for (int style = 0; style < CA_DOCUMENT_STYLES && status == 0; style++)
        match_style(&styles, style);
    if (status == 0)
        ca_document_styles_write(&made->styles.copy, &made->looks, CA_WORD_DECLARED);
    free(styles.list);
    return status;
}

/* --- lists ------------------------------------------------------------------------------------------------------- */

typedef struct {
    reader *r;
    uint64_t list, abstract; /* the highest numbers of each */
    size_t at;               /* where the first list begins in the copy; 0: there is none */
    size_t cut;              /* where what follows the lists begins */
} list_reader;

static void see_number(uint64_t *highest, const char *value)
{
    uint64_t number = 0;
    if (ca_whole_number(value, INT32_MAX - 1, &number) && number > *highest)
        *highest = number;
}

static int see_list(void *state, size_t depth, enum ca_space space, const char *element, const char **attributes)
{
    list_reader *l = state;
    size_t here = l->r->made->numbering.copy.size;
    if (depth != 2)
        return 0;
    if (is_word(space, element, "abstractNum"))
        see_number(&l->abstract, value_of(attributes, "abstractNumId"));
    else if (is_word(space, element, "num")) {
        see_number(&l->list, value_of(attributes, "numId"));
        l->at = l->at ? l->at : here;
    } else {
        l->cut = here;
    }
    return 0;
}

/* Adds the report's list with bullets to the lists of the template: the kinds of lists come before the lists. */
static void join_lists(reader *r, const list_reader *lists)
{
    ca_document_template *made = r->made;
    ca_text *copy = &made->numbering.copy, joined = {0};
    size_t end = lists->cut > lists->at ? lists->cut : copy->size, at = lists->at ? lists->at : end;
    ca_text_append(&joined, copy->at, at);
    ca_document_list_kind(&joined, &made->looks, lists->abstract + 1);
    ca_text_append(&joined, copy->at + at, end - at);
    ca_document_list(&joined, &made->looks, lists->abstract + 1);
    ca_text_append(&joined, copy->at + end, copy->size - end);
    ca_text_free(copy);
    *copy = joined;
}

/* Copies styles and lists, each of which may refer to the other. */
static int copy_looks(reader *r)
{
    ca_document_template *made = r->made;
    list_reader lists = {.r = r};
    made->looks = ca_document_looks_own();
    made->numbering = (ca_part_copy){.root = "numbering", .space = CA_SPACE_WORD, .see = see_list, .state = &lists};
    if (copy_part(r, ca_relationship_of_type(&r->relationships, "numbering"), &made->numbering) < 0)
        return -1;
    made->looks.bullets = lists.list + 1;
    if (copy_styles(r) < 0)
        return -1;
    if (made->numbering.copy.size)
        join_lists(r, &lists);
    return 0;
}

/* --- settings ---------------------------------------------------------------------------------------------------- */

static int see_setting(void *state, enum ca_space space, const char *element, const char **attributes)
{
    ca_document_template *made = state;
    static const char *const names[] = {"bg1",     "t1",      "bg2",     "t2",      "accent1",   "accent2",
                                        "accent3", "accent4", "accent5", "accent6", "hyperlink", "followedHyperlink"};
    if (is_word(space, element, "evenAndOddHeaders"))
        made->even_differs = is_on(attributes);
    else if (is_word(space, element, "mirrorMargins"))
        made->mirrored = is_on(attributes);
    else if (is_word(space, element, "clrSchemeMapping") && !made->colours.size) {
        ca_text_add(&made->colours, "<w:clrSchemeMapping");
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            const char *value = value_of(attributes, names[i]);
            if (*value &&
                value[strspn(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")] == '\0')
                ca_text_format(&made->colours, " w:%s=\"%s\"", names[i], value);
        }
        ca_text_add(&made->colours, "/>");
    }
    return 0;
}

static int read_settings(reader *r)
{
    const ca_relationship *found = ca_relationship_of_type(&r->relationships, "settings");
    const ca_part_reader settings = {see_setting, NULL, r->made};
    if (!found || !found->target || !ca_package_has(&r->package, found->target))
        return 0;
    return ca_package_read(&r->package, found->target, &settings, &r->damage);
}

/* --- the file ---------------------------------------------------------------------------------------------------- */

static int read_parts(reader *r, const char *document)
{
    ca_document_template *made = r->made;
    section_reader sections = {.r = r};
    const ca_part_reader reads = {start_section, end_section, &sections};
    made->page = ca_document_page_own();
    made->theme = (ca_part_copy){.root = "theme", .space = CA_SPACE_DRAWING};
    made->fonts = (ca_part_copy){.root = "fonts", .space = CA_SPACE_WORD};
    if (ca_package_relationships(&r->package, document, &r->relationships, &r->damage) < 0 ||
        ca_package_read(&r->package, document, &reads, &r->damage) < 0)
        return -1;
    if (!sections.is_document)
        return ca_error_set(r->error, "it is no Word document; save it in Word as \"Word Document (*.docx)\"");
    if (check_page(r) < 0 || copy_looks(r) < 0 || copy_frames(r, &sections) < 0 || read_settings(r) < 0)
        return -1;
    return copy_part(r, ca_relationship_of_type(&r->relationships, "theme"), &made->theme) < 0
               ? -1
               : copy_part(r, ca_relationship_of_type(&r->relationships, "fontTable"), &made->fonts);
}

static int read_package(reader *r, ca_slice file)
{
    ca_relationships root = {0};
    int status = ca_package_open(&r->package, file, &r->damage);
    if (status == 0)
        status = ca_package_relationships(&r->package, "", &root, &r->damage);
    const ca_relationship *found = status ? NULL : ca_relationship_of_type(&root, "officeDocument");
    if (status == 0 && (!found || !found->target || !ca_package_has(&r->package, found->target)))
        status = ca_error_set(r->error, "it is no Word document; save it in Word as \"Word Document (*.docx)\"");
    if (status == 0)
        status = ca_document_check_macros(&r->package, r->error, &r->damage);
    if (status == 0)
        status = read_parts(r, found->target);
    ca_relationships_free(&root);
    return status;
}

int ca_document_template_read(ca_document_template *made, ca_slice file, const char *name, ca_error *error)
{
    ca_error reason = {0};
    reader r = {.made = made, .error = &reason};
    enum ca_file_kind kind = ca_file_kind(name, file);
    const char *noun = ca_file_kind_noun(kind);
    *made = (ca_document_template){.page = {0}};
    if (kind != CA_FILE_ZIP && kind != CA_FILE_WORD)
        return ca_error_set(error, "%s: is %s; a template is a Word document (.docx) without a password", name,
                            *noun ? noun : "no Word document");
    int status = read_package(&r, file);
    status = ca_part_copy_damaged(status, &r.damage, &reason);
    if (status)
        (void)ca_error_set(error, "%s: cannot be a template: %s", name, ca_text_words(&reason.words));
    ca_relationships_free(&r.relationships);
    ca_package_close(&r.package);
    ca_error_free(&reason);
    return status;
}

void ca_document_template_free(ca_document_template *made)
{
    for (int frame = 0; frame < CA_PAGE_FRAMES; frame++)
        for (int use = 0; use < CA_PAGE_USES; use++)
            ca_part_copy_free(&made->frames[frame][use]);
    ca_part_copy_free(&made->styles);
    ca_part_copy_free(&made->numbering);
    ca_part_copy_free(&made->theme);
    ca_part_copy_free(&made->fonts);
    ca_text_free(&made->colours);
    ca_pictures_free(&made->pictures);
    ca_arena_free(&made->arena);
    *made = (ca_document_template){.page = {0}};
}
