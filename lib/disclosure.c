/* SPDX-License-Identifier: MIT */
/* Withholding, level by level, until each withheld number has a witness: another world, one audit moved from one grade
 * or group to another, in which it differs and all that is told is the same. Three moves are looked for:
 *   exchange  two rows of a table exchange two grades: neither the rows' totals nor the whole know of it;
 *   swap      one row of every table, and the whole, have one more of a grade and one less of another;
 *   transfer  an audit moves from one row to another, both of which withhold their totals; the row that gives it keeps
 *             one, since a row that is shown is known to have audits.
 * A witness proves that there is a second value. That none of these three is found proves nothing, and then more is
 * withheld; so that too much may be, and never too little. */
#include "disclosure.h"

#include <stdlib.h>
#include <string.h>

enum { LEVELS = 4 };
static const unsigned levels[LEVELS] = {CA_WITHHELD_TOTAL, CA_WITHHELD_SPLIT, CA_WITHHELD_BELOW, CA_WITHHELD_GOOD};

typedef struct {
    const ca_disclosure_rule *rule;
    ca_disclosed_row *whole;
    ca_disclosed_table *tables;
    size_t table_count;
    size_t *having; /* for each table, level and node: the rows that withhold the level and have some of the node */
    struct transfers {
        uint64_t together; /* the audits of the rows that withhold their totals: the sum can be worked out */
        size_t filled;     /* rows with audits */
        size_t *giving;    /* for each node, those of them that can give some of it away and keep an audit */
    } *transfers;          /* for each table */
} search;

/* The nodes of a row's tree: its grades, then what lies below good, what is good or better, and all. */
static int below_node(const ca_disclosure_rule *rule) { return rule->grades; }
static int good_node(const ca_disclosure_rule *rule) { return rule->grades + 1; }
static int total_node(const ca_disclosure_rule *rule) { return rule->grades + 2; }
static int node_count(const ca_disclosure_rule *rule) { return rule->grades + 3; }

static uint64_t value_of(const ca_disclosure_rule *rule, const ca_disclosed_row *row, int node)
{
    int from = node == good_node(rule) ? rule->good : 0, to = node == below_node(rule) ? rule->good : rule->grades;
    uint64_t sum = 0;
    if (node < rule->grades)
        return row->counts[node];
    for (int i = from; i < to; i++)
        sum += row->counts[i];
    return sum;
}

static bool has(const search *s, const ca_disclosed_row *row, int node)
{
    return value_of(s->rule, row, node) > 0;
}

static unsigned level_of(const ca_disclosure_rule *rule, int grade)
{
    return grade < rule->good ? CA_WITHHELD_BELOW : CA_WITHHELD_GOOD;
}

bool ca_withholds_grade(const ca_disclosure_rule *rule, const ca_disclosed_row *whole, const ca_disclosed_row *row,
                        int grade)
{
    unsigned level = level_of(rule, grade);
    bool known_zero = whole->counts[grade] == 0 && !(whole->withheld & level);
    return (row->withheld & level) && !known_zero;
}

static unsigned with_those_behind(unsigned withheld)
{
    if (withheld & CA_WITHHELD_TOTAL)
        withheld |= CA_WITHHELD_SPLIT;
    if (withheld & CA_WITHHELD_SPLIT)
        withheld |= CA_WITHHELD_BELOW | CA_WITHHELD_GOOD;
    return withheld;
}

/* Where every grade is good or better there is nothing to split. */
static bool splits(const ca_disclosure_rule *rule)
{
    return rule->good > 0 && rule->good < rule->grades;
}

