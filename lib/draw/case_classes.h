/* SPDX-License-Identifier: MIT */
/* Classes of cases for the independence check: cases with the same persons, team and service are one class, so that
 * tens of thousands of cases need not each be compared with thousands of auditors. */
#ifndef CA_CASE_CLASSES_H
#define CA_CASE_CLASSES_H

#include "draw/judges.h"
#include "intake/case_list.h"

/* Begin with ca_case_classes_begin; release with ca_case_classes_free. */
typedef struct {
    ca_judges judges;
    ca_persons persons, teams;
    ca_judged_work *list; /* one case of each class */
    size_t count, capacity;
    ca_map table; /* the classes by their bytes */
} ca_case_classes;

/* Begins without classes. AUDITORS and PEOPLE are borrowed. With OTHER_TEAMS no auditor is assigned cases of their
 * own team. */
void ca_case_classes_begin(ca_case_classes *classes, const ca_auditors *auditors, const ca_people_list *people,
                           bool other_teams);
/* Returns the persons, team and service of the case in ROW; they are owned by CLASSES. */
ca_judged_work ca_case_judged(ca_case_classes *classes, const ca_case_list *list, size_t row) CA_MUST_USE;
/* Returns the index of the class of ONE, which is added if it is new. */
size_t ca_case_class(ca_case_classes *classes, const ca_judged_work *one) CA_MUST_USE;
/* Returns the first conflict between the auditor and cases of the class, or CA_NO_CONFLICT. */
enum ca_conflict ca_case_class_conflict(const ca_case_classes *classes, size_t class, size_t auditor) CA_MUST_USE;
/* Sets FOUND to the indexes of all auditors who may have a conflict with cases of the class (judges.h). */
void ca_case_class_near(const ca_case_classes *classes, size_t class, ca_numbers *found);
/* Returns whether the auditor has no conflict with the class, but has a name similar to one of its persons. */
bool ca_case_class_unclear(const ca_case_classes *classes, size_t class, size_t auditor) CA_MUST_USE;
/* Returns whether this is so for any auditor. */
bool ca_case_class_any_unclear(const ca_case_classes *classes, size_t class) CA_MUST_USE;
void ca_case_classes_free(ca_case_classes *classes);

#endif
