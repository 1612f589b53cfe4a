/* SPDX-License-Identifier: MIT */
/* Files that are read beside a run's operands. */
#include "cli/beside.h"

void ca_beside_begin(ca_run *run, ca_input *kept, char **files, size_t count)
{
    *kept = run->input;
    ca_input_begin(&run->input, files, count);
    run->input.messages = kept->messages;
    run->input.program = kept->program;
}

int ca_beside_end(ca_run *run, const ca_input *kept, int status)
{
    bool failed = run->input.failed;
    ca_input_end(&run->input);
    run->input = *kept;
    run->input.failed |= failed;
    return failed ? -1 : status;
}
