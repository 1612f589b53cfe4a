/* SPDX-License-Identifier: MIT */
/* The cases of a list that have closed. */
#include "intake/case_closings.h"

#include "base/utf8.h"
#include "intake/case_columns.h"
#include "intake/row_numbers.h"

#include <string.h>

void ca_closing_add(ca_row_closing *closing, size_t column, const ca_member_value *value)
{
    bool day = value->text.size > 0;
    if (day ? closing->dated && closing->day <= value->day.date : !value->closed || closing->said)
        return;
    if (day || !closing->dated)
        closing->column = column;
    if (day)
        closing->day = value->day.date;
    closing->dated |= day;
    closing->said |= value->closed;
}

void ca_closing_decide(ca_row_closing *closing, ca_date start, ca_date as_of)
{
    closing->before = closing->dated && start != CA_NO_DATE && closing->day < start;
    closing->closed = closing->dated && !closing->before ? as_of == CA_NO_DATE || closing->day <= as_of : closing->said;
    closing->before &= !closing->closed;
}

/* Appends the heading of COLUMN, if it is certain that the row is headings and not a child's data; else its number. */
static void name_column(ca_text *to, const ca_list *table, size_t column)
{
    if (!table->surely_headed) {
        ca_text_format(to, "column %zu", column + 1);
        return;
    }
    ca_text line = {0};
    ca_text_on_one_line(&line, table->headings[column]);
    ca_text_byte(to, '\'');
    ca_text_for_terminal(to, (ca_slice){ca_text_words(&line), line.size});
    ca_text_byte(to, '\'');
    ca_text_free(&line);
}

/* Which rows of a list are told of. */
typedef bool is_told(const ca_row_closing *closing);

static bool is_closed(const ca_row_closing *closing)
{
    return closing->closed;
}

static bool is_open_again(const ca_row_closing *closing)
{
    return closing->before;
}

/* Finds the rows of FILE that are told of for COLUMN. Returns the first one's index. */
static size_t find_rows(const ca_list *table, const ca_row_closing *closings, is_told *told, size_t file, size_t column,
                        ca_row_numbers *numbers)
{
    size_t first = 0;
    for (size_t i = 0; i < table->count; i++) {
        if (!told(&closings[i]) || closings[i].column != column ||
            strcmp(table->rows[i].location.source, table->files[file].name) != 0)
            continue;
        if (!numbers->count)
            first = i;
        ca_row_numbers_add(numbers, table->rows[i].location.line);
    }
    return first;
}

/* Appends the sentence on closed cases, which are those of NUMBERS. */
static void tell_closed(ca_text *to, const ca_list *table, size_t column, const ca_row_numbers *numbers,
                        const ca_case_settings *settings)
{
    const char *days = settings->as_of && *settings->as_of == CA_NO_DATE
                           ? "a case that closes after the day of --as-of stays, with --map closed= every case"
                           : "with --map closed= every case stays";
    ca_text_format(to, "%zu case%s closed by ", numbers->count, numbers->count == 1 ? " has" : "s have");
    name_column(to, table, column);
    ca_text_format(to, ", and %s left out: ", numbers->count == 1 ? "is" : "are");
    ca_row_numbers_name(to, numbers);
    ca_text_format(to, "; %s", days);
}

static void tell_open_again(ca_text *to, const ca_list *table, size_t column, const ca_row_numbers *numbers)
{
    ca_text_format(to, "%zu case%s started after the closing day under ", numbers->count,
                   numbers->count == 1 ? " has" : "s have");
    name_column(to, table, column);
    ca_text_format(to, ", and %s as open again: ", numbers->count == 1 ? "counts" : "count");
    ca_row_numbers_name(to, numbers);
}

static void report_rows(const ca_case_list *list, const ca_row_closing *closings, bool closed, size_t file,
                        size_t column, const ca_case_settings *settings, ca_reporter *reporter)
{
    const ca_list *table = &list->table;
    ca_row_numbers numbers = {0};
    ca_text message = {0};
    size_t first = find_rows(table, closings, closed ? is_closed : is_open_again, file, column, &numbers);
    if (numbers.count) {
        if (closed)
            tell_closed(&message, table, column, &numbers, settings);
        else
            tell_open_again(&message, table, column, &numbers);
        (void)ca_report(reporter, ca_list_location(&table->rows[first], column), CA_RULE_CASE_CLOSED, "closed", "%s",
                        message.at);
    }
    ca_text_free(&message);
    ca_row_numbers_free(&numbers);
}

void ca_closings_report(const ca_case_list *list, const ca_row_closing *closings, const ca_case_settings *settings,
                        ca_reporter *reporter)
{
    for (size_t column = 0; column < list->table.columns; column++)
        for (size_t file = 0; list->closings[column] == CA_CLOSING_SAID && file < list->table.file_count; file++) {
            report_rows(list, closings, true, file, column, settings, reporter);
            report_rows(list, closings, false, file, column, settings, reporter);
        }
}

void ca_closings_note_unclear(const ca_case_list *list, ca_reporter *reporter)
{
    const ca_list *table = &list->table;
    for (size_t column = 0; column < table->columns; column++) {
        size_t filled = 0;
        for (size_t i = 0; list->closings[column] == CA_CLOSING_UNCLEAR && i < table->count; i++)
            filled += table->rows[i].cells[column].size > 0;
        if (!filled)
            continue;
        ca_text message = {0};
        name_column(&message, table, column);
        ca_text_format(&message, " is filled in in %zu row%s, and is not used; if a case has closed on that day, give ",
                       filled, filled == 1 ? "" : "s");
        ca_case_add_map(&message, "closed", table, column);
        ca_report_run(reporter, CA_RUN_NOTE, "%s: %s", table->files[0].name, message.at);
        ca_text_free(&message);
    }
}
