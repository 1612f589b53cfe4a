/* SPDX-License-Identifier: MIT */
/* The model of a report: tables with cells, charts, and text, independent of the form in which it is written. The writers
 * (CSV, workbook, Markdown, HTML) lay it out and compute nothing, so that all forms have the same figures. */
#ifndef CA_TABLE_H
#define CA_TABLE_H

#include "base/date.h"
#include "base/output.h"

enum ca_cell_kind {
    CA_CELL_TEXT,    /* never a formula, whatever it starts with */
    CA_CELL_NUMBER,  /* a whole number */
    CA_CELL_PERCENT, /* in tenths of a per cent: 581 is 58.1 */
    CA_CELL_POINTS,  /* a difference of percentages, in tenths; may be negative */
    CA_CELL_MEASURE, /* a coefficient, in ten-thousandths: 6132 is 0.6132 */
    CA_CELL_DATE,    /* a ca_date */
    CA_CELL_LINK,    /* a link to table NUMBER of the set, from 0; to chart -1 - NUMBER if it is negative */
    CA_CELL_NONE     /* no value: its text is a shorthand such as "[z]", or "" */
};

/* Whether a cell's text is good or bad news. Shown as a colour in addition to the text, never in place of it. */
enum ca_tone {
    CA_TONE_NONE,
    CA_TONE_BAD,
    CA_TONE_WEAK,
    CA_TONE_GOOD,
    CA_TONE_BEST,
    CA_TONE_ASKED /* to be filled in */
};

typedef struct {
    enum ca_cell_kind kind;
    enum ca_tone tone;
    ca_slice text; /* in the set's arena; of a percentage: as a sentence has it ("66%"), or empty */
    int64_t number;
} ca_cell;

/* How a column appears in the narrow form of its table, for pages of text: report/narrow.h. */
enum ca_narrow {
    CA_NARROW_ALONE, /* as a column */
    CA_NARROW_OF,    /* a count, in the cell of the percentage that follows: "82% of 27" */
    CA_NARROW_BOUND, /* of an interval: two columns, in the cell of the percentage before: "65% (59 to 71)" */
    CA_NARROW_OUT    /* only in the full table */
};

/* The heading must not be empty, and must be unique in its table. */
typedef struct {
    const char *heading;
    enum ca_cell_kind kind; /* of most cells: for alignment and number formats */
    bool long_text;         /* a wide column of running text */
    bool heat;              /* percentages, shaded by their value */
    bool asked; /* some of its cells are to be filled in; a workbook asks for a date if it is one of dates */
    int width;  /* in characters, if its heading needs no more; 0: as its texts need it */
    enum ca_narrow narrow;
    int spare;         /* above 0: the narrow form leaves it out if there is no room, the highest first */
    const char *brief; /* its heading in the narrow form; NULL: HEADING */
} ca_column;

typedef struct {
    const char *name;   /* lower-case words with hyphens, for --table */
    const char *sheet;  /* the sheet's name: at most 31 characters, unique if case is ignored */
    const char *title;  /* in full; cell A1 of the sheet */
    const char **notes; /* NOTE_COUNT texts of one or more sentences, below the title */
    size_t note_count, note_capacity;
    ca_column *columns;
    size_t column_count, column_capacity;
    ca_cell *cells; /* row after row, COLUMN_COUNT each */
    size_t row_count, cell_count, cell_capacity;
    bool wide;           /* too large for pages of text: only in a workbook, HTML and CSV */
    bool aside;          /* CSV alone has it: the report has its figures elsewhere too */
    bool data;           /* it is for other programs: a workbook does not print its rows */
    size_t unprinted;    /* so many of its last rows are not printed by a workbook either */
    const char *tool;    /* the id of the audit tool that it is on, or NULL */
    const char *map;     /* the title of the map whose areas its rows are, or NULL */
    const char *finding; /* what its rows show, as a sentence without a full stop, for the narrative; or NULL */
} ca_table;

enum ca_chart_kind {
    CA_CHART_STACKED, /* a bar for each row: its series are counts, as shares of their sum */
    CA_CHART_BARS,    /* a bar for each row: one series, a percentage */
    CA_CHART_LINE     /* a point for each row, joined in the rows' order: one series, a percentage */
};
enum { CA_NO_COLUMN = -1 };

/* A chart of some columns of a table; it has no figures of its own. A row has no bar or point if a cell of its series is no
 * number (withheld, or not known). */
typedef struct {
    const char *name;  /* as of a table: "chart-quarter" */
    const char *sheet; /* its sheet's name, as of a table */
    const char *title;
    const char *instead; /* a description, for readers who cannot see it */
    enum ca_chart_kind kind;
    const ca_table *table;
    size_t category;             /* the column with the rows' names */
    size_t series, series_count; /* the first column of figures, and how many follow each other */
    int low, high;               /* the columns of the interval's bounds, or CA_NO_COLUMN */
    int targets[2];              /* the columns of the target's bounds, or CA_NO_COLUMN */
    int n, of;                   /* the columns of the counts of a percentage, or CA_NO_COLUMN */
    uint64_t least; /* a row of fewer has a dot for each: of its series if they are stacked, else of N and OF */
} ca_chart;

