/* SPDX-License-Identifier: MIT */
/* Intervals, trends and agreement, from counts. One module, compiled without contraction of floating-point
 * expressions, so that the same counts give the same figures on every machine. */
#ifndef CA_STATISTICS_H
#define CA_STATISTICS_H

#include "base/memory.h"
#include "base/text.h"

/* A confidence interval for a share (0 to 1) or for the difference of two (-1 to 1). */
typedef struct {
    bool known; /* false: there is no data, and the bounds are 0 */
    double low, high;
} ca_interval;

/* A share: N of OF, a random sample of POPULATION (0: not known, treated as infinite). */
typedef struct {
    uint64_t n, of, population;
} ca_share;

/* Wilson's score interval (Wilson 1927, JASA 22:209): Z is CA_Z for 95 per cent, CA_Z_99 for 99. With a population, z² is
 * multiplied by (population - of) / (population - 1), the finite-population correction for what is true of the whole
 * population (O'Neill 2021); where all of it was looked at, the interval is the share itself. */
ca_interval ca_wilson_at(ca_share share, double z) CA_MUST_USE;

/* Returns the Z for shares of answers that were given in clusters of at most EACH: with it, an interval is as wide as if all
 * answers of a cluster were the same, which is the widest that is possible (design effect EACH: Kish 1965, Survey Sampling). The
 * population of such a share is that of the clusters, EACH times. */
double ca_z_of_clusters(double z, int each) CA_MUST_USE;

/* The interval for the share of LATER less that of EARLIER: Newcombe's hybrid score method (Newcombe 1998,
 * Statistics in Medicine 17:873, method 10), from the Wilson intervals above. */
ca_interval ca_newcombe_at(ca_share later, ca_share earlier, double z) CA_MUST_USE;

/* Limits of how many of OF are good by chance, if each is with the probability N / OF of WHOLE (exact binomial): fewer than LOW
 * have a probability below EACH, and so have more than HIGH. OUTSIDE is the sum of both probabilities. Limits of a funnel plot:
 * Spiegelhalter 2005, Statistics in Medicine 24:1185. OF and WHOLE.of are above 0. */
typedef struct {
    uint64_t low, high;
    double outside;
} ca_chance_limits;
ca_chance_limits ca_binomial_limits(uint64_t of, ca_share whole, double each) CA_MUST_USE;

/* The Cochran–Armitage statistic for a linear trend of shares over COUNT equally spaced times (Armitage 1955,
 * Biometrics 11:375): positive where they rise. False where it cannot be worked out: no spread in time, or all
 * alike. It is judged against the standard normal distribution, for which CA_Z bounds 95 per cent. */
bool ca_trend(const ca_share *shares, int count, double *z) CA_MUST_USE;
#define CA_Z 1.959963984540054
#define CA_Z_99 2.575829303548901 /* bounds 99 per cent */

/* How much a distance of grades counts against agreement, of GRADES in all: linear 1 - d / (grades - 1),
 * quadratic 1 - d² / (grades - 1)². */
enum ca_weights { CA_LINEAR, CA_QUADRATIC };

/* Agreement of two judges beyond chance. MATRIX has GRADES rows of the one and as many columns of the other, with
 * every grade of the scale, used or not. False where it cannot be worked out: nothing judged twice, fewer than two
 * grades, or agreement certain by chance.
 * Weighted kappa: Cohen 1968, Psychological Bulletin 70:213. AC2: Gwet 2014, Handbook of Inter-Rater
 * Reliability, 4th edition. */
bool ca_kappa(const uint64_t *matrix, int grades, enum ca_weights weights, double *kappa) CA_MUST_USE;
bool ca_ac2(const uint64_t *matrix, int grades, enum ca_weights weights, double *ac2) CA_MUST_USE;

/* Agreement of any number of judges beyond chance, where not each judged everything: Krippendorff's alpha for grades in
 * order (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; Content Analysis, 2nd edition, chapter 11).
 * UNITS has a row for each of COUNT things judged: how many judges gave it each of GRADES. What one judge alone judged
 * is left out. False where it cannot be worked out: nothing judged twice, or all that was got one grade. */
enum { CA_GRADES_MOST = 11 };
bool ca_alpha_ordinal(const uint64_t *units, size_t count, int grades, double *alpha) CA_MUST_USE;

/* VALUE in units of 1 / SCALE, halves away from zero: 0.6989 in thousandths is 699. */
int64_t ca_rounded(double value, int scale) CA_MUST_USE;

/* N of OF as tenths of a per cent, halves away from zero: (2000 n + of) div (2 of). OF is above 0, and
 * both are at most 2^52. */
int64_t ca_percent_tenths(uint64_t n, uint64_t of) CA_MUST_USE;

/* How far N of OF lies above BEFORE of BEFORE_OF, in tenths of a percentage point, from the exact
 * fractions, halves away from zero. Each is at most 2^26; beyond that the difference of the rounded
 * percentages. */
int64_t ca_change_tenths(uint64_t n, uint64_t of, uint64_t before, uint64_t before_of) CA_MUST_USE;

/* Where N of OF, which is above 0, lies against LEAST and MOST per cent, from the counts and not the rounded
 * percentage: below 0 under LEAST, above 0 over MOST, else 0. Both counts are at most 2^52. */
int ca_percent_against(uint64_t n, uint64_t of, int least, int most) CA_MUST_USE;

/* Appends NUMBER, counted in the last of PLACES decimals: with 1, 581 is 58.1 and -5 is -0.5. */
void ca_decimal_write(ca_text *to, int64_t number, int places);

#endif
