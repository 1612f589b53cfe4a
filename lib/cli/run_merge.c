/* SPDX-License-Identifier: MIT */
/* audit-moderate merge: merges moderated records into their originals, losing none; compares external with internal
 * audits. */
#include "base/json_write.h"
#include "base/map.h"
#include "check/grading.h"
#include "cli/records.h"
#include "cli/side_input.h"
#include "cli/tools.h"
#include "draw/external.h"
#include "draw/merge.h"
#include "record/auditors_of.h"
#include "record/persons.h"
#include "record/record_read.h"

#include <stdlib.h>
#include <string.h>

/* Checks that --originals names files that can be read in addition to the operands. Returns 0, or -1 with a usage error. */
static int originals_given(ca_run *run)
{
    const struct ca_option_values *originals = &run->options.list[CA_OPTION_ORIGINALS];
    if (!originals->count)
        return ca_run_misuse(run, "--originals FILE is needed: the records that were moderated or audited again");
    return ca_side_files_check(run, CA_OPTION_ORIGINALS);
}

typedef struct {
    ca_run *run;
    ca_records records;
    ca_pairs pairs;
    ca_grading grading;
} comparison;

/* Reads the operands (EXTERNAL), or the originals. */
static int read_records(comparison *c, bool external)
{
    ca_record *record = &c->records.record;
    int got = 0;
    while (got == 0 && (got = ca_records_next(&c->records)) > 0) {
        bool is_external = ca_record_number(record, CA_KIND_FIELD, CA_FULL) == CA_EXTERNAL;
        got = 0;
        if (!record->stopped && external && !is_external) {
            ca_record_report(record, &c->run->reporter, CA_RULE_EXTERNAL_KIND, record->at[CA_KIND_FIELD].node, "kind",
                             "is not external");
            c->records.stopped++;
        }
        if (!record->stopped)
            ca_records_grade(&c->records, &c->grading, true);
        bool internal = ca_record_number(record, CA_KIND_FIELD, CA_FULL) < CA_EXTERNAL;
        if (record->stopped)
            got = ca_records_reject(&c->records);
        else if (external)
            ca_pairs_add(&c->pairs, record, &c->grading);
        else if (internal)
            ca_pairs_offer(&c->pairs, record, &c->grading);
    }
    return got;
}

static int read_compared(comparison *c)
{
    const struct ca_option_values *originals = &c->run->options.list[CA_OPTION_ORIGINALS];
    ca_side_input side;
    int got = read_records(c, true);
    if (got < 0)
        return -1;
    ca_side_input_begin(&side, c->run, originals->values, originals->count);
    c->records.input = &side.input;
    got = read_records(c, false);
    return ca_side_input_end(&side, got);
}

static int write_pairs(comparison *c)
{
    ca_text lines = {0};
    int status = 0;
    for (size_t i = 0; status == 0 && i < c->pairs.count; i++) {
        const ca_pair *pair = &c->pairs.pairs[i];
        if (!pair->paired)
            (void)ca_report(&c->run->reporter, pair->external.location, CA_RULE_EXTERNAL_UNPAIRED, "case.id",
                            "no original has this case in the same period");
        ca_text_clear(&lines);
        ca_pair_write(pair, &lines);
        status = ca_output_write(&c->run->output, lines.at, lines.size, &c->run->error);
    }
    ca_text_clear(&lines);
    ca_pairs_report(&c->pairs, &lines);
    if (status == 0)
        status = ca_run_write_report(c->run, &lines);
    ca_text_free(&lines);
    return status;
}

static void external_run(ca_run *run)
{
    comparison c = {.run = run};
    int got = originals_given(run);
    if (got == 0)
        got = ca_records_begin(&c.records, run);
    bool begun = got == 0;
    if (got == 0)
        got = read_compared(&c);
    if (got == 0)
        got = write_pairs(&c);
    if (begun)
        ca_records_end(&c.records, c.records.stopped, "could not be read, and not compared");
    if (got < 0)
        ca_run_raise(run, CA_FAILED);
    ca_pairs_free(&c.pairs);
    ca_grading_free(&c.grading);
}

/* A returned record, kept until its original is read. */
typedef struct {
    ca_line line;       /* its text is owned by the merge */
    bool refused, done; /* REFUSED: must not be merged; already reported */
} returned_record;

typedef struct {
    ca_run *run;
    ca_records records;
    returned_record *returned;
    size_t count, capacity;
    ca_map by_id;     /* the index + 1, as a pointer to a number */
    ca_map originals; /* ids of the originals read so far */
    ca_arena arena;
    ca_people_list people;
    ca_unclear unclear;     /* moderators who may have worked on the case */
    ca_record theirs, made; /* reused for each record */
    ca_grading grading;
    ca_merge_kept kept; /* the parts in which the record at hand differs */
    uint64_t differing; /* merged records whose audit differs from the original's */
    uint64_t unreadable, merged, before, regraded, conflicts; /* UNREADABLE: of the returned records */
    uint64_t blind;                                           /* of the merged ones */
    uint64_t original_count;
} merge;

