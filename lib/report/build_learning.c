/* SPDX-License-Identifier: MIT */
/* The table "You said, we did". */
#include "report/build_learning.h"

#include "base/utf8.h"
#include "record/theme_key.h"
#include "report/build_notes.h"
#include "report/learning.h"
#include "report/themes.h"
#include "report/told.h"

#include <stdlib.h>
#include <string.h>

enum { ADDED_MOST = 5 }; /* themes of the last quarter, as many as the text names as found most often */

/* The table while it is made. */
typedef struct {
    ca_tables *set;
    ca_table *table;
    const ca_report_options *options;
    ca_learning learning;
    ca_date as_of;
    ca_clues clues;
    const char *months; /* of the last quarter: "July to September 2017" */
} builder;

static bool is_log(const builder *b)
{
    return b->options->learning_log;
}

/* Returns the names that are not to be shown, or NULL. */
static const ca_clues *hidden(const builder *b)
{
    return is_log(b) || b->options->names ? NULL : &b->clues;
}

static const char *months_of(ca_tables *set, ca_quarter quarter)
{
    ca_text words = {0};
    if (quarter == CA_NO_QUARTER)
        ca_text_add(&words, "the audits of this report");
    else
        ca_told_months(&words, quarter, quarter);
    const char *kept = ca_arena_copy(&set->arena, words.at, words.size);
    ca_text_free(&words);
    return kept;
}

static void add_columns(builder *b)
{
    static const enum ca_narrow narrow[CA_LEARNING_COLUMN_COUNT] = {
        [CA_LEARNING_DONE] = CA_NARROW_OUT, [CA_LEARNING_FIRST] = CA_NARROW_OUT};
    for (size_t i = 0; i < CA_LEARNING_COLUMN_COUNT; i++) {
        bool day = i == CA_LEARNING_DUE || i == CA_LEARNING_DONE;
        ca_table_column(b->set, b->table, ca_learning_headings[i], day ? CA_CELL_DATE : CA_CELL_TEXT);
        ca_column *column = &b->table->columns[i];
        column->long_text = i == CA_LEARNING_RESPONSE || i == CA_LEARNING_EVIDENCE;
        column->asked = is_log(b) && day;
        ca_table_narrow(b->table, narrow[i], 0, NULL);
    }
    for (size_t i = 0; is_log(b) && i < b->options->learning->own_count; i++) {
        ca_slice heading = b->options->learning->own_headings[i];
        ca_table_column(b->set, b->table, ca_arena_copy(&b->set->arena, heading.at, heading.size), CA_CELL_TEXT);
    }
    ca_table_column(b->set, b->table, CA_LEARNING_FINDINGS, CA_CELL_NUMBER);
    ca_table_narrow(b->table, CA_NARROW_ALONE, 0, "Findings");
    ca_table_column(b->set, b->table, CA_LEARNING_SINCE, CA_CELL_TEXT);
}

static void add_theme(const builder *b, ca_slice theme)
{
    ca_text words = {0};
    if (is_log(b))
        ca_text_append(&words, theme.at, theme.size);
    else
        ca_theme_write(&words, theme, true);
    ca_table_text_without_names(b->set, b->table, (ca_slice){ca_text_words(&words), words.size}, hidden(b));
    ca_text_free(&words);
}

static void add_owner(const builder *b, const ca_learning_row *row)
{
    ca_text words = {0};
    ca_learning_owner_write(&words, b->options, row->texts[CA_LEARNING_OWNER]);
    ca_table_text_if_any(b->set, b->table, (ca_slice){ca_text_words(&words), words.size});
    ca_text_free(&words);
}

static void add_day(const builder *b, ca_date day)
{
    if (day == CA_NO_DATE)
        ca_table_none(b->set, b->table, "");
    else
        ca_table_value(b->table, CA_CELL_DATE, day);
}

static const char *state_of(const ca_learning_row *row, ca_date as_of)
{
    return row->done ? "Done" : ca_learning_overdue(row, as_of) ? "Overdue" : ca_learning_responds(row) ? "Open" : NULL;
}

static void add_state(const builder *b, const ca_learning_row *row)
{
    if (is_log(b)) {
        ca_table_text_if_any(b->set, b->table, row->texts[CA_LEARNING_STATE]);
        return;
    }
    ca_table_words(b->set, b->table, state_of(row, b->as_of));
    if (ca_learning_overdue(row, b->as_of))
        ca_table_tone(b->table, CA_TONE_BAD);
}

/* Adds the two cells that are worked out. */
static void add_outcome(const builder *b, uint64_t findings, enum ca_learning_outcome outcome)
{
    ca_table_value(b->table, CA_CELL_NUMBER, (int64_t)findings);
    ca_table_words(b->set, b->table, ca_learning_outcomes[outcome]);
    if (!is_log(b))
        ca_table_tone(b->table, outcome == CA_LEARNING_IS_BACK   ? CA_TONE_BAD
                                : outcome == CA_LEARNING_IS_GONE ? CA_TONE_GOOD
                                                                 : CA_TONE_NONE);
}

