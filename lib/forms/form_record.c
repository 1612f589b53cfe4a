/* SPDX-License-Identifier: MIT */
/* Lays a form that came back over its draft. */
#include "forms/form_record.h"

#include "base/file.h"
#include "base/json_write.h"
#include "base/utf8.h"
#include "forms/form_labels.h"
#include "forms/form_titles.h"
#include "forms/form_value.h"
#include "office/cell_name.h"
#include "record/record_read.h"
#include "record/updates.h"

#include <stdlib.h>

/* A filled cell with a member. */
typedef struct {
    const ca_form_answer *cell;
    ca_form_member member;
    ca_form_value value;
    ca_slice base;  /* the draft's value; empty: not filled in */
    bool same;      /* as it is in the draft */
    bool refused;   /* it is not taken, and kept as a note */
    uint64_t entry; /* of a list: its number in the record, from 1 */
    uint64_t old;   /* the same, if the draft has the entry under another number; else 0 */
} item;

/* An entry of a list that the draft does not have. */
typedef struct {
    enum ca_group group;
    uint32_t order;
} new_entry;

/* Entries in rows without a key follow those with one. */
enum { MORE_ENTRIES_FROM = 100000000 };

typedef struct {
    ca_form_importer *importer;
    const ca_form_return *form;
    ca_form_record *made;
    ca_record *base;
    ca_form_book book; /* with the form that the draft has */
    ca_form_values values;
    ca_reporter reporter;
    item *items;
    size_t count;
    ca_map by_path; /* items by the path that the form has for them */
    new_entry *entries;
    size_t entry_count, entry_capacity;
    const ca_form_answer **typed; /* cells without a member, whose text somebody may have typed */
    size_t typed_count;
    ca_json_set set;
    size_t notes; /* in the record */
    size_t changes;
    bool moderates;
} maker;

/* --- reports ------------------------------------------------------------------------------------------------------ */

static void report(maker *m, ca_location location, enum ca_rule_id rule, const char *path, const char *words)
{
    (void)ca_report(&m->reporter, location, rule, path, "%s", words);
}

/* Returns the path of the member, as messages have it, in the arena of what is made. */
static ca_slice path_of(maker *m, ca_form_member member, uint64_t entry)
{
    ca_text path = {0};
    ca_form_member_path(&path, m->values.framework, member, entry);
    ca_slice kept = ca_arena_str(&m->made->arena, (ca_slice){path.at, path.size});
    ca_text_free(&path);
    return kept;
}

static void report_item(maker *m, const item *one, enum ca_rule_id rule, const char *words)
{
    report(m, one->cell->location, rule, path_of(m, one->member, one->entry).at, words);
}

void ca_form_cell_shown(ca_text *to, const ca_location *cell)
{
    ca_text_format(to, "%s: %s!", ca_file_name(cell->source), cell->sheet ? cell->sheet : "");
    ca_cell_name(to, (size_t)cell->line - 1, (size_t)cell->column - 1);
}

/* --- the draft ---------------------------------------------------------------------------------------------------- */

static size_t list_size(const maker *m, enum ca_group group)
{
    const ca_scan *scan = &m->base->scan;
    uint32_t list = ca_node_member(scan, 0,
                                   group == CA_FINDINGS  ? "findings"
                                   : group == CA_ACTIONS ? "actions"
                                                         : "notes");
    size_t count = 0;
    for (uint32_t at = list + 1; list && scan->nodes[list].kind == CA_ARRAY && at < scan->nodes[list].next;
         at = scan->nodes[at].next)
        count++;
    return count;
}

/* Returns the node of the member in the draft; 0: it is not filled in. ENTRY is the number of a list's entry. */
static uint32_t node_of(const maker *m, ca_form_member member, uint64_t entry)
{
    enum ca_group group = ca_fields[member.field].group;
    if (group == CA_SINGLE)
        return m->base->at[member.field].node;
    if (!member.entry && member.key < 0)
        return 0;
    int key = member.entry ? (int)entry - 1 : member.key;
    const ca_entry *found = ca_record_entry(m->base, group, key);
    return found ? ca_entry_value(found, member.field)->node : 0;
}

