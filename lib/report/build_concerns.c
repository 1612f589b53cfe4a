/* SPDX-License-Identifier: MIT */
/* The list of concerns, and its tables: the audits of which somebody has to be told, and those without the plan that
 * they need. */
#include "report/build_concerns.h"

#include "record/clues.h"
#include "record/name_words.h"
#include "record/person.h"
#include "report/part.h"
#include "report/told.h"

#include <stdlib.h>
#include <string.h>

static const char *const kind_words[] = {"Full", "Thematic", "External"};

/* Returns the role of WHOM in the case, the post if WHOM is one, or that it is a person. */
static ca_slice role_of(ca_record *record, ca_slice whom)
{
    static const struct {
        enum ca_field field;
        const char *role;
    } parts[] = {{CA_MANAGER_FIELD, "the manager of the case"},
                 {CA_IRO_FIELD, "the reviewing officer of the case"},
                 {CA_PRACTITIONER_FIELD, "the practitioner of the case"},
                 {CA_AUDITOR_FIELD, "the auditor"}};
    ca_person told = ca_person_read(&record->arena, whom, NULL);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        ca_person one = ca_person_read(&record->arena, ca_record_text(record, parts[i].field), NULL);
        if (ca_person_alike(&told, &one))
            return ca_slice_of(parts[i].role);
    }
    return ca_is_post(ca_person_plain(&record->arena, whom)) ? whom : ca_slice_of("a person whom the record names");
}

static ca_slice kept(ca_concern_list *list, ca_slice text)
{
    return (ca_slice){ca_arena_copy(&list->arena, text.at, text.size), text.size};
}

static ca_slice kept_text(ca_concern_list *list, ca_text *text)
{
    ca_slice slice = kept(list, (ca_slice){ca_text_words(text), text->size});
    ca_text_free(text);
    return slice;
}

static ca_slice kind_of(ca_concern_list *list, ca_record *record, const ca_clues *clues)
{
    ca_text words = {0};
    ca_slice theme = ca_record_shown(record, CA_THEME_FIELD, clues);
    ca_text_add(&words, kind_words[ca_record_number(record, CA_KIND_FIELD, CA_FULL)]);
    if (theme.size)
        ca_text_format(&words, ": %.*s", (int)theme.size, theme.at);
    return kept_text(list, &words);
}

static ca_slice grade_of(const ca_record *record, int grade)
{
    return ca_slice_of(grade == CA_NO_GRADE ? "" : record->framework->scale[grade].label);
}

static ca_slice reasons_of(ca_concern_list *list, const ca_record *record, const ca_grading *grading,
                           const ca_concern *concern)
{
    const ca_framework *framework = record->framework;
    ca_text words = {0};
    for (int i = 0; i < framework->flag_count; i++)
        if ((ca_concern_flags(framework) >> i & 1) && ca_record_flag(record, i))
            ca_text_format(&words, "%s%s", words.size ? "; " : "", framework->flags[i].title);
    if (concern->inadequate)
        ca_text_format(&words, "%s%s", words.size ? "; " : "", framework->scale[grading->final].label);
    if (concern->other)
        ca_text_add(&words, ca_record_number(record, CA_ESCALATION_URGENT_FIELD, 0)
                                ? "Marked as urgent"
                                : "To be escalated, by its grading");
    return kept_text(list, &words);
}

static ca_listed_audit listed(ca_concern_list *list, ca_record *record, const ca_grading *grading,
                              const ca_clues *clues)
{
    return (ca_listed_audit){
        .final = grading->final,
        .tool = kept(list, ca_slice_of(record->framework->title)),
        .audit = kept(list, ca_record_text(record, CA_ID_FIELD)),
        .case_id = kept(list, ca_record_text(record, CA_CASE_ID_FIELD)),
        .team = kept(list, ca_record_shown(record, CA_TEAM_FIELD, clues)),
        .quarter = kept(list, ca_record_shown(record, CA_QUARTER_FIELD, clues)),
        .kind = kind_of(list, record, clues),
        .grade = kept(list, grade_of(record, grading->final)),
        .when = ca_record_number(record, CA_ESCALATION_DATE_FIELD, CA_NO_DATE),
        .plan = grading->plan,
    };
}