static void add_row(const builder *b, const ca_learning_row *row)
{
    const ca_learning_theme *theme = ca_learning_theme_of(&b->learning, row);
    const ca_slice *texts = row->texts;
    add_theme(b, is_log(b) ? texts[CA_LEARNING_THEME] : theme->theme);
    ca_table_text_without_names(b->set, b->table, texts[CA_LEARNING_RESPONSE], hidden(b));
    if (is_log(b) && !texts[CA_LEARNING_RESPONSE].size)
        ca_table_tone(b->table, CA_TONE_ASKED);
    add_owner(b, row);
    add_day(b, row->due);
    add_state(b, row);
    add_day(b, row->done_on);
    ca_table_text_without_names(b->set, b->table, texts[CA_LEARNING_EVIDENCE], hidden(b));
    ca_table_text_if_any(b->set, b->table, texts[CA_LEARNING_FIRST]);
    for (size_t i = 0; is_log(b) && i < b->options->learning->own_count; i++)
        ca_table_text_if_any(b->set, b->table, row->own[i]);
    add_outcome(b, theme->last, theme->outcome);
}

/* Adds a row for a theme that the log lacks. */
static void add_found(const builder *b, const ca_theme_count *found)
{
    ca_text quarter = {0};
    if (b->learning.counts.last != CA_NO_QUARTER)
        ca_quarter_write(&quarter, b->learning.counts.last, " ");
    add_theme(b, is_log(b) ? found->name : found->title);
    for (size_t i = CA_LEARNING_RESPONSE; i < CA_LEARNING_FIRST; i++) {
        ca_table_words(b->set, b->table, is_log(b) && i == CA_LEARNING_STATE ? "open" : NULL);
        if (is_log(b) && i == CA_LEARNING_RESPONSE)
            ca_table_tone(b->table, CA_TONE_ASKED);
    }
    ca_table_text_if_any(b->set, b->table, (ca_slice){ca_text_words(&quarter), quarter.size});
    for (size_t i = 0; is_log(b) && i < b->options->learning->own_count; i++)
        ca_table_none(b->set, b->table, "");
    add_outcome(b, found->last, CA_LEARNING_IS_UNANSWERED);
    ca_text_free(&quarter);
}

/* Adds rows for the themes found most often that the log lacks. */
static void add_lacking(const builder *b)
{
    size_t count;
    const ca_theme_count **most = ca_theme_counts_most(&b->learning.counts, &count);
    ca_text key = {0};
    for (size_t i = 0; i < count && i < ADDED_MOST; i++) {
        ca_text_clear(&key);
        ca_theme_key(&key, most[i]->name);
        if (ca_map_find(&b->learning.themes, (ca_slice){key.at, key.size}))
            continue;
        add_found(b, most[i]);
    }
    ca_text_free(&key);
    free(most);
}

/* The responses of the log, counted. */
typedef struct {
    uint64_t all, done, overdue;
} counted;

static counted count_responses(const builder *b)
{
    counted c = {0};
    for (size_t i = 0; i < b->options->learning->count; i++) {
        const ca_learning_row *row = &b->options->learning->rows[i];
        c.all += ca_learning_responds(row);
        c.done += row->done;
        c.overdue += ca_learning_overdue(row, b->as_of) > 0;
    }
    return c;
}

/* Sets the table's finding, on one line of the first page: "2 of 4 done, 1 overdue; 1 came back". */
static void find(builder *b)
{
    const counted c = count_responses(b);
    uint64_t back = 0;
    ca_text words = {0};
    for (size_t i = 0; i < b->learning.themes.count; i++)
        back += ((const ca_learning_theme *)b->learning.themes.entries[i].thing)->outcome == CA_LEARNING_IS_BACK;
    if (c.all) {
        ca_told_of(&words, c.done, c.all);
        ca_text_add(&words, " done");
    } else {
        ca_text_add(&words, "no response yet");
    }
    if (c.overdue)
        ca_text_format(&words, ", %s overdue", ca_told_count_in(&b->set->arena, c.overdue));
    if (back)
        ca_text_format(&words, "; %s came back", ca_told_count_in(&b->set->arena, back));
    b->table->finding = ca_arena_copy(&b->set->arena, words.at, words.size);
    ca_text_free(&words);
}

void ca_tables_add_learning(ca_tables *set, const ca_summary *summary, const ca_report_options *options)
{
    builder b = {.set = set, .options = options, .as_of = summary->as_of};
    if (!options->learning)
        return;
    ca_learning_begin(&b.learning, options->learning, summary);
    ca_learning_clues(options->learning, &b.clues);
    b.months = months_of(set, b.learning.counts.last);
    b.table = ca_tables_add(set, CA_LEARNING, is_log(&b) ? CA_LEARNING_SHEET : CA_LEARNING_REPORT_SHEET,
                            "You said, we did: what was done about themes");
    ca_table_note(
        set, b.table,
        "The responses of the learning log, then the %d themes found most often in %s that it lacks. Findings "
        "are areas for improvement.",
        ADDED_MOST, b.months);
    add_columns(&b);
    for (size_t i = 0; i < options->learning->count; i++)
        add_row(&b, &options->learning->rows[i]);
    add_lacking(&b);
    find(&b);
    ca_clues_free(&b.clues);
    ca_learning_end(&b.learning);
}
