/* SPDX-License-Identifier: MIT */
/* The first page of an internal report, from top to bottom. */
#include "report/build_front.h"

#include "data/figure_limits.h"
#include "report/told.h"

#include <stdlib.h>

static const char table_name[] = "front";

/* The quarters with audits of all audit tools, or CA_NO_QUARTER. */
typedef struct {
    ca_quarter first, last;
} period;

static period period_of(const ca_summary *summary)
{
    period all = {CA_NO_QUARTER, CA_NO_QUARTER};
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        const ca_map *quarters = &((const ca_framework_tally *)summary->frameworks.entries[i].thing)->total->quarters;
        for (size_t j = 0; j < quarters->count; j++) {
            ca_quarter quarter = ca_quarter_read(quarters->entries[j].name);
            if (!((const ca_tally *)quarters->entries[j].thing)->counts[CA_COUNT_RECORDS] || quarter == CA_NO_QUARTER)
                continue;
            all.first = all.first == CA_NO_QUARTER || quarter < all.first ? quarter : all.first;
            all.last = quarter > all.last ? quarter : all.last;
        }
    }
    return all;
}

/* Appends the months that the page is on: of the last quarter, or of all for audits that are chosen. */
static void write_period(ca_text *to, const ca_summary *summary)
{
    period all = period_of(summary);
    if (all.last != CA_NO_QUARTER)
        ca_told_months(to, summary->kind == CA_FULL ? all.last : all.first, all.last);
}

void ca_front_set_title(ca_tables *set, const ca_summary *summary)
{
    ca_text title = {0}, months = {0};
    ca_text_add(&title, ca_audits_title(summary));
    if (set->publisher)
        ca_text_format(&title, ", %s", set->publisher);
    write_period(&months, summary);
    if (months.size)
        ca_text_format(&title, ", %s", months.at);
    set->title = ca_arena_copy(&set->arena, title.at, title.size);
    ca_text_free(&title);
    ca_text_free(&months);
}

void ca_tables_begin_front(ca_tables *set, const ca_summary *summary)
{
    static const struct {
        const char *heading;
        enum ca_cell_kind kind;
    } columns[CA_FRONT_COLUMNS] = {{"About", CA_CELL_TEXT},        {"In words", CA_CELL_TEXT},
                                   {"Number", CA_CELL_NUMBER},     {"Of", CA_CELL_NUMBER},
                                   {"%", CA_CELL_PERCENT},         {"From", CA_CELL_PERCENT},
                                   {"To", CA_CELL_PERCENT},        {"Before, number", CA_CELL_NUMBER},
                                   {"Before, of", CA_CELL_NUMBER}, {"Before, %", CA_CELL_PERCENT},
                                   {"Remark", CA_CELL_TEXT},       {"More", CA_CELL_LINK}};
    ca_table *table = ca_tables_add(set, table_name, "Summary", "Summary: the first page");
    for (size_t i = 0; i < CA_FRONT_COLUMNS; i++)
        ca_table_column(set, table, columns[i].heading, columns[i].kind);
    table->columns[CA_FRONT_WORDS_COLUMN].long_text = true;
    table->columns[CA_FRONT_WORDS_COLUMN].width = 60;
    table->columns[CA_FRONT_REMARK_COLUMN].width = 18;
    table->columns[CA_FRONT_MORE_COLUMN].width = 34;
    if (summary->frameworks.count > 1)
        ca_table_column(set, table, "Audit tool", CA_CELL_TEXT);
    ca_table_note(
        set, table,
        "From and to are the bounds of the 95%% interval, or of the target. Before is the quarter immediately "
        "before. Percentages have at least %d audits, or answers, with a grade.",
        CA_LEAST_AUDITS);
}

static const char *months_of(ca_front_page *page, ca_slice name)
{
    ca_text words = {0};
    ca_quarter quarter = ca_quarter_read(name);
    if (quarter != CA_NO_QUARTER)
        ca_told_months(&words, quarter, quarter);
    const char *kept = ca_arena_copy(&page->set->arena, ca_text_words(&words), words.size);
    ca_text_free(&words);
    return kept;
}