void ca_concern_list_add(ca_concern_list *list, ca_record *record, const ca_grading *grading, const ca_clues *clues)
{
    ca_concern concern = ca_concern_of(record, grading);
    if (!ca_kind_has_concerns(ca_record_number(record, CA_KIND_FIELD, CA_FULL)))
        return;
    if (ca_is_concern(&concern)) {
        ca_listed_audit one = listed(list, record, grading, clues);
        ca_slice whom = ca_record_text(record, CA_ESCALATION_TO_FIELD);
        one.told = concern.told;
        one.flagged = concern.flagged;
        one.why = reasons_of(list, record, grading, &concern);
        one.whom = kept(list, !one.told || !clues ? whom : role_of(record, whom));
        list->concerns =
            ca_array_grow(list->concerns, list->concern_count, &list->concern_capacity, sizeof *list->concerns);
        list->concerns[list->concern_count++] = one;
    }
    if (grading->plan == CA_MISSING) {
        list->unplanned =
            ca_array_grow(list->unplanned, list->unplanned_count, &list->unplanned_capacity, sizeof *list->unplanned);
        list->unplanned[list->unplanned_count++] = listed(list, record, grading, clues);
    }
}

static int by_urgency(const void *a, const void *b)
{
    const ca_listed_audit *one = a, *other = b;
    if (one->told != other->told)
        return one->told ? 1 : -1;
    if (one->flagged != other->flagged)
        return one->flagged ? -1 : 1;
    int order = (one->final > other->final) - (one->final < other->final);
    if (!order)
        order = ca_slice_compare(one->quarter, other->quarter);
    if (!order)
        order = ca_slice_compare(one->audit, other->audit);
    return order ? order : ca_slice_compare(one->case_id, other->case_id);
}

/* Sorts the most urgent first: nobody was told, then flagged, then by the lowest grade, then by the earliest
 * quarter. */
static void sort_list(ca_concern_list *list)
{
    if (list->concern_count)
        qsort(list->concerns, list->concern_count, sizeof *list->concerns, by_urgency);
    if (list->unplanned_count)
        qsort(list->unplanned, list->unplanned_count, sizeof *list->unplanned, by_urgency);
}

void ca_concern_list_free(ca_concern_list *list)
{
    free(list->concerns);
    free(list->unplanned);
    ca_arena_free(&list->arena);
    *list = (ca_concern_list){.concerns = NULL};
}

static const char listed_name[] = "concerns", counted_name[] = "concern-counts", unplanned_name[] = "no-plan",
                  tool_heading[] = "Audit tool";

static void add_columns(ca_tables *set, ca_table *table, const char *const *headings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        ca_table_column(set, table, headings[i], CA_CELL_TEXT);
}

enum { CASE = 2 }; /* the columns' index */

/* Ids tell audits apart: a page of text has the framework only if there is room. */
static void add_tool_column(ca_tables *set, ca_table *table)
{
    ca_table_column(set, table, tool_heading, CA_CELL_TEXT);
    ca_table_narrow(table, CA_NARROW_ALONE, 2, NULL);
}

static void make_list(ca_tables *set, bool several)
{
    static const char *const headings[] = {"State", "Audit", "Case", "Team", "Quarter", "Kind", "Concern", "Told to"};
    ca_table *table =
        ca_tables_add(set, listed_name, "Concerns", "Concerns: the audits of which somebody has to be told");
    ca_table_note(set, table,
                  "Audits of every kind that have a flag for it, a final grade so low that the audit tool asks "
                  "for it, or are marked as urgent; those of which nobody was told are first.");
    add_columns(set, table, headings, sizeof headings / sizeof *headings);
    table->columns[CASE].narrow = CA_NARROW_OUT;
    ca_table_column(set, table, "Told on", CA_CELL_DATE);
    ca_table_narrow(table, CA_NARROW_ALONE, 1, NULL);
    ca_table_column(set, table, "Plan", CA_CELL_TEXT);
    if (several)
        add_tool_column(set, table);
}

static void make_unplanned(ca_tables *set, bool several)
{
    static const char *const headings[] = {"State", "Audit", "Case", "Team", "Quarter", "Kind", "Final grade"};
    ca_table *table = ca_tables_add(set, unplanned_name, "No plan", "Audits without the plan that they need");
    ca_table_note(set, table,
                  "Audits of every kind whose final grade asks for a plan of actions, and that have no action.");
    add_columns(set, table, headings, sizeof headings / sizeof *headings);
    if (several)
        add_tool_column(set, table);
}

/* Adds the cell with the framework, if the table has a column for it. */
static void add_tool(ca_tables *set, ca_table *table, ca_slice tool)
{
    if (ca_column_of(table, tool_heading) != CA_NO_COLUMN)
        ca_table_text_if_any(set, table, tool);
}

/* Adds the one row of an empty list. */
static void list_none(ca_tables *set, ca_table *table)
{
    ca_table_words(set, table, "None");
    while (table->cell_count % table->column_count)
        ca_table_none(set, table, "");
}

