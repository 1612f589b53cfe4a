/* SPDX-License-Identifier: MIT */
/* Members as values of controls. */
#include "forms/tag_value.h"

#include "forms/form_labels.h"

#include <string.h>

enum ca_group ca_tag_group(ca_slice name)
{
    for (int group = 0; group < CA_GROUP_COUNT; group++)
        if (name.size && ca_slice_equal(ca_list_path((enum ca_group)group), name))
            return (enum ca_group)group;
    return CA_SINGLE;
}

/* Returns the value of MEMBER, and its text, or NULL. */
static const ca_value *value_of(ca_record *record, ca_form_member member, size_t entry, ca_slice *text)
{
    enum ca_group group = ca_fields[member.field].group;
    const ca_entries *entries = group == CA_SINGLE ? NULL : &record->groups[group];
    const ca_entry *one = NULL;
    if (!entries) {
        *text = ca_record_text(record, member.field);
        return &record->at[member.field];
    }
    if (ca_list_path(group).size)
        one = entry < entries->count ? &entries->entries[entry] : NULL;
    else
        one = ca_record_entry(record, group, member.key);
    *text = one ? ca_entry_text(record, one, member.field) : (ca_slice){"", 0};
    return one ? ca_entry_value(one, member.field) : NULL;
}

/* Makes VALUE a day. */
static void set_day(ca_fill_value *value, ca_date day, ca_arena *arena)
{
    ca_text words = {0};
    ca_date_in_words(&words, day);
    value->day = day;
    value->text = ca_arena_str(arena, (ca_slice){words.at, words.size});
    ca_text_free(&words);
}

ca_fill_value ca_tag_value(ca_record *record, ca_form_member member, size_t entry, ca_arena *arena)
{
    ca_fill_value made = CA_FILL_NOTHING;
    ca_slice text;
    const ca_value *value = value_of(record, member, entry, &text);
    enum ca_type type = ca_fields[member.field].type;
    if (!value || !value->node)
        return made;
    ca_date day =
        member.field == CA_HEAD_FIELD && record->framework->heads[member.key].date ? ca_date_read(text) : CA_NO_DATE;
    if (type == CA_DATE && ca_date_read(text) != CA_NO_DATE)
        day = ca_date_read(text);
    made.id = text;
    made.text = ca_form_label(record->framework, member.field, text);
    if (day != CA_NO_DATE) {
        set_day(&made, day, arena);
    } else if (type == CA_BOOL) {
        made.truth = value->number != 0;
        made.id = ca_slice_of(made.truth ? "yes" : "no");
        made.text = ca_slice_of(made.truth ? "Yes" : "No");
    } else if (type == CA_COUNT) {
        ca_text digits = {0};
        ca_text_format(&digits, "%ld", (long)value->number);
        made.text = ca_arena_str(arena, (ca_slice){digits.at, digits.size});
        ca_text_free(&digits);
    }
    bool answer =
        member.field == CA_ANSWER_ANSWER_FIELD && record->framework->questions[member.key].type == CA_QUESTION_YES_NO;
    if (answer && (ca_slice_is(text, "yes") || ca_slice_is(text, "no")))
        made.truth = ca_slice_is(text, "yes");
    else if (member.field == CA_ANSWER_ANSWER_FIELD && !answer)
        made.text = text;
    return made;
}

/* --- names ------------------------------------------------------------------------------------------------------- */

/* Returns the name at INDEX of those that members of GROUP, a map, have; NULL after the last. */
static const char *name_at(const ca_framework *framework, enum ca_group group, int index)
{
    if (group == CA_DISCUSSED)
        return ca_contact_roles[index];
    return ca_framework_id(framework, ca_group_list(group), index);
}

static void add_tag(ca_near_names *near, ca_arena *arena, const char *path, const char *name)
{
    const char *star = strchr(path, '*');
    ca_text tag = {0};
    if (star)
        ca_text_format(&tag, "%.*s%s%s", (int)(star - path), path, name, star + 1);
    else
        ca_text_add(&tag, path);
    ca_near_names_add(near, ca_arena_copy(arena, tag.at, tag.size));
    ca_text_free(&tag);
}

void ca_tags_add(const ca_framework *framework, ca_near_names *near, ca_arena *arena)
{
    for (int i = 0; i < CA_FIELD_COUNT; i++) {
        enum ca_group group = ca_fields[i].group;
        const char *name = "", *path = ca_fields[i].path;
        bool map = strchr(path, '*') != NULL;
        for (int key = 0; map ? (name = name_at(framework, group, key)) != NULL : key == 0; key++)
            add_tag(near, arena, path, name);
    }
}
