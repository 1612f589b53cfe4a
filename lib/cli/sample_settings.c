/* SPDX-License-Identifier: MIT */
/* audit-sample: what is asked for, by options and by a framework's policy. */
#include "draw/sampler.h"

#include <stdlib.h>
#include <string.h>

enum { COUNT_MOST = 100000000, MONTHS_MOST = 1200, MONTHS_USUAL = 12, RATE_PLACES = 4 };

static const char *value_of(const ca_sampler *s, enum ca_option option)
{
    return s->run->options.value[option];
}

/* "5%", "2.5%": above 0, at most 100, at most four decimal places. */
static bool read_rate(const char *words, uint64_t *rate)
{
    size_t whole = strspn(words, "0123456789"), places = 0;
    uint64_t number = 0;
    for (size_t i = 0; i < whole && number <= 100; i++)
        number = number * 10 + (uint64_t)(words[i] - '0');
    const char *at = words + whole;
    bool fraction = *at == '.';
    if (fraction)
        at++;
    for (; places < RATE_PLACES && *at >= '0' && *at <= '9'; places++)
        number = number * 10 + (uint64_t)(*at++ - '0');
    if (!whole || (fraction && !places) || strcmp(at, "%") != 0)
        return false;
    for (; places < RATE_PLACES; places++)
        number *= 10;
    *rate = number;
    return number > 0 && number <= CA_RATE_WHOLE;
}

/* The names in a list that is separated by commas. */
static void add_columns(ca_sample_columns *columns, const char *names)
{
    while (*names) {
        size_t size = strcspn(names, ",");
        columns->at = ca_room_for_one(columns->at, columns->count, &columns->capacity, sizeof *columns->at);
        if (size)
            columns->at[columns->count++] = (ca_sample_column){.name = {names, size}};
        names += size + (names[size] == ',');
    }
}

static void add_not(ca_sampler *s, ca_slice column, ca_slice value, bool asked)
{
    s->nots = ca_room_for_one(s->nots, s->not_count, &s->not_capacity, sizeof *s->nots);
    s->nots[s->not_count++] = (ca_sample_not){.column = {.name = column}, .value = value, .asked = asked};
}

/* What the framework says, and no option does. */
static void follow_policy(ca_sampler *s)
{
    const json_t *sampling = s->policy ? json_object_get(s->policy->json, "sampling") : NULL;
    const json_t *percent = json_object_get(sampling, "percent"), *values;
    const char *by = json_string_value(json_object_get(sampling, "by"));
    const char *cover = json_string_value(json_object_get(sampling, "cover")), *column;
    if (!sampling) {
        s->policy = NULL;
        return;
    }
    if (!s->follows_up && !s->sized && json_integer_value(percent) > 0) {
        s->size.rate = (uint64_t)json_integer_value(percent) * (CA_RATE_WHOLE / 100);
        ca_text_format(&s->rate, "%d%%", (int)json_integer_value(percent));
        s->sized = true;
    }
    if (!s->follows_up && by && !value_of(s, CA_OPTION_STRATA))
        add_columns(&s->by, by);
    if (!s->follows_up && cover && !value_of(s, CA_OPTION_COVER))
        add_columns(&s->cover, cover);
    json_object_foreach ((json_t *)(uintptr_t)json_object_get(sampling, "not"), column, values)
        for (size_t i = 0; i < json_array_size(values); i++)
            add_not(s, ca_slice_of(column), ca_slice_of(json_string_value(json_array_get(values, i))), false);
}

/* The framework of -f, or the only one of -F. */
static int find_policy(ca_sampler *s)
{
    ca_run *run = s->run;
    const char *id = value_of(s, CA_OPTION_FRAMEWORK);
    if (id && !(s->policy = ca_run_framework(run, id)))
        return -1;
    if (!id && run->options.list[CA_OPTION_FRAMEWORK_FILE].count == 1)
        s->policy = ca_library_at(&run->library, 0);
    return 0;
}

static int read_size(ca_sampler *s)
{
    const char *rate = value_of(s, CA_OPTION_RATE), *count = value_of(s, CA_OPTION_NUMBER);
    const char *least = value_of(s, CA_OPTION_LEAST);
    if (rate && count)
        return ca_run_misuse(s->run, "--rate and --count do not go together");
    if (rate && !read_rate(rate, &s->size.rate))
        return ca_run_misuse(s->run, "--rate is a percentage above 0 and at most 100, such as 5%% or 2.5%%");
    if (count && (!ca_whole_number(count, COUNT_MOST, &s->size.count) || !s->size.count))
        return ca_run_misuse(s->run, "--count is a whole number of cases, 1 at least");
    if (least && !ca_whole_number(least, COUNT_MOST, &s->size.least))
        return ca_run_misuse(s->run, "--min is a whole number of cases");
    if (rate)
        ca_text_add(&s->rate, rate);
    s->sized = rate || count;
    s->size.way = !count ? CA_SAMPLE_RATE : s->follows_up ? CA_SAMPLE_EACH : CA_SAMPLE_COUNT;
    return 0;
}