/* Adds the cells that identify an audit. */
static void add_audit(ca_tables *set, ca_table *table, const ca_listed_audit *one)
{
    ca_table_text_if_any(set, table, one->audit);
    ca_table_text_if_any(set, table, one->case_id);
    ca_table_text_if_any(set, table, one->team);
    ca_table_text_if_any(set, table, one->quarter);
    ca_table_text_if_any(set, table, one->kind);
}

static void list_concern(ca_tables *set, ca_table *table, const ca_listed_audit *one)
{
    ca_table_words(set, table, one->told ? "Told" : "No record");
    if (!one->told)
        ca_table_tone(table, CA_TONE_BAD);
    add_audit(set, table, one);
    ca_table_text_if_any(set, table, one->why);
    ca_table_text_if_any(set, table, one->whom);
    if (one->when == CA_NO_DATE)
        ca_table_none(set, table, "");
    else
        ca_table_value(table, CA_CELL_DATE, one->when);
    ca_table_words(set, table,
                   one->plan == CA_MISSING   ? "Missing"
                   : one->plan == CA_PRESENT ? "Present"
                                             : "Not required");
    if (one->plan == CA_MISSING)
        ca_table_tone(table, CA_TONE_BAD);
    add_tool(set, table, one->tool);
}

static void list_unplanned(ca_tables *set, ca_table *table, const ca_listed_audit *one)
{
    ca_table_words(set, table, "Missing");
    ca_table_tone(table, CA_TONE_BAD);
    add_audit(set, table, one);
    ca_table_text_if_any(set, table, one->grade);
    add_tool(set, table, one->tool);
}

/* The table that counts the concerns of a summary: a row for each flag, kind and quarter. */
typedef struct {
    ca_tables *set;
    ca_table *table;
    const ca_framework_tally *framework;
} counted;

static void count_cell(const counted *c, bool known, uint64_t n)
{
    if (known)
        ca_table_value(c->table, CA_CELL_NUMBER, (int64_t)n);
    else
        ca_table_none(c->set, c->table, "[z]");
}

static void begin_row(const counted *c, const char *by, ca_slice which)
{
    ca_table_words(c->set, c->table, by);
    ca_table_text(c->set, c->table, ca_value_or_blank(which));
}

static void end_row(const counted *c)
{
    add_tool(c->set, c->table, ca_slice_of(c->framework->layout->title));
}

/* Whether the framework asks that somebody is told of audits for this reason: a zero would say that there are none. */
static bool is_asked(const ca_count_layout *layout, int basis)
{
    return !layout->concerns_known || (basis == CA_CONCERN_FLAGGED      ? layout->concern_flags != 0
                                       : basis == CA_CONCERN_INADEQUATE ? layout->concern_line != CA_NO_GRADE
                                                                        : true);
}

static void count_audits(const counted *c, const char *by, ca_slice which, const uint64_t *counts)
{
    begin_row(c, by, which);
    for (int i = 0; i < CA_CONCERN_BASES; i++) {
        uint64_t n = counts[ca_count_concern((enum ca_concern_basis)i, false)] +
                     counts[ca_count_concern((enum ca_concern_basis)i, true)];
        count_cell(c, n || is_asked(c->framework->layout, i), n);
    }
    count_cell(c, true, counts[ca_count_concern(CA_CONCERN_ANY, false)]);
    count_cell(c, true, counts[ca_count_concern(CA_CONCERN_ANY, true)]);
    if (counts[ca_count_concern(CA_CONCERN_ANY, true)])
        ca_table_tone(c->table, CA_TONE_BAD);
    uint64_t untold = counts[ca_count_concern(CA_CONCERN_FLAGGED, true)];
    count_cell(c, untold || is_asked(c->framework->layout, CA_CONCERN_FLAGGED), untold);
    count_cell(c, true, counts[ca_count_plan(CA_MISSING)]);
    end_row(c);
}

/* Summaries by an earlier version do not count who was told of a flagged audit: those cells are [z]. */
static void count_flag(const counted *c, int flag, const uint64_t *counts)
{
    const ca_count_layout *layout = c->framework->layout;
    uint64_t n = counts[layout->flags_set + (size_t)flag], untold = counts[layout->flags_untold + (size_t)flag];
    bool known = !c->framework->uncounted;
    begin_row(c, "Flag", ca_slice_of(layout->flags[flag].title));
    count_cell(c, true, n);
    count_cell(c, true, n);
    count_cell(c, false, 0);
    count_cell(c, false, 0);
    count_cell(c, known, n - untold);
    count_cell(c, known, untold);
    count_cell(c, known, untold);
    count_cell(c, false, 0);
    end_row(c);
}

