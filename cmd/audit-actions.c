/* SPDX-License-Identifier: MIT */
/* audit-actions: see audit-actions(1). */
#include "cli/tools.h"

int main(int count, char **arguments)
{
    ca_run run;
    if (ca_run_begin(&run, CA_TOOL_ACTIONS_LIST, count, arguments) == 0)
        ca_actions_run(&run);
    return ca_run_end(&run);
}
