/* SPDX-License-Identifier: MIT */
/* The constants of a form, and its release. */
#include "forms/form.h"

#include <stdlib.h>

const char *const ca_form_purposes[CA_FORM_PURPOSE_COUNT + 1] = {"auditor", "moderator", NULL};

const char *const ca_form_list_names[CA_FORM_LIST_COUNT + 1] = {
#define X(name, defined) defined,
    CA_FORM_LISTS(X)
#undef X
        NULL};

void ca_form_book_free(ca_form_book *book)
{
    for (size_t i = 0; i < book->count; i++) {
        free(book->forms[i]->rows);
        free(book->forms[i]);
    }
    free(book->forms);
    for (size_t i = 0; i < CA_FORM_LIST_COUNT; i++)
        free(book->lists[i].labels);
    free(book->first_page);
    ca_arena_free(&book->arena);
    *book = (ca_form_book){0};
}
