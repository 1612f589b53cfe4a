/* SPDX-License-Identifier: MIT */
/* Why an operation failed. */
#include "base/error.h"

int ca_error_set(ca_error *problem, const char *format, ...)
{
    if (problem->words.size == 0) {
        va_list list;
        va_start(list, format);
        ca_text_format_list(&problem->words, format, list);
        va_end(list);
    }
    return -1;
}

int ca_error_misuse(ca_error *problem, const char *format, ...)
{
    if (problem->words.size == 0) {
        va_list list;
        va_start(list, format);
        ca_text_format_list(&problem->words, format, list);
        va_end(list);
        problem->usage = true;
    }
    return -1;
}

void ca_error_free(ca_error *problem)
{
    ca_text_free(&problem->words);
}