static void report_return(merge *m, enum ca_rule_id rule, const char *path, const char *words)
{
    ca_record *record = &m->records.record;
    ca_record_report(record, &m->run->reporter, rule, record->at[CA_ID_FIELD].node, path, "%s", words);
}

static void hold(merge *m)
{
    ca_record *record = &m->records.record;
    bool moderated = ca_moderation_state(record) == CA_IS_MODERATED;
    ca_slice line = record->line.text, id = ca_record_text(record, CA_ID_FIELD);
    m->returned = ca_array_grow(m->returned, m->count, &m->capacity, sizeof *m->returned);
    returned_record *one = &m->returned[m->count++];
    *one = (returned_record){.line = record->line};
    one->line.text.at = ca_arena_copy(&m->arena, line.at, line.size);
    if (!moderated) {
        report_return(m, CA_RULE_MERGE_UNMODERATED, "moderation", "is not filled in yet");
        one->refused = true;
        return;
    }
    ca_map_entry *entry = ca_map_at(&m->by_id, id);
    if (entry->thing) {
        size_t first = *(size_t *)entry->thing;
        report_return(m, CA_RULE_MERGE_TWICE, "id", "came back more than once; none of them is merged");
        m->returned[first].refused = one->refused = true;
        return;
    }
    size_t *index = ca_arena_take(&m->arena, sizeof *index);
    *index = m->count - 1;
    entry->thing = index;
}

static int read_returned(merge *m)
{
    int got = 0;
    while (got == 0 && (got = ca_records_next(&m->records)) > 0) {
        ca_record *record = &m->records.record;
        if (record->stopped) {
            m->unreadable += m->records.begun;
            got = ca_records_reject(&m->records);
            continue;
        }
        hold(m);
        got = 0;
    }
    return got;
}

/* Grades the merged LINE again under the ruleset of its existing grading, which the moderation has made out of date. */
static int grade_again(merge *m, ca_slice line, ca_text *to)
{
    ca_record *made = &m->made;
    const char *asked = m->run->options.value[CA_OPTION_RULESET];
    ca_line whole = m->records.record.line;
    whole.text = line;
    made->skips_grading = true;
    ca_record_read(made, &whole, &m->run->library, m->run->format, &(ca_reporter){.quiet = true});
    const ca_framework *framework = made->framework;
    bool known = true;
    int ruleset = asked ? ca_framework_ruleset(framework, asked) : ca_grading_ruleset(made, &known);
    if ((!known || ruleset < 0) && framework->ruleset >= 0)
        return -1;
    ca_grade_record(made, ruleset, &m->grading);
    ca_graded_line(made, &m->grading, to);
    return 0;
}

/* Names what the original has otherwise than the record that the moderator read. */
static void name_kept(merge *m)
{
    ca_location original = m->records.record.line.location;
    for (size_t i = 0; i < m->kept.count; i++)
        ca_record_report(&m->theirs, &m->run->reporter, CA_RULE_MERGE_KEPT, m->kept.list[i].node,
                         ca_text_words(&m->kept.list[i].path), "%s, which stays as it is (%s:%llu)",
                         m->kept.list[i].words, original.source, (unsigned long long)original.line);
    m->differing += m->kept.count > 0;
}

static void count_merged(merge *m)
{
    m->merged++;
    m->blind += ca_record_number(&m->theirs, CA_MODERATION_BLIND_FIELD, 0) != 0;
    name_kept(m);
}

/* Names every part of an audit that was changed: where it is read again, all of them are to be looked at. */
static void name_changed(merge *m)
{
    ca_location original = m->records.record.line.location;
    for (size_t i = 0; i < m->kept.count; i++)
        ca_record_report(&m->theirs, &m->run->reporter, CA_RULE_MERGE_CHANGED, m->kept.list[i].node,
                         ca_text_words(&m->kept.list[i].path),
                         "%s (%s:%llu); if the audit was changed after it went out for moderation, give it to the "
                         "moderator again",
                         m->kept.list[i].words, original.source, (unsigned long long)original.line);
}

static void name_conflict(merge *m, returned_record *one, const ca_merge_conflict *conflict)
{
    ca_location original = m->records.record.line.location;
    if (conflict->rule == CA_RULE_COUNT)
        name_changed(m);
    else
        ca_record_report(&m->theirs, &m->run->reporter, conflict->rule, conflict->node, ca_text_words(&conflict->path),
                         "%s (%s:%llu)", conflict->words, original.source, (unsigned long long)original.line);
    one->done = false;
    m->conflicts++;
}

