/* SPDX-License-Identifier: MIT */
/* Every filler of the table, by kind, in other spellings; and records in which one member after the other is a filler,
 * compared with the record without that member. */
#include "../check.h"
#include "base/json_write.h"
#include "check/grading.h"
#include "check/validate.h"
#include "cli/run.h"
#include "data/builtin.h"
#include "data/framework_library.h"
#include "record/record_read.h"
#include "summary/tally.h"

#include <stdlib.h>

typedef struct {
    check_tally tally;
    ca_library library;
    ca_arena arena;
    const ca_shape *format;
    ca_record record;
    ca_grading grading;
    ca_reporter reporter;
    ca_count_layout *layout;
    ca_text line;
} bench;

/* A row of the table, read by other code than the library's. */
typedef struct {
    char words[128];
    unsigned kinds;
} row;
static row rows[400];
static size_t row_count;

static unsigned kind_named(const char *name, size_t size)
{
    static const char *const names[] = {"action", "person",         "reason", "text",
                                        "box",    "not-applicable", "ticked", "placeholder"};
    for (unsigned i = 0; i < 8; i++)
        if (strlen(names[i]) == size && memcmp(names[i], name, size) == 0)
            return 1U << i;
    return size == 8 && memcmp(name, "anywhere", 8) == 0 ? 31U : 0;
}

static void read_row(const char *line, size_t size)
{
    const char *colon = memchr(line, ':', size);
    if (line[0] == '#' || !colon)
        return;
    row *r = &rows[row_count++];
    memcpy(r->words, line, (size_t)(colon - line));
    for (const char *at = colon + 1, *end = line + size; at < end;) {
        size_t length = 0;
        while (at + length < end && at[length] != ' ')
            length++;
        r->kinds |= kind_named(at, length);
        at += length + 1;
    }
}

static void read_rows(void)
{
    const ca_builtin *list = ca_builtin_words;
    while (strcmp(list->name, "nothing-said") != 0)
        list++;
    const char *at = (const char *)list->text, *end = at + list->size;
    while (at < end && row_count < sizeof rows / sizeof *rows) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (stop > at)
            read_row(at, (size_t)(stop - at));
        at = stop + 1;
    }
}

/* Writes the Nth spelling of WORDS. */
static void spell(const char *words, int n, ca_text *to)
{
    static const char *const before[] = {"", "", "  ", "(", "[", "\"", "- ", "\xC2\xA0", "\xE2\x80\x9C", "\t"};
    static const char *const behind[] = {"", ".", " ", ")", "].", "\"", "...", "\xC2\xA0", "\xE2\x80\x9D.", "\r\n"};
    ca_text_clear(to);
    ca_text_add(to, before[n % 10]);
    for (const char *at = words; *at; at++) {
        bool letter = *at >= 'a' && *at <= 'z';
        bool capital = letter && (n % 3 == 1 || (n % 3 == 2 && at == words));
        if (*at == ' ' && n % 2)
            ca_text_add(to, "\xC2\xA0 ");
        else
            ca_text_byte(to, capital ? (char)(*at - 'a' + 'A') : *at);
    }
    ca_text_add(to, behind[n % 10]);
}

static void test_rows(bench *b)
{
    ca_text text = {0};
    for (size_t i = 0; i < row_count; i++) {
        int wrong = 0;
        for (int n = 0; n < 30; n++) {
            spell(rows[i].words, n, &text);
            unsigned said = ca_filler_kinds_of(&b->library.fillers, 255, (ca_slice){text.at, text.size});
            wrong += said != rows[i].kinds;
        }
        CHECK(&b->tally, rows[i].kinds && !wrong, "'%s' says nothing in its kinds, and in no other, however spelt",
              rows[i].words);
    }
    ca_text_free(&text);
}

