/* SPDX-License-Identifier: MIT */
/* A public report against the editions that were published before of the same audits: a reader of both can subtract
 * them. A level of a row is published if an edition did, and if the difference could be published as a row of its
 * own. */
#include "report/public_editions.h"

#include "data/framework_digest.h"

#include <stdlib.h>
#include <string.h>

/* How the quarters of an edition relate to those of this report: none in common, the same, a part of them, some in
 * common and some not. */
enum relation { APART, SAME, WITHIN, ACROSS };

typedef struct {
    const json_t *part;
    enum relation relation;
} edition;

static bool has_quarter(const json_t *part, ca_slice name)
{
    const json_t *quarter;
    size_t i;
    json_array_foreach (json_object_get(part, "quarters"), i, quarter)
        if (ca_slice_is(name, json_string_value(quarter)))
            return true;
    return false;
}

static enum relation relation_of(const ca_public_part *p, const json_t *part)
{
    const ca_map *quarters = &p->part.framework->total->quarters;
    size_t before = json_array_size(json_object_get(part, "quarters")), shared = 0;
    for (size_t i = 0; i < quarters->count; i++)
        shared += has_quarter(part, quarters->entries[i].name);
    if (!shared)
        return APART;
    return shared < before ? ACROSS : shared == quarters->count ? SAME : WITHIN;
}

/* Finds the next edition with quarters of this report. *AT is 0 at the start. If there is a reason to publish again,
 * no edition counts. */
static bool next_edition(const ca_public_part *p, size_t *at, edition *e)
{
    const ca_publication *publication = p->part.options->publication;
    while (publication && !publication->reason && *at < publication->count) {
        e->part = ca_publication_part(publication->published[(*at)++], p->part.layout->id, p->part.summary->kind);
        e->relation = e->part ? relation_of(p, e->part) : APART;
        if (e->relation != APART)
            return true;
    }
    return false;
}

/* A level of a row: its name, and the names and values of its numbers. */
typedef struct {
    const char *name;
    unsigned bit;
    const char *const *names;
    const uint64_t *numbers;
    size_t count;
} level;
enum { LEVELS = 3 };
static const char *const sides[] = {"below", "good"};

static void levels_of(const ca_public_row *row, uint64_t split[2], level levels[LEVELS])
{
    size_t good = row->rule->good > 0 ? (size_t)row->rule->good : 0, grades = (size_t)row->rule->grades;
    split[1] = ca_disclosure_good(row->rule, row->counts);
    split[0] = ca_disclosure_total(row->rule, row->counts) - split[1];
    levels[0] = (level){"split", CA_WITHHELD_SPLIT, sides, split, 2};
    levels[1] = (level){"below", CA_WITHHELD_BELOW, row->names, row->counts, good};
    levels[2] = (level){"good", CA_WITHHELD_GOOD, row->names + good, row->counts + good, grades - good};
}

static bool number_before(const json_t *object, const char *name, uint64_t *number)
{
    const json_t *value = json_object_get(object, name);
    *number = json_is_integer(value) ? (uint64_t)json_integer_value(value) : 0;
    return json_is_integer(value);
}

/* Returns what a row of an edition withheld. */
static unsigned withheld_before(const json_t *before)
{
    unsigned withheld = 0;
    withheld |= json_is_object(json_object_get(before, "split")) ? 0 : CA_WITHHELD_SPLIT;
    withheld |= json_is_object(json_object_get(before, "below")) ? 0 : CA_WITHHELD_BELOW;
    withheld |= json_is_object(json_object_get(before, "good")) ? 0 : CA_WITHHELD_GOOD;
    withheld |= json_is_string(json_object_get(before, "without")) ? CA_WITHHELD_WITHOUT : 0;
    return json_is_integer(json_object_get(before, "total")) ? withheld : CA_WITHHELD_ALL;
}

/* Returns whether the row has the same numbers as before, as far as those were published. */
static bool has_same_numbers(const json_t *before, const ca_public_row *row)
{
    uint64_t split[2], number;
    level levels[LEVELS];
    levels_of(row, split, levels);
    bool same = !number_before(before, "total", &number) || number == split[0] + split[1];
    for (size_t i = 0; i < LEVELS; i++)
        for (size_t j = 0; j < levels[i].count; j++)
            same = same && (!number_before(json_object_get(before, levels[i].name), levels[i].names[j], &number) ||
                            number == levels[i].numbers[j]);
    return same;
}

