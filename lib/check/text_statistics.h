/* SPDX-License-Identifier: MIT */
/* One pass over a text in an auditor's own words: the number of words, those in a list, acronyms. */
#ifndef CA_TEXT_STATISTICS_H
#define CA_TEXT_STATISTICS_H

#include "check/word_lists.h"
#include "record/names.h"

/* The statistics of a text. Offsets in it are in bytes and from 1; 0: none. Words that are quoted, felt by somebody or
 * denied are not the auditor's own judgement or blame. EFFECT is also set if the child does something: "he has not run
 * away since" needs no word of the list. */
typedef struct {
    uint32_t words;
    size_t first[CA_WORD_LIST_COUNT]; /* the first word of the list; of VAGUE: the first that is the verb */
    size_t named;                     /* the first of the names */
    bool is_filler;                   /* set by the caller: it is a filler, was reported and was not read */
    uint64_t print;                   /* the same for texts with the same words, whatever their case and punctuation */
} ca_text_statistics;

/* The acronyms in all texts of a record, once for each use. */
typedef struct {
    struct ca_acronym {
        uint64_t hash;
        uint32_t node; /* the text, and the offset + 1 in it */
        size_t offset;
        bool explained; /* here: "independent reviewing officer (IRO)" */
        int field;      /* set by the caller: which member of the record, and which of its group's entries */
        size_t entry;
    } * used;
    size_t count, capacity;
} ca_acronyms;

/* Reads TEXT, which is the value of NODE. */
ca_text_statistics ca_text_statistics_read(const ca_words *words, const ca_names *names, ca_slice text, uint32_t node,
                                           ca_acronyms *acronyms);

#endif
