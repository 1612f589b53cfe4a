/* SPDX-License-Identifier: MIT */
/* audit-validate: see audit-validate(1). */
#include "cli/tools.h"

int main(int count, char **arguments)
{
    ca_run run;
    if (ca_run_begin(&run, CA_TOOL_VALIDATE, count, arguments) == 0)
        ca_validate_run(&run);
    return ca_run_end(&run);
}
