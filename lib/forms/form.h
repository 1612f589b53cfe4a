/* SPDX-License-Identifier: MIT */
/* A form: a sheet of a workbook on which an auditor or a moderator fills in one record. Here it is data, row by row: the
 * texts of the form, and for each answer the member of the record that it fills. form_layout.h makes it, form_workbook.h
 * writes it, form_read.h reads it back.
 *
 * The hidden column CA_FORM_KEY has in each row with answers the row's key, the path of a member: "answers.risk",
 * "actions.1", "audit.date". The hidden row above each block has "parts" there, and in each column with answers the part:
 * "grade", "evidence". Key and part together name the member: "answers.risk.grade"; the part "value" is the member of the
 * key itself: "audit.date". Only cells survive every spreadsheet program, so nothing else decides which member a cell is. */
#ifndef CA_FORM_H
#define CA_FORM_H

#include "record/record.h"

/* The columns of the sheet. All blocks share them, so that the sheet has one set of widths. */
enum ca_form_column {
    CA_FORM_KEY,      /* hidden */
    CA_FORM_TITLE,    /* of the row: a question */
    CA_FORM_GUIDANCE, /* or an answer of medium width */
    CA_FORM_SHORT,    /* a grade, yes or no, a date */
    CA_FORM_WIDE,     /* evidence */
    CA_FORM_SECOND,   /* impact, a comment */
    CA_FORM_MEDIUM,   /* the reason why it is not applicable */
    CA_FORM_OTHER,    /* another of medium width */
    CA_FORM_SMALL,    /* a second date */
    CA_FORM_MISSING,  /* how many answers the row still lacks: a formula */
    CA_FORM_FAULT,    /* the errors in the row's answers, in words; each begins with one of the two below */
    CA_FORM_COLUMN_COUNT
};

/* Keys and parts of a form's own cells, which are no members of the record. */
#define CA_FORM_MARK "caseaudit.form/1" /* the key of the first row, whose parts are those of the identity */
#define CA_FORM_PARTS "parts"           /* the key of a row with the parts of the block below it */
#define CA_FORM_IDENTITY "form"         /* the key of the row with the identity: its parts are these: */
#define CA_FORM_RECORD "record"         /* the record's id */
#define CA_FORM_FRAMEWORK "framework"   /* the framework's id */
#define CA_FORM_EDITION "edition"       /* "Edition 2" */
#define CA_FORM_PURPOSE "for"           /* "Auditor", "Moderator" or "Moderator, blind" */
#define CA_FORM_DIGEST "digest"         /* the first CA_FORM_DIGEST_SIZE characters of the framework's digest */
#define CA_FORM_VALUE "value"
/* Parts of cells that are read and not filled in: the importer sees by them what the form showed. */
#define CA_FORM_READ_ALONE "shown."
#define CA_FORM_SHOWN_TITLE CA_FORM_READ_ALONE "title" /* of a row that is all to be read; and its value: */
#define CA_FORM_SHOWN_VALUE CA_FORM_READ_ALONE "value"
#define CA_FORM_REST \
    "also." /* the key of such a row begins like this; the prints of its title and of its value follow */
#define CA_FORM_SHOWN_GRADE CA_FORM_READ_ALONE "grade" /* the auditor's grade, of a moderator's form that shows it */
enum { CA_FORM_DIGEST_SIZE = 8 };
#define CA_FORM_BLIND "blind" /* a word of the purpose: the moderator grades before seeing the auditor's grades */
#define CA_FORM_TO_MEND "To mend: "
#define CA_FORM_TO_CHECK "Please check: "
#define CA_FORM_GO_TO "Go to "                      /* before the cell that a line of the first page leads to */
#define CA_FORM_FAULT_HEADING "To mend or to check" /* of their column */

/* Headings and labels beside which the formulas of a form are. */
#define CA_FORM_MISSING_HEADING "Missing"
#define CA_FORM_MISSING_SUM "Required answers that are still missing"
#define CA_FORM_MISSING_LIST "Answers still missing" /* on the first page */

enum ca_form_purpose { CA_FORM_FOR_AUDITOR, CA_FORM_FOR_MODERATOR, CA_FORM_PURPOSE_COUNT };
extern const char *const ca_form_purposes[CA_FORM_PURPOSE_COUNT + 1]; /* "auditor", "moderator", NULL */