static void count_framework(const counted *c)
{
    const ca_count_layout *layout = c->framework->layout;
    ca_group_tally *all = ca_framework_every_kind(c->framework);
    count_audits(c, "All", ca_slice_of("Audits of every kind"), all->all.counts);
    for (int i = 0; i < layout->flag_count; i++)
        if (layout->concern_flags >> i & 1)
            count_flag(c, i, all->all.counts);
    for (int kind = CA_FULL; kind < CA_BENCHMARK; kind++) {
        const ca_group_tally *group = ca_map_find(&c->framework->kinds, ca_slice_of(ca_kinds[kind]));
        if (group)
            count_audits(c, "Kind", ca_slice_of(ca_kind_titles[kind]), group->all.counts);
    }
    for (size_t i = 0; i < all->quarters.count; i++)
        count_audits(c, "Quarter", all->quarters.entries[i].name, ((ca_tally *)all->quarters.entries[i].thing)->counts);
    if (c->framework->uncounted)
        ca_table_note(
            c->set, c->table,
            "The flags and grades of %s, %s, are not counted here: their summary was made by an earlier version of the "
            "program, which did not count why somebody had to be told. Count their records again.",
            ca_told_things_in(&c->set->arena, c->framework->uncounted, "audit", "audits"), layout->title);
    ca_group_tally_free(all);
}

/* Adds a note with the final grades that are a concern, and notes for columns that do not apply. */
static void note_line(ca_tables *set, ca_table *table, const ca_count_layout *layout, bool several)
{
    const char *tool = several ? layout->title : "this audit tool";
    if (layout->concern_line != CA_NO_GRADE)
        ca_table_note(set, table, "Inadequate%s%s: a final grade of %s%s.", several ? ", " : "",
                      several ? layout->title : "", layout->grades[layout->concern_line].title,
                      layout->concern_line ? " or lower" : "");
    else if (!is_asked(layout, CA_CONCERN_INADEQUATE))
        ca_table_note(set, table,
                      "Inadequate, [z]: %s does not ask that somebody is told of a low grade. Such audits are counted "
                      "with the grades, not here.",
                      tool);
    if (!is_asked(layout, CA_CONCERN_FLAGGED))
        ca_table_note(set, table, "Flagged, [z]: %s does not ask that somebody is told of a flag.", tool);
}

static void add_counts(ca_tables *set, const ca_summary *summary, const char *name, const char *sheet)
{
    static const char *const numbers[] = {"To be told of",
                                          "Flagged",
                                          "Inadequate",
                                          "For another reason",
                                          "Somebody was told",
                                          "No record",
                                          "Flagged, and no record",
                                          "Without the plan they need"};
    enum { OTHER = 3, TOLD = 4 }; /* the first two to go from a page of text */
    ca_table *table = ca_tables_add(set, name, sheet, "Concerns, counted over audits of every kind");
    ca_table_column(set, table, "By", CA_CELL_TEXT);
    ca_table_column(set, table, "Audits", CA_CELL_TEXT);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        ca_table_column(set, table, numbers[i], CA_CELL_NUMBER);
        if (i == OTHER || i == TOLD)
            ca_table_narrow(table, CA_NARROW_ALONE, i == OTHER ? 1 : 2, NULL);
    }
    if (summary->frameworks.count > 1)
        ca_table_column(set, table, tool_heading, CA_CELL_TEXT);
    ca_table_note(set, table,
                  "An audit may be flagged and inadequate, too. For another reason: marked as urgent, or to "
                  "be escalated by its grading, whatever the final grade. [z]: does not apply, or is not known.");
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        counted c = {set, table, summary->frameworks.entries[i].thing};
        note_line(set, table, c.framework->layout, summary->frameworks.count > 1);
        count_framework(&c);
    }
}

void ca_tables_begin_concerns(ca_tables *set, const ca_summary *summary, bool lists)
{
    bool several = !summary || summary->frameworks.count > 1;
    if (lists)
        make_list(set, several);
    if (summary)
        add_counts(set, summary, lists ? counted_name : listed_name, lists ? "Concerns counted" : "Concerns");
    if (lists && summary)
        make_unplanned(set, several);
}

void ca_tables_end_concerns(ca_tables *set, ca_concern_list *list)
{
    ca_table *listed = ca_tables_find(set, listed_name), *unplanned = ca_tables_find(set, unplanned_name);
    if (!listed || ca_column_of(listed, "State") == CA_NO_COLUMN)
        return; /* the table counts, and has no list */
    sort_list(list);
    for (size_t i = 0; i < list->concern_count; i++)
        list_concern(set, listed, &list->concerns[i]);
    if (!list->concern_count)
        list_none(set, listed);
    for (size_t i = 0; unplanned && i < list->unplanned_count; i++)
        list_unplanned(set, unplanned, &list->unplanned[i]);
    if (unplanned && !list->unplanned_count)
        list_none(set, unplanned);
}
