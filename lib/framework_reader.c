/* SPDX-License-Identifier: MIT */
/* Reading a framework's JSON with a path for every fault. */
#include "framework_reader.h"

#include <string.h>

size_t ca_reader_enter(ca_framework_reader *reader, const char *member)
{
    size_t size = reader->path.size;
    ca_text_format(&reader->path, "%s%s", size ? "." : "", member);
    return size;
}

size_t ca_reader_enter_element(ca_framework_reader *reader, size_t index)
{
    size_t size = reader->path.size;
    ca_text_format(&reader->path, "[%zu]", index + 1);
    return size;
}

void ca_reader_leave(ca_framework_reader *reader, size_t path_size)
{
    reader->path.size = path_size;
    if (reader->path.at)
        reader->path.at[path_size] = '\0';
}

int ca_reader_fault(ca_framework_reader *reader, const char *format, ...)
{
    ca_text words = {0};
    va_list list;
    va_start(list, format);
    ca_text_format_list(&words, format, list);
    va_end(list);
    const char *path = reader->path.size ? reader->path.at : "framework";
    int failed = ca_problem_set(reader->problem, "%s: %s: %s", reader->name, path, ca_text_words(&words));
    ca_text_free(&words);
    return failed;
}

/* Whether NAME is one of the words of NAMES. */
static bool among(const char *name, const char *names)
{
    size_t size = strlen(name);
    for (const char *at = names; *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        if (length == size && memcmp(at, name, size) == 0)
            return true;
        at += length;
    }
    return false;
}

int ca_reader_only(ca_framework_reader *reader, const json_t *object, const char *names)
{
    const char *name;
    json_t *value;
    if (!json_is_object(object))
        return ca_reader_fault(reader, "must be an object");
    /* jansson's iterator takes the object as changeable, and changes nothing. */
    json_object_foreach((json_t *)(uintptr_t)object, name, value) {
        if (!among(name, names))
            return ca_reader_fault(reader, "has a member '%s' that the format does not know", name);
    }
    return 0;
}

int ca_reader_words(ca_framework_reader *reader, const json_t *object, const char *member, bool required,
                    const char **words)
{
    const json_t *value = json_object_get(object, member);
    size_t path = ca_reader_enter(reader, member);
    int failed = 0;
    if (!value && required)
        failed = ca_reader_fault(reader, "is missing");
    else if (value && (!json_is_string(value) || json_string_length(value) == 0))
        failed = ca_reader_fault(reader, "must be a text");
    else if (value)
        *words = json_string_value(value);
    ca_reader_leave(reader, path);
    return failed;
}

int ca_reader_number(ca_framework_reader *reader, const json_t *object, const char *member, int most,
                     int *number)
{
    const json_t *value = json_object_get(object, member);
    size_t path = ca_reader_enter(reader, member);
    int failed = 0;
    if (value && (!json_is_integer(value) || json_integer_value(value) < 0 || json_integer_value(value) > most))
        failed = ca_reader_fault(reader, "must be a whole number from 0 to %d", most);
    else if (value)
        *number = (int)json_integer_value(value);
    ca_reader_leave(reader, path);
    return failed;
}

int ca_reader_bool(ca_framework_reader *reader, const json_t *object, const char *member, bool *value)
{
    const json_t *found = json_object_get(object, member);
    if (found && !json_is_boolean(found)) {
        size_t path = ca_reader_enter(reader, member);
        int failed = ca_reader_fault(reader, "must be true or false");
        ca_reader_leave(reader, path);
        return failed;
    }
    if (found)
        *value = json_is_true(found);
    return 0;
}

int ca_reader_grade(ca_framework_reader *reader, const json_t *object, const char *member, int *grade)
{
    const char *words = NULL;
    if (ca_reader_words(reader, object, member, false, &words) < 0)
        return -1;
    if (!words)
        return 0;
    *grade = ca_framework_grade(reader->framework, ca_slice_of(words));
    if (*grade != CA_NO_GRADE)
        return 0;
    size_t path = ca_reader_enter(reader, member);
    int failed = ca_reader_fault(reader, "'%s' is not a grade of the scale", words);
    ca_reader_leave(reader, path);
    return failed;
}

const json_t *ca_reader_list(ca_framework_reader *reader, const json_t *object, const char *member,
                             bool *failed)
{
    const json_t *list = json_object_get(object, member);
    if (list && !json_is_array(list)) {
        size_t path = ca_reader_enter(reader, member);
        *failed = ca_reader_fault(reader, "must be a list") < 0;
        ca_reader_leave(reader, path);
        return NULL;
    }
    return list;
}

int ca_reader_bits(ca_framework_reader *reader, const json_t *object, const char *member,
                   const char *const *list, unsigned *bits)
{
    bool failed = false;
    const json_t *words = ca_reader_list(reader, object, member, &failed);
    for (size_t i = 0; !failed && i < json_array_size(words); i++) {
        const char *word = json_string_value(json_array_get(words, i));
        int place = word && *word ? ca_place_in(list, ca_slice_of(word)) : -1;
        size_t path = ca_reader_enter(reader, member);
        size_t element = ca_reader_enter_element(reader, i);
        if (place < 0)
            failed = ca_reader_fault(reader, "'%s' is not one that the format knows", word ? word : "") < 0;
        else
            *bits |= 1U << place;
        ca_reader_leave(reader, element);
        ca_reader_leave(reader, path);
    }
    return failed ? -1 : 0;
}

int ca_reader_named(ca_framework_reader *reader, const ca_named *named, int count, const json_t *id,
                    const char *what, int *place)
{
    const char *words = json_string_value(id);
    for (*place = 0; words && *place < count; ++*place)
        if (strcmp(named[*place].id, words) == 0)
            return 0;
    return ca_reader_fault(reader, "'%s' is not a %s of this framework", words ? words : "", what);
}

int ca_reader_question(ca_framework_reader *reader, const json_t *id, int *place)
{
    const char *words = json_string_value(id);
    *place = words ? ca_framework_question(reader->framework, ca_slice_of(words)) : -1;
    if (*place >= 0)
        return 0;
    return ca_reader_fault(reader, "'%s' is not a question of this framework", words ? words : "");
}

int ca_reader_id(ca_framework_reader *reader, const json_t *object, const char **id)
{
    if (ca_reader_words(reader, object, "id", true, id) < 0)
        return -1;
    const char *at = *id;
    if (*at >= 'a' && *at <= 'z')
        at += strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789-_");
    if (*at)
        return ca_reader_fault(reader, "the id '%s' must be lower-case words with hyphens", *id);
    return 0;
}
