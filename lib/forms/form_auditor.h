/* SPDX-License-Identifier: MIT */
/* The rows of an auditor's form. */
#ifndef CA_FORM_AUDITOR_H
#define CA_FORM_AUDITOR_H

#include "forms/form_rows.h"

/* Adds the blocks of an auditor's form. */
void ca_form_add_auditor(ca_form_layout *layout);
/* Returns the columns of findings and of actions, as answers or to be read. */
ca_form_block ca_form_finding_block(const ca_form_layout *layout, bool answers) CA_MUST_USE;
ca_form_block ca_form_action_block(const ca_form_layout *layout, bool answers) CA_MUST_USE;

#endif
