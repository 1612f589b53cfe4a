/* SPDX-License-Identifier: MIT */
/* The cases of a list as the rule of independence looks at them: those that are alike in all that it asks are of one
 * class, so that tens of thousands of cases and thousands of auditors are compared at once. */
#ifndef CA_CASE_CLASSES_H
#define CA_CASE_CLASSES_H

#include "draw/judges.h"
#include "intake/case_list.h"

/* Zeroed is empty, but for what ca_case_classes_begin sets. */
typedef struct {
    ca_judges judges;
    ca_persons persons, teams;
    ca_judged *list; /* one of each class */
    size_t count, capacity;
    ca_map table; /* the classes by their bytes */
} ca_case_classes;

/* AUDITORS and PEOPLE are borrowed. With OTHER_TEAMS nobody audits a case of their own team. */
void ca_case_classes_begin(ca_case_classes *classes, const ca_auditors *auditors, const ca_people_list *people,
                           bool other_teams);
/* What the list says of the case in ROW. */
ca_judged ca_case_judged(ca_case_classes *classes, const ca_case_list *list, size_t row) CA_MUST_USE;
/* The place of a class among the classes, where it is added if it is new. */
size_t ca_case_class(ca_case_classes *classes, const ca_judged *one) CA_MUST_USE;
/* The first rule that keeps the auditor from cases of the class, or CA_NO_CONFLICT. */
enum ca_conflict ca_case_class_conflict(const ca_case_classes *classes, size_t class, size_t auditor) CA_MUST_USE;
/* Sets FOUND to the auditors whom a rule may keep from cases of the class (judges.h). */
void ca_case_class_near(const ca_case_classes *classes, size_t class, ca_numbers *found);
/* Whether no rule does, and by the names the auditor may have a part in these cases. */
bool ca_case_class_unclear(const ca_case_classes *classes, size_t class, size_t auditor) CA_MUST_USE;
/* Whether that holds of any auditor. */
bool ca_case_class_any_unclear(const ca_case_classes *classes, size_t class) CA_MUST_USE;
void ca_case_classes_free(ca_case_classes *classes);

#endif
