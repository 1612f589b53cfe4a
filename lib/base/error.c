/* SPDX-License-Identifier: MIT */
/* The reason for a failed operation. */
#include "base/error.h"

#include "base/json_write.h"
#include "base/utf8.h"

int ca_error_set(ca_error *error, const char *format, ...)
{
    if (error->words.size == 0) {
        va_list list;
        va_start(list, format);
        ca_text_format_list(&error->words, format, list);
        va_end(list);
    }
    return -1;
}

int ca_error_misuse(ca_error *error, const char *format, ...)
{
    if (error->words.size == 0) {
        va_list list;
        va_start(list, format);
        ca_text_format_list(&error->words, format, list);
        va_end(list);
        error->usage = true;
    }
    return -1;
}

void ca_error_free(ca_error *error)
{
    ca_text_free(&error->words);
}

void ca_run_line(ca_text *to, bool json, const char *program, const char *severity, const char *text)
{
    ca_text line = {0};
    if (json) {
        ca_json_open(&line, '{');
        ca_json_member_string(&line, "tool", program);
        ca_json_member_string(&line, "severity", severity);
        ca_json_member_string(&line, "message", text);
        ca_json_close(&line, '}');
    } else {
        ca_text_format(&line, "%s: %s", program, text);
    }
    ca_text_byte(&line, '\n');
    /* file names and headings are somebody else's, and must not steer the terminal */
    (json ? ca_json_for_terminal : ca_text_for_terminal)(to, (ca_slice){line.at, line.size});
    ca_text_free(&line);
}
