/* SPDX-License-Identifier: MIT */
/* make-completions: writes the completions of a tool's command line for bash, zsh or fish, from the tables that the
 * tools themselves read. */
#include "make-completions.h"

#include <string.h>

static const char usage[] = "usage: make-completions bash|zsh|fish TOOL\n"
                            "Writes the completions of TOOL (audit-new, ...) for a shell.\n";

static const writer *const writers[] = {&bash_writer, &zsh_writer, &fish_writer, NULL};

static bool is_named(int tool, const char *name)
{
    return strcmp(ca_tools[tool].name, name) == 0;
}

/* Writes the branches of the tools with this NAME. Those with verbs are first, since the one without accepts any first
 * word. Returns false if there is none. */
static bool write_branches(ca_text *to, const char *name, const writer *with)
{
    ca_text verbs = {0};
    branch last = {name, CA_TOOL_COUNT, NULL, NULL};
    bool known = false;
    for (int i = 0; i < CA_TOOL_COUNT; i++) {
        if (!is_named(i, name))
            continue;
        known = true;
        if (ca_tools[i].verb)
            add_word(&verbs, ca_tools[i].verb);
        else
            last.tool = (enum ca_tool)i;
    }
    last.verbs = ca_text_words(&verbs);
    with->begin(to, name, last.verbs);
    for (int i = 0; i < CA_TOOL_COUNT; i++) {
        branch one = {name, (enum ca_tool)i, ca_tools[i].verb, last.verbs};
        if (is_named(i, name) && one.verb)
            with->part(to, &one);
    }
    with->part(to, &last);
    with->end(to, name);
    ca_text_free(&verbs);
    return known;
}

int main(int count, char **arguments)
{
    ca_text script = {0};
    const writer *const *with = writers;
    while (count == 3 && *with && strcmp(arguments[1], (*with)->shell) != 0)
        with++;
    ca_memory_begin();
    if (count != 3 || !*with || !write_branches(&script, arguments[2], *with)) {
        ca_text_free(&script);
        (void)fputs(usage, stderr);
        return 2;
    }
    bool failed = fwrite(script.at, 1, script.size, stdout) != script.size || fflush(stdout);
    ca_text_free(&script);
    return failed ? 2 : 0;
}
