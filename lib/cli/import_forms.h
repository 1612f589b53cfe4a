/* SPDX-License-Identifier: MIT */
/* Takes in the forms that came back: each goes to the group of its audit, or is refused, and says why. */
#ifndef CA_IMPORT_FORMS_H
#define CA_IMPORT_FORMS_H

#include "cli/import_returns.h"

/* What came back so far. Set RUN, DRAFTED, PURPOSE and IMPORTER, zero the rest; release with ca_importer_free. */
typedef struct {
    ca_run *run;
    bool drafted; /* --drafts */
    int purpose;  /* of the forms that are taken; -1: all */
    ca_form_importer importer;
    ca_import_group **groups; /* those with a draft in the order of the drafts, then the others as they came */
    size_t count, capacity;
    ca_map by_id;              /* the groups */
    ca_record record;          /* scratch */
    uint64_t workbooks, forms; /* that came */
    ca_arena arena;
} ca_importer;

/* Returns the group of the audit with ID, a new one if it has none. */
ca_import_group *ca_import_group_of(ca_importer *m, ca_slice id) CA_MUST_USE;
/* Returns a new arrival of GROUP, zeroed. */
ca_arrival *ca_import_arrive(ca_import_group *group) CA_MUST_USE;
/* Reports WORDS as an error at LOCATION: of the whole sheet or file, if that has no line. */
void ca_import_refuse(ca_importer *m, ca_location location, enum ca_rule_id rule, const char *words);
/* Takes FORM, one of RETURNS without an error, and adds COUNT NOTES to its record. Returns its arrival, or NULL if it is
 * refused, which is reported, or nothing was filled in. */
ca_arrival *ca_import_take_form(ca_importer *m, const ca_form_returns *returns, const ca_form_return *form,
                                const ca_form_note *notes, size_t count);
/* Takes the forms of the workbook RETURNS, read from SOURCE; the first that is taken gets the texts of its other sheets. */
void ca_import_take_workbook(ca_importer *m, const ca_form_returns *returns, const char *source);
void ca_importer_free(ca_importer *m);

#endif
