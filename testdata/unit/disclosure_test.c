/* SPDX-License-Identifier: MIT */
/* What a public report withholds: it is judged by a reader who tries everything that agrees with what is told. */
#include "check.h"
#include "reader.h"

enum property { SMALL, ONE_GRADE, TOGETHER, LEVELS, AGAIN, KEPT, UNMIXED, ENDS, PROPERTIES };

static const char *const promises[PROPERTIES] = {
    [SMALL] = "no small count is told",
    [ONE_GRADE] = "no row is told to be all of one grade",
    [TOGETHER] = "the totals that a table withholds are more than few together",
    [LEVELS] = "the levels nest, and the whole's total and known zeros are told",
    [AGAIN] = "the same is withheld again",
    [KEPT] = "every number withheld may have two values",
    [UNMIXED] = "no row can be worked out to be all of one grade",
    [ENDS] = "a small whole is refused, and an empty one withholds nothing"};

/* Random worlds of one kind: up to TABLES tables of up to ROWS rows, whose counts are 0 in ZEROS of 8 cases and else up
 * to COUNT. */
typedef struct {
    const char *name;
    uint64_t seed;
    int worlds, tables;
    size_t rows;
    uint64_t count, zeros, most;
    int grades;
    bool enumerated;
} batch;

/* What has come of a batch: the failures of each property, and how many worlds with enough in them were refused. */
typedef struct {
    const batch *of;
    int number, failed[PROPERTIES], ample, refused;
} verdict;

/* splitmix64 (Steele, Lea and Flood 2014). */
static uint64_t draw(uint64_t *state, uint64_t below)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (z ^ (z >> 31)) % below;
}

static void print_world(const world *w)
{
    printf("#   %d grades, good from place %d, small up to %llu\n", w->rule.grades, w->rule.good,
           (unsigned long long)w->rule.most);
    for (size_t row = 0; row < w->row_count; row++) {
        for (size_t t = 0; t < w->table_count; t++)
            if (w->tables[t].rows == &w->rows[row])
                printf("#   table of %zu rows\n", w->tables[t].count);
        printf("#   row %zu: {", row);
        for (int g = 0; g < w->rule.grades; g++)
            printf("%s%llu", g ? ", " : "", (unsigned long long)w->counts[row][g]);
        unsigned withheld = w->rows[row].withheld;
        printf("} withheld:%s%s%s%s\n", withheld & CA_WITHHELD_TOTAL ? " total" : "",
               withheld & CA_WITHHELD_SPLIT ? " split" : "", withheld & CA_WITHHELD_BELOW ? " below" : "",
               withheld & CA_WITHHELD_GOOD ? " good" : "");
    }
}

/* Counts a failure. The first of each property is shown in full: the world, and which number of which row it is. */
static void blame(verdict *v, enum property property, const world *w, size_t row, int node)
{
    static const char *const names[] = {[TOTAL] = "total", [BELOW] = "sum below good", [GOOD] = "sum from good up"};
    if (v->failed[property]++ > 0)
        return;
    printf("# %s, world %d, not so: %s; row %zu", v->of->name, v->number, promises[property], row);
    if (node >= 0 && node < GRADES)
        printf(", %s", names[node]);
    else if (node >= GRADES && node < MIXED)
        printf(", grade %d", node - GRADES);
    printf("\n");
    print_world(w);
}

/* A count from 0, each alike. */
static void draw_counts(const batch *b, uint64_t *state, world *w, size_t row)
{
    for (int g = 0; g < w->rule.grades; g++)
        w->counts[row][g] = draw(state, 8) < b->zeros ? 0 : draw(state, b->count + 1);
}

/* Splits the whole over the rows from FIRST on: unevenly, so that there are small rows beside large ones. */
static void draw_split(uint64_t *state, world *w, size_t first, size_t rows)
{
    for (int g = 0; g < w->rule.grades; g++) {
        uint64_t left = w->counts[0][g];
        for (size_t place = (size_t)draw(state, rows), i = 0; i < rows; i++, place++) {
            uint64_t count = i + 1 < rows ? draw(state, left + 1) : left;
            w->counts[first + place % rows][g] = count;
            left -= count;
        }
    }
}

