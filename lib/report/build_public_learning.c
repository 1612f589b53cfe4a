/* SPDX-License-Identifier: MIT */
/* "You said, we did" for the public: themes, responses and whether they are done, and nobody's name. */
#include "report/build_learning.h"
#include "report/learning.h"
#include "report/themes.h"

/* Refuses a row whose theme or response has the name of an owner. */
static int check_names(const ca_learning_row *row, const ca_clues *clues, ca_error *error)
{
    bool named =
        ca_clues_in(clues, row->texts[CA_LEARNING_THEME]) || ca_clues_in(clues, row->texts[CA_LEARNING_RESPONSE]);
    if (!named)
        return 0;
    ca_text where = {0};
    ca_list_name_row(&where, &(ca_list_row){.location = row->location});
    int status =
        ca_error_set(error,
                     "%s: the theme or the response has the name of an owner, and a public report names nobody; "
                     "write the post in its place",
                     where.at);
    ca_text_free(&where);
    return status;
}

/* Appends the theme of a row as its vocabulary calls it, or as it was typed. */
static void write_theme(ca_text *to, const ca_summary *summary, ca_slice typed)
{
    const ca_finding_theme *theme = ca_summary_theme(summary, typed);
    ca_theme_write(to, theme ? ca_slice_of(theme->title) : typed, true);
}

static void publish(ca_tables *set, const ca_summary *summary, const ca_learning_log *log)
{
    ca_table *table = ca_tables_add(set, CA_LEARNING, CA_LEARNING_REPORT_SHEET,
                                    "You said, we did: what was done about what audits found");
    ca_table_column(set, table, ca_learning_headings[CA_LEARNING_THEME], CA_CELL_TEXT);
    ca_table_column(set, table, ca_learning_headings[CA_LEARNING_RESPONSE], CA_CELL_TEXT);
    table->columns[CA_LEARNING_RESPONSE].long_text = true;
    ca_table_column(set, table, ca_learning_headings[CA_LEARNING_STATE], CA_CELL_TEXT);
    for (size_t i = 0; i < log->count; i++) {
        const ca_learning_row *row = &log->rows[i];
        ca_text theme = {0};
        if (!row->texts[CA_LEARNING_RESPONSE].size)
            continue;
        write_theme(&theme, summary, row->texts[CA_LEARNING_THEME]);
        ca_table_text(set, table, (ca_slice){theme.at, theme.size});
        ca_table_text(set, table, row->texts[CA_LEARNING_RESPONSE]);
        ca_table_words(set, table, row->done ? "Done" : "Open");
        ca_text_free(&theme);
    }
}

int ca_tables_publish_learning(ca_tables *set, const ca_summary *summary, const ca_report_options *options,
                               ca_error *error)
{
    const ca_learning_log *log = options->learning;
    ca_clues clues = {0};
    size_t responses = 0;
    int status = 0;
    if (!log)
        return 0;
    ca_learning_clues(log, &clues);
    for (size_t i = 0; status == 0 && i < log->count; i++)
        if (log->rows[i].texts[CA_LEARNING_RESPONSE].size) {
            responses++;
            status = check_names(&log->rows[i], &clues, error);
        }
    if (status == 0 && responses)
        publish(set, summary, log);
    ca_clues_free(&clues);
    return status;
}
