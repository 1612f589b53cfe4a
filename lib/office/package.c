/* SPDX-License-Identifier: MIT */
/* An office document as a package of parts. */
#include "office/package.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* The number at two hexadecimal digits, or -1. Names of parts have "%20" for a space in some packages and not in
 * others. */
static int percent_encoded(const char *at)
{
    int high = at[0] == '%' ? ca_hex_digit(at[1]) : -1, low = high >= 0 ? ca_hex_digit(at[2]) : -1;
    int byte = low >= 0 ? high * 16 + low : -1;
    return byte == '/' || byte == '\\' || byte == '\0' ? -1 : byte;
}

/* Appends one segment of a name, from *AT to the next slash, after a slash unless it is the first. "." and ".." are
 * resolved; above the root there is the root. */
static void add_segment(ca_text *name, const char **at)
{
    size_t before = name->size;
    if (before)
        ca_text_byte(name, '/');
    size_t first = name->size;
    for (; **at && **at != '/' && **at != '\\'; (*at)++) {
        int byte = percent_encoded(*at);
        if (byte >= 0)
            *at += 2;
        char letter = byte >= 0 ? (char)byte : **at;
        ca_text_byte(name, letter >= 'A' && letter <= 'Z' ? (char)(letter | 0x20) : letter);
    }
    ca_slice segment = {name->at ? name->at + first : "", name->size - first};
    if (ca_slice_is(segment, "..")) {
        while (before && name->at[before - 1] != '/')
            before--;
        before -= before > 0;
    } else if (segment.size && !ca_slice_is(segment, ".")) {
        return;
    }
    if (name->at)
        name->at[name->size = before] = '\0';
}

/* Appends the normalised form of NAME, which is relative to the folder of the part BASE unless it begins with a
 * slash. */
static void normalise(ca_text *to, const char *base, const char *name)
{
    const char *folder_end = strrchr(base, '/');
    if (folder_end && *name != '/' && *name != '\\')
        ca_text_append(to, base, (size_t)(folder_end - base));
    for (;;) {
        add_segment(to, &name);
        if (!*name)
            return;
        name++;
    }
}

static bool is_folder(const char *name)
{
    size_t size = strlen(name);
    return size && (name[size - 1] == '/' || name[size - 1] == '\\');
}

static int add_member(ca_package *package, zip_uint64_t index, ca_error *error)
{
    ca_text name = {0}, shown = {0};
    const char *stored = zip_get_name(package->zip, index, 0);
    int status = 0;
    if (!stored)
        return ca_error_set(error, "its list of parts is damaged");
    if (is_folder(stored))
        return 0;
    normalise(&name, "", stored);
    ca_map_entry *entry = ca_map_at(&package->members, ca_slice_of(ca_text_words(&name)));
    if (entry->thing) {
        ca_text_on_one_line(&shown, ca_slice_of(stored));
        status = ca_error_set(error, "it has two parts named '%s'", ca_text_words(&shown));
    }
    entry->thing = (void *)(uintptr_t)(index + 1);
    ca_text_free(&name);
    ca_text_free(&shown);
    return status;
}

/* Returns the zip file, or NULL. */
static zip_t *try_zip(ca_slice file)
{
    zip_error_t reason;
    zip_error_init(&reason);
    zip_source_t *source = zip_source_buffer_create(file.at, file.size, 0, &reason);
    /* ZIP_CHECKCONS would refuse files of several honest programs. */
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &reason) : NULL;
    if (!zip && source)
        zip_source_free(source);
    ca_memory_check(zip_error_code_zip(&reason) == ZIP_ER_MEMORY); /* the file is not damaged */
    zip_error_fini(&reason);
    return zip;
}

/* Memory that runs out in the middle looks to libzip like a damaged file, so that a file is damaged if it is so twice. */
static int open_zip(ca_package *package, ca_slice file, ca_error *error)
{
    package->zip = try_zip(file);
    if (!package->zip)
        package->zip = try_zip(file);
    return package->zip ? 0 : ca_error_set(error, "it is not a whole zip file");
}

/* A number of COUNT bytes, the least first. */
static uint64_t little_endian(const char *at, int count)
{
    uint64_t number = 0;
    while (count--)
        number = number << 8 | (unsigned char)at[count];
    return number;
}

