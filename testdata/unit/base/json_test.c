/* SPDX-License-Identifier: MIT */
/* JSON as the library writes it: jansson reads the same text, whatever its bytes and their offsets. */
#include "../check.h"
#include "base/json_write.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 40 };

/* Returns whether TEXT, in a list after another one, is read as MEANT. */
static bool reads(ca_slice text, ca_slice meant)
{
    ca_text line = {0};
    ca_json_open(&line, '[');
    ca_json_words(&line, "before");
    ca_json_text(&line, text);
    ca_json_close(&line, ']');
    json_t *list = json_loadb(line.at, line.size, JSON_ALLOW_NUL, NULL);
    json_t *second = json_array_get(list, 1);
    ca_slice read = {json_string_value(second), json_string_length(second)};
    bool right = json_array_size(list) == 2 && read.at && ca_slice_equal(read, meant);
    json_decref(list);
    ca_text_free(&line);
    return right;
}

/* Returns whether a text of SIZE letters, except BYTE at OFFSET, is read as it was meant. It has its own memory block,
 * so that a sanitizer reports a read after its end. */
static bool reads_with(size_t size, size_t offset, unsigned char byte)
{
    char *text = malloc(size);
    if (!text)
        abort();
    memset(text, 'e', size);
    text[offset] = (char)byte;
    ca_text meant = {0};
    ca_text_append(&meant, text, offset);
    if (byte < 0x80)
        ca_text_byte(&meant, (char)byte);
    else
        ca_text_add(&meant, "\xEF\xBF\xBD");
    ca_text_append(&meant, text + offset + 1, size - offset - 1);
    bool right = reads((ca_slice){text, size}, (ca_slice){meant.at, meant.size});
    ca_text_free(&meant);
    free(text);
    return right;
}

static void check_bytes(check_tally *t)
{
    size_t wrong = 0;
    for (size_t size = 1; size <= LONGEST; size++)
        for (size_t offset = 0; offset < size; offset++)
            for (unsigned byte = 0; byte < 256; byte++)
                wrong += !reads_with(size, offset, (unsigned char)byte);
    CHECK(t, wrong == 0, "every byte at every offset of texts of 1 to %d bytes (%zu were read otherwise)", LONGEST,
          wrong);
    CHECK(t, reads(ca_slice_of(""), ca_slice_of("")), "an empty text");
    ca_slice quoted = ca_slice_of("\xE2\x80\x98it\xE2\x80\x99s \"so\"\\\n");
    CHECK(t, reads(quoted, quoted), "quotes of both kinds, a backslash and the end of a line");
}

static void check_commas(check_tally *t)
{
    ca_text line = {0};
    ca_json_open(&line, '{');
    ca_json_name(&line, "a,");
    ca_json_open(&line, '[');
    ca_json_number(&line, 0);
    ca_json_number(&line, UINT64_MAX);
    ca_json_text(&line, ca_slice_of("{"));
    ca_json_text(&line, ca_slice_of(":"));
    ca_json_null(&line);
    ca_json_open(&line, '{');
    ca_json_close(&line, '}');
    ca_json_close(&line, ']');
    ca_json_name(&line, "b\n");
    ca_json_bool(&line, true);
    ca_json_close(&line, '}');
    CHECK(t, strcmp(line.at, "{\"a,\":[0,18446744073709551615,\"{\",\":\",null,{}],\"b\\n\":true}") == 0,
          "commas are where they belong: %s", line.at);
    ca_text_free(&line);
}

int main(void)
{
    check_tally tally = {0};
    ca_memory_begin();
    check_bytes(&tally);
    check_commas(&tally);
    return CHECK_END(&tally);
}
