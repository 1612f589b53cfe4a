/* SPDX-License-Identifier: MIT */
/* Reading a line into a record's view: the scan, the framework that it names, the walk, the index of the answers. */
#ifndef CA_RECORD_READ_H
#define CA_RECORD_READ_H

#include "record/record.h"

/* Scans LINE and fills the view in. What does not hold is reported to REPORTER (rules that stop,
 * unknown members, placeholders). RECORD is used again for each line; zeroed before the first. */
void ca_record_read(ca_record *record, const ca_line *line, const ca_library *library, const ca_shape *format,
                    ca_reporter *reporter);

#endif
