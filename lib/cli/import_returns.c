/* SPDX-License-Identifier: MIT */
/* Which of several forms and records with one id counts. */
#include "cli/import_returns.h"

#include "base/json_edit.h"
#include "forms/form_contents.h"

#include <stdlib.h>

/* Appends where ARRIVAL is: "jane-1.xlsx: 'Case 77870'", "old.jsonl:3". */
static void write_place(ca_text *to, const ca_arrival *arrival)
{
    const char *sheet = arrival->location.sheet;
    if (arrival->form && arrival->made.survey)
        ca_text_format(to, "%s: %s%srow %llu", arrival->location.source, sheet ? sheet : "", sheet ? ", " : "",
                       (unsigned long long)arrival->location.line);
    else if (arrival->form && arrival->made.document)
        ca_text_add(to, arrival->location.source);
    else if (arrival->form)
        ca_text_format(to, "%s: %s", arrival->location.source, arrival->location.sheet);
    else
        ca_text_format(to, "%s:%llu", arrival->location.source, (unsigned long long)arrival->location.line);
}

/* Prints a note about ARRIVAL and ANOTHER; FORMAT has a %s for each. */
static void note(ca_run *run, const ca_arrival *arrival, const char *between, const ca_arrival *other,
                 const char *after)
{
    ca_text one = {0}, another = {0};
    write_place(&one, arrival);
    write_place(&another, other);
    ca_report_run(&run->reporter, CA_RUN_NOTE, "%s %s %s%s", one.at, between, another.at, after);
    ca_text_free(&one);
    ca_text_free(&another);
}

/* Editions of an auditor's form and of a moderator's are counted apart. */
static bool is_moderators(const ca_arrival *arrival)
{
    return arrival->form && arrival->made.purpose == CA_FORM_FOR_MODERATOR;
}

/* Returns the line of the record that ARRIVAL gives. */
static ca_slice line_of(const ca_arrival *arrival)
{
    return arrival->form ? (ca_slice){arrival->made.line.at, arrival->made.line.size} : arrival->line;
}

static void read_contents(ca_form_contents *contents, ca_scan *scan, const ca_arrival *arrival)
{
    ca_slice line = line_of(arrival);
    if (ca_scan_text(scan, line.at, line.size) == 0) /* each was scanned before */
        ca_form_contents_read(contents, scan);
}

/* Compares what is filled in in ONE with OTHER, as ca_form_contents_compare does. */
static int compare(const ca_arrival *one, const ca_arrival *other,
                   void (*differs)(void *context, const char *path, bool in_one, bool in_other), void *context)
{
    ca_form_contents contents[2] = {{.count = 0}, {.count = 0}};
    ca_scan scans[2] = {{.text = NULL}, {.text = NULL}};
    read_contents(&contents[0], &scans[0], one);
    read_contents(&contents[1], &scans[1], other);
    int order = ca_form_contents_compare(&contents[0], &contents[1], differs, context);
    for (int i = 0; i < 2; i++) {
        ca_form_contents_free(&contents[i]);
        ca_scan_free(&scans[i]);
    }
    return order;
}

/* The comparison of two arrivals that differ. */
typedef struct {
    ca_run *run;
    const ca_arrival *one, *other;
    size_t count;
} difference;

static ca_location place_in(const ca_arrival *arrival, const char *path)
{
    return arrival->form ? ca_form_place_of(&arrival->made, path) : arrival->location;
}

/* Appends the cell of the member PATH in ARRIVAL, or its line. */
static void write_cell(ca_text *to, const ca_arrival *arrival, const char *path)
{
    ca_location there = place_in(arrival, path);
    write_place(to, arrival);
    bool survey = arrival->form && arrival->made.survey;
    if (!there.sheet && !there.table && !survey)
        return;
    ca_text_add(to, survey ? ", cell " : there.sheet ? "!" : ": ");
    ca_location_cell(to, &there);
}

