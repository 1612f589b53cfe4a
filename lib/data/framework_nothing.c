/* SPDX-License-Identifier: MIT */
/* A framework's own words that say nothing, in the place of what the table that is built in makes of them. */
#include "data/framework_cursor.h"

enum { CA_NOTHING_WORDS_MOST = 100 }; /* bytes: of longer texts none is read as saying nothing */

/* One of the kinds of member in which words say nothing. */
static int read_kind(ca_framework_reader *reader, const json_t *value, const char *name, size_t i, void *to)
{
    unsigned *kinds = to;
    const char *word = json_string_value(value);
    int place = word ? ca_place_in(ca_nothing_kinds, ca_slice_of(word)) : -1;
    (void)name;
    (void)i;
    if (place < 0)
        return ca_reader_fault_listed(reader, ca_nothing_kinds);
    *kinds |= ca_nothing_kinds_at(place);
    return 0;
}

static bool makes_withheld_nothing(const ca_nothing *nothing)
{
    return ca_nothing_said(nothing, CA_NOTHING_BLANK - 1, ca_slice_of(ca_withheld)) != 0;
}

static int read_words(ca_framework_reader *reader, const json_t *value, const char *words, size_t i, void *to)
{
    unsigned kinds = 0;
    int failed = ca_reader_each_of(reader, value, "a list of kinds of member", read_kind, &kinds);
    (void)i;
    (void)to;
    if (strlen(words) > CA_NOTHING_WORDS_MOST)
        return ca_reader_fault(reader, CA_RULE_FRAMEWORK_VALUE, "must be named by 100 bytes at most");
    bool before = makes_withheld_nothing(reader->framework->nothing);
    if (!ca_nothing_put(reader->framework->nothing, ca_slice_of(words), kinds))
        return ca_reader_fault(reader, CA_RULE_FRAMEWORK_VALUE,
                               "has neither a letter nor a digit, and says nothing as it is");
    if (!before && makes_withheld_nothing(reader->framework->nothing))
        return ca_reader_fault(reader, CA_RULE_FRAMEWORK_VALUE,
                               "says something: audit-redact writes it in the place of what was filled in");
    return failed;
}

int ca_reader_nothing(ca_framework_reader *reader, const json_t *root)
{
    if (!json_object_get(root, "nothing_said"))
        return 0;
    reader->framework->nothing = ca_allocate(1, sizeof *reader->framework->nothing);
    ca_nothing_open(reader->framework->nothing);
    return ca_reader_each_member(reader, root, "nothing_said", read_words, NULL);
}
