/* SPDX-License-Identifier: MIT */
/* CSV rows, with errors reported. */
#include "data/csv_rows.h"

int ca_csv_rows(ca_input *input, ca_csv_row_function *row, void *context, struct sha256_ctx *digest,
                ca_reporter *reporter, ca_error *error)
{
    ca_csv_error syntax;
    int status = ca_csv_read(input, row, context, digest, &syntax, error);
    if (syntax.words)
        (void)ca_report(reporter, syntax.location, CA_RULE_CSV_SYNTAX, "", "%s", syntax.words);
    return status;
}
