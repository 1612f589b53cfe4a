/* SPDX-License-Identifier: MIT */
/* audit-import: see audit-import(1). */
#include "cli/tools.h"

int main(int count, char **arguments)
{
    ca_run run;
    if (ca_run_begin(&run, CA_TOOL_IMPORT, count, arguments) == 0)
        ca_import_run(&run);
    return ca_run_end(&run);
}
