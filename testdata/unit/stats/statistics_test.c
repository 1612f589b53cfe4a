/* SPDX-License-Identifier: MIT */
/* Intervals, trends and agreement against published worked examples. */
#include "../check.h"
#include "stats/statistics.h"

#include <math.h>

static bool near(double a, double b, double apart)
{
    return fabs(a - b) <= apart;
}

static void check_wilson(check_tally *t)
{
    ca_interval high = ca_wilson_at((ca_share){18, 20, 0}, CA_Z), low = ca_wilson_at((ca_share){4, 20, 0}, CA_Z);
    ca_interval finite = ca_wilson_at((ca_share){14, 32, 1000}, CA_Z),
                of_600 = ca_wilson_at((ca_share){18, 30, 600}, CA_Z);
    CHECK(t, near(high.low, 0.6989663547, 1e-10) && near(high.high, 0.9721335187, 1e-9), "Wilson 18 of 20 (R's binom)");
    CHECK(t, near(low.low, 0.0806576626, 1e-10) && near(low.high, 0.4160174322, 1e-10), "Wilson 4 of 20");
    CHECK(t, near(finite.low, 0.283745994666663, 1e-14) && near(finite.high, 0.604278989534686, 1e-14),
          "Wilson 14 of 32 out of 1000 (O'Neill 2021)");
    CHECK(t, near(of_600.low, 0.4273, 5e-5) && near(of_600.high, 0.7510, 5e-5), "18 of 30 out of 600");
    ca_interval none = ca_wilson_at((ca_share){0, 30, 600}, CA_Z), all = ca_wilson_at((ca_share){30, 30, 0}, CA_Z);
    CHECK(t, none.low == 0 && near(none.high, 0.1086, 5e-5), "none of 30 out of 600 may still be one in ten");
    CHECK(t, all.high == 1 && all.low < 0.9, "all of 30 may still be fewer");
    ca_interval census = ca_wilson_at((ca_share){3, 8, 8}, CA_Z);
    CHECK(t, census.known && near(census.low, 0.375, 1e-15) && near(census.high, 0.375, 1e-15),
          "when all were looked at there is nothing left to guess");
    ca_interval twice = ca_wilson_at((ca_share){36, 40, 2000}, ca_z_of_clusters(CA_Z, 2));
    ca_interval once = ca_wilson_at((ca_share){18, 20, 1000}, CA_Z);
    double wider = twice.high - twice.low - (once.high - once.low);
    CHECK(t, wider > -1e-3 && wider < 1e-3, "two answers of an audit that are alike tell as much as one");
    CHECK(t, !ca_wilson_at((ca_share){0, 0, 100}, CA_Z).known, "nothing looked at, nothing known");
}

static void check_newcombe(check_tally *t)
{
    ca_interval one = ca_newcombe_at((ca_share){56, 70, 0}, (ca_share){48, 80, 0}, CA_Z);
    ca_interval two = ca_newcombe_at((ca_share){9, 10, 0}, (ca_share){3, 10, 0}, CA_Z);
    ca_interval three = ca_newcombe_at((ca_share){18, 30, 0}, (ca_share){12, 30, 0}, CA_Z);
    CHECK(t, near(one.low, 0.0524, 5e-5) && near(one.high, 0.3339, 5e-5), "56 of 70 against 48 of 80 (Newcombe 1998)");
    CHECK(t, near(two.low, 0.1705, 5e-5) && near(two.high, 0.8090, 5e-5), "9 of 10 against 3 of 10");
    CHECK(t, near(three.low, -0.050, 5e-4) && near(three.high, 0.418, 5e-4),
          "20 points on 30 audits each are no clear change");
    CHECK(t, !ca_newcombe_at((ca_share){1, 2, 0}, (ca_share){0, 0, 0}, CA_Z).known, "no quarter before, no change");
    ca_interval sure = ca_newcombe_at((ca_share){56, 70, 0}, (ca_share){48, 80, 0}, CA_Z_99);
    CHECK(t, sure.low < 0.0524 && sure.low > 0 && sure.high > 0.3339, "99 per cent need a wider interval");
}