static void draw_world(const batch *b, uint64_t *state, world *w)
{
    int grades = 2 + (int)draw(state, (uint64_t)b->grades - 1);
    int good = draw(state, 2) ? grades / 2 : (int)draw(state, (uint64_t)grades);
    world_begin(w, grades, good, 1 + draw(state, b->most));
    for (int t = 0; t < b->tables; t++) {
        size_t rows = 1 + (size_t)draw(state, b->rows), first = world_table(w, rows);
        if (t > 0) {
            draw_split(state, w, first, rows);
            continue;
        }
        for (size_t row = first; row < first + rows; row++) {
            draw_counts(b, state, w, row);
            for (int g = 0; g < grades; g++)
                w->counts[0][g] += w->counts[row][g];
        }
    }
    if (b->tables == 0)
        draw_counts(b, state, w, 0);
}

static bool nests(unsigned withheld)
{
    const unsigned grades = CA_WITHHELD_BELOW | CA_WITHHELD_GOOD, split = grades | CA_WITHHELD_SPLIT;
    return (withheld & ~(split | CA_WITHHELD_TOTAL)) == 0 &&
           (!(withheld & CA_WITHHELD_SPLIT) || (withheld & split) == split) &&
           (!(withheld & CA_WITHHELD_TOTAL) || (withheld & split) == split);
}

/* What can be seen in each row by itself. */
static void judge_rows(verdict *v, const world *w, const reader *r)
{
    for (size_t row = 0; row < w->row_count; row++) {
        const sight *s = &r->sights[row];
        unsigned withheld = w->rows[row].withheld;
        for (int n = 0; n < GRADES + r->grades; n++)
            if (s->told[n] && s->truth[n] > 0 && (uint64_t)s->truth[n] <= w->rule.most)
                blame(v, SMALL, w, row, n);
        if (s->only >= 0 && s->told[TOTAL] && s->told[GRADES + s->only])
            blame(v, ONE_GRADE, w, row, GRADES + s->only);
        if (!nests(withheld) || (row == 0 && withheld & CA_WITHHELD_TOTAL))
            blame(v, LEVELS, w, row, -1);
        for (int g = 0; g < r->grades; g++) {
            unsigned level = g < r->good ? CA_WITHHELD_BELOW : CA_WITHHELD_GOOD;
            bool zero = w->counts[0][g] == 0 && !(w->rows[0].withheld & level);
            if (s->told[GRADES + g] != (zero || !(withheld & level)))
                blame(v, LEVELS, w, row, GRADES + g);
        }
    }
}

/* The whole's total is told, so what a table's rows tell can be taken from it. */
static void judge_together(verdict *v, const world *w)
{
    for (size_t t = 0; t < w->table_count; t++) {
        const ca_disclosed_table *table = &w->tables[t];
        uint64_t together = 0;
        for (size_t i = 0; i < table->count; i++)
            for (int g = 0; g < w->rule.grades; g++)
                together += table->rows[i].withheld & CA_WITHHELD_TOTAL ? table->rows[i].counts[g] : 0;
        if (together > 0 && together <= w->rule.most)
            blame(v, TOGETHER, w, (size_t)(table->rows - w->rows), -1);
    }
}

/* What was there before does not matter, be it nothing, an earlier answer or anything else. */
static void judge_again(verdict *v, world *w, int status)
{
    unsigned first[ROOM] = {0};
    for (size_t row = 0; row < w->row_count; row++)
        first[row] = w->rows[row].withheld;
    for (int time = 0; time < 2; time++) {
        bool same = world_disclose(w) == status;
        for (size_t row = 0; status == 0 && row < w->row_count; row++)
            same = same && w->rows[row].withheld == first[row];
        if (!same)
            blame(v, AGAIN, w, 0, -1);
        for (size_t row = 0; row < w->row_count; row++)
            w->rows[row].withheld = 15;
    }
    for (size_t row = 0; row < w->row_count; row++)
        w->rows[row].withheld = first[row];
}