/* The lists of the drop-downs: X(NAME, defined name). Each that is not empty is a column of the sheet "Lists". */
#define CA_FORM_LISTS(X)                \
    X(GRADES, "grades")                 \
    X(YES_NO, "yes_no")                 \
    X(TYPES, "case_types")              \
    X(KINDS, "finding_kinds")           \
    X(BEFORE, "finding_before")         \
    X(SECTIONS, "sections")             \
    X(THEMES, "themes")                 \
    X(FINDING_THEMES, "finding_themes") \
    X(MEANS, "means")
enum ca_form_list {
#define X(name, defined) CA_FORM_LIST_##name,
    CA_FORM_LISTS(X)
#undef X
        CA_FORM_LIST_COUNT,
    CA_FORM_NO_LIST = CA_FORM_LIST_COUNT
};
extern const char *const ca_form_list_names[CA_FORM_LIST_COUNT + 1];

enum ca_form_cell_kind {
    CA_FORM_NOTHING,
    CA_FORM_LABEL,  /* a text of the form */
    CA_FORM_SHOWN,  /* a value of the record, to be read */
    CA_FORM_HIDDEN, /* a value of the record that is shown once the answer in CA_FORM_SHORT of its row is given */
    CA_FORM_ANSWER, /* a value of the record, or a blank, to be filled in */
};

typedef struct {
    enum ca_form_cell_kind kind;
    enum ca_field field;         /* of a value: the member; else 0 */
    enum ca_type type;           /* of an answer: CA_TEXT, CA_PROSE, CA_DATE, CA_COUNT; choices have a list */
    enum ca_form_list list;      /* of an answer: its choices, or CA_FORM_NO_LIST */
    bool open;                   /* of an answer with a list: other words are accepted too */
    bool required;               /* of an answer: it is missing while it is blank */
    bool faulty;                 /* of an answer: an error or a warning is about it */
    bool begun;                  /* of an answer: it is missing while it is blank and another of its row is filled in */
    enum ca_form_column or_else; /* of a begun one: an answer in this column will do as well; CA_FORM_KEY: none will */
    ca_slice text;               /* as it is shown: a choice by its label, a date as 2017-07-12; empty: blank */
} ca_form_cell;

enum ca_form_row_kind {
    CA_FORM_ROW_TITLE,    /* of the sheet */
    CA_FORM_ROW_NOTE,     /* a paragraph */
    CA_FORM_ROW_BLOCK,    /* the title of a block */
    CA_FORM_ROW_PARTS,    /* hidden */
    CA_FORM_ROW_HEADINGS, /* of a block's columns */
    CA_FORM_ROW_IDENTITY, /* which record and which edition */
    CA_FORM_ROW_MISSING,  /* the number of answers that the sheet still lacks */
    CA_FORM_ROW_ENTRY,    /* answers */
    CA_FORM_ROW_GAP       /* empty */
};

typedef struct {
    enum ca_form_row_kind kind;
    ca_slice key;
    ca_form_cell cells[CA_FORM_COLUMN_COUNT]; /* but CA_FORM_KEY and CA_FORM_MISSING */
    enum ca_form_column
        instead;  /* an answer there is enough for the row: none of the required is then missing; CA_FORM_KEY: none */
    size_t after; /* the index + 1 of the row whose answer in CA_FORM_SHORT makes this row apply; 0: none */
    ca_slice after_label; /* that answer */
    size_t missing;       /* how many required answers are blank, as the form is */
} ca_form_row;

/* A sheet. Texts live in the record, the framework or the arena of the book. */
typedef struct {
    ca_slice id; /* of the record; empty: a sheet of guidance, which has no answers */
    ca_slice sheet_name;
    uint64_t edition;
    enum ca_form_purpose purpose;
    ca_form_row *rows;
    size_t count, capacity;
    size_t missing; /* in all rows */
    size_t frozen;  /* rows at the top that stay in view */
} ca_form;

/* A list of choices, as labels. */
typedef struct {
    ca_slice *labels;
    size_t count, capacity;
} ca_form_choices;

/* A paragraph of the first page. */
typedef struct {
    ca_slice text, link; /* LINK is where it leads ("Go to 'Case 1'!D37"), or empty */
} ca_form_paragraph;

/* A workbook: a first page, and a sheet for each record of one auditor or moderator; all of one framework. */
typedef struct {
    const ca_framework *framework;
    const char *title;
    ca_form_paragraph *first_page;
    size_t paragraph_count, paragraph_capacity;
    ca_form **forms;
    size_t count, capacity;
    ca_form_choices lists[CA_FORM_LIST_COUNT];
    ca_arena arena;
} ca_form_book;

void ca_form_book_free(ca_form_book *book);

#endif