/* Returns what a row withholds because its increase on BEFORE would be revealed and is too small. */
static unsigned by_difference(const json_t *before, const ca_public_row *row)
{
    uint64_t split[2], number, total;
    level levels[LEVELS];
    unsigned withheld = withheld_before(before);
    levels_of(row, split, levels);
    if (!number_before(before, "total", &total))
        return CA_WITHHELD_ALL;
    uint64_t now = split[0] + split[1];
    if (now == total && has_same_numbers(before, row))
        return withheld;
    if (now < total + row->rule->least)
        return CA_WITHHELD_GRADES;
    for (size_t i = 0; i < LEVELS; i++)
        for (size_t j = 0; !(withheld & levels[i].bit) && j < levels[i].count; j++)
            if (!number_before(json_object_get(before, levels[i].name), levels[i].names[j], &number) ||
                levels[i].numbers[j] <= number + row->rule->most)
                withheld |= levels[i].bit;
    return ca_withheld_with_more(withheld);
}

/* Adds a row of an edition to another. A level that one of them withheld becomes "withheld". */
static void add_row(json_t *sum, const json_t *row)
{
    const char *name;
    json_t *value, *one;
    json_object_foreach (sum, name, value) {
        const json_t *more = json_object_get(row, name);
        if (json_is_object(value) && json_is_object(more)) {
            const char *inner;
            json_object_foreach (value, inner, one)
                (void)json_integer_set(one, json_integer_value(one) + json_integer_value(json_object_get(more, inner)));
        } else if (json_is_integer(value) && json_is_integer(more)) {
            (void)json_integer_set(value, json_integer_value(value) + json_integer_value(more));
        } else {
            (void)json_object_set_new(sum, name, json_string("withheld"));
        }
    }
}

static bool by_another(const json_t *part, const char *table)
{
    const char *name;
    const json_t *there;
    bool other = false;
    json_object_foreach ((json_t *)(uintptr_t)json_object_get(part, "tables"), name, there)
        other |= strncmp(name, "by-", 3) == 0 && strcmp(name, "by-quarter") != 0 && strcmp(name, table) != 0;
    return other;
}

/* Returns whether the period has so many more audits than in the edition that other tables may change. */
static bool has_grown(const ca_public_part *p, const json_t *part)
{
    uint64_t audits;
    return number_before(part, "audits", &audits) &&
           p->part.framework->total->all.counts[CA_COUNT_RECORDS] >= audits + p->rule.least;
}

unsigned ca_public_table_withholds(const ca_public_part *p, const char *table, bool folded)
{
    edition e;
    unsigned withheld = 0;
    bool quarters = strcmp(table, "by-quarter") == 0;
    for (size_t at = 0; next_edition(p, &at, &e);) {
        const json_t *before = json_object_get(json_object_get(e.part, "tables"), table);
        bool others = json_object_get(before, "others"), more = e.relation == WITHIN || has_grown(p, e.part);
        /* One grouping could be subtracted from another, and rows that were added up from rows that are now. */
        if ((!quarters && by_another(e.part, table)) || (more && before && (others || (folded && !quarters))))
            withheld |= CA_WITHHELD_GRADES;
    }
    return withheld;
}

/* Returns whether two editions have a quarter in common. Then they cannot simply be subtracted one after the other. */
static bool editions_overlap(const ca_public_part *p)
{
    const ca_map *quarters = &p->part.framework->total->quarters;
    edition e;
    size_t with = 0, among = 0;
    for (size_t at = 0; next_edition(p, &at, &e);)
        with += json_array_size(json_object_get(e.part, "quarters"));
    for (size_t i = 0; i < quarters->count; i++) {
        bool publication = false;
        for (size_t at = 0; next_edition(p, &at, &e);)
            publication |= has_quarter(e.part, quarters->entries[i].name);
        among += publication;
    }
    return with > among;
}