static ca_slice text_of(const maker *m, uint32_t node)
{
    const ca_scan *scan = &m->base->scan;
    if (!node)
        return (ca_slice){"", 0};
    return scan->nodes[node].kind == CA_STRING ? ca_node_string(scan, node, &m->base->arena)
                                               : ca_node_bytes(scan, node);
}

/* Returns TEXT, of the draft, as a form shows it. */
static ca_slice shown(const maker *m, enum ca_field field, ca_slice text)
{
    if (ca_slice_is(text, "true"))
        return ca_slice_of("Yes");
    return ca_slice_is(text, "false") ? ca_slice_of("No") : ca_form_label(m->values.framework, field, text);
}

/* --- the cells ---------------------------------------------------------------------------------------------------- */

/* Whether a form for this purpose can fill in FIELD. */
static bool is_for(enum ca_form_purpose purpose, enum ca_field field)
{
    return (strncmp(ca_fields[field].path, "moderation.", 11) == 0) == (purpose == CA_FORM_FOR_MODERATOR);
}

static ca_form_member member_of(const maker *m, ca_slice path)
{
    ca_form_member none = {.field = CA_FIELD_COUNT, .key = -1};
    ca_form_member member = path.size ? ca_form_member_of(m->values.framework, path) : none;
    return member.field != CA_FIELD_COUNT && is_for(m->form->purpose, member.field) ? member : none;
}

/* Returns the order of the item's entry among those of its list. */
static uint32_t order_of(ca_form_member member)
{
    return (uint32_t)member.entry + (member.more ? MORE_ENTRIES_FROM : 0);
}

static void read_items(maker *m)
{
    m->items = ca_allocate(m->form->count, sizeof *m->items);
    m->typed = ca_allocate(m->form->count, sizeof *m->typed);
    for (size_t i = 0; i < m->form->count; i++) {
        const ca_form_answer *cell = &m->form->answers[i];
        ca_form_member member = member_of(m, cell->path);
        if (member.field == CA_FIELD_COUNT) {
            m->typed[m->typed_count++] = cell;
            continue;
        }
        item *one = &m->items[m->count++];
        *one = (item){.cell = cell, .member = member, .entry = member.entry};
        one->value = ca_form_value_read(&m->values, member, cell, &m->made->arena);
    }
}

/* Lays out the form of the draft, once for all that compare the returned one with it. */
static void lay_out_draft(maker *m)
{
    ca_form_options options = {.purpose = m->form->purpose, .blind = m->form->blind};
    ca_error unused = {0}; /* a text too long for a cell was not on the form either */
    ca_form_book_begin(&m->book, m->values.framework, &options);
    if (ca_form_book_add(&m->book, m->base, &options, &unused) < 0)
        ca_error_free(&unused);
}

static const char *other_answer(maker *m, const item *other)
{
    ca_text words = {0};
    ca_text_add(&words, "has another answer at ");
    ca_cell_name(&words, (size_t)other->cell->location.line - 1, (size_t)other->cell->location.column - 1);
    ca_text_add(&words, "; neither is taken: delete one");
    const char *kept = ca_arena_str(&m->made->arena, (ca_slice){words.at, words.size}).at;
    ca_text_free(&words);
    return kept;
}

/* Finds members that two cells fill in, as a row does that was copied. Equal ones count once. */
static void find_doubles(maker *m)
{
    for (size_t i = 0; i < m->count; i++) {
        item *one = &m->items[i];
        ca_map_entry *entry = ca_map_at(&m->by_path, one->cell->path);
        item *first = entry->thing;
        if (!first)
            entry->thing = one;
        else if (first->value.error || one->value.error || !ca_slice_equal(first->value.text, one->value.text)) {
            one->value.error = other_answer(m, first);
            first->value.error = other_answer(m, one);
        }
    }
}

/* Refuses the answers in rows whose title is that of another question: somebody sorted the columns that are seen, and the hidden
 * keys stayed where they were. A grade would be of another question than the one beside which it was given. */
