/* SPDX-License-Identifier: MIT */
/* Texts that stand word for word in two records of a run. They are kept as fingerprints, and a limited number of them. */
#ifndef CA_SHARED_TEXTS_H
#define CA_SHARED_TEXTS_H

#include "base/location.h"
#include "base/print_table.h"

/* A text of a record, and where it begins in its line, in bytes from 1. */
typedef struct {
    uint64_t print;
    uint64_t column;
    const char *question, *member; /* of an answer */
} ca_shared_text;

enum {
    CA_SHARED_WORDS_LEAST = 10,    /* words of a text that two audits do not share by chance */
    CA_SHARED_TEXTS_KEPT = 1 << 17 /* a text is compared with so many texts before it, at least */
};

/* Zeroed is empty. About 12 MiB at most. */
typedef struct {
    struct ca_shared_part {
        ca_print_table locations; /* the index + 1 in TEXTS, by print */
        struct ca_shared_place {
            uint64_t line;
            uint32_t column, source;
        } * texts;
        size_t count, capacity;
    } now, before;
    const char **sources; /* borrowed: they outlive the run */
    size_t source_count, source_capacity;
} ca_shared_texts;

/* Adds TEXT of the record at PLACE. Returns true, and reads into *OTHER where the text stood first, if it was in an
 * earlier record. */
bool ca_shared_texts_add(ca_shared_texts *shared, const ca_shared_text *text, ca_location location, ca_location *other)
    CA_MUST_USE;
void ca_shared_texts_free(ca_shared_texts *shared);

#endif
