/* SPDX-License-Identifier: MIT */
/* audit-new: see audit-new(1). */
#include "cli/tools.h"

int main(int count, char **arguments)
{
    ca_run run;
    if (ca_run_begin(&run, CA_TOOL_NEW, count, arguments) == 0)
        ca_new_run(&run);
    return ca_run_end(&run);
}
