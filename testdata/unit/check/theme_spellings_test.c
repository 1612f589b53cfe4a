/* SPDX-License-Identifier: MIT */
/* Which spellings of themes are one step apart. */
#include "../check.h"
#include "check/theme_spellings.h"

static bool near(const char *one, const char *other)
{
    bool there = ca_themes_are_near(ca_slice_of(one), ca_slice_of(other));
    return there == ca_themes_are_near(ca_slice_of(other), ca_slice_of(one)) && there;
}

int main(void)
{
    check_tally tally = {0};
    CHECK(&tally, near("absent-father", "absent-fathers"), "a plural is a step");
    CHECK(&tally, near("absent-fathers", "fathers-absent"), "so is the order of the words");
    CHECK(&tally, near("fathers-absent", "absent-father"), "and both together");
    CHECK(&tally, near("life-stories", "life-story"), "a plural may end in -ies");
    CHECK(&tally, near("neglect", "neglekt") && near("neglect", "negelct"), "a letter, or two that are swapped");
    CHECK(&tally, near("case-recording", "caserecording"), "a hyphen that is missing");
    CHECK(&tally, near("Absent Father", "absent-fathers"), "capitals and spaces do not hide a step");
    CHECK(&tally, !near("Absent Fathers", "absent_fathers"), "but they are none");
    CHECK(&tally, !near("neglect", "neglect"), "a theme is not near to itself");
    CHECK(&tally, !near("cse", "cce"), "a letter of a short theme makes another theme");
    CHECK(&tally, !near("section-20", "section-47") && !near("section-20", "section-21"), "so does a number");
    CHECK(&tally, !near("plan", "assessment") && !near("", "plans"), "other words are not near");
    CHECK(&tally, !near("loss", "los"), "a word that ends in -ss is no plural");
    return CHECK_END(&tally);
}
