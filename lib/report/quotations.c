/* SPDX-License-Identifier: MIT */
/* What people wrote and said about cases, as a table. */
#include "report/quotations.h"

#include "data/filler.h"
#include "record/replies.h"
#include "record/theme_meant.h"
#include "report/part.h"

#include <stdlib.h>
#include <string.h>

/* The kinds of texts, in the order of a section. */
enum { STRENGTH, IMPROVEMENT, OTHER_FINDING, ANSWER, REASON, COMMENT, VIEWS };
enum { REPLY_STATES = 3 }; /* agrees, does not agree, does not say */

static ca_slice kept(ca_quotations *list, ca_slice text)
{
    return (ca_slice){ca_arena_copy(&list->arena, text.at, text.size), text.size};
}

/* Returns TEXT with marks in place of people. */
static ca_slice marked(ca_quotations *list, ca_slice text)
{
    ca_text words = {0};
    ca_role_marks_write(&list->marks, text, &words);
    ca_slice slice = kept(list, (ca_slice){ca_text_words(&words), words.size});
    ca_text_free(&words);
    return slice;
}

static ca_slice quarter_of(ca_quotations *list, ca_record *record)
{
    ca_text words = {0};
    ca_quarter_name(&words, ca_record_shown(record, CA_QUARTER_FIELD, &list->marks.clues));
    ca_slice slice = kept(list, (ca_slice){ca_text_words(&words), words.size});
    ca_text_free(&words);
    return slice;
}

/* Adds TEXT if it says anything, with the rest of the row from ROW. */
static void add(ca_quotations *list, const ca_quotation *row, ca_slice text)
{
    if (!text.size)
        return;
    list->all = ca_array_grow(list->all, list->count, &list->capacity, sizeof *list->all);
    list->all[list->count] = *row;
    list->all[list->count++].words = marked(list, text);
}

/* Returns the place of a section or question among the parts of the form, and its title in *TITLE. */
static int place_of(const ca_framework *framework, ca_slice id, ca_slice *title)
{
    int section = ca_framework_index(framework, CA_SECTION_LIST, id), question = ca_framework_question(framework, id);
    *title = section >= 0    ? ca_slice_of(framework->sections[section].title)
             : question >= 0 ? ca_slice_of(framework->questions[question].title)
                             : ca_value_or_blank(id);
    return section >= 0    ? section
           : question >= 0 ? framework->section_count + question
                           : framework->section_count + framework->question_count;
}

/* Returns the vocabulary of the themes of RECORD. */
static const ca_finding_themes *themes_of(const ca_quotations *list, const ca_record *record)
{
    const ca_framework *framework = record->framework;
    const ca_framework_tally *part =
        list->summary ? ca_map_find(&list->summary->frameworks, ca_slice_of(framework->id)) : NULL;
    return part ? &part->layout->themes : &framework->finding_themes;
}

/* Returns a theme, by its title if the vocabulary has it, unless somebody may be known by it. */
static ca_slice theme_of(ca_quotations *list, ca_record *record, const ca_entry *finding)
{
    ca_slice theme = ca_entry_text(record, finding, CA_FINDING_THEME_FIELD);
    const ca_finding_theme *meant = ca_theme_meant(themes_of(list, record), theme);
    if (meant)
        return kept(list, ca_slice_of(meant->title));
    if (!ca_record_code_is_closed(record, CA_FINDING_THEME_FIELD, theme) && ca_clues_in(&list->marks.clues, theme))
        return ca_slice_of(ca_withheld);
    return kept(list, ca_value_or_blank(theme));
}

static void add_findings(ca_quotations *list, ca_record *record, ca_quotation row)
{
    static const char *const kinds[] = {
        [STRENGTH] = "Strength", [IMPROVEMENT] = "Area for improvement", [OTHER_FINDING] = "Other finding"};
    static const char *const before[CA_FINDING_BEFORE_COUNT] = {"New", "Continuing", "Improved"};
    for (size_t i = 0; i < record->groups[CA_FINDINGS].count; i++) {
        const ca_entry *finding = &record->groups[CA_FINDINGS].entries[i];
        const ca_value *kind = ca_entry_value(finding, CA_FINDING_KIND_FIELD),
                       *since = ca_entry_value(finding, CA_FINDING_BEFORE_FIELD);
        row.place = place_of(record->framework, ca_entry_text(record, finding, CA_FINDING_SECTION_FIELD), &row.section);
        row.section = kept(list, row.section);
        row.kind = !kind->node ? OTHER_FINDING : kind->number == CA_FINDING_IS_STRENGTH ? STRENGTH : IMPROVEMENT;
        row.kind_words = ca_slice_of(kinds[row.kind]);
        row.theme = theme_of(list, record, finding);
        row.before = ca_slice_of(since->node ? before[since->number] : "");
        add(list, &row, ca_entry_text(record, finding, CA_FINDING_TEXT_FIELD));
    }
}

