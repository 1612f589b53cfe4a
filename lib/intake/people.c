/* SPDX-License-Identifier: MIT */
/* The list of people. */
#include "intake/people.h"

enum { NAME, PERSON, HEADING_COUNT };
static const ca_known_heading headings[HEADING_COUNT] = {
    [NAME] = {"name", true, NULL}, [PERSON] = {"person", true, NULL}};

static int add_row(ca_people_list *people, const ca_list_row *row, const size_t *columns, ca_error *error)
{
    ca_arena sought = {0};
    ca_slice name = ca_list_cell(row, columns[NAME]);
    ca_slice person = ca_person_counted(&sought, ca_list_cell(row, columns[PERSON]));
    const char *source = row->location.source;
    unsigned long long line = row->location.line;
    int status = 0;
    if (!ca_person_plain(&sought, name).size)
        status = ca_error_set(error, "%s:%llu: has no name", source, line);
    else if (!ca_people_add(people, name, person))
        status = ca_error_set(error, "%s:%llu: the name is another person's in a row before it", source, line);
    else if (person.size && !ca_people_add(people, row->cells[columns[PERSON]], person))
        status = ca_error_set(error, "%s:%llu: the person is a name that is another person's in a row before it",
                              source, line);
    ca_arena_free(&sought);
    return status;
}

int ca_people_read(ca_people_list *people, const ca_list_source *source)
{
    ca_list list = {0};
    size_t columns[HEADING_COUNT];
    int status = ca_list_read_known(&list, source, headings, HEADING_COUNT, CA_WORD_PEOPLE, columns, "--people");
    for (size_t i = 0; status == 0 && i < list.count; i++)
        status = add_row(people, &list.rows[i], columns, source->error);
    ca_list_free(&list);
    return status;
}