/* Makes the page one on an audit tool, and on its last quarter unless its audits are chosen. */
static void begin_tool(ca_front_page *page, const ca_framework_tally *framework)
{
    const ca_map *quarters = &framework->total->quarters;
    ca_slice last = page->sample ? ca_quarter_latest(quarters) : (ca_slice){"", 0};
    ca_text before = {0};
    page->framework = framework;
    page->layout = framework->layout;
    page->judged = ca_framework_has_overall(framework);
    page->now = last.size ? ca_map_find(quarters, last) : &framework->total->all;
    page->months = months_of(page, last);
    page->change = (ca_change){0};
    page->before = NULL;
    page->months_before = "";
    if (last.size) {
        ca_quarter_before(last, &before);
        page->before = ca_map_find(quarters, (ca_slice){ca_text_words(&before), before.size});
        if (page->before && !page->before->counts[CA_COUNT_RECORDS])
            page->before = NULL;
        page->months_before = page->before ? months_of(page, (ca_slice){before.at, before.size}) : "";
        page->change = ca_change_of(quarters, NULL, page->layout, &before);
        page->change.from.at = ca_arena_copy(&page->set->arena, page->change.from.at, page->change.from.size);
    }
    page->good =
        page->judged ? ca_tally_good(page->now, page->layout) : ca_tally_good_judgements(page->now, page->layout);
    page->few = (page->judged ? page->good.of : page->now->counts[CA_COUNT_RECORDS]) < CA_LEAST_AUDITS;
    ca_text_free(&before);
}

static void end_tools(ca_front_page *page)
{
    page->framework = NULL;
    page->layout = NULL;
}

/* Adds the line with publisher, period and day. */
static void add_line(ca_front_page *page)
{
    ca_text line = {0};
    if (page->set->publisher)
        ca_text_format(&line, "%s · ", page->set->publisher);
    ca_text_add(&line, ca_audits_title(page->summary));
    ca_text_add(&line, " · ");
    size_t start = line.size;
    write_period(&line, page->summary);
    if (line.size == start)
        ca_text_add(&line, "no quarter is given");
    if (page->summary->as_of != CA_NO_DATE) {
        ca_text_add(&line, " · actions as of ");
        ca_date_in_words(&line, page->summary->as_of);
    }
    ca_front_say(page, CA_FRONT_NOTE, "%s", line.at);
    ca_text_free(&line);
}

/* Adds a sentence on each audit tool of which audits were planned and none came back: it has no chapter that could say so. */
static void add_nothing_back(ca_front_page *page)
{
    const ca_map *tools = &page->summary->completion.frameworks;
    for (size_t i = 0; i < tools->count; i++) {
        const ca_completed *tool = tools->entries[i].thing;
        if (!tool->planned || tool->returned)
            continue;
        ca_text words = {0};
        ca_told_things(&words, tool->planned, "audit was planned, and it has not come back",
                       "audits were planned, and none has come back");
        ca_front_say(page, CA_FRONT_SENTENCE, "%s: %s.", tool->title, words.at);
        ca_text_free(&words);
    }
}

static void add_questions(ca_front_page *page)
{
    ca_front_part_begin(page, CA_FRONT_ASK, NULL);
    for (size_t i = 0; i < page->asked_count && i < CA_FRONT_QUESTIONS; i++)
        ca_front_say(page, CA_FRONT_ITEM, "%s", page->asked[i].words);
    if (!page->asked_count)
        ca_front_say(page, CA_FRONT_SENTENCE, "No question follows from these figures by rule.");
}

static void add_about(ca_front_page *page)
{
    ca_text words = {0};
    bool graded = false;
    for (size_t i = 0; i < page->summary->frameworks.count; i++) {
        const ca_framework_tally *framework = page->summary->frameworks.entries[i].thing;
        ca_text_format(&words, "%s%s",
                       i               ? ", "
                       : page->several ? "Audit tools: "
                                       : "Audit tool: ",
                       framework->layout->title);
        graded |= framework->layout->grade_count > 0;
    }
    ca_front_part_begin(page, CA_FRONT_ABOUT, "notes");
    if (graded)
        ca_text_add(&words,
                    ". Percentages are of files, or answers, with a grade; not applicable and not filled in are left "
                    "out");
    ca_text_add(&words, ". Actions, plans and concerns are counted over audits of every kind");
    ca_front_say(page, CA_FRONT_SENTENCE, "%s.", words.at);
    ca_text_free(&words);
}

