/* SPDX-License-Identifier: MIT */
/* Who may audit which case of a list, and what is in the way. Names are numbered, so that thousands of auditors and
 * tens of thousands of cases are compared at once. */
#ifndef CA_INDEPENDENCE_H
#define CA_INDEPENDENCE_H

#include "auditors.h"
#include "case_list.h"
#include "map.h"

/* What keeps an auditor from a case. */
enum ca_bar {
    CA_NO_BAR,
    CA_BAR_OWN_WORK, /* is its practitioner or reviewing officer */
    CA_BAR_MANAGES,  /* is its manager, or manages its practitioner, its manager or its team */
    CA_BAR_OWN_TEAM, /* is of its team, where that is asked for */
    CA_BAR_SERVICE,  /* does not take cases of its service */
    CA_BAR_COUNT
};
/* The rule of each in words: "own work". */
extern const char *const ca_bar_words[CA_BAR_COUNT];

/* The number of a name that is not filled in. */
#define CA_NO_NAME SIZE_MAX

/* The numbers of what a case says that the rules look at. */
typedef struct {
    size_t practitioner, manager, iro, team, service;
} ca_case_class;

/* The numbers of what an auditor's row says. */
typedef struct {
    size_t person, team, *manages, *services;
} ca_auditor_numbers;

/* Zeroed is empty. */
typedef struct {
    const ca_auditors *auditors;
    bool other_teams; /* nobody audits a case of their own team */
    ca_auditor_numbers *numbers; /* of each auditor */
    ca_map names;     /* of people, teams and services as they are compared; their places are their numbers */
    ca_case_class *classes; /* cases that are alike in all of it are of one class */
    size_t class_count, class_capacity;
    ca_map table;     /* the classes by their bytes */
    ca_arena arena, sought;
} ca_independence;

/* AUDITORS is borrowed. */
void ca_independence_begin(ca_independence *independence, const ca_auditors *auditors, bool other_teams);
/* What the list says of the case in ROW. */
ca_case_class ca_independence_case(ca_independence *independence, const ca_case_list *list, size_t row) CA_MUST_USE;
/* The place of a class among the classes, where it is added if it is new. */
size_t ca_independence_class(ca_independence *independence, const ca_case_class *one) CA_MUST_USE;
/* The first rule that keeps the auditor from cases of the class. */
enum ca_bar ca_independence_bar(const ca_independence *independence, size_t class, size_t auditor) CA_MUST_USE;
/* The place of the auditor of this name, or SIZE_MAX. */
size_t ca_independence_auditor(ca_independence *independence, ca_slice name) CA_MUST_USE;
/* Whether somebody, a team or a service that the auditor's row names is not among those SEEN, by number. */
bool ca_independence_unseen(const ca_independence *independence, size_t auditor, const bool *seen) CA_MUST_USE;
void ca_independence_free(ca_independence *independence);

#endif
