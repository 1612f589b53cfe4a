/* SPDX-License-Identifier: MIT */
/* A workbook that is read. */
#include "office/sheet_book.h"

#include "base/utf8.h"
#include "office/sheet_number.h"

#include <stdlib.h>
#include <string.h>

enum { SHEETS_MOST = 10000, FORMAT_IDS = 65536, OWN_IDS = 164 /* the first that a workbook defines */ };

const ca_book_advice ca_list_advice = {
    .damaged = "save the sheet alone as a new workbook in Excel, or ask for the file once more",
    .cell = "open the workbook in Excel and save it again",
    .less = "divide the list",
    .beyond = "save the list as a new workbook",
    .other = "name another sheet",
};

void ca_sheet_name_shown(ca_text *to, ca_slice name)
{
    ca_text shown = {0};
    ca_text_for_terminal(&shown, name);
    ca_text_byte(to, '\'');
    ca_text_on_one_line(to, (ca_slice){shown.at ? shown.at : "", shown.size});
    ca_text_byte(to, '\'');
    ca_text_free(&shown);
}

void ca_sheet_book_names(ca_text *to, const ca_sheet_book *book)
{
    enum { NAMES_MOST = 30 };
    size_t names = 0;
    for (size_t i = 0; i < book->count; i++) {
        if (!book->sheets[i].cells || ++names > NAMES_MOST)
            continue;
        ca_text_add(to, names > 1 ? ", " : "");
        ca_sheet_name_shown(to, book->sheets[i].name);
    }
    if (names > NAMES_MOST)
        ca_text_format(to, " and %zu more", names - NAMES_MOST);
}

int ca_sheet_book_fault(const ca_error *reason, const ca_book_advice *advice, ca_error *error)
{
    return ca_error_set(error, "cannot be read as a workbook: %s; %s", ca_text_words(&reason->words), advice->damaged);
}