static void test_marks(bench *b)
{
    static const char *const marks[] = {"-",
                                        "--",
                                        "\xE2\x80\x93",
                                        "\xE2\x80\x94",
                                        ".",
                                        "...",
                                        "\xE2\x80\xA6",
                                        "?",
                                        "???",
                                        "/",
                                        "\xC2\xA0-\xC2\xA0",
                                        "_____",
                                        "\xE2\x98\x90",
                                        "* * *",
                                        "(-)",
                                        "\xE2\x88\x92"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        CHECK(&b->tally, ca_filler_kinds_of(&b->library.fillers, 255, ca_slice_of(marks[i])) == CA_FILLER_ANYWHERE,
              "'%s' says nothing anywhere", marks[i]);
    static const char *const blank[] = {"", " ", "\t\r\n", "\xC2\xA0", "\xE2\x80\x8B \xEF\xBB\xBF", "\xE3\x80\x80"};
    for (size_t i = 0; i < sizeof blank / sizeof *blank; i++)
        CHECK(&b->tally, ca_filler_kinds_of(&b->library.fillers, 255, ca_slice_of(blank[i])) & CA_FILLER_BLANK,
              "white space %zu is blank", i);
}

static void test_together(bench *b)
{
    static const struct {
        const char *text;
        unsigned kinds;
    } texts[] = {
        {"N/A - none", CA_FILLER_ANYWHERE},
        {"None. N/A. Not known.", CA_FILLER_ANYWHERE},
        {"None / no further action (see plan)", CA_FILLER_ACTION},
        {"NFA, as above", CA_FILLER_ACTION},
        {"N/A n/a", CA_FILLER_ANYWHERE | CA_FILLER_NOT_APPLICABLE},
        {"T.B.C.", CA_FILLER_ANYWHERE},
        {"N.F.A", CA_FILLER_ACTION},
        {"T. B. A", CA_FILLER_ANYWHERE},
        {"Pending, awaiting allocation", CA_FILLER_PERSON},
        {"Not yet told", CA_FILLER_PERSON},
        {"Yes", CA_FILLER_REASON | CA_FILLER_TICKED},
        {"N\\A", CA_FILLER_ANYWHERE | CA_FILLER_NOT_APPLICABLE},
        {"Choose an item. Choose an item.", CA_FILLER_PLACEHOLDER},
        {"none of the three visits was recorded", 0},
        {"No further action until the mother has been seen", 0},
        {"See plan, and ask the father", 0},
        {"Nora Nash", 0},
        {"Nanette", 0},
        {"Una", 0},
        {"Val Cant", 0},
        {"Noah", 0},
        {"Tobias", 0},
        {"Mr No Name", 0},
        {"Xavier", 0},
        {"X-ray", 0},
        {"As above, plus one visit", 0},
        {"N", 0},
        {"0", 0},
        {"1", 0},
        {"na\xC3\xAFve", 0},
        {"\xC3\x89mile", 0},
        {"no\xE2\x9C\x93", 0},
        {"n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n a", 0},
        {"no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no", 0},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        CHECK(&b->tally, ca_filler_kinds_of(&b->library.fillers, 255, ca_slice_of(texts[i].text)) == texts[i].kinds,
              "'%s' says nothing where it should", texts[i].text);
    CHECK(&b->tally,
          ca_is_filler(&b->library.fillers, CA_FILLER_ACTION, ca_slice_of("see plan")) &&
              !ca_is_filler(&b->library.fillers, CA_FILLER_PERSON, ca_slice_of("see plan")) &&
              ca_is_filler(&b->library.fillers, CA_FILLER_TEXT, ca_slice_of(" ")),
          "asked of one kind");
}

/* The first bytes of every filler are in the table of beginnings, so that the quick test of a JSON string misses
 * none. */
static void test_beginnings(bench *b)
{
    int missed = 0;
    for (size_t i = 0; i < row_count; i++) {
        const char *words = rows[i].words;
        char second = words[1] ? words[1] : '"';
        missed += !ca_filler_begins(&b->library.fillers, rows[i].kinds, words[0], second);
    }
    CHECK(&b->tally, !missed, "every word is met by the first look");
    CHECK(&b->tally, !ca_filler_begins(&b->library.fillers, CA_FILLER_PLACEHOLDER, 'T', 'h'), "and The is not");
}

static void test_own(bench *b)
{
    ca_fillers own;
    ca_fillers_open(&own);
    bool put = ca_fillers_put(&own, ca_slice_of("Siehe Plan"), CA_FILLER_ACTION) &&
               ca_fillers_put(&own, ca_slice_of("no"), 0) && ca_fillers_put(&own, ca_slice_of("q"), CA_FILLER_PERSON);
    CHECK(&b->tally, put && !ca_fillers_put(&own, ca_slice_of("--"), CA_FILLER_TEXT),
          "words can be put, and marks cannot");
    CHECK(&b->tally, ca_filler_kinds_of(&own, 255, ca_slice_of("SIEHE PLAN!")) == CA_FILLER_ACTION,
          "a word of one's own is found");
    CHECK(&b->tally, ca_filler_kinds_of(&own, 255, ca_slice_of("No.")) == 0, "a word can be taken away");
    CHECK(&b->tally, ca_filler_kinds_of(&own, 255, ca_slice_of("Q. N/A")) == CA_FILLER_PERSON,
          "one letter, and another row behind it");
    ca_fillers_free(&own);
}

/* The JSON around the member; %s is the member with its name. */
static const struct {
    const char *path, *before, *name, *behind;
    unsigned kind;
} members[] = {
    {"actions[].action", "\"actions\":[{\"due\":\"2017-08-01\",", "action", "}]", CA_FILLER_ACTION},
    {"actions[].action alone", "\"actions\":[{", "action", "}]", CA_FILLER_ACTION},
    {"actions", "", "actions", "", CA_FILLER_ACTION},
    {"actions[].owner", "\"actions\":[{\"action\":\"Ask the father.\",", "owner", "}]", CA_FILLER_PERSON},
    {"actions[].manager", "\"actions\":[{\"action\":\"Ask the father.\",", "manager", "}]", CA_FILLER_PERSON},
    {"actions[].reviewed_by", "\"actions\":[{", "reviewed_by", "}]", CA_FILLER_PERSON},
    {"actions[].due", "\"actions\":[{\"action\":\"Ask the father.\",", "due", "}]", CA_FILLER_BOX},
    {"actions[].done", "\"actions\":[{\"action\":\"Ask the father.\",", "done", "}]", CA_FILLER_BOX},
    {"escalation.to", "\"escalation\":{\"urgent\":true,", "to", "}", CA_FILLER_PERSON},
    {"escalation.date", "\"escalation\":{\"to\":\"Nora Gale\",", "date", "}", CA_FILLER_BOX},
    {"escalation.urgent", "\"escalation\":{\"to\":\"Nora Gale\",", "urgent", "}", CA_FILLER_BOX},
    {"escalation", "", "escalation", "", CA_FILLER_REASON},
    {"case.iro", "\"case\":{\"type\":\"CIN\",", "iro", "}", CA_FILLER_PERSON},
    {"case.practitioner", "\"case\":{", "practitioner", "}", CA_FILLER_PERSON},
    {"case.manager", "\"case\":{", "manager", "}", CA_FILLER_PERSON},
    {"case.child", "\"case\":{", "child", "}", CA_FILLER_PERSON},
    {"case.id", "\"case\":{", "id", "}", CA_FILLER_BOX},
    {"case.type", "\"case\":{", "type", "}", CA_FILLER_BOX},
    {"audit.auditor", "\"audit\":{", "auditor", "}", CA_FILLER_PERSON},
    {"audit.quarter", "\"audit\":{", "quarter", "}", CA_FILLER_BOX},
    {"audit.previous.id", "\"audit\":{\"previous\":{", "id", "}}", CA_FILLER_BOX},
    {"audit.previous.date", "\"audit\":{\"previous\":{", "date", "}}", CA_FILLER_BOX},
    {"audit.previous.grade", "\"audit\":{\"previous\":{", "grade", "}}", CA_FILLER_BOX},
    {"discussed", "", "discussed", "", CA_FILLER_PERSON},
    {"discussed.iro", "\"case\":{\"iro\":\"Ira Fox\"},\"discussed\":{", "iro", "}", CA_FILLER_PERSON},
    {"discussed.manager.not", "\"discussed\":{\"manager\":{", "not", "}}", CA_FILLER_REASON},
    {"discussed.manager.how", "\"discussed\":{\"manager\":{", "how", "}}", CA_FILLER_BOX},
    {"discussed.manager.minutes", "\"discussed\":{\"manager\":{", "minutes", "}}", CA_FILLER_BOX},
    {"overall.grade", "\"overall\":{", "grade", "}", CA_FILLER_BOX},
    {"overall.reason", "\"overall\":{\"grade\":\"good\",", "reason", "}", CA_FILLER_REASON},
    {"overall.override.by",
     "\"overall\":{\"grade\":\"good\",\"override\":{\"date\":\"2017-08-01\",\"reason\":\"Seen twice.\",", "by", "}}",
     CA_FILLER_PERSON},
    {"overall.override.reason",
     "\"overall\":{\"grade\":\"good\",\"override\":{\"date\":\"2017-08-01\",\"by\":\"Nora Gale\",", "reason", "}}",
     CA_FILLER_REASON},
    {"findings", "", "findings", "", CA_FILLER_BOX},
    {"findings[].section", "\"findings\":[{\"kind\":\"strength\",", "section", "}]", CA_FILLER_BOX},
    {"findings[].theme", "\"findings\":[{\"kind\":\"strength\",", "theme", "}]", CA_FILLER_BOX},
    {"findings[].before", "\"findings\":[{\"kind\":\"strength\",", "before", "}]", CA_FILLER_BOX},
    {"flags.safeguarding", "\"flags\":{", "safeguarding", "}", CA_FILLER_BOX},
    {"moderation", "", "moderation", "", CA_FILLER_BOX},
    {"moderation.moderator", "\"moderation\":{", "moderator", "}", CA_FILLER_PERSON},
    {"moderation.audit_quality", "\"moderation\":{", "audit_quality", "}", CA_FILLER_BOX},
    {"moderation.overall.grade", "\"moderation\":{\"overall\":{", "grade", "}}", CA_FILLER_BOX},
    {"moderation.overall.reason", "\"moderation\":{\"overall\":{", "reason", "}}", CA_FILLER_REASON},
    {"moderation.answers.risk.grade",
     "\"answers\":{\"risk\":{\"grade\":\"good\"}},\"moderation\":{\"answers\":{\"risk\":{", "grade", "}}}",
     CA_FILLER_BOX},
    {"moderation.before.moderator", "\"moderation\":{\"before\":{", "moderator", "}}", CA_FILLER_PERSON},
};

/* Reads a record with WORDS as the member, or without the member; grades it, and counts it into TALLY. Returns whether
 * it was counted. */
static bool count_record(bench *b, size_t member, const char *words, ca_text *graded, ca_tally *tally)
{
    size_t size = strlen(members[member].before);
    ca_text_clear(&b->line);
    ca_text_add(&b->line, "{\"schema\":\"caseaudit.record/1\",\"id\":\"t\",\"framework\":\"durham-2016\"");
    if (!strstr(members[member].before, "\"overall\"") && strcmp(members[member].path, "overall.grade") != 0)
        ca_text_add(&b->line, ",\"overall\":{\"grade\":\"inadequate\"}");
    if (size || words)
        ca_text_format(&b->line, ",%s", members[member].before);
    if (words) {
        ca_text_format(&b->line, "\"%s\":", members[member].name);
        ca_json_text(&b->line, ca_slice_of(words));
    } else if (size && b->line.at[b->line.size - 1] == ',') {
        b->line.size--;
    }
    ca_text_format(&b->line, "%s}", members[member].behind);
    ca_line line = {
        .text = {b->line.at, b->line.size}, .location = {.source = "t", .line = 1, .column = 1}, .ended = true};
    ca_record_read(&b->record, &line, &b->library, b->format, &b->reporter);
    if (b->record.stopped)
        return false;
    ca_increments increments = {0};
    ca_grade_record(&b->record, b->record.framework->ruleset, &b->grading);
    ca_text_clear(graded);
    ca_grading_write(&b->grading, b->record.framework, graded);
    ca_addition added = ca_increments_of(&increments, &b->record, &b->grading, b->layout, CA_NO_DATE, NULL);
    ca_tally_begin(tally, b->layout);
    ca_tally_apply(tally, &increments, &added);
    ca_increments_free(&increments);
    return true;
}

/* Returns whether WORDS as the member gives the same result as no member. */
static bool is_same(bench *b, size_t member, const char *words)
{
    ca_text with = {0}, without = {0};
    ca_tally one = {0}, other = {0};
    bool same = count_record(b, member, words, &with, &one) && count_record(b, member, NULL, &without, &other) &&
                strcmp(with.at, without.at) == 0 &&
                memcmp(one.counts, other.counts, b->layout->size * sizeof *one.counts) == 0 &&
                one.findings.map.count == other.findings.map.count;
    ca_tally_free(&one);
    ca_tally_free(&other);
    ca_text_free(&with);
    ca_text_free(&without);
    return same;
}

static void test_members(bench *b)
{
    ca_text text = {0};
    for (size_t member = 0; member < sizeof members / sizeof *members; member++) {
        int tried = 0, wrong = 0;
        for (size_t i = 0; i < row_count; i++)
            for (int n = 0; (rows[i].kinds & (members[member].kind | CA_FILLER_PLACEHOLDER)) && n < 10; n++, tried++) {
                spell(rows[i].words, n, &text);
                wrong += !is_same(b, member, text.at);
            }
        wrong += !is_same(b, member, "-") + !is_same(b, member, "...") + !is_same(b, member, "\xC2\xA0");
        CHECK(&b->tally, tried > 300 && !wrong, "%s: %d words that say nothing come to the same as no member",
              members[member].path, tried + 3);
    }
    ca_text_free(&text);
}

static enum ca_state state_of(bench *b, const char *answer)
{
    int grade;
    ca_text_clear(&b->line);
    ca_text_format(
        &b->line,
        "{\"schema\":\"caseaudit.record/1\",\"id\":\"t\",\"framework\":\"durham-2016\",\"answers\":{\"risk\":%s}}",
        answer);
    ca_line line = {
        .text = {b->line.at, b->line.size}, .location = {.source = "t", .line = 1, .column = 1}, .ended = true};
    ca_record_read(&b->record, &line, &b->library, b->format, &b->reporter);
    return b->record.stopped
               ? (enum ca_state)99
               : ca_record_state(&b->record, ca_framework_question(b->record.framework, ca_slice_of("risk")), &grade);
}

static void test_states(bench *b)
{
    static const struct {
        const char *answer;
        enum ca_state state;
    } answers[] = {
        {"{\"grade\":\"N/A\"}", CA_STATE_NA},
        {"{\"grade\":\"not applicable.\"}", CA_STATE_NA},
        {"{\"answer\":\"n/a\"}", CA_STATE_NA},
        {"{\"na\":\"N/A\"}", CA_STATE_NA},
        {"\"N/A\"", CA_STATE_NA},
        {"{\"grade\":\"N/A\",\"na\":\"Child is two.\"}", CA_STATE_NA},
        {"{\"grade\":\"N/A\",\"na\":true}", CA_STATE_NA},
        {"{\"grade\":\"n\\u002fa\"}", CA_STATE_NA},
        {"{\"na\":\"-\"}", CA_STATE_BLANK},
        {"{\"na\":\"x\"}", CA_STATE_BLANK},
        {"{\"na\":\"Yes\"}", CA_STATE_BLANK},
        {"{\"na\":true}", CA_STATE_BLANK},
        {"{\"grade\":\"TBC\"}", CA_STATE_BLANK},
        {"{\"grade\":\"-\"}", CA_STATE_BLANK},
        {"{\"grade\":\"none\"}", CA_STATE_BLANK},
        {"\"-\"", CA_STATE_BLANK},
        {"{\"grade\":\"good\",\"na\":\"N/A\"}", CA_STATE_GRADED},
        {"{\"na\":\"Child is two.\"}", CA_STATE_NA},
        {"{\"grade\":\"no\"}", (enum ca_state)99},
        {"{\"grade\":\"x\"}", (enum ca_state)99},
        {"{\"grade\":\"N/A because\"}", (enum ca_state)99},
    };
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        CHECK(&b->tally, state_of(b, answers[i].answer) == answers[i].state, "the state of %s", answers[i].answer);
}

int main(void)
{
    static bench b;
    ca_error error = {.usage = false};
    b.reporter.quiet = true;
    read_rows();
    CHECK(&b.tally, row_count > 200 && row_count < sizeof rows / sizeof *rows, "the table was read: %zu rows",
          row_count);
    CHECK(&b.tally, ca_library_open(&b.library, NULL, 0, &b.reporter, &error) == 0, "the library is open");
    CHECK(&b.tally, b.library.fillers.count == row_count, "no two rows have the same letters");
    b.format = ca_format_shape(&b.arena);
    const ca_framework *framework = ca_library_find(&b.library, ca_slice_of("durham-2016"));
    b.layout = ca_count_layout_make(framework, framework->ruleset);
    test_rows(&b);
    test_marks(&b);
    test_together(&b);
    test_beginnings(&b);
    test_own(&b);
    test_members(&b);
    test_states(&b);
    ca_count_layout_free(b.layout);
    ca_record_free(&b.record);
    ca_grading_free(&b.grading);
    ca_library_free(&b.library);
    ca_arena_free(&b.arena);
    ca_text_free(&b.line);
    return CHECK_END(&b.tally);
}