/* What ROW must withhold for its own sake. */
static unsigned for_itself(const ca_disclosure_rule *rule, const ca_disclosed_row *row)
{
    uint64_t total = value_of(rule, row, total_node(rule));
    unsigned withheld = 0;
    for (int node = 0; node < node_count(rule); node++) {
        uint64_t n = value_of(rule, row, node);
        unsigned level = node < rule->grades         ? level_of(rule, node)
                         : node == total_node(rule) ? CA_WITHHELD_TOTAL
                         : splits(rule)              ? CA_WITHHELD_SPLIT
                                                     : 0;
        if (n > 0 && n <= rule->most)
            withheld |= level;
        if (node < rule->grades && total > 0 && n == total)
            withheld |= splits(rule) ? CA_WITHHELD_SPLIT : level;
    }
    return with_those_behind(withheld);
}

static size_t having_size(const search *s)
{
    return s->table_count * LEVELS * (size_t)node_count(s->rule);
}

static size_t *having_at(const search *s, size_t table, int level)
{
    return s->having + (table * LEVELS + (size_t)level) * (size_t)node_count(s->rule);
}

static int level_place(unsigned level)
{
    int place = 0;
    while (levels[place] != level)
        place++;
    return place;
}

/* Whether ROW can give away some of NODE. */
static bool gives(const search *s, const ca_disclosed_row *row, int node)
{
    return has(s, row, node) && value_of(s->rule, row, total_node(s->rule)) > 1;
}

/* Adds LEVEL to what a row of TABLE withholds. */
static void withhold(search *s, size_t table, ca_disclosed_row *row, unsigned level)
{
    unsigned before = row->withheld;
    row->withheld = with_those_behind(before | level);
    for (int i = 0; i < LEVELS; i++)
        for (int node = 0; (row->withheld & ~before & levels[i]) && node < node_count(s->rule); node++)
            having_at(s, table, i)[node] += has(s, row, node);
    if (row->withheld & ~before & CA_WITHHELD_TOTAL) {
        s->transfers[table].together += value_of(s->rule, row, total_node(s->rule));
        for (int node = 0; node < node_count(s->rule); node++)
            s->transfers[table].giving[node] += gives(s, row, node);
    }
}

/* Whether a row of TABLE other than ROW withholds LEVEL and has some of NODE. */
static bool other_has(const search *s, size_t table, const ca_disclosed_row *row, unsigned level, int node)
{
    bool itself = (row->withheld & level) && has(s, row, node);
    return having_at(s, table, level_place(level))[node] > itself;
}

/* Whether every table but BUT has a row that withholds LEVEL and has some of NODE: it can take part in a swap. */
static bool all_have(const search *s, size_t but, unsigned level, int node)
{
    for (size_t i = 0; i < s->table_count; i++)
        if (i != but && having_at(s, i, level_place(level))[node] == 0)
            return false;
    return true;
}

/* Whether GRADE of ROW can be another number by a move with a grade OTHER, at LEVEL. TABLE is TABLE_COUNT for the whole. */
static bool moves_with(const search *s, size_t table, const ca_disclosed_row *row, unsigned level, int grade, int other)
{
    if (!(row->withheld & level))
        return false;
    if (table < s->table_count && ((has(s, row, other) && other_has(s, table, row, level, grade)) ||
                                   (has(s, row, grade) && other_has(s, table, row, level, other))))
        return true;
    return (s->whole->withheld & level) && ((has(s, row, other) && all_have(s, table, level, other)) ||
                                            (has(s, row, grade) && all_have(s, table, level, grade)));
}

static bool transfers(const search *s, size_t table, const ca_disclosed_row *row, int node)
{
    if (table == s->table_count || !(row->withheld & CA_WITHHELD_TOTAL))
        return false;
    const struct transfers *transfers = &s->transfers[table];
    bool given = gives(s, row, node), other = other_has(s, table, row, CA_WITHHELD_TOTAL, total_node(s->rule));
    return transfers->together > s->rule->most && ((given && other) || transfers->giving[node] > given);
}

static bool grade_is_safe(const search *s, size_t table, const ca_disclosed_row *row, int grade)
{
    for (int other = 0; other < s->rule->grades; other++) {
        bool alike = level_of(s->rule, other) == level_of(s->rule, grade);
        if (other != grade && ((alike && moves_with(s, table, row, level_of(s->rule, grade), grade, other)) ||
                               moves_with(s, table, row, CA_WITHHELD_SPLIT, grade, other)))
            return true;
    }
    return transfers(s, table, row, grade);
}