static void find_other_titles(maker *m)
{
    ca_form_titles titles = {.name = {0}};
    ca_form_titles_read(&titles, m->book.forms[0]);
    for (size_t i = 0; i < m->typed_count; i++) {
        const ca_form_answer *title = m->typed[i];
        if (title->path.size || !ca_form_titles_has(&titles, title->text))
            continue;
        for (size_t j = 0; j < m->count; j++) {
            item *one = &m->items[j];
            bool beside =
                one->cell->location.line == title->location.line && one->cell->location.column > title->location.column;
            if (beside && ca_form_titles_differ(&titles, title->text, one->cell->path))
                one->value.error = "is beside the title of another question, as if rows had been sorted without their "
                                   "hidden column; it is not taken: put it into its own row";
        }
    }
    ca_form_titles_free(&titles);
}

static int by_order(const void *a, const void *b)
{
    const new_entry *one = a, *other = b;
    if (one->group != other->group)
        return one->group < other->group ? -1 : 1;
    return (one->order > other->order) - (one->order < other->order);
}

/* Numbers the entries of lists as they will be in the record: those of the draft stay, the others follow without gaps. */
static void number_entries(maker *m)
{
    for (size_t i = 0; i < m->count; i++) {
        const item *one = &m->items[i];
        enum ca_group group = ca_fields[one->member.field].group;
        if (!one->member.entry || one->value.error || (!one->member.more && one->member.entry <= list_size(m, group)))
            continue;
        m->entries = ca_array_grow(m->entries, m->entry_count, &m->entry_capacity, sizeof *m->entries);
        m->entries[m->entry_count++] = (new_entry){group, order_of(one->member)};
    }
    if (!m->entry_count)
        return;
    qsort(m->entries, m->entry_count, sizeof *m->entries, by_order);
    size_t kept = 1;
    for (size_t i = 1; i < m->entry_count; i++)
        if (by_order(&m->entries[i], &m->entries[kept - 1]) != 0)
            m->entries[kept++] = m->entries[i];
    m->entry_count = kept;
}

/* Returns the number that the entry of MEMBER has in the record; 0: the record has none for it. */
static uint64_t number_of(const maker *m, ca_form_member member)
{
    enum ca_group group = ca_fields[member.field].group;
    size_t count = member.entry ? list_size(m, group) : 0, rank = 0;
    if (!member.entry || (!member.more && member.entry <= count))
        return member.entry;
    for (size_t i = 0; i < m->entry_count; i++) {
        if (m->entries[i].group != group)
            continue;
        rank++;
        if (m->entries[i].order == order_of(member))
            return count + rank;
    }
    return 0;
}

/* Whether entry NUMBER of the draft's list has the answers of the new ENTRY, and no others. */
static bool is_entry(const maker *m, const new_entry *entry, uint64_t number)
{
    const ca_entry *there = ca_record_entry(m->base, entry->group, (int)number - 1);
    size_t filled = 0, same = 0;
    for (int field = (int)ca_first_fields[entry->group];
         there && field < CA_FIELD_COUNT && ca_fields[field].group == entry->group; field++)
        filled += ca_entry_value(there, (enum ca_field)field)->node != 0;
    for (size_t i = 0; i < m->count; i++) {
        const item *one = &m->items[i];
        if (ca_fields[one->member.field].group != entry->group || order_of(one->member) != entry->order)
            continue;
        if (one->value.error || !ca_cell_equals(one->value.text, text_of(m, node_of(m, one->member, number))))
            return false;
        same++;
    }
    return filled == same;
}

/* Whether the form leaves entry NUMBER of the draft's list as it is: its own row there neither changes nor clears it. */
static bool is_kept(const maker *m, enum ca_group group, uint64_t number)
{
    for (size_t i = 0; i < m->count; i++) {
        const item *one = &m->items[i];
        if (ca_fields[one->member.field].group != group || one->member.more || one->member.entry != number)
            continue;
        if (one->value.error || !ca_cell_equals(one->value.text, text_of(m, node_of(m, one->member, number))))
            return false;
    }
    for (size_t i = 0; i < m->form->blank_count && m->importer->overwrite; i++) {
        ca_form_member member = member_of(m, m->form->blanks[i].path);
        if (member.field != CA_FIELD_COUNT && ca_fields[member.field].group == group && !member.more &&
            member.entry == number && node_of(m, member, number))
            return false;
    }
    return true;
}