static void judge_numbers(verdict *v, const world *w, reader *r)
{
    reader_enumerate(r);
    for (size_t row = 0; row < w->row_count; row++)
        for (int n = 0; n <= MIXED; n++)
            if (r->sights[row].single & 1u << n)
                blame(v, n == MIXED ? UNMIXED : KEPT, w, row, n);
}

static void judge_world(verdict *v, world *w)
{
    static reader r;
    int status = world_disclose(w);
    reader_look(&r, w);
    uint64_t total = (uint64_t)r.sights[0].truth[TOTAL];
    judge_again(v, w, status);
    bool told = status == 0;
    for (size_t row = 0; row < w->row_count; row++)
        told = told && w->rows[row].withheld == 0;
    if ((total == 0 && !told) || (total > 0 && total <= w->rule.most && status != -1))
        blame(v, ENDS, w, 0, -1);
    v->ample += total > 4 * w->rule.most;
    v->refused += total > 4 * w->rule.most && status != 0;
    if (status != 0)
        return;
    judge_rows(v, w, &r);
    judge_together(v, w);
    if (v->of->enumerated)
        judge_numbers(v, w, &r);
}

static void check_batch(check_tally *t, const batch *b)
{
    static world w;
    verdict v = {.of = b};
    uint64_t state = b->seed;
    for (; v.number < b->worlds; v.number++) {
        draw_world(b, &state, &w);
        judge_world(&v, &w);
    }
    for (int p = 0; p < PROPERTIES; p++)
        if (b->enumerated || (p != KEPT && p != UNMIXED))
            CHECK(t, v.failed[p] == 0, "%s: %s (failed: %d)", b->name, promises[p], v.failed[p]);
    CHECK(t, v.ample > 0 && v.refused * 2 <= v.ample, "%s: of %d worlds with enough in them %d are refused", b->name,
          v.ample, v.refused);
}

static void check_batches(check_tally *t)
{
    static const batch batches[] = {
        {"a whole alone", 1, 5000, 0, 0, 30, 2, 3, 4, true},
        {"one table", 2, 5000, 1, 4, 6, 2, 3, 4, true},
        {"one sparse table", 3, 5000, 1, 4, 6, 5, 3, 4, true},
        {"two tables", 4, 4000, 2, 4, 6, 2, 3, 4, true},
        {"two sparse tables", 5, 4000, 2, 4, 6, 5, 3, 4, true},
        {"three tables", 6, 4000, 3, 4, 6, 2, 3, 4, true},
        {"three sparse tables", 7, 4000, 3, 4, 6, 5, 3, 4, true},
        {"tables as of a quarter", 8, 50, 3, MOST_ROWS, 60, 3, 9, MOST_GRADES, false},
    };
    for (size_t i = 0; i < sizeof batches / sizeof *batches; i++)
        check_batch(t, &batches[i]);
}

/* What a whole of four grades withholds that stands alone; ~0u when it is refused. */
static unsigned alone(int good, const uint64_t *counts)
{
    ca_disclosure_rule rule = {4, good, 5};
    ca_disclosed_row whole = {counts, 0};
    return ca_disclose(&rule, &whole, NULL, 0) == 0 ? whole.withheld : ~0u;
}

