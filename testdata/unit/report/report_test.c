/* SPDX-License-Identifier: MIT */
/* A report as Markdown and as a page: its contents, and that no text of a record becomes markup. */
#include "../scratch.h"
#include "report/html.h"
#include "report/markdown.h"
#include "report/narrow.h"

#include <expat.h>

static const char hostile[] =
    "<script>alert(1)</script> | [x](y) *b* & &amp; \"q\" '\n# =1+1 \x01 \xFF http://a.example";

/* Returns everything that a writer makes of SET. */
static ca_text written(const scratch *s, const ca_tables *set, int (*write)(const ca_tables *, ca_output *, ca_error *))
{
    char *path = scratch_path(s, "report");
    ca_output output;
    ca_error error = {0};
    bool done = ca_output_open(&output, path, &error) == 0 && write(set, &output, &error) == 0 &&
                ca_output_finish(&output, &error) == 0;
    ca_text all = {0};
    if (done)
        all = scratch_read(path);
    ca_error_free(&error);
    (void)unlink(path);
    free(path);
    return all;
}

static int times(const ca_text *all, const char *words)
{
    int count = 0;
    for (const char *at = strstr(ca_text_words(all), words); at; at = strstr(at + 1, words))
        count++;
    return count;
}

/* Parses line by line, so that the line of an error is known. */
static bool well_formed(const ca_text *all)
{
    XML_Parser parser = XML_ParserCreate(NULL);
    const char *at = ca_text_words(all), *end = at + all->size;
    enum XML_Status status = parser ? XML_STATUS_OK : XML_STATUS_ERROR;
    unsigned long line = 0;
    for (bool last = false; status == XML_STATUS_OK && !last; line++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *next = newline ? newline + 1 : end;
        last = next == end;
        status = XML_Parse(parser, at, (int)(next - at), last);
        at = next;
    }
    if (status != XML_STATUS_OK && parser)
        printf("# line %lu: %s\n", line, XML_ErrorString(XML_GetErrorCode(parser)));
    XML_ParserFree(parser);
    return status == XML_STATUS_OK;
}

/* Teams with grades, a share with its interval and a target; the second is withheld, the third has none. */
static ca_table *add_teams(ca_tables *set, const char *name)
{
    static const char *const headings[] = {"Worst", "Weak", "Good", "Best"};
    ca_table *table = ca_tables_add(set, name, name, hostile);
    ca_table_column(set, table, "Team", CA_CELL_TEXT);
    for (int i = 0; i < 4; i++)
        ca_table_column(set, table, headings[i], CA_CELL_NUMBER);
    ca_table_column(set, table, "Per cent", CA_CELL_PERCENT);
    ca_table_heat(table);
    for (int i = 0; i < 2; i++) {
        ca_table_column(set, table, i ? "95% interval to" : "95% interval from", CA_CELL_PERCENT);
        ca_table_narrow(table, CA_NARROW_BOUND, 0, NULL);
    }
    ca_table_column(set, table, "Target", CA_CELL_PERCENT);
    for (int row = 0; row < 4; row++) {
        ca_table_words(set, table, row ? "A team's name that is rather long: \xC5\x81\xC3\xB3" : hostile);
        for (int i = 0; i < 7; i++) {
            if (row == 1 || (row == 2 && i == 4))
                ca_table_none(set, table, row == 1 ? "[c]" : "[z]");
            else
                ca_table_value(table, i < 4 ? CA_CELL_NUMBER : CA_CELL_PERCENT, 101 + row * 17 + i * 7);
        }
        ca_table_value(table, CA_CELL_PERCENT, 805);
    }
    ca_table_tone(table, CA_TONE_BAD);
    ca_table_note(set, table, "%s", hostile);
    return table;
}

static void add_chart(ca_tables *set, enum ca_chart_kind kind, const ca_table *table)
{
    ca_chart *chart = ca_chart_add(set, "chart", "Chart", kind, table);
    chart->title = hostile;
    chart->series = kind == CA_CHART_STACKED ? 1 : 5;
    chart->series_count = kind == CA_CHART_STACKED ? 4 : 1;
    if (kind != CA_CHART_STACKED) {
        chart->low = 6;
        chart->high = 7;
        chart->targets[0] = 8;
    }
    ca_narrative_chart(set, chart);
}