/* The number of members that the record at AT in the file claims, which ends the list of them; in files with many of
 * them, the record before it claims it. */
static uint64_t members_claimed(ca_slice file, size_t at)
{
    enum { COUNT = 10, COUNT_ELSEWHERE = 0xFFFF, LOCATOR = 20, OFFSET = 8, LARGE_COUNT = 32, LARGE_RECORD = 56 };
    uint64_t count = little_endian(file.at + at + COUNT, 2);
    const char *locator = at >= LOCATOR ? file.at + at - LOCATOR : NULL;
    if (count < COUNT_ELSEWHERE || !locator || memcmp(locator, "PK\6\7", 4) != 0)
        return count;
    uint64_t record = little_endian(locator + OFFSET, 8);
    return file.size >= LARGE_RECORD && record <= file.size - LARGE_RECORD
               ? little_endian(file.at + record + LARGE_COUNT, 8)
               : count;
}

/* Whether the file claims too many members for them to be listed. */
static bool claims_too_many(ca_slice file)
{
    enum { RECORD = 22, COMMENT_MOST = 0xFFFF };
    size_t at = file.size >= RECORD ? file.size - RECORD + 1 : 0;
    for (size_t tried = 0; at > 0 && tried <= COMMENT_MOST; tried++) {
        at--;
        if (memcmp(file.at + at, "PK\5\6", 4) == 0 && members_claimed(file, at) > CA_PACKAGE_MEMBERS_MOST)
            return true;
    }
    return false;
}

_Static_assert(CA_PACKAGE_MOST == (size_t)64 << 20 && CA_PACKAGE_PART_MOST == (uint64_t)128 << 20 &&
                   CA_PACKAGE_READ_MOST == (uint64_t)192 << 20,
               "the messages name these limits");

int ca_package_open(ca_package *package, ca_slice file, ca_error *error)
{
    *package = (ca_package){.bytes = CA_PACKAGE_READ_MOST};
    if (file.size > CA_PACKAGE_MOST)
        return ca_error_set(error, "it is larger than 64 MiB");
    bool too_many = claims_too_many(file);
    if (!too_many && open_zip(package, file, error))
        return -1;
    zip_int64_t count = too_many ? 0 : zip_get_num_entries(package->zip, 0);
    if (too_many || count > CA_PACKAGE_MEMBERS_MOST)
        return ca_error_set(error, "it has more than %d parts", CA_PACKAGE_MEMBERS_MOST);
    for (zip_int64_t i = 0; i < count; i++)
        if (add_member(package, (zip_uint64_t)i, error))
            return -1;
    return 0;
}

void ca_package_close(ca_package *package)
{
    if (package->zip)
        zip_discard(package->zip);
    ca_map_free(&package->members, NULL);
    *package = (ca_package){.zip = NULL};
}

bool ca_package_has(const ca_package *package, const char *name)
{
    return ca_map_find(&package->members, ca_slice_of(name)) != NULL;
}

uint64_t ca_package_index(const ca_package *package, const char *name)
{
    return (uintptr_t)ca_map_find(&package->members, ca_slice_of(name)) - 1;
}

/* Takes account of the bytes that a part unpacked to: LEFT are left of MOST. REASON is why it could not be read. */
static int count_bytes(ca_package *package, uint64_t most, uint64_t left, int status, ca_error *reason, ca_error *error)
{
    package->bytes -= most - left;
    if (status && left == 0)
        (void)ca_error_set(error, most == CA_PACKAGE_PART_MOST ? "a part of it unpacks to more than 128 MiB"
                                                               : "its parts unpack to more than 192 MiB");
    else if (reason->words.size)
        (void)ca_error_set(error, "%s", reason->words.at);
    ca_error_free(reason);
    return status;
}

int ca_package_read(ca_package *package, const char *name, const ca_part_reader *reader, ca_error *error)
{
    uintptr_t member = (uintptr_t)ca_map_find(&package->members, ca_slice_of(name));
    ca_error reason = {0};
    uint64_t most = package->bytes < CA_PACKAGE_PART_MOST ? package->bytes : CA_PACKAGE_PART_MOST, left = most;
    if (!member)
        return ca_error_set(error, "a part of it is missing");
    int status = ca_part_read(package->zip, member - 1, &left, false, reader, &reason);
    return count_bytes(package, most, left, status, &reason, error);
}

