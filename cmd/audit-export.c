/* SPDX-License-Identifier: MIT */
/* audit-export: see audit-export(1). */
#include "cli/tools.h"

int main(int count, char **arguments)
{
    ca_run run;
    if (ca_run_begin(&run, CA_TOOL_EXPORT, count, arguments) == 0)
        ca_export_run(&run);
    return ca_run_end(&run);
}
