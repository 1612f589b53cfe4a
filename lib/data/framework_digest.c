/* SPDX-License-Identifier: MIT */
/* The digest of a framework: SHA-256 of a text that has a line for each thing that counts depend on. */
#include "data/framework_digest.h"

#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>

enum { DIGEST_ROOM = sizeof((ca_framework *)0)->digest };
_Static_assert((int)DIGEST_ROOM == 2 * SHA256_DIGEST_SIZE + 1, "two digits a byte, and a NUL");

/* The digests of the built-in frameworks in 0.1.0, whose summaries, gradings and publications are read. An entry stays
 * as it is when its framework changes: then the counts of 0.1.0 no longer add to the new ones. */
static const struct {
    const char *before, *now;
} moved[] = {
    /* durham-2016 */
    {"5ac8c474793c7d6348082f34da0714bddfafad866ad7faf7fbc4f33a9b27ea95",
     "7e444008b3da86908796beb7b8cf2faae723b039780f4ec1243828f6b41addb6"},
    /* buckinghamshire-2021 */
    {"7c229f27c14bc445f6493556c8ba77a1169796cfab18f012f5b916b2bd584c5c",
     "36d248d4423221d3402c54e5fb0c5432158e483d934b1e400a5af274a899a91b"},
    /* buckinghamshire-2017 */
    {"7be268675eb13f086b1a59e87eb2fed5f06b02d8041eb37d68e9942b1c5f9e55",
     "c3f35a6cba847c417e6ff5a9e04fd809643e826f3009ac546919f50f9067a6b0"},
    /* sefton-2022 */
    {"ae24e353514747cead3cbb6bb2c9343e2fb747cf5abef851b14b38ff3347eb34",
     "b55162c608f3ad7e99de2c96aaf10db6deadf296d7bc22157975decd1f9865c7"},
    /* lancashire-cla-2016 */
    {"aad8fee4afc9570f022a39bfc329738e93ba02b30f5cc5f1fbda36a9a9526434",
     "0688eaf39c57528d8bdac42e0f8235d966563708cac3769fb0ac7f1b137c827c"},
    /* city-of-london-2019 */
    {"c77f9af7670c717926e15aa21b38a3ac8ad6f98566c684605a5072bc443cddd0",
     "f1afcb9a821a35c4c6e80f02d745f98c5db39294539934810f4de9519d51b805"},
};

const char *ca_digest_now(const char *digest)
{
    for (size_t i = 0; i < sizeof moved / sizeof *moved; i++)
        if (strcmp(moved[i].before, digest) == 0)
            return moved[i].now;
    return digest;
}

bool ca_is_digest(ca_slice words)
{
    size_t digits = 0;
    while (digits < words.size && ca_hex_digit(words.at[digits]) >= 0)
        digits++;
    return digits == words.size && digits + 1 == DIGEST_ROOM;
}

static void hash(const char *text, size_t size, char digest[DIGEST_ROOM])
{
    uint8_t bytes[SHA256_DIGEST_SIZE];
    struct sha256_ctx context;
    ca_text hex = {0};
    sha256_init(&context);
    sha256_update(&context, size, (const uint8_t *)text);
    sha256_digest(&context, sizeof bytes, bytes);
    ca_text_hex(&hex, bytes, sizeof bytes);
    memcpy(digest, hex.at, DIGEST_ROOM); /* its NUL, too */
    ca_text_free(&hex);
}

bool ca_framework_had_digest(const ca_framework *framework, const char *digest)
{
    char before[DIGEST_ROOM] = "";
    if (strcmp(framework->digest, digest) == 0)
        return false;
    char *whole = json_dumps(framework->json, JSON_COMPACT | JSON_SORT_KEYS);
    if (whole)
        hash(whole, strlen(whole), before);
    free(whole);
    return strcmp(before, digest) == 0;
}

static void write_named(ca_text *to, const char *list, const ca_named *named, int count)
{
    ca_text_add(to, list);
    for (int i = 0; i < count; i++)
        ca_text_format(to, " %s", named[i].id);
    ca_text_byte(to, '\n');
}

