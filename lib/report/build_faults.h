/* SPDX-License-Identifier: MIT */
/* The diagnostics of a run as tables for the quality team: counts, and a table for each auditor. */
#ifndef CA_BUILD_FAULTS_H
#define CA_BUILD_FAULTS_H

#include "data/diagnostics.h"
#include "record/person.h"
#include "report/table.h"

/* Adds the tables of ALL to SET: first a row for each auditor, by name, with the number of records, errors and warnings;
 * then a table for each auditor, one for what has none, and, if these are several, one of everything. Names are one
 * auditor's as ca_person_read counts them with PEOPLE. */
void ca_tables_of_faults(ca_tables *set, const ca_diagnostics *all, const ca_people_list *people);

#endif
