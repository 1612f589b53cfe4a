/* SPDX-License-Identifier: MIT */
/* Validation of a record, and of ids over a run. */
#include "validate.h"

#include <stdlib.h>

uint32_t ca_check_place(const ca_checker *checker, const char *name)
{
    return ca_node_member(&checker->record->scan, 0, name);
}

void ca_validate_record(ca_record *record, ca_reporter *reporter, ca_grading *grading, ca_reading *reading)
{
    ca_checker checker = {record, record->framework, reporter, grading, reading};
    ca_grade_record(record, record->framework->ruleset, grading);
    ca_check_heads(&checker);
    /* Findings about a programme have no case, answers or grade. */
    if (ca_record_number(record, CA_KIND_FIELD, CA_FULL) != CA_PROGRAMME) {
        ca_check_answers(&checker);
        ca_check_duties(&checker);
        ca_check_overall_reading(&checker);
        ca_check_moderation(&checker);
    }
    ca_check_findings(&checker);
    ca_check_prose(&checker);
}

void ca_reading_free(ca_reading *reading)
{
    free(reading->said);
    free(reading->acronyms.used);
    free(reading->names.hashes);
    ca_words_free(&reading->words);
}

static bool put(struct ca_id_print *prints, size_t size, struct ca_id_print print)
{
    size_t at = (size_t)print.one & (size - 1);
    for (; prints[at].one || prints[at].other; at = (at + 1) & (size - 1))
        if (prints[at].one == print.one && prints[at].other == print.other)
            return false;
    prints[at] = print;
    return true;
}

static void grow(ca_ids *ids)
{
    size_t size = ids->size ? ids->size * 2 : 1024;
    struct ca_id_print *prints = ca_allocate(size, sizeof *prints);
    for (size_t i = 0; i < ids->size; i++)
        if (ids->prints[i].one || ids->prints[i].other)
            (void)put(prints, size, ids->prints[i]); /* no two are alike */
    free(ids->prints);
    ids->prints = prints;
    ids->size = size;
}

/* A second hash that shares nothing with the first but its input: a multiplication mixer over
 * eight bytes at a time. */
static uint64_t second_hash(ca_slice id)
{
    uint64_t hash = 0x9E3779B97F4A7C15U ^ id.size;
    for (size_t i = 0; i < id.size; i++) {
        hash = (hash << 7 | hash >> 57) ^ (unsigned char)id.at[i];
        hash *= 0xD6E8FEB86659FD93U;
        hash ^= hash >> 32;
    }
    return hash | 1; /* so that no print is all zero, which means an empty place */
}

bool ca_ids_add(ca_ids *ids, ca_slice id)
{
    if (ids->count >= ids->size / 8 * 7)
        grow(ids);
    struct ca_id_print print = {ca_hash(id.at, id.size), second_hash(id)};
    bool fresh = put(ids->prints, ids->size, print);
    ids->count += fresh;
    return fresh;
}

void ca_ids_free(ca_ids *ids)
{
    free(ids->prints);
    *ids = (ca_ids){0};
}