static void check_alone(check_tally *t)
{
    const unsigned grades = CA_WITHHELD_BELOW | CA_WITHHELD_GOOD, split = grades | CA_WITHHELD_SPLIT;
    CHECK(t, alone(2, (uint64_t[]){20, 30, 100, 40}) == 0, "where nothing is small, all is told");
    CHECK(t, alone(2, (uint64_t[]){0, 43, 100, 20}) == 0, "a zero is not small");
    CHECK(t, alone(2, (uint64_t[]){6, 43, 100, 20}) == 0, "nor is what is above the threshold");
    CHECK(t, alone(2, (uint64_t[]){3, 40, 100, 20}) == CA_WITHHELD_BELOW, "the split is told beside a small grade");
    CHECK(t, alone(2, (uint64_t[]){20, 40, 100, 5}) == CA_WITHHELD_GOOD, "and so it is above good");
    CHECK(t, alone(2, (uint64_t[]){3, 40, 100, 5}) == grades, "and with one on either side");
    CHECK(t, alone(2, (uint64_t[]){2, 3, 100, 20}) == split, "a small sum below good takes the split");
    CHECK(t, alone(2, (uint64_t[]){30, 20, 1, 0}) == split, "a small sum from good up does");
    CHECK(t, alone(1, (uint64_t[]){3, 40, 100, 20}) == split, "a grade alone on its side is the sum of it");
    CHECK(t, (alone(2, (uint64_t[]){0, 0, 90, 0}) & (CA_WITHHELD_TOTAL | CA_WITHHELD_GOOD)) == CA_WITHHELD_GOOD,
          "where all have one grade, it is kept which");
    CHECK(t, alone(3, (uint64_t[]){0, 0, 0, 90}) == split, "and the split where there is no other on its side");
    CHECK(t, (alone(0, (uint64_t[]){3, 40, 100, 20}) & (CA_WITHHELD_TOTAL | CA_WITHHELD_GOOD)) == CA_WITHHELD_GOOD,
          "a scale without a grade below good");
    CHECK(t, alone(2, (uint64_t[]){0, 0, 0, 0}) == 0, "of nobody all is told");
    CHECK(t, alone(2, (uint64_t[]){1, 1, 2, 1}) == ~0u, "of five nothing is");
    CHECK(t, alone(2, (uint64_t[]){1, 1, 2, 2}) == split, "of six only that there are six");
}

/* A table of COUNT rows of four grades, good from the third, with small counts up to 5. */
static int table_of(world *w, size_t count, const uint64_t rows[][4])
{
    world_begin(w, 4, 2, 5);
    size_t first = world_table(w, count);
    for (size_t row = 0; row < count; row++)
        for (int g = 0; g < 4; g++) {
            w->counts[first + row][g] = rows[row][g];
            w->counts[0][g] += rows[row][g];
        }
    return world_disclose(w);
}

/* What the whole and the rows withhold before LAST, all together; 0 when the world is refused. */
static unsigned others(world *w, size_t last, const uint64_t rows[][4])
{
    unsigned withheld = 0;
    bool taken = table_of(w, last, rows) == 0;
    for (size_t row = 0; taken && row < last; row++)
        withheld |= w->rows[row].withheld;
    return withheld;
}

static void check_tables(check_tally *t)
{
    static const uint64_t ample[][4] = {{10, 20, 30, 40}, {40, 30, 20, 10}, {9, 0, 8, 7}};
    static const uint64_t small_sum[][4] = {{10, 10, 20, 20}, {8, 8, 18, 18}, {2, 2, 12, 14}};
    static const uint64_t small_row[][4] = {{10, 10, 20, 20}, {8, 8, 18, 18}, {1, 1, 1, 0}};
    static const uint64_t small_grade[][4] = {{10, 10, 20, 20}, {8, 8, 18, 18}, {2, 9, 12, 14}};
    static world w;
    CHECK(t, others(&w, 3, ample) == 0 && w.rows[3].withheld == 0, "a table without small counts is told");
    CHECK(t, others(&w, 3, small_sum) & CA_WITHHELD_SPLIT && w.rows[3].withheld & CA_WITHHELD_SPLIT,
          "a small sum is not what the others leave of the whole");
    CHECK(t, others(&w, 3, small_row) & CA_WITHHELD_TOTAL && w.rows[3].withheld & CA_WITHHELD_TOTAL,
          "nor is a small row");
    CHECK(t, !(w.rows[0].withheld & CA_WITHHELD_TOTAL), "though the whole's total is told");
    unsigned beside = others(&w, 3, small_grade);
    CHECK(t, beside & CA_WITHHELD_BELOW && w.rows[3].withheld & CA_WITHHELD_BELOW, "nor is a small grade");
    CHECK(t, !((beside | w.rows[3].withheld) & CA_WITHHELD_TOTAL), "for which no total need go");
    CHECK(t, table_of(&w, 1, small_grade + 2) == 0 && w.rows[0].withheld == w.rows[1].withheld,
          "the one row of a table is the whole");
}

