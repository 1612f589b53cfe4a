/* SPDX-License-Identifier: MIT */
/* Spellings of one name: how names are compared, and their plain form. */
#include "../check.h"
#include "../random.h"
#include "record/spellings.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST = 64 };

static void check_pairs(check_tally *t)
{
    static const struct {
        enum ca_spelling_rule rule;
        bool equal;
        const char *one, *other;
    } pairs[] = {
        {CA_SPELT_GROUP, true, "East 1", "EAST 1"},
        {CA_SPELT_GROUP, true, "East 1", " east \t 1 "},
        {CA_SPELT_GROUP, true, "East 1", "East\u00a01"},
        {CA_SPELT_GROUP, true, "East 1", "East\u2003\u202f1\u3000"},
        {CA_SPELT_GROUP, true, "East 1", "\u00c9ast\r\n1"},
        {CA_SPELT_GROUP, true, "East 1", "E\u0301ast 1"},
        {CA_SPELT_GROUP, true, "East 1", "\ufeffEa\u00adst\u200b 1"},
        {CA_SPELT_GROUP, true, "Llanf\u0175r", "llanfwr"},
        {CA_SPELT_GROUP, true, "H\u1ed9i An", "hoi an"},
        {CA_SPELT_GROUP, true, "St Mary's", "ST MARY\u2019S"},
        {CA_SPELT_GROUP, true, "St Mary's", "st mary`s"},
        {CA_SPELT_GROUP, true, "North - East", "north \u2013 east"},
        {CA_SPELT_GROUP, true, "\u0391\u0392", "\u03b1\u03b2"},
        {CA_SPELT_GROUP, true, "", "\u00a0\u3000 \u200b"},
        {CA_SPELT_GROUP, false, "East 1", "East1"},
        {CA_SPELT_GROUP, false, "East 1", "East-1"},
        {CA_SPELT_GROUP, false, "East 1", "East 2"},
        {CA_SPELT_GROUP, false, "East 1", "1 East"},
        {CA_SPELT_GROUP, false, "Team (A)", "Team A"},
        {CA_SPELT_GROUP, false, "Nash, Omar", "Omar Nash"},
        {CA_SPELT_PERSON, true, "Nash, Omar", "omar  NASH"},
        {CA_SPELT_PERSON, false, "Nash Omar", "Omar Nash"},
        {CA_SPELT_EXACTLY, false, "a1", "A1"},
        {CA_SPELT_EXACTLY, true, "a1", "a1"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        CHECK(t,
              ca_spellings_equal(pairs[i].rule, ca_slice_of(pairs[i].one), ca_slice_of(pairs[i].other)) ==
                  pairs[i].equal,
              "pair %zu is %s", i, pairs[i].equal ? "one group" : "two groups");
}

static void check_fields(check_tally *t)
{
    static const enum ca_field groups[] = {CA_TEAM_FIELD,  CA_SERVICE_FIELD, CA_LOCALITY_FIELD,
                                           CA_THEME_FIELD, CA_HEAD_FIELD,    CA_FINDING_THEME_FIELD};
    static const enum ca_field exact[] = {CA_ID_FIELD,   CA_CASE_ID_FIELD,    CA_CASE_TYPE_FIELD,
                                          CA_KIND_FIELD, CA_AUDIT_DATE_FIELD, CA_QUARTER_FIELD};
    bool as_groups = true, as_people = true, as_bytes = true;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        as_groups &= ca_spelling_rule_of(groups[i]) == CA_SPELT_GROUP;
    for (size_t i = 0; i < sizeof exact / sizeof *exact; i++)
        as_bytes &= ca_spelling_rule_of(exact[i]) == CA_SPELT_EXACTLY;
    as_people = ca_spelling_rule_of(CA_PRACTITIONER_FIELD) == CA_SPELT_PERSON &&
                ca_spelling_rule_of(CA_AUDITOR_FIELD) == CA_SPELT_PERSON;
    CHECK(t, as_groups, "teams, services, localities, themes and extra fields are compared as groups");
    CHECK(t, as_people, "practitioners and auditors are compared as people");
    CHECK(t, as_bytes, "ids, codes, dates and quarters are compared as they are");
}

/* Returns a name of few different characters. */
static ca_slice random_name(uint64_t *state, char to[LONGEST])
{
    static const char *const characters[] = {"a",      "A", "\u00e1", " ",  "b",       "B",
                                             "\u00a0", "-", "`",      "\t", "e\u0301", "1"};
    size_t count = (size_t)(next_random(state) % 5);
    to[0] = '\0';
    for (size_t i = 0; i < count; i++)
        (void)strcat(to, characters[next_random(state) % (sizeof characters / sizeof *characters)]);
    return ca_slice_of(to);
}

static void check_plain(check_tally *t)
{
    uint64_t state = 1;
    bool settled = true, told = true;
    for (int i = 0; i < 20000; i++) {
        char name[LONGEST];
        ca_arena arena = {0};
        ca_slice text = random_name(&state, name), plain = ca_group_plain(&arena, text);
        settled &= ca_slice_equal(ca_group_plain(&arena, plain), plain) && ca_group_is_plain(plain);
        told &= !ca_group_is_plain(text) || ca_slice_equal(text, plain);
        ca_arena_free(&arena);
    }
    CHECK(t, settled, "a plain form is its own plain form");
    CHECK(t, told, "a name that is said to be plain is its own plain form");
}

int main(void)
{
    check_tally t = {0, 0};
    check_pairs(&t);
    check_fields(&t);
    check_plain(&t);
    return CHECK_END(&t);
}