/* Reports an answer of the lower edition that the higher one, which counts, has blank. Its notes are kept. */
static void report_cleared(void *context, const char *path, bool in_one, bool in_other)
{
    difference *d = context;
    ca_text words = {0};
    if (!in_one || in_other || strncmp(path, "notes", 5) == 0)
        return;
    ca_text_add(&words, "is blank in the edition of the form that counts, and filled in in an earlier one, at ");
    write_cell(&words, d->one, path);
    (void)ca_report(&d->run->reporter, place_in(d->other, path), CA_RULE_FORM_CLEARED, path, "%s", words.at);
    ca_text_free(&words);
}

static void drop_lower_editions(ca_import_group *group, ca_run *run)
{
    for (size_t i = 0; i < group->count; i++) {
        ca_arrival *one = group->list[i], *highest = one;
        for (size_t j = 0; j < group->count; j++)
            if (is_moderators(group->list[j]) == is_moderators(one) && group->list[j]->edition > highest->edition &&
                !group->list[j]->untouched)
                highest = group->list[j];
        if (!one->edition || one->untouched || one->edition == highest->edition)
            continue;
        one->dropped = true;
        note(run, one, "is an earlier edition of the form in", highest, ", which counts");
        run->reporter.about.record = one->id;
        difference d = {.run = run, .one = one, .other = highest};
        (void)compare(one, highest, report_cleared, &d);
        run->reporter.about = (ca_about)CA_ABOUT_NOBODY;
    }
}

static void report_difference(void *context, const char *path, bool in_one, bool in_other)
{
    difference *d = context;
    ca_location here = place_in(d->other, path);
    ca_text words = {0}, place = {0};
    write_cell(&place, d->one, path);
    ca_text_format(&words,
                   !in_one     ? "is filled in here, and blank in another form of this audit, at %s"
                   : !in_other ? "is blank here, and filled in in another form of this audit, at %s"
                               : "is another answer than that of another form of this audit, at %s",
                   place.at);
    if (!d->count++)
        ca_text_add(&words, "; neither is taken: ask which one counts, and remove the other");
    (void)ca_report(&d->run->reporter, here, CA_RULE_FORM_TWICE, path, "%s", words.at);
    ca_text_free(&words);
    ca_text_free(&place);
}

/* Drops the forms that only clear answers of the draft, as --overwrite lets them, if a form with these answers came back, too: it may
 * be the one that filled them in. */
static void drop_clearing(ca_import_group *group, ca_run *run)
{
    for (size_t i = 0; i < group->count; i++)
        for (size_t j = 0; j < group->count && group->list[i]->untouched; j++) {
            ca_arrival *one = group->list[j];
            if (one->untouched || one->dropped || one->edition != group->list[i]->edition ||
                compare(group->list[i], one, NULL, NULL) != 1)
                continue;
            one->dropped = true;
            note(run, one, "has fewer of the same answers than", group->list[i], ", which counts");
        }
}

/* Drops those of LIST that have no more than another, which is noted; of equal ones the first stays. Returns how many stay, which
 * are then the first. */
static size_t drop_contained(ca_run *run, ca_arrival **list, ca_form_contents *contents, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count && !list[i]->dropped; j++) {
            int order =
                i == j || list[j]->dropped ? 2 : ca_form_contents_compare(&contents[j], &contents[i], NULL, NULL);
            if (order != 1 && (order || j > i))
                continue;
            list[i]->dropped = true;
            note(run, list[i], order ? "has fewer of the same answers than" : "has the same answers as", list[j],
                 ", which counts");
        }
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (list[i]->dropped)
            continue;
        ca_arrival *arrival = list[kept];
        ca_form_contents content = contents[kept];
        list[kept] = list[i];
        contents[kept++] = contents[i];
        list[i] = arrival;
        contents[i] = content;
    }
    return kept;
}

/* Reports where the others of LIST differ from the first, which names each answer that is not the same in all. */
static void report_differences(ca_run *run, ca_arrival **list, const ca_form_contents *contents, size_t count)
{
    run->reporter.about.record = list[0]->id;
    for (size_t i = 1; i < count; i++) {
        difference d = {.run = run, .one = list[0], .other = list[i]};
        (void)ca_form_contents_compare(&contents[0], &contents[i], report_difference, &d);
    }
    run->reporter.about = (ca_about)CA_ABOUT_NOBODY;
}

