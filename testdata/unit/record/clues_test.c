/* SPDX-License-Identifier: MIT */
/* Names, ids and dates of birth are found in texts in every spelling; other words are unchanged. */
#include "../check.h"
#include "record/clues.h"

#include <string.h>

typedef struct {
    const char *name, *text, *wanted; /* NULL: the text is unchanged */
} example;

/* Returns whether replacing the clues in TEXT gives WANTED. */
static bool gives(ca_clues *clues, const char *text, const char *wanted)
{
    uint64_t did[CA_CLUE_COUNT] = {0}, count = 0;
    ca_text to = {0};
    ca_names_sort(&clues->names);
    ca_clues_replace(clues, ca_slice_of(text), &to, did);
    for (int i = 0; i < CA_CLUE_COUNT; i++)
        count += did[i];
    bool same = strcmp(ca_text_words(&to), wanted ? wanted : text) == 0;
    if (!same)
        printf("# %s\n# became %s\n", text, ca_text_words(&to));
    same = same && ca_clues_in(clues, ca_slice_of(text)) == (wanted != NULL) && (count > 0) == (wanted != NULL);
    ca_text_free(&to);
    return same;
}

/* Checks each example by itself, with NAME as the name of a child. */
static void check_all(check_tally *t, const example *examples, size_t count)
{
    ca_clues clues = {.born = NULL};
    for (size_t i = 0; i < count; i++) {
        ca_clues_clear(&clues);
        ca_names_add(&clues.names, CA_NAMES_CHILD, ca_slice_of(examples[i].name), 2);
        CHECK(t, gives(&clues, examples[i].text, examples[i].wanted), "%s", examples[i].text);
    }
    ca_clues_free(&clues);
}

static void check_spellings(check_tally *t)
{
    static const example examples[] = {
        {"Zoë", "ZOË, Zoe, zoë and Zoe\xCC\x88 came", "[child], [child], [child] and [child] came"},
        {"Zoe", "Zoë's and ZOE’s", "[child] and [child]"},
        {"Nguyễn Ștefan", "Nguyen and Stefan", "[child] and [child]"},
        {"Łukasz Bjørn", "Lukasz, Bjorn, ŁUKASZ", "[child], [child], [child]"},
        {"Æthelred Strauß", "Aethelred Strauss", "[child] [child]"},
        {"Griffith", "Gri\xEF\xAC\x83th", "[child]"},
        {"Ирина", "ИРИНА was in", "[child] was in"},
        {"James", "\xEF\xBC\xAA\xEF\xBD\x81\xEF\xBD\x8D\xEF\xBD\x85\xEF\xBD\x93", "[child]"},
        {"O'Brien",
         "O’Brien O`Brien O´Brien OʼBrien O'Brien OBrien O''Brien O\xC2\x92"
         "Brien obrien",
         "[child] [child] [child] [child] [child] [child] [child] [child] [child]"},
        {"O’Brien", "O'Brien's, O Brien, O-Brien", "[child], [child], [child]"},
        {"OBrien", "O'Brien and O’Brien’s", "[child] and [child]"},
        {"D'Angelo", "DAngelo, D’Angelo, d'angelo, Angelo", "[child], [child], [child], [child]"},
        {"Anne-Marie", "AnneMarie, Annemarie, Anne Marie, ANNE", "[child], [child], [child] [child], [child]"},
        {"AnneMarie", "Anne-Marie, Anne, Marie", "[child]-[child], [child], [child]"},
        {"Annemarie", "Anne-Marie and Anne Marie", "[child] and [child]"},
        {"James Carter", "JamesCarter, jamescarter, CarterJames, JAMESCarter, James_Carter",
         "[child], [child], [child], [child], [child]_[child]"},
        {"Carter, James", "JamesCarter", "[child]"},
        {"James Carter", "James2, 2James, James2Carter, james2's", "[child]2, 2[child], [child]2[child], [child]2's"},
        {"James",
         "Ja\xC2\xADmes, Jam\xE2\x80\x8B"
         "es, J\xE2\x80\x8D"
         "a\xE2\x80\x8Dm\xEF\xBB\xBF"
         "es",
         "[child], [child], [child]"},
        {"James",
         "James\xE2\x80\x8Bwent, \xE2\x80\x9CJames\xE2\x80\x9D, \xE2\x80\x98James\xE2\x80\x99, James\xF0\x9F\x98\x80!",
         "[child]\xE2\x80\x8Bwent, \xE2\x80\x9C[child]\xE2\x80\x9D, \xE2\x80\x98[child]\xE2\x80\x99, "
         "[child]\xF0\x9F\x98\x80!"},
        {"Ja\xC2\xADmes Carter", "James Carter", "[child] [child]"},
        {"Li Wei", "LiWei, Liwei, Li-Wei", "[child], [child], [child]-[child]"},
        {"McDonald", "Mc Donald, mcdonald, MCDONALD, Mc-Donald", "[child], [child], [child], [child]"},
        {"Jones", "the Joneses, Jones', Jones's", "the [child], [child]', [child]"},
        {"李明", "李明，came", "[child]，came"},
        {"Saʿd", "Sa'd, Saad, Saʿd", "[child], Saad, [child]"},
    };
    check_all(t, examples, sizeof examples / sizeof *examples);
}

