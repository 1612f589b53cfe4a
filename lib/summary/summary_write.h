/* SPDX-License-Identifier: MIT */
/* Writes a summary as JSON. */
#ifndef CA_SUMMARY_WRITE_H
#define CA_SUMMARY_WRITE_H

#include "summary/summary.h"

/* A written summary: texts to be concatenated. */
typedef struct {
    ca_text *texts;
    size_t count;
} ca_summary_text;

/* Sets *TO to the summary as one JSON line, using at most JOBS threads. Release with ca_summary_text_free. */
void ca_summary_write(ca_summary *summary, ca_summary_text *to, size_t jobs);
void ca_summary_text_free(ca_summary_text *text);

#endif