unsigned ca_public_row_withholds(const ca_public_part *p, const ca_public_row *row, unsigned own)
{
    edition e;
    json_t *sum = NULL;
    for (size_t at = 0; next_edition(p, &at, &e);) {
        const json_t *before = ca_publication_published(e.part, row->table, row->name);
        bool group = strncmp(row->table, "by-", 3) == 0;
        bool new_quarter = strcmp(row->table, "by-quarter") == 0 && !has_quarter(e.part, row->name);
        if (new_quarter || (group && !json_object_get(json_object_get(e.part, "tables"), row->table)))
            continue; /* the edition had no such row or table; ca_public_table_withholds looks at other tables */
        if (before && e.relation == SAME && has_same_numbers(before, row)) {
            json_decref(sum);
            return withheld_before(before);
        }
        if (!before)
            own |= CA_WITHHELD_GRADES;
        else if (sum)
            add_row(sum, before);
        else
            sum = json_deep_copy(before);
    }
    if (sum)
        own |= editions_overlap(p) ? (unsigned)CA_WITHHELD_GRADES : by_difference(sum, row);
    json_decref(sum);
    return own;
}

/* Adds the numbers of an edition to SUMS. Returns whether it published them. Without a table of agreement they are 0:
 * none was moderated, or too few. */
static bool adds_numbers(const json_t *part, const char *table, const char *row, const char *level_name,
                         const char *const *names, uint64_t *sums, size_t count)
{
    const json_t *there = json_object_get(json_object_get(part, "tables"), table);
    const json_t *publication = json_object_get(ca_publication_published(part, table, ca_slice_of(row)), level_name);
    uint64_t number;
    for (size_t i = 0; i < count && json_is_object(publication); i++)
        sums[i] += number_before(publication, names[i], &number) ? number : 0;
    return json_is_object(publication) || (!there && strcmp(table, "agreement") == 0);
}

static bool few_more(const ca_public_part *p, const uint64_t *before, const uint64_t *numbers, size_t count)
{
    bool few = false, any = false;
    for (size_t i = 0; i < count; i++) {
        few |= numbers[i] < before[i] || ca_public_few(p, numbers[i] - before[i]);
        any |= numbers[i] != before[i];
    }
    /* If few grades stayed the same, readers could conclude that none is the best, or the worst. */
    return few || (any && count > 2 && numbers[0] - before[0] <= p->rule.most);
}

bool ca_public_numbers_are_few(const ca_public_part *p, const char *table, const char *row, const char *level_name,
                               const char *const *names, const uint64_t *numbers, size_t count)
{
    enum { MOST = 5 };
    uint64_t sums[MOST] = {0};
    edition e;
    bool few = false, within = false;
    for (size_t at = 0; next_edition(p, &at, &e);) {
        uint64_t one[MOST] = {0};
        bool publication =
            adds_numbers(e.part, table, row, level_name, names, e.relation == WITHIN ? sums : one, count);
        within |= e.relation == WITHIN;
        few |= !publication || (e.relation != WITHIN && has_grown(p, e.part) && few_more(p, one, numbers, count));
    }
    return few || (within && (editions_overlap(p) || few_more(p, sums, numbers, count)));
}

bool ca_public_quarter_was_published(const ca_public_part *p, ca_slice quarter, unsigned *withheld)
{
    edition e;
    for (size_t at = 0; next_edition(p, &at, &e);) {
        bool alone = json_array_size(json_object_get(e.part, "quarters")) == 1;
        if (e.relation != WITHIN || !has_quarter(e.part, quarter))
            continue;
        const json_t *before = alone ? ca_publication_published(e.part, "overall", ca_slice_of(""))
                                     : ca_publication_published(e.part, "by-quarter", quarter);
        *withheld = before ? withheld_before(before) : CA_WITHHELD_GRADES;
        return before != NULL;
    }
    return false;
}

/* Adds up the counts of a group in the quarters of an edition. */
static void add_up(const ca_public_part *p, const ca_group_tally *group, const json_t *part, uint64_t *counts)
{
    size_t size = p->part.layout->size;
    memset(counts, 0, size * sizeof *counts);
    for (size_t i = 0; group && i < group->quarters.count; i++)
        for (size_t j = 0; j < size && has_quarter(part, group->quarters.entries[i].name); j++)
            counts[j] += ((const ca_tally *)group->quarters.entries[i].thing)->counts[j];
}

/* Returns whether a row has changed by so few audits that the difference would reveal single cases. */
static bool changed_by_few(const json_t *before, const ca_public_row *row)
{
    uint64_t total;
    uint64_t now = ca_disclosure_total(row->rule, row->counts);
    if (!number_before(before, "total", &total) || has_same_numbers(before, row))
        return false;
    return now < total + row->rule->least;
}

