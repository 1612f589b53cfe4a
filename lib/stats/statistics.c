/* SPDX-License-Identifier: MIT */
/* Intervals, trends and agreement, from counts. */
#include "stats/statistics.h"

#include <math.h>

static double share_of(ca_share share)
{
    return (double)share.n / (double)share.of;
}

/* z², reduced by the correction for a finite population. */
static double squared_z(ca_share share, double z)
{
    if (!share.population)
        return z * z;
    if (share.population <= share.of)
        return 0;
    return z * z * ((double)(share.population - share.of) / (double)(share.population - 1));
}

ca_interval ca_wilson_at(ca_share share, double z)
{
    if (!share.of)
        return (ca_interval){false, 0, 0};
    double n = (double)share.of, p = share_of(share), zz = squared_z(share, z);
    double middle = p + zz / (2 * n);
    double reach = sqrt(zz) * sqrt(p * (1 - p) / n + zz / (4 * n * n));
    double low = (middle - reach) / (1 + zz / n), high = (middle + reach) / (1 + zz / n);
    /* At 0 and at 100% the bound is exact; rounding must not move it past that. */
    return (ca_interval){true, share.n == 0 || low < 0 ? 0 : low, share.n == share.of || high > 1 ? 1 : high};
}

double ca_z_of_clusters(double z, int each)
{
    return z * sqrt((double)each);
}

ca_interval ca_newcombe_at(ca_share later, ca_share earlier, double z)
{
    ca_interval l = ca_wilson_at(later, z), e = ca_wilson_at(earlier, z);
    if (!l.known || !e.known)
        return (ca_interval){false, 0, 0};
    double p = share_of(later), q = share_of(earlier), difference = p - q;
    double below = sqrt((p - l.low) * (p - l.low) + (e.high - q) * (e.high - q));
    double above = sqrt((l.high - p) * (l.high - p) + (q - e.low) * (q - e.low));
    return (ca_interval){true, difference - below, difference + above};
}

/* Returns the least count that OF trials of probability P (Q is 1 - P) are at or below with a probability of EACH or more.
 * Adds the probability of fewer to *OUTSIDE. The terms are relative to that of the most likely count. */
static uint64_t lower_limit(uint64_t of, double p, double q, double each, double *outside)
{
    const double negligible = 1e-30;
    if (!(p > 0) || !(q > 0))
        return p > 0 ? of : 0;
    uint64_t mode = (uint64_t)((double)(of + 1) * p), low = mode < of ? mode : of;
    double all = 1, term = 1, least = 1, below = 0;
    for (uint64_t k = low; k < of && term > negligible; k++) {
        term *= (double)(of - k) * p / ((double)(k + 1) * q);
        all += term;
    }
    for (term = 1; low > 0 && term > negligible; low--) {
        term *= (double)low * q / ((double)(of - low + 1) * p);
        all += term;
        least = term;
    }
    for (term = least; below + term < each * all; low++) {
        below += term;
        term *= (double)(of - low) * p / ((double)(low + 1) * q);
    }
    *outside += below / all;
    return low;
}

ca_chance_limits ca_binomial_limits(uint64_t of, ca_share whole, double each)
{
    ca_chance_limits limits = {0};
    double p = share_of(whole), q = (double)(whole.of - whole.n) / (double)whole.of;
    limits.low = lower_limit(of, p, q, each, &limits.outside);
    limits.high = of - lower_limit(of, q, p, each, &limits.outside);
    return limits;
}

bool ca_trend(const ca_share *shares, int count, double *z)
{
    double all = 0, good = 0, times = 0, squares = 0, rise = 0;
    for (int i = 0; i < count; i++) {
        double of = (double)shares[i].of;
        all += of;
        good += (double)shares[i].n;
        times += of * i;
        squares += of * i * i;
    }
    if (all <= 0)
        return false;
    double p = good / all;
    for (int i = 0; i < count; i++)
        rise += i * ((double)shares[i].n - (double)shares[i].of * p);
    double variance = p * (1 - p) * (squares - times * times / all);
    if (!(variance > 0))
        return false;
    *z = rise / sqrt(variance);
    return true;
}

static double weight(int one, int other, int grades, enum ca_weights weights)
{
    double apart = (double)(one - other) / (grades - 1);
    if (weights == CA_QUADRATIC)
        return 1 - apart * apart;
    return 1 - (apart < 0 ? -apart : apart);
}

/* Returns the weighted share of agreement, with the number of judged cases in *ALL; both coefficients need them. */
static double agreed(const uint64_t *matrix, int grades, enum ca_weights weights, double *all)
{
    double sum = 0;
    *all = 0;
    for (int i = 0; i < grades; i++)
        for (int j = 0; j < grades; j++) {
            double cell = (double)matrix[i * grades + j];
            *all += cell;
            sum += cell * weight(i, j, grades, weights);
        }
    return *all > 0 ? sum / *all : 0;
}

/* Returns the number of cases with GRADE from the rows' auditor (or from the columns'). */
static double margin(const uint64_t *matrix, int grades, int grade, bool rows)
{
    double sum = 0;
    for (int i = 0; i < grades; i++)
        sum += (double)matrix[rows ? grade * grades + i : i * grades + grade];
    return sum;
}

