/* SPDX-License-Identifier: MIT */
/* The headers and footers with which a sheet is printed. */
#include "office/sheet_print.h"

#include "base/utf8.h"

#include <string.h>

/* Returns the size of the code at the start of CODE, which begins with '&'. */
static size_t code_size(ca_slice code)
{
    enum { COLOUR = 6 };
    char kind = code.size > 1 ? code.at[1] : '\0';
    size_t size = code.size < 2 ? code.size : 2;
    if (kind == '"') { /* a font and its style */
        const char *end = memchr(code.at + 2, '"', code.size - 2);
        size = end ? (size_t)(end - code.at) + 1 : code.size;
    } else if (kind >= '0' && kind <= '9') { /* the size of the letters */
        while (size < code.size && code.at[size] >= '0' && code.at[size] <= '9')
            size++;
    } else if (kind == 'K') {
        size = code.size < 2 + COLOUR ? code.size : 2 + COLOUR;
    }
    return size;
}

static void end_part(ca_text *text, void (*part)(ca_slice text, void *context), void *context)
{
    ca_slice words = ca_text_without_blanks((ca_slice){ca_text_words(text), text->size});
    if (words.size)
        part(words, context);
    ca_text_clear(text);
}

void ca_sheet_print_parts(ca_slice code, void (*part)(ca_slice text, void *context), void *context)
{
    ca_text text = {0};
    for (size_t i = 0, size = 1; i < code.size; i += size) {
        size = 1;
        if (code.at[i] != '&') {
            ca_text_byte(&text, code.at[i]);
            continue;
        }
        char kind = i + 1 < code.size ? code.at[i + 1] : '\0';
        size = code_size((ca_slice){code.at + i, code.size - i});
        if (kind == '&')
            ca_text_byte(&text, '&');
        else if (kind && strchr("LCR", kind))
            end_part(&text, part, context);
    }
    end_part(&text, part, context);
    ca_text_free(&text);
}
