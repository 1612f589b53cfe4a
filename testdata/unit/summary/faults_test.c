/* SPDX-License-Identifier: MIT */
/* Faults: added, written and read again they are the same; what contradicts itself is refused. */
#include "../check.h"
#include "summary/faults.h"

#include <string.h>

/* Makes the counts of CHECKED audits, two of them with an error and one with a warning alone. */
static ca_faults made(int checked)
{
    ca_faults faults = {NULL};
    for (int i = 0; i < checked; i++)
        ca_faults_count(&faults, CA_FAULTS_CHECKED);
    for (int i = 0; i < 2; i++) {
        ca_faults_count(&faults, CA_FAULTS_FAULTY);
        ca_faults_count(&faults, CA_FAULTS_RULES + CA_RULE_PLAN_MISSING);
    }
    ca_faults_count(&faults, CA_FAULTS_WARNED);
    ca_faults_count(&faults, CA_FAULTS_RULES + CA_RULE_DISCUSSION_LATE);
    ca_faults_count(&faults, CA_FAULTS_NAMED);
    return faults;
}

static json_t *json_of(const ca_faults *faults)
{
    ca_text text = {0};
    ca_text_add(&text, "{");
    ca_faults_write(faults, &text);
    ca_text_add(&text, "}");
    json_t *whole = json_loads(text.at, 0, NULL), *json = json_incref(json_object_get(whole, "faults"));
    json_decref(whole);
    ca_text_free(&text);
    return json;
}

static void check_sums(check_tally *t)
{
    ca_faults one = made(5), none = {NULL}, sum = {NULL}, back = {NULL};
    ca_faults_add(&sum, &none);
    CHECK(t, !sum.counts && !ca_faults_of(&sum, CA_FAULTS_CHECKED),
          "a sum of audits that were not checked has no faults");
    ca_faults_add(&sum, &one);
    ca_faults_add(&sum, &one);
    CHECK(t, ca_faults_of(&sum, CA_FAULTS_CHECKED) == 10, "checked audits add up");
    CHECK(t, ca_faults_of(&sum, CA_FAULTS_RULES + CA_RULE_PLAN_MISSING) == 4, "audits that break a rule add up");
    json_t *json = json_of(&sum);
    CHECK(t, ca_faults_read(&back, json, 10) == 0, "faults that were written are read");
    CHECK(t, memcmp(back.counts, sum.counts, CA_FAULTS_COUNTS * sizeof *sum.counts) == 0,
          "what is read is what was written");
    json_decref(json);
    ca_faults_free(&one);
    ca_faults_free(&sum);
    ca_faults_free(&back);
}

/* Returns whether the faults of five audits are refused once the member NAME is N. */
static bool refused(const char *name, int n)
{
    ca_faults faults = made(5), back = {NULL};
    json_t *json = json_of(&faults), *of = json;
    if (ca_slice_is(ca_slice_of(name), ca_rules[CA_RULE_PLAN_MISSING].id)) {
        of = json_object_get(json_object_get(json, "rules"), name);
        name = "n";
    }
    bool set = json_object_set_new(of, name, json_integer(n)) == 0;
    bool refused = set && ca_faults_read(&back, json, 5) < 0;
    json_decref(json);
    ca_faults_free(&faults);
    ca_faults_free(&back);
    return refused;
}

static void check_damage(check_tally *t)
{
    CHECK(t, !refused("named", 5), "every audit may have names");
    CHECK(t, refused("named", 6), "more audits with names than were checked are refused");
    CHECK(t, refused("checked", 6), "more checked audits than there are are refused");
    CHECK(t, refused("checked", 0), "faults of no checked audits are refused");
    CHECK(t, refused("warned", 4), "more audits with errors or warnings than were checked are refused");
    CHECK(t, refused("faulty", -1), "a number below none is refused");
    CHECK(t, refused("plan-missing", 6), "more audits that break a rule than were checked are refused");
    CHECK(t, refused("rules", 1), "rules that are a number are refused");
    ca_faults back = {NULL};
    json_t *json =
        json_loads("{\"checked\":1,\"warned\":0,\"faulty\":1,\"named\":0,\"rules\":{\"no-rule\":{\"n\":1}}}", 0, NULL);
    CHECK(t, ca_faults_read(&back, json, 1) < 0, "a rule that is not known is refused");
    json_decref(json);
    ca_faults_free(&back);
}

int main(void)
{
    check_tally t = {0, 0};
    check_sums(&t);
    check_damage(&t);
    return CHECK_END(&t);
}
