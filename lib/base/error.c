/* SPDX-License-Identifier: MIT */
/* Why an operation failed. */
#include "base/error.h"

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
