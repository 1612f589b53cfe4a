/* SPDX-License-Identifier: MIT */
/* Validation of a record. */
#include "check/validate.h"

#include <stdlib.h>
#include <string.h>

/* A record may lack as much as it has members: each name is looked for once. */
uint32_t ca_check_place(ca_checker *checker, const char *name)
{
    struct ca_root_place *places = checker->reading->places;
    size_t count = sizeof checker->reading->places / sizeof *places, i = 0;
    while (i < count && places[i].name && strcmp(places[i].name, name) != 0)
        i++;
    if (i < count && places[i].name)
        return places[i].node;
    uint32_t node = ca_node_member(&checker->record->scan, 0, name);
    if (i < count)
        places[i] = (struct ca_root_place){ca_arena_copy(&checker->record->arena, name, strlen(name)), node};
    return node;
}

const char *ca_check_path(ca_checker *checker, const char *format, ...)
{
    ca_text *path = &checker->reading->path;
    va_list list;
    ca_text_clear(path);
    va_start(list, format);
    ca_text_format_list(path, format, list);
    va_end(list);
    return path->at;
}

bool ca_check_says_nothing(const ca_checker *checker, enum ca_field field, ca_slice text)
{
    const ca_nothing *nothing = ca_library_nothing(checker->reading->library, checker->framework);
    if (!text.size || !ca_nothing_begins(nothing, CA_NOTHING_TEXT, text.at[0], text.size > 1 ? text.at[1] : '"'))
        return false;
    unsigned said = ca_nothing_said(nothing, CA_NOTHING_TEXT | CA_NOTHING_BOX, text);
    /* "No" may be the answer to a question. */
    return (said & CA_NOTHING_TEXT) && (field != CA_ANSWER_ANSWER_FIELD || (said & CA_NOTHING_BOX));
}

void ca_validate_record(ca_record *record, ca_reporter *reporter, ca_grading *grading, ca_reading *reading)
{
    ca_checker checker = {record, record->framework, reporter, grading, reading};
    memset(reading->places, 0, sizeof reading->places);
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
    free(reading->said_places);
    ca_text_free(&reading->path);
    free(reading->acronyms.used);
    ca_names_free(&reading->names);
}
