/* SPDX-License-Identifier: MIT */
/* The learning log held against the findings. */
#include "report/learning.h"

#include "base/suggest.h"
#include "base/utf8.h"
#include "record/name_words.h"
#include "record/person.h"
#include "record/theme_key.h"

#include <stdlib.h>
#include <string.h>

const char *const ca_learning_outcomes[CA_LEARNING_OUTCOME_COUNT] = {
#define X(name, words) words,
    CA_LEARNING_OUTCOMES(X)
#undef X
};

bool ca_learning_responds(const ca_learning_row *row)
{
    return row->done || row->texts[CA_LEARNING_RESPONSE].size > 0;
}

int ca_learning_overdue(const ca_learning_row *row, ca_date as_of)
{
    bool late = !row->done && row->due != CA_NO_DATE && as_of != CA_NO_DATE && row->due < as_of;
    return late ? (int)(as_of - row->due) : 0;
}

/* A theme is done when all responses to it are. It came back if it was found in a quarter that began after that; of the quarter
 * in which it was done, nobody knows whether its findings are older. */
static void decide(ca_learning_theme *theme, ca_slice key, const ca_theme_counts *counts)
{
    const ca_theme_count *found = ca_theme_count_find(counts, key);
    ca_quarter done = theme->done_on == CA_NO_DATE ? CA_NO_QUARTER : ca_quarter_of(theme->done_on);
    theme->theme = found ? found->title : theme->theme;
    theme->last = found ? found->last : 0;
    theme->since = done == CA_NO_QUARTER ? theme->last : ca_theme_count_after(found, done);
    if (!theme->responses)
        theme->outcome = CA_LEARNING_IS_UNANSWERED;
    else if (theme->open)
        theme->outcome = theme->last ? CA_LEARNING_IS_STILL : CA_LEARNING_IS_QUIET;
    else if (done != CA_NO_QUARTER && done >= counts->last)
        theme->outcome = CA_LEARNING_IS_EARLY;
    else
        theme->outcome = theme->since ? CA_LEARNING_IS_BACK : CA_LEARNING_IS_GONE;
}

void ca_learning_resolve(ca_learning_log *log, const ca_summary *summary)
{
    ca_text key = {0};
    for (size_t i = 0; i < log->count; i++) {
        const ca_finding_theme *theme = ca_summary_theme(summary, log->rows[i].texts[CA_LEARNING_THEME]);
        if (!theme)
            continue;
        ca_text_clear(&key);
        ca_theme_key(&key, ca_slice_of(theme->id));
        log->rows[i].key = (ca_slice){ca_arena_copy(&log->arena, key.at, key.size), key.size};
    }
    ca_text_free(&key);
}

static void add_row(ca_learning *learning, const ca_summary *summary, const ca_learning_row *row)
{
    ca_map_entry *entry = ca_map_at(&learning->themes, row->key);
    if (!entry->thing) {
        entry->thing = ca_allocate(1, sizeof(ca_learning_theme));
        const ca_finding_theme *known = ca_summary_theme(summary, row->texts[CA_LEARNING_THEME]);
        *(ca_learning_theme *)entry->thing = (ca_learning_theme){
            .theme = known ? ca_slice_of(known->title) : row->texts[CA_LEARNING_THEME], .done_on = CA_NO_DATE};
    }
    ca_learning_theme *theme = entry->thing;
    bool responds = ca_learning_responds(row);
    theme->responses += responds;
    theme->open += responds && !row->done;
    if (row->done && row->done_on != CA_NO_DATE && row->done_on > theme->done_on)
        theme->done_on = row->done_on;
}

void ca_learning_begin(ca_learning *learning, const ca_learning_log *log, const ca_summary *summary)
{
    *learning = (ca_learning){.log = log};
    ca_theme_counts_of(&learning->counts, summary);
    for (size_t i = 0; i < log->count; i++)
        add_row(learning, summary, &log->rows[i]);
    for (size_t i = 0; i < learning->themes.count; i++)
        decide(learning->themes.entries[i].thing, learning->themes.entries[i].name, &learning->counts);
}

