/* SPDX-License-Identifier: MIT */
/* The rows of a table that are no rows of its list, table by table. */
#include "../check.h"
#include "intake/headings.h"
#include "intake/list_rows.h"

#include <stdlib.h>

enum { ROWS_MOST = 12, CELLS_MOST = 4 };

typedef struct {
    const char *what;
    bool of_names;
    size_t headings;
    const char *rows[ROWS_MOST]; /* cells between bars */
    const char *
        kinds; /* of each row: c a case, t title, h headings, s total, f filter, F footer, b blank, a alone, d doubtful,
                        C cut, R its rest */
    const char *named;
} example;

static const example examples[] = {
    {"nothing but cases", false, 0, {"case_id|team", "1|A", "2|B"}, "ccc", ""},
    {"titles", false, 2, {"Open cases", "Run on 3 July", "case_id|team", "1|A"}, "ttcc", ""},
    {"a title that has a heading", false, 1, {"Team list", "case_id|team", "1|A"}, "tcc", ""},
    {"totals", false, 0, {"case_id|team", "1|A", "Total|2", "2|B", "Grand total|"}, "ccscs", "total in rows 3 and 5"},
    {"a total beside an id", false, 0, {"team|case_id", "Total|12", "A|1"}, "csc", "total in row 2"},
    {"a team that begins with Total", false, 0, {"team|case_id", "Total Care|12", "A|1"}, "ccc", ""},
    {"a filter and a footer",
     false,
     0,
     {"case_id|team", "1|A", "Applied filters: x|", "|Printed by Ann"},
     "ccfF",
     "filter in row 3; footer in row 4"},
    {"headings again", false, 0, {"case_id|Team", "1|A", "Case ID|team", "2|A"}, "cchc", "headings again in row 3"},
    {"a case of the team Team", false, 0, {"case_id|team", "1|team"}, "cc", ""},
    {"blank rows", false, 0, {"case_id|team", "|", "1|A", "|", "2|B"}, "cbcbc", "2 blank rows"},
    {"an id alone", false, 0, {"case_id|team", "1|A", "2|", "3|B"}, "ccac", ""},
    {"an id alone at the end", false, 0, {"case_id|team", "1|A", "2|"}, "cca", ""},
    {"a sentence at the end", false, 0, {"case_id|team", "1|A", "Ask us about it|"}, "ccF", "footer in row 3"},
    {"a sentence in the middle", false, 0, {"case_id|team", "1|A", "Ask us about it|", "2|A"}, "ccac", ""},
    {"a list of ids alone", false, 0, {"case_id|team", "1|", "2|"}, "ccc", ""},
    {"names alone", true, 0, {"auditor|team", "Ann Lee|", "Bo Ray|A", "Cy Dee|"}, "cccc", ""},
    {"a total of names", true, 0, {"auditor|capacity", "Ann Page|2", "Total|2"}, "ccs", "total in row 3"},
    {"a subtotal of a group", false, 0, {"case_id|team|n", "1|A B|", "A B||1", "2|C|"}, "ccsc", "total in row 3"},
    {"a subtotal of no group", false, 0, {"case_id|team|n", "1|A|", "A B||1", "2|C|"}, "ccdc", ""},
    {"a group and words", false, 0, {"case_id|team|n", "1|A B|", "A B||x", "2|C|"}, "ccdc", ""},
    {"ids that are words", false, 0, {"case_id|team|n", "A|B|", "B||1", "C|B|"}, "cccc", ""},
    {"a count and a total", false, 0, {"case_id|team|n", "7|A|", "8|A|", "2|Total|"}, "cccs", "total in row 4"},
    {"an id and a total", false, 0, {"case_id|team|n", "7|A|", "8|Total|", "9|A|"}, "ccdc", ""},
    {"a row that was cut", false, 0, {"case_id|team|n", "1|A|x", "2|A", "B|y", "3|A|"}, "ccCRc", ""},
    {"a row that was cut twice", false, 0, {"case_id|team|n", "1|A|x", "2|A", "B", "C|y", "3|A|"}, "ccCRRc", ""},
    {"a name that was cut", false, 0, {"case_id|team|n", "1|A|x", "2|A|Ann", "Lee", "3|A|"}, "ccCRc", ""},
    {"rows without their last cells", false, 0, {"case_id|team|n", "1|A|x", "2|A", "3|A", "4|A|"}, "ccccc", ""},
    {"numbers beside a case", false, 0, {"case_id|age", "1|12", "2|13"}, "ccc", ""},
};

static size_t number_of(const void *context, ca_slice heading)
{
    (void)context;
    enum ca_field field = ca_heading_field(heading);
    bool auditor = ca_slice_alike(heading, "auditor");
    return auditor ? CA_CASE_ID_FIELD : field == CA_FIELD_COUNT ? CA_NO_LIST_COLUMN : (size_t)field;
}

static void fill(ca_table_row *row, ca_slice *cells, const char *text, size_t number)
{
    row->location = (ca_location){.source = "f", .line = number + 1, .column = 1};
    row->cells = cells;
    for (const char *at = text; at; at = at[strcspn(at, "|")] ? at + strcspn(at, "|") + 1 : NULL)
        cells[row->count++] = (ca_slice){at, strcspn(at, "|")};
}

static void check(check_tally *tally, const example *e)
{
    static const char letters[] = {
        [CA_ROW_CASE] = 'c',     [CA_ROW_TITLE] = 't',  [CA_ROW_HEADINGS] = 'h', [CA_ROW_TOTAL] = 's',
        [CA_ROW_FILTER] = 'f',   [CA_ROW_FOOTER] = 'F', [CA_ROW_BLANK] = 'b',    [CA_ROW_ALONE] = 'a',
        [CA_ROW_DOUBTFUL] = 'd', [CA_ROW_CUT] = 'C',    [CA_ROW_REST] = 'R'};
    ca_table_row rows[ROWS_MOST] = {{.count = 0}};
    ca_slice cells[ROWS_MOST][CELLS_MOST];
    ca_raw_rows raw = {.rows = rows};
    for (; raw.count < ROWS_MOST && e->rows[raw.count]; raw.count++)
        fill(&rows[raw.count], cells[raw.count], e->rows[raw.count], raw.count);
    const ca_list_headings headings = {.number = number_of, .first = CA_CASE_ID_FIELD, .of_names = e->of_names};
    unsigned char kinds[ROWS_MOST];
    char seen[ROWS_MOST + 1] = "";
    size_t at = ca_headings_row(&raw, &headings), id = CA_NO_LIST_COLUMN;
    for (size_t i = rows[at].count; i-- > 0;)
        if (number_of(NULL, rows[at].cells[i]) == CA_CASE_ID_FIELD)
            id = i;
    ca_row_kinds(&raw, at, id, e->of_names, kinds);
    for (size_t i = 0; i < raw.count; i++)
        seen[i] = letters[kinds[i]];
    ca_text named = {0};
    ca_row_kinds_name(&named, &raw, kinds);
    CHECK(tally, at == e->headings && strcmp(seen, e->kinds) == 0 && strcmp(ca_text_words(&named), e->named) == 0, "%s",
          e->what);
    if (at != e->headings || strcmp(seen, e->kinds) != 0 || strcmp(ca_text_words(&named), e->named) != 0)
        printf("# headings %zu, kinds %s, '%s'\n", at, seen, ca_text_words(&named));
    ca_text_free(&named);
}

int main(void)
{
    check_tally tally = {0};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        check(&tally, &examples[i]);
    return CHECK_END(&tally);
}
