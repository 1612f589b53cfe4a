/* SPDX-License-Identifier: MIT */
/* audit-letter: see audit-letter(1). */
#include "cli/tools.h"

int main(int count, char **arguments)
{
    ca_run run;
    if (ca_run_begin(&run, CA_TOOL_LETTER_FEEDBACK, count, arguments) == 0)
        ca_letter_run(&run);
    return ca_run_end(&run);
}
