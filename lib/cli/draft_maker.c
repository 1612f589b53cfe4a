/* SPDX-License-Identifier: MIT */
/* Drafts of a run: what is known of a case, from --set and rows, and its quarter and id. */
#include "cli/draft_maker.h"

#include <stdlib.h>
#include <string.h>

ca_slice *ca_maker_known(ca_draft_maker *m, ca_target target)
{
    return target.head >= 0 ? &m->known.heads[target.head] : &m->known.values[target.field];
}

/* Splits "MEMBER=VALUE", given with OPTION, and finds the member. */
static int read_pair(ca_draft_maker *m, const char *option, const char *pair, ca_maker_pair *to)
{
    const char *equals = strchr(pair, '=');
    if (!equals)
        return ca_run_misuse(m->run, "%s needs MEMBER=VALUE, such as case.id=77870", option);
    char *member = ca_copy(pair, (size_t)(equals - pair));
    *to = (ca_maker_pair){ca_target_named(m->framework, member), ca_slice_of(equals + 1)};
    int status = 0;
    if (to->target.field == CA_FIELD_COUNT)
        status = ca_run_misuse(m->run, "%s: '%s' is not a member that a draft takes", option, member);
    free(member);
    return status;
}

int ca_maker_maps(ca_draft_maker *m)
{
    const struct ca_option_values *maps = &m->run->options.list[CA_OPTION_MAP];
    if (m->maps)
        return 0;
    m->maps = ca_allocate(maps->count, sizeof *m->maps);
    for (size_t i = 0; i < maps->count; i++) {
        if (read_pair(m, "--map", maps->values[i], &m->maps[i]) < 0)
            return -1;
        ca_map_entry *first = ca_map_at(&m->headings, m->maps[i].value);
        if (!first->thing)
            first->thing = &m->mapped[i];
    }
    return 0;
}

static int read_set(ca_draft_maker *m, const char *pair, ca_maker_pair *to)
{
    enum ca_rule_id rule;
    if (read_pair(m, "--set", pair, to) < 0)
        return -1;
    const char *refused = ca_target_refuses(m->framework, to->target, to->value, &rule);
    if (refused || ca_utf8_valid(to->value.at, to->value.size) < to->value.size)
        return ca_run_misuse(m->run, "--set %s: %s", ca_fields[to->target.field].path,
                             refused ? refused : "is not UTF-8");
    return 0;
}

int ca_maker_sets(ca_draft_maker *m)
{
    const struct ca_option_values *sets = &m->run->options.list[CA_OPTION_SET];
    bool fresh = !m->sets;
    if (fresh)
        m->sets = ca_allocate(sets->count, sizeof *m->sets);
    for (size_t i = 0; i < sets->count; i++) {
        if (fresh && read_set(m, sets->values[i], &m->sets[i]) < 0)
            return -1;
        *ca_maker_known(m, m->sets[i].target) = m->sets[i].value;
    }
    return 0;
}

/* Fills in the quarter: the one given, else that of the audit's date, else that of the run. */
static bool find_quarter(ca_draft_maker *m)
{
    ca_slice *given = &m->known.values[CA_QUARTER_FIELD];
    ca_date date = ca_date_read(m->known.values[CA_AUDIT_DATE_FIELD]);
    ca_quarter quarter = given->size ? ca_quarter_read(*given) : date != CA_NO_DATE ? ca_quarter_of(date) : m->quarter;
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
        return ca_problem_set(&m->run->problem, "%s: makes a record that is longer than 16 MiB, which no tool reads",
                              where);
    ca_text_byte(&m->draft, '\n');
    return ca_output_write(&m->run->output, m->draft.at, m->draft.size, &m->run->problem);
}