static void build(ca_tables *set)
{
    set->title = hostile;
    set->mark = hostile;
    set->subject = hostile;
    set->publisher = hostile;
    ca_table *teams = add_teams(set, "by-team"), *others = add_teams(set, "by team\"<");
    ca_table *again = ca_tables_add(set, "by-team", "Again", "No columns, and a name that is taken");
    ca_table *contents = ca_tables_add(set, "contents", "Contents", "Contents");
    ca_table_column(set, contents, "Table", CA_CELL_LINK);
    ca_table_link(set, contents, others);
    ca_table_link(set, contents, again);
    ca_narrative_heading(set, 2, hostile);
    ca_narrative_paragraph(set, "%s", hostile);
    ca_narrative_item(set, "%s", hostile);
    ca_narrative_item(set, "- another, [c]");
    ca_narrative_table(set, teams);
    ca_narrative_heading(set, 3, "Charts");
    add_chart(set, CA_CHART_STACKED, teams);
    add_chart(set, CA_CHART_BARS, teams);
    add_chart(set, CA_CHART_LINE, others);
    ca_narrative_table(set, teams);
}

/* Returns whether every figure of TABLE is in a cell of the page. */
static bool figures_there(const ca_text *all, const ca_table *table)
{
    bool there = true;
    for (size_t i = 0; i < table->cell_count && there; i++) {
        ca_text cell = {0};
        if (ca_kind_is_figure(table->cells[i].kind)) {
            ca_text_byte(&cell, '>');
            ca_cell_write(&cell, &table->cells[i]);
            ca_text_add(&cell, "</td>");
            there = times(all, cell.at) > 0;
        }
        ca_text_free(&cell);
    }
    return there;
}

static void check_page_text(check_tally *t, const ca_text *all)
{
    CHECK(t, well_formed(all), "a page is well-formed XML");
    CHECK(t, times(all, "<script") == 0 && times(all, "&lt;script&gt;") > 8, "a script in a text stays text");
    CHECK(t, times(all, "http://") == times(all, "http://a.example"), "nothing from elsewhere is asked for");
    CHECK(t, times(all, "src=") + times(all, "url(") + times(all, "@import") == 0, "nor loaded");
    CHECK(t, times(all, "default-src 'none'; style-src 'unsafe-inline'") == 1, "and the page's policy forbids it");
    CHECK(t, times(all, "\x01") == 0 && times(all, "\xEF\xBF\xBD \xEF\xBF\xBD") > 8,
          "what no page can hold is a replacement character");
    CHECK(t, times(all, "class=\"mark\"") == 1 && times(all, "@bottom-left") == 1,
          "the mark is on the page and at the foot of its paper");
}

static void check_page(scratch *s, ca_tables *set)
{
    check_tally *t = &s->tally;
    ca_text all = written(s, set, ca_html_write);
    check_page_text(t, &all);
    CHECK(t,
          times(&all, "<table id=\"by-team\">") == 1 && times(&all, "<table id=\"by-team--\">") == 1 &&
              times(&all, "<table id=\"by-team.3\">") == 1 && times(&all, "<table ") == 4,
          "every table is there once, with an id of its own");
    CHECK(t,
          times(&all, "<th scope=\"row\"><a href=\"#by-team--\">") == 1 &&
              times(&all, "<th scope=\"row\"><a href=\"#by-team.3\">") == 1,
          "a cell leads to its table");
    CHECK(t, figures_there(&all, set->tables[0]) && figures_there(&all, set->tables[1]), "every figure is there");
    CHECK(t,
          times(&all, "<svg ") == 3 && times(&all, "<desc id=") == 3 && times(&all, "class=\"whisker\"") > 0 &&
              times(&all, "class=\"target\"") > 0,
          "there are three charts, with intervals and targets");
    CHECK(t, times(&all, ">withheld</text>") == 3 && times(&all, ">no figure</text>") == 2,
          "a bar or point that is not there has words instead");
    CHECK(t, times(&all, "class=\"joined\"") == 1, "and points on either side of it are not joined");
    CHECK(t, times(&all, "Worst withheld, Weak withheld") == 1, "and is described to a reader who cannot see it");
    CHECK(t, times(&all, "class=\"num bad\"") == 2 && times(&all, "class=\"num h1\"") > 0, "tones and heat are styles");
    ca_text_free(&all);
    set->audience = CA_PUBLIC;
    set->mark = NULL;
    all = written(s, set, ca_html_write);
    CHECK(t,
          well_formed(&all) && times(&all, "class=\"num bad\"") + times(&all, "class=\"num h1\"") == 0 &&
              times(&all, "class=\"mark\"") == 0,
          "a public page has neither colours in its tables nor a mark");
    ca_text_free(&all);
}