bool ca_sheet_attribute_true(const char *value)
{
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

/* A part while it is read. */
typedef struct {
    ca_sheet_book *book;
    size_t depth;
    enum ca_space root; /* the namespace of the first element */
    bool is_workbook;
    bool in_list; /* inside the list of sheets, or of the styles of cells */
    bool *days;   /* for each format that the workbook defines, and for those that every program knows */
    ca_error *error;
} part_reader;

static int add_sheet(part_reader *r, const char **attributes)
{
    ca_sheet_book *book = r->book;
    const char *name = ca_part_attribute(attributes, "name"), *state = ca_part_attribute(attributes, "state");
    const char *id = ca_part_attribute_in(attributes, CA_SPACE_REFERENCE, "id");
    if (book->count == SHEETS_MOST)
        return ca_error_set(r->error, "it has more than %d sheets", SHEETS_MOST);
    book->sheets = ca_array_grow(book->sheets, book->count, &book->capacity, sizeof *book->sheets);
    book->sheets[book->count++] = (ca_book_sheet){
        .name = ca_arena_str(&book->words, ca_slice_of(name ? name : "")),
        .id = ca_arena_str(&book->words, ca_slice_of(id ? id : "")).at,
        .hidden = state && strcmp(state, "visible") != 0,
    };
    return 0;
}

static int start_of_workbook(void *state, enum ca_space space, const char *element, const char **attributes)
{
    part_reader *r = state;
    if (++r->depth == 1) {
        r->root = space;
        r->is_workbook = space == CA_SPACE_SHEET && strcmp(element, "workbook") == 0;
        return r->is_workbook ? 0 : -1;
    }
    if (r->depth == 2)
        r->in_list = space == CA_SPACE_SHEET && strcmp(element, "sheets") == 0;
    if (r->depth == 2 && space == CA_SPACE_SHEET && strcmp(element, "workbookPr") == 0)
        r->book->epoch_1904 = ca_sheet_attribute_true(ca_part_attribute(attributes, "date1904"));
    if (r->depth == 3 && r->in_list && space == CA_SPACE_SHEET && strcmp(element, "sheet") == 0)
        return add_sheet(r, attributes);
    return 0;
}

static int end_of_any(void *state, enum ca_space space, const char *element, const ca_text *text)
{
    part_reader *r = state;
    (void)space;
    (void)element;
    (void)text;
    r->depth--;
    return 0;
}

/* Whether number attribute NAME is there and below FORMAT_IDS. */
static bool format_id(const char **attributes, uint64_t *id)
{
    const char *value = ca_part_attribute(attributes, "numFmtId");
    return value && ca_whole_number(value, FORMAT_IDS - 1, id);
}

static int start_of_styles(void *state, enum ca_space space, const char *element, const char **attributes)
{
    part_reader *r = state;
    ca_sheet_book *book = r->book;
    uint64_t id = 0;
    r->depth++;
    if (space != CA_SPACE_SHEET)
        return 0;
    if (r->depth == 2)
        r->in_list = strcmp(element, "cellXfs") == 0;
    if (r->depth != 3)
        return 0;
    if (strcmp(element, "numFmt") == 0 && format_id(attributes, &id)) {
        const char *code = ca_part_attribute(attributes, "formatCode");
        r->days[id] = code && ca_number_format_of_code(code) == CA_FORMAT_DAY;
    } else if (r->in_list && strcmp(element, "xf") == 0) {
        book->days = ca_array_grow(book->days, book->style_count, &book->style_capacity, sizeof *book->days);
        book->days[book->style_count++] = format_id(attributes, &id) && r->days[id];
    }
    return 0;
}

static int read_styles(ca_sheet_book *book, const char *part, ca_error *error)
{
    part_reader state = {.book = book, .error = error, .days = ca_allocate(FORMAT_IDS, sizeof *state.days)};
    ca_part_reader reader = {start_of_styles, end_of_any, &state};
    for (uint64_t id = 0; id < OWN_IDS; id++)
        state.days[id] = ca_number_format_of_id(id) == CA_FORMAT_DAY;
    int status = ca_package_read(&book->package, part, &reader, error);
    free(state.days);
    return status;
}

/* The part of the first relationship of TYPE, if the package has it. */
static const char *part_of_type(const ca_sheet_book *book, const ca_relationships *relationships, const char *type)
{
    const ca_relationship *relationship = ca_relationship_of_type(relationships, type);
    const char *part = relationship ? relationship->target : NULL;
    return part && ca_package_has(&book->package, part) ? part : NULL;
}

/* Reads what the cells refer to; a workbook may have neither styles nor texts. */
static int read_tables(ca_sheet_book *book, ca_error *error)
{
    const char *styles = part_of_type(book, &book->relationships, "styles");
    const char *texts = part_of_type(book, &book->relationships, "sharedStrings");
    if (styles && read_styles(book, styles, error))
        return -1;
    return texts ? ca_sheet_texts_read(&book->texts, &book->package, texts, error) : 0;
}

static void find_parts(ca_sheet_book *book)
{
    for (size_t i = 0; i < book->count; i++) {
        ca_book_sheet *sheet = &book->sheets[i];
        const ca_relationship *relationship = ca_relationship_by_id(&book->relationships, sheet->id);
        sheet->cells = !relationship || strcmp(relationship->type, "worksheet") == 0;
        sheet->part = relationship ? relationship->target : NULL;
    }
}

static int wrong_kind(ca_sheet_book *book, ca_error *error, enum ca_file_kind kind)
{
    ca_text sentence = {0};
    book->kind = kind;
    ca_file_kind_sentence(&sentence, kind);
    (void)ca_error_set(error, "%s",
                       sentence.size ? sentence.at : "is no Excel workbook (.xlsx); save the list as .xlsx or .csv");
    ca_text_free(&sentence);
    return -1;
}

/* A package whose first part is no workbook. */
static int no_workbook(ca_sheet_book *book, ca_error *error, enum ca_space root, enum ca_file_kind kind)
{
    switch (root) {
    case CA_SPACE_WORD: kind = CA_FILE_WORD; break;
    case CA_SPACE_PRESENTATION: kind = CA_FILE_PRESENTATION; break;
    default: break;
    }
    return wrong_kind(book, error, kind == CA_FILE_WORKBOOK ? CA_FILE_ZIP : kind);
}

/* Reads the workbook from PART. Sets *SENTENCE if ERROR is a whole sentence and not the reason of one. */
static int read_workbook(ca_sheet_book *book, const char *part, enum ca_file_kind kind, bool *sentence, ca_error *error)
{
    part_reader state = {.book = book, .error = error};
    ca_part_reader reader = {start_of_workbook, end_of_any, &state};
    if (ca_package_read(&book->package, part, &reader, error)) {
        *sentence = state.depth > 0 && !state.is_workbook && !error->words.size;
        return *sentence ? no_workbook(book, error, state.root, kind) : -1;
    }
    if (ca_package_relationships(&book->package, part, &book->relationships, error))
        return -1;
    find_parts(book);
    return read_tables(book, error);
}

static bool ends_in(const char *text, const char *end)
{
    size_t size = strlen(text), tail = strlen(end);
    return size >= tail && strcmp(text + size - tail, end) == 0;
}

static int open_book(ca_sheet_book *book, enum ca_file_kind kind, bool *sentence, ca_error *error)
{
    ca_relationships root = {0};
    int status = ca_package_relationships(&book->package, "", &root, error);
    if (status == 0) {
        const char *part = part_of_type(book, &root, "officeDocument");
        if (!part && kind == CA_FILE_WORKBOOK) {
            status = ca_error_set(error, "it does not name its first part");
        } else if (!part || ends_in(part, ".bin")) {
            *sentence = true;
            status = no_workbook(book, error, CA_SPACE_NONE, kind);
        } else {
            status = read_workbook(book, part, kind, sentence, error);
        }
    }
    ca_relationships_free(&root);
    return status;
}

int ca_sheet_book_open(ca_sheet_book *book, ca_slice file, const ca_book_advice *advice, ca_error *error)
{
    ca_error reason = {0};
    bool sentence = false;
    *book = (ca_sheet_book){.advice = advice, .kind = CA_FILE_WORKBOOK};
    enum ca_file_kind kind = ca_file_kind(NULL, file);
    if (file.size < 2 || memcmp(file.at, "PK", 2) != 0)
        return wrong_kind(book, error, kind);
    int status = ca_package_open(&book->package, file, &reason);
    if (status == 0)
        status = open_book(book, kind, &sentence, &reason);
    if (status && sentence)
        (void)ca_error_set(error, "%s", ca_text_words(&reason.words));
    else if (status)
        (void)ca_sheet_book_fault(&reason, advice, error);
    ca_error_free(&reason);
    return status;
}

void ca_sheet_book_close(ca_sheet_book *book)
{
    ca_package_close(&book->package);
    ca_relationships_free(&book->relationships);
    ca_sheet_texts_free(&book->texts);
    ca_arena_free(&book->words);
    free(book->sheets);
    free(book->days);
    *book = (ca_sheet_book){.count = 0};
}

static const ca_book_sheet *first_sheet(const ca_sheet_book *book)
{
    const ca_book_sheet *hidden = NULL;
    for (size_t i = 0; i < book->count; i++) {
        const ca_book_sheet *sheet = &book->sheets[i];
        if (sheet->cells && !sheet->hidden)
            return sheet;
        if (sheet->cells && !hidden)
            hidden = sheet;
    }
    return hidden;
}

static const ca_book_sheet *named_sheet(const ca_sheet_book *book, const char *wanted)
{
    const ca_book_sheet *alike = NULL;
    size_t count = 0;
    for (size_t i = 0; i < book->count; i++) {
        if (ca_slice_is(book->sheets[i].name, wanted))
            return &book->sheets[i];
        if (ca_words_alike(book->sheets[i].name.at, wanted)) {
            alike = &book->sheets[i];
            count++;
        }
    }
    return count == 1 ? alike : NULL;
}

static void unknown_sheet(const ca_sheet_book *book, const char *wanted, ca_error *error)
{
    ca_text names = {0}, shown = {0};
    ca_sheet_book_names(&names, book);
    ca_sheet_name_shown(&shown, ca_slice_of(wanted));
    (void)ca_error_set(error, "has no sheet %s; it has %s", shown.at, names.size ? names.at : "no sheet with cells");
    ca_text_free(&names);
    ca_text_free(&shown);
}

bool ca_sheet_book_has(const ca_sheet_book *book, const ca_book_sheet *sheet, ca_error *error)
{
    ca_text shown = {0};
    if (sheet->cells && sheet->part && ca_package_has(&book->package, sheet->part))
        return true;
    ca_sheet_name_shown(&shown, sheet->name);
    if (sheet->cells)
        (void)ca_error_set(error, "has lost the cells of sheet %s; ask for the workbook once more", shown.at);
    else
        (void)ca_error_set(error, "has no cells on sheet %s, which is a chart; %s", shown.at, book->advice->other);
    ca_text_free(&shown);
    return false;
}

const ca_book_sheet *ca_sheet_book_sheet(const ca_sheet_book *book, const char *wanted, ca_error *error)
{
    const ca_book_sheet *sheet = wanted ? named_sheet(book, wanted) : first_sheet(book);
    if (!sheet && wanted)
        unknown_sheet(book, wanted, error);
    else if (!sheet)
        (void)ca_error_set(error, "has no sheet with cells; put the list on a sheet of its own");
    return sheet && ca_sheet_book_has(book, sheet, error) ? sheet : NULL;
}
