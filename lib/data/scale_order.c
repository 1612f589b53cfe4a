/* SPDX-License-Identifier: MIT */
/* Scales that were written best first. */
#include "data/scale_order.h"

#include "base/json_node.h"

#include <string.h>

enum { KNOWN_MOST = 6 };

/* Words for grades that no built-in framework has, worst to best. */
static const char *const known[][KNOWN_MOST] = {{"red", "amber", "green"},
                                                {"not met", "partly met", "met", "exceeded"},
                                                {"not met", "partially met", "fully met"},
                                                {"unsatisfactory", "satisfactory", "good", "excellent"},
                                                {"poor", "fair", "good", "very good", "excellent"},
                                                {"weak", "adequate", "good", "strong"},
                                                {"below standard", "meets standard", "above standard"},
                                                {"below", "meets", "exceeds"},
                                                {"fail", "pass"},
                                                {"no", "partly", "yes"}};

/* How the pairs of a scale's grades stand in another scale. */
typedef struct {
    bool same, opposite;
} order;

static int place_of(const char *const *words, const ca_grade *grade)
{
    for (int i = 0; i < KNOWN_MOST && words[i]; i++)
        if (ca_words_alike(words[i], grade->label) || ca_words_alike(words[i], grade->id))
            return i;
    return CA_NO_GRADE;
}

static int place_in(const ca_framework *other, const ca_grade *grade)
{
    int place = ca_framework_grade_alike(other, grade->label);
    return place == CA_NO_GRADE ? ca_framework_grade_alike(other, grade->id) : place;
}

/* Compares the grades of FRAMEWORK with OTHER, or with WORDS if it is NULL. */
static void compare(const ca_framework *framework, const ca_framework *other, const char *const *words, order *found)
{
    int last = CA_NO_GRADE;
    for (int i = 0; i < framework->scale_count; i++) {
        const ca_grade *grade = &framework->scale[i];
        int place = other ? place_in(other, grade) : place_of(words, grade);
        if (place == CA_NO_GRADE || place == last)
            continue;
        found->same |= last != CA_NO_GRADE && place > last;
        found->opposite |= last != CA_NO_GRADE && place < last;
        last = place;
    }
}

/* Whether TEXT, of a framework's file, has WORDS in quotation marks, in capitals or not. */
static bool mentions(const char *text, size_t size, const char *words)
{
    size_t length = strlen(words);
    const char *at = text, *end = text + size;
    while (length && (at = memchr(at, '"', (size_t)(end - at))) != NULL) {
        at++;
        if ((size_t)(end - at) > length && at[length] == '"' && ca_slice_alike((ca_slice){at, length}, words))
            return true;
    }
    return false;
}

/* Whether the built-in framework at index I may have two grades of FRAMEWORK: most have none, and need not be read. */
static bool may_share_grades(const ca_library *library, size_t i, const ca_framework *framework)
{
    int shared = 0;
    for (int j = 0; j < framework->scale_count; j++)
        shared += mentions(library->known[i].text, library->known[i].size, framework->scale[j].label) ||
                  mentions(library->known[i].text, library->known[i].size, framework->scale[j].id);
    return shared > 1;
}

/* Returns whether other scales have the grades of FRAMEWORK in the opposite order, and none in this one. */
static bool is_best_first(const ca_library *library, const ca_framework *framework)
{
    order found = {false, false};
    for (size_t i = 0; i < library->count; i++)
        if (library->known[i].text && may_share_grades(library, i, framework)) /* a built-in one */
            compare(framework, ca_library_at(library, i), NULL, &found);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        compare(framework, NULL, known[i], &found);
    return found.opposite && !found.same;
}

/* Returns the place of the member `scale` in the file NAME. */
static ca_location place_of_scale(const ca_framework *framework, const char *name)
{
    ca_scan scan = {0};
    ca_location place = {.source = name, .line = 1, .column = 1};
    uint32_t node =
        ca_scan_text(&scan, framework->text, framework->text_size) == 0 ? ca_node_member(&scan, 0, "scale") : 0;
    for (uint32_t i = 0; node && i < scan.nodes[node].start; i++) {
        place.column = framework->text[i] == '\n' ? 1 : place.column + 1;
        place.line += framework->text[i] == '\n';
    }
    ca_scan_free(&scan);
    return place;
}

void ca_scale_orders_check(const ca_library *library, ca_reporter *reporter, char *const *files)
{
    for (size_t i = 0; i < library->count && !library->known[i].text; i++) {
        const ca_framework *framework = library->known[i].framework;
        if (is_best_first(library, framework))
            (void)ca_report(
                reporter, place_of_scale(framework, files[i]), CA_RULE_FRAMEWORK_SCALE, "scale",
                "has the grades of other scales in the opposite order; write the worst first ('%s' is the worst here)",
                framework->scale[0].label);
    }
}