/* The narrative: the report's text from top to bottom, with some of its tables and charts. */
enum ca_block_kind {
    CA_BLOCK_HEADING,
    CA_BLOCK_PARAGRAPH,
    CA_BLOCK_ITEM,
    CA_BLOCK_TABLE,
    CA_BLOCK_CHART,
    CA_BLOCK_BLANK
};
typedef struct {
    enum ca_block_kind kind;
    int level; /* of a heading: 2, or 3 within a 2; the report's title is 1 */
    const char
        *words; /* of a heading, a paragraph, a blank to be filled in, or an item of a list (adjacent items are one) */
    const ca_table *table;
    const ca_chart *chart;
    bool annex; /* not among the pages of a paper, but in its annex */
} ca_block;

/* The first page of an internal report: its table has a row for each heading, sentence, item and figure, from top to bottom.
 * The same part of several audit tools is repeated, tool after tool. */
enum ca_front_part {
    CA_FRONT_TITLE, /* the finding as the page's title, the publisher and period, the sentences under the title */
    CA_FRONT_ACT,
    CA_FRONT_GOOD,
    CA_FRONT_BETTER,
    CA_FRONT_AREAS,
    CA_FRONT_GROUPS,
    CA_FRONT_ACTIONS,
    CA_FRONT_FOUND,
    CA_FRONT_SURE,
    CA_FRONT_ASK,
    CA_FRONT_ABOUT
};
enum ca_front_role {
    CA_FRONT_TOOL,     /* the title of an audit tool, if there are several */
    CA_FRONT_FINDING,  /* of a part: its heading, after the part's name */
    CA_FRONT_NOTE,     /* on what the figures are of */
    CA_FRONT_SENTENCE, /* in the part to act on: a duty that is not met, with items */
    CA_FRONT_ITEM,
    CA_FRONT_FIGURE, /* of the part's chart, or of its list */
    CA_FRONT_TARGET  /* of the chart: the bounds are in the columns of the interval */
};
enum ca_front_column {
    CA_FRONT_PART_COLUMN, /* the part's name: "How good?" */
    CA_FRONT_WORDS_COLUMN,
    CA_FRONT_NUMBER_COLUMN,
    CA_FRONT_OF_COLUMN,
    CA_FRONT_PERCENT_COLUMN,
    CA_FRONT_LOW_COLUMN,
    CA_FRONT_HIGH_COLUMN,
    CA_FRONT_NUMBER_BEFORE_COLUMN,
    CA_FRONT_OF_BEFORE_COLUMN,
    CA_FRONT_PERCENT_BEFORE_COLUMN,
    CA_FRONT_REMARK_COLUMN,
    CA_FRONT_MORE_COLUMN, /* a link to the table with the whole figures */
    CA_FRONT_COLUMNS
};
typedef struct {
    enum ca_front_part part;
    enum ca_front_role role;
    const char *told; /* the row as a sentence or item of a text */
    bool minor;       /* a text leaves it out */
} ca_front_row;

/* The readers of a report. A public one has no filters, panes, colours or mark. */
enum ca_audience { CA_INTERNAL, CA_PUBLIC };

/* A report: its tables, in their order, its charts and its narrative. Owns everything in it. Zeroed is empty. */
typedef struct {
    ca_table **tables;
    size_t count, capacity;
    ca_chart **charts;
    size_t chart_count, chart_capacity;
    ca_block *blocks;
    size_t block_count, block_capacity;
    size_t box_start, box_count; /* so many blocks from BOX_START on are in a box at the top */
    const ca_table *front;       /* the first page, or NULL; its rows have their places in FRONT_ROWS */
    ca_front_row *front_rows;
    size_t front_row_count, front_row_capacity;
    size_t front_count;  /* so many of the first blocks are the first page as a text */
    const char *finding; /* the title of the first page, or NULL */
    enum ca_audience audience;
    bool labels;                 /* tables of records have words for people in place of paths and ids */
    const char *title, *subject; /* of the report: for its cover and the workbook's properties */
    const char *mark;            /* a text for every sheet and page, or NULL: "Internal: not for publication" */
    const char *sheet_note;      /* a text below the title of each sheet of a workbook without a mark, or NULL */
    const char *publisher;       /* the organisation, or NULL */
    ca_arena arena;
} ca_tables;

/* The name of the table of contents. */
#define CA_CONTENTS "contents"

/* Adds a table at the end of the set. The texts are copied; SHEET is changed until Excel takes it as a sheet's name
 * (characters, length, uniqueness). */