bool ca_kappa(const uint64_t *matrix, int grades, enum ca_weights weights, double *kappa)
{
    double all, chance = 0;
    if (grades < 2)
        return false;
    double observed = agreed(matrix, grades, weights, &all);
    for (int i = 0; all > 0 && i < grades; i++)
        for (int j = 0; j < grades; j++)
            chance += weight(i, j, grades, weights) * (margin(matrix, grades, i, true) / all) *
                      (margin(matrix, grades, j, false) / all);
    if (!(all > 0) || !(1 - chance > 0))
        return false;
    *kappa = (observed - chance) / (1 - chance);
    return true;
}

bool ca_ac2(const uint64_t *matrix, int grades, enum ca_weights weights, double *ac2)
{
    double all, spread = 0, total = 0;
    if (grades < 2)
        return false;
    double observed = agreed(matrix, grades, weights, &all);
    for (int i = 0; all > 0 && i < grades; i++) {
        double used = (margin(matrix, grades, i, true) + margin(matrix, grades, i, false)) / (2 * all);
        spread += used * (1 - used);
        for (int j = 0; j < grades; j++)
            total += weight(i, j, grades, weights);
    }
    double chance = total / ((double)grades * (grades - 1)) * spread;
    if (!(all > 0) || !(1 - chance > 0))
        return false;
    *ac2 = (observed - chance) / (1 - chance);
    return true;
}

/* Returns the squared distance of two grades by the ranks between them: all values with a grade from one to the other,
 * less half of those at both ends. */
static double ordinal_distance(const double *used, int one, int other)
{
    double between = -(used[one] + used[other]) / 2;
    for (int grade = one; grade <= other; grade++)
        between += used[grade];
    return between * between;
}

static double unit_size(const uint64_t *unit, int grades)
{
    double size = 0;
    for (int grade = 0; grade < grades; grade++)
        size += (double)unit[grade];
    return size;
}

/* Returns the coincidences of the grades ONE and OTHER within units; the pairs of a unit weigh as much as its number of
 * grades. */
static double coincidences(const uint64_t *units, size_t count, int grades, int one, int other)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        const uint64_t *unit = units + i * (size_t)grades;
        double size = unit_size(unit, grades);
        if (size >= 2)
            sum += (double)unit[one] * (double)unit[other] / (size - 1);
    }
    return sum;
}

bool ca_alpha_ordinal(const uint64_t *units, size_t count, int grades, double *alpha)
{
    double used[CA_GRADES_MOST] = {0}, all = 0, observed = 0, expected = 0;
    if (grades < 2 || grades > CA_GRADES_MOST)
        return false;
    for (size_t i = 0; i < count; i++) {
        const uint64_t *unit = units + i * (size_t)grades;
        for (int grade = 0; unit_size(unit, grades) >= 2 && grade < grades; grade++)
            used[grade] += (double)unit[grade];
    }
    for (int grade = 0; grade < grades; grade++)
        all += used[grade];
    for (int one = 0; one < grades; one++)
        for (int other = one + 1; other < grades; other++) {
            double apart = ordinal_distance(used, one, other);
            observed += apart * coincidences(units, count, grades, one, other);
            expected += apart * used[one] * used[other];
        }
    if (!(expected > 0))
        return false;
    *alpha = 1 - (all - 1) * observed / expected;
    return true;
}

int64_t ca_rounded(double value, int scale)
{
    double size = floor(fabs(value) * scale + 0.5);
    return value < 0 ? -(int64_t)size : (int64_t)size;
}

int64_t ca_percent_tenths(uint64_t n, uint64_t of)
{
    while (of >> 52) { /* no real count of audits, but summaries that were changed by hand can add up to any number */
        of >>= 1;
        n >>= 1;
    }
    return (int64_t)((2000 * n + of) / (2 * of));
}

int64_t ca_change_tenths(uint64_t n, uint64_t of, uint64_t before, uint64_t before_of)
{
    const uint64_t exact_most = UINT64_C(1) << 26;
    if (of > exact_most || before_of > exact_most)
        return ca_percent_tenths(n, of) - ca_percent_tenths(before, before_of);
    /* n/of - before/before_of over the common denominator, times 1000, in 63 bits: 2^52 * 2^10. */
    int64_t above = (int64_t)(n * before_of) - (int64_t)(before * of);
    int64_t below = (int64_t)(of * before_of);
    int64_t sign = above < 0 ? -1 : 1, size = above * sign;
    int64_t whole = size * 1000 / below, rest = size * 1000 % below;
    return sign * (whole + (rest >= below - rest));
}

int ca_percent_against(uint64_t n, uint64_t of, int least, int most)
{
    return 100 * n < (uint64_t)least * of ? -1 : 100 * n > (uint64_t)most * of;
}

void ca_decimal_write(ca_text *to, int64_t number, int places)
{
    char digits[32]; /* room for the largest number, a point and a sign */
    size_t first = sizeof digits;
    uint64_t size = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    for (int i = 0; i < places; i++, size /= 10)
        digits[--first] = (char)('0' + size % 10);
    digits[--first] = '.';
    do {
        digits[--first] = (char)('0' + size % 10);
        size /= 10;
    } while (size);
    if (number < 0)
        digits[--first] = '-';
    ca_text_append(to, digits + first, sizeof digits - first);
}
