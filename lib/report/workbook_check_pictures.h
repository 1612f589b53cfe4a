/* SPDX-License-Identifier: MIT */
/* The read-back of charts: readers for the parts that hold them. */
#ifndef CA_WORKBOOK_CHECK_PICTURES_H
#define CA_WORKBOOK_CHECK_PICTURES_H

#include "office/zip_parts.h"
#include "report/workbook_layout.h"

/* A chart as it goes by. */
typedef struct {
    const ca_picture *picture;
    ca_problem *problem;
    size_t references; /* seen so far: of each curve the heading, the names, the numbers */
    size_t titles;
    size_t point, points; /* the one at hand, and those seen since the last reference */
    ca_text text, plain;
} ca_picture_check;

ca_zip_reader ca_picture_reader(ca_picture_check *check);
int ca_picture_check_end(ca_picture_check *check) CA_MUST_USE;

/* A chart's sheet as it goes by. */
typedef struct {
    const char *header; /* of the printed page */
    ca_problem *problem;
    size_t headers, drawings; /* seen so far */
} ca_picture_sheet_check;

ca_zip_reader ca_picture_sheet_reader(ca_picture_sheet_check *check);
int ca_picture_sheet_check_end(ca_picture_sheet_check *check) CA_MUST_USE;

#endif
