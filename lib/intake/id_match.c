/* SPDX-License-Identifier: MIT */
/* Whether the ids of two files are of the same cases. */
#include "intake/id_match.h"

#include "intake/list_ids.h"
#include "record/person.h"

enum { IDS_LEAST = 10, ONE_IN = 20 };

void ca_id_match_list(ca_id_match *match, const ca_case_list *list)
{
    for (size_t i = 0; i < list->table.count; i++) {
        ca_slice id = ca_person_plain(&match->arena, ca_case_list_value(list, i, CA_CASE_ID_FIELD));
        ca_map_at(&match->ids, id)->thing = match;
        ca_map_at(&match->bare, ca_id_without_zeros(id))->thing = match;
    }
}

enum ca_id_met ca_id_match_find(const ca_id_match *match, ca_slice id)
{
    ca_arena arena = {0};
    ca_slice plain = ca_person_plain(&arena, id);
    enum ca_id_met met = ca_map_find(&match->ids, plain)                         ? CA_ID_MET
                         : ca_map_find(&match->bare, ca_id_without_zeros(plain)) ? CA_ID_MET_BARE
                                                                                 : CA_ID_NOT_MET;
    ca_arena_free(&arena);
    return met;
}

void ca_id_match_count(ca_id_match *match, enum ca_id_met met)
{
    match->given++;
    match->met += met == CA_ID_MET;
    match->met_bare += met != CA_ID_NOT_MET;
}

void ca_id_match_report(const ca_id_match *match, const char *ids, const char *list, bool distinct,
                        const ca_reporter *reporter)
{
    if (match->given < IDS_LEAST || match->met * ONE_IN >= match->given)
        return;
    if (match->met_bare > match->met)
        ca_report_run(reporter, CA_RUN_NOTE,
                      "%zu of %zu %s are in %s; without the zeros in front of the ids %zu would be: a spreadsheet has "
                      "probably taken the zeros away; get the list again, with ids as text",
                      match->met, match->given, ids, list, match->met_bare);
    else if (!distinct)
        ca_report_run(reporter, CA_RUN_NOTE,
                      "%zu of %zu %s are in %s; are the ids those of the same system, and all of their digits?",
                      match->met, match->given, ids, list);
}

void ca_id_match_free(ca_id_match *match)
{
    ca_map_free(&match->ids, NULL);
    ca_map_free(&match->bare, NULL);
    ca_arena_free(&match->arena);
    *match = (ca_id_match){.given = 0};
}
