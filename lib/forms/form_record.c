/* SPDX-License-Identifier: MIT */
/* Lays a form that came back over its draft. */
#include "forms/form_record.h"

#include "base/file.h"
#include "base/json_write.h"
#include "base/utf8.h"
#include "forms/form_items.h"
#include "forms/form_places.h"
#include "forms/form_rest.h"
#include "record/record_read.h"
#include "record/updates.h"

#include <stdlib.h>

/* --- reports ------------------------------------------------------------------------------------------------------ */

static void report(ca_form_maker *m, ca_location location, enum ca_rule_id rule, const char *path, const char *words)
{
    (void)ca_report(&m->reporter, ca_form_place_keep(m, location), rule, path, "%s", words);
}

/* Appends the heading of CELL's column, and the values that a map knows for it, if it is of a survey's table. */
static void add_heading(ca_text *to, const ca_form_answer *cell)
{
    if (cell->heading.size)
        ca_text_format(to, "; heading '%.*s'", (int)cell->heading.size, cell->heading.at);
    if (cell->heading.size && cell->known)
        ca_text_format(to, ", for which the map has %s", cell->known);
}

static void report_item(ca_form_maker *m, const ca_form_item *one, enum ca_rule_id rule, const char *words)
{
    ca_text whole = {0};
    ca_text_add(&whole, words);
    add_heading(&whole, one->cell);
    report(m, one->cell->location, rule, ca_form_items_path(m, one->member, one->entry).at, whole.at);
    ca_text_free(&whole);
}

void ca_form_cell_shown(ca_text *to, const ca_location *cell)
{
    ca_text_add(to, ca_file_name(cell->source));
    ca_text_format(to, ": %s%s", cell->sheet ? cell->sheet : "", cell->sheet ? "!" : "");
    ca_location_cell(to, cell);
}

/* --- what is set -------------------------------------------------------------------------------------------------- */

static void set_value(ca_form_maker *m, ca_slice path, ca_slice text, bool bare)
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
static ca_slice set_path(ca_form_maker *m, const ca_form_item *one)
{
    enum ca_group group = ca_fields[one->member.field].group;
    bool fresh = one->member.entry && one->entry > ca_form_items_list(m, group);
    return ca_form_items_path(m, one->member, fresh ? ca_form_items_order(one->member) : one->entry);
}

/* Whether an item other than the date of the discussion with ROLE is set. */
static bool has_more_of(const ca_form_maker *m, int role)
{
    for (size_t i = 0; i < m->count; i++) {
        const ca_form_item *one = &m->items[i];
        if (ca_fields[one->member.field].group == CA_DISCUSSED && one->member.key == role && !one->same &&
            !one->refused && one->member.field != CA_CONTACT_DATE_FIELD)
            return true;
    }
    return false;
}

/* Sets a date of a discussion. A discussion is a date, or an object with a date and more. */
static void set_contact_date(ca_form_maker *m, ca_form_member member, ca_slice date)
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
static void keep_contact_dates(ca_form_maker *m)
{
    const ca_scan *scan = &m->base->scan;
    for (int role = 0; role < CA_CONTACT_ROLE_COUNT; role++) {
        ca_form_member date = {.field = CA_CONTACT_DATE_FIELD, .key = role};
        const ca_entry *there = ca_record_entry(m->base, CA_DISCUSSED, role);
        uint32_t node = there ? ca_entry_value(there, CA_CONTACT_DATE_FIELD)->node : 0;
        if (!node || node != there->node || scan->nodes[node].kind != CA_STRING || !has_more_of(m, role))
            continue;
        size_t before = m->changes;
        set_contact_date(m, date, ca_form_items_text(m, node));
        m->changes = before; /* it was there */
    }
}

static void add_note(ca_form_maker *m, ca_slice at, ca_slice text)
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

static void note_cell(ca_form_maker *m, const ca_form_answer *cell, ca_slice text)
{
    ca_text at = {0};
    ca_form_cell_shown(&at, &cell->location);
    if (cell->heading.size)
        ca_text_format(&at, " (%.*s)", (int)cell->heading.size, cell->heading.at);
    if (ca_text_without_blanks(text).size)
        add_note(m, (ca_slice){at.at, at.size}, text);
    ca_text_free(&at);
}

static void refuse_item(ca_form_maker *m, ca_form_item *one)
{
    ca_text words = {0};
    one->refused = true;
    ca_text_add(&words, one->value.error);
    if (one->cell->text.size)
        ca_text_add(&words, " (the text is kept as a note)");
    report_item(m, one, one->rule, words.at);
    note_cell(m, one->cell, one->cell->text);
    ca_text_free(&words);
}