/* Returns whether a paragraph (an item, with MARK "- ") of WORDS is this one line of Markdown. */
static bool paragraph_is(const scratch *s, bool item, const char *words, const char *expected)
{
    ca_tables set = {0};
    if (item)
        ca_narrative_item(&set, "%s", words);
    else
        ca_narrative_paragraph(&set, "%s", words);
    ca_text all = written(s, &set, ca_markdown_write);
    bool same = ca_slice_is((ca_slice){ca_text_words(&all), all.size}, expected);
    if (!same)
        printf("# %s", ca_text_words(&all));
    ca_text_free(&all);
    ca_tables_free(&set);
    return same;
}

static void check_words(scratch *s)
{
    check_tally *t = &s->tally;
    CHECK(t,
          paragraph_is(s, false, "Adults & Health: 3.0 points (5%), it's 1-2!",
                       "Adults & Health: 3.0 points (5%), it's 1-2!\n"),
          "ordinary prose stays as it is");
    CHECK(t,
          paragraph_is(s, false, "a\\*b*_c_`d`<e>[f](g)|h~~i~~$j$ &amp; &#35;",
                       "a\\\\\\*b\\*\\_c\\_\\`d\\`\\<e\\>\\[f\\](g)\\|h\\~\\~i\\~\\~\\$j\\$ \\&amp; \\&\\#35;\n"),
          "marks are escaped");
    CHECK(t, paragraph_is(s, false, "http://a.b WWW.c.d e@f.g", "http\\://a.b WWW\\.c.d e@&#8288;f.g\n"),
          "what would become a link does not");
    CHECK(t,
          paragraph_is(s, true, "- a", "- \\- a\n") && paragraph_is(s, true, "-3.0", "- -3.0\n") &&
              paragraph_is(s, true, "+", "- \\+\n") && paragraph_is(s, true, "12. a", "- 12\\. a\n") &&
              paragraph_is(s, true, "1) a", "- 1\\) a\n") && paragraph_is(s, false, "---", "\\---\n") &&
              paragraph_is(s, false, "=1+1", "\\=1+1\n"),
          "nor does a start become a list or a line");
    CHECK(t, paragraph_is(s, false, "    a\r\n\n> b\t\x02\xFF", "a \\> b \xEF\xBF\xBD\xEF\xBF\xBD\n"),
          "line breaks and spaces are one space");
}

static void check_markdown(scratch *s, const ca_tables *set)
{
    check_tally *t = &s->tally;
    static const char inert[] = "\\<script\\>alert(1)\\</script\\> \\| \\[x\\](y) \\*b\\* & \\&amp; \"q\" ' \\# =1+1 "
                                "\xEF\xBF\xBD \xEF\xBF\xBD http\\://a.example";
    ca_text all = written(s, set, ca_markdown_write), line = {0};
    ca_text_format(&line, "# %s\n\n**%s**\n\n## %s\n\n%s\n\n- %s\n- \\- another, \\[c\\]\n\n**%s**\n\n| Team |", inert,
                   inert, inert, inert, inert, inert);
    CHECK(t, strncmp(ca_text_words(&all), line.at, line.size) == 0, "title, mark, text and lists follow on");
    CHECK(t, times(&all, "- | ----: | ---: | ---: | ---: | -------------------: | -----: |\n") == 2,
          "figures are set to the right, and columns are as wide as their texts");
    ca_text_clear(&line);
    ca_text_format(&line, "\n| %s | 101 | 108 | 115 | 122 | 12.9%% (13.6 to 14.3) | 80.5%% |\n", inert);
    CHECK(t, times(&all, line.at) == 2, "a row has its cells, and no more");
    CHECK(t, times(&all, inert) == times(&all, "alert") && !strchr(ca_text_words(&all), '\r'),
          "a text is inert wherever it is");
    CHECK(t, times(&all, "### Charts\n\n**") == 1, "charts are left out");
    ca_text_free(&line);
    ca_text_free(&all);
}

