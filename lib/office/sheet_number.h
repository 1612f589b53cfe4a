/* SPDX-License-Identifier: MIT */
/* Numbers of a workbook's cells as text: a number is a day by the format that its style gives it. */
#ifndef CA_SHEET_NUMBER_H
#define CA_SHEET_NUMBER_H

#include "base/text.h"

/* What a number format shows. */
enum ca_number_format {
    CA_FORMAT_NUMBER, /* a time of day or a duration, too */
    CA_FORMAT_DAY     /* a day, with or without a time */
};

/* Returns what a number format shows: of the format code, as a workbook defines it, or of the id of a format that every
 * program knows. */
enum ca_number_format ca_number_format_of_code(const char *code) CA_MUST_USE;
enum ca_number_format ca_number_format_of_id(uint64_t id) CA_MUST_USE;

/* Appends the number STORED in a cell: an integer of at most 15 digits in its shortest form (7 for "7.0", 1000000 for
 * "1E+06"); another number as it is stored, in as few digits as name the same number (77.1 for "77.099999999999994").
 * Returns false, and appends nothing, if it is no number. */
bool ca_number_write(ca_text *to, ca_slice stored) CA_MUST_USE;

/* How ca_day_write wrote a number. */
enum ca_day_written { CA_DAY_NOT, CA_DAY_ONLY, CA_DAY_AND_TIME };

/* Appends the day that the number STORED is, as "2017-07-12" or with a time of day as "2017-07-12T10:30:00".
 * EPOCH_1904: days are counted from 1904-01-01. Days of 1900 before 1 March differ between programs, so that only
 * two of them, which mean that no day was filled in, are days: 0 is 1899-12-30 and 1 is 1900-01-01. Appends nothing
 * if the number is no day. */
enum ca_day_written ca_day_write(ca_text *to, ca_slice stored, bool epoch_1904) CA_MUST_USE;

/* Appends the day of a cell that stores it as text: "2017-07-12", "2017-07-12T10:30:00.000Z". Appends nothing if it
 * is no day. */
enum ca_day_written ca_day_write_iso(ca_text *to, ca_slice stored) CA_MUST_USE;

#endif