/* What lies below good changes with what is good or better, by a move of a grade on either side. */
static bool split_is_safe(const search *s, size_t table, const ca_disclosed_row *row)
{
    const ca_disclosure_rule *rule = s->rule;
    for (int low = 0; low < rule->good; low++)
        for (int high = rule->good; high < rule->grades; high++)
            if (moves_with(s, table, row, CA_WITHHELD_SPLIT, low, high))
                return true;
    return transfers(s, table, row, below_node(rule)) && transfers(s, table, row, good_node(rule));
}

/* The lowest level of ROW at which a number is not safe; 0: all are. */
static unsigned unsafe_level(const search *s, size_t table, const ca_disclosed_row *row)
{
    for (int grade = 0; grade < s->rule->grades; grade++)
        if (ca_withholds_grade(s->rule, s->whole, row, grade) && !grade_is_safe(s, table, row, grade))
            return level_of(s->rule, grade);
    if ((row->withheld & CA_WITHHELD_SPLIT) && splits(s->rule) && !split_is_safe(s, table, row))
        return CA_WITHHELD_SPLIT;
    if ((row->withheld & CA_WITHHELD_TOTAL) && !transfers(s, table, row, total_node(s->rule)))
        return CA_WITHHELD_TOTAL;
    return 0;
}

/* Withholds LEVEL in one more row of TABLE, the one that loses least by it; false when there is none. */
static bool one_more(search *s, size_t table, unsigned level)
{
    const ca_disclosure_rule *rule = s->rule;
    int node = level == CA_WITHHELD_BELOW  ? below_node(rule)
               : level == CA_WITHHELD_GOOD ? good_node(rule)
                                           : total_node(rule);
    ca_disclosed_row *least = NULL;
    for (size_t i = 0; i < s->tables[table].count; i++) {
        ca_disclosed_row *row = &s->tables[table].rows[i];
        if (!(row->withheld & level) && has(s, row, node) &&
            (!least || value_of(rule, row, node) < value_of(rule, least, node)))
            least = row;
    }
    if (least)
        withhold(s, table, least, level);
    return least != NULL;
}

/* The level above; that of the split is passed over where there is none. The only row of a table has the total of the
 * whole, which is told. */
static unsigned level_above(const search *s, size_t table, unsigned level)
{
    if (level == CA_WITHHELD_TOTAL)
        return 0;
    if (level != CA_WITHHELD_SPLIT && splits(s->rule))
        return CA_WITHHELD_SPLIT;
    return table < s->table_count && s->transfers[table].filled < 2 ? 0 : CA_WITHHELD_TOTAL;
}

/* Withholds LEVEL in one more row of some table but BUT, which a swap may take part in. */
static bool one_more_elsewhere(search *s, size_t but, unsigned level)
{
    for (size_t i = 0; i < s->table_count; i++)
        if (i != but && one_more(s, i, level))
            return true;
    return false;
}

/* Withholds a little more for the sake of a row that is not safe at LEVEL: in other rows first, then in the whole and in
 * what adds up to it, then in the row itself one level up. False when there is nothing left to withhold. */
static bool strengthen(search *s, size_t table, ca_disclosed_row *row, unsigned level)
{
    for (; level; level = level_above(s, table, level)) {
        if (!(row->withheld & level)) {
            withhold(s, table, row, level);
            return true;
        }
        if (one_more(s, table, level))
            return true;
        if (level != CA_WITHHELD_TOTAL && !(s->whole->withheld & level)) {
            s->whole->withheld = with_those_behind(s->whole->withheld | level);
            return true;
        }
        if (level != CA_WITHHELD_TOTAL && one_more_elsewhere(s, table, level))
            return true;
    }
    return false;
}