/* A page of text has eight columns at most: those that may go are left out, all with one number together. */
static void check_narrow(check_tally *t)
{
    ca_tables set = {0};
    ca_arena arena = {0};
    ca_table *table = ca_tables_add(&set, "by-team", "By team", "By team");
    for (int i = 0; i < 11; i++) {
        char heading[] = {(char)('a' + i), '\0'};
        ca_table_column(&set, table, heading, i == 3 || i == 5 ? CA_CELL_PERCENT : CA_CELL_NUMBER);
        ca_table_narrow(table,
                        i == 2    ? CA_NARROW_OF
                        : i == 10 ? CA_NARROW_OUT
                                  : CA_NARROW_ALONE,
                        i / 8 * (i - 6), NULL);
    }
    for (int i = 0; i < 11; i++) {
        if (i == 3)
            ca_table_share(&set, table, 1289, 2000); /* 64.45: to 64.5 in a table, and to 64 in a sentence */
        else
            ca_table_value(table, i == 5 ? CA_CELL_PERCENT : CA_CELL_NUMBER, 2000 + i);
    }
    const ca_table *narrow = ca_narrow_table(table, &arena);
    CHECK(t, narrow->column_count == 8 && strcmp(narrow->columns[7].heading, "i") == 0, "%zu columns, the last one %s",
          narrow->column_count, narrow->columns[7].heading);
    CHECK(t, ca_slice_is(narrow->cells[2].text, "64% of 2,002"), "a percentage is rounded once");
    CHECK(t, ca_slice_is(narrow->cells[4].text, "200.5%"), "without its counts it keeps its decimal");
    table->columns[9].spare = 0;
    CHECK(t, ca_narrow_table(table, &arena)->columns[7].heading[0] == 'j', "the highest spare number goes first");
    ca_arena_free(&arena);
    ca_tables_free(&set);
}

/* Charts at their limits: no rows, very large counts, very long names. */
static void check_limits(scratch *s)
{
    check_tally *t = &s->tally;
    for (int kind = CA_CHART_STACKED; kind <= CA_CHART_LINE; kind++) {
        ca_tables set = {0};
        ca_text name = {0};
        ca_table *table = ca_tables_add(&set, "", "X", "X");
        ca_table_column(&set, table, "", CA_CELL_TEXT);
        ca_table_column(&set, table, "", CA_CELL_NUMBER);
        ca_table_column(&set, table, "", CA_CELL_NUMBER);
        ca_chart *chart = ca_chart_add(&set, "x", "X", (enum ca_chart_kind)kind, table);
        chart->series = 1;
        chart->series_count = kind == CA_CHART_STACKED ? 2 : 1;
        ca_narrative_chart(&set, chart);
        ca_text none = written(s, &set, ca_html_write);
        for (int row = 0; row < 200; row++) {
            ca_text_add(&name, row % 3 ? "Wider and wider" : "\xE4\xB8\xAD\xE6\x96\x87");
            ca_table_text(&set, table, (ca_slice){name.at, row ? name.size : 0});
            ca_table_value(table, CA_CELL_NUMBER, row % 2 ? INT64_MAX : 0);
            ca_table_value(table, CA_CELL_NUMBER, row % 5 ? INT64_MIN + row : 0);
        }
        ca_text many = written(s, &set, ca_html_write);
        CHECK(t, well_formed(&none) && well_formed(&many), "chart %d is drawn with no rows and with too many", kind);
        ca_text_free(&none);
        ca_text_free(&many);
        ca_text_free(&name);
        ca_tables_free(&set);
    }
}

int main(void)
{
    scratch s;
    ca_tables set = {0};
    ca_memory_begin();
    if (!scratch_begin(&s))
        return 2;
    build(&set);
    check_words(&s);
    check_markdown(&s, &set);
    check_page(&s, &set);
    check_limits(&s);
    check_narrow(&s.tally);
    ca_tables_free(&set);
    scratch_end(&s);
    return CHECK_END(&s.tally);
}
