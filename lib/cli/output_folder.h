/* SPDX-License-Identifier: MIT */
/* A folder of files that go out to people: workbooks to be filled in, letters. Those of a run get their names together when all of
 * them are written: all are there, or none. */
#ifndef CA_OUTPUT_FOLDER_H
#define CA_OUTPUT_FOLDER_H

#include "base/map.h"
#include "base/output.h"

/* Zeroed is empty; free it with ca_output_folder_free. */
typedef struct {
    const char *name; /* borrowed */
    bool made;        /* it was not there before */
    ca_output **outputs;
    char **paths; /* of the outputs */
    size_t count, capacity;
    ca_map taken; /* the paths */
} ca_output_folder;

/* Makes the folder NAME unless it is there. Only its owner can read a new one. Returns 0, or -1 with an error. */
int ca_output_folder_make(ca_output_folder *folder, const char *name, ca_error *error) CA_MUST_USE;
/* Opens a new form: <quarter>-<kind>-<person>-<n>.<type>, with the first N of which there is no file, so that no form that somebody
 * has filled in is written over. QUARTER may be empty, and KIND NULL. NOBODY is the word where PERSON has no letter of ASCII. Returns
 * its output, or NULL with an error. */
ca_output *ca_output_folder_open(ca_output_folder *folder, ca_slice quarter, const char *kind, ca_slice person,
                                 const char *nobody, const char *type, ca_error *error) CA_MUST_USE;
/* Opens the new file NAME, which has no slash. A file of this name that is there is written over with REPLACES, else it is an error.
 * Returns its output, or NULL with an error. */
ca_output *ca_output_folder_add(ca_output_folder *folder, const char *name, bool replaces, ca_error *error) CA_MUST_USE;
/* Writes what is pending of the last file, which is whole. Returns 0, or -1 with an error. */
int ca_output_folder_flush(ca_output_folder *folder, ca_error *error) CA_MUST_USE;
/* Gives all workbooks their names, and the file of ALSO, which may be closed or NULL. Returns 0, or -1 with an error: then there is none. */
int ca_output_folder_finish(ca_output_folder *folder, ca_output *also, ca_error *error) CA_MUST_USE;
/* Frees FOLDER. Workbooks without a name are gone, and the folder, too, if it was made for them. */
void ca_output_folder_free(ca_output_folder *folder);

#endif
