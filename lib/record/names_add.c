/* SPDX-License-Identifier: MIT */
/* The forms of a name that are looked for. */
#include "record/names_add.h"

#include "record/stand_ins.h"

#include <string.h>

enum {
    PART_LEAST = 3,   /* letters behind an apostrophe that are a name of their own: Brien */
    HIDDEN_LEAST = 5, /* letters beside what is hidden: it may stand within a syllable */
    WORDS_BEFORE = 3, /* words that a word is joined to */
    WORDS_JOINED = 16 /* words of a name that have joined forms; the rest of a longer one is no name */
};

/* A word of a name: pieces with nothing, something hidden or an apostrophe between them. */
typedef struct {
    size_t start, end;
    ca_spelling spelling;
    bool number;
} word;

/* Reads the word at AT, and adds its letters to those that W has. */
static void read_word(ca_slice name, size_t at, word *w)
{
    ca_piece piece = ca_piece_read(name, at, &w->spelling);
    enum ca_joint joint = CA_JOINT_CAPITAL;
    w->start = at;
    w->number = piece.number;
    while (!w->number && joint != CA_JOINT_NONE) {
        joint = ca_joint_behind(name, &piece, &at);
        if (joint > CA_JOINT_TIGHT)
            break;
        if (joint != CA_JOINT_NONE)
            piece = ca_piece_read(name, at, &w->spelling);
    }
    w->end = piece.end;
}

/* A name as it is read word by word. */
typedef struct {
    ca_names *names;
    unsigned whose;
    ca_slice name;
    size_t least;
    word last[WORDS_BEFORE]; /* the words before, joined: the last one, the last two, … */
    size_t last_count, count;
    bool leading;  /* no name has been read yet, or a sign begins another */
    bool stood_in; /* the word before stands for a name */
    bool young;    /* that is "young" */
} reading;

/* The pieces of W, which may be written apart: "Anne Marie", "O Brien". */
static void add_pieces(const reading *r, const word *w)
{
    enum ca_joint before = CA_JOINT_NONE, behind = CA_JOINT_CAPITAL;
    for (size_t at = w->start; at < w->end && behind != CA_JOINT_NONE; before = behind) {
        ca_spelling spelling = ca_spelling_begin();
        ca_piece piece = ca_piece_read(r->name, at, &spelling);
        behind = piece.end < w->end ? ca_joint_behind(r->name, &piece, &at) : CA_JOINT_NONE;
        size_t enough = behind == CA_JOINT_HIDDEN || before == CA_JOINT_HIDDEN     ? HIDDEN_LEAST
                        : behind == CA_JOINT_CAPITAL || before == CA_JOINT_CAPITAL ? r->least
                        : before == CA_JOINT_APOSTROPHE                            ? PART_LEAST
                                                                                   : SIZE_MAX;
        bool prefix = ca_spelling_is(&spelling, "mc") || ca_spelling_is(&spelling, "mac");
        if (!prefix && spelling.size >= enough && spelling.size >= r->least)
            ca_names_put(r->names, r->whose, &spelling);
    }
}

/* The forms in which W is joined to the words before it. */
static void add_joined(reading *r, const word *w)
{
    word joined[WORDS_BEFORE];
    if (r->count++ >= WORDS_JOINED)
        return;
    joined[0] = *w;
    for (size_t i = 0; i < r->last_count; i++) {
        word both = r->last[i];
        read_word(r->name, w->start, &both);
        if (both.spelling.size >= CA_NAMES_JOINED_LEAST)
            ca_names_put(r->names, r->whose, &both.spelling);
        if (i + 1 < WORDS_BEFORE)
            joined[i + 1] = both;
    }
    if (r->last_count) { /* the surname first, or last */
        word turned = *w;
        read_word(r->name, r->last[0].start, &turned);
        if (turned.spelling.size >= CA_NAMES_JOINED_LEAST)
            ca_names_put(r->names, r->whose, &turned.spelling);
    }
    r->last_count += r->last_count < WORDS_BEFORE;
    memcpy(r->last, joined, r->last_count * sizeof *joined);
}

/* Whether the word stands for a name here. */
static bool stands_in(const reading *r, const word *w)
{
    size_t next = ca_piece_next(r->name, w->end);
    word behind = {.spelling = ca_spelling_begin()};
    switch (ca_stand_in_of(&w->spelling)) {
    case CA_ALWAYS_STAND_IN: return true;
    case CA_FIRST_STAND_IN: return r->leading;
    case CA_ORDINAL: return r->stood_in;
    case CA_YOUNG:
        if (next < r->name.size)
            read_word(r->name, next, &behind);
        return behind.spelling.size && ca_stands_behind_young(&behind.spelling);
    case CA_NO_STAND_IN: break;
    }
    return r->young && ca_stands_behind_young(&w->spelling);
}

static bool begins_another(ca_slice name, size_t from, size_t to)
{
    for (size_t at = from; at < to; at++)
        if (strchr(",;/&(+", name.at[at]) && name.at[at])
            return true;
    return false;
}

static void take_word(reading *r, const word *w)
{
    r->stood_in = !w->number && stands_in(r, w);
    r->young = r->stood_in && ca_stand_in_of(&w->spelling) == CA_YOUNG;
    if (w->number) {
        ca_names_add_number(r->names, r->whose, r->name, w->start);
    } else if (r->stood_in) {
        r->leading = true;
        r->last_count = 0;
    } else {
        r->leading = false;
        if (w->spelling.size >= r->least)
            ca_names_put(r->names, r->whose, &w->spelling);
        add_pieces(r, w);
        add_joined(r, w);
    }
}

void ca_names_add(ca_names *names, unsigned whose, ca_slice name, size_t least)
{
    reading r = {.names = names, .whose = whose, .name = name, .least = least, .leading = true};
    size_t at = ca_piece_next(name, 0), before = 0;
    while (at < name.size) {
        word w = {.spelling = ca_spelling_begin()};
        read_word(name, at, &w);
        r.leading |= begins_another(name, before, at);
        take_word(&r, &w);
        before = w.end;
        at = ca_piece_next(name, before);
    }
}
