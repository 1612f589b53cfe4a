/* SPDX-License-Identifier: MIT */
/* A report as a workbook: laid out, written, verified. */
#include "report/workbook.h"

#include "office/workbook_make.h"
#include "report/workbook_style.h"
#include "report/workbook_verify.h"
#include "report/workbook_write.h"

typedef struct {
    ca_book layout;
    int64_t created;
} report_workbook;

static int write_file(const void *state, const char *path, const char *folder)
{
    const report_workbook *workbook = state;
    return ca_workbook_write_file(&workbook->layout, path, folder, workbook->created);
}

static int verify_file(const void *state, int file, ca_error *error)
{
    const report_workbook *workbook = state;
    return ca_workbook_verify(file, &workbook->layout, error);
}

int ca_workbook_write(const ca_tables *set, int64_t created, ca_output *output, ca_error *error)
{
    report_workbook workbook = {.created = created};
    const ca_workbook_maker maker = {write_file, verify_file, &workbook};
    ca_error reason = {0};
    int status = ca_book_make(&workbook.layout, set, &reason);
    if (!status)
        ca_book_measure(&workbook.layout);
    status = status ? ca_workbook_fault(output, &reason, error) : ca_workbook_make(&maker, output, error);
    ca_book_free(&workbook.layout);
    ca_error_free(&reason);
    return status;
}