/* Reports an entry in a row without a key, at its first cell. */
static void report_more(ca_form_maker *m, const ca_form_item *one)
{
    const ca_form_item *before = one > m->items ? one - 1 : NULL;
    if (!one->member.more || one->member.keyed || m->form->survey ||
        (before && before->member.more && before->entry == one->entry &&
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
    const ca_form_item *one = *(ca_form_item *const *)a, *other = *(ca_form_item *const *)b;
    if (one->member.field != other->member.field)
        return one->member.field < other->member.field ? -1 : 1;
    return (one > other) - (one < other);
}

static void set_item(ca_form_maker *m, const ca_form_item *one)
{
    m->moderates |= m->form->purpose == CA_FORM_FOR_MODERATOR;
    if (one->member.field == CA_CONTACT_DATE_FIELD)
        set_contact_date(m, one->member, one->value.text);
    else
        set_value(m, set_path(m, one), one->value.text, one->value.bare);
}

/* Reports in the order of the form; sets in that of the record format, in which new members and entries then are. */
static void set_items(ca_form_maker *m)
{
    ca_form_item **wanted = ca_allocate(m->count, sizeof(ca_form_item *));
    size_t count = 0;
    for (size_t i = 0; i < m->count; i++)
        m->items[i].refused = m->items[i].value.error && !m->items[i].same;
    for (size_t i = 0; i < m->count; i++) {
        ca_form_item *one = &m->items[i];
        bool second = !one->astray && ca_map_find(&m->by_path, one->cell->path) != one;
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
        qsort(wanted, count, sizeof(ca_form_item *), by_field);
    keep_contact_dates(m); /* before a new date, which counts */
    for (size_t i = 0; i < count; i++)
        set_item(m, wanted[i]);
    free(wanted);
}

/* --- cells that were cleared -------------------------------------------------------------------------------------- */

static void clear(ca_form_maker *m, ca_form_member member)
{
    enum ca_type type = ca_fields[member.field].type;
    if (member.field == CA_CONTACT_DATE_FIELD)
        set_contact_date(m, member, (ca_slice){"", 0});
    else if (type == CA_BOOL || type == CA_COUNT)
        set_value(m, ca_form_items_path(m, member, member.entry), ca_slice_of("null"), true);
    else
        set_value(m, ca_form_items_path(m, member, member.entry), (ca_slice){"", 0}, false);
}

static void find_cleared(ca_form_maker *m)
{
    for (size_t i = 0; i < m->form->blank_count; i++) {
        const ca_form_answer *cell = &m->form->blanks[i];
        ca_form_member member = ca_form_items_member(m, cell->path);
        bool filled = member.field != CA_FIELD_COUNT && !member.more && ca_form_items_node(m, member, member.entry);
        if (!filled || ca_map_find(&m->by_path, cell->path) || ca_form_items_astray(m, cell))
            continue;
        report(m, cell->location, CA_RULE_FORM_CLEARED, ca_form_items_path(m, member, member.entry).at,
               m->importer->overwrite ? "is blank, and the draft has it filled in; it was cleared"
                                      : "is blank, and the draft has it filled in; the draft's was kept");
        if (m->importer->overwrite)
            clear(m, member);
    }
}

/* Reports answers of the draft that the form had, and whose cells are gone. */
static void find_gone(ca_form_maker *m)
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
            ca_form_member member = ca_form_items_member(m, key);
            if (member.field != CA_FIELD_COUNT && !ca_map_find(&m->by_path, key) && !ca_map_find(&there, key))
                report(m, m->form->location, CA_RULE_FORM_CLEARED, ca_form_items_path(m, member, member.entry).at,
                       "has no cell on the form any more; the draft's was kept");
            ca_text_free(&path);
        }
    }
    ca_map_free(&there, NULL);
}

/* --- texts without an answer -------------------------------------------------------------------------------------- */

/* Whether PATH is of a cell that is to be read alone. */
static bool is_read_alone(ca_slice path)
{
    static const char part[] = "." CA_FORM_READ_ALONE;
    for (size_t i = 0; i + sizeof part - 1 < path.size; i++)
        if (memcmp(path.at + i, part, sizeof part - 1) == 0)
            return true;
    return false;
}

static const char *const outside[] = {
    [CA_FORM_ON_CELL] = "is text where the form has no answer; it is kept as a note",
    [CA_FORM_ON_SHAPE] = "is text in a shape, such as a text box; it is kept as a note",
    [CA_FORM_ON_PRINT] = "is text in the header or footer of the sheet; it is kept as a note"};

