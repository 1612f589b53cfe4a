/* SPDX-License-Identifier: MIT */
/* The words of lists: headings, types of case, rows that are no case, yes and no. */
#include "../check.h"
#include "base/utf8.h"
#include "data/list_words.h"

typedef struct {
    enum ca_list_word kind;
    const char *words, *name; /* "": not known */
} example;

static const example examples[] = {
    {CA_WORD_HEADING, "Child Unique ID", "case_id"},
    {CA_WORD_HEADING, "ChildUniqueID", "case_id"},
    {CA_WORD_HEADING, "CHILD-UNIQUE\r\nID", "case_id"},
    {CA_WORD_HEADING, "Child\xc2\xa0Unique\xc2\xa0ID", "case_id"},
    {CA_WORD_HEADING, "Child\xe2\x80\x99s Legal Status", "legal_status"},
    {CA_WORD_HEADING, "Age of Child (Years)", "age"},
    {CA_WORD_HEADING, "CIN Start Date", "start"},
    {CA_WORD_HEADING, "Child", ""},
    {CA_WORD_HEADING, "", ""},
    {CA_WORD_TYPE, "Children looked after", "LAC"},
    {CA_WORD_TYPE, "child protection PLAN", "CP"},
    {CA_WORD_TYPE, "care-leaver", "CL"},
    {CA_WORD_TYPE, "a) Looked after child", ""},
    {CA_WORD_TYPE, "Open assessment", ""},
    {CA_WORD_CLOSED, "Closed episode", "episode"},
};

static const struct {
    const char *cell, *kind;
} rows[] = {
    {"Total", "total"},
    {"GRAND TOTAL: 12", "total"},
    {"Totalling", ""},
    {"Total-Care", "total"},
    {"Applied filters: team is East", "filter"},
    {"Page 2 of 3", "page"},
    {"Page, Ann", ""},
    {"Printed on 3 July", "footer"},
    {"East total", "total"},
    {"East sub-total", "total"},
    {"Eastern totality", ""},
    {"12045", ""},
    {"", ""},
};

static const struct {
    const char *text;
    int answer;
} answers[] = {
    {"yes", 1},
    {"Y", 1},
    {"TRUE", 1},
    {"x", 1},
    {"1", 1},
    {"a) Yes", 1},
    {"\xe2\x9c\x93", 1},
    {"\xe2\x98\x92", 1},
    {"No", 0},
    {"b) No", 0},
    {"false", 0},
    {"\xe2\x98\x90", 0},
    {"0", 0},
    {"c) Unknown", -1},
    {"", -1},
    {"yesterday", -1},
};

static const struct {
    const char *text, *plain;
} letters[] = {
    {"a) Yes", "Yes"}, {"b. Good", "Good"}, {"1) Yes", "Yes"}, {"a)", "a)"}, {"C1: FCO", "C1: FCO"}, {"ab) x", "ab) x"},
};

static const struct {
    const char *text, *trimmed;
} cells[] = {
    {" 12045\xc2\xa0", "12045"},
    {"\xef\xbb\xbf\xe2\x80\x8b 1 2 \t", "1 2"},
    {"\xc2\xa0 ", ""},
    {"x", "x"},
};

int main(void)
{
    check_tally tally = {0};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const example *e = &examples[i];
        ca_slice name = ca_list_word(e->kind, ca_slice_of(e->words));
        bool known = e->kind == CA_WORD_CLOSED ? name.size > 0 : ca_slice_is(name, e->name);
        CHECK(&tally, known, "%zu: words for '%s'", i, e->name);
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK(&tally, ca_slice_is(ca_row_word(ca_slice_of(rows[i].cell)), rows[i].kind), "a row of '%s' is '%s'",
              rows[i].cell, rows[i].kind);
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        CHECK(&tally, ca_yes_or_no(ca_slice_of(answers[i].text)) == answers[i].answer, "'%s' is %d", answers[i].text,
              answers[i].answer);
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        CHECK(&tally, ca_slice_is(ca_without_letter(ca_slice_of(letters[i].text)), letters[i].plain),
              "'%s' without its letter is '%s'", letters[i].text, letters[i].plain);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        CHECK(&tally, ca_slice_is(ca_text_without_blanks(ca_slice_of(cells[i].text)), cells[i].trimmed),
              "cell %zu is '%s'", i, cells[i].trimmed);
    return CHECK_END(&tally);
}
