/* SPDX-License-Identifier: MIT */
/* The scanner: texts that it accepts and refuses, the offset of each error, and jansson's verdict on many texts. */
#include "../check.h"
#include "../random.h"
#include "judge.h"

static const char *const taken[] = {
    "{}",
    "[]",
    "0",
    "-0",
    "1.5e+10",
    "-0.0E-0",
    "1E400",
    "\"\"",
    "true",
    "false",
    "null",
    " [ 1 , 2 ] ",
    "\t{\"a\":\r\n1}",
    "{\"a\":{\"a\":{\"a\":[]}}}",
    "{\"one\":{\"grade\":\"good\"},\"two\":{\"grade\":\"poor\"},\"all\":[{\"grade\":1},{\"grades\":2}]}",
    ("{\"one\" : {\"grade\":\"good\"}, \"two\":{\"na\":true,\"grade\":\"poor\"},\"long name of a "
     "member\":[{\"grades\":2}]}"),
    "\"\\u00e9\\ud83d\\ude00\\n\\/\"",
    "\"caf\xC3\xA9\"",
    "\"\x7F\"",
    "123456789012345678901234567890",
    "{\"a\":1,\"A\":1,\"\":0}",
    "[[],{},\"\",0]",
    "\"\xEF\xBF\xBF\"",
    "\"0123456789012345678901234567890123456789 long enough for the vectors \xE2\x80\x99 and on \\\" end\"",
};

/* Texts with their error, and the offset of its byte. */
static const struct {
    const char *text;
    enum ca_scan_error error;
    uint32_t at;
} refused[] = {
    {"", CA_SCAN_SYNTAX, 0},
    {"{", CA_SCAN_SYNTAX, 1},
    {"[1,]", CA_SCAN_SYNTAX, 3},
    {"{\"a\":1,}", CA_SCAN_SYNTAX, 7},
    {"{a:1}", CA_SCAN_SYNTAX, 1},
    {"{'a':1}", CA_SCAN_SYNTAX, 1},
    {"{\"a\" 1}", CA_SCAN_SYNTAX, 5},
    {"01", CA_SCAN_SYNTAX, 0},
    {"-", CA_SCAN_SYNTAX, 0},
    {"1.", CA_SCAN_SYNTAX, 0},
    {".5", CA_SCAN_SYNTAX, 0},
    {"1e", CA_SCAN_SYNTAX, 0},
    {"+1", CA_SCAN_SYNTAX, 0},
    {"NaN", CA_SCAN_SYNTAX, 0},
    {"tru", CA_SCAN_SYNTAX, 0},
    {"\"a", CA_SCAN_SYNTAX, 0},
    {"\"a\tb\"", CA_SCAN_SYNTAX, 2},
    {"\"\\x\"", CA_SCAN_SYNTAX, 1},
    {"\"\\u12\"", CA_SCAN_SYNTAX, 1},
    {"\"\\u0000\"", CA_SCAN_ENCODING, 1},
    {"\"\\ud800\"", CA_SCAN_ENCODING, 1},
    {"\"\\udc00\"", CA_SCAN_ENCODING, 1},
    {"\"\\ud800\\u0041\"", CA_SCAN_ENCODING, 1},
    {"\"\xC0\xAF\"", CA_SCAN_ENCODING, 1},
    {"\"\xED\xA0\x80\"", CA_SCAN_ENCODING, 1},
    {"\"\xE2\x80", CA_SCAN_ENCODING, 1},
    {"{} {}", CA_SCAN_SYNTAX, 3},
    {"[1 2]", CA_SCAN_SYNTAX, 3},
    {"[1}", CA_SCAN_SYNTAX, 2},
    {"\xEF\xBB\xBF{}", CA_SCAN_BYTE_ORDER, 0},
    {"{\"a\":1,\"b\":2,\"a\":3}", CA_SCAN_DUPLICATE, 13},
    {"{\"a\":1,\"\\u0061\":3}", CA_SCAN_DUPLICATE, 7},
    {"[{\"a\":{\"x\":1,\"x\":1}}]", CA_SCAN_DUPLICATE, 13},
};

static void check_verdicts(check_tally *t, ca_scan *scan)
{
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        CHECK(t, ca_scan_text(scan, taken[i], strlen(taken[i])) == 0, "takes text %zu", i + 1);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        int status = ca_scan_text(scan, refused[i].text, strlen(refused[i].text));
        CHECK(t, status < 0 && scan->error == refused[i].error && scan->error_at == refused[i].at,
              "refuses text %zu: %s at %u", i + 1, ca_scan_error_words(refused[i].error), (unsigned)refused[i].at);
    }
}

