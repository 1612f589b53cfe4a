/* SPDX-License-Identifier: MIT */
/* A Word document that is read (.docx, .docm, .dotx, .dotm): its paragraphs and tables in order, the controls and fields in them
 * that somebody fills in, and the texts that are outside. Texts are as a person sees them once all tracked changes are
 * accepted. All offsets and sizes are in bytes of UTF-8. */
#ifndef CA_DOCUMENT_H
#define CA_DOCUMENT_H

#include "base/error.h"
#include "office/file_kind.h"

/* The limits of a document, beyond those of every package. A document beyond them is an error that names the limit. */
enum {
    CA_DOCUMENT_BLOCKS_MOST = 1000000,  /* paragraphs and tables outside tables */
    CA_DOCUMENT_CELLS_MOST = 1000000,   /* of all tables */
    CA_DOCUMENT_CONTROLS_MOST = 100000, /* in all texts; those in a nested table count for each cell around them */
    CA_DOCUMENT_BYTES_MOST = 64 << 20   /* of all texts; the text of a nested table counts for each cell around it */
};

enum ca_control_kind {
    CA_CONTROL_TEXT,   /* a content control with text, and any that is not one of the next */
    CA_CONTROL_CHOICE, /* with a drop-down list or a combo box */
    CA_CONTROL_DATE,   /* with a calendar */
    CA_CONTROL_CHECK,  /* with a check box */
    CA_FIELD_TEXT,     /* a legacy form field: FORMTEXT */
    CA_FIELD_CHOICE,   /* FORMDROPDOWN */
    CA_FIELD_CHECK,    /* FORMCHECKBOX */
    CA_CONTROL_KIND_COUNT
};

/* A content control or a legacy form field. Absent slices are empty. Controls around whole rows or tables, those that only
 * group others, and pictures are not listed. */
typedef struct {
    enum ca_control_kind kind;
    ca_slice tag;   /* of a content control; of a field its bookmark's name */
    ca_slice title; /* of a content control, which Word shows above it; of a field its help text */
    size_t offset;  /* of its first byte in the text that it is listed with */
    /* Its text as it is seen, with placeholders and with "\n" between paragraphs. A control around several paragraphs outside
     * tables is listed with the first, and has the text of all of them. Of a check box it is one character, mostly U+2612 or
     * U+2610. */
    ca_slice text;
    /* Of a date the stored day, "2017-07-12"; of a choice the stored value of the item that is shown, which may differ from
     * its text; of a check box "yes" or "no". Empty if there is none. */
    ca_slice value;
    bool placeholder; /* a placeholder or nothing is shown: it is not filled in. Never set of check boxes */
    bool marked;      /* of a placeholder: it has the mark of one, and not its style alone */
    bool
        doubtful; /* it has one sign of a placeholder alone, its mark or the style of its text: the text may be typed */
    bool differs; /* of a date: the text is not the value in any format; somebody typed over it */
    bool nested;  /* it is in a table that is nested in this cell, and listed there, too */
} ca_document_control;

/* The text of a cell or of a paragraph outside tables. Paragraphs are separated by "\n"; a line break is "\n", too. The text
 * of a nested table is in it, one row a line, with tabs between the cells. A check box that is a field is U+2612 or U+2610. */
typedef struct {
    ca_slice text;
    const ca_document_control *controls; /* in the order of their beginnings, an outer one before those in it */
    size_t control_count;
} ca_document_text;

typedef struct {
    size_t column;  /* the first column of the grid that it covers, from 1 */
    size_t span;    /* how many columns it covers */
    bool continues; /* it is merged with the cell above, which has the text; a text of its own is not seen */
    size_t nested;  /* how many tables are in it directly */
    ca_document_text content;
} ca_document_cell;

typedef struct {
    size_t number;        /* from 1, as a person counts the rows; deleted rows are not counted */
    bool header;          /* it is repeated on each page */
    size_t section, item; /* its repeating section, from 1 in the document, and its item in that, from 1; 0: none */
    const ca_document_cell *cells; /* in order; a column of the grid that the row leaves out has none */
    size_t cell_count;
} ca_document_row;

