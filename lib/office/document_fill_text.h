/* SPDX-License-Identifier: MIT */
/* The text with which a control of a Word document is filled in. */
#ifndef CA_DOCUMENT_FILL_TEXT_H
#define CA_DOCUMENT_FILL_TEXT_H

#include "office/document_fill.h"

/* Appends DAY in FORMAT, "dd/MM/yyyy", for a reader of LANGUAGE: a format that has more than days, months and years, or a month's name in
 * another language than English, is "dd/MM/yyyy". */
void ca_fill_day(ca_text *to, ca_date day, ca_slice format, ca_slice language);
/* Returns the item of the list of CONTROL for VALUE, or NULL. */
const ca_control_item *ca_fill_item(const ca_spot_control *control, const ca_fill_value *value) CA_MUST_USE;
/* Appends what takes the place of the text of CONTROL, one of SPOTS; nothing is to be seen if VALUE is blank. */
void ca_fill_text(ca_text *to, const ca_document_spots *spots, const ca_spot_control *control,
                  const ca_fill_value *value);
/* Appends the tag TAG of a date with its day set to DAY, or that of a check box with its state set to ON. */
void ca_fill_date_tag(ca_text *to, ca_slice tag, ca_date day);
void ca_fill_check_tag(ca_text *to, ca_slice tag, bool on);

#endif
