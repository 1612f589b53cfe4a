/* SPDX-License-Identifier: MIT */
/* The cells of a form that came back which have a member, and how the draft has them. */
#include "forms/form_items.h"

#include "base/utf8.h"
#include "data/list_words.h"
#include "forms/form_labels.h"
#include "forms/form_members.h"
#include "forms/form_pages.h"
#include "forms/form_titles.h"
#include "record/updates.h"

#include <stdlib.h>

ca_slice ca_form_items_path(ca_form_maker *m, ca_form_member member, uint64_t entry)
{
    ca_text path = {0};
    ca_form_member_path(&path, m->values.framework, member, entry);
    ca_slice kept = ca_arena_str(&m->arena, (ca_slice){path.at, path.size});
    ca_text_free(&path);
    return kept;
}

/* --- the draft ---------------------------------------------------------------------------------------------------- */

size_t ca_form_items_list(const ca_form_maker *m, enum ca_group group)
{
    const ca_scan *scan = &m->base->scan;
    ca_slice path = ca_list_path(group);
    uint32_t list = 0;
    size_t count = 0;
    for (bool inside = true; path.size && inside;) {
        const char *stop = memchr(path.at, '.', path.size);
        size_t size = stop ? (size_t)(stop - path.at) : path.size, skipped = size + (stop != NULL);
        char *name = ca_copy(path.at, size);
        list = ca_node_member(scan, list, name);
        free(name);
        inside = list && scan->nodes[list].kind == CA_OBJECT;
        path = (ca_slice){path.at + skipped, path.size - skipped};
    }
    for (uint32_t at = list + 1; list && scan->nodes[list].kind == CA_ARRAY && at < scan->nodes[list].next;
         at = scan->nodes[at].next)
        count++;
    return count;
}

uint32_t ca_form_items_node(const ca_form_maker *m, ca_form_member member, uint64_t entry)
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

ca_slice ca_form_items_text(const ca_form_maker *m, uint32_t node)
{
    const ca_scan *scan = &m->base->scan;
    if (!node)
        return (ca_slice){"", 0};
    return scan->nodes[node].kind == CA_STRING ? ca_node_string(scan, node, &m->base->arena)
                                               : ca_node_bytes(scan, node);
}

/* Returns TEXT, of the draft, as a form shows it. */
static ca_slice shown(const ca_form_maker *m, enum ca_field field, ca_slice text)
{
    if (ca_slice_is(text, "true"))
        return ca_slice_of("Yes");
    return ca_slice_is(text, "false") ? ca_slice_of("No") : ca_form_label(m->values.framework, field, text);
}

/* --- the cells ---------------------------------------------------------------------------------------------------- */

/* Whether FORM can fill in FIELD. A moderator may add actions; a Word form has boxes for both purposes. */
static bool is_for(const ca_form_return *form, enum ca_field field)
{
    bool moderation = strncmp(ca_fields[field].path, "moderation.", 11) == 0;
    bool moderator = form->purpose == CA_FORM_FOR_MODERATOR;
    return form->document || moderation == moderator || (moderator && ca_fields[field].group == CA_ACTIONS);
}

/* An action of a moderator's form is further to those of the draft, where the auditor may have added some since. */
ca_form_member ca_form_items_member(const ca_form_maker *m, ca_slice path)
{
    ca_form_member none = {.field = CA_FIELD_COUNT, .key = -1};
    ca_form_member member = path.size ? ca_form_member_of(m->values.framework, path) : none;
    if (member.field == CA_FIELD_COUNT || !is_for(m->form, member.field))
        return none;
    member.keyed =
        m->form->purpose == CA_FORM_FOR_MODERATOR && ca_fields[member.field].group == CA_ACTIONS && !member.more;
    member.more |= member.keyed;
    return member;
}

uint32_t ca_form_items_order(ca_form_member member)
{
    uint32_t from = member.keyed ? CA_FORM_FURTHER_FROM : member.more ? CA_FORM_MORE_FROM : 0;
    return (uint32_t)member.entry + from;
}