/* Returns whether the moderator of the returned record is independent of the original's case; if not, sets CONFLICT. */
static bool may_judge(merge *m, const returned_record *one, ca_merge_conflict *conflict)
{
    static const struct {
        enum ca_field field;
        bool theirs; /* read from the returned record */
    } named[] = {{CA_PRACTITIONER_FIELD, false}, {CA_MANAGER_FIELD, false},         {CA_IRO_FIELD, false},
                 {CA_AUDITOR_FIELD, false},      {CA_BEFORE_MODERATOR_FIELD, true}, {CA_MODERATOR_FIELD, true}};
    enum { PRACTITIONER, MANAGER, IRO, AUDITOR, SECOND, MODERATOR };
    ca_person people[sizeof named / sizeof *named];
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        ca_record *record = named[i].theirs ? &m->theirs : &m->records.record;
        people[i] = ca_person_read(&record->arena, ca_record_text(record, named[i].field), &m->people);
    }
    ca_judge judge = {.who = &people[MODERATOR]};
    ca_judged_work judged = {.practitioner = &people[PRACTITIONER],
                             .manager = &people[MANAGER],
                             .iro = &people[IRO],
                             .auditor = &people[AUDITOR],
                             .second = &people[SECOND]};
    ca_auditors_judged(&m->records.record, &m->people, &judged);
    unsigned unclear, bars = ca_independence_bars(&judge, &judged, &unclear);
    ca_unclear_add(&m->unclear, unclear, unclear, one->line.location);
    if (!bars)
        return true;
    *conflict = (ca_merge_conflict){.rule = CA_RULE_MODERATOR_NOT_INDEPENDENT,
                                    .node = m->theirs.at[CA_MODERATOR_FIELD].node,
                                    .words = ca_conflict_words[ca_first_conflict(bars)]};
    ca_text_add(&conflict->path, ca_fields[CA_MODERATOR_FIELD].path);
    return false;
}

/* Merges ONE into the original that was read, and appends the line that replaces the original, if any. */
static void join(merge *m, returned_record *one, ca_text *to)
{
    ca_record *original = &m->records.record;
    ca_merge_conflict conflict;
    ca_text merged = {0};
    ca_record_read(&m->theirs, &one->line, &m->run->library, m->run->format, &(ca_reporter){.quiet = true});
    ca_merge_kept_free(&m->kept);
    enum ca_merged result = ca_merge(original, &m->theirs, &m->kept, &conflict, &merged);
    one->done = true;
    if (result == CA_MERGED && !may_judge(m, one, &conflict))
        result = CA_MERGE_CONFLICTS;
    if (result == CA_MERGED && ca_grading_node(original)) {
        if (grade_again(m, (ca_slice){merged.at, merged.size}, to) == 0) {
            m->regraded++;
            count_merged(m);
        } else {
            conflict = (ca_merge_conflict){
                .rule = CA_RULE_RULESET_UNKNOWN,
                .words = "the original was graded under a ruleset that its framework does not have; "
                         "grade it again first"};
            ca_text_add(&conflict.path, "grading.ruleset");
            name_conflict(m, one, &conflict);
        }
    } else if (result == CA_MERGED) {
        ca_text_append(to, merged.at, merged.size);
        count_merged(m);
    } else if (result == CA_MERGED_BEFORE) {
        m->before++;
    } else {
        name_conflict(m, one, &conflict);
    }
    ca_text_free(&conflict.path);
    ca_text_free(&merged);
}

/* Writes the original unchanged, even if it cannot be read. */
static int pass_on(merge *m)
{
    ca_run *run = m->run;
    const ca_line *line = &m->records.record.line;
    ca_slice piece;
    bool ended;
    int got;
    if (!line->cut)
        return ca_records_pass(&m->records, line->text);
    if (ca_output_write(&run->output, line->text.at, line->text.size, &run->error) < 0)
        return -1;
    while ((got = ca_input_rest(m->records.input, &piece, &ended, &run->error)) > 0)
        if (ca_output_write(&run->output, piece.at, piece.size, &run->error) < 0)
            return -1;
    return got < 0 ? -1 : ca_output_write(&run->output, "\n", 1, &run->error);
}

static int read_originals(merge *m)
{
    ca_text line = {0};
    int got = 0;
    m->records.record.skips_grading = true; /* the grading is replaced, or not used */
    while (got == 0 && (got = ca_records_next(&m->records)) > 0) {
        ca_record *record = &m->records.record;
        returned_record *one = NULL;
        ca_text_clear(&line);
        m->original_count += m->records.begun;
        if (!record->stopped) {
            ca_slice id = ca_record_text(record, CA_ID_FIELD);
            ca_map_entry *seen = ca_map_at(&m->originals, id);
            size_t *index = ca_map_find(&m->by_id, id);
            if (seen->thing)
                ca_record_report(record, &m->run->reporter, CA_RULE_ID_DUPLICATE, record->at[CA_ID_FIELD].node, "id",
                                 "is that of an original before it; nothing is merged into this one");
            else if (index && !m->returned[*index].refused)
                one = &m->returned[*index];
            seen->thing = m;
        }
        if (one)
            join(m, one, &line);
        got = line.size ? ca_records_pass(&m->records, (ca_slice){line.at, line.size}) : pass_on(m);
    }
    ca_text_free(&line);
    return got;
}

