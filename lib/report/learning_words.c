/* SPDX-License-Identifier: MIT */
/* Responses of the learning log in one line, beside a theme. */
#include "base/utf8.h"
#include "record/theme_key.h"
#include "report/build_learning.h"
#include "report/learning.h"

void ca_learning_owner_write(ca_text *to, const ca_report_options *options, ca_slice owner)
{
    if (options->names || options->learning_log)
        ca_text_append(to, owner.at, owner.size);
    else
        ca_owner_posts(to, owner);
}

/* Appends a response in one line: what, whose, until when. */
static void write_response(ca_text *to, const ca_report_options *options, const ca_clues *clues, ca_date as_of,
                           const ca_learning_row *row)
{
    ca_text owner = {0}, line = {0};
    uint64_t did[CA_CLUE_COUNT] = {0};
    ca_text_on_one_line(&line, row->texts[CA_LEARNING_RESPONSE]);
    ca_slice words = {ca_text_words(&line), line.size};
    while (words.size && words.at[words.size - 1] == '.')
        words.size--;
    if (!words.size)
        words = ca_slice_of("A response that is not told");
    if (options->names)
        ca_text_append(to, words.at, words.size);
    else
        ca_clues_replace(clues, words, to, did);
    ca_learning_owner_write(&owner, options, row->texts[CA_LEARNING_OWNER]);
    ca_text_add(to, " (");
    if (owner.size)
        ca_text_format(to, "%s; ", owner.at);
    ca_text_add(to, row->done ? "done" : "open");
    ca_date day = row->done ? row->done_on : row->due;
    if (day != CA_NO_DATE) {
        ca_text_add(to, row->done ? " on " : ", due on ");
        ca_date_in_words(to, day);
    }
    int late = ca_learning_overdue(row, as_of);
    if (late)
        ca_text_format(to, ", overdue by %d day%s", late, late == 1 ? "" : "s");
    ca_text_byte(to, ')');
    ca_text_free(&owner);
    ca_text_free(&line);
}

void ca_learning_write(ca_text *to, const ca_report_part *part, ca_slice theme)
{
    const ca_report_options *options = part->options;
    const ca_finding_theme *known = ca_summary_theme(part->summary, theme);
    ca_text key = {0};
    ca_clues clues = {0};
    size_t start = to->size;
    if (!options->learning)
        return;
    ca_theme_key(&key, known ? ca_slice_of(known->id) : theme);
    ca_learning_clues(options->learning, &clues);
    for (size_t i = 0; i < options->learning->count; i++) {
        const ca_learning_row *row = &options->learning->rows[i];
        if (!ca_slice_equal(row->key, (ca_slice){ca_text_words(&key), key.size}) || !ca_learning_responds(row))
            continue;
        ca_text_add(to, to->size > start ? "; " : "");
        write_response(to, options, &clues, part->summary->as_of, row);
    }
    ca_clues_free(&clues);
    ca_text_free(&key);
}
