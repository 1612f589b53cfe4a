/* SPDX-License-Identifier: MIT */
/* Drafts of a run: what is known of a case, from --set and rows, and its quarter and id. */
#include "draft_maker.h"

#include <stdlib.h>
#include <string.h>

ca_slice *ca_maker_known(ca_draft_maker *m, ca_target target)
{
    return target.head >= 0 ? &m->known.heads[target.head] : &m->known.values[target.field];
}

int ca_maker_pair(ca_draft_maker *m, const char *option, const char *pair, ca_target *target, const char **value)
{
    const char *equals = strchr(pair, '=');
    if (!equals)
        return ca_run_misuse(m->run, "%s needs MEMBER=VALUE, such as case.id=77870", option);
    char *member = ca_copy(pair, (size_t)(equals - pair));
    *target = ca_target_named(m->framework, member);
    *value = equals + 1;
    int status = 0;
    if (target->field == CA_FIELD_COUNT)
        status = ca_run_misuse(m->run, "%s: '%s' is not a member that a draft takes", option, member);
    free(member);
    return status;
}

int ca_maker_sets(ca_draft_maker *m)
{
    const struct ca_option_values *sets = &m->run->options.list[CA_OPTION_SET];
    for (size_t i = 0; i < sets->count; i++) {
        ca_target target;
        const char *value = NULL;
        enum ca_rule_id rule;
        if (ca_maker_pair(m, "--set", sets->values[i], &target, &value) < 0)
            return -1;
        ca_slice words = ca_slice_of(value);
        const char *refused = ca_target_refuses(m->framework, target, words, &rule);
        if (refused || ca_utf8_valid(words.at, words.size) < words.size)
            return ca_run_misuse(m->run, "--set %s: %s", ca_fields[target.field].path,
                                  refused ? refused : "is not UTF-8");
        *ca_maker_known(m, target) = words;
    }
    return 0;
}

/* Fills in the quarter: the one given, else that of the audit's date, else that of the run. */
static bool find_quarter(ca_draft_maker *m)
{
    ca_slice *given = &m->known.values[CA_QUARTER_FIELD];
    ca_date date = ca_date_read(m->known.values[CA_AUDIT_DATE_FIELD]);
    ca_quarter quarter = given->size             ? ca_quarter_read(*given)
                         : date != CA_NO_DATE    ? ca_quarter_of(date)
                                                 : m->quarter;
    if (quarter == CA_NO_QUARTER)
        return false;
    ca_text_clear(&m->quarter_text);
    ca_quarter_write(&m->quarter_text, quarter, " ");
    *given = (ca_slice){m->quarter_text.at, m->quarter_text.size};
    ca_text_clear(&m->id);
    ca_text_format(&m->id, "%s-", m->prefix);
    ca_quarter_write(&m->id, quarter, "");
    ca_text_format(&m->id, "-%04llu", (unsigned long long)m->next);
    return true;
}

int ca_maker_draft(ca_draft_maker *m, const char *where)
{
    if (!find_quarter(m))
        return ca_problem_set(&m->run->problem,
                              "%s: the quarter is not known; fill in audit_date, or give --quarter or --date", where);
    m->next++;
    ca_text_clear(&m->draft);
    ca_draft_write(m->framework, m->id.at, &m->known, &m->draft);
    if (m->draft.size > CA_RECORD_MOST)
        return ca_problem_set(&m->run->problem, "%s: makes a record that is longer than 16 MiB, which no tool reads", where);
    ca_text_byte(&m->draft, '\n');
    return ca_output_write(&m->run->output, m->draft.at, m->draft.size, &m->run->problem);
}