/* Writes records that were not merged to the rejects, and reports those without an original. */
static int reject_rest(merge *m)
{
    ca_error *error = &m->run->error;
    for (size_t i = 0; i < m->count; i++) {
        returned_record *one = &m->returned[i];
        if (one->done)
            continue;
        ca_record_read(&m->theirs, &one->line, &m->run->library, m->run->format, &(ca_reporter){.quiet = true});
        ca_record *record = &m->theirs;
        if (!one->refused && !ca_map_find(&m->originals, ca_record_text(record, CA_ID_FIELD)))
            ca_record_report(record, &m->run->reporter, CA_RULE_MERGE_NO_ORIGINAL, record->at[CA_ID_FIELD].node, "id",
                             "is not that of an original");
        ca_slice line = one->line.text;
        if (ca_output_is_open(&m->run->rejects) &&
            (ca_output_write(&m->run->rejects, line.at, line.size, error) < 0 ||
             (one->line.ended && ca_output_write(&m->run->rejects, "\n", 1, error) < 0)))
            return -1;
    }
    return 0;
}

static uint64_t not_merged(const merge *m)
{
    uint64_t waiting = m->unreadable;
    for (size_t i = 0; i < m->count; i++)
        waiting += !m->returned[i].done;
    return waiting;
}

static int write_report(merge *m)
{
    const struct {
        const char *name;
        uint64_t number;
    } numbers[] = {
        {"originals", m->original_count}, {"returned", m->unreadable + m->count}, {"merged", m->merged},
        {"merged_blind", m->blind},       {"merged_before", m->before},           {"not_merged", not_merged(m)},
        {"graded_anew", m->regraded}};
    ca_text words = {0};
    ca_json_open(&words, '{');
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        ca_json_member_number(&words, numbers[i].name, numbers[i].number);
    }
    if (m->kept.wanted)
        ca_json_member_number(&words, "differing", m->differing);
    ca_json_close(&words, '}');
    ca_text_byte(&words, '\n');
    int status = ca_run_write_report(m->run, &words);
    ca_text_free(&words);
    return status;
}

static int read_both(merge *m)
{
    const struct ca_option_values *originals = &m->run->options.list[CA_OPTION_ORIGINALS];
    ca_side_input side;
    int got = read_returned(m);
    if (got < 0)
        return -1;
    ca_side_input_begin(&side, m->run, originals->values, originals->count);
    m->records.input = &side.input;
    got = read_originals(m);
    if (ca_side_input_end(&side, got) < 0)
        return ca_error_set(&m->run->error, "the originals could not all be read, and -o was not written");
    return reject_rest(m);
}

static void free_merge(merge *m)
{
    ca_merge_kept_free(&m->kept);
    ca_map_free(&m->by_id, NULL);
    ca_map_free(&m->originals, NULL);
    ca_record_free(&m->theirs);
    ca_record_free(&m->made);
    ca_grading_free(&m->grading);
    ca_arena_free(&m->arena);
    free(m->returned);
    ca_people_free(&m->people);
}

static void merge_run(ca_run *run)
{
    merge m = {.run = run, .kept.wanted = ca_options_has(&run->options, CA_OPTION_MODERATION_ONLY)};
    int got;
    if (originals_given(run) < 0 || ca_side_people(run, &m.people) < 0 || ca_records_begin(&m.records, run) < 0) {
        ca_run_raise(run, CA_FAILED);
        free_merge(&m);
        return;
    }
    got = read_both(&m);
    if (got == 0)
        got = write_report(&m);
    if (got == 0)
        ca_unclear_report(&m.unclear, "merged audit", "moderator", &run->reporter);
    m.records.count = m.unreadable + m.count; /* the closing note counts returned records */
    ca_records_end(&m.records, not_merged(&m), "could not be merged");
    if (got < 0)
        ca_run_raise(run, CA_FAILED);
    free_merge(&m);
}

void ca_merge_run(ca_run *run)
{
    bool external = ca_options_has(&run->options, CA_OPTION_EXTERNAL);
    if (external && ca_options_has(&run->options, CA_OPTION_MODERATION_ONLY)) {
        (void)ca_run_misuse(run, "--external merges nothing; --moderation-only is for a merge");
        ca_run_raise(run, CA_FAILED);
    } else if (external)
        external_run(run);
    else
        merge_run(run);
}