/* Finds the new entries that the draft has under another number: a form that is laid over the record that it made before, where
 * the gaps between its rows are closed, adds nothing. */
static void find_old_entries(maker *m)
{
    size_t kept = 0;
    for (size_t i = 0; i < m->entry_count; i++) {
        const new_entry entry = m->entries[i];
        uint64_t count = list_size(m, entry.group), number = 1;
        while (number <= count && !(is_entry(m, &entry, number) && is_kept(m, entry.group, number)))
            number++;
        if (number > count) {
            m->entries[kept++] = entry;
            continue;
        }
        for (size_t j = 0; j < m->count; j++)
            if (ca_fields[m->items[j].member.field].group == entry.group && order_of(m->items[j].member) == entry.order)
                m->items[j].old = number;
    }
    m->entry_count = kept;
}

static void number_items(maker *m)
{
    number_entries(m);
    find_old_entries(m);
    for (size_t i = 0; i < m->count; i++) {
        uint64_t number = m->items[i].old ? m->items[i].old : number_of(m, m->items[i].member);
        m->items[i].entry = number ? number : m->items[i].member.entry;
    }
}

/* Compares the cells with the draft: what says the same, in other words or capitals too, changes nothing. */
static void compare_items(maker *m)
{
    for (size_t i = 0; i < m->count; i++) {
        item *one = &m->items[i];
        bool own = !one->member.entry || one->entry <= list_size(m, ca_fields[one->member.field].group);
        one->base = own ? text_of(m, node_of(m, one->member, one->entry)) : (ca_slice){"", 0};
        if (!one->base.size)
            continue;
        one->same = ca_cell_equals(one->cell->text, shown(m, one->member.field, one->base)) ||
                    (!one->value.error && ca_cell_equals(one->value.text, one->base));
    }
}

/* --- what is set -------------------------------------------------------------------------------------------------- */

static void set_value(maker *m, ca_slice path, ca_slice text, bool bare)
{
    ca_text json = {0};
    if (bare)
        ca_text_append(&json, text.at, text.size);
    else
        ca_json_text(&json, text);
    ca_json_set_add(&m->set, path.at, (ca_slice){json.at, json.size});
    ca_text_free(&json);
    m->changes++;
}

/* Returns the path at which the item is set: as messages have it, but with the order of new entries, which have no numbers yet. */
static ca_slice set_path(maker *m, const item *one)
{
    enum ca_group group = ca_fields[one->member.field].group;
    bool fresh = one->member.entry && one->entry > list_size(m, group);
    return path_of(m, one->member, fresh ? order_of(one->member) : one->entry);
}

/* Whether an item other than the date of the discussion with ROLE is set. */
static bool has_more_of(const maker *m, int role)
{
    for (size_t i = 0; i < m->count; i++) {
        const item *one = &m->items[i];
        if (ca_fields[one->member.field].group == CA_DISCUSSED && one->member.key == role && !one->same &&
            !one->refused && one->member.field != CA_CONTACT_DATE_FIELD)
            return true;
    }
    return false;
}

/* Sets a date of a discussion. A discussion is a date, or an object with a date and more. */
static void set_contact_date(maker *m, ca_form_member member, ca_slice date)
{
    const ca_scan *scan = &m->base->scan;
    ca_text path = {0};
    uint32_t all = ca_node_member(scan, 0, "discussed");
    uint32_t there =
        all && scan->nodes[all].kind == CA_OBJECT ? ca_node_member(scan, all, ca_contact_roles[member.key]) : 0;
    bool object = there && scan->nodes[there].kind == CA_OBJECT;
    ca_text_format(&path, "discussed.%s%s", ca_contact_roles[member.key],
                   object || has_more_of(m, member.key) ? ".date" : "");
    set_value(m, (ca_slice){path.at, path.size}, date, false);
    ca_text_free(&path);
}

