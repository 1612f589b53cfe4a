/* SPDX-License-Identifier: MIT */
/* The concerns among records, one by one. */
#include "report/concern_list.h"

#include "record/clues.h"
#include "record/name_words.h"
#include "record/person.h"

#include <stdlib.h>
#include <string.h>

static const char *const kind_words[] = {"Full", "Thematic", "External"};

/* The part that WHOM plays in the case, or the post, or that it is a person. */
static ca_slice role_of(ca_record *record, ca_slice whom)
{
    static const struct {
        enum ca_field field;
        const char *role;
    } parts[] = {{CA_MANAGER_FIELD, "the manager of the case"},
                 {CA_IRO_FIELD, "the reviewing officer of the case"},
                 {CA_PRACTITIONER_FIELD, "the practitioner of the case"},
                 {CA_AUDITOR_FIELD, "the auditor"}};
    ca_person told = ca_person_read(&record->arena, whom, NULL);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        ca_person one = ca_person_read(&record->arena, ca_record_text(record, parts[i].field), NULL);
        if (ca_person_alike(&told, &one))
            return ca_slice_of(parts[i].role);
    }
    return ca_is_post(ca_person_plain(&record->arena, whom)) ? whom : ca_slice_of("a person whom the record names");
}

static ca_slice kept(ca_concern_list *list, ca_slice text)
{
    return (ca_slice){ca_arena_copy(&list->arena, text.at, text.size), text.size};
}

static ca_slice kept_text(ca_concern_list *list, ca_text *text)
{
    ca_slice slice = kept(list, (ca_slice){ca_text_words(text), text->size});
    ca_text_free(text);
    return slice;
}

static ca_slice kind_of(ca_concern_list *list, ca_record *record, const ca_clues *clues)
{
    ca_text words = {0};
    ca_slice theme = ca_record_told(record, CA_THEME_FIELD, clues);
    ca_text_add(&words, kind_words[ca_record_number(record, CA_KIND_FIELD, CA_FULL)]);
    if (theme.size)
        ca_text_format(&words, ": %.*s", (int)theme.size, theme.at);
    return kept_text(list, &words);
}

static ca_slice grade_of(const ca_record *record, int grade)
{
    return ca_slice_of(grade == CA_NO_GRADE ? "" : record->framework->scale[grade].label);
}

static ca_slice reasons_of(ca_concern_list *list, const ca_record *record, const ca_grading *grading,
                           const ca_concern *concern)
{
    const ca_framework *framework = record->framework;
    ca_text words = {0};
    for (int i = 0; i < framework->flag_count; i++)
        if ((ca_concern_flags(framework) >> i & 1) && ca_record_flag(record, i))
            ca_text_format(&words, "%s%s", words.size ? "; " : "", framework->flags[i].title);
    if (concern->inadequate)
        ca_text_format(&words, "%s%s", words.size ? "; " : "", framework->scale[grading->final].label);
    if (concern->other)
        ca_text_add(&words, ca_record_number(record, CA_ESCALATION_URGENT_FIELD, 0)
                                ? "Marked as urgent"
                                : "To be escalated, by its grading");
    return kept_text(list, &words);
}

static ca_listed_audit listed(ca_concern_list *list, ca_record *record, const ca_grading *grading,
                              const ca_clues *clues)
{
    return (ca_listed_audit){
        .final = grading->final,
        .tool = kept(list, ca_slice_of(record->framework->title)),
        .audit = kept(list, ca_record_text(record, CA_ID_FIELD)),
        .case_id = kept(list, ca_record_text(record, CA_CASE_ID_FIELD)),
        .team = kept(list, ca_record_told(record, CA_TEAM_FIELD, clues)),
        .quarter = kept(list, ca_record_told(record, CA_QUARTER_FIELD, clues)),
        .kind = kind_of(list, record, clues),
        .grade = kept(list, grade_of(record, grading->final)),
        .when = ca_record_number(record, CA_ESCALATION_DATE_FIELD, CA_NO_DATE),
        .plan = grading->plan,
    };
}

void ca_concern_list_add(ca_concern_list *list, ca_record *record, const ca_grading *grading, const ca_clues *clues)
{
    ca_concern concern = ca_concern_of(record, grading);
    if (!ca_kind_has_concerns(ca_record_number(record, CA_KIND_FIELD, CA_FULL)))
        return;
    if (ca_is_concern(&concern)) {
        ca_listed_audit one = listed(list, record, grading, clues);
        ca_slice whom = ca_record_text(record, CA_ESCALATION_TO_FIELD);
        one.told = concern.told;
        one.flagged = concern.flagged;
        one.why = reasons_of(list, record, grading, &concern);
        one.whom = kept(list, !one.told || !clues ? whom : role_of(record, whom));
        list->concerns =
            ca_room_for_one(list->concerns, list->concern_count, &list->concern_capacity, sizeof *list->concerns);
        list->concerns[list->concern_count++] = one;
    }
    if (grading->plan == CA_MISSING) {
        list->unplanned =
            ca_room_for_one(list->unplanned, list->unplanned_count, &list->unplanned_capacity, sizeof *list->unplanned);
        list->unplanned[list->unplanned_count++] = listed(list, record, grading, clues);
    }
}

static int by_urgency(const void *a, const void *b)
{
    const ca_listed_audit *one = a, *other = b;
    if (one->told != other->told)
        return one->told ? 1 : -1;
    if (one->flagged != other->flagged)
        return one->flagged ? -1 : 1;
    int order = (one->final > other->final) - (one->final < other->final);
    if (!order)
        order = ca_slice_compare(one->quarter, other->quarter);
    if (!order)
        order = ca_slice_compare(one->audit, other->audit);
    return order ? order : ca_slice_compare(one->case_id, other->case_id);
}

void ca_concern_list_sort(ca_concern_list *list)
{
    if (list->concern_count)
        qsort(list->concerns, list->concern_count, sizeof *list->concerns, by_urgency);
    if (list->unplanned_count)
        qsort(list->unplanned, list->unplanned_count, sizeof *list->unplanned, by_urgency);
}

void ca_concern_list_free(ca_concern_list *list)
{
    free(list->concerns);
    free(list->unplanned);
    ca_arena_free(&list->arena);
    *list = (ca_concern_list){.concerns = NULL};
}