const ca_learning_theme *ca_learning_theme_of(const ca_learning *learning, const ca_learning_row *row)
{
    return ca_map_find(&learning->themes, row->key);
}

static void report_near(const ca_learning_row *row, const ca_theme_counts *counts, ca_reporter *reporter)
{
    ca_suggestion near = ca_suggest_begin(row->key);
    ca_slice name = {"", 0};
    for (size_t i = 0; i < counts->themes.count; i++) {
        const ca_map_entry *entry = &counts->themes.entries[i];
        ca_text key = {0};
        unsigned before = near.edits;
        bool none = !near.name;
        ca_text_append(&key, entry->name.at, entry->name.size);
        ca_suggest_try(&near, key.at);
        if (near.name && (none || near.edits < before))
            name = ((const ca_theme_count *)entry->thing)->name;
        near.name = near.name ? "near" : NULL;
        ca_text_free(&key);
    }
    if (near.name) {
        ca_text where = {0};
        bool shown = ca_slice_is_slug(name); /* else it may have words of a case */
        ca_list_name_row(&where, &(ca_list_row){.location = row->location});
        ca_report_run(reporter, CA_RUN_NOTE,
                      "%s: the theme is none that the audits found, and nearly %.*s; if it is the same, write it so",
                      where.at, shown ? (int)name.size : 9, shown ? name.at : "one other");
        ca_text_free(&where);
    }
}

void ca_learning_report_near(const ca_learning_log *log, const ca_summary *summary, ca_reporter *reporter)
{
    ca_theme_counts counts = {0};
    ca_theme_counts_of(&counts, summary);
    for (size_t i = 0; i < log->count; i++)
        if (!ca_theme_count_find(&counts, log->rows[i].key) &&
            !ca_summary_theme(summary, log->rows[i].texts[CA_LEARNING_THEME]))
            report_near(&log->rows[i], &counts, reporter);
    ca_theme_counts_free(&counts);
}

void ca_learning_end(ca_learning *learning)
{
    ca_map_free(&learning->themes, free);
    ca_theme_counts_free(&learning->counts);
}

/* Cuts the next person or post off the cell *REST of an owner, in which signs and the word "and" stand between several. Returns
 * false at its end. */
static bool next_owner(ca_slice *rest, ca_slice *one)
{
    static const char signs[] = ",;/&()[]\n\r";
    size_t size = 0, gap = 1;
    if (!rest->size)
        return false;
    while (size < rest->size && !strchr(signs, rest->at[size])) {
        bool word = rest->size - size > 5 && ca_slice_alike((ca_slice){rest->at + size, 5}, " and ");
        if (word) {
            gap = 5;
            break;
        }
        size++;
    }
    *one = ca_text_without_blanks((ca_slice){rest->at, size});
    size += size < rest->size ? gap : 0;
    rest->at += size;
    rest->size -= size;
    return true;
}

static bool is_post(ca_slice owner)
{
    ca_arena arena = {0};
    bool post = ca_is_post(ca_person_plain(&arena, owner)) || ca_person_read(&arena, owner, NULL).nobody;
    ca_arena_free(&arena);
    return post;
}

void ca_owner_posts(ca_text *to, ca_slice owner)
{
    ca_slice one;
    size_t start = to->size;
    if (is_post(owner)) {
        ca_text_append(to, owner.at, owner.size);
        return;
    }
    while (next_owner(&owner, &one))
        if (one.size && is_post(one))
            ca_text_format(to, "%s%.*s", to->size > start ? ", " : "", (int)one.size, one.at);
}

void ca_learning_clues(const ca_learning_log *log, ca_clues *clues)
{
    ca_clues_clear(clues);
    for (size_t i = 0; i < log->count; i++) {
        ca_slice rest = log->rows[i].texts[CA_LEARNING_OWNER], one;
        bool post = is_post(rest);
        while (!post && next_owner(&rest, &one))
            if (one.size && !is_post(one))
                ca_clues_add_worker(&clues->names, one);
    }
    ca_names_sort(&clues->names);
}
