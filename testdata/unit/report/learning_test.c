/* SPDX-License-Identifier: MIT */
/* The learning log in a report: whose posts may be shown, whose names not, and which themes are the same. */
#include "../check.h"
#include "record/theme_key.h"
#include "report/learning.h"

#include <string.h>

/* A cell of an owner, and what is shown of it without names. */
static const char *const owners[][2] = {
    {"Head of Service", "Head of Service"},
    {"Team Manager, MASH", "Team Manager, MASH"},
    {"Ada Quill", ""},
    {"Ada Quill (Team Manager)", "Team Manager"},
    {"Ada Quill, Head of Service", "Head of Service"},
    {"Bo Reed and Head of Service", "Head of Service"},
    {"Service Manager / Bo Reed; Team Manager", "Service Manager, Team Manager"},
    {"Anderson Andrews", ""},
    {"", ""},
};

static void check_owners(check_tally *t)
{
    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++) {
        ca_text posts = {0};
        ca_owner_posts(&posts, ca_slice_of(owners[i][0]));
        CHECK(t, strcmp(ca_text_words(&posts), owners[i][1]) == 0, "the posts of \"%s\" are \"%s\"", owners[i][0],
              ca_text_words(&posts));
        ca_text_free(&posts);
    }
}

/* Returns whether TEXT has a name of an owner. */
static bool has_owner(const char *owner, const char *text)
{
    ca_learning_row row = {.texts = {[CA_LEARNING_OWNER] = ca_slice_of(owner)}};
    const ca_learning_log log = {.rows = &row, .count = 1};
    ca_clues clues = {0};
    ca_learning_clues(&log, &clues);
    bool has = ca_clues_in(&clues, ca_slice_of(text));
    ca_clues_free(&clues);
    return has;
}

static void check_names(check_tally *t)
{
    CHECK(t, has_owner("Ada Quill", "QUILL's workshop"), "a surname is found");
    CHECK(t, has_owner("Head of Service and Ada Quill", "ask Ada"), "of several owners, too");
    CHECK(t, !has_owner("Head of Service", "the head of the service"), "a post is nobody's name");
    CHECK(t, !has_owner("Ada Quill (Team Manager)", "the team's manager"), "nor is one beside a name");
    CHECK(t, !has_owner("", "anything"), "nor is nothing");
    CHECK(t, !has_owner("Head of Service, Children and Families", "for children and families"),
          "nor are the words of a service");
    CHECK(t, !has_owner("Quality Assurance Manager, Safeguarding Unit", "quality of safeguarding"),
          "nor those of a unit");
}

static bool same_theme(const char *one, const char *other)
{
    ca_text a = {0}, b = {0};
    ca_theme_key(&a, ca_slice_of(one));
    ca_theme_key(&b, ca_slice_of(other));
    bool same = strcmp(ca_text_words(&a), ca_text_words(&b)) == 0;
    ca_text_free(&a);
    ca_text_free(&b);
    return same;
}

static void check_themes(check_tally *t)
{
    CHECK(t, same_theme("absent-fathers", " Absent  Fathers "), "a theme may be written as words");
    CHECK(t, same_theme("protégé", "PROTEGE"), "and without accents");
    CHECK(t, !same_theme("drift", "drifts"), "another word is another theme");
    CHECK(t, same_theme("--", ""), "signs are none");
}

/* An open response is overdue from the day after it was due. */
static void check_overdue(check_tally *t)
{
    ca_learning_row row = {.due = 100};
    CHECK(t, ca_learning_overdue(&row, 100) == 0 && ca_learning_overdue(&row, 107) == 7, "it is late after its day");
    CHECK(t, ca_learning_overdue(&row, CA_NO_DATE) == 0, "but only as of a day");
    row.done = true;
    CHECK(t, ca_learning_overdue(&row, 107) == 0, "and not if it is done");
}

int main(void)
{
    check_tally tally = {0};
    check_owners(&tally);
    check_names(&tally);
    check_themes(&tally);
    check_overdue(&tally);
    return CHECK_END(&tally);
}