/* Keeps the date of a discussion that the draft has as a date alone, if more of it is set. */
static void keep_contact_dates(maker *m)
{
    const ca_scan *scan = &m->base->scan;
    for (int role = 0; role < CA_CONTACT_ROLE_COUNT; role++) {
        ca_form_member date = {.field = CA_CONTACT_DATE_FIELD, .key = role};
        const ca_entry *there = ca_record_entry(m->base, CA_DISCUSSED, role);
        uint32_t node = there ? ca_entry_value(there, CA_CONTACT_DATE_FIELD)->node : 0;
        if (!node || node != there->node || scan->nodes[node].kind != CA_STRING || !has_more_of(m, role))
            continue;
        size_t before = m->changes;
        set_contact_date(m, date, text_of(m, node));
        m->changes = before; /* it was there */
    }
}

static void add_note(maker *m, ca_slice at, ca_slice text)
{
    ca_record *base = m->base;
    const ca_entries *notes = &base->groups[CA_NOTES];
    ca_text path = {0}, json = {0};
    for (size_t i = 0; i < notes->count; i++)
        if (ca_slice_equal(ca_entry_text(base, &notes->entries[i], CA_NOTE_AT_FIELD), at) &&
            ca_slice_equal(ca_entry_text(base, &notes->entries[i], CA_NOTE_TEXT_FIELD), text))
            return; /* the same form was read before */
    ca_json_open(&json, '{');
    ca_json_member_text(&json, "at", at);
    ca_json_member_text(&json, "text", text);
    ca_json_close(&json, '}');
    ca_text_format(&path, "notes[%zu]", ++m->notes);
    ca_json_set_add(&m->set, path.at, (ca_slice){json.at, json.size});
    m->changes++;
    ca_text_free(&path);
    ca_text_free(&json);
}

static void note_cell(maker *m, const ca_form_answer *cell)
{
    ca_text at = {0};
    ca_form_cell_shown(&at, &cell->location);
    if (ca_text_without_blanks(cell->text).size)
        add_note(m, (ca_slice){at.at, at.size}, cell->text);
    ca_text_free(&at);
}

static void refuse_item(maker *m, item *one)
{
    ca_text words = {0};
    one->refused = true;
    ca_text_add(&words, one->value.error);
    if (one->cell->text.size)
        ca_text_add(&words, " (the text is kept as a note)");
    report_item(m, one, CA_RULE_FORM_VALUE, words.at);
    note_cell(m, one->cell);
    ca_text_free(&words);
}

/* Reports an entry in a row without a key, at its first cell. */
static void report_more(maker *m, const item *one)
{
    const item *before = one > m->items ? one - 1 : NULL;
    if (!one->member.more || (before && before->member.more && before->entry == one->entry &&
                              ca_fields[before->member.field].group == ca_fields[one->member.field].group))
        return;
    ca_text words = {0};
    bool action = ca_fields[one->member.field].group == CA_ACTIONS;
    ca_text_format(&words, "is in a row that the form did not have, and is %s %llu of the record",
                   action ? "action" : "finding", (unsigned long long)one->entry);
    report_item(m, one, CA_RULE_FORM_ROW, words.at);
    ca_text_free(&words);
}

static int by_field(const void *a, const void *b)
{
    const item *one = *(item *const *)a, *other = *(item *const *)b;
    if (one->member.field != other->member.field)
        return one->member.field < other->member.field ? -1 : 1;
    return (one > other) - (one < other);
}

static void set_item(maker *m, const item *one)
{
    m->moderates |= m->form->purpose == CA_FORM_FOR_MODERATOR;
    if (one->member.field == CA_CONTACT_DATE_FIELD)
        set_contact_date(m, one->member, one->value.text);
    else
        set_value(m, set_path(m, one), one->value.text, one->value.bare);
}

/* Reports in the order of the form; sets in that of the record format, in which new members and entries then are. */
static void set_items(maker *m)
{
    item **wanted = ca_allocate(m->count, sizeof(item *));
    size_t count = 0;
    for (size_t i = 0; i < m->count; i++)
        m->items[i].refused = m->items[i].value.error && !m->items[i].same;
    for (size_t i = 0; i < m->count; i++) {
        item *one = &m->items[i];
        bool second = ca_map_find(&m->by_path, one->cell->path) != one;
        if (one->refused) {
            refuse_item(m, one);
            continue;
        }
        if (one->value.warning && !second)
            report_item(m, one, one->value.warning_rule, one->value.warning);
        if (one->same || second)
            continue;
        report_more(m, one);
        wanted[count++] = one;
    }
    if (count)
        qsort(wanted, count, sizeof(item *), by_field);
    keep_contact_dates(m); /* before a new date, which counts */
    for (size_t i = 0; i < count; i++)
        set_item(m, wanted[i]);
    free(wanted);
}