/* Appends to VALUES (may be NULL) the notes of LINE whose texts are not in KNOWN, and adds these. */
static void collect_notes(ca_map *known, ca_slice line, ca_text *values)
{
    ca_scan scan = {.text = NULL};
    ca_arena arena = {0};
    uint32_t list = ca_scan_text(&scan, line.at, line.size) == 0 ? ca_node_member(&scan, 0, "notes") : 0;
    bool has = list && scan.nodes[list].kind == CA_ARRAY;
    for (uint32_t at = list + 1; has && at < scan.nodes[list].next; at = scan.nodes[at].next) {
        uint32_t text = scan.nodes[at].kind == CA_OBJECT ? ca_node_member(&scan, at, "text") : 0;
        if (!text || scan.nodes[text].kind != CA_STRING)
            continue;
        ca_map_entry *entry = ca_map_at(known, ca_node_string(&scan, text, &arena));
        if (entry->thing)
            continue;
        entry->thing = known;
        if (values) {
            ca_slice bytes = ca_node_bytes(&scan, at);
            ca_text_add(values, values->size ? "," : "");
            ca_text_append(values, bytes.at, bytes.size);
        }
    }
    ca_scan_free(&scan);
    ca_arena_free(&arena);
}

/* Appends LINE with the notes VALUES, which are JSON with commas between them, after its own. */
static void write_with_notes(ca_slice line, ca_slice values, ca_text *to)
{
    ca_scan scan = {.text = NULL};
    ca_json_edits edits = {.count = 0};
    ca_text list = {0};
    uint32_t notes = ca_scan_text(&scan, line.at, line.size) == 0 ? ca_node_member(&scan, 0, "notes") : 0;
    ca_text_format(&list, "[%.*s]", (int)values.size, values.at);
    if (notes && scan.nodes[notes].kind == CA_ARRAY)
        ca_json_edit_elements(&edits, &scan, notes, values);
    else
        ca_json_edit_member(&edits, &scan, 0, "notes", (ca_slice){list.at, list.size});
    ca_json_edits_write(&edits, line, to);
    ca_json_edits_free(&edits);
    ca_scan_free(&scan);
    ca_text_free(&list);
}

void ca_import_write(const ca_import_group *group, const ca_arrival *chosen, ca_text *to)
{
    ca_map known = {.entries = NULL};
    ca_text values = {0};
    ca_slice line = line_of(chosen);
    if (group->count > 1) /* hardly ever */
        collect_notes(&known, line, NULL);
    for (size_t i = 0; i < group->count; i++)
        if (group->list[i]->dropped && !group->list[i]->untouched)
            collect_notes(&known, line_of(group->list[i]), &values);
    if (values.size)
        write_with_notes(line, (ca_slice){values.at, values.size}, to);
    else
        ca_text_append(to, line.at, line.size);
    ca_map_free(&known, NULL);
    ca_text_free(&values);
}

ca_arrival *ca_import_choose(ca_import_group *group, ca_run *run)
{
    ca_arrival **list = ca_allocate(group->count, sizeof *list), *chosen = NULL;
    ca_form_contents *contents = ca_allocate(group->count, sizeof *contents);
    ca_scan *scans = ca_allocate(group->count, sizeof *scans);
    size_t count = 0;
    if (group->count > 1) {
        drop_lower_editions(group, run);
        drop_clearing(group, run);
    }
    for (size_t i = 0; i < group->count; i++)
        if (!group->list[i]->dropped && !group->list[i]->untouched)
            list[count++] = group->list[i];
    for (size_t i = 0; i < count && count > 1; i++)
        read_contents(&contents[i], &scans[i], list[i]);
    size_t left = drop_contained(run, list, contents, count);
    if (left > 1)
        report_differences(run, list, contents, left);
    else if (left)
        chosen = list[0];
    for (size_t i = 0; i < count; i++) {
        ca_form_contents_free(&contents[i]);
        ca_scan_free(&scans[i]);
    }
    free(list);
    free(contents);
    free(scans);
    return chosen;
}
