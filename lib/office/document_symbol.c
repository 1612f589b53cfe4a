/* SPDX-License-Identifier: MIT */
/* The characters of symbol fonts. */
#include "office/document_symbol.h"

#include "base/utf8.h"

/* The characters that forms have: boxes, ticks, crosses, bullets and arrows. */
static const struct {
    const char *font;
    unsigned char number;
    uint16_t code; /* the character of Unicode that looks like it */
} symbols[] = {
    {"Wingdings", 0x6C, 0x25CF},   {"Wingdings", 0x6E, 0x25A0},   {"Wingdings", 0x6F, 0x2610},
    {"Wingdings", 0x70, 0x2610},   {"Wingdings", 0x71, 0x2610},   {"Wingdings", 0x72, 0x2610},
    {"Wingdings", 0x75, 0x25C6},   {"Wingdings", 0x76, 0x2756},   {"Wingdings", 0x78, 0x2612},
    {"Wingdings", 0x9F, 0x2022},   {"Wingdings", 0xA1, 0x25CB},   {"Wingdings", 0xA7, 0x25AA},
    {"Wingdings", 0xA8, 0x2610},   {"Wingdings", 0xD8, 0x27A2},   {"Wingdings", 0xDF, 0x2190},
    {"Wingdings", 0xE0, 0x2192},   {"Wingdings", 0xE1, 0x2191},   {"Wingdings", 0xE2, 0x2193},
    {"Wingdings", 0xE8, 0x2794},   {"Wingdings", 0xF0, 0x21E8},   {"Wingdings", 0xFB, 0x2717},
    {"Wingdings", 0xFC, 0x2713},   {"Wingdings", 0xFD, 0x2612},   {"Wingdings", 0xFE, 0x2611},
    {"Wingdings 2", 0x4F, 0x2717}, {"Wingdings 2", 0x50, 0x2713}, {"Wingdings 2", 0x51, 0x2612},
    {"Wingdings 2", 0x52, 0x2611}, {"Wingdings 2", 0x53, 0x2612}, {"Wingdings 2", 0x54, 0x2612},
    {"Wingdings 2", 0xA3, 0x2610}, {"Webdings", 0x61, 0x2713},    {"Webdings", 0x63, 0x2610},
    {"Webdings", 0x72, 0x2717},    {"Symbol", 0xA3, 0x2264},      {"Symbol", 0xAC, 0x2190},
    {"Symbol", 0xAE, 0x2192},      {"Symbol", 0xB0, 0x00B0},      {"Symbol", 0xB1, 0x00B1},
    {"Symbol", 0xB3, 0x2265},      {"Symbol", 0xB4, 0x00D7},      {"Symbol", 0xB7, 0x2022},
    {"Symbol", 0xB8, 0x00F7},      {"Symbol", 0xB9, 0x2260},      {"Symbol", 0xBC, 0x2026},
    {"Symbol", 0xD6, 0x221A},
};
static const char *const symbol_fonts[] = {"Wingdings", "Wingdings 2", "Wingdings 3", "Webdings", "Symbol"};

enum { SYMBOLS_FIRST = 0xF000, SYMBOLS_LAST = 0xF0FF, PRIVATE_LAST = 0xF8FF };

/* Returns the number at DIGITS, at most four of them, or 0. */
static uint32_t hexadecimal(const char *digits)
{
    enum { DIGITS_MOST = 4 };
    uint32_t number = 0;
    size_t size = digits ? strlen(digits) : 0;
    for (size_t i = 0; i < size; i++) {
        int digit = ca_hex_digit(digits[i]);
        if (digit < 0 || size > DIGITS_MOST)
            return 0;
        number = number * 16 + (uint32_t)digit;
    }
    return number;
}

static uint32_t symbol_of(const char *font, uint32_t number)
{
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        if (symbols[i].number == number && ca_words_alike(symbols[i].font, font))
            return symbols[i].code;
    return 0;
}

/* Returns the code point, or 0. A font of symbols has them at 0x20 to 0xFF, to which Word adds 0xF000. */
static uint32_t code_of(const char *font, uint32_t number)
{
    bool symbols_alone = false;
    for (size_t i = 0; i < sizeof symbol_fonts / sizeof *symbol_fonts; i++)
        symbols_alone |= ca_words_alike(symbol_fonts[i], font);
    if (symbols_alone)
        return symbol_of(font, number >= SYMBOLS_FIRST && number <= SYMBOLS_LAST ? number - SYMBOLS_FIRST : number);
    bool character = number >= ' ' && (number < 0xD800 || number > PRIVATE_LAST) && number < 0xFFFE;
    return character ? number : 0;
}

bool ca_document_symbol(ca_text *to, const char *font, const char *digits)
{
    enum { UNKNOWN = 0xFFFD };
    char bytes[CA_UTF8_MOST];
    uint32_t code = code_of(font ? font : "", hexadecimal(digits));
    ca_text_append(to, bytes, ca_utf8_encode(code ? code : UNKNOWN, bytes));
    return code != 0;
}
