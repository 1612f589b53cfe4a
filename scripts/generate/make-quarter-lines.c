/* SPDX-License-Identifier: MIT */
/* Files and lines of JSON. */
#include "make-quarter.h"

#include <stdlib.h>

json_t *next_object(FILE *file)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t size = getline(&line, &room, file);
    json_error_t fault;
    json_t *object = size < 0 ? NULL : json_loadb(line, (size_t)size, JSON_REJECT_DUPLICATES, &fault);
    free(line);
    if (ferror(file))
        give_up("cannot read the input");
    if (size >= 0 && !json_is_object(object))
        give_up("a line of the input is not a JSON object");
    return object;
}

void write_object(json_t *object)
{
    if (json_dumpf(object, stdout, JSON_COMPACT) != 0 || fputc('\n', stdout) == EOF || fflush(stdout) != 0)
        give_up("cannot write to standard output");
    json_decref(object);
}

json_t *records_by_case(const char *path)
{
    FILE *file = fopen(path, "r");
    json_t *records = json_object();
    if (!file)
        give_up("cannot open the earlier records");
    for (json_t *record; (record = next_object(file)) != NULL;)
        put(records, words_in(json_object_get(record, "case"), "id"), record);
    (void)fclose(file);
    return records;
}

char *whole_file(const char *path)
{
    FILE *file = fopen(path, "r");
    ca_text text = {0};
    char part[4096];
    if (!file)
        give_up("cannot open the list of drawn cases");
    for (size_t size; (size = fread(part, 1, sizeof part, file)) > 0;)
        ca_text_append(&text, part, size);
    if (ferror(file))
        give_up("cannot read the list of drawn cases");
    (void)fclose(file);
    ca_text_byte(&text, '\0');
    return text.at;
}
