/* SPDX-License-Identifier: MIT */
/* The vocabulary of the themes of findings. */
#include "../check.h"
#include "data/finding_themes.h"

#include <string.h>

static const char *none[] = {NULL};

static int add(ca_finding_themes *themes, const char *id, const char *title, const char **synonyms, const char **was)
{
    ca_error error = {.usage = false};
    int status = ca_finding_themes_add(themes, &(ca_finding_theme){id, title, synonyms, was}, &error);
    ca_error_free(&error);
    return status;
}

static bool means(const ca_finding_themes *themes, const char *words, const char *id)
{
    const ca_finding_theme *theme = ca_finding_theme_of(themes, ca_slice_of(words));
    return id ? theme && strcmp(theme->id, id) == 0 : !theme;
}

static void check_words(check_tally *tally)
{
    const char *synonyms[] = {"father not seen", "no-father", NULL}, *was[] = {"dads", NULL};
    const char *taken[] = {"Dads", NULL}, *accents[] = {"p\303\250res", NULL}, *own[] = {"Drift!", NULL};
    ca_finding_themes themes = {.all = NULL};
    CHECK(tally, means(&themes, "dads", NULL), "an empty vocabulary has no theme");
    CHECK(tally, add(&themes, "absent-fathers", "Fathers who are absent", synonyms, was) == 0, "a theme is added");
    CHECK(tally,
          means(&themes, "absent-fathers", "absent-fathers") && means(&themes, "Absent Fathers", "absent-fathers"),
          "its id stands for it, whatever its signs and capitals");
    CHECK(tally, means(&themes, "fathers-who-are-absent", "absent-fathers"), "so does its title");
    CHECK(tally, means(&themes, "No father", "absent-fathers") && means(&themes, "dads", "absent-fathers"),
          "and so do a synonym and a former id");
    CHECK(tally, means(&themes, "absent-father", NULL) && means(&themes, "", NULL), "other words do not");
    CHECK(tally,
          add(&themes, "mothers", "Mothers", taken, none) < 0 && themes.count == 1 && means(&themes, "mothers", NULL),
          "a word of another theme is refused, and nothing is added");
    CHECK(tally, add(&themes, "mothers", "Mothers", accents, none) < 0, "so is a synonym with accents");
    CHECK(tally, add(&themes, "drift", "Drift", own, none) == 0, "a theme may say its own words again");
    ca_finding_themes_free(&themes);
}

static void check_join(check_tally *tally)
{
    const char *merged[] = {"drift", "zebra", NULL}, *voice[] = {"zebra", "voice", NULL};
    ca_finding_themes file = {.all = NULL}, own = {.all = NULL}, other = {.all = NULL};
    bool added = add(&file, "delay", "Delay", none, merged) == 0 && add(&own, "drift", "Drift", none, none) == 0 &&
                 add(&own, "child-voice", "Voice of the child", voice, none) == 0 &&
                 add(&other, "child-voice", "Voice of the child", none, none) == 0;
    CHECK(tally, added && !ca_finding_themes_equal(&file, &own), "two vocabularies differ");
    ca_finding_themes_join(&file, &own);
    CHECK(tally, file.count == 2 && means(&file, "drift", "delay"), "a theme that was merged is not added again");
    CHECK(tally, means(&file, "zebra", "delay") && means(&file, "voice", "child-voice"),
          "a word that stands for a theme stays its word");
    CHECK(tally, !file.all[1].synonyms[1] && strcmp(file.all[1].synonyms[0], "voice") == 0,
          "and is left out of the other's");
    ca_finding_themes_free(&own);
    ca_finding_themes_join(&own, &file);
    CHECK(tally, ca_finding_themes_equal(&file, &own) && ca_finding_themes_equal(&own, &file), "a copy is equal");
    ca_finding_themes_free(&own);
    ca_finding_themes_join(&own, &other);
    CHECK(tally, !ca_finding_themes_equal(&own, &file), "a vocabulary with fewer words is not");
    ca_finding_themes_free(&file);
    ca_finding_themes_free(&own);
    ca_finding_themes_free(&other);
}

int main(void)
{
    check_tally tally = {0};
    check_words(&tally);
    check_join(&tally);
    return CHECK_END(&tally);
}
