/* SPDX-License-Identifier: MIT */
/* Which of several forms and records with one id counts. */
#include "cli/import_returns.h"

#include "forms/form_contents.h"
#include "office/cell_name.h"

#include <stdlib.h>

/* Appends where ARRIVAL is: "jane-1.xlsx: 'Case 77870'", "old.jsonl:3". */
static void write_place(ca_text *to, const ca_arrival *arrival)
{
    if (arrival->form)
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

static void drop_lower_editions(ca_import_group *group, ca_run *run)
{
    ca_arrival *highest = NULL;
    for (size_t i = 0; i < group->count; i++)
        if (group->list[i]->edition && (!highest || group->list[i]->edition > highest->edition))
            highest = group->list[i];
    for (size_t i = 0; i < group->count; i++) {
        ca_arrival *one = group->list[i];
        if (!one->edition || one->edition == highest->edition)
            continue;
        one->dropped = true;
        note(run, one, "is an earlier edition of the form in", highest, ", which counts");
    }
}

static void read_contents(ca_form_contents *contents, ca_scan *scan, const ca_arrival *arrival)
{
    ca_slice line = arrival->form ? (ca_slice){arrival->made.line.at, arrival->made.line.size} : arrival->line;
    if (ca_scan_text(scan, line.at, line.size) == 0) /* each was scanned before */
        ca_form_contents_read(contents, scan);
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

static void report_difference(void *context, const char *path, bool in_one, bool in_other)
{
    difference *d = context;
    ca_location here = place_in(d->other, path), there = place_in(d->one, path);
    ca_text words = {0}, place = {0};
    write_place(&place, d->one);
    if (there.sheet) {
        ca_text_byte(&place, '!');
        ca_cell_name(&place, (size_t)there.line - 1, (size_t)there.column - 1);
    }
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

/* Reports each two of LIST that differ, at each difference. */
static void report_differences(ca_run *run, ca_arrival **list, const ca_form_contents *contents, size_t count)
{
    run->reporter.about.record = list[0]->id;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++) {
            difference d = {.run = run, .one = list[i], .other = list[j]};
            (void)ca_form_contents_compare(&contents[i], &contents[j], report_difference, &d);
        }
    run->reporter.about = (ca_about)CA_ABOUT_NOBODY;
}

ca_arrival *ca_import_choose(ca_import_group *group, ca_run *run)
{
    ca_arrival **list = ca_allocate(group->count, sizeof *list), *chosen = NULL;
    ca_form_contents *contents = ca_allocate(group->count, sizeof *contents);
    ca_scan *scans = ca_allocate(group->count, sizeof *scans);
    size_t count = 0;
    if (group->count > 1)
        drop_lower_editions(group, run);
    for (size_t i = 0; i < group->count; i++)
        if (!group->list[i]->dropped)
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
