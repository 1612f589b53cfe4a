/* SPDX-License-Identifier: MIT */
/* Names of cells: "F12". */
#include "office/cell_name.h"

void ca_cell_name(ca_text *name, size_t row, size_t column)
{
    char letters[16]; /* the digits of a size_t in base 26 */
    size_t count = 0;
    for (size_t rest = column + 1; rest; rest = (rest - 1) / 26)
        letters[count++] = (char)('A' + (rest - 1) % 26);
    while (count)
        ca_text_byte(name, letters[--count]);
    ca_text_format(name, "%zu", row + 1);
}

bool ca_cell_name_read(const char *name, size_t *row, size_t *column)
{
    size_t letters = 0, digits = 0;
    const char *at = name;
    for (; (*at >= 'A' && *at <= 'Z') || (*at >= 'a' && *at <= 'z'); at++)
        letters = letters > CA_COLUMNS_MOST ? letters : letters * 26 + (size_t)((*at & ~0x20) - 'A') + 1;
    for (; *at >= '0' && *at <= '9'; at++)
        digits = digits > CA_ROWS_MOST ? digits : digits * 10 + (size_t)(*at - '0');
    if (*at || !letters || !digits)
        return false;
    *row = digits > CA_ROWS_MOST ? CA_ROWS_MOST : digits - 1;
    *column = letters > CA_COLUMNS_MOST ? CA_COLUMNS_MOST : letters - 1;
    return true;
}