static void report_typed(ca_form_maker *m, const ca_form_answer *cell, ca_slice text)
{
    ca_text words = {0};
    if (cell->error)
        ca_text_format(&words, "%s (the text is kept as a note)", cell->error);
    if (cell->error)
        report(m, cell->location, CA_RULE_FORM_VALUE, "", words.at);
    else if (ca_form_items_shown_grade(cell).size)
        report(m, cell->location, CA_RULE_FORM_NOTE, "",
               "is not the auditor's grade that the record has now; it is kept as a note");
    else if (cell->path.size && !is_read_alone(cell->path))
        report(m, cell->location, CA_RULE_FORM_VALUE, "",
               "is in a row or column whose hidden key names no answer of this form; the text is kept as a note");
    else if (text.size < ca_text_without_blanks(cell->text).size)
        report(m, cell->location, CA_RULE_FORM_NOTE, "",
               "has more than the form's own text; the rest is kept as a note");
    else
        report(m, cell->location, CA_RULE_FORM_NOTE, "", outside[cell->outside]);
    note_cell(m, cell, text);
    ca_text_free(&words);
}

/* Sets TYPED to the texts that somebody typed in the cells without a member. Returns how many there are. Under a wrong key every
 * text counts. */
static size_t find_typed(ca_form_maker *m, ca_form_own *own, ca_slice *typed)
{
    size_t count = 0;
    ca_form_own_begin(own);
    ca_form_own_look(own, m->typed, m->typed_count);
    for (size_t i = 0; i < m->typed_count; i++) {
        bool wrong_key = m->typed[i]->path.size && !is_read_alone(m->typed[i]->path);
        typed[i] = wrong_key ? m->typed[i]->text : ca_form_own_typed(own, CA_FORM_OWN_FORMS, m->typed[i]);
        count += typed[i].size > 0;
    }
    return count;
}

/* Adds the texts of the form that the new record would have: guidance and questions depend on answers such as the type of
 * case. */
static void add_new_form(ca_form_maker *m, ca_form_own *own)
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

/* Adds the edition of the form that came back, which is printed below it. */
static void put_edition(ca_form_maker *m, ca_form_own *own)
{
    ca_text words = {0};
    ca_text_format(&words, "Edition %llu", (unsigned long long)m->form->edition);
    ca_form_own_put(own, CA_FORM_OWN_FORMS, (ca_slice){words.at, words.size});
    ca_text_free(&words);
}

/* Keeps the texts of a survey's columns that no map names, which their table counts in one line, and those with an error. The
 * former do not make a response one that is back. */
static void keep_unnamed(ca_form_maker *m)
{
    for (size_t i = 0; i < m->typed_count; i++) {
        const ca_form_answer *cell = m->typed[i];
        size_t changes = m->changes;
        ca_text words = {0};
        if (cell->error) {
            ca_text_format(&words, "%s (the text is kept as a note)", cell->error);
            add_heading(&words, cell);
            report(m, cell->location, CA_RULE_FORM_VALUE, "", words.at);
        }
        note_cell(m, cell, cell->text);
        m->changes = cell->error ? m->changes : changes;
        ca_text_free(&words);
    }
}

/* Keeps the notes that the form shows, with the cells in which they were typed: its draft may be of before them. They are no answers
 * of this form. */
static void keep_shown_notes(ca_form_maker *m)
{
    size_t changes = m->changes;
    const ca_form_answer *title = NULL; /* of the row */
    for (size_t i = 0; i < m->typed_count; i++) {
        const ca_form_answer *cell = m->typed[i];
        if (!title || title->location.line != cell->location.line) {
            title = cell;
            continue;
        }
        ca_slice at = ca_form_rest_note(title, cell);
        if (at.size)
            add_note(m, at, cell->text);
    }
    m->changes = changes;
}