static void check_stand_ins(check_tally *t)
{
    static const example examples[] = {
        {"Baby Young", "Young came; the baby of the Youngs", "[child] came; the baby of the [child]"},
        {"Unborn Baby Young", "unborn Young", "unborn [child]"},
        {"Young, Baby", "Baby Young", "Baby [child]"},
        {"Parents", "the parents", NULL},
        {"Carer (Ann Other)", "the carer, Ann", "the carer, [child]"},
        {"Young", "a Young family", "a [child] family"},
        {"Ashley Young", "Ms Young", "Ms [child]"},
        {"Young Person 3", "the young person", NULL},
        {"Young Man", "the young man", NULL},
        {"Child One", "one child", NULL},
        {"Child 2", "Child 2 of 3", NULL},
        {"The Jones family", "the family; Jones", "the family; [child]"},
        {"Worker 186", "the worker, 186", NULL},
        {"Worker 00412", "Worker 00412", "Worker [child]"},
        {"Mrs Sample (agency)", "Mrs Sample, an agency worker", "Mrs [child], an agency worker"},
        {"Ann Senior", "a Senior worker", "a [child] worker"},
        {"Lee Child", "Lee Child", "[child] [child]"},
    };
    check_all(t, examples, sizeof examples / sizeof *examples);
}

static void check_other_words(check_tally *t)
{
    static const example examples[] = {
        {"Li", "life-story work, alive, familiar, in-life", NULL},
        {"Li", "story-of-Li, li-story", "story-of-[child], [child]-story"},
        {"Li Fe", "life-story", NULL},
        {"Thi", "this was his and has been so", NULL},
        {"Isa", "Is a plan", NULL},
        {"Ann", "planning, annual", NULL},
        {"Carter", "carte, Cartera, McCarteret", NULL},
    };
    check_all(t, examples, sizeof examples / sizeof *examples);
}

static void check_ids(check_tally *t)
{
    static const example examples[] = {
        {"77870", "77870, LCS77870, 0077870, case-77870-drift, 77,870, 77 870, 77870a",
         "[case], LCS[case], [case], case-[case]-drift, [case], [case], [case]a"},
        {"77870", "177870, 778701, 7787, 7,787", NULL},
        {"LCS-77870", "LCS-77870, LCS 77870, lcs77870, LCS/77870, 77870", "[case], [case], [case], [case], [case]"},
        {"007787", "7787 and 007787", "[case] and [case]"},
        {"2017/045", "2017/045, 2017-045, 2017045, in 2017, 45", "[case], [case], [case], in 2017, 45"},
        {"1", "1 of 2, Team 1, section-1", NULL},
        {"12", "case 12, file no. 12, Case-ID: 12; 12 weeks",
         "case [case], file no. [case], Case-ID: [case]; 12 weeks"},
        {"12", "case 0012, 0012 weeks", "case [case], 0012 weeks"},
        {"2017", "In 2017, case 2017", "In 2017, case [case]"},
        {"r1", "r1, record r1", "r1, record [case]"},
        {"dcc-2017-18Q2-0027", "dcc-2017-18Q2-0027; 2017-18 Q2; audit 0027; 27",
         "[case]; 2017-18 Q2; audit [case]; 27"},
        {"550e8400-e29b-41d4-a716-446655440000", "550E8400-E29B-41D4-A716-446655440000.", "[case]."},
    };
    ca_clues clues = {.born = NULL};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        ca_clues_clear(&clues);
        ca_names_add_id(&clues.names, CA_NAMES_CASE, ca_slice_of(examples[i].name));
        CHECK(t, gives(&clues, examples[i].text, examples[i].wanted), "%s", examples[i].text);
    }
    ca_clues_free(&clues);
}

