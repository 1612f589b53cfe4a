/* SPDX-License-Identifier: MIT */
/* The headings of a paper for a committee, and the text of an author. */
#include "report/committee.h"

#include <stdlib.h>
#include <string.h>

/* A section of the paper. An author may write its heading in the short form, too. */
typedef struct {
    const char *title, *brief;
    int level;
    const char *blank; /* what to fill in, or NULL */
    bool written;      /* only if the author writes it */
} section;

static const section sections[] = {
    {"Purpose of the report", "Purpose", 2, "why the report comes to this committee", false},
    {"Recommendations", "Recommendation", 2, "what the committee is asked to note, to agree or to ask for", false},
    {"Background", NULL, 2, "why case files are audited, what was reported last time, and what was done since", false},
    {"Conclusion", "Conclusions", 2, NULL, true},
    {"Implications", NULL, 2, NULL, false},
    {"Financial implications", "Financial", 3, "what the recommendations cost or save", false},
    {"Legal implications", "Legal", 3, "the duties that the report is about", false},
    {"Equality implications", "Equality", 3, "which children the findings are about more than others", false},
    {"Exempt information", NULL, 2,
     "whether the report is exempt from publication, and by which paragraph of Schedule 12A to the Local Government "
     "Act 1972",
     false},
};
enum { SECTIONS = sizeof sections / sizeof *sections, BEFORE_THE_REPORT = 3 };

/* A block of the author's text. */
typedef struct {
    int section;
    enum ca_block_kind kind;
    ca_text words;
} written;

typedef struct {
    written *blocks;
    size_t count, capacity;
    ca_committee_notes *notes;
    int section;
    bool open;  /* the next line goes on with the last block */
    bool begun; /* a heading was read */
} author;

static void note(author *a, uint64_t line, const char *what)
{
    a->notes->list = ca_array_grow(a->notes->list, a->notes->count, &a->notes->capacity, sizeof *a->notes->list);
    a->notes->list[a->notes->count++] = (ca_committee_note){line, what};
}

/* Adds a note, unless it is there of an earlier line. */
static void note_once(author *a, uint64_t line, const char *what)
{
    for (size_t i = 0; i < a->notes->count; i++)
        if (strcmp(a->notes->list[i].what, what) == 0)
            return;
    note(a, line, what);
}

/* Begins a block with WORDS. */
static void begin(author *a, enum ca_block_kind kind, ca_slice words)
{
    a->blocks = ca_array_grow(a->blocks, a->count, &a->capacity, sizeof *a->blocks);
    written *block = &a->blocks[a->count++];
    *block = (written){a->section, kind, {0}};
    ca_text_append(&block->words, words.at, words.size);
    a->open = kind != CA_BLOCK_HEADING;
}

static const char spaces[] = " \t\r";

static void read_heading(author *a, ca_slice line, uint64_t number)
{
    ca_slice words = ca_slice_trimmed(line, " \t\r#");
    ca_slice name = ca_slice_trimmed(words, " \t:.");
    a->open = false;
    a->begun = true;
    for (int i = 0; i < SECTIONS; i++)
        if (ca_slice_alike(name, sections[i].title) || (sections[i].brief && ca_slice_alike(name, sections[i].brief))) {
            a->section = i;
            return;
        }
    note(a, number, "is no heading of a committee's paper; it is below the one before it");
    if (words.size)
        begin(a, CA_BLOCK_HEADING, words);
}

static bool begins(ca_slice line, const char *with)
{
    size_t size = strlen(with);
    return line.size >= size && memcmp(line.at, with, size) == 0;
}

static bool is_heading(ca_slice line)
{
    size_t level = 0;
    while (level < line.size && line.at[level] == '#')
        level++;
    return level > 0 && level <= 6 && (level == line.size || strchr(spaces, line.at[level]));
}

static bool is_bullet(ca_slice line)
{
    return line.size > 1 && strchr("-*+", line.at[0]) && strchr(spaces, line.at[1]);
}

static bool is_numbered(ca_slice line)
{
    size_t digits = 0;
    while (digits < line.size && line.at[digits] >= '0' && line.at[digits] <= '9')
        digits++;
    return digits > 0 && digits + 1 < line.size && strchr(".)", line.at[digits]) && line.at[digits + 1] == ' ';
}

static bool is_all(ca_slice line, const char *of)
{
    size_t i = 0;
    while (i < line.size && strchr(of, line.at[i]))
        i++;
    return i == line.size && line.size > 2;
}

/* Returns the name of a markup that makes a block of its own, or NULL. */
static const char *block_markup(ca_slice line)
{
    return begins(line, "|")                             ? "a table stays as text"
           : begins(line, "```") || begins(line, "~~~")  ? "the fence of a code block stays as text"
           : begins(line, ">")                           ? "a quotation stays as text"
           : begins(line, "<")                           ? "HTML stays as text"
           : is_numbered(line)                           ? "a number of a list stays as text"
           : is_all(line, "=") || is_all(line, "-*_ \t") ? "a line across the page stays as text"
                                                         : NULL;
}

