/* SPDX-License-Identifier: MIT */
/* audit-form: see audit-form(1). */
#include "cli/tools.h"

int main(int count, char **arguments)
{
    ca_run run;
    if (ca_run_begin(&run, CA_TOOL_FORM, count, arguments) == 0)
        ca_form_run(&run);
    return ca_run_end(&run);
}
