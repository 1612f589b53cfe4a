/* SPDX-License-Identifier: MIT */
/* The drafts of --drafts by the numbers of their cases: a Word form and a survey's response have no record id. */
#ifndef CA_IMPORT_CASES_H
#define CA_IMPORT_CASES_H

#include "base/map.h"
#include "data/framework.h"

/* A draft. */
typedef struct {
    ca_slice id;
    const ca_framework *framework;
    size_t next; /* the index + 1 of the next of this case; 0: none */
} ca_import_case;

/* Zeroed is empty. */
typedef struct {
    ca_map by_number; /* the index + 1 of the first draft, by the letters and digits of its case's number */
    ca_import_case *list;
    size_t count, capacity;
} ca_import_cases;

/* Adds a draft, unless NUMBER is empty. ID is borrowed. */
void ca_import_cases_add(ca_import_cases *cases, ca_slice number, ca_slice id, const ca_framework *framework);
/* Returns the draft of the case NUMBER that is of FRAMEWORK (an id), otherwise one that is of another; NULL: no draft is of the
 * case. *OTHER is a second one of FRAMEWORK, or NULL. */
const ca_import_case *ca_import_cases_find(const ca_import_cases *cases, ca_slice number, ca_slice framework,
                                           const ca_import_case **other) CA_MUST_USE;
/* Returns the framework of the draft with this ID, which has a case number; NULL: there is none. */
const ca_framework *ca_import_cases_framework_of(const ca_import_cases *cases, ca_slice id) CA_MUST_USE;
/* Returns the framework of all drafts; NULL if they have several, or there are none. */
const ca_framework *ca_import_cases_framework(const ca_import_cases *cases) CA_MUST_USE;
void ca_import_cases_free(ca_import_cases *cases);

#endif
