/* SPDX-License-Identifier: MIT */
/* audit-sample: see audit-sample(1). */
#include "cli/tools.h"

int main(int count, char **arguments)
{
    ca_run run;
    if (ca_run_begin(&run, CA_TOOL_SAMPLE, count, arguments) == 0)
        ca_sample_run(&run);
    return ca_run_end(&run);
}