/* --- cells that were cleared -------------------------------------------------------------------------------------- */

static void clear(maker *m, ca_form_member member)
{
    enum ca_type type = ca_fields[member.field].type;
    if (member.field == CA_CONTACT_DATE_FIELD)
        set_contact_date(m, member, (ca_slice){"", 0});
    else if (type == CA_BOOL || type == CA_COUNT)
        set_value(m, path_of(m, member, member.entry), ca_slice_of("null"), true);
    else
        set_value(m, path_of(m, member, member.entry), (ca_slice){"", 0}, false);
}

static void find_cleared(maker *m)
{
    for (size_t i = 0; i < m->form->blank_count; i++) {
        const ca_form_answer *cell = &m->form->blanks[i];
        ca_form_member member = member_of(m, cell->path);
        bool filled = member.field != CA_FIELD_COUNT && !member.more && node_of(m, member, member.entry);
        if (!filled || ca_map_find(&m->by_path, cell->path))
            continue;
        report(m, cell->location, CA_RULE_FORM_CLEARED, path_of(m, member, member.entry).at,
               m->importer->overwrite ? "is blank, and the draft has it filled in; it was cleared"
                                      : "is blank, and the draft has it filled in; the draft's was kept");
        if (m->importer->overwrite)
            clear(m, member);
    }
}

/* Reports answers of the draft that the form had, and whose cells are gone. */
static void find_gone(maker *m)
{
    ca_map there = {.count = 0};
    for (size_t i = 0; i < m->form->blank_count; i++)
        ca_map_at(&there, m->form->blanks[i].path)->thing = m;
    const ca_form *form = m->book.forms[0];
    const ca_form_row *parts = NULL;
    for (size_t i = 0; i < form->count; i++) {
        const ca_form_row *row = &form->rows[i];
        parts = row->kind == CA_FORM_ROW_PARTS ? row : parts;
        for (int column = 0; column < CA_FORM_COLUMN_COUNT && parts && row->key.size; column++) {
            ca_slice part = parts->cells[column].text;
            if (row->cells[column].kind != CA_FORM_ANSWER || !row->cells[column].text.size || !part.size)
                continue;
            ca_text path = {0};
            ca_text_append(&path, row->key.at, row->key.size);
            if (!ca_slice_is(part, CA_FORM_VALUE))
                ca_text_format(&path, ".%.*s", (int)part.size, part.at);
            ca_slice key = {path.at, path.size};
            ca_form_member member = member_of(m, key);
            if (member.field != CA_FIELD_COUNT && !ca_map_find(&m->by_path, key) && !ca_map_find(&there, key))
                report(m, m->form->location, CA_RULE_FORM_CLEARED, path_of(m, member, member.entry).at,
                       "has no cell on the form any more; the draft's was kept");
            ca_text_free(&path);
        }
    }
    ca_map_free(&there, NULL);
}

/* --- texts without an answer -------------------------------------------------------------------------------------- */

static void report_typed(maker *m, const ca_form_answer *cell)
{
    if (cell->path.size)
        report(m, cell->location, CA_RULE_FORM_VALUE, "",
               "is in a row or column whose hidden key names no answer of this form; the text is kept as a note");
    else
        report(m, cell->location, CA_RULE_FORM_NOTE, "", "is text where the form has no answer; it is kept as a note");
    note_cell(m, cell);
}

/* Marks in KEPT the cells whose text is none of the form's own. Returns how many there are. Under a wrong key every text counts. */
static size_t find_typed(maker *m, ca_form_own *own, bool *kept)
{
    size_t count = 0;
    ca_form_own_begin(own);
    for (size_t i = 0; i < m->typed_count; i++) {
        kept[i] = m->typed[i]->path.size || !ca_form_own_has(own, CA_FORM_OWN_FORMS, m->typed[i]);
        count += kept[i];
    }
    return count;
}

