/* SPDX-License-Identifier: MIT */
/* Values of lists: for each kind of member, the ways of writing that are taken and those that are refused. */
#include "../check.h"
#include "data/framework_library.h"
#include "intake/member_value.h"

typedef struct {
    const char *member, *text;
    enum ca_cell_content content;
    const char *value; /* NULL: refused */
    const char *error; /* words of the refusal */
} example;

static const example examples[] = {
    {"case.id", "0012045", CA_CONTENT_TEXT, "0012045", NULL},
    {"case.id", "12045", CA_CONTENT_NUMBER, "12045", NULL},
    {"case.id", "12E5", CA_CONTENT_TEXT, "12E5", NULL},
    {"case.id", "A.0", CA_CONTENT_TEXT, "A.0", NULL},
    {"case.id", "12.5", CA_CONTENT_TEXT, "12.5", NULL},
    {"case.id", "-", CA_CONTENT_TEXT, "", NULL},
    {"case.id", "1.23E+05", CA_CONTENT_TEXT, NULL, "has shortened"},
    {"case.id", "1E+11", CA_CONTENT_TEXT, NULL, "has shortened"},
    {"case.id", "1.2e11", CA_CONTENT_TEXT, NULL, "has shortened"},
    {"case.id", "12045.0", CA_CONTENT_TEXT, NULL, ".0 at its end"},
    {"case.id", "12045.00", CA_CONTENT_TEXT, NULL, ".0 at its end"},
    {"case.id", "=\"0012045\"", CA_CONTENT_TEXT, NULL, "is a formula"},
    {"case.id", "'0012045", CA_CONTENT_TEXT, NULL, "an apostrophe"},
    {"case.id",
     "\xe2\x80\x99"
     "0012045",
     CA_CONTENT_TEXT, NULL, "an apostrophe"},
    {"case.id", "####", CA_CONTENT_TEXT, NULL, "cannot show the cell"},
    {"case.id", "#REF!", CA_CONTENT_TEXT, NULL, "cannot show the cell"},
    {"case.id", "#N/A", CA_CONTENT_ERROR, NULL, "error of the spreadsheet"},
    {"case.id", "", CA_CONTENT_UNCALCULATED, NULL, "without its result"},
    {"case.born", "25/03/2008", CA_CONTENT_TEXT, "2008-03-25", NULL},
    {"case.born", "2008-03-25", CA_CONTENT_DAY, "2008-03-25", NULL},
    {"case.born", "2008-03-25T10:30:00", CA_CONTENT_TIME, "2008-03-25", NULL},
    {"case.born", "39532", CA_CONTENT_NUMBER, "2008-03-25", NULL},
    {"case.born", "38070", CA_CONTENT_NUMBER_1904, "2008-03-25", NULL},
    {"case.born", "1900-01-01", CA_CONTENT_DAY, "", NULL},
    {"case.born", "n/a", CA_CONTENT_TEXT, "", NULL},
    {"case.born", "31/11/2008", CA_CONTENT_TEXT, NULL, "does not exist"},
    {"case.born", "spring 2008", CA_CONTENT_TEXT, NULL, "is not written as a day"},
    {"case.type", "CIN", CA_CONTENT_TEXT, "CIN", NULL},
    {"case.type", "a) Looked after child", CA_CONTENT_TEXT, "LAC", NULL},
    {"case.type", "children LOOKED after", CA_CONTENT_TEXT, "LAC", NULL},
    {"case.type", "Private fostering", CA_CONTENT_TEXT, "CIN", NULL},
    {"case.type", "b) private-fostering", CA_CONTENT_TEXT, "CIN", NULL},
    {"case.type", "N/A", CA_CONTENT_TEXT, "", NULL},
    {"case.type", "d) Open assessment", CA_CONTENT_TEXT, NULL, "--map 'type:TEXT OF THE CELL=CIN'"},
    {"kind", "Thematic", CA_CONTENT_TEXT, "thematic", NULL},
    {"kind", "themed", CA_CONTENT_TEXT, NULL, "is not a value that it can have"},
    {"audit.previous.audited", "x", CA_CONTENT_TEXT, "true", NULL},
    {"audit.previous.audited", "TRUE", CA_CONTENT_TRUTH, "true", NULL},
    {"audit.previous.audited", "no", CA_CONTENT_TEXT, "false", NULL},
    {"audit.previous.audited", "perhaps", CA_CONTENT_TEXT, NULL, "yes or no"},
    {"audit.previous.grade", "Good", CA_CONTENT_TEXT, "good", NULL},
    {"audit.previous.grade", "c) Requires improvement to be good", CA_CONTENT_TEXT, "requires-improvement", NULL},
    {"audit.previous.grade", "Super", CA_CONTENT_TEXT, NULL, "is not a grade of the framework"},
    {"quarter", "2017-18 Q2", CA_CONTENT_TEXT, "2017-18 Q2", NULL},
    {"quarter", "Q2 2017", CA_CONTENT_TEXT, NULL, "2017-18 Q2"},
    {"case.team", "Total Care", CA_CONTENT_TEXT, "Total Care", NULL},
    {"case.child", "Zo\xc3\xab", CA_CONTENT_TEXT, "Zo\xc3\xab", NULL},
};

static void check(check_tally *tally, const ca_value_reader *reader, ca_arena *arena, const example *e)
{
    ca_member member = ca_member_named(reader->framework, e->member);
    ca_member_value value = ca_member_value_read(reader, member, ca_slice_of(e->text), e->content, arena);
    bool right = member.field != CA_FIELD_COUNT;
    if (e->value)
        right &= !value.error && !value.closed && ca_slice_is(value.text, e->value);
    else
        right &= value.error && strstr(value.error, e->error);
    CHECK(tally, right, "%s '%s' %s %s", e->member, e->text,
          e->value ? "is" : "is refused:", e->value ? e->value : e->error);
    if (!right)
        printf("# '%.*s', %s\n", (int)value.text.size, value.text.at, value.error ? value.error : "no error");
}

int main(void)
{
    check_tally tally = {0};
    ca_library library = {0};
    ca_reporter reporter = {.program = "test"};
    ca_error error = {.usage = false};
    ca_arena arena = {0};
    CHECK(&tally, ca_library_open(&library, NULL, 0, &reporter, &error) == 0, "the frameworks are read");
    const ca_framework *framework = ca_library_find(&library, ca_slice_of("durham-2016"));
    const ca_value_map map = {ca_member_named(framework, "case.type"), ca_slice_of("Private fostering"),
                              ca_slice_of("CIN")};
    const ca_value_reader reader = {framework, &library.fillers, CA_DAY_FIRST, &map, 1};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        check(&tally, &reader, &arena, &examples[i]);
    ca_member type = ca_member_named(framework, "case.type");
    CHECK(&tally, ca_member_value_read(&reader, type, ca_slice_of("e) Closed episode"), CA_CONTENT_TEXT, &arena).closed,
          "a closed episode is closed");
    ca_arena_free(&arena);
    ca_library_free(&library);
    return CHECK_END(&tally);
}