static void note_inline(author *a, ca_slice line, uint64_t number)
{
    for (size_t i = 0; i + 1 < line.size; i++) {
        if (line.at[i] == '`' || begins((ca_slice){line.at + i, line.size - i}, "**") ||
            begins((ca_slice){line.at + i, line.size - i}, "__"))
            note_once(a, number, "signs for bold letters or code stay as text");
        if (begins((ca_slice){line.at + i, line.size - i}, "]("))
            note_once(a, number, "a link or picture stays as text");
    }
}

static void read_line(author *a, ca_slice whole, uint64_t number)
{
    ca_slice line = ca_slice_trimmed(whole, spaces);
    const char *markup = block_markup(line);
    if (!line.size) {
        a->open = false;
        return;
    }
    if (is_heading(line)) {
        read_heading(a, line, number);
        return;
    }
    if (!a->begun)
        note_once(a, number, "has no heading above it; it is below the first one");
    a->begun = true;
    note_inline(a, line, number);
    if (markup) {
        note_once(a, number, markup);
        begin(a, CA_BLOCK_PARAGRAPH, line);
        a->open = is_numbered(line);
    } else if (is_bullet(line)) {
        if (whole.at != line.at && a->count && a->blocks[a->count - 1].kind == CA_BLOCK_ITEM)
            note_once(a, number, "a list in a list is made one list");
        begin(a, CA_BLOCK_ITEM, ca_slice_trimmed((ca_slice){line.at + 1, line.size - 1}, spaces));
    } else if (a->open) {
        ca_text_byte(&a->blocks[a->count - 1].words, ' ');
        ca_text_append(&a->blocks[a->count - 1].words, line.at, line.size);
    } else {
        begin(a, CA_BLOCK_PARAGRAPH, line);
    }
}

static void read_text(author *a, ca_slice text)
{
    if (begins(text, "\xEF\xBB\xBF"))
        text = (ca_slice){text.at + 3, text.size - 3};
    for (uint64_t number = 1; text.size; number++) {
        const char *end = memchr(text.at, '\n', text.size);
        size_t size = end ? (size_t)(end - text.at) : text.size;
        read_line(a, (ca_slice){text.at, size}, number);
        size += end != NULL;
        text = (ca_slice){text.at + size, text.size - size};
    }
}

static void add_written(ca_tables *set, const written *block)
{
    const char *words = ca_text_words(&block->words);
    if (block->kind == CA_BLOCK_HEADING)
        ca_narrative_heading(set, 3, words);
    else if (block->kind == CA_BLOCK_ITEM)
        ca_narrative_item(set, "%s", words);
    else
        ca_narrative_paragraph(set, "%s", words);
}

static void add_section(ca_tables *set, const author *a, int index)
{
    bool any = false;
    for (size_t i = 0; i < a->count; i++)
        any |= a->blocks[i].section == index;
    if (!any && sections[index].written)
        return;
    ca_narrative_heading(set, sections[index].level, sections[index].title);
    for (size_t i = 0; i < a->count; i++)
        if (a->blocks[i].section == index)
            add_written(set, &a->blocks[i]);
    if (!any && sections[index].blank) {
        ca_narrative_paragraph(set, "[To be filled in: %s.]", sections[index].blank);
        set->blocks[set->block_count - 1].kind = CA_BLOCK_BLANK;
    }
}

/* Moves the blocks from FROM on to TO. */
static void move_blocks(ca_tables *set, size_t from, size_t to)
{
    size_t moved = set->block_count - from;
    ca_block *blocks = ca_allocate(moved + 1, sizeof *blocks);
    for (size_t i = 0; i < moved; i++)
        blocks[i] = set->blocks[from + i];
    for (size_t i = from; i-- > to;)
        set->blocks[i + moved] = set->blocks[i];
    for (size_t i = 0; i < moved; i++)
        set->blocks[to + i] = blocks[i];
    free(blocks);
}

void ca_committee_add(ca_tables *set, ca_slice text, ca_committee_notes *notes)
{
    author a = {.notes = notes};
    read_text(&a, text);
    size_t from = set->block_count;
    for (int i = 0; i < BEFORE_THE_REPORT; i++)
        add_section(set, &a, i);
    move_blocks(set, from, set->front_count);
    for (int i = BEFORE_THE_REPORT; i < SECTIONS; i++)
        add_section(set, &a, i);
    for (size_t i = 0; i < a.count; i++)
        ca_text_free(&a.blocks[i].words);
    free(a.blocks);
}
