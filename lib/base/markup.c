/* SPDX-License-Identifier: MIT */
/* Text as HTML and XML. */
#include "base/markup.h"

#include "base/utf8.h"

static void add_shown(ca_text *to, ca_slice shown)
{
    switch (shown.at[0]) {
    case '&': ca_text_add(to, "&amp;"); break;
    case '<': ca_text_add(to, "&lt;"); break;
    case '>': ca_text_add(to, "&gt;"); break;
    case '"': ca_text_add(to, "&quot;"); break;
    case '\'': ca_text_add(to, "&#39;"); break;
    default: ca_text_append(to, shown.at, shown.size);
    }
}

void ca_markup_text(ca_text *to, ca_slice text)
{
    while (text.size) {
        ca_slice shown;
        size_t size = ca_character_shown(text, &shown);
        bool ends_line = text.at[0] == '\r';
        if (ends_line && text.size > 1 && text.at[1] == '\n')
            size = 2;
        add_shown(to, ends_line ? ca_slice_of("\n") : shown);
        text = (ca_slice){text.at + size, text.size - size};
    }
}

void ca_markup_words(ca_text *to, const char *words)
{
    ca_markup_text(to, ca_slice_of(words ? words : ""));
}

void ca_markup_attribute(ca_text *to, const char *name, const char *words)
{
    ca_text line = {0};
    ca_text_on_one_line(&line, ca_slice_of(words ? words : ""));
    ca_text_format(to, " %s=\"", name);
    ca_markup_text(to, (ca_slice){ca_text_words(&line), line.size});
    ca_text_byte(to, '"');
    ca_text_free(&line);
}