typedef struct {
    size_t number; /* from 1, as a person counts the tables of the document; of a nested table: those in its cell */
    /* Of a nested table: the index of its table in the document's list plus 1, the index of its row in that table, and of
     * its cell in the row. parent is 0 for the others. */
    size_t parent, parent_row, parent_cell;
    const ca_document_row *rows;
    size_t row_count;
} ca_document_table;

/* A paragraph outside tables, or a table. */
typedef struct {
    size_t table;             /* the index of the table in the document's list plus 1; 0: a paragraph */
    size_t paragraph;         /* of a paragraph: its number, from 1; those in tables are not counted */
    size_t section, item;     /* as of a row */
    ca_document_text content; /* of a paragraph; it may be empty */
} ca_document_block;

enum ca_document_place {
    CA_DOCUMENT_HEADER,
    CA_DOCUMENT_FOOTER,
    CA_DOCUMENT_TEXT_BOX,
    CA_DOCUMENT_FOOTNOTE,
    CA_DOCUMENT_ENDNOTE,
    CA_DOCUMENT_COMMENT,
    CA_DOCUMENT_PLACE_COUNT
};

/* A text outside the paragraphs and tables. */
typedef struct {
    enum ca_document_place place;
    ca_slice text; /* never empty or blank; tables are one row a line, with tabs between the cells */
    /* Of a text box: the index of the table plus 1, the number of the row, and the index of the cell plus 1, in which it is
     * anchored. 0: outside tables, and of all other texts. */
    size_t table, row, cell;
} ca_document_outside;

typedef struct {
    ca_document_block *blocks;
    size_t block_count, block_capacity;
    ca_document_table *tables; /* in the order of their beginnings: a nested table after the one around it */
    size_t table_count, table_capacity;
    /* In the order of the document; headers, footers, notes and comments after the text boxes. */
    ca_document_outside *outside;
    size_t outside_count, outside_capacity;
    /* What the texts do not show, for a warning. */
    size_t insertions, deletions, moves; /* tracked changes: taken as accepted */
    size_t comments;
    size_t hidden;          /* runs with text that is hidden; it is in the texts */
    size_t other_parts;     /* parts in another format (altChunk), which are not read */
    size_t symbols;         /* characters of symbol fonts that are not known: U+FFFD in the texts */
    size_t alternatives;    /* contents for newer programs without one for others, which are not read */
    ca_slice application;   /* the program that saved it, as it names itself: "Microsoft Office Word"; "" if unknown */
    ca_slice title;         /* of the document's properties; "" if none */
    enum ca_file_kind kind; /* CA_FILE_WORD; another kind if the file is no Word document */
    ca_arena arena;         /* of all slices and lists */
} ca_document;

/* Reads the Word document in FILE, a whole file in memory, which is not needed afterwards. NAME is the file's path or name,
 * by which a lock file is recognised; NULL if it has none. Returns 0, or -1 with an error for the user, which goes on after
 * the name of the file: "is a PDF; ask for the document as .docx". Free the document in both cases, after a look at its kind. */
int ca_document_read(ca_slice file, const char *name, ca_document *document, ca_error *error) CA_MUST_USE;
void ca_document_free(ca_document *document);

/* Appends the text that somebody typed: TEXT without the placeholders of its controls, and without blanks at its ends.
 * Appends nothing if the whole is a text that programs show as a placeholder, such as "Choose an item." */
void ca_document_typed(ca_text *to, const ca_document_text *text);
/* Returns whether TEXT is one that programs show as a placeholder, such as "Click or tap to enter a date." Blanks at its
 * ends, capitals and the full stop make no difference. */
bool ca_document_is_placeholder(ca_slice text) CA_MUST_USE;

/* Appends the name of the table at index TABLE for the user: "table 2", or "table 1 in row 3, cell 2 of table 2". */
void ca_document_table_name(ca_text *to, const ca_document *document, size_t table);

#endif