static void read_items(ca_form_maker *m)
{
    m->items = ca_allocate(m->form->count, sizeof *m->items);
    m->typed = ca_allocate(m->form->count, sizeof *m->typed);
    for (size_t i = 0; i < m->form->count; i++) {
        const ca_form_answer *cell = &m->form->answers[i];
        ca_form_member member = ca_form_items_member(m, cell->path);
        if (member.field == CA_FIELD_COUNT) {
            m->typed[m->typed_count++] = cell;
            continue;
        }
        ca_form_item *one = &m->items[m->count++];
        *one = (ca_form_item){.cell = cell, .member = member, .entry = member.entry, .rule = CA_RULE_FORM_VALUE};
        one->value = ca_form_value_read(&m->values, member, cell, &m->arena);
        one->value.error = cell->error ? cell->error : one->value.error;
        if (cell->doubt && !one->value.warning) {
            one->value.warning = cell->doubt;
            one->value.warning_rule = CA_RULE_DAY_UNCLEAR;
        }
    }
}

/* Lays out the form of the draft, once for all that compare the returned one with it. */
static void lay_out_draft(ca_form_maker *m)
{
    ca_form_options options = {.purpose = m->form->purpose, .blind = m->form->blind};
    ca_error unused = {0}; /* a text too long for a cell was not on the form either */
    ca_form_book_begin(&m->book, m->values.framework, &options);
    if (ca_form_book_add(&m->book, m->base, &options, &unused) < 0)
        ca_error_free(&unused);
}

static const char *other_answer(ca_form_maker *m, const ca_form_item *other)
{
    ca_text words = {0};
    ca_text_add(&words, "has another answer at ");
    ca_location_cell(&words, &other->cell->location);
    ca_text_add(&words, "; neither is taken: delete one");
    const char *kept = ca_arena_str(&m->arena, (ca_slice){words.at, words.size}).at;
    ca_text_free(&words);
    return kept;
}

/* Notes which parts each row of the draft's form has, and which the blocks of the form that came back. */
static void read_blocks(ca_form_maker *m)
{
    const ca_form *form = m->book.forms[0];
    ca_slice *parts = NULL;
    for (size_t i = 0; i < form->count; i++) {
        const ca_form_row *row = &form->rows[i];
        if (row->kind == CA_FORM_ROW_PARTS) {
            ca_slice names[CA_FORM_COLUMN_COUNT];
            size_t count = 0;
            for (int column = 0; column < CA_FORM_COLUMN_COUNT; column++)
                if (row->cells[column].text.size)
                    names[count++] = row->cells[column].text;
            parts = ca_arena_take(&m->arena, sizeof *parts);
            *parts = ca_form_parts_name(names, count, &m->arena);
            ca_map_at(&m->parts, *parts)->thing = parts;
        } else if (row->kind == CA_FORM_ROW_ENTRY && row->key.size) {
            ca_map_at(&m->parts_of, row->key)->thing = parts;
        }
    }
    for (size_t i = 0; i < m->form->block_count; i++)
        ca_map_at(&m->returned, m->form->blocks[i])->thing = m;
}

/* A block is that of other answers if the form has the row's own besides, or if it is as another block of the draft's form. */
bool ca_form_items_astray(const ca_form_maker *m, const ca_form_answer *cell)
{
    ca_slice key = cell->path;
    const ca_slice *own = ca_map_find(&m->parts_of, key),
                   *there = cell->block ? &m->form->blocks[cell->block - 1] : NULL;
    while (!own && key.size && key.at[key.size - 1] != '.')
        key.size--;
    if (!own && key.size)
        own = ca_map_find(&m->parts_of, (ca_slice){key.at, key.size - 1});
    return own && there && !ca_slice_equal(*own, *there) &&
           (ca_map_find(&m->returned, *own) || ca_map_find(&m->parts, *there));
}

/* Refuses the answers in rows that were moved to a block of other answers. */
static void find_astray(ca_form_maker *m)
{
    for (size_t i = 0; i < m->count; i++) {
        ca_form_item *one = &m->items[i];
        one->astray = ca_form_items_astray(m, one->cell);
        if (one->astray)
            one->value.error =
                "is in a row that was moved among other questions, whose columns are for other answers; it "
                "is not taken: move the row back to those of its kind";
    }
}