/* Adds the texts of the form that the new record would have: guidance and questions depend on answers such as the type of
 * case. */
static void add_new_form(maker *m, ca_form_own *own)
{
    ca_text line = {0};
    ca_record record = {.line = {.ended = false}};
    ca_reporter silent = {.quiet = true, .reading_only = true};
    ca_json_set_write(&m->set, &m->base->scan, m->base->line.text, &line);
    ca_line one = {.location = {.source = ""}, .text = {line.at, line.size}, .ended = true};
    ca_record_read(&record, &one, m->importer->library, m->importer->format, &silent);
    if (record.framework)
        ca_form_own_add(own, &record, m->form->purpose, m->form->blind);
    ca_record_free(&record);
    ca_text_free(&line);
}

/* Keeps the texts that are none of the form's own: of the form as the draft made it, or as the record would make it. */
static void keep_typed(maker *m)
{
    ca_form_own own = {.plain = {0}};
    bool *kept = ca_allocate(m->typed_count, sizeof *kept);
    if (m->typed_count)
        ca_form_own_add(&own, m->base, m->form->purpose, m->form->blind);
    if (find_typed(m, &own, kept)) {
        add_new_form(m, &own);
        (void)find_typed(m, &own, kept);
    }
    for (size_t i = 0; i < m->typed_count; i++)
        if (kept[i])
            report_typed(m, m->typed[i]);
    ca_form_own_free(&own);
    free(kept);
}

/* --- where members are -------------------------------------------------------------------------------------------- */

static void add_place(maker *m, ca_slice path, const ca_form_answer *cell, const item *one)
{
    ca_form_record *made = m->made;
    made->places = ca_array_grow(made->places, made->place_count, &made->place_capacity, sizeof *made->places);
    bool taken = one && !one->refused;
    made->places[made->place_count++] = (ca_form_place){.path = path,
                                                        .location = cell->location,
                                                        .answer = taken ? cell : NULL,
                                                        .value = taken && one->same ? one->base
                                                                 : taken            ? one->value.text
                                                                                    : (ca_slice){"", 0}};
}

static int by_path(const void *a, const void *b)
{
    const ca_form_place *one = a, *other = b;
    return ca_slice_compare(one->path, other->path);
}

static void make_places(maker *m)
{
    for (size_t i = 0; i < m->count; i++)
        if (ca_map_find(&m->by_path, m->items[i].cell->path) == &m->items[i])
            add_place(m, path_of(m, m->items[i].member, m->items[i].entry), m->items[i].cell, &m->items[i]);
    for (size_t i = 0; i < m->form->blank_count; i++) {
        ca_form_member member = member_of(m, m->form->blanks[i].path);
        uint64_t entry = member.field == CA_FIELD_COUNT ? 0 : number_of(m, member);
        if (member.field != CA_FIELD_COUNT && (entry || !member.entry))
            add_place(m, path_of(m, member, entry), &m->form->blanks[i], NULL);
    }
    if (m->made->place_count)
        qsort(m->made->places, m->made->place_count, sizeof *m->made->places, by_path);
}

/* Returns how many steps the two paths have in common from their beginnings: 2 for "answers.risk" and "answers.risk.grade". */
static size_t steps_in_common(ca_slice path, const char *other, bool *inside)
{
    size_t steps = 0;
    for (size_t at = 0;; at++) {
        bool ends = at == path.size || strchr(".[", path.at[at]), other_ends = !other[at] || strchr(".[", other[at]);
        steps += ends && other_ends;
        if (at == path.size || !other[at] || path.at[at] != other[at]) {
            *inside = ends && other_ends;
            return steps;
        }
    }
}

