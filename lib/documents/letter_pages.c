/* SPDX-License-Identifier: MIT */
/* How many pages a letter takes in Word, by the widths of its words in Arial. Word breaks lines a little otherwise, and the sum is
 * on the safe side. */
#include "documents/letter.h"
#include "office/words_width.h"

#include <math.h>

/* The looks of a block as document_styles.c has them, in points. */
typedef struct {
    double points, around; /* the size of its letters, and the space above and below */
    double indent;
    bool bold;
} looks;

static const looks of_kind[] = {
    [CA_LETTER_HEADING] = {15, 22, 0, true},     [CA_LETTER_SUBHEADING] = {12.5, 16, 0, true},
    [CA_LETTER_PARAGRAPH] = {10.5, 6, 0, false}, [CA_LETTER_ITEM] = {10.5, 3, 17, false},
    [CA_LETTER_ALERT] = {10.5, 4, 8, true},      [CA_LETTER_NOTE] = {8.5, 4, 0, false},
    [CA_LETTER_BLANK] = {10.5, 6, 0, false}};
static const looks of_title = {20, 8, 0, true}, of_cell = {8.5, 2.5, 8.5, false};

static const double line_height = 1.15, dots_point = 96.0 / 72;
enum { POINT = 20 /* twentieths */ };

static double height_of(ca_slice words, double width, looks style)
{
    ca_font font = {style.points, style.bold};
    size_t lines = ca_words_lines(words, (width - style.indent) * dots_point, font);
    return (double)lines * style.points * line_height + style.around;
}

static double table_height(const ca_letter_table *table, double width)
{
    double sum = of_cell.points * line_height; /* the gap below it */
    for (size_t row = 0; row < table->count; row += table->columns) {
        double most = 0;
        for (size_t i = 0; i < table->columns; i++) {
            const ca_letter_cell *cell = &table->cells[row + i];
            looks style = of_cell;
            style.bold = cell->heading;
            ca_slice prompt = ca_slice_of(cell->input == CA_INPUT_HAND ? "\n" : "Click or tap here to enter text.");
            double height = height_of(cell->input == CA_INPUT_NONE || cell->text.size ? cell->text : prompt,
                                      width * table->shares[i] / 100, style);
            most = height > most ? height : most;
        }
        sum += most;
    }
    return sum;
}

/* Returns the rest of the page below SUM that is left free if what needs HEIGHT does not fit there. */
static double gap_before(double sum, double height, double room)
{
    double at = fmod(sum, room);
    return height < room && at + height > room ? room - at : 0;
}

double ca_letter_pages(const ca_letter *letter)
{
    ca_document_page page = ca_document_page_own();
    double width = (double)(page.width - page.left - page.right - page.gutter) / POINT;
    double room = (double)(page.height - page.top - page.bottom) / POINT;
    double sum = height_of(ca_slice_of(letter->title), width, of_title);
    double heading = 0; /* the height of those just above, which go with a table to the next page */
    for (size_t i = 0; i < letter->count; i++) {
        const ca_letter_block *block = &letter->blocks[i];
        const ca_letter_table *table = block->kind == CA_LETTER_TABLE ? &letter->tables[block->table] : NULL;
        double height = table ? table_height(table, width) : height_of(block->words, width, of_kind[block->kind]);
        if (table && ca_letter_table_is_kept(table))
            sum += gap_before(sum - heading, height + heading, room);
        heading = block->kind == CA_LETTER_HEADING ? heading + height : 0;
        sum += height;
    }
    return sum / room;
}