/* Finds members that two cells fill in, as a row does that was copied. Equal ones count once. */
static void find_doubles(ca_form_maker *m)
{
    for (size_t i = 0; i < m->count; i++) {
        ca_form_item *one = &m->items[i];
        if (one->astray)
            continue;
        ca_map_entry *entry = ca_map_at(&m->by_path, one->cell->path);
        ca_form_item *first = entry->thing;
        if (!first)
            entry->thing = one;
        else if (first->value.error || one->value.error || !ca_slice_equal(first->value.text, one->value.text)) {
            one->value.error = other_answer(m, first);
            first->value.error = other_answer(m, one);
        }
    }
}

/* Returns the index of the first item in LINE or below it; items are in the order of their rows. */
static size_t first_in_line(const ca_form_maker *m, uint64_t line)
{
    size_t from = 0, to = m->count;
    while (from < to) {
        size_t middle = (from + to) / 2;
        if (m->items[middle].cell->location.line < line)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* Returns why an answer beside TITLE, of another question than its row's, is not taken. */
static const char *beside_other_title(ca_form_maker *m, const ca_form_answer *title)
{
    ca_text words = {0};
    ca_text_add(&words, "is beside '");
    ca_text_on_one_line(&words, title->text);
    ca_text_add(&words,
                "', the title of another question, as if rows had been sorted without their hidden column; it is "
                "not taken: put it into the row of the question that it answers");
    const char *kept = ca_arena_str(&m->arena, (ca_slice){words.at, words.size}).at;
    ca_text_free(&words);
    return kept;
}

/* Refuses the answers in rows whose title is that of another question: somebody sorted the columns that are seen, and the hidden
 * keys stayed where they were. A grade would be of another question than the one beside which it was given. */
static void find_other_titles(ca_form_maker *m)
{
    ca_form_titles titles = {.name = {0}};
    ca_form_titles_read(&titles, m->book.forms[0]);
    for (size_t i = 0; i < m->typed_count; i++) {
        const ca_form_answer *title = m->typed[i];
        if (title->path.size || title->note || !ca_form_titles_has(&titles, title->text))
            continue;
        for (size_t j = first_in_line(m, title->location.line);
             j < m->count && m->items[j].cell->location.line == title->location.line; j++) {
            ca_form_item *one = &m->items[j];
            if (one->cell->location.column > title->location.column &&
                ca_form_titles_differ(&titles, title->text, one->cell->path))
                one->value.error = beside_other_title(m, title);
        }
    }
    ca_form_titles_free(&titles);
}

/* --- what a moderator was shown ----------------------------------------------------------------------------------- */

ca_slice ca_form_items_shown_grade(const ca_form_answer *cell)
{
    static const char end[] = "." CA_FORM_SHOWN_GRADE;
    size_t size = sizeof end - 1;
    bool is = cell->path.size > size && memcmp(cell->path.at + cell->path.size - size, end, size) == 0;
    return (ca_slice){cell->path.at, is ? cell->path.size - size : 0};
}

/* Returns the grade that the form of the draft shows in the row KEY; empty: none. */
static ca_slice grade_in_draft(const ca_form_maker *m, ca_slice key)
{
    const ca_form *form = m->book.forms[0];
    for (size_t i = 0; i < form->count; i++) {
        const ca_form_row *row = &form->rows[i];
        if (!ca_slice_equal(row->key, key))
            continue;
        for (int column = 0; column < CA_FORM_COLUMN_COUNT; column++)
            if (row->cells[column].kind == CA_FORM_SHOWN && ca_fields[row->cells[column].field].type == CA_GRADE)
                return ca_form_id(m->values.framework, CA_ANSWER_GRADE_FIELD, row->cells[column].text);
    }
    return (ca_slice){"", 0};
}

static const char *other_grade(ca_form_maker *m, ca_slice shown_then, ca_slice now)
{
    const ca_slice grades[] = {shown_then, now};
    ca_slice labels[] = {ca_slice_of("no grade"), ca_slice_of("no grade")};
    ca_text words = {0};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (grades[i].size)
            labels[i] = ca_form_label(m->values.framework, CA_ANSWER_GRADE_FIELD, grades[i]);
    ca_text_format(&words,
                   "answers for “%.*s”, the auditor's grade that the form shows; the record has “%.*s” now; it is not "
                   "taken: ask the moderator again, with a new form",
                   (int)labels[0].size, labels[0].at, (int)labels[1].size, labels[1].at);
    const char *kept = ca_arena_str(&m->arena, (ca_slice){words.at, words.size}).at;
    ca_text_free(&words);
    return kept;
}

/* Refuses the agreement, or not, with a grade that the auditor has changed since: it would count for a grade that the moderator
 * has never seen. CELL shows the grade. A grade of the moderator's own stands. */
static void compare_shown(ca_form_maker *m, const ca_form_answer *cell)
{
    ca_slice key = ca_form_items_shown_grade(cell);
    ca_slice then = ca_form_id(m->values.framework, CA_ANSWER_GRADE_FIELD, cell->text);
    ca_slice now = key.size ? grade_in_draft(m, key) : then;
    if (ca_slice_equal(then, now))
        return;
    for (size_t i = 0; i < m->count; i++) {
        ca_form_item *one = &m->items[i];
        ca_slice path = one->cell->path;
        bool agreed =
            one->member.field == CA_MODERATED_AGREED_FIELD || one->member.field == CA_MODERATED_OVERALL_AGREED_FIELD;
        if (!agreed || path.size <= key.size || path.at[key.size] != '.' || memcmp(path.at, key.at, key.size) != 0)
            continue;
        one->value.error = other_grade(m, then, now);
        one->rule = CA_RULE_FORM_SHOWN;
    }
}

static void find_other_grades(ca_form_maker *m)
{
    for (size_t i = 0; i < m->typed_count; i++)
        compare_shown(m, m->typed[i]);
    for (size_t i = 0; i < m->form->blank_count; i++)
        compare_shown(m, &m->form->blanks[i]);
}

static int by_order(const void *a, const void *b)
{
    const ca_form_entry *one = a, *other = b;
    if (one->group != other->group)
        return one->group < other->group ? -1 : 1;
    return (one->order > other->order) - (one->order < other->order);
}

/* Numbers the entries of lists as they will be in the record: those of the draft stay, the others follow without gaps. */
static void number_entries(ca_form_maker *m)
{
    for (size_t i = 0; i < m->count; i++) {
        const ca_form_item *one = &m->items[i];
        enum ca_group group = ca_fields[one->member.field].group;
        if (!one->member.entry || one->value.error ||
            (!one->member.more && one->member.entry <= ca_form_items_list(m, group)))
            continue;
        m->entries = ca_array_grow(m->entries, m->entry_count, &m->entry_capacity, sizeof *m->entries);
        m->entries[m->entry_count++] = (ca_form_entry){group, ca_form_items_order(one->member)};
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

uint64_t ca_form_items_number(const ca_form_maker *m, ca_form_member member)
{
    enum ca_group group = ca_fields[member.field].group;
    size_t count = member.entry ? ca_form_items_list(m, group) : 0, rank = 0;
    if (!member.entry || (!member.more && member.entry <= count))
        return member.entry;
    for (size_t i = 0; i < m->entry_count; i++) {
        if (m->entries[i].group != group)
            continue;
        rank++;
        if (m->entries[i].order == ca_form_items_order(member))
            return count + rank;
    }
    return 0;
}

/* Whether entry NUMBER of the draft's list has the answers of the new ENTRY, and no others. */
static bool is_entry(const ca_form_maker *m, const ca_form_entry *entry, uint64_t number)
{
    const ca_entry *there = ca_record_entry(m->base, entry->group, (int)number - 1);
    size_t filled = 0, same = 0;
    for (int field = (int)ca_first_fields[entry->group];
         there && field < CA_FIELD_COUNT && ca_fields[field].group == entry->group; field++)
        filled += ca_entry_value(there, (enum ca_field)field)->node != 0;
    for (size_t i = 0; i < m->count; i++) {
        const ca_form_item *one = &m->items[i];
        if (ca_fields[one->member.field].group != entry->group || ca_form_items_order(one->member) != entry->order)
            continue;
        if (one->value.error ||
            !ca_cell_equals(one->value.text, ca_form_items_text(m, ca_form_items_node(m, one->member, number))))
            return false;
        same++;
    }
    return filled == same;
}

/* Whether the form leaves entry NUMBER of the draft's list as it is: its own row there neither changes nor clears it. */
static bool is_kept(const ca_form_maker *m, enum ca_group group, uint64_t number)
{
    for (size_t i = 0; i < m->count; i++) {
        const ca_form_item *one = &m->items[i];
        if (ca_fields[one->member.field].group != group || one->member.more || one->member.entry != number)
            continue;
        if (one->value.error ||
            !ca_cell_equals(one->value.text, ca_form_items_text(m, ca_form_items_node(m, one->member, number))))
            return false;
    }
    for (size_t i = 0; i < m->form->blank_count && m->importer->overwrite; i++) {
        ca_form_member member = ca_form_items_member(m, m->form->blanks[i].path);
        if (member.field != CA_FIELD_COUNT && ca_fields[member.field].group == group && !member.more &&
            !ca_form_items_astray(m, &m->form->blanks[i]) && member.entry == number &&
            ca_form_items_node(m, member, number))
            return false;
    }
    return true;
}

/* Finds the new entries that the draft has under another number: a form that is laid over the record that it made before, where
 * the gaps between its rows are closed, adds nothing. */
static void find_old_entries(ca_form_maker *m)
{
    size_t kept = 0;
    for (size_t i = 0; i < m->entry_count; i++) {
        const ca_form_entry entry = m->entries[i];
        uint64_t count = ca_form_items_list(m, entry.group), number = 1;
        while (number <= count && !(is_entry(m, &entry, number) && is_kept(m, entry.group, number)))
            number++;
        if (number > count) {
            m->entries[kept++] = entry;
            continue;
        }
        for (size_t j = 0; j < m->count; j++)
            if (ca_fields[m->items[j].member.field].group == entry.group &&
                ca_form_items_order(m->items[j].member) == entry.order)
                m->items[j].old = number;
    }
    m->entry_count = kept;
}

static void number_items(ca_form_maker *m)
{
    number_entries(m);
    find_old_entries(m);
    for (size_t i = 0; i < m->count; i++) {
        uint64_t number = m->items[i].old ? m->items[i].old : ca_form_items_number(m, m->items[i].member);
        m->items[i].entry = number ? number : m->items[i].member.entry;
    }
}

/* Returns the heading of LIST on the sheet of lists, or on another sheet if that has another name now; *SHEET is the sheet. */
static const ca_form_answer *list_heading(const ca_form_maker *m, enum ca_form_list list, const ca_form_return **sheet)
{
    const ca_form_answer *found = NULL;
    for (size_t i = 0; i < m->returns->other_count; i++) {
        const ca_form_return *other = &m->returns->others[i];
        bool named = strcmp(other->sheet, CA_FORM_LISTS_SHEET) == 0;
        for (size_t j = 0; j < other->count && other->answers[j].location.line == 1; j++)
            if (ca_slice_is(other->answers[j].text, ca_form_list_names[list]) && (named || !found)) {
                found = &other->answers[j];
                *sheet = other;
            }
    }
    return found;
}

/* Returns a label as labels are compared, in the maker's scratch. */
static ca_slice label_name(ca_form_maker *m, ca_slice label)
{
    ca_text_clear(&m->label);
    ca_letters_and_digits(&m->label, label);
    return (ca_slice){ca_text_words(&m->label), m->label.size};
}

/* Reads LIST as the workbook has it: the framework's labels can be changed while its ids and their order stay. A list of another
 * length says nothing about the framework of today. */
static void read_meanings(ca_form_maker *m, enum ca_form_list list)
{
    const ca_form_return *sheet = NULL;
    const ca_form_answer *heading = list_heading(m, list, &sheet);
    size_t count = 0;
    for (size_t i = 0; heading && i < sheet->count; i++) {
        const ca_form_answer *cell = &sheet->answers[i];
        const char *id = cell->location.column == heading->location.column && cell->location.line > 1 && !cell->note
                             ? ca_form_choice_id(m->values.framework, list, (size_t)cell->location.line - 2)
                             : NULL;
        if (!id)
            continue;
        ca_map_entry *entry = ca_map_at(&m->meant[list], label_name(m, cell->text));
        entry->thing = entry->thing ? entry->thing : (void *)(uintptr_t)id;
        count++;
    }
    if (count != m->book.lists[list].count)
        ca_map_free(&m->meant[list], NULL);
}

/* Refuses a choice whose label is that of another choice now, unless the draft has what it meant. */
static void check_meaning(ca_form_maker *m, ca_form_item *one)
{
    enum ca_form_list list = ca_form_list_of(m->values.framework, one->member.field);
    const char *meant = list == CA_FORM_NO_LIST || one->value.error
                            ? NULL
                            : ca_map_find(&m->meant[list], label_name(m, one->cell->text));
    if (!meant || ca_slice_is(one->value.text, meant))
        return;
    one->same = ca_slice_is(one->base, meant);
    ca_text words = {0};
    ca_text_format(
        &words,
        "meant %s when the form was made, and its label is that of %.*s in the framework now; it is not taken: "
        "ask which one was meant",
        meant, (int)one->value.text.size, one->value.text.at);
    one->value.error = ca_arena_str(&m->arena, (ca_slice){words.at, words.size}).at;
    ca_text_free(&words);
}

/* Compares the cells with the draft: what says the same, in other words or capitals too, changes nothing. */
static void compare_items(ca_form_maker *m)
{
    for (size_t i = 0; i < m->count; i++) {
        ca_form_item *one = &m->items[i];
        bool in_draft = !one->member.more || one->old;
        bool own =
            !one->member.entry || (in_draft && one->entry <= ca_form_items_list(m, ca_fields[one->member.field].group));
        one->base = own ? ca_form_items_text(m, ca_form_items_node(m, one->member, one->entry)) : (ca_slice){"", 0};
        if (!one->base.size)
            continue;
        one->same = ca_cell_equals(one->cell->text, shown(m, one->member.field, one->base)) ||
                    (!one->value.error && ca_cell_equals(one->value.text, one->base));
    }
    for (size_t i = 0; i < m->count; i++)
        check_meaning(m, &m->items[i]);
}

/* Compares the form that came back with that of the draft: what its rows, blocks and lists say against its answers. */
static void compare_forms(ca_form_maker *m)
{
    lay_out_draft(m);
    read_blocks(m);
    read_meanings(m, CA_FORM_LIST_GRADES);
    read_meanings(m, CA_FORM_LIST_SECTIONS);
    read_meanings(m, CA_FORM_LIST_THEMES);
    read_meanings(m, CA_FORM_LIST_FINDING_THEMES);
    find_astray(m);
    find_other_titles(m);
    find_other_grades(m);
}

void ca_form_items_read(ca_form_maker *m)
{
    read_items(m);
    if (!m->form->survey && !m->form->document) /* which have neither rows nor lists of this program's form */
        compare_forms(m);
    find_doubles(m);
    number_items(m);
    compare_items(m);
}

void ca_form_items_free(ca_form_maker *m)
{
    ca_form_book_free(&m->book);
    ca_arena_free(&m->arena);
    ca_map_free(&m->by_path, NULL);
    ca_map_free(&m->parts_of, NULL);
    ca_map_free(&m->parts, NULL);
    ca_map_free(&m->returned, NULL);
    ca_text_free(&m->label);
    for (int list = 0; list < CA_FORM_LIST_COUNT; list++)
        ca_map_free(&m->meant[list], NULL);
    free(m->items);
    free(m->typed);
    free(m->entries);
}
