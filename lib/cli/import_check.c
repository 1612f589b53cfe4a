/* SPDX-License-Identifier: MIT */
/* The table of audit-import --check: what each file would give. */
#include "cli/import_check.h"

#include "base/file.h"
#include "office/csv_row.h"
#include "record/record_read.h"

#include <string.h>

typedef struct {
    ca_run *run;
    ca_record *record; /* scratch */
} checker;

static void write_cell(ca_text *to, ca_slice text, bool first)
{
    ca_text armed = {0};
    if (ca_runs_as_formula(text)) {
        ca_text_byte(&armed, '\'');
        ca_text_append(&armed, text.at, text.size);
        text = (ca_slice){armed.at, armed.size};
    }
    ca_csv_row_cell(to, text, first);
    ca_text_free(&armed);
}

/* Appends the name of a cell without its table: "C7", "row 5 column 3". */
static void write_cell_name(ca_text *to, const ca_location *location)
{
    if (location->table && *location->table)
        ca_text_format(to, "row %llu column %llu", (unsigned long long)location->line,
                       (unsigned long long)location->column);
    else
        ca_location_cell(to, location);
}

/* Appends a row for a note in a form from SOURCE, that was in CELL: "'Case 77870'!K12", "I2 (remark)", "table 1, row 3, column 1". */
static void write_note(ca_text *rows, const char *source, ca_slice cell, ca_slice text)
{
    static const char table[] = ", ";
    size_t sheet = 0, from = 0; /* where the sheet ends, and the cell starts */
    for (size_t i = 0; i < cell.size; i++)
        if (cell.at[i] == '!') {
            sheet = i;
            from = i + 1;
        } else if (!from && cell.size - i > sizeof table && memcmp(cell.at + i, table, sizeof table - 1) == 0) {
            sheet = i;
            from = i + sizeof table - 1;
        }
    bool quoted = sheet > 1 && cell.at[0] == '\'';
    write_cell(rows, ca_slice_of(source), true);
    write_cell(rows, (ca_slice){cell.at + quoted, sheet - 2 * (size_t)quoted}, false);
    write_cell(rows, (ca_slice){cell.at + from, cell.size - from}, false);
    write_cell(rows, ca_slice_of("notes"), false);
    write_cell(rows, text, false);
    ca_csv_row_end(rows);
}

/* Appends a row for each note that ARRIVAL adds to its draft: those with the name of its file. */
static void write_notes(const checker *m, const ca_arrival *arrival, ca_text *rows)
{
    ca_line line = {.location = {.source = ""}, .ended = true};
    ca_reporter silent = {.quiet = true, .reading_only = true};
    const char *file = ca_file_name(arrival->location.source);
    size_t size = strlen(file);
    line.text = (ca_slice){arrival->made.line.at, arrival->made.line.size};
    ca_record_read(m->record, &line, &m->run->library, m->run->format, &silent);
    for (size_t i = 0; i < m->record->groups[CA_NOTES].count; i++) {
        const ca_entry *note = &m->record->groups[CA_NOTES].entries[i];
        ca_slice at = ca_entry_text(m->record, note, CA_NOTE_AT_FIELD);
        if (at.size > size + 2 && memcmp(at.at, file, size) == 0 && memcmp(at.at + size, ": ", 2) == 0)
            write_note(rows, arrival->location.source, (ca_slice){at.at + size + 2, at.size - size - 2},
                       ca_entry_text(m->record, note, CA_NOTE_TEXT_FIELD));
    }
}

/* Writes a row for each answer and each note of ARRIVAL: its file, sheet, cell, member and value. */
static int write_answers(const checker *m, const ca_arrival *arrival)
{
    ca_text rows = {0};
    for (size_t i = 0; i < arrival->made.place_count; i++) {
        const ca_form_place *place = &arrival->made.places[i];
        if (!place->filled)
            continue;
        ca_text cell = {0};
        write_cell_name(&cell, &place->location);
        write_cell(&rows, ca_slice_of(place->location.source), true);
        write_cell(&rows, ca_slice_of(place->location.table ? place->location.table : arrival->made.sheet), false);
        write_cell(&rows, (ca_slice){cell.at, cell.size}, false);
        write_cell(&rows, place->path, false);
        write_cell(&rows, place->value, false);
        ca_csv_row_end(&rows);
        ca_text_free(&cell);
    }
    write_notes(m, arrival, &rows);
    int status = ca_output_write(&m->run->output, ca_text_words(&rows), rows.size, &m->run->error);
    ca_text_free(&rows);
    return status;
}

int ca_import_check_write(ca_run *run, ca_import_group *const *groups, size_t count, ca_record *record)
{
    const checker m = {run, record};
    static const char headings[] = "file,sheet,cell,member,value\n";
    int status = ca_output_write(&run->output, headings, sizeof headings - 1, &run->error);
    for (size_t i = 0; i < count && status == 0; i++)
        for (size_t j = 0; j < groups[i]->count && status == 0; j++)
            if (groups[i]->list[j]->form && !groups[i]->list[j]->untouched)
                status = write_answers(&m, groups[i]->list[j]);
    return status;
}
