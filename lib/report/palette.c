/* SPDX-License-Identifier: MIT */
/* The colours of charts and tables. */
#include "report/palette.h"

/* Of two to four colours, those next to each other have a contrast of 3 to 1, in a print without colour too. */
static const char *const series[CA_PALETTE_SERIES] = {"b0410e", "fdc67f", "f1eee6", "3878aa",
                                                      "061f3a", "8a8a8a", "d0d0d0"};
static const char *const heat[CA_PALETTE_HEAT] = {"ffffff", "f6fafd", "edf4fa", "e3eff7", "d9e9f5", "cee2f1",
                                                  "c3dbee", "b7d4ea", "abcde6", "9ec5e2", "90bcdd"};

size_t ca_series_number(size_t index, size_t count)
{
    static const size_t numbers[5][5] = {{3}, {0, 4}, {0, 1, 4}, {0, 1, 3, 4}, {0, 1, 2, 3, 4}};
    if (count <= 5)
        return numbers[count - 1][index];
    return index < CA_PALETTE_SERIES ? index : CA_PALETTE_SERIES - 1;
}

const char *ca_series_colour(size_t number)
{
    return series[number];
}

bool ca_series_is_dark(size_t number)
{
    return number == 0 || number == 3 || number == 4;
}

const char *ca_tone_colour(enum ca_tone tone)
{
    static const char *const tones[] = {[CA_TONE_NONE] = NULL,     [CA_TONE_BAD] = "f6c3ad",  [CA_TONE_WEAK] = "fde7c5",
                                        [CA_TONE_GOOD] = "d9e9f5", [CA_TONE_BEST] = "a9cde8", [CA_TONE_ASKED] = NULL};
    return tones[tone];
}

size_t ca_heat_step(int64_t percent)
{
    int64_t within = percent < 0 ? 0 : percent > 1000 ? 1000 : percent;
    return (size_t)(within + 50) / 100;
}

const char *ca_heat_colour(size_t step)
{
    return heat[step];
}

const char *ca_cell_colour(const ca_column *column, const ca_cell *cell)
{
    if (cell->tone == CA_TONE_NONE && column->heat && cell->kind == CA_CELL_PERCENT)
        return ca_heat_colour(ca_heat_step(cell->number));
    return ca_tone_colour(cell->tone);
}