int ca_package_bytes(ca_package *package, const char *name, ca_text *to, ca_error *error)
{
    uintptr_t member = (uintptr_t)ca_map_find(&package->members, ca_slice_of(name));
    ca_error reason = {0};
    uint64_t most = package->bytes < CA_PACKAGE_PART_MOST ? package->bytes : CA_PACKAGE_PART_MOST, left = most;
    if (!member)
        return ca_error_set(error, "a part of it is missing");
    int status = ca_part_bytes(package->zip, member - 1, &left, to, &reason);
    return count_bytes(package, most, left, status, &reason, error);
}

/* The last word of a relationship's type. */
static const char *type_word(const char *type)
{
    static const char *const prefixes[] = {"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
                                           "http://purl.oclc.org/ooxml/officeDocument/relationships/",
                                           "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"};
    for (size_t i = 0; type && i < sizeof prefixes / sizeof *prefixes; i++)
        if (strncmp(type, prefixes[i], strlen(prefixes[i])) == 0)
            return type + strlen(prefixes[i]);
    return "";
}

typedef struct {
    ca_relationships *all;
    const char *base; /* the part whose relationships are read */
    ca_error *error;
} relationship_reader;

static int start_relationship(void *state, enum ca_space space, const char *element, const char **attributes)
{
    relationship_reader *r = state;
    ca_relationships *all = r->all;
    ca_text name = {0};
    const char *id = ca_part_attribute(attributes, "Id"), *target = ca_part_attribute(attributes, "Target");
    const char *mode = ca_part_attribute(attributes, "TargetMode");
    bool external = mode && strcmp(mode, "External") == 0;
    if (space != CA_SPACE_RELATIONSHIPS || strcmp(element, "Relationship") != 0)
        return 0;
    if (all->count == CA_RELATIONSHIPS_MOST)
        return ca_error_set(r->error, "a part of it has more than %d relationships", CA_RELATIONSHIPS_MOST);
    if (target && !external)
        normalise(&name, r->base, target);
    all->list = ca_array_grow(all->list, all->count, &all->capacity, sizeof *all->list);
    all->list[all->count++] = (ca_relationship){
        .id = ca_arena_str(&all->words, ca_slice_of(id ? id : "")).at,
        .type = ca_arena_str(&all->words, ca_slice_of(type_word(ca_part_attribute(attributes, "Type")))).at,
        .target = name.size ? ca_arena_str(&all->words, (ca_slice){name.at, name.size}).at : NULL,
    };
    ca_text_free(&name);
    return 0;
}

int ca_package_relationships(ca_package *package, const char *name, ca_relationships *relationships, ca_error *error)
{
    relationship_reader state = {relationships, name, error};
    ca_part_reader reader = {.start = start_relationship, .state = &state};
    const char *file = strrchr(name, '/');
    ca_text links = {0};
    size_t folder = file ? (size_t)(file - name) + 1 : 0;
    ca_text_append(&links, name, folder);
    ca_text_format(&links, "_rels/%s.rels", name + folder);
    int status = ca_package_has(package, links.at) ? ca_package_read(package, links.at, &reader, error) : 0;
    ca_text_free(&links);
    return status;
}

void ca_relationships_free(ca_relationships *relationships)
{
    free(relationships->list);
    ca_arena_free(&relationships->words);
    *relationships = (ca_relationships){.list = NULL};
}

const ca_relationship *ca_relationship_by_id(const ca_relationships *relationships, const char *id)
{
    for (size_t i = 0; i < relationships->count; i++)
        if (strcmp(relationships->list[i].id, id) == 0)
            return &relationships->list[i];
    return NULL;
}

const ca_relationship *ca_relationship_of_type(const ca_relationships *relationships, const char *type)
{
    for (size_t i = 0; i < relationships->count; i++)
        if (strcmp(relationships->list[i].type, type) == 0)
            return &relationships->list[i];
    return NULL;
}
