/* SPDX-License-Identifier: MIT */
/* Faults: how many audits break each rule of validation. */
#include "summary/faults.h"

#include "base/json_write.h"

#include <stdlib.h>

static const char *const severities[] = {[CA_SEVERITY_WARNING] = "warning", [CA_SEVERITY_ERROR] = "error"};

static void make_counts(ca_faults *faults)
{
    if (!faults->counts)
        faults->counts = ca_allocate(CA_FAULTS_COUNTS, sizeof *faults->counts);
}

void ca_faults_count(ca_faults *faults, size_t index)
{
    make_counts(faults);
    faults->counts[index]++;
}

void ca_faults_add(ca_faults *into, const ca_faults *from)
{
    if (!from->counts)
        return;
    make_counts(into);
    for (size_t i = 0; i < CA_FAULTS_COUNTS; i++)
        into->counts[i] += from->counts[i];
}

uint64_t ca_faults_of(const ca_faults *faults, size_t index)
{
    return faults->counts ? faults->counts[index] : 0;
}

void ca_faults_write(const ca_faults *faults, ca_text *to)
{
    const uint64_t *counts = faults->counts;
    if (!counts)
        return;
    ca_json_member_open(to, "faults", '{');
    ca_json_member_number(to, "checked", counts[CA_FAULTS_CHECKED]);
    ca_json_member_number(to, "sound", counts[CA_FAULTS_CHECKED] - counts[CA_FAULTS_FAULTY] - counts[CA_FAULTS_WARNED]);
    ca_json_member_number(to, "warned", counts[CA_FAULTS_WARNED]);
    ca_json_member_number(to, "faulty", counts[CA_FAULTS_FAULTY]);
    ca_json_member_number(to, "named", counts[CA_FAULTS_NAMED]);
    ca_json_member_open(to, "rules", '{');
    for (int i = 0; i < CA_RULE_COUNT; i++) {
        if (!counts[CA_FAULTS_RULES + i])
            continue;
        ca_json_member_open(to, ca_rules[i].id, '{');
        ca_json_member_string(to, "severity", severities[ca_rules[i].severity]);
        ca_json_member_number(to, "n", counts[CA_FAULTS_RULES + i]);
        ca_json_close(to, '}');
    }
    ca_json_close(to, '}');
    ca_json_close(to, '}');
}

/* Reads the count NAME, which is at most MOST. Returns 0, or -1. */
static int read_count(const json_t *json, const char *name, uint64_t most, uint64_t *count)
{
    const json_t *value = json_object_get(json, name);
    if (!json_is_integer(value) || json_integer_value(value) < 0 || (uint64_t)json_integer_value(value) > most)
        return -1;
    *count = (uint64_t)json_integer_value(value);
    return 0;
}

static int read_rules(ca_faults *faults, json_t *rules)
{
    json_t *one;
    const char *id;
    if (!json_is_object(rules))
        return -1;
    json_object_foreach (rules, id, one) {
        int rule = 0;
        while (rule < CA_RULE_COUNT && !ca_slice_is(ca_slice_of(id), ca_rules[rule].id))
            rule++;
        if (rule == CA_RULE_COUNT ||
            read_count(one, "n", faults->counts[CA_FAULTS_CHECKED], &faults->counts[CA_FAULTS_RULES + rule]) < 0)
            return -1;
    }
    return 0;
}

int ca_faults_read(ca_faults *faults, const json_t *json, uint64_t audits)
{
    make_counts(faults);
    uint64_t *counts = faults->counts;
    if (read_count(json, "checked", audits, &counts[CA_FAULTS_CHECKED]) < 0 || !counts[CA_FAULTS_CHECKED])
        return -1;
    uint64_t checked = counts[CA_FAULTS_CHECKED];
    if (read_count(json, "faulty", checked, &counts[CA_FAULTS_FAULTY]) < 0 ||
        read_count(json, "warned", checked - counts[CA_FAULTS_FAULTY], &counts[CA_FAULTS_WARNED]) < 0 ||
        read_count(json, "named", checked, &counts[CA_FAULTS_NAMED]) < 0)
        return -1;
    return read_rules(faults, json_object_get(json, "rules"));
}

void ca_faults_free(ca_faults *faults)
{
    free(faults->counts);
    faults->counts = NULL;
}
