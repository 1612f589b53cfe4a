/* SPDX-License-Identifier: MIT */
/* The texts of a workbook. */
#include "office/sheet_text.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* The number of an escape "_x0041_" at AT, or -1. */
static long escaped_unit(const char *at, const char *end)
{
    enum { ESCAPE = 7 };
    long unit = 0;
    if (end - at < ESCAPE || at[1] != 'x' || at[ESCAPE - 1] != '_')
        return -1;
    for (int i = 2; i < ESCAPE - 1; i++) {
        int digit = ca_hex_digit(at[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

/* Appends the character of the escape of UNIT at AT, which with the next escape may be a surrogate pair. Returns how
 * many bytes of escapes it is. */
static size_t append_escaped(ca_text *to, long unit, const char *at, const char *end)
{
    enum { ESCAPE = 7, REPLACEMENT = 0xFFFD };
    char bytes[CA_UTF8_MOST];
    size_t size = ESCAPE;
    uint32_t code = (uint32_t)unit;
    if (unit >= 0xD800 && unit <= 0xDBFF && end - at > ESCAPE && at[ESCAPE] == '_') {
        long low = escaped_unit(at + ESCAPE, end);
        if (low >= 0xDC00 && low <= 0xDFFF) {
            code = 0x10000 + ((uint32_t)(unit - 0xD800) << 10) + (uint32_t)(low - 0xDC00);
            size = (size_t)2 * ESCAPE;
        }
    }
    if (code == 0 || (code >= 0xD800 && code <= 0xDFFF))
        code = REPLACEMENT;
    ca_text_append(to, bytes, ca_utf8_encode(code, bytes));
    return size;
}

void ca_sheet_unescape(ca_text *to, ca_slice text)
{
    const char *at = text.at, *end = text.at + text.size;
    size_t first = to->size;
    while (at < end) {
        const char *escape = memchr(at, '_', (size_t)(end - at));
        long unit = escape ? escaped_unit(escape, end) : -1;
        const char *until = !escape ? end : unit < 0 ? escape + 1 : escape;
        ca_text_append(to, at, (size_t)(until - at));
        at = until;
        if (unit >= 0)
            at += append_escaped(to, unit, escape, end);
    }
    size_t size = to->size - first;
    char *added = size ? to->at + first : NULL;
    if (!added || !memchr(added, '\r', size))
        return;
    size_t kept = 0;
    for (size_t i = 0; i < size; i++)
        if (added[i] != '\r' || i + 1 == size || added[i + 1] != '\n')
            added[kept++] = added[i];
    added[kept] = '\0';
    to->size = first + kept;
}

void ca_text_item_start(ca_text_item *item, const char *element)
{
    item->phonetic |= strcmp(element, "rPh") == 0;
}

void ca_text_item_end(ca_text_item *item, const char *element, const ca_text *text)
{
    if (strcmp(element, "rPh") == 0)
        item->phonetic = false;
    else if (!item->phonetic && strcmp(element, "t") == 0)
        ca_text_append(&item->text, ca_text_words(text), text->size);
}

typedef struct {
    ca_sheet_texts *texts;
    ca_text_item item;
    size_t depth;
    ca_error *error;
} table_reader;

static int start_element(void *state, enum ca_space space, const char *element, const char **attributes)
{
    table_reader *r = state;
    (void)attributes;
    r->depth++;
    if (space == CA_SPACE_SHEET && r->depth > 2)
        ca_text_item_start(&r->item, element);
    return 0;
}

_Static_assert(CA_SHARED_BYTES_MOST == 64 << 20 && CA_SHARED_TEXTS_MOST == 500000, "the messages name these limits");

static int add_text(table_reader *r)
{
    ca_sheet_texts *texts = r->texts;
    if (texts->count == CA_SHARED_TEXTS_MOST)
        return ca_error_set(r->error, "it has more than 500,000 different texts");
    if (texts->bytes.size + r->item.text.size > CA_SHARED_BYTES_MOST)
        return ca_error_set(r->error, "its texts are longer than 64 MiB");
    if (r->item.text.size)
        ca_sheet_unescape(&texts->bytes, (ca_slice){r->item.text.at, r->item.text.size});
    texts->ends = ca_array_grow(texts->ends, texts->count, &texts->capacity, sizeof *texts->ends);
    texts->ends[texts->count++] = (uint32_t)texts->bytes.size;
    ca_text_clear(&r->item.text);
    return 0;
}

static int end_element(void *state, enum ca_space space, const char *element, const ca_text *text)
{
    enum { ITEM = 2 };
    table_reader *r = state;
    size_t depth = r->depth--;
    if (space != CA_SPACE_SHEET)
        return 0;
    if (depth > ITEM)
        ca_text_item_end(&r->item, element, text);
    if (r->item.text.size > CA_PART_TOKEN_MOST)
        return ca_error_set(r->error, "a text in it is longer than 1 MiB");
    return depth == ITEM && strcmp(element, "si") == 0 ? add_text(r) : 0;
}

int ca_sheet_texts_read(ca_sheet_texts *texts, ca_package *package, const char *name, ca_error *error)
{
    table_reader state = {.texts = texts, .error = error};
    ca_part_reader reader = {start_element, end_element, &state};
    int status = ca_package_read(package, name, &reader, error);
    ca_text_free(&state.item.text);
    return status;
}

ca_slice ca_shared_text(const ca_sheet_texts *texts, size_t index)
{
    size_t first = index ? texts->ends[index - 1] : 0;
    return (ca_slice){texts->bytes.at ? texts->bytes.at + first : "", texts->ends[index] - first};
}

void ca_sheet_texts_free(ca_sheet_texts *texts)
{
    ca_text_free(&texts->bytes);
    free(texts->ends);
    *texts = (ca_sheet_texts){.ends = NULL};
}
