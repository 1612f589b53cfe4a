/* SPDX-License-Identifier: MIT */
/* The folder of the workbooks that go out to be filled in, and their names. */
#ifndef CA_FORM_FOLDER_H
#define CA_FORM_FOLDER_H

#include "base/error.h"

/* Makes FOLDER unless it is there. Only its owner can read a new one. Returns 0, or -1 with an error. */
int ca_form_folder_make(const char *folder, ca_error *error) CA_MUST_USE;
/* Sets PATH to that of a new workbook in FOLDER: <quarter>-<kind>-<person>-<n>.xlsx, with the first N of which there is no file, so
 * that no form that somebody has filled in is written over. QUARTER may be empty, and KIND NULL. NOBODY is the word where PERSON
 * has no letter of ASCII. */
void ca_form_path_choose(ca_text *path, const char *folder, ca_slice quarter, const char *kind, ca_slice person,
                         const char *nobody);

#endif