/* A cell is near if it is that of the member, of one inside it, or of one in the same entry: the first that is nearest. */
ca_location ca_form_place_of(const ca_form_record *made, const char *path)
{
    enum { IN_ONE_ENTRY = 2 };
    const ca_form_place *found = NULL;
    size_t nearest = 0;
    for (size_t i = 0; i < made->place_count; i++) {
        const ca_form_place *place = &made->places[i];
        bool inside;
        size_t steps = steps_in_common(place->path, path, &inside);
        if (ca_slice_is(place->path, path))
            return place->location;
        if (!steps || steps < nearest || (!inside && steps < IN_ONE_ENTRY))
            continue;
        const ca_location *here = &place->location, *there = found ? &found->location : NULL;
        if (steps > nearest || here->line < there->line ||
            (here->line == there->line && here->column < there->column)) {
            found = place;
            nearest = steps;
        }
    }
    return found ? found->location : made->form->location;
}

/* --- the record --------------------------------------------------------------------------------------------------- */

void ca_form_skeleton_write(ca_text *to, ca_slice id, ca_slice framework)
{
    ca_json_open(to, '{');
    ca_json_member_string(to, "schema", "caseaudit.record/1");
    ca_json_member_text(to, "id", id);
    ca_json_member_text(to, "framework", framework);
    ca_json_member_string(to, "kind", "full");
    ca_json_close(to, '}');
}

/* Sets the members that say which form it was. They are no changes of the record. */
static void set_form(maker *m)
{
    size_t changes = m->changes;
    if (m->form->edition && m->form->edition != ca_form_edition(m->base)) {
        ca_text number = {0};
        ca_text_format(&number, "%llu", (unsigned long long)m->form->edition);
        set_value(m, ca_slice_of("form.edition"), (ca_slice){number.at, number.size}, true);
        ca_text_free(&number);
    }
    if (m->moderates)
        set_value(m, ca_slice_of("moderation.blind"), ca_slice_of(m->form->blind ? "true" : "false"), true);
    m->changes = changes;
}

static void check_framework(maker *m)
{
    ca_slice digest = m->form->digest;
    const char *now = m->values.framework->digest;
    bool same = digest.size <= strlen(now) && strncmp(now, digest.at ? digest.at : "", digest.size) == 0;
    ca_text words = {0};
    ca_text_format(&words, "was made with another edition of the framework %s, whose questions may differ",
                   m->values.framework->id);
    if (!same)
        report(m, m->form->location, CA_RULE_FORM_FRAMEWORK, "framework", words.at);
    ca_text_free(&words);
}

void ca_form_record_make(ca_form_importer *importer, const ca_form_return *form, bool epoch_1904, ca_slice draft,
                         const ca_form_note *extra, size_t extra_count, ca_form_record *made)
{
    ca_reporter silent = {.quiet = true, .reading_only = true};
    ca_line line = {.location = {.source = ""}, .text = draft, .ended = true};
    ca_record_read(&importer->base, &line, importer->library, importer->format, &silent);
    *made = (ca_form_record){.form = form};
    maker m = {
        .importer = importer, .form = form, .made = made, .base = &importer->base, .reporter = {.all = &made->faults}};
    m.values = (ca_form_values){importer->base.framework,
                                ca_library_fillers(importer->library, importer->base.framework), epoch_1904};
    m.notes = list_size(&m, CA_NOTES);
    check_framework(&m);
    lay_out_draft(&m);
    read_items(&m);
    find_other_titles(&m);
    find_doubles(&m);
    number_items(&m);
    compare_items(&m);
    set_items(&m);
    find_cleared(&m);
    find_gone(&m);
    keep_typed(&m);
    made->touched =
        m.changes > 0; /* a text on another sheet of the workbook does not make this audit one that is back */
    for (size_t i = 0; i < extra_count; i++)
        add_note(&m, extra[i].at, extra[i].text);
    set_form(&m);
    make_places(&m);
    ca_json_set_write(&m.set, &m.base->scan, draft, &made->line);
    ca_json_set_free(&m.set);
    ca_form_book_free(&m.book);
    ca_map_free(&m.by_path, NULL);
    free(m.items);
    free(m.typed);
    free(m.entries);
}

void ca_form_record_free(ca_form_record *made)
{
    ca_text_free(&made->line);
    ca_diagnostics_free(&made->faults);
    free(made->places);
    ca_arena_free(&made->arena);
    *made = (ca_form_record){.form = NULL};
}

void ca_form_importer_free(ca_form_importer *importer)
{
    ca_record_free(&importer->base);
}
