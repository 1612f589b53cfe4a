/* SPDX-License-Identifier: MIT */
/* Which of several forms and records with one id counts. */
#include "cli/import_returns.h"

#include "base/json_edit.h"
#include "forms/form_contents.h"
#include "forms/form_places.h"

#include <stdlib.h>

/* Appends where ARRIVAL is: "jane-1.xlsx: 'Case 77870'", "old.jsonl:3". */
static void write_place(ca_text *to, const ca_arrival *arrival)
{
    const char *sheet = arrival->location.sheet;
    if (arrival->form && arrival->made.survey && !arrival->made.document)
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

static void read_contents(ca_form_contents *contents, ca_scan *scan, ca_slice line)
{
    if (ca_scan_text(scan, line.at, line.size) == 0) /* each was scanned before */
        ca_form_contents_read(contents, scan);
}

/* Compares what is filled in in ONE with OTHER, as ca_form_contents_compare does. */
static int compare(const ca_arrival *one, const ca_arrival *other,
                   void (*differs)(void *context, const char *path, bool in_one, bool in_other), void *context)
{
    ca_form_contents contents[2] = {{.count = 0}, {.count = 0}};
    ca_scan scans[2] = {{.text = NULL}, {.text = NULL}};
    read_contents(&contents[0], &scans[0], line_of(one));
    read_contents(&contents[1], &scans[1], line_of(other));
    int order = ca_form_contents_compare(&contents[0], &contents[1], differs, context);
    for (int i = 0; i < 2; i++) {
        ca_form_contents_free(&contents[i]);
        ca_scan_free(&scans[i]);
    }
    return order;
}

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

/* --- differences -------------------------------------------------------------------------------------------------- */

/* The comparison of two arrivals that differ. */
typedef struct {
    ca_run *run;
    const ca_arrival *one, *other;
    size_t count;
} difference;

/* --- editions ----------------------------------------------------------------------------------------------------- */

/* Returns the arrival of the highest edition among those of GROUP that are for the same person as ONE. */
static ca_arrival *highest_of(const ca_import_group *group, ca_arrival *one)
{
    ca_arrival *highest = one;
    for (size_t i = 0; i < group->count; i++)
        if (is_moderators(group->list[i]) == is_moderators(one) && group->list[i]->edition > highest->edition &&
            !group->list[i]->untouched)
            highest = group->list[i];
    return highest;
}

/* The answers of an earlier form that the one that counts does not have. */
typedef struct {
    ca_run *run;
    const ca_arrival *earlier, *later;
    ca_map others; /* how many of the forms in between had another answer when they were made (size_t), by path */
    size_t made;   /* how many there are */
    ca_arena arena;
} left_over;

static void count_other(void *context, const char *path, bool in_earlier, bool in_issued)
{
    left_over *l = context;
    (void)in_issued;
    if (!in_earlier)
        return;
    ca_map_entry *entry = ca_map_at(&l->others, ca_slice_of(path));
    size_t *count = entry->thing;
    if (!count) {
        entry->thing = count = ca_arena_take(&l->arena, sizeof *count);
        *count = 0;
    }
    ++*count;
}

/* Compares the earlier form, which has CONTENTS, with what the later ones were filled in with when they were made. */
static void compare_issued(left_over *l, const ca_import_issued *issued, const ca_form_contents *contents)
{
    for (; issued; issued = issued->next) {
        ca_form_contents sent = {.count = 0};
        ca_scan scan = {.text = NULL};
        if (issued->edition <= l->earlier->edition || issued->edition > l->later->edition)
            continue;
        l->made++;
        read_contents(&sent, &scan, issued->line);
        (void)ca_form_contents_compare(contents, &sent, count_other, l);
        ca_form_contents_free(&sent);
        ca_scan_free(&scan);
    }
}

static void report_left(void *context, const char *path, bool in_earlier, bool in_later)
{
    left_over *l = context;
    const size_t *count = ca_map_find(&l->others, ca_slice_of(path));
    (void)in_later;
    if (in_earlier && count && *count == l->made)
        (void)ca_report(&l->run->reporter, place_in(l->earlier, path), CA_RULE_FORM_EARLIER, path,
                        "has another answer in edition %llu of the form, which came back too; edition %llu, which "
                        "counts, was not made from it: put the right answer into that one, and remove the earlier",
                        (unsigned long long)l->earlier->edition, (unsigned long long)l->later->edition);
}

/* Reports each answer of EARLIER, of a lower edition, that no later form was made from, and that LATER does not have either:
 * somebody changed it in a form after the next one was made. */
static void report_earlier(const ca_import_group *group, ca_arrival *earlier, ca_arrival *later, ca_run *run)
{
    ca_form_contents one = {.count = 0}, other = {.count = 0};
    ca_scan scan = {.text = NULL}, of_other = {.text = NULL};
    left_over l = {.run = run, .earlier = earlier, .later = later};
    read_contents(&one, &scan, line_of(earlier));
    read_contents(&other, &of_other, line_of(later));
    compare_issued(&l, group->issued, &one);
    run->reporter.about.record = earlier->id;
    (void)ca_form_contents_compare(&one, &other, report_left, &l);
    run->reporter.about = (ca_about)CA_ABOUT_NOBODY;
    ca_form_contents_free(&one);
    ca_form_contents_free(&other);
    ca_scan_free(&scan);
    ca_scan_free(&of_other);
    ca_map_free(&l.others, NULL);
    ca_arena_free(&l.arena);
}

/* Whether --earlier has what the form of edition EDITION was filled in with. */
static bool is_issued(const ca_import_group *group, uint64_t edition)
{
    const ca_import_issued *issued = group->issued;
    while (issued && issued->edition != edition)
        issued = issued->next;
    return issued != NULL;
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

/* Says that EARLIER does not count, and which of its answers the one that counts has blank. */
static void note_earlier(ca_arrival *earlier, ca_arrival *later, ca_run *run)
{
    difference d = {.run = run, .one = earlier, .other = later};
    note(run, earlier, "is an earlier edition of the form in", later, ", which counts");
    run->reporter.about.record = earlier->id;
    (void)compare(earlier, later, report_cleared, &d);
    run->reporter.about = (ca_about)CA_ABOUT_NOBODY;
}

static void drop_lower_editions(ca_import_group *group, ca_run *run)
{
    for (size_t i = 0; i < group->count; i++) {
        ca_arrival *one = group->list[i], *highest = highest_of(group, one);
        if (one->dropped || one->untouched || !one->edition || one->edition == highest->edition)
            continue;
        one->dropped = true;
        if (is_issued(group, highest->edition))
            report_earlier(group, one, highest, run);
        else
            note_earlier(one, highest, run);
    }
}

/* Drops moderators' forms beside those of auditors: their answers are of another kind. */
static void drop_other_purpose(ca_import_group *group, ca_run *run)
{
    bool auditors = false;
    for (size_t i = 0; i < group->count; i++)
        auditors |= group->list[i]->form && !is_moderators(group->list[i]);
    for (size_t i = 0; i < group->count && auditors; i++) {
        ca_arrival *one = group->list[i];
        if (!is_moderators(one))
            continue;
        one->dropped = true;
        (void)ca_report(&run->reporter, one->location, CA_RULE_FORM_PERSON, "",
                        "is a moderator's form, and the audit came back from its auditor here, too: read the forms of "
                        "moderators apart, with --for moderator");
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

/* Appends LINE with form.edition set to EDITION. */
static void write_with_edition(ca_slice line, uint64_t edition, ca_text *to)
{
    ca_scan scan = {.text = NULL};
    ca_json_edits edits = {.count = 0};
    ca_text value = {0};
    ca_text_format(&value, "{\"edition\":%llu}", (unsigned long long)edition);
    if (ca_scan_text(&scan, line.at, line.size) == 0)
        ca_json_edit_member(&edits, &scan, 0, "form", (ca_slice){value.at, value.size});
    ca_json_edits_write(&edits, line, to);
    ca_json_edits_free(&edits);
    ca_scan_free(&scan);
    ca_text_free(&value);
}

void ca_import_write(const ca_import_group *group, ca_arrival *chosen, ca_text *to)
{
    ca_map known = {.entries = NULL};
    ca_text values = {0}, edited = {0};
    ca_slice line = line_of(chosen);
    uint64_t highest = highest_of(group, chosen)->edition;
    if (highest > chosen->edition) { /* a record without an edition has all that the form has */
        write_with_edition(line, highest, &edited);
        line = (ca_slice){edited.at, edited.size};
    }
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
    ca_text_free(&edited);
}

ca_arrival *ca_import_choose(ca_import_group *group, ca_run *run)
{
    ca_arrival **list = ca_allocate(group->count, sizeof *list), *chosen = NULL;
    ca_form_contents *contents = ca_allocate(group->count, sizeof *contents);
    ca_scan *scans = ca_allocate(group->count, sizeof *scans);
    size_t count = 0;
    if (group->count > 1) {
        drop_other_purpose(group, run);
        drop_lower_editions(group, run);
        drop_clearing(group, run);
    }
    for (size_t i = 0; i < group->count; i++)
        if (!group->list[i]->dropped && !group->list[i]->untouched)
            list[count++] = group->list[i];
    for (size_t i = 0; i < count && count > 1; i++)
        read_contents(&contents[i], &scans[i], line_of(list[i]));
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
