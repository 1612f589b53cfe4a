/* SPDX-License-Identifier: MIT */
/* audit-grade: see audit-grade(1). */
#include "cli/tools.h"

int main(int count, char **arguments)
{
    ca_run run;
    if (ca_run_begin(&run, CA_TOOL_GRADE, count, arguments) == 0)
        ca_grade_run(&run);
    return ca_run_end(&run);
}
