/* SPDX-License-Identifier: MIT */
/* The report of a draw. */
#ifndef CA_SAMPLE_REPORT_H
#define CA_SAMPLE_REPORT_H

#include "draw/sample_cases.h"

/* Appends the report of the draw as JSON, caseaudit.draw/1, which audit-sample(1) describes. */
void ca_sampler_report(const ca_sampler *s, ca_text *to);

#endif