static int read_nots(ca_sampler *s)
{
    const struct ca_option_values *values = &s->run->options.list[CA_OPTION_NOT];
    for (size_t i = 0; i < values->count; i++) {
        const char *equals = strchr(values->values[i], '=');
        if (!equals || equals == values->values[i] || !equals[1])
            return ca_run_misuse(s->run, "--not needs COLUMN=VALUE, such as service='Secure Services'");
        add_not(s, (ca_slice){values->values[i], (size_t)(equals - values->values[i])}, ca_slice_of(equals + 1), true);
    }
    return 0;
}

static int read_time(ca_sampler *s)
{
    const char *months = value_of(s, CA_OPTION_MONTHS), *as_of = value_of(s, CA_OPTION_DRAW_AS_OF);
    s->months = MONTHS_USUAL;
    s->as_of = CA_NO_DATE;
    if (!s->run->options.list[CA_OPTION_EXCLUDE].count)
        return months || as_of
                   ? ca_run_misuse(s->run, "--months and --as-of go with --exclude, which names the records")
                   : 0;
    if (!as_of)
        return ca_run_misuse(s->run,
                             "--exclude needs --as-of DATE, the day from which the months are counted back: the "
                             "draw must be the same on any day");
    if (months && (!ca_whole_number(months, MONTHS_MOST, &s->months) || !s->months))
        return ca_run_misuse(s->run, "--months is a whole number from 1 to 1200");
    if ((s->as_of = ca_date_read(ca_slice_of(as_of))) == CA_NO_DATE)
        return ca_run_misuse(s->run, "--as-of is a date that exists, written like 2017-07-12");
    return 0;
}

/* The options that name a file to read beside the list. */
static const struct {
    enum ca_option option;
    const char *name;
} read_beside[] = {{CA_OPTION_EXCLUDE, "exclude"},   {CA_OPTION_PRACTITIONER, "practitioner"},
                   {CA_OPTION_AUDITORS, "auditors"}, {CA_OPTION_KEEP, "keep"},
                   {CA_OPTION_PEOPLE, "people"},     {CA_OPTION_FRAMEWORK_FILE, "framework-file"}};

static int check_files(ca_sampler *s)
{
    const ca_options *options = &s->run->options;
    for (size_t i = 0; i < sizeof read_beside / sizeof *read_beside; i++) {
        const struct ca_option_values *files = &options->list[read_beside[i].option];
        for (size_t j = 0; j < files->count; j++)
            if (strcmp(files->values[j], "-") == 0)
                return ca_run_misuse(s->run, "--%s needs a file; standard input is for the list of cases",
                                     read_beside[i].name);
    }
    return 0;
}

/* What does not go together, or is missing. */
static int check_options(ca_sampler *s)
{
    bool shares = value_of(s, CA_OPTION_AUDITORS);
    if (!shares && (value_of(s, CA_OPTION_KEEP) || value_of(s, CA_OPTION_OTHER_TEAMS)))
        return ca_run_misuse(s->run, "--keep and --not-own-team go with --auditors, which names who audits");
    if (s->follows_up &&
        (value_of(s, CA_OPTION_STRATA) || value_of(s, CA_OPTION_COVER) || value_of(s, CA_OPTION_LEAST)))
        return ca_run_misuse(s->run,
                             "--practitioner draws from each practitioner's cases; --by, --min and --cover do not "
                             "go with it");
    return 0;
}

int ca_sampler_settings(ca_sampler *s)
{
    const char *seed = value_of(s, CA_OPTION_SEED);
    s->follows_up = value_of(s, CA_OPTION_PRACTITIONER);
    if (read_size(s) < 0 || read_nots(s) < 0 || read_time(s) < 0 || check_options(s) < 0 || check_files(s) < 0 ||
        find_policy(s) < 0)
        return -1;
    if (!seed || !*seed)
        return ca_run_misuse(s->run,
                             "a draw needs a seed: --seed TEXT, any text that is not empty; with it and the list "
                             "anybody can draw the same sample again");
    s->seed = ca_slice_of(seed);
    if (ca_utf8_valid(s->seed.at, s->seed.size) < s->seed.size)
        return ca_run_misuse(s->run, "--seed is not UTF-8");
    if (value_of(s, CA_OPTION_STRATA))
        add_columns(&s->by, value_of(s, CA_OPTION_STRATA));
    const struct ca_option_values *covers = &s->run->options.list[CA_OPTION_COVER];
    for (size_t i = 0; i < covers->count; i++)
        add_columns(&s->cover, covers->values[i]);
    follow_policy(s);
    if (s->follows_up && !s->sized)
        return ca_run_misuse(s->run, "how many further cases of each practitioner? Give --count N or --rate PERCENT");
    if (!s->sized && !s->cover.count && !s->size.least)
        return ca_run_misuse(s->run,
                             "how many cases? Give --rate PERCENT or --count N, or -f with a framework that says "
                             "it");
    return 0;
}