static bool strengthen_whole(search *s, unsigned level)
{
    for (; level && level != CA_WITHHELD_TOTAL; level = level_above(s, s->table_count, level)) {
        if (!(s->whole->withheld & level)) {
            s->whole->withheld = with_those_behind(s->whole->withheld | level);
            return true;
        }
        if (one_more_elsewhere(s, s->table_count, level))
            return true;
    }
    return false;
}

/* Goes on until every number that is withheld is safe; false when that cannot be. */
static bool settle(search *s)
{
    for (bool changed = true; changed;) {
        changed = false;
        unsigned level = unsafe_level(s, s->table_count, s->whole);
        if (level && !strengthen_whole(s, level))
            return false;
        changed |= level != 0;
        for (size_t i = 0; i < s->table_count; i++)
            for (size_t j = 0; j < s->tables[i].count; j++) {
                ca_disclosed_row *row = &s->tables[i].rows[j];
                level = unsafe_level(s, i, row);
                if (level && !strengthen(s, i, row, level))
                    return false;
                changed |= level != 0;
            }
    }
    return true;
}

/* Forgets what the rows withhold. */
static void begin(search *s)
{
    memset(s->having, 0, having_size(s) * sizeof *s->having);
    for (size_t i = 0; i < s->table_count; i++) {
        struct transfers *transfers = &s->transfers[i];
        memset(transfers->giving, 0, (size_t)node_count(s->rule) * sizeof *transfers->giving);
        transfers->together = transfers->filled = 0;
        for (size_t j = 0; j < s->tables[i].count; j++) {
            s->tables[i].rows[j].withheld = 0;
            transfers->filled += has(s, &s->tables[i].rows[j], total_node(s->rule));
        }
    }
}

/* The last resort: nothing is told but how many audits there are. */
static bool withhold_all(search *s)
{
    begin(s);
    s->whole->withheld = with_those_behind(CA_WITHHELD_SPLIT);
    for (size_t i = 0; i < s->table_count; i++)
        for (size_t j = 0; j < s->tables[i].count; j++)
            if (has(s, &s->tables[i].rows[j], total_node(s->rule)))
                withhold(s, i, &s->tables[i].rows[j],
                         s->transfers[i].filled > 1 ? CA_WITHHELD_TOTAL : CA_WITHHELD_SPLIT);
    return settle(s);
}

static bool adds_up(const search *s, const ca_disclosed_table *table)
{
    for (int grade = 0; grade < s->rule->grades; grade++) {
        uint64_t sum = 0;
        for (size_t i = 0; i < table->count; i++)
            sum += table->rows[i].counts[grade];
        if (sum != s->whole->counts[grade])
            return false;
    }
    return true;
}

int ca_disclose(const ca_disclosure_rule *rule, ca_disclosed_row *whole, ca_disclosed_table *tables,
                size_t table_count)
{
    size_t nodes = (size_t)node_count(rule);
    search s = {.rule = rule, .whole = whole, .tables = tables, .table_count = table_count};
    bool possible = true;
    s.having = ca_allocate(having_size(&s), sizeof *s.having);
    s.transfers = ca_allocate(table_count, sizeof *s.transfers);
    size_t *giving = ca_allocate(table_count * nodes, sizeof *giving);
    for (size_t i = 0; i < table_count; i++)
        s.transfers[i].giving = giving + i * nodes;
    begin(&s);
    whole->withheld = for_itself(rule, whole);
    for (size_t i = 0; i < table_count; i++) {
        possible = possible && adds_up(&s, &tables[i]);
        for (size_t j = 0; j < tables[i].count; j++)
            withhold(&s, i, &tables[i].rows[j], for_itself(rule, &tables[i].rows[j]));
    }
    possible = possible && !(whole->withheld & CA_WITHHELD_TOTAL) && (settle(&s) || withhold_all(&s));
    free(giving);
    free(s.transfers);
    free(s.having);
    return possible ? 0 : -1;
}