/* The limits were worked out in exact fractions. */
static void check_limits(check_tally *t)
{
    ca_chance_limits even = ca_binomial_limits(10, (ca_share){1, 2, 0}, 0.001);
    ca_chance_limits team = ca_binomial_limits(31, (ca_share){239, 398, 0}, 0.001);
    ca_chance_limits inner = ca_binomial_limits(31, (ca_share){239, 398, 0}, 0.025);
    ca_chance_limits rare = ca_binomial_limits(20, (ca_share){1, 398, 0}, 0.001);
    ca_chance_limits none = ca_binomial_limits(9, (ca_share){0, 5, 0}, 0.001);
    ca_chance_limits all = ca_binomial_limits(9, (ca_share){5, 5, 0}, 0.001);
    ca_chance_limits many = ca_binomial_limits(1000000, (ca_share){1, 2, 0}, 0.001);
    CHECK(t, even.low == 1 && even.high == 9 && near(even.outside, 0.001953125, 1e-15), "ten tosses of a coin");
    CHECK(t, team.low == 10 && team.high == 27 && near(team.outside, 0.0006772636475870534, 1e-15),
          "31 audits of a team");
    CHECK(t, inner.low == 13 && inner.high == 24 && near(inner.outside, 0.02603060007069528, 1e-15),
          "the inner limits");
    CHECK(t, rare.low == 0 && rare.high == 2 && near(rare.outside, 1.751232767114639e-05, 1e-15),
          "hardly any are good");
    CHECK(t, none.low == 0 && none.high == 0 && all.low == 9 && all.high == 9, "none, and all, are good");
    CHECK(t, many.low > 498400 && many.low < 498500 && many.high == 1000000 - many.low, "a million audits");
}

static void check_trend(check_tally *t)
{
    static const ca_share insomnia[] = {{150, 534, 0}, {250, 746, 0}, {264, 784, 0},
                                        {302, 705, 0}, {238, 443, 0}, {176, 299, 0}};
    static const ca_share smokers[] = {{83, 86, 0}, {90, 93, 0}, {129, 136, 0}, {70, 82, 0}};
    static const ca_share alike[] = {{5, 5, 0}, {6, 6, 0}}, once[] = {{5, 9, 0}};
    double z = 0;
    CHECK(t, ca_trend(insomnia, 6, &z) && near(z, 11.297, 5e-4), "insomnia over six groups (Rosner)");
    CHECK(t, ca_trend(smokers, 4, &z) && near(z * z, 8.2249, 5e-5) && z < 0, "smokers (R's prop.trend.test)");
    CHECK(t, !ca_trend(alike, 2, &z) && !ca_trend(once, 1, &z) && !ca_trend(NULL, 0, &z), "no spread, no trend");
}

static void check_agreement(check_tally *t)
{
    static const uint64_t cicchetti[] = {13, 0, 0, 0, 20, 7, 0, 4, 56};
    static const uint64_t padded[] = {13, 0, 0, 0, 0, 20, 7, 0, 0, 4, 56, 0, 0, 0, 0, 0};
    static const uint64_t same[] = {9, 0, 0, 0}, empty[] = {0, 0, 0, 0}, crossed[] = {0, 5, 5, 0};
    double value = 0, wide = 0;
    CHECK(t, ca_kappa(cicchetti, 3, CA_QUADRATIC, &value) && near(value, 0.8921569, 5e-8), "quadratic kappa (irrCAC)");
    CHECK(t, ca_ac2(cicchetti, 3, CA_QUADRATIC, &value) && near(value, 0.9402369, 5e-8), "quadratic AC2 (irrCAC)");
    /* By hand: agreed (89 + 11/2)/100, by chance (13*13 + 27*24 + 60*63)/100² and half of (13*24 + 27*13 + 27*63 +
     * 60*24)/100². */
    CHECK(t, ca_kappa(cicchetti, 3, CA_LINEAR, &value) && near(value, (0.945 - 0.6499) / (1 - 0.6499), 1e-12),
          "linear kappa");
    CHECK(t, ca_kappa(padded, 4, CA_QUADRATIC, &wide) && !near(wide, value, 1e-3),
          "an unused grade stays on the scale");
    CHECK(t, ca_kappa(crossed, 2, CA_LINEAR, &value) && near(value, -1, 1e-15), "two who never agree");
    CHECK(t, !ca_kappa(same, 2, CA_LINEAR, &value) && ca_ac2(same, 2, CA_LINEAR, &value) && near(value, 1, 1e-15),
          "where all got one grade kappa says nothing and AC2 does");
    CHECK(t,
          !ca_kappa(empty, 2, CA_LINEAR, &value) && !ca_ac2(empty, 2, CA_LINEAR, &value) &&
              !ca_kappa(empty, 1, CA_LINEAR, &value),
          "nothing judged twice, nothing known");
}

/* Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: four observers, twelve units, some missing. */
static void check_alpha(check_tally *t)
{
    static const char *const values[] = {"11-1", "2232", "3333", "3333", "2222", "1234",
                                         "4444", "1121", "2222", "-555", "--11", "--3-"};
    uint64_t units[12 * 5] = {0}, alike[2 * 5] = {[1] = 3, [5 + 1] = 2}, apart[2 * 2] = {1, 1, 1, 1};
    double alpha = 0;
    for (size_t i = 0; i < 12; i++)
        for (const char *at = values[i]; *at; at++)
            if (*at != '-')
                units[i * 5 + (size_t)(*at - '1')]++;
    CHECK(t, ca_alpha_ordinal(units, 12, 5, &alpha) && ca_rounded(alpha, 1000) == 815, "the published ordinal alpha");
    /* Expected disagreement is 2 * 2 * 2 / (4 * 3), observed is 1, of the same distance. */
    CHECK(t, ca_alpha_ordinal(apart, 2, 2, &alpha) && ca_rounded(alpha, 1000) == -500, "alpha below chance");
    CHECK(t,
          !ca_alpha_ordinal(units + 11 * 5, 1, 5, &alpha) && !ca_alpha_ordinal(alike, 2, 5, &alpha) &&
              !ca_alpha_ordinal(units, 0, 5, &alpha) && !ca_alpha_ordinal(units, 12, 1, &alpha),
          "no alpha where nothing is judged twice, or all is alike");
}

static void check_figures(check_tally *t)
{
    CHECK(t, ca_percent_tenths(115, 198) == 581, "58.1 per cent");
    CHECK(t, ca_percent_tenths(1, 2000) == 1 && ca_percent_tenths(1, 2001) == 0, "halves go away from zero");
    CHECK(t, ca_percent_tenths(5, 5) == 1000 && ca_percent_tenths(0, 5) == 0, "all and none");
    CHECK(t, ca_change_tenths(1, 2, 1, 4) == 250 && ca_change_tenths(1, 4, 1, 2) == -250, "up and down");
    CHECK(t, ca_change_tenths(2, 3, 1, 3) == 333, "from exact fractions, not from rounded ones");
    CHECK(t, ca_change_tenths(1, 2000, 0, 1) == 1 && ca_change_tenths(0, 1, 1, 2000) == -1, "halves, both ways");
}

/* Compares with an exact calculation in wider numbers, for every share of up to 250 and every bound. */
static void check_against(check_tally *tally)
{
    int wrong = 0;
    for (int of = 1; of <= 250; of++)
        for (int n = 0; n <= of; n++)
            for (int least = 0; least <= 100; least += 5) {
                int most = least + 5 > 100 ? 100 : least + 5;
                int expected = n * 100 - least * of < 0 ? -1 : n * 100 - most * of > 0;
                wrong += ca_percent_against((uint64_t)n, (uint64_t)of, least, most) != expected;
            }
    CHECK(tally, wrong == 0, "a share is judged by its counts");
    CHECK(tally, ca_percent_tenths(188, 209) == 900 && ca_percent_against(188, 209, 90, 100) < 0,
          "188 of 209 are shown as 90.0, and less");
}

int main(void)
{
    check_tally tally = {0};
    check_wilson(&tally);
    check_newcombe(&tally);
    check_limits(&tally);
    check_trend(&tally);
    check_agreement(&tally);
    check_alpha(&tally);
    check_figures(&tally);
    check_against(&tally);
    CHECK(&tally, ca_rounded(0.69896, 1000) == 699 && ca_rounded(-0.0005, 1000) == -1 && ca_rounded(0, 1000) == 0,
          "halves are rounded away from zero");
    return CHECK_END(&tally);
}