/* Keeps the texts that are none of the form's own: of the form as the draft made it, or as the record would make it. */
static void keep_typed(ca_form_maker *m)
{
    for (size_t i = 0; i < m->typed_count && m->form->document; i++) /* the form's own texts are not among them */
        report_typed(m, m->typed[i], m->typed[i]->text);
    if (m->form->document)
        return;
    keep_shown_notes(m);
    ca_form_own own = {.plain = {0}};
    ca_slice *typed = ca_allocate(m->typed_count, sizeof *typed);
    if (m->typed_count)
        ca_form_own_add(&own, m->base, m->form->purpose, m->form->blind);
    put_edition(m, &own);
    if (find_typed(m, &own, typed)) {
        add_new_form(m, &own);
        ca_form_own_sent(&own, m->returns);
        (void)find_typed(m, &own, typed);
    }
    for (size_t i = 0; i < m->typed_count; i++)
        if (typed[i].size || (m->typed[i]->path.size && !is_read_alone(m->typed[i]->path)))
            report_typed(m, m->typed[i], typed[i]);
    ca_form_own_free(&own);
    free(typed);
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

/* --- replies ------------------------------------------------------------------------------------------------------ */

/* Whether the answers of FORM, a reply, are those of the reply in the member response of the draft. */
static bool is_first_reply(ca_form_maker *m, const ca_form_return *form)
{
    size_t same = 0, filled = 0;
    for (int field = CA_RESPONSE_BY_FIELD; field <= CA_RESPONSE_AGREES_FIELD; field++)
        filled += ca_record_has(m->base, (enum ca_field)field);
    for (size_t i = 0; i < form->count; i++) {
        ca_form_member member = ca_form_items_member(m, form->answers[i].path);
        if (member.field == CA_FIELD_COUNT)
            continue;
        ca_form_value value = ca_form_value_read(&m->values, member, &form->answers[i], &m->arena);
        same += !value.error &&
                ca_cell_equals(value.text, ca_form_items_text(m, ca_form_items_node(m, member, member.entry)));
    }
    return same == filled && same == form->count;
}

/* Returns FORM; of a reply to an audit that has another one, the same with its answers as those of a further reply. */
static const ca_form_return *further_reply(ca_form_maker *m, const ca_form_return *form)
{
    static const char first[] = "response.";
    bool replied = false;
    for (int field = CA_RESPONSE_BY_FIELD; field <= CA_RESPONSE_AGREES_FIELD; field++)
        replied |= ca_record_has(m->base, (enum ca_field)field);
    if (!form->survey || !form->document || !replied || is_first_reply(m, form))
        return form;
    ca_form_return *further = ca_arena_take(&m->arena, sizeof *further);
    *further = *form;
    further->answers = ca_arena_take(&m->arena, (form->count + 1) * sizeof *further->answers);
    for (size_t i = 0; i < form->count; i++) {
        ca_text path = {0};
        further->answers[i] = form->answers[i];
        ca_text_format(&path, "responses.+1.%s", form->answers[i].path.at + sizeof first - 1);
        further->answers[i].path = ca_arena_str(&m->arena, (ca_slice){path.at, path.size});
        ca_text_free(&path);
    }
    return further;
}

/* Sets the members that say which form it was. They are no changes of the record. */
static void set_form(ca_form_maker *m)
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

static void check_framework(ca_form_maker *m)
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

void ca_form_record_make(ca_form_importer *importer, const ca_form_returns *returns, const ca_form_return *form,
                         ca_slice draft, const ca_form_note *extra, size_t extra_count, ca_form_record *made)
{
    ca_reporter silent = {.quiet = true, .reading_only = true};
    ca_line line = {.location = {.source = ""}, .text = draft, .ended = true};
    ca_record_read(&importer->base, &line, importer->library, importer->format, &silent);
    *made = (ca_form_record){.sheet = ca_copy(form->sheet, strlen(form->sheet)),
                             .purpose = form->purpose,
                             .survey = form->survey,
                             .document = form->document,
                             .location = form->location};
    if (form->location.sheet)
        made->location.sheet = made->shown = ca_copy(form->location.sheet, strlen(form->location.sheet));
    ca_form_maker m = {.importer = importer,
                       .returns = returns,
                       .form = form,
                       .made = made,
                       .base = &importer->base,
                       .reporter = {.all = &made->faults}};
    m.values = (ca_form_values){importer->base.framework,
                                ca_library_fillers(importer->library, importer->base.framework), returns->epoch_1904};
    m.notes = ca_form_items_list(&m, CA_NOTES);
    m.form = form = further_reply(&m, form);
    check_framework(&m);
    ca_form_items_read(&m);
    set_items(&m);
    find_cleared(&m);
    if (!form->survey && !form->document)
        find_gone(&m);
    if (form->survey)
        keep_unnamed(&m);
    else
        keep_typed(&m);
    made->touched =
        m.changes > 0; /* a text on another sheet of the workbook does not make this audit one that is back */
    for (size_t i = 0; i < extra_count; i++)
        add_note(&m, extra[i].at, extra[i].text);
    set_form(&m);
    ca_form_places_make(&m);
    ca_json_set_write(&m.set, &m.base->scan, draft, &made->line);
    ca_json_set_free(&m.set);
    ca_form_items_free(&m);
}

void ca_form_record_free(ca_form_record *made)
{
    ca_text_free(&made->line);
    ca_diagnostics_free(&made->faults);
    free(made->places);
    free(made->sheet);
    ca_arena_free(&made->tables);
    free(made->shown);
    free(made->texts);
    *made = (ca_form_record){.sheet = NULL};
}

void ca_form_importer_free(ca_form_importer *importer)
{
    ca_record_free(&importer->base);
}
