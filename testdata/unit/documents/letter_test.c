/* SPDX-License-Identifier: MIT */
/* Letters as lists of blocks. */
#include "documents/letter.h"

#include "../check.h"

static void check_blocks(check_tally *tally)
{
    ca_letter letter = {.title = "Title"};
    ca_letter_add(&letter, CA_LETTER_PARAGRAPH, ca_slice_of(" \n"));
    CHECK(tally, letter.count == 0, "blank words are no block");
    ca_letter_say(&letter, CA_LETTER_ITEM, " %s %d ", "one", 1);
    CHECK(tally, letter.count == 1 && ca_slice_is(letter.blocks[0].words, "one 1"),
          "words have no blanks at their ends");
    double before = ca_letter_pages(&letter);
    for (int i = 0; i < 100; i++)
        ca_letter_say(&letter, CA_LETTER_PARAGRAPH, "A paragraph of one line.");
    CHECK(tally, before < 0.2 && ca_letter_pages(&letter) > 2, "a hundred paragraphs are more than two pages");
    ca_letter_clear(&letter);
    CHECK(tally, letter.count == 0 && strcmp(letter.title, "Title") == 0, "a cleared letter keeps its title");
    ca_letter_free(&letter);
}

static void check_tables(check_tally *tally)
{
    static const unsigned shares[] = {50, 50};
    ca_letter letter = {.title = "Title"};
    ca_letter_table_begin(&letter, shares, 2, true);
    ca_letter_cell_heading(&letter, "One");
    ca_letter_cell_heading(&letter, "Two");
    ca_letter_table_end(&letter);
    CHECK(tally, letter.count == 0 && letter.table_count == 0, "a table of headings alone is gone");
    ca_letter_facts_begin(&letter);
    ca_letter_fact(&letter, "Empty", ca_slice_of(" "));
    ca_letter_fact(&letter, "Case", ca_slice_of("1"));
    ca_letter_table_end(&letter);
    CHECK(tally, letter.count == 1 && letter.tables[0].count == 4, "the last row of facts is filled up");
    CHECK(tally, letter.tables[0].cells[0].heading && ca_slice_is(letter.tables[0].cells[1].text, "1"),
          "a fact is its name and its text");
    ca_letter_free(&letter);
}

int main(void)
{
    check_tally tally = {0};
    check_blocks(&tally);
    check_tables(&tally);
    return CHECK_END(&tally);
}
