/* SPDX-License-Identifier: MIT */
/* The folder of the workbooks that go out to be filled in. Those of a run get their names together when all of them are written: all
 * are there, or none. */
#ifndef CA_FORM_FOLDER_H
#define CA_FORM_FOLDER_H

#include "base/map.h"
#include "base/output.h"

/* Zeroed is empty; free it with ca_form_folder_free. */
typedef struct {
    const char *name; /* borrowed */
    bool made;        /* it was not there before */
    ca_output **outputs;
    char **paths; /* of the outputs */
    size_t count, capacity;
    ca_map taken; /* the paths */
} ca_form_folder;

/* Makes the folder NAME unless it is there. Only its owner can read a new one. Returns 0, or -1 with an error. */
int ca_form_folder_make(ca_form_folder *folder, const char *name, ca_error *error) CA_MUST_USE;
/* Opens a new workbook: <quarter>-<kind>-<person>-<n>.xlsx, with the first N of which there is no file, so that no form that somebody
 * has filled in is written over. QUARTER may be empty, and KIND NULL. NOBODY is the word where PERSON has no letter of ASCII. Returns
 * its output, or NULL with an error. */
ca_output *ca_form_folder_open(ca_form_folder *folder, ca_slice quarter, const char *kind, ca_slice person,
                               const char *nobody, ca_error *error) CA_MUST_USE;
/* Writes what is pending of the last workbook, which is whole. Returns 0, or -1 with an error. */
int ca_form_folder_flush(ca_form_folder *folder, ca_error *error) CA_MUST_USE;
/* Gives all workbooks their names, and the file of ALSO, which may be closed or NULL. Returns 0, or -1 with an error: then there is none. */
int ca_form_folder_finish(ca_form_folder *folder, ca_output *also, ca_error *error) CA_MUST_USE;
/* Frees FOLDER. Workbooks without a name are gone, and the folder, too, if it was made for them. */
void ca_form_folder_free(ca_form_folder *folder);

#endif