static bool question_changed(const ca_public_part *p, const char *table, const char *id, const json_t *before,
                             const uint64_t *counts)
{
    static const char *const answers[] = {"no", "yes"};
    const ca_count_layout *layout = p->part.layout;
    const ca_disclosure_rule two = {2, 1, p->rule.most, p->rule.least};
    for (int i = 0; i < layout->question_count; i++)
        if (strcmp(layout->questions[i].id, id) == 0) {
            uint64_t both[] = {counts[ca_count_answer(layout, i, 1)], counts[ca_count_answer(layout, i, 0)]};
            bool graded = layout->questions[i].type == CA_QUESTION_GRADE;
            return changed_by_few(before, &(ca_public_row){table, ca_slice_of(id), graded ? &p->rule : &two,
                                                           graded ? p->grade_ids : answers,
                                                           graded ? &counts[ca_count_answer(layout, i, 0)] : both});
        }
    return true;
}

/* Finds the group NAME of a table by some dimension. Returns false if this summary does not have the dimension. */
static bool find_group(const ca_public_part *p, const char *table, const char *name, const ca_group_tally **group)
{
    for (size_t i = 0; i < p->part.summary->dimension_count; i++)
        if (strncmp(table, "by-", 3) == 0 && strcmp(table + 3, p->part.summary->dimensions[i].name) == 0) {
            *group = ca_framework_find_group(p->part.summary, p->part.framework, i, ca_slice_of(name));
            return true;
        }
    return false;
}

/* Returns whether a row of an edition has changed by too few. */
static bool row_changed(const ca_public_part *p, const edition *e, const char *table, const char *name,
                        const json_t *before)
{
    uint64_t *counts = ca_allocate(p->part.layout->size, sizeof *counts);
    const ca_group_tally *group = p->part.framework->total;
    bool changed = false, whole = strcmp(table, "overall") == 0;
    bool questions = strcmp(table, "questions") == 0 || strcmp(table, "answers") == 0;
    bool compared = whole || questions || find_group(p, table, name, &group);
    if (compared)
        add_up(p, group, e->part, counts);
    if (questions)
        changed = question_changed(p, table, name, before, counts);
    else if (compared)
        changed = changed_by_few(before, &(ca_public_row){table, ca_slice_of(name), &p->rule, p->grade_ids,
                                                          &counts[p->part.layout->overall]});
    free(counts);
    return changed;
}

static int refuse(const ca_public_part *p, const char *table, const char *row, ca_error *error)
{
    return ca_error_set(error,
                        "%s: table %s%s%s differs from the published one, and the difference could reveal single "
                        "cases; keep the published "
                        "report until a row has %llu more audits. --revise REASON publishes this one all the same",
                        p->part.layout->id, table, *row ? ", row " : "", row, (unsigned long long)p->rule.least);
}

/* Returns whether DIGEST, which 0.1.0 may have published, is the digest of the current framework. */
static bool is_digest_of(const ca_public_part *p, const char *digest)
{
    const ca_count_layout *layout = p->part.layout;
    const ca_library *library = p->part.options->library;
    if (strcmp(ca_digest_now(digest), layout->digest) == 0)
        return true;
    const ca_framework *framework = library ? ca_library_find(library, ca_slice_of(layout->id)) : NULL;
    return framework && strcmp(framework->digest, layout->digest) == 0 && ca_framework_had_digest(framework, digest);
}

static int check_edition(const ca_public_part *p, const edition *e, ca_error *error)
{
    const ca_count_layout *layout = p->part.layout;
    const char *digest = json_string_value(json_object_get(e->part, "digest")), *table, *name;
    const char *ruleset = json_string_value(json_object_get(e->part, "ruleset"));
    json_t *there, *row;
    if (!is_digest_of(p, digest) || strcmp(ruleset ? ruleset : "", layout->ruleset ? layout->ruleset : "") != 0)
        return ca_error_set(
            error,
            "%s: the published audits were graded by another form of the audit tool, or under other "
            "rules, and the difference could reveal single cases. --revise REASON publishes it all the same",
            layout->id);
    if (e->relation == ACROSS)
        return ca_error_set(error,
                            "%s: the published report has some of these quarters and others too, and the "
                            "difference could reveal single cases; publish other quarters, or all of those and more. "
                            "--revise REASON publishes it all the same",
                            layout->id);
    json_object_foreach (json_object_get(e->part, "tables"), table, there)
        json_object_foreach (json_object_get(there, "rows"), name, row)
            if (row_changed(p, e, table, name, row))
                return refuse(p, table, name, error);
    return 0;
}