static void add_answers(ca_quotations *list, ca_record *record, ca_quotation row)
{
    const ca_framework *framework = record->framework;
    row.kind = ANSWER;
    for (int i = 0; i < framework->question_count; i++) {
        const ca_question *question = &framework->questions[i];
        const ca_entry *answer = ca_record_answer(record, i);
        if (question->type != CA_QUESTION_TEXT || !answer)
            continue;
        row.place = question->section >= 0 ? question->section : framework->section_count + i;
        row.section =
            ca_slice_of(question->section >= 0 ? framework->sections[question->section].title : question->title);
        row.kind_words = ca_slice_of(question->section >= 0 ? question->title : CA_WORDS_ANSWER);
        add(list, &row, ca_entry_text(record, answer, CA_ANSWER_ANSWER_FIELD));
    }
}

static void add_whole(ca_quotations *list, ca_record *record, ca_quotation row)
{
    row.place = record->framework->section_count + record->framework->question_count + 1;
    row.section = ca_slice_of(CA_WORDS_ON_THE_WHOLE);
    row.kind = REASON;
    row.kind_words = ca_slice_of("Reason for the overall grade");
    add(list, &row, ca_record_text(record, CA_OVERALL_REASON_FIELD));
    row.kind = COMMENT;
    row.kind_words = ca_slice_of("Comment");
    add(list, &row, ca_record_text(record, CA_COMMENT_FIELD));
}

static void add_views(ca_quotations *list, ca_record *record, ca_quotation row)
{
    row.place = record->framework->section_count + record->framework->question_count + 2;
    row.section = ca_slice_of("Views");
    for (size_t i = 0; i < record->groups[CA_DISCUSSED].count; i++) {
        const ca_entry *contact = &record->groups[CA_DISCUSSED].entries[i];
        row.kind = VIEWS + contact->key;
        row.kind_words = ca_slice_of(ca_contact_titles[contact->key]);
        add(list, &row, ca_entry_text(record, contact, CA_CONTACT_VIEWS_FIELD));
    }
}

static void add_replies(ca_quotations *list, ca_record *record, ca_quotation row)
{
    static const char *const kinds[][REPLY_STATES] = {
        [CA_REPLIER_OTHER] = {"Somebody who agrees", "Somebody who does not agree", "Somebody"},
        [CA_REPLIER_PRACTITIONER] = {"Practitioner who agrees", "Practitioner who does not agree", "Practitioner"},
        [CA_REPLIER_MANAGER] = {"Manager who agrees", "Manager who does not agree", "Manager"}};
    size_t count = 0;
    const ca_reply *replies = ca_replies_of(record, &count);
    row.place = record->framework->section_count + record->framework->question_count + 3;
    row.section = ca_slice_of("Replies to the feedback");
    for (size_t i = 0; i < count; i++) {
        enum ca_replier replier = ca_replier_of(record, &replies[i]);
        int state = !replies[i].agrees.node ? 2 : !replies[i].agrees.number;
        row.kind = VIEWS + (int)replier * REPLY_STATES + state;
        row.kind_words = ca_slice_of(kinds[replier][state]);
        add(list, &row, replies[i].text);
    }
}

