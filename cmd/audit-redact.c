/* SPDX-License-Identifier: MIT */
/* audit-redact: see audit-redact(1). */
#include "cli/tools.h"

int main(int count, char **arguments)
{
    ca_run run;
    if (ca_run_begin(&run, CA_TOOL_REDACT, count, arguments) == 0)
        ca_redact_run(&run);
    return ca_run_end(&run);
}
