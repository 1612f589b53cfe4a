/* SPDX-License-Identifier: MIT */
/* Calendar dates (ISO 8601, proleptic Gregorian) and the financial quarters of an authority. */
#ifndef CA_DATE_H
#define CA_DATE_H

#include "base/text.h"

/* Days since 1970-01-01; CA_NO_DATE is no date. */
typedef int32_t ca_date;
#define CA_NO_DATE INT32_MIN

/* Reads "2017-07-12", from 0001-01-01 to 9999-12-31. Returns CA_NO_DATE for anything else. */
ca_date ca_date_read(ca_slice text) CA_MUST_USE;

/* Appends DATE as ISO 8601. */
void ca_date_write(ca_text *text, ca_date date);
/* Appends DATE as people write it: "12 July 2017". */
void ca_date_in_words(ca_text *text, ca_date date);

/* Returns the date MONTHS (may be negative) later; a day that the month does not have becomes its last. */
ca_date ca_date_add_months(ca_date date, int months) CA_MUST_USE;

/* A quarter as a count: four a year, Q1 is April to June. CA_NO_QUARTER is none. */
typedef int32_t ca_quarter;
#define CA_NO_QUARTER INT32_MIN

ca_quarter ca_quarter_of(ca_date date) CA_MUST_USE;
/* Reads "2017-18 Q2" and other spellings: "2017/18 Q2", "Q2 2017-2018", "17/18 qtr 2", with dashes and spaces of any
 * kind. Both years are required, because 2017 alone is ambiguous. Returns CA_NO_QUARTER for anything else. */
ca_quarter ca_quarter_read(ca_slice text) CA_MUST_USE;
/* Appends "2017-18 Q2" with SEPARATOR " ", "2017-18Q2" with "". */
void ca_quarter_write(ca_text *text, ca_quarter quarter, const char *separator);
/* Whether TEXT is a quarter as ca_quarter_write writes it. */
bool ca_quarter_is_plain(ca_slice text) CA_MUST_USE;
/* Appends the name under which TEXT is counted and shown: a quarter as ca_quarter_write writes it, any other text
 * unchanged. */
void ca_quarter_name(ca_text *to, ca_slice text);

#endif
