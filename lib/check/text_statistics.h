/* SPDX-License-Identifier: MIT */
/* One pass over a text in an auditor's own words: the number of words, those in a list, acronyms. */
#ifndef CA_TEXT_STATISTICS_H
#define CA_TEXT_STATISTICS_H

#include "base/date.h"
#include "base/print_table.h"
#include "check/word_lists.h"
#include "record/names.h"

/* The statistics of a text. Offsets in it are in bytes and from 1; 0: none. Words that are quoted, felt by somebody or
 * denied are not the auditor's own judgement or blame. EFFECT is also set if the child does something: "he has not run
 * away since" needs no word of the list. */
typedef struct {
    uint32_t words;
    size_t first[CA_WORD_LIST_COUNT]; /* the first word of the list; of VAGUE: the first that is the verb */
    size_t named;                     /* the first of the names */
    size_t repeated;                  /* the first sentence that is in the text for the second time */
    size_t later;                     /* the first date that is after the audit, and not announced as one to come */
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

/* The words of a record that may be first names, once for each use. */
typedef struct {
    struct ca_name_use {
        uint64_t hash; /* of the name in small letters, without 's */
        uint32_t node; /* the text, and the offset + 1 in it */
        size_t offset, end;
        bool begins;     /* it is the first word of a sentence, where any word has a capital */
        bool as_child;   /* what is said of it is said of the child of an audit: "Ben's needs", "Ben was seen" */
        bool introduced; /* as somebody else: "her brother Ben" */
        int field;       /* set by the caller: which member of the record, and which of its group's entries */
        size_t entry;
    } * uses;
    size_t count, capacity;
} ca_name_uses;

/* What more a text is searched for. */
typedef struct {
    ca_print_table *sentences; /* scratch for sentences that are repeated; NULL: they are not searched for */
    ca_date audited;           /* for dates after it; CA_NO_DATE: they are not searched for */
    ca_name_uses *uses;        /* takes the words that may be first names; NULL: they are not searched for */
} ca_text_search;

/* Reads TEXT, which is the value of NODE. */
ca_text_statistics ca_text_statistics_read(const ca_words *words, const ca_names *names, ca_slice text, uint32_t node,
                                           ca_acronyms *acronyms, const ca_text_search *search);

#endif
