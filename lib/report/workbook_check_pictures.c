/* SPDX-License-Identifier: MIT */
/* The read-back of charts. */
#include "report/workbook_check_pictures.h"

#include "report/workbook_check_cells.h"
#include "report/workbook_pictures.h"

#include <stdlib.h>
#include <string.h>

enum part { PART_HEADING, PART_NAMES, PART_NUMBERS, PARTS };

static void fault(const ca_picture_check *check, const char *what)
{
    (void)ca_problem_set(check->problem, "read back, chart '%s': %s", check->picture->chart->sheet, what);
}

/* What the last reference that was seen refers to. */
static enum part part_of(const ca_picture_check *check)
{
    return (enum part)((check->references - 1) % PARTS);
}

static size_t column_of(const ca_picture_check *check)
{
    return part_of(check) == PART_NAMES ? check->picture->chart->category
                                        : check->picture->curves[(check->references - 1) / PARTS].column;
}

static void check_reference(ca_picture_check *check, const ca_text *text)
{
    const ca_sheet *sheet = check->picture->sheet;
    if (check->references == check->picture->curve_count * PARTS) {
        fault(check, "a series too many");
        return;
    }
    check->references++;
    check->points = 0;
    ca_text_clear(&check->text);
    if (part_of(check) == PART_HEADING)
        ca_cells_reference(&check->text, sheet->table->sheet, column_of(check), sheet->heading_row, sheet->heading_row);
    else
        ca_picture_reference(check->picture, column_of(check), &check->text);
    if (strcmp(ca_text_words(text), check->text.at) != 0)
        fault(check, "it refers to other cells");
}

/* Whether A is B but for carriage returns, which XML reads as ends of lines. */
static bool same_lines(const ca_text *a, const ca_text *b)
{
    const char *one = ca_text_words(a), *other = ca_text_words(b);
    while (*one && *other) {
        one += one[0] == '\r' && one[1] == '\n';
        other += other[0] == '\r' && other[1] == '\n';
        if ((*one == '\r' ? '\n' : *one) != (*other == '\r' ? '\n' : *other))
            return false;
        one++;
        other++;
    }
    return !*one && !*other;
}

/* The value that is kept beside a reference. */
static void check_point(ca_picture_check *check, const ca_text *value)
{
    const ca_picture *picture = check->picture;
    bool heading = check->references && part_of(check) == PART_HEADING;
    if (!check->references || check->point >= (heading ? 1 : picture->row_count)) {
        fault(check, "a value too many");
        return;
    }
    size_t row = heading ? picture->sheet->heading_row : picture->rows[check->point];
    ca_shown shown = ca_sheet_at(picture->sheet, row, column_of(check), &check->text);
    ca_text_clear(&check->plain);
    ca_workbook_unescape(&check->plain, (ca_slice){ca_text_words(value), value->size});
    bool same = shown.kind == CA_SHOWN_NUMBER ? ca_workbook_number_is(ca_text_words(value), shown.parts, shown.scale)
                                              : same_lines(&check->plain, &check->text);
    check->points++;
    if (!same)
        fault(check, "it holds another value than its cells");
}

static void start_picture(void *state, const char *element, const char **attributes)
{
    ca_picture_check *check = state;
    uint64_t number = 0;
    if (strcmp(element, "c:pt") != 0)
        return;
    if (!ca_whole_number(ca_zip_attribute(attributes, "idx"), SIZE_MAX / 2, &number))
        fault(check, "a value without a place");
    check->point = (size_t)number;
}

static void end_picture(void *state, const char *element, const ca_text *text)
{
    ca_picture_check *check = state;
    if (strcmp(element, "c:f") == 0)
        check_reference(check, text);
    else if (strcmp(element, "c:v") == 0)
        check_point(check, text);
    else if (strcmp(element, "c:numCache") == 0 && check->points != check->picture->row_count)
        fault(check, "a value is missing");
    else if (strcmp(element, "a:t") == 0 && check->titles++ == 0 &&
             strcmp(ca_text_words(text), check->picture->title) != 0)
        fault(check, "it has another title");
}

ca_zip_reader ca_picture_reader(ca_picture_check *check)
{
    return (ca_zip_reader){.start = start_picture, .end = end_picture, .state = check};
}

int ca_picture_check_end(ca_picture_check *check)
{
    ca_text_free(&check->text);
    ca_text_free(&check->plain);
    if (check->problem->words.size == 0 &&
        (check->references != check->picture->curve_count * PARTS || (*check->picture->title && !check->titles)))
        fault(check, "it lacks a series or its title");
    return check->problem->words.size ? -1 : 0;
}

static void start_sheet(void *state, const char *element, const char **attributes)
{
    ca_picture_sheet_check *check = state;
    if (strcmp(element, "drawing") == 0)
        check->drawings += strcmp(ca_zip_attribute(attributes, "r:id"), "rId1") == 0;
}

static void end_sheet(void *state, const char *element, const ca_text *text)
{
    ca_picture_sheet_check *check = state;
    if (strcmp(element, "oddHeader") == 0)
        check->headers += strcmp(ca_text_words(text), check->header) == 0;
}

ca_zip_reader ca_picture_sheet_reader(ca_picture_sheet_check *check)
{
    return (ca_zip_reader){.start = start_sheet, .end = end_sheet, .state = check};
}

int ca_picture_sheet_check_end(ca_picture_sheet_check *check)
{
    if (check->headers != (*check->header != '\0') || check->drawings != 1)
        return ca_problem_set(check->problem, "read back, a chart's sheet lacks its header or its chart");
    return 0;
}
