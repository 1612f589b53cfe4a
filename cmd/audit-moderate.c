/* SPDX-License-Identifier: MIT */
/* audit-moderate: see audit-moderate(1). */
#include "cli/tools.h"

int main(int count, char **arguments)
{
    ca_run run;
    if (ca_run_begin(&run, CA_TOOL_MODERATE_SELECT, count, arguments) == 0)
        ca_moderate_run(&run);
    return ca_run_end(&run);
}