/* The reader must be able to tell what can be worked out from what cannot. */
static void check_reader(check_tally *t)
{
    static const uint64_t rows[][4] = {{9, 4, 6, 0}, {3, 0, 0, 7}, {8, 9, 9, 9}};
    static world w;
    static reader r;
    bool taken = table_of(&w, 3, rows) == 0;
    for (size_t row = 0; row < w.row_count; row++)
        w.rows[row].withheld = row == 2 ? CA_WITHHELD_SPLIT | CA_WITHHELD_BELOW | CA_WITHHELD_GOOD : 0;
    reader_look(&r, &w);
    reader_enumerate(&r);
    CHECK(t, taken && r.sights[2].single == (1u << BELOW | 1u << GOOD | 15u << GRADES),
          "the reader works out what one row alone withholds");
    w.rows[1].withheld = CA_WITHHELD_BELOW;
    reader_look(&r, &w);
    reader_enumerate(&r);
    CHECK(t, r.sights[2].single == (1u << BELOW | 1u << GOOD | 12u << GRADES) && r.sights[1].single == 0,
          "and what another row's lower level leaves of it");
    w.rows[1].withheld = w.rows[2].withheld;
    reader_look(&r, &w);
    reader_enumerate(&r);
    CHECK(t, reader_done(&r), "but not what two withhold alike");
}

static void check_refused(check_tally *t)
{
    static const uint64_t rows[][4] = {{10, 20, 30, 40}, {40, 30, 20, 10}};
    static world w;
    CHECK(t, table_of(&w, 2, rows) == 0, "what adds up is taken");
    w.counts[0][1]++, w.counts[0][2]--;
    CHECK(t, world_disclose(&w) == -1, "rows that add up in all, but not grade by grade, are refused");
    w.counts[0][1]--, w.counts[0][2] += 2;
    CHECK(t, world_disclose(&w) == -1, "and so are rows of fewer than the whole");
    w.counts[0][2] -= 2;
    CHECK(t, world_disclose(&w) == -1, "or of more");
    w.counts[0][2] = 50;
    world_table(&w, 0);
    CHECK(t, world_disclose(&w) == -1, "and so is a second table without rows");
    CHECK(t, table_of(&w, 0, rows) == 0, "unless there is nobody in the whole");
}

static void check_known_zeros(check_tally *t)
{
    static const uint64_t some[] = {0, 30, 60, 0}, none[] = {0, 20, 30, 0};
    const ca_disclosure_rule rule = {4, 2, 5};
    ca_disclosed_row whole = {some, CA_WITHHELD_GOOD}, row = {none, 15};
    CHECK(t, !ca_withholds_grade(&rule, &whole, &row, 0), "what nobody has is told where a row's total is not");
    CHECK(t, ca_withholds_grade(&rule, &whole, &row, 1), "what somebody has is not");
    CHECK(t, ca_withholds_grade(&rule, &whole, &row, 3), "nor is what the whole withholds, though nobody has it");
    CHECK(t, ca_withholds_grade(&rule, &whole, &whole, 3) && !ca_withholds_grade(&rule, &whole, &whole, 0),
          "and so it is in the whole");
    row.withheld = CA_WITHHELD_BELOW;
    CHECK(t, !ca_withholds_grade(&rule, &whole, &row, 3) && ca_withholds_grade(&rule, &whole, &row, 1),
          "a row tells what it does not withhold");
}

int main(void)
{
    check_tally tally = {0};
    check_alone(&tally);
    check_tables(&tally);
    check_reader(&tally);
    check_refused(&tally);
    check_known_zeros(&tally);
    check_batches(&tally);
    return CHECK_END(&tally);
}