ca_table *ca_tables_add(ca_tables *set, const char *name, const char *sheet, const char *title);
void ca_table_note(ca_tables *set, ca_table *table, const char *format, ...) CA_PRINTF(3, 4);
void ca_table_column(ca_tables *set, ca_table *table, const char *heading, enum ca_cell_kind kind);
/* Each adds a cell, from left to right; a row is complete when it has as many as there are columns. */
void ca_table_text(ca_tables *set, ca_table *table, ca_slice text);
void ca_table_words(ca_tables *set, ca_table *table, const char *words); /* NULL: CA_CELL_NONE, "" */
void ca_table_value(ca_table *table, enum ca_cell_kind kind, int64_t number);
void ca_table_none(ca_tables *set, ca_table *table, const char *shorthand);
void ca_table_text_if_any(ca_tables *set, ca_table *table, ca_slice text); /* empty: CA_CELL_NONE, "" */
/* A quarter as reports write it: "2017-18 Q2"; a text that is no quarter as it is. Empty: CA_CELL_NONE, "". */
void ca_table_quarter(ca_tables *set, ca_table *table, ca_slice quarter);
/* A link to the table TO; its text is the title. */
void ca_table_link(ca_tables *set, ca_table *table, const ca_table *to);
/* A link to the sheet of a chart, likewise. */
void ca_table_link_chart(ca_tables *set, ca_table *table, const ca_chart *to);
/* Replaces a cell by text. */
void ca_table_reword(ca_tables *set, ca_table *table, size_t row, size_t column, const char *words);
/* Moves the last row, which is complete, to before the row at TO. */
void ca_table_last_row_to(ca_table *table, size_t to);
/* Sets the tone of the last cell. */
void ca_table_tone(ca_table *table, enum ca_tone tone);
/* Adds a cell with N of OF as a percentage in tenths, and as a sentence has it. */
void ca_table_share(ca_tables *set, ca_table *table, uint64_t n, uint64_t of);
/* Shades the last column. */
void ca_table_heat(ca_table *table);
/* Sets how the last column appears in the narrow form; BRIEF is constant text or NULL. */
void ca_table_narrow(ca_table *table, enum ca_narrow narrow, int spare, const char *brief);
/* Returns the table of this name, or NULL. */
ca_table *ca_tables_find(const ca_tables *set, const char *name);
/* Returns the index of the last column with this heading, which may end in " [note N]"; or CA_NO_COLUMN. The last, since
 * columns of grades come first, and a framework may give a grade any title. */
int ca_column_of(const ca_table *table, const char *heading) CA_MUST_USE;
/* Returns the cell in that column, or NULL. */
const ca_cell *ca_cell_of(const ca_table *table, size_t row, const char *heading) CA_MUST_USE;

/* Adds a chart of TABLE, with the table's title, without interval and target. The texts are copied; SHEET is changed as a
 * table's is. */
ca_chart *ca_chart_add(ca_tables *set, const char *name, const char *sheet, enum ca_chart_kind kind,
                       const ca_table *table);
/* Sets the title and the description. */
void ca_chart_words(ca_tables *set, ca_chart *chart, const char *title, const char *instead);
/* Each adds a block to the narrative; the texts are copied. */
void ca_narrative_heading(ca_tables *set, int level, const char *words);
void ca_narrative_paragraph(ca_tables *set, const char *format, ...) CA_PRINTF(2, 3);
void ca_narrative_item(ca_tables *set, const char *format, ...) CA_PRINTF(2, 3);
void ca_narrative_table(ca_tables *set, const ca_table *table);
void ca_narrative_chart(ca_tables *set, const ca_chart *chart);
/* Puts the blocks from index FROM on into the annex of an internal report; a public one is short, and keeps its whole text. */
void ca_narrative_to_annex(ca_tables *set, size_t from);
void ca_tables_free(ca_tables *set);

/* Returns whether two names are the same to Excel: equal if case is ignored, also beyond ASCII. */
bool ca_names_alike(const char *a, const char *b) CA_MUST_USE;

/* Returns whether KIND is a figure, which is aligned to the right: no text, date or link. */
bool ca_kind_is_figure(enum ca_cell_kind kind) CA_MUST_USE;
/* Appends a cell as text: "58.1", "-3.0", "2017-07-12"; CA_NO_DATE is "". */
void ca_cell_write(ca_text *text, const ca_cell *cell);
/* Appends it as text of HTML and XML. */
void ca_cell_markup(ca_text *text, const ca_cell *cell);
/* Returns a text to show where a figure is missing. */
const char *ca_absence_words(const ca_cell *cell) CA_MUST_USE;
/* Returns the count of a cell, at most 2^40, so that it can be scaled; -1 if it has none. */
int64_t ca_cell_count(const ca_cell *cell);
/* Returns whether a row of a chart has too few for a percentage, with its counts in *N and *OF. */
bool ca_chart_few(const ca_chart *chart, size_t row, int64_t *n, int64_t *of);
/* Appends them: "3 of 8". */
void ca_few_write(ca_text *to, int64_t n, int64_t of);
/* Appends the values of a row of a chart: "Risk: Good 45, Outstanding 6". */
void ca_chart_row_write(ca_text *text, const ca_chart *chart, size_t row);
/* Appends the values of a chart, for readers who cannot see it: "2017-18 Q1: 58.1; 2017-18 Q2: withheld."; with the headings
 * of columns if there are several. */
void ca_chart_values_write(ca_text *text, const ca_chart *chart);

#endif