/* Whatever is wrong with a text, the members before it can be read. */
static void check_rest(check_tally *t, ca_scan *scan)
{
    static const struct {
        const char *text;
        unsigned open;
        bool whole;
    } texts[] = {
        {"{\"id\":\"x\",\"b\":{\"c\":[1,{\"d\"", 4, false},
        {"{\"id\":\"x\",\"b\":{\"c\":[1,{\"d\":tru}]}}", 4, false},
        {"{\"id\":\"x\",\"b\"=1}", 1, false},
        {"{\"id\":\"x\",\"b\":\"y", 1, false},
        {"{\"id\":\"x\"", 1, false},
        {"{\"id\":\"x\",\"b\":{\"c\":1,\"c\":2},\"e\":3}", 1, false},
        {"{\"id\":\"x\"}{\"id\":\"y\"}", 0, true},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        int status = ca_scan_text(scan, texts[i].text, strlen(texts[i].text));
        uint32_t id = scan->count ? ca_node_member(scan, 0, "id") : 0, ends = 0;
        for (uint32_t node = 0; node < scan->count; node++)
            ends += scan->nodes[node].end <= scan->size && scan->nodes[node].next <= scan->count;
        CHECK(t,
              status < 0 && id && ca_node_is(scan, id, "x") && !ca_node_member(scan, 0, "none") && ends == scan->count,
              "members before the error of text %zu", i + 1);
        CHECK(t, scan->open == texts[i].open && scan->whole == texts[i].whole, "what is open in text %zu", i + 1);
    }
}

/* Returns COUNT times BEFORE, then INSIDE, then COUNT times AFTER. */
static ca_text nested(size_t count, const char *before, const char *inside, const char *after)
{
    ca_text text = {0};
    for (size_t i = 0; i < count; i++)
        ca_text_add(&text, before);
    ca_text_add(&text, inside);
    for (size_t i = 0; i < count; i++)
        ca_text_add(&text, after);
    return text;
}

static void check_limits(check_tally *t, ca_scan *scan)
{
    ca_text deep = nested(64, "[", "", "]"), deeper = nested(65, "[", "", "]"), many = {0};
    CHECK(t, ca_scan_text(scan, deep.at, deep.size) == 0, "64 deep is taken");
    CHECK(t, ca_scan_text(scan, deeper.at, deeper.size) < 0 && scan->error == CA_SCAN_DEPTH && scan->error_at == 64,
          "65 deep is refused");
    ca_text_byte(&many, '{');
    for (int i = 0; i < 100000; i++)
        ca_text_format(&many, "\"m%d\":%d,", i, i);
    size_t before = many.size;
    ca_text_add(&many, "\"m77\":0}");
    CHECK(t, ca_scan_text(scan, many.at, many.size) < 0 && scan->error == CA_SCAN_DUPLICATE && scan->error_at == before,
          "one repetition among 100,000 members is found");
    ca_text_free(&deep);
    ca_text_free(&deeper);
    ca_text_free(&many);
}

/* Returns the path of the name that is node AT of TEXT, which SCAN may have cached. */
static unsigned path_at(ca_scan *scan, const char *text, uint32_t at)
{
    return ca_scan_text(scan, text, strlen(text)) == 0 ? scan->nodes[at].path : 0;
}

/* Scans names of SIZE bytes that differ in the last one, twice over: {"aa…a":1,"aa…b":{"aa…a":1}}, then with the first
 * again. */
static bool names_of_size(ca_scan *scan, size_t size)
{
    ca_text text = {0}, twice = {0};
    char *name = ca_allocate(size + 1, 1);
    memset(name, 'a', size);
    ca_text_format(&text, "{\"%s\":1,", name);
    name[size - 1] = 'b';
    ca_text_format(&text, "\"%s\":{\"%s\":1}", name, name);
    ca_text_append(&twice, text.at, text.size);
    ca_text_byte(&text, '}');
    uint32_t again = (uint32_t)twice.size + 1;
    ca_text_format(&twice, ",\"%s\":2}", name);
    bool right = true;
    for (int i = 0; i < 3; i++) {
        right &= ca_scan_text(scan, text.at, text.size) == 0;
        right &=
            ca_scan_text(scan, twice.at, twice.size) < 0 && scan->error == CA_SCAN_DUPLICATE && scan->error_at == again;
    }
    free(name);
    ca_text_free(&text);
    ca_text_free(&twice);
    return right;
}

/* Returns a text of more names than the cache holds, with LAST after them. */
static ca_text with_many_names(const char *last)
{
    ca_text text = {0};
    ca_text_add(&text, "{\"many\":{");
    for (int i = 0; i < 2 * CA_PATHS_MOST; i++)
        ca_text_format(&text, "%s\"m%d\":%d", i ? "," : "", i, i);
    ca_text_format(&text, "},\"last\":%s}", last);
    return text;
}

