/* SPDX-License-Identifier: MIT */
/* audit-aggregate: the values of --population. */
#include "cli/aggregate_population.h"

#include "base/idset.h"
#include "cli/side_input.h"
#include "intake/population_list.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Where the lists of --population are read to. */
typedef struct {
    ca_run *run;
    ca_population *population;
    ca_idset ids;       /* of all lists */
    ca_id_match *match; /* the same, in another form */
} population_reader;

static int read_list(population_reader *to, ca_slice quarter, const char *file)
{
    const struct ca_option_values *maps = &to->run->options.list[CA_OPTION_MAP];
    char *name = ca_copy(file, strlen(file));
    ca_side_input side;
    ca_side_input_begin(&side, to->run, &name, 1);
    int status =
        ca_side_input_end(&side, ca_population_list_read(to->population, quarter, &to->ids, to->match, &side.source,
                                                         &to->run->library.fillers, maps->values, maps->count));
    free(name);
    return status;
}

/* Whether WORDS are digits with commas, points or blanks between them, as people write thousands. */
static bool is_grouped_number(const char *words)
{
    return *words && strspn(words, "0123456789,. ") == strlen(words) && strpbrk(words, ",. ");
}

/* Reads one value of --population, after its quarter. */
static int add_population(population_reader *to, ca_slice quarter, const char *words)
{
    ca_run *run = to->run;
    uint64_t cases = 0;
    const char *sign = strrchr(words, '=');
    ca_slice service = {words, sign ? (size_t)(sign - words) : 0};
    bool number = ca_whole_number(sign ? sign + 1 : words, UINT32_MAX, &cases);
    if (!number && strchr(words, ':') && access(words, F_OK) != 0)
        return ca_run_misuse(run, "--population: the text before the colon must be a quarter, written like 2017-18 Q2");
    if (!number && is_grouped_number(sign ? sign + 1 : words) && access(words, F_OK) != 0)
        return ca_run_misuse(run, "--population: write the number of cases as digits alone, such as 1200, without a "
                                  "comma, point or blank");
    if (ca_side_file_check(run, CA_OPTION_POPULATION, words) < 0)
        return -1;
    if (!number && !sign && *words)
        return read_list(to, quarter, words);
    if (!number || !cases)
        return ca_run_misuse(run, "--population is a number of cases, SERVICE=NUMBER, or a list of cases as CSV");
    if (ca_population_add(to->population, quarter, sign ? &service : NULL, cases) < 0)
        return ca_run_misuse(run, "--population: a quarter has one number, or numbers by service");
    return 0;
}

int ca_aggregate_population(ca_run *run, ca_population *population, ca_id_match *match)
{
    const struct ca_option_values *values = &run->options.list[CA_OPTION_POPULATION];
    population_reader to = {.run = run, .population = population, .match = match};
    ca_text quarter = {0};
    int status = 0;
    for (size_t i = 0; i < values->count && status == 0; i++) {
        const char *words = values->values[i];
        size_t size = strcspn(words, ":");
        bool named = words[size] && ca_quarter_read((ca_slice){words, size}) != CA_NO_QUARTER;
        ca_text_clear(&quarter);
        if (named)
            ca_quarter_name(&quarter, (ca_slice){words, size});
        status =
            add_population(&to, (ca_slice){ca_text_words(&quarter), quarter.size}, named ? words + size + 1 : words);
    }
    ca_text_free(&quarter);
    ca_idset_free(&to.ids);
    return status;
}
