/* SPDX-License-Identifier: MIT */
/* The rows of a moderator's form. */
#ifndef CA_FORM_MODERATOR_H
#define CA_FORM_MODERATOR_H

#include "forms/form_rows.h"

/* Adds the blocks of a moderator's form: the auditor's answers to be read, and the moderation. */
void ca_form_add_moderator(ca_form_layout *layout);

#endif