static void check_many_names(check_tally *t)
{
    ca_scan scan = {0};
    ca_text right = with_many_names("{\"a\":1,\"b\":{\"a\":2}}");
    ca_text wrong = with_many_names("{\"a\":1,\"b\":{\"a\":2},\"a\":3}");
    uint32_t again = (uint32_t)(wrong.size - strlen("\"a\":3}}"));
    for (int i = 0; i < 2; i++) {
        CHECK(t, ca_scan_text(&scan, right.at, right.size) == 0 && !scan.nodes[scan.count - 2].path,
              "names beyond those that are remembered are taken");
        CHECK(t,
              ca_scan_text(&scan, wrong.at, wrong.size) < 0 && scan.error == CA_SCAN_DUPLICATE &&
                  scan.error_at == again,
              "and seen when they are there twice");
    }
    unsigned path = path_at(&scan, "{\"a\":{\"x\":1}}", 3);
    CHECK(t, path && path_at(&scan, "{\"a\":{\"x\":1}}", 3) == path, "the next text is remembered again");
    ca_scan_free(&scan);
    ca_text_free(&right);
    ca_text_free(&wrong);
}

/* The path cache changes the way of a scan, and not its result. */
static void check_paths(check_tally *t)
{
    ca_scan scan = {0};
    size_t wrong = 0;
    for (size_t size = 1; size < 200; size++)
        wrong += !names_of_size(&scan, size);
    CHECK(t, wrong == 0, "names of 1 to 199 bytes are distinct, met before or not (%zu were not)", wrong);
    ca_scan_free(&scan);
    unsigned first = path_at(&scan, "{\"a\":{\"x\":1},\"b\":{\"x\":1}}", 3);
    CHECK(t, first && path_at(&scan, "{\"b\":2,\"a\":{\"y\":1,\"x\":1}}", 7) == first,
          "a path has the same number again");
    CHECK(t, path_at(&scan, "{\"b\":{\"x\":1}}", 3) != first, "and another one under another parent");
    CHECK(t, path_at(&scan, "{\"a\":[{\"x\":1}]}", 4) == first, "members of a list's objects are those of the list");
    CHECK(t, path_at(&scan, "{\"a\":{\"\\u0078\":1}}", 3) == 0, "a name with an escape has none");
    CHECK(t, path_at(&scan, "{\"\\u0061\":{\"x\":1}}", 3) == 0, "nor has a value inside");
    ca_scan_free(&scan);
}

/* Changes every accepted or refused text in one to three bytes, 200,000 times, and scans it after the text MET. */
static void check_judged(check_tally *t, ca_scan *scan, const char *met)
{
    static const char interesting[] = "{}[]\",:\\u0123eE+-.tfn \n\t\x01\x80\xC3\xE2\xED\xF0\xFF";
    uint64_t state = 2016;
    int disagreed = 0;
    for (int round = 0; round < 200000; round++) {
        size_t pick = (size_t)(next_random(&state) % (sizeof taken / sizeof *taken));
        char *text = ca_copy(taken[pick], strlen(taken[pick]));
        size_t size = strlen(text);
        for (uint64_t changes = next_random(&state) % 4; changes && size; changes--)
            text[next_random(&state) % size] = interesting[next_random(&state) % (sizeof interesting - 1)];
        if (!judge(scan, text, size))
            disagreed++;
        free(text);
    }
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        disagreed += !judge(scan, refused[i].text, strlen(refused[i].text));
    CHECK(t, disagreed == 0, "jansson gives the same verdict and values, %s (%d times not)", met, disagreed);
}

static void check_prefixes(check_tally *t, ca_scan *scan)
{
    static const char whole[] = "{\"id\":\"a\\u00e9\",\"n\":[1.5e3,true,null],\"t\":\"\xE2\x80\x99\"}";
    int accepted = 0;
    for (size_t size = 0; size < sizeof whole - 1; size++) {
        char *cut = ca_copy(whole, size); /* in its own block, so that a sanitizer reports a read after its end */
        accepted += ca_scan_text(scan, cut, size) == 0;
        free(cut);
    }
    CHECK(t, accepted == 0, "no prefix of an object is taken");
}

int main(void)
{
    check_tally tally = {0};
    ca_scan scan = {0};
    ca_memory_begin();
    check_rest(&tally, &scan);
    check_verdicts(&tally, &scan);
    check_paths(&tally);
    check_many_names(&tally);
    check_prefixes(&tally, &scan);
    check_judged(&tally, &scan, "having met little");
    check_limits(&tally, &scan);
    check_verdicts(&tally, &scan);
    check_judged(&tally, &scan, "having forgotten what it had met");
    ca_scan_free(&scan);
    return CHECK_END(&tally);
}
