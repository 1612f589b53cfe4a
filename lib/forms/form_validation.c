/* SPDX-License-Identifier: MIT */
/* What the cells of a form accept. */
#include "forms/form_validation.h"

#include <stdlib.h>

/* The library counts the rules of a sheet in a byte, and loses all of them at 256. */
enum { RULES_MOST = 255 };

enum rule_kind { RULE_NONE, RULE_CHOICE, RULE_OPEN_CHOICE, RULE_DAY, RULE_COUNT };

typedef struct {
    enum rule_kind kind;
    enum ca_form_list list;
} rule;

/* Called for each range of cells of a column with one rule. */
typedef lxw_error range_function(void *context, rule wanted, size_t first_row, size_t last_row, size_t column);

static rule rule_of(const ca_form_cell *cell)
{
    if (cell->kind != CA_FORM_ANSWER)
        return (rule){RULE_NONE, CA_FORM_NO_LIST};
    if (cell->list != CA_FORM_NO_LIST)
        return (rule){cell->open ? RULE_OPEN_CHOICE : RULE_CHOICE, cell->list};
    return (rule){cell->type == CA_DATE ? RULE_DAY : cell->type == CA_COUNT ? RULE_COUNT : RULE_NONE, CA_FORM_NO_LIST};
}

static bool same_rule(rule a, rule b)
{
    return a.kind == b.kind && a.list == b.list;
}

/* Calls FUNCTION for the ranges of COLUMN. With BRIDGED a range goes on over cells that are no answers. */
static lxw_error ranges_of_column(const ca_form *form, size_t column, bool bridged, range_function *function,
                                  void *context)
{
    lxw_error error = LXW_NO_ERROR;
    for (size_t row = 0, last = 0; row < form->count && !error; row = last + 1) {
        rule wanted = rule_of(&form->rows[row].cells[column]);
        last = row;
        if (wanted.kind == RULE_NONE)
            continue;
        for (size_t next = row + 1; next < form->count; next++) {
            const ca_form_cell *cell = &form->rows[next].cells[column];
            if (same_rule(rule_of(cell), wanted))
                last = next;
            else if (!bridged || cell->kind == CA_FORM_ANSWER)
                break;
        }
        error = function(context, wanted, row, last, column);
    }
    return error;
}

static lxw_error ranges_of(const ca_form_page *page, bool bridged, range_function *function, void *context)
{
    lxw_error error = LXW_NO_ERROR;
    for (size_t column = 0; page->form && column < CA_FORM_COLUMN_COUNT && !error; column++)
        error = ranges_of_column(page->form, column, bridged, function, context);
    return error;
}

static lxw_error count_range(void *context, rule wanted, size_t first_row, size_t last_row, size_t column)
{
    size_t *count = context;
    (void)wanted;
    (void)first_row;
    (void)last_row;
    (void)column;
    ++*count;
    return LXW_NO_ERROR;
}

static size_t ranges_count(const ca_form_page *page, bool bridged)
{
    size_t count = 0;
    (void)ranges_of(page, bridged, count_range, &count);
    return count;
}

/* The texts of the rules. The library changes none of them, but does not declare that: it gets copies. */
typedef struct {
    lxw_worksheet *sheet;
    size_t added;
    char title[sizeof "Not in the list"], choice[sizeof "Please choose one of the list."];
    char open[sizeof "This is not in the list. Other words are accepted, too."];
    char open_prompt[sizeof "Choose one of the list, or use other words."];
    char day_title[sizeof "Is this the date?"];
    char day[sizeof "A date is written like 14/07/2017, and is between 2000 and 2100."];
    char day_prompt[sizeof "Like 14/07/2017"];
    char count_title[sizeof "Is this the number?"], count[sizeof "A whole number is expected here, such as 45."];
} rule_writer;

static void set_choice(rule_writer *w, lxw_data_validation *validation, bool open)
{
    validation->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    validation->error_type = open ? LXW_VALIDATION_ERROR_TYPE_INFORMATION : LXW_VALIDATION_ERROR_TYPE_STOP;
    validation->error_title = w->title;
    validation->error_message = open ? w->open : w->choice;
    validation->input_message = open ? w->open_prompt : NULL;
}

/* A day can be typed in a way that the program of the user does not know, so that any text can be kept. */
static void set_day(rule_writer *w, lxw_data_validation *validation)
{
    validation->validate = LXW_VALIDATION_TYPE_DATE;
    validation->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    validation->minimum_datetime = (lxw_datetime){.year = 2000, .month = 1, .day = 1};
    validation->maximum_datetime = (lxw_datetime){.year = 2099, .month = 12, .day = 31};
    validation->error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
    validation->error_title = w->day_title;
    validation->error_message = w->day;
    validation->input_message = w->day_prompt;
}

static void set_count(rule_writer *w, lxw_data_validation *validation)
{
    validation->validate = LXW_VALIDATION_TYPE_INTEGER;
    validation->criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
    validation->value_number = 0;
    validation->error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
    validation->error_title = w->count_title;
    validation->error_message = w->count;
}

static lxw_error add_range(void *context, rule wanted, size_t first_row, size_t last_row, size_t column)
{
    rule_writer *w = context;
    lxw_data_validation validation = {.validate = LXW_VALIDATION_TYPE_NONE};
    ca_text list = {0};
    if (++w->added > RULES_MOST)
        return LXW_NO_ERROR;
    switch (wanted.kind) {
    case RULE_NONE: return LXW_NO_ERROR;
    case RULE_CHOICE:
    case RULE_OPEN_CHOICE:
        ca_text_format(&list, "=%s", ca_form_list_names[wanted.list]);
        validation.value_formula = list.at;
        set_choice(w, &validation, wanted.kind == RULE_OPEN_CHOICE);
        break;
    case RULE_DAY: set_day(w, &validation); break;
    case RULE_COUNT: set_count(w, &validation); break;
    }
    lxw_error error = worksheet_data_validation_range(w->sheet, (lxw_row_t)first_row, (lxw_col_t)column,
                                                      (lxw_row_t)last_row, (lxw_col_t)column, &validation);
    ca_text_free(&list);
    return error;
}

lxw_error ca_form_validations_add(const ca_form_page *page, lxw_worksheet *sheet)
{
    rule_writer w = {
        .sheet = sheet,
        .title = "Not in the list",
        .choice = "Please choose one of the list.",
        .open = "This is not in the list. Other words are accepted, too.",
        .open_prompt = "Choose one of the list, or use other words.",
        .day_title = "Is this the date?",
        .day = "A date is written like 14/07/2017, and is between 2000 and 2100.",
        .day_prompt = "Like 14/07/2017",
        .count_title = "Is this the number?",
        .count = "A whole number is expected here, such as 45.",
    };
    return ranges_of(page, ranges_count(page, false) > RULES_MOST, add_range, &w);
}

size_t ca_form_validations_count(const ca_form_page *page)
{
    size_t count = ranges_count(page, false);
    if (count > RULES_MOST)
        count = ranges_count(page, true);
    return count < RULES_MOST ? count : RULES_MOST;
}