static void write_scale(ca_text *to, const ca_framework *framework)
{
    ca_text_format(to, "good %d scale", framework->good);
    for (int i = 0; i < framework->scale_count; i++)
        ca_text_format(to, " %s", framework->scale[i].id);
    ca_text_byte(to, '\n');
}

static void write_questions(ca_text *to, const ca_framework *framework)
{
    for (int i = 0; i < framework->question_count; i++) {
        const ca_question *question = &framework->questions[i];
        ca_text_format(to, "question %s %s applies %x", question->id, ca_question_types[question->type],
                       question->applies);
        if (question->after >= 0)
            ca_text_format(to, " after %s %s", question->after_yes ? "yes" : "no",
                           framework->questions[question->after].id);
        ca_text_byte(to, '\n');
    }
}

static int by_number(const void *a, const void *b)
{
    const int *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

/* Grades, questions and flags are numbers: indexes in the lists of the lines above. */
static void write_rule(ca_text *to, const ca_limiting_rule *rule)
{
    size_t count = (size_t)rule->question_count;
    int *questions = ca_allocate(count, sizeof *questions);
    for (size_t i = 0; i < count; i++)
        questions[i] = rule->questions[i];
    if (count)
        qsort(questions, count, sizeof *questions, by_number);
    ca_text_format(to, "rule %s grades %d %d answer %d flag %d previous %d", rule->id, rule->at_or_below,
                   rule->at_or_above, rule->answer, rule->flag, rule->previous_at_or_below);
    if (rule->has_unless)
        ca_text_format(to, " unless %d %d %d", rule->unless_count, rule->unless_at_or_above, rule->unless_others);
    ca_text_format(to, " count %d binding %d ceiling %d lower %d questions", rule->count, rule->binding, rule->ceiling,
                   rule->lower_by);
    for (size_t i = 0; i < count; i++)
        ca_text_format(to, " %d", questions[i]);
    ca_text_add(to, rule->questions ? "\n" : " all\n");
    free(questions);
}

static void write_rulesets(ca_text *to, const ca_framework *framework)
{
    for (int i = 0; i < framework->ruleset_count; i++) {
        const ca_ruleset *ruleset = &framework->rulesets[i];
        ca_text_format(to, "ruleset %s override %d\n", ruleset->id, ruleset->override);
        for (int j = 0; j < ruleset->limit_count; j++)
            write_rule(to, &ruleset->limits[j]);
    }
}

/* The requirements that are counted: plans, escalations, discussions. The others make an audit weak, and change no count. */
static void write_requirements(ca_text *to, const ca_framework *framework)
{
    const ca_requirements *requirements = &framework->requirements;
    ca_text_format(to, "plan %d escalation %d %x %x discuss %x %x", requirements->plan_below,
                   requirements->escalation_at_or_below, requirements->escalation_flags, requirements->immediate_flags,
                   requirements->discuss, requirements->discuss_if_named);
    for (int i = 0; i < CA_TYPE_COUNT; i++)
        ca_text_format(to, " for %x", requirements->discuss_for[i]);
    for (int i = 0; i < requirements->discuss_any_count; i++)
        ca_text_format(to, " any %x", requirements->discuss_any[i]);
    ca_text_byte(to, '\n');
}

/* The framework's own fillers decide what is not filled in. */
static void write_fillers(ca_text *to, const ca_framework *framework)
{
    const json_t *own = json_object_get(framework->json, "nothing_said");
    char *words = own ? json_dumps(own, JSON_COMPACT | JSON_SORT_KEYS) : NULL;
    if (words)
        ca_text_format(to, "nothing %s\n", words);
    free(words);
}

void ca_framework_set_digest(ca_framework *framework)
{
    ca_text text = {0};
    ca_text_format(&text, "framework %s recent %d\n", framework->id, framework->overall_recent);
    write_scale(&text, framework);
    write_named(&text, "flags", framework->flags, framework->flag_count);
    write_named(&text, "sections", framework->sections, framework->section_count);
    write_questions(&text, framework);
    write_rulesets(&text, framework);
    write_requirements(&text, framework);
    write_fillers(&text, framework);
    hash(text.at, text.size, framework->digest);
    ca_text_free(&text);
}
