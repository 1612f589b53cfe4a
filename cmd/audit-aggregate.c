/* SPDX-License-Identifier: MIT */
/* audit-aggregate: see audit-aggregate(1). */
#include "cli/tools.h"

int main(int count, char **arguments)
{
    ca_run run;
    if (ca_run_begin(&run, CA_TOOL_AGGREGATE, count, arguments) == 0)
        ca_aggregate_run(&run);
    return ca_run_end(&run);
}
