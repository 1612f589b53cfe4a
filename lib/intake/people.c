/* SPDX-License-Identifier: MIT */
/* The list of people. */
#include "intake/people.h"

#include "cli/beside.h"
#include "intake/csv_list.h"
#include "intake/headings.h"

#include <string.h>

enum { NAME, PERSON, HEADING_COUNT };
static const char *const headings[] = {"name", "person", NULL};

static int take_headings(const ca_csv_list *list, ca_run *run, size_t column_of[HEADING_COUNT])
{
    const char *file = list->files[0].name;
    ca_text unused = {0};
    column_of[NAME] = column_of[PERSON] = CA_NO_LIST_COLUMN;
    for (size_t column = 0; column < list->columns; column++) {
        int known = 0;
        while (known < HEADING_COUNT && !ca_slice_alike(list->headings[column], headings[known]))
            known++;
        const char *near = known == HEADING_COUNT ? ca_heading_close_to(list->headings[column], headings) : NULL;
        if (near)
            (void)ca_problem_set(&run->problem, "%s: the heading of column %zu is close to '%s'; rename it", file,
                                 column + 1, near);
        else if (known == HEADING_COUNT)
            ca_text_format(&unused, "%s%zu", unused.size ? ", " : "", column + 1);
        else if (column_of[known] != CA_NO_LIST_COLUMN)
            (void)ca_problem_set(&run->problem, "%s: two columns are headed %s", file, headings[known]);
        else
            column_of[known] = column;
    }
    for (int i = 0; i < HEADING_COUNT; i++)
        if (column_of[i] == CA_NO_LIST_COLUMN)
            (void)ca_problem_set(&run->problem,
                                 "%s: no column is headed %s; the list of --people has a name and a "
                                 "person in each row",
                                 file, headings[i]);
    if (!run->problem.words.size && unused.size)
        (void)ca_report(&run->reporter, (ca_place){file, 1, 1}, CA_RULE_CSV_IGNORED, "",
                        "columns that are not used: %s", unused.at);
    ca_text_free(&unused);
    return run->problem.words.size ? -1 : 0;
}

static int take_row(ca_people_list *people, ca_run *run, const ca_list_row *row, const size_t column_of[HEADING_COUNT])
{
    ca_arena sought = {0};
    ca_slice name = row->cells[column_of[NAME]];
    ca_slice person = ca_person_counted(&sought, row->cells[column_of[PERSON]]);
    const char *source = row->place.source;
    unsigned long long line = row->place.line;
    int status = 0;
    if (!ca_person_plain(&sought, name).size)
        status = ca_problem_set(&run->problem, "%s:%llu: has no name", source, line);
    else if (!ca_people_add(people, name, person))
        status =
            ca_problem_set(&run->problem, "%s:%llu: the name is another person's in a row before it", source, line);
    else if (person.size && !ca_people_add(people, row->cells[column_of[PERSON]], person))
        status = ca_problem_set(
            &run->problem, "%s:%llu: the person is a name that is another person's in a row before it", source, line);
    ca_arena_free(&sought);
    return status;
}

static int read_list(ca_people_list *people, ca_run *run, const char *path)
{
    ca_csv_list list = {0};
    size_t column_of[HEADING_COUNT];
    uint64_t errors = run->reporter.errors;
    int status = ca_csv_list_read(&list, run);
    if (status < 0 || run->reporter.errors > errors || !list.file_count)
        status =
            ca_problem_set(&run->problem, "%s: the list of --people cannot be read whole, and nothing was done", path);
    if (status == 0)
        status = take_headings(&list, run, column_of);
    for (size_t i = 0; status == 0 && i < list.count; i++)
        status = take_row(people, run, &list.rows[i], column_of);
    ca_csv_list_free(&list);
    return status;
}

int ca_people_read(ca_people_list *people, ca_run *run)
{
    const struct ca_option_values *given = &run->options.list[CA_OPTION_PEOPLE];
    ca_input kept;
    people->nothing = &run->library.nothing;
    if (!given->count)
        return 0;
    char *path = given->values[given->count - 1];
    if (strcmp(path, "-") == 0)
        return ca_run_misuse(run, "--people wants a file; standard input is for what is looked at");
    ca_beside_begin(run, &kept, &path, 1);
    return ca_beside_end(run, &kept, read_list(people, run, path));
}
