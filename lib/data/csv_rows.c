/* SPDX-License-Identifier: MIT */
/* CSV rows, with errors reported. */
#include "data/csv_rows.h"

int ca_csv_rows(ca_input *input, ca_csv_row_function *row, void *context, struct sha256_ctx *digest,
                ca_reporter *reporter, ca_error *problem)
{
    ca_csv_error error;
    int status = ca_csv_read(input, row, context, digest, &error, problem);
    if (error.words)
        (void)ca_report(reporter, error.place, CA_RULE_CSV_SYNTAX, "", "%s", error.words);
    return status;
}
