/* SPDX-License-Identifier: MIT */
/* The paragraphs of the first page of a book of forms. */
#include "forms/form_first_page.h"

void ca_form_first_page_add(ca_form_book *book, ca_text *text, ca_slice link)
{
    book->first_page =
        ca_array_grow(book->first_page, book->paragraph_count, &book->paragraph_capacity, sizeof *book->first_page);
    book->first_page[book->paragraph_count++] = (ca_form_paragraph){
        ca_arena_str(&book->arena, (ca_slice){ca_text_words(text), text->size}), ca_arena_str(&book->arena, link)};
    ca_text_free(text);
}

static void add_paragraph(ca_form_book *book, ca_text *text)
{
    ca_form_first_page_add(book, text, (ca_slice){"", 0});
}

void ca_form_first_page_words(ca_form_book *book, const char *words)
{
    ca_text text = {0};
    ca_text_add(&text, words);
    add_paragraph(book, &text);
}

static void add_return(ca_form_book *book, const ca_form_options *options)
{
    ca_text text = {0};
    ca_text_add(&text, "Returning it: save the workbook under the name that it has");
    if (options->due || options->back_to)
        ca_text_add(&text, ", and return it");
    if (options->due)
        ca_text_format(&text, " by %s", options->due);
    if (options->back_to)
        ca_text_format(&text, " to %s", options->back_to);
    ca_text_add(
        &text,
        ". Use the secure way that your authority has for children's records; do not send it by ordinary email.");
    add_paragraph(book, &text);
}

void ca_form_first_page_begin(ca_form_book *book, const ca_form_options *options)
{
    bool moderator = options->purpose == CA_FORM_FOR_MODERATOR;
    ca_text text = {0};
    ca_text_format(&text, "%s: %s", moderator ? "Moderation" : "Case audits", book->framework->title);
    book->title = ca_arena_copy(&book->arena, text.at, text.size);
    ca_text_free(&text);
    ca_form_first_page_words(
        book, moderator ? "Each of the next sheets is an audit to moderate. Read the auditor's answers, and fill "
                          "in the cells with a "
                          "border and a pale colour."
                        : "Each of the next sheets is the form of one case. Fill in the cells with a border and "
                          "a pale colour, from "
                          "the child's file.");
    if (moderator && options->blind)
        ca_form_first_page_words(
            book, "The auditor's grades are hidden. Give your own grade to each question first; the auditor's "
                  "then shows beside it.");
    ca_form_first_page_words(
        book, "“Required” marks an answer that has to be there. The column “Missing”, and the line at the top of "
              "each sheet, count those that "
              "are still blank.");
    if (!moderator)
        ca_form_first_page_words(
            book, "If a question does not apply to this child, write the reason under “Not applicable because” "
                  "and leave the grade "
                  "blank.");
    ca_form_first_page_words(
        book, "Dates are written like 12/07/2017. Text may be as long as it needs to be: a row can be made higher.");
    ca_form_first_page_words(
        book, "Please leave the sheets, their names and the hidden column and rows as they are: they say which "
              "answer belongs where.");
    add_return(book, options);
}
