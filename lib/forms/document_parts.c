/* SPDX-License-Identifier: MIT */
/* The parts of an answer in one cell. */
#include "forms/document_parts.h"

#include "base/utf8.h"
#include "forms/form_words.h"
#include "forms/title_text.h"

enum { NAME_MOST = 60 }; /* bytes of a name of a part */

/* --- the names of parts ------------------------------------------------------------------------------------------- */

static const char *const part_names[CA_DOCUMENT_PART_COUNT] = {
    [CA_PART_TEXT] = "",         [CA_PART_GRADE] = "grade",     [CA_PART_EVIDENCE] = "evidence",
    [CA_PART_IMPACT] = "impact", [CA_PART_COMMENT] = "comment", [CA_PART_NA] = "na",
    [CA_PART_DATE] = "date"};

static void add(void *context, ca_slice name, ca_slice words)
{
    ca_document_run_ins *run_ins = context;
    ca_text_clear(&run_ins->words);
    ca_title_words(&run_ins->words, words);
    ca_slice key = {ca_text_words(&run_ins->words), run_ins->words.size};
    for (size_t part = 1; part < CA_DOCUMENT_PART_COUNT && key.size; part++)
        if (ca_slice_is(name, part_names[part]))
            ca_map_at(&run_ins->parts, key)->thing = (void *)&part_names[part];
}

void ca_document_run_ins_make(ca_document_run_ins *run_ins)
{
    *run_ins = (ca_document_run_ins){.words = {0}};
    ca_form_words_each(CA_FORM_WORD_RUN_IN, add, run_ins);
}

void ca_document_run_ins_free(ca_document_run_ins *run_ins)
{
    ca_map_free(&run_ins->parts, NULL);
    ca_text_free(&run_ins->words);
}

/* --- splitting ---------------------------------------------------------------------------------------------------- */

typedef struct {
    ca_document_run_ins *run_ins;
    ca_slice date; /* its name, as words */
    enum ca_document_part part;
    const ca_document_visitor *visitor;
} splitter;

/* Returns the part that NAME names; CA_PART_TEXT: none. */
static enum ca_document_part part_of(const splitter *s, ca_slice name)
{
    ca_text *words = &s->run_ins->words;
    if (!name.size || name.size > NAME_MOST)
        return CA_PART_TEXT;
    ca_text_clear(words);
    ca_title_words(words, name);
    ca_slice key = {ca_text_words(words), words->size};
    const char *const *found = key.size ? ca_map_find(&s->run_ins->parts, key) : NULL;
    if (s->date.size && ca_slice_equal(key, s->date))
        return CA_PART_DATE;
    return found ? (enum ca_document_part)(found - part_names) : CA_PART_TEXT;
}

/* Returns the size of the sign that ends a name at the beginning of TEXT: a colon, or a dash between spaces. */
static size_t end_of_name(ca_slice text)
{
    static const char *const signs[] = {":", "\xEF\xBC\x9A", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t size = strlen(signs[i]);
        if (text.size >= size && memcmp(text.at, signs[i], size) == 0)
            return size;
    }
    return 0;
}

/* Returns the part whose name begins LINE, and sets *SIZE to the size of the name with its sign. */
static enum ca_document_part leading_part(const splitter *s, ca_slice line, size_t *size)
{
    enum ca_document_part whole = part_of(s, line);
    *size = line.size;
    if (whole != CA_PART_TEXT && line.size > 1) /* "I" alone is no name */
        return whole;
    for (size_t at = 1; at < line.size && at <= NAME_MOST; at++) {
        size_t sign = end_of_name((ca_slice){line.at + at, line.size - at});
        enum ca_document_part part = sign ? part_of(s, (ca_slice){line.at, at}) : CA_PART_TEXT;
        *size = at + sign;
        if (part != CA_PART_TEXT)
            return part;
        if (sign == 1)
            break; /* after the first colon there is no name */
    }
    return CA_PART_TEXT;
}

/* Returns the offset in LINE, from FROM on, of a word with a capital and a colon that names a part; its size if there is none. */
static size_t inner_part(const splitter *s, ca_slice line, size_t from)
{
    enum { LETTERS_LEAST = 5 }; /* of the names that are looked for inside a line */
    for (size_t at = from; at < line.size; at++) {
        if (line.at[at] != ':')
            continue;
        size_t end = at, begin;
        while (end > from && line.at[end - 1] == ' ')
            end--;
        for (begin = end; begin > from && ca_character_is_letter_or_digit(line.at[begin - 1]);)
            begin--;
        bool capital = line.at[begin] >= 'A' && line.at[begin] <= 'Z';
        if (capital && begin > from && end - begin >= LETTERS_LEAST &&
            part_of(s, (ca_slice){line.at + begin, end - begin}) != CA_PART_TEXT)
            return begin;
    }
    return line.size;
}

static void give(splitter *s, ca_slice piece)
{
    piece = ca_text_without_blanks(piece);
    if (!piece.size)
        return;
    s->visitor->visit(s->visitor->context, s->part, piece);
}

/* Whether the text of PART is one line. */
static bool is_of_a_line(enum ca_document_part part)
{
    return part == CA_PART_GRADE || part == CA_PART_DATE;
}

/* Gives the text from PIECE to AT, and begins a new piece there. */
static void end_piece(splitter *s, const char **piece, const char *at)
{
    give(s, (ca_slice){*piece, (size_t)(at - *piece)});
    *piece = at;
}

/* Splits LINE. *PIECE is where the piece began that it may go on with. */
static void split_line(splitter *s, ca_slice line, const char **piece)
{
    size_t done = 0;
    while (done < line.size) {
        ca_slice rest = {line.at + done, line.size - done}, seen = ca_text_without_blanks(rest);
        size_t size = 0, before = seen.size ? (size_t)(seen.at - rest.at) : 0;
        enum ca_document_part part = leading_part(s, seen, &size);
        size_t after = done + before + size, next = inner_part(s, line, after > done ? after : done + 1);
        if (part == CA_PART_GRADE &&
            !s->visitor->is_grade(s->visitor->context, (ca_slice){line.at + after, next - after}))
            part = CA_PART_TEXT; /* "Score: 5 in the strengths and difficulties questionnaire" */
        if (part != CA_PART_TEXT) {
            end_piece(s, piece, line.at + done);
            s->part = part;
            *piece = line.at + after;
        } else {
            next = inner_part(s, line, done);
        }
        if (next == line.size)
            return;
        done = next;
    }
}

enum ca_document_part ca_document_parts(ca_document_run_ins *run_ins, ca_slice text, enum ca_document_part first,
                                        ca_slice date, const ca_document_visitor *visitor)
{
    ca_text name = {0};
    ca_title_words(&name, date);
    splitter s = {.run_ins = run_ins, .date = {ca_text_words(&name), name.size}, .part = first, .visitor = visitor};
    const char *piece = text.at, *at = text.at, *end = text.at + text.size;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        ca_slice line = {at, (size_t)((stop ? stop : end) - at)};
        split_line(&s, line, &piece);
        at = line.at + line.size + (stop != NULL);
        bool filled = ca_text_without_blanks((ca_slice){piece, (size_t)(line.at + line.size - piece)}).size > 0;
        if (is_of_a_line(s.part) && filled) {
            end_piece(&s, &piece, line.at + line.size);
            s.part = CA_PART_TEXT;
        }
    }
    if (text.size)
        end_piece(&s, &piece, end);
    ca_text_free(&name);
    return s.part;
}