static void check_births(check_tally *t)
{
    static const char *const forms[] = {
        "2009-02-03",
        "3.2.2009",
        "03/02/09",
        "3 Feb 2009",
        "3 February 2009",
        "3rd Feb 09",
        "03-02-2009",
        "3/2/2009",
        "Feb 3 2009",
        "February 3rd, 2009",
        "3rd of February, 2009",
        "3rd day of February 2009",
        "03.02.2009",
        "3 2 2009",
        "03 02 09",
        "3-Feb-09",
        "3feb2009",
        "03FEB2009",
        "2009/02/03",
        "2009.2.3",
        "2009 Feb 3",
        "20090203",
        "03022009",
        "030209",
        "3. 2. 2009",
        "3 Feb ’09",
        "3\xE2\x80\x93"
        "2\xE2\x80\x93"
        "2009",
        "3\xC2\xA0"
        "Feb\xC2\xA0"
        "2009",
        "3 / 2 / 2009",
        "Feb. 3, 2009",
        "3_2_2009",
        "03\xE2\x80\x8B/02/2009",
        "3 Febuary 2009",
        "3rd of February in 2009",
        "3|2|2009",
        "3;2;2009",
        "3~2~2009",
        "\xEF\xBC\x93\xEF\xBC\x8F\xEF\xBC\x92\xEF\xBC\x8F\xEF\xBC\x92\xEF\xBC\x90\xEF\xBC\x90\xEF\xBC\x99"};
    static const char *const others[] = {"2009-02-04",   "13.2.2009",        "3.2.20091", "3.2.2008",    "03/03/09",
                                         "3 March 2009", "Feb 13 2009",      "3 Feb",     "12009-02-03", "2009",
                                         "3/2",          "in February 2009", "3 of 2009", "20090204"};
    ca_clues clues = {.born = NULL};
    ca_text text = {0}, wanted = {0};
    ca_clues_add_born(&clues, ca_date_read(ca_slice_of("2009-02-03")));
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        ca_text_clear(&text);
        ca_text_format(&text, "born %s, and so on", forms[i]);
        CHECK(t, gives(&clues, text.at, "born [date of birth], and so on"), "%s", forms[i]);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        CHECK(t, gives(&clues, others[i], NULL), "%s", others[i]);
    CHECK(t,
          gives(&clues, "born-3-feb-2009", "born-[date of birth]") &&
              gives(&clues, "dob-03-02-09-drift", "dob-[date of birth]-drift") &&
              gives(&clues, "2009-02-03T00:00:00", "[date of birth]T00:00:00"),
          "a date within a word");
    ca_clues_free(&clues);
    ca_text_free(&text);
    ca_text_free(&wanted);
}

/* Two people, and the bytes between their names. */
static void check_replacing(check_tally *t)
{
    ca_clues clues = {.born = NULL};
    ca_names_add(&clues.names, CA_NAMES_CHILD, ca_slice_of("Jo O’Example"), 2);
    ca_names_add(&clues.names, CA_NAMES_CHILD, ca_slice_of("Child 2"), 2);
    ca_names_add(&clues.names, CA_NAMES_WORKER, ca_slice_of("Sam Sample"), 2);
    ca_names_add(&clues.names, CA_NAMES_WORKER, ca_slice_of("Ashley Young Jones"), 2);
    CHECK(t,
          gives(&clues, "“JO’s day”, said Sam; the Samples saw jo and O'Example–children.",
                "“[child] day”, said [worker]; the [worker] saw [child] and [child]–children."),
          "names wherever they are");
    CHECK(t,
          gives(&clues, "·Jo «Jo» →Jo\xEF\x82\xB7Jo, OʼExample, Ms Young, the Joneses",
                "·[child] «[child]» →[child]\xEF\x82\xB7[child], [child], Ms [worker], the [worker]"),
          "whatever sign is next to them");
    CHECK(t, gives(&clues, "The child’s join\xE2", NULL), "and nothing else");
    ca_names_add(&clues.names, CA_NAMES_CHILD, ca_slice_of("Sam"), 2);
    CHECK(t, gives(&clues, "Sam", "[child]"), "a name of both is the child's");
    ca_clues_clear(&clues);
    CHECK(t, gives(&clues, "Jo Sam 2009-02-03", NULL), "what was cleared is forgotten");
    ca_clues_free(&clues);
}

int main(void)
{
    check_tally tally = {0};
    check_spellings(&tally);
    check_stand_ins(&tally);
    check_other_words(&tally);
    check_ids(&tally);
    check_births(&tally);
    check_replacing(&tally);
    return CHECK_END(&tally);
}
