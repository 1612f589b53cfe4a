/* SPDX-License-Identifier: MIT */
/* The ids of a list of cases, one beside the other: ids that a spreadsheet has damaged, and children who are in it twice. */
#ifndef CA_LIST_IDS_H
#define CA_LIST_IDS_H

#include "intake/case_list.h"

/* Returns ID without the zeros in front, which a spreadsheet takes away. */
ca_slice ca_id_without_zeros(ca_slice id) CA_MUST_USE;
/* Whether an id like 41E5 is a number that was shortened: the other ids of the list have no letters. WRONG has the rows
 * that were reported. */
bool ca_case_ids_are_numbers(const ca_case_list *list, const bool *wrong) CA_MUST_USE;
/* Returns a sentence if ID, of a list whose ids are numbers, is one that was shortened, or NULL. */
const char *ca_case_id_shortened(ca_slice id) CA_MUST_USE;
/* Warns of ids that differ only in zeros in front, and of children with one name and date of birth under two ids. */
void ca_case_ids_warn(const ca_case_list *list, const ca_fillers *fillers, ca_reporter *reporter);

#endif
