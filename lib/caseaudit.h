/* SPDX-License-Identifier: MIT */
/* caseaudit: the core library of the case file audit tools.
 *
 * The floors, each calling only downwards; every function is described where it is declared:
 *
 *   memory.h text.h date.h     allocation that is there or ends the program; slices; dates, quarters
 *   problem.h report.h rules.h why something failed; diagnostics with places; the rules' table
 *   input.h output.h           batches of lines, and lines, out of files and pipes; files that appear whole
 *   crew.h                     threads that hand in what they made in the order of the input
 *   scan.h json_write.h        the strict JSON scanner; writing compact JSON
 *   framework.h format.h       an authority's audit tool as data; the record format as a table
 *   record.h                   a record as a view on its line
 *   grade.h validate.h         what the overall grade comes to; what a record lacks or breaks
 *   words.h survey.h           lists of words, and one pass over what an auditor wrote
 *   switches.h explain.h       which warnings are looked at; what a rule wants, and why
 *   tally.h cells.h summary.h  counts that add up; the summary that is written and read
 *   table.h tables.h           a report cell by cell; CSV and workbooks out of it
 *   letters.h pieces.h names.h clues.h
 *                              names, ids and the date of birth, found in a text however they are spelt
 *   pseudonym.h redact.h       records that do not tell who they are about
 *   splice.h                   members put into a line
 *   moderation_draw.h merge.h  which audits are moderated; what came back, joined to its original
 *   external.h benchmark.h     external audits beside internal ones; several graders of one case
 *   csv_read.h draft.h         lists of cases into draft records
 *   action.h updates.h         what became of actions: a line for each, and updates to be written back
 *   flat_lines.h               flat lines into a table
 *   draw.h sample.h            drawing that anybody can do again; how many of each stratum
 *   case_list.h independence.h the list that is drawn from; who may audit which case
 *   allocate.h                 who audits what: evenly, and with as few changes as can be
 *   options.h run.h records.h  the roof: options, a run's beginning and end, its records one by one
 *   records_all.h              the same on all processors
 *
 * Ownership: what a function named _free releases was made by its namesake and belongs to the caller;
 * slices and `const` pointers are borrowed and live as long as what they point into; a zeroed structure is
 * empty and may be freed. Functions that can fail return 0 or a count, and -1 after setting the caller's
 * ca_problem. Columns and lines count from 1, offsets and places from 0.
 */
#ifndef CASEAUDIT_H
#define CASEAUDIT_H

#include "draft.h"
#include "records.h"
#include "redact.h"
#include "run.h"
#include "summary.h"
#include "tables.h"
#include "validate.h"

#endif
