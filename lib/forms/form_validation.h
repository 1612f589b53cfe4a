/* SPDX-License-Identifier: MIT */
/* What the cells of a form accept: drop-downs, days, whole numbers, with a prompt and a message. */
#ifndef CA_FORM_VALIDATION_H
#define CA_FORM_VALIDATION_H

#include "forms/form_pages.h"

#include <xlsxwriter.h>

/* Adds the rules of PAGE to SHEET. Returns 0, or the error number of the library. */
lxw_error ca_form_validations_add(const ca_form_page *page, lxw_worksheet *sheet) CA_MUST_USE;
/* Returns how many rules that are. */
size_t ca_form_validations_count(const ca_form_page *page) CA_MUST_USE;

#endif