static void add_tools(ca_front_page *page)
{
    static void (*const parts[])(ca_front_page *) = {ca_front_grades,  ca_front_areas, ca_front_groups,
                                                     ca_front_actions, ca_front_found, ca_front_sure};
    for (size_t i = 0; i < page->summary->frameworks.count; i++) {
        const ca_framework_tally *tool = page->summary->frameworks.entries[i].thing;
        begin_tool(page, tool);
        if (!ca_framework_is_reported(page->summary, tool)) {
            ca_front_part_begin(page, CA_FRONT_GOOD, NULL);
            ca_front_say(page, CA_FRONT_TOOL, "%s: no audits of this kind", page->layout->title);
            continue;
        }
        if (page->several) {
            ca_text finding = {0};
            ca_front_part_begin(page, CA_FRONT_GOOD, NULL);
            ca_front_finding_write(page, &finding);
            ca_front_say(page, CA_FRONT_TOOL, "%s: %s", page->layout->title, finding.at);
            ca_text_free(&finding);
            ca_front_lead(page);
        }
        for (size_t j = 0; j < sizeof parts / sizeof *parts; j++)
            parts[j](page);
    }
    end_tools(page);
}

/* Makes the narrative begin with the page as a text. */
static void tell(ca_tables *set)
{
    bool several = set->front->column_count > CA_FRONT_COLUMNS;
    for (size_t i = 0; i < set->front_row_count; i++) {
        const ca_front_row *row = &set->front_rows[i];
        const ca_cell *cells = &set->front->cells[i * set->front->column_count];
        bool starts = row->part != CA_FRONT_TITLE && row->part != CA_FRONT_ABOUT &&
                      (i == 0 || row[-1].part != row->part || row->role == CA_FRONT_FINDING) &&
                      row->role != CA_FRONT_TOOL;
        int level = several && row->part > CA_FRONT_ACT && row->part < CA_FRONT_ASK ? 3 : 2;
        ca_text heading = {0};
        if (row->part == CA_FRONT_ACT && starts)
            set->box_start = set->block_count;
        ca_cell_write(&heading, &cells[CA_FRONT_PART_COLUMN]);
        if (starts && row->role == CA_FRONT_FINDING)
            ca_text_format(&heading, " %s", row->told);
        if (starts)
            ca_narrative_heading(set, level, heading.at);
        if (row->role == CA_FRONT_TOOL)
            ca_narrative_heading(set, 2, row->told);
        else if (row->role == CA_FRONT_NOTE || row->role == CA_FRONT_SENTENCE)
            ca_narrative_paragraph(set, "%s", row->told);
        else if ((row->role == CA_FRONT_ITEM || row->role == CA_FRONT_FIGURE) && !row->minor)
            ca_narrative_item(set, "%s", row->told);
        if (row->part == CA_FRONT_ACT)
            set->box_count = set->block_count - set->box_start;
        ca_text_free(&heading);
    }
    set->front_count = set->block_count;
}

void ca_tables_end_front(ca_tables *set, const ca_summary *summary)
{
    ca_front_page page = {.set = set,
                          .table = ca_tables_find(set, table_name),
                          .summary = summary,
                          .several = summary->frameworks.count > 1,
                          .sample = summary->kind == CA_FULL};
    if (!page.several && summary->frameworks.count)
        begin_tool(&page, summary->frameworks.entries[0].thing);
    ca_front_part_begin(&page, CA_FRONT_TITLE, NULL);
    ca_front_title(&page);
    add_line(&page);
    if (page.framework)
        ca_front_lead(&page);
    add_nothing_back(&page);
    end_tools(&page);
    ca_front_act(&page);
    add_tools(&page);
    add_questions(&page);
    add_about(&page);
    page.table->finding = set->finding;
    set->front = page.table;
    tell(set);
    free(page.asked);
}