void ca_quotations_add(ca_quotations *list, ca_record *record)
{
    int kind = ca_record_number(record, CA_KIND_FIELD, CA_FULL);
    ca_role_marks_begin(&list->marks, record);
    if (kind == CA_BENCHMARK)
        return;
    const ca_clues *clues = &list->marks.clues;
    ca_quotation row = {
        .framework = record->framework,
        .team = kept(list, ca_record_shown(record, CA_TEAM_FIELD, clues)),
        .locality = kept(list, ca_record_shown(record, CA_LOCALITY_FIELD, clues)),
        .service = kept(list, ca_record_shown(record, CA_SERVICE_FIELD, clues)),
        .quarter = quarter_of(list, record),
        .case_id = kind == CA_PROGRAMME ? ca_slice_of("the programme as a whole")
                                        : kept(list, ca_record_text(record, CA_CASE_ID_FIELD)),
        .audit = kept(list, ca_record_text(record, CA_ID_FIELD)),
        .theme = ca_slice_of(""),
        .before = ca_slice_of(""),
    };
    add_findings(list, record, row);
    add_answers(list, record, row);
    add_whole(list, record, row);
    add_views(list, record, row);
    add_replies(list, record, row);
}

static int by_part_and_theme(const void *a, const void *b)
{
    const ca_quotation *one = a, *other = b;
    if (one->place != other->place)
        return one->place < other->place ? -1 : 1;
    int order = ca_slice_compare(one->section, other->section);
    if (!order && one->kind != other->kind)
        return one->kind < other->kind ? -1 : 1;
    const ca_slice *const keys[][2] = {
        {&one->kind_words, &other->kind_words}, {&one->theme, &other->theme},     {&one->team, &other->team},
        {&one->locality, &other->locality},     {&one->service, &other->service}, {&one->quarter, &other->quarter},
        {&one->audit, &other->audit},           {&one->words, &other->words}};
    for (size_t i = 0; !order && i < sizeof keys / sizeof *keys; i++)
        order = ca_slice_compare(*keys[i][0], *keys[i][1]);
    return order;
}

static ca_table *make_table(ca_tables *set, const ca_framework *framework, bool several)
{
    static const char *const headings[] = {"Section",  "Kind",    "Theme",   "Words", "Before", "Team",
                                           "Locality", "Service", "Quarter", "Case",  "Audit"};
    ca_text names[3] = {{0}};
    ca_text_format(&names[0], several ? CA_WORDS "-%s" : CA_WORDS, framework->id);
    ca_text_format(&names[1], several ? "Words %s" : "Words", framework->id);
    ca_text_format(&names[2], "%s: what auditors wrote, and children and families said", framework->title);
    ca_table *table = ca_tables_add(set, names[0].at, names[1].at, names[2].at);
    table->wide = true;
    table->data = set->labels;
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        ca_table_column(set, table, headings[i], CA_CELL_TEXT);
        table->columns[i].long_text = strcmp(headings[i], "Words") == 0;
    }
    ca_table_note(set, table,
                  "People are marked by their role, such as [child], and workers are numbered in each audit. A person "
                  "whom the record does not name elsewhere is not found: read before you pass it on.");
    for (int i = 0; i < 3; i++)
        ca_text_free(&names[i]);
    return table;
}

static void add_rows(ca_tables *set, const ca_quotations *list, const ca_framework *framework, bool several)
{
    ca_table *table = make_table(set, framework, several);
    for (size_t i = 0; i < list->count; i++) {
        const ca_quotation *one = &list->all[i];
        const ca_slice cells[] = {one->section,  one->kind_words, one->theme,   one->words,   one->before, one->team,
                                  one->locality, one->service,    one->quarter, one->case_id, one->audit};
        for (size_t j = 0; one->framework == framework && j < sizeof cells / sizeof *cells; j++)
            ca_table_text_if_any(set, table, cells[j]);
    }
}

/* Returns whether an earlier text is of the same framework. */
static bool is_listed(const ca_quotations *list, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (list->all[i].framework == list->all[index].framework)
            return true;
    return false;
}

void ca_tables_add_quotations(ca_tables *set, ca_quotations *list, bool several)
{
    for (size_t i = 1; i < list->count; i++)
        several |= list->all[i].framework != list->all[0].framework;
    if (list->count)
        qsort(list->all, list->count, sizeof *list->all, by_part_and_theme);
    for (size_t i = 0; i < list->count; i++)
        if (!is_listed(list, i))
            add_rows(set, list, list->all[i].framework, several);
}

void ca_quotations_free(ca_quotations *list)
{
    free(list->all);
    ca_role_marks_free(&list->marks);
    ca_arena_free(&list->arena);
    *list = (ca_quotations){0};
}
