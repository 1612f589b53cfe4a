/* SPDX-License-Identifier: MIT */
/* The cases of a list as the rule of independence looks at them: those that are alike in all that it asks are of one
 * class, so that tens of thousands of cases and thousands of auditors are compared at once. */
#ifndef CA_CASE_CLASSES_H
#define CA_CASE_CLASSES_H

#include "auditors.h"
#include "case_list.h"

/* Zeroed is empty, but for what ca_case_classes_begin sets. */
typedef struct {
    const ca_auditors *auditors;
    ca_judge *judges;      /* of each auditor */
    ca_person_index who;   /* the auditors */
    bool names_decide;     /* nothing but their names can be unclear: nobody manages anybody, and teams are not asked for */
    ca_persons persons, teams;
    ca_judged *list;       /* one of each class */
    size_t count, capacity;
    ca_map table;          /* the classes by their bytes */
} ca_case_classes;

/* AUDITORS and PEOPLE are borrowed. With OTHER_TEAMS nobody audits a case of their own team. */
void ca_case_classes_begin(ca_case_classes *classes, const ca_auditors *auditors, const ca_people_list *people,
                           bool other_teams);
/* What the list says of the case in ROW. */
ca_judged ca_case_judged(ca_case_classes *classes, const ca_case_list *list, size_t row) CA_MUST_USE;
/* The place of a class among the classes, where it is added if it is new. */
size_t ca_case_class(ca_case_classes *classes, const ca_judged *one) CA_MUST_USE;
/* The first rule that keeps the auditor from cases of the class. */
enum ca_bar ca_case_class_bar(const ca_case_classes *classes, size_t class, size_t auditor) CA_MUST_USE;
/* Whether nothing does, and by the names the auditor may have a part in these cases. */
bool ca_case_class_unclear(const ca_case_classes *classes, size_t class, size_t auditor) CA_MUST_USE;
/* Whether that holds of any auditor. */
bool ca_case_class_any_unclear(const ca_case_classes *classes, size_t class) CA_MUST_USE;
void ca_case_classes_free(ca_case_classes *classes);

#endif
