/* SPDX-License-Identifier: MIT */
/* Writes a workbook to a file like a tool. */
#ifndef WRITE_WORKBOOK_H
#define WRITE_WORKBOOK_H

#include "report/table.h"
#include "report/workbook.h"

/* Writes SET to PATH, or to standard output. Returns 0, or -1 and leaves PATH as it was. */
static inline int write_workbook(const ca_tables *set, const char *path, int64_t created, ca_error *error)
{
    ca_output output;
    int status = ca_output_open(&output, path, error);
    if (status == 0)
        status = ca_workbook_write(set, created, &output, error);
    if (status == 0)
        return ca_output_finish(&output, error);
    ca_output_abandon(&output);
    return status;
}

#endif