int ca_public_check_editions(const ca_public_part *p, ca_error *error)
{
    edition e;
    for (size_t at = 0; next_edition(p, &at, &e);)
        if (check_edition(p, &e, error) < 0)
            return -1;
    return 0;
}

/* Returns whether a level was published with other numbers. */
static bool level_changed(const json_t *before, const json_t *now, const char *name)
{
    const json_t *publication = json_object_get(before, name), *tells = json_object_get(now, name);
    return json_is_object(publication) && !json_equal((json_t *)(uintptr_t)publication, (json_t *)(uintptr_t)tells);
}

int ca_public_check_rest(const ca_public_part *p, ca_error *error)
{
    static const char *const tables[] = {"questions", "answers", "agreement", "findings", "actions"};
    edition e;
    for (size_t at = 0; next_edition(p, &at, &e);)
        for (size_t i = 0; e.relation == SAME && !has_grown(p, e.part) && i < sizeof tables / sizeof *tables; i++) {
            const json_t *there = json_object_get(json_object_get(e.part, "tables"), tables[i]);
            const char *name, *level_name;
            json_t *row, *value;
            json_object_foreach (json_object_get(there, "rows"), name, row) {
                const json_t *now = ca_publication_row(p->part.options->publication, p->part.layout->id, tables[i],
                                                       &(ca_slice){name, strlen(name)});
                json_object_foreach (row, level_name, value)
                    if (level_changed(row, now, level_name))
                        return refuse(p, tables[i], name, error);
            }
        }
    return 0;
}

void ca_public_enter_part(const ca_public_part *p)
{
    const ca_count_layout *layout = p->part.layout;
    const ca_map *quarters = &p->part.framework->total->quarters;
    if (!p->part.options->publication)
        return;
    json_t *names = json_array(), *part = json_object();
    for (size_t i = 0; i < quarters->count; i++)
        (void)json_array_append_new(names, json_stringn(quarters->entries[i].name.at, quarters->entries[i].name.size));
    (void)json_object_set_new(part, "digest", json_string(layout->digest));
    (void)json_object_set_new(part, "ruleset", layout->ruleset ? json_string(layout->ruleset) : json_null());
    (void)json_object_set_new(part, "quarters", names);
    (void)json_object_set_new(part, "audits",
                              json_integer((json_int_t)p->part.framework->total->all.counts[CA_COUNT_RECORDS]));
    (void)json_object_set_new(part, "tables", json_object());
    (void)json_object_set_new(json_object_get(p->part.options->publication->document, "frameworks"), layout->id, part);
}

static void enter(json_t *to, const ca_public_row *row, unsigned withheld)
{
    uint64_t split[2];
    level levels[LEVELS];
    levels_of(row, split, levels);
    (void)json_object_set_new(to, "total",
                              withheld & CA_WITHHELD_TOTAL ? json_string("withheld")
                                                           : json_integer((json_int_t)(split[0] + split[1])));
    for (size_t i = 0; i < LEVELS; i++)
        ca_publication_level(to, levels[i].name, levels[i].names, levels[i].numbers, levels[i].count,
                             withheld & levels[i].bit);
}

void ca_public_enter(const ca_public_part *p, const ca_public_row *row, unsigned withheld)
{
    ca_publication *publication = p->part.options->publication;
    if (publication)
        enter(ca_publication_row(publication, p->part.layout->id, row->table, &row->name), row, withheld);
}

void ca_public_enter_others(const ca_public_part *p, const char *table, const uint64_t *counts, unsigned withheld)
{
    ca_publication *publication = p->part.options->publication;
    if (publication)
        enter(ca_publication_row(publication, p->part.layout->id, table, NULL),
              &(ca_public_row){table, {"", 0}, &p->rule, p->grade_ids, counts}, withheld);
}

void ca_public_enter_numbers(const ca_public_part *p, const char *table, const char *row, const char *level_name,
                             const char *const *names, const uint64_t *numbers, size_t count, bool withheld)
{
    ca_publication *publication = p->part.options->publication;
    ca_slice name = ca_slice_of(row);
    if (publication)
        ca_publication_level(ca_publication_row(publication, p->part.layout->id, table, &name), level_name, names,
                             numbers, count, withheld);
}
