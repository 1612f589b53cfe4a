/* SPDX-License-Identifier: MIT */
/* The parts of an office document, read with libzip and expat. */
#include "office/zip_parts.h"

#include <expat.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 64 * 1024 };

/* The bytes that parsers of this thread have allocated. A parser passes nothing of its own to its functions of memory,
 * so that only the thread can tell its memory from that of others. */
static _Thread_local size_t allocated;

/* The size of an allocation, before its first byte. */
typedef union {
    size_t size;
    max_align_t align;
} allocation;

static void *reallocate(void *bytes, size_t size)
{
    allocation *old = bytes ? (allocation *)bytes - 1 : NULL;
    size_t before = old ? old->size : 0;
    if (size > CA_PART_MEMORY_MOST || allocated - before > CA_PART_MEMORY_MOST - size)
        return NULL; /* an error of the part, unlike memory that ran out */
    allocation *made = ca_resize(old, sizeof *made + size, 1);
    allocated = allocated - before + size;
    made->size = size;
    return made + 1;
}

static void *allocate(size_t size)
{
    return reallocate(NULL, size);
}

static void release(void *bytes)
{
    if (!bytes)
        return;
    allocation *old = (allocation *)bytes - 1;
    allocated -= old->size;
    free(old);
}

/* Expat from 2.6 on, and 2.5 as Debian 12 mends it, waits for more bytes before it parses a long token again. Its offset is then
 * behind the bytes that it was given by more than the token, and CA_PART_TOKEN_MOST limits the time without that. Whether
 * the library can be told so is known when the program runs: it may be a newer one than the program was built with. */
XML_Bool XML_SetReparseDeferralEnabled(XML_Parser parser, XML_Bool enabled) __attribute__((weak));

static XML_Parser make_parser(void)
{
    static const XML_Memory_Handling_Suite memory = {allocate, reallocate, release};
    XML_Parser parser = XML_ParserCreate_MM(NULL, &memory, NULL);
    if (parser && XML_SetReparseDeferralEnabled)
        XML_SetReparseDeferralEnabled(parser, XML_FALSE);
    return parser;
}

static const struct {
    const char *name;
    size_t size;
    enum ca_space space;
} spaces[] = {
#define SPACE(name, space)            \
    {                                 \
        name, sizeof(name) - 1, space \
    }
    SPACE("http://schemas.openxmlformats.org/spreadsheetml/2006/main", CA_SPACE_SHEET),
    SPACE("http://purl.oclc.org/ooxml/spreadsheetml/main", CA_SPACE_SHEET),
    SPACE("http://schemas.openxmlformats.org/package/2006/relationships", CA_SPACE_RELATIONSHIPS),
    SPACE("http://schemas.openxmlformats.org/officeDocument/2006/relationships", CA_SPACE_REFERENCE),
    SPACE("http://purl.oclc.org/ooxml/officeDocument/relationships", CA_SPACE_REFERENCE),
    SPACE("http://schemas.openxmlformats.org/wordprocessingml/2006/main", CA_SPACE_WORD),
    SPACE("http://purl.oclc.org/ooxml/wordprocessingml/main", CA_SPACE_WORD),
    SPACE("http://schemas.openxmlformats.org/presentationml/2006/main", CA_SPACE_PRESENTATION),
    SPACE("http://purl.oclc.org/ooxml/presentationml/main", CA_SPACE_PRESENTATION),
    SPACE("http://schemas.openxmlformats.org/package/2006/content-types", CA_SPACE_TYPES),
    SPACE("http://schemas.openxmlformats.org/drawingml/2006/chart", CA_SPACE_CHART),
    SPACE("http://purl.oclc.org/ooxml/drawingml/chart", CA_SPACE_CHART),
    SPACE("http://schemas.openxmlformats.org/drawingml/2006/main", CA_SPACE_DRAWING),
    SPACE("http://purl.oclc.org/ooxml/drawingml/main", CA_SPACE_DRAWING),
    SPACE("http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing", CA_SPACE_ANCHOR),
    SPACE("http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing", CA_SPACE_ANCHOR),
    SPACE("http://schemas.openxmlformats.org/package/2006/metadata/core-properties", CA_SPACE_PROPERTIES),
    SPACE("http://purl.org/dc/elements/1.1/", CA_SPACE_DUBLIN_CORE),
    SPACE("http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", CA_SPACE_PROGRAM),
    SPACE("http://purl.oclc.org/ooxml/officeDocument/extendedProperties", CA_SPACE_PROGRAM),
    SPACE("http://schemas.microsoft.com/office/word/2010/wordml", CA_SPACE_WORD_2010),
    SPACE("http://schemas.microsoft.com/office/word/2012/wordml", CA_SPACE_WORD_2012),
    SPACE("http://schemas.openxmlformats.org/markup-compatibility/2006", CA_SPACE_ALTERNATIVES),
    SPACE("http://schemas.openxmlformats.org/officeDocument/2006/math", CA_SPACE_MATHEMATICS),
    SPACE("http://purl.oclc.org/ooxml/officeDocument/math", CA_SPACE_MATHEMATICS),
#undef SPACE
};

/* A prefix that an open element declares; the empty one is that of names without a prefix. */
typedef struct {
    size_t prefix, size; /* its offset in the texts of prefixes, and its bytes */
    enum ca_space space;
    size_t depth; /* of the element */
} binding;

/* Expat could resolve prefixes itself, which takes it as long as all else: it hashes the whole namespace for each attribute. */
typedef struct {
    const ca_part_reader *reader;
    ca_error *error;
    XML_Parser parser;
    ca_text text;
    size_t depth;
    binding *bindings;                            /* those of inner elements last */
    size_t binding_count, binding_capacity, last; /* last: the one found last, which is mostly the next one, too */
    ca_text prefixes;
    bool declared;    /* the XML declaration was read */
    bool stopped;     /* by an error, or by the reader */
    const char *name; /* of the element that the reader is given */
} stream;

/* The part whose attributes a reader is given: a reader has no other way to their prefixes. */
static _Thread_local const stream *reading;

static enum ca_space space_named(const char *name)
{
    size_t size = strlen(name);
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (spaces[i].size == size && memcmp(spaces[i].name, name, size) == 0)
            return spaces[i].space;
    return size ? CA_SPACE_OTHER : CA_SPACE_NONE;
}

static bool binds(const stream *s, const binding *b, const char *prefix, size_t size)
{
    return b->size == size && (!size || memcmp(s->prefixes.at + b->prefix, prefix, size) == 0);
}

/* Returns the index of the innermost binding of a prefix plus 1; 0 if there is none. */
static size_t find_binding(const stream *s, const char *prefix, size_t size)
{
    size_t at = s->binding_count;
    while (at && !binds(s, &s->bindings[at - 1], prefix, size))
        at--;
    return at;
}

/* Sets *LOCAL to the part of NAME after its prefix, and returns the prefix's size. */
static size_t split(const char *name, const char **local)
{
    const char *at = name;
    while (*at && *at != ':')
        at++;
    *local = *at ? at + 1 : name;
    return *at ? (size_t)(at - name) : 0;
}

/* Returns whether the prefix of the element NAME is declared, and sets its namespace and its local name. */
static bool space_of(stream *s, const char *name, enum ca_space *space, const char **local)
{
    size_t size = split(name, local);
    if (!s->last || !binds(s, &s->bindings[s->last - 1], name, size))
        s->last = find_binding(s, name, size);
    *space = s->last ? s->bindings[s->last - 1].space : size ? CA_SPACE_OTHER : CA_SPACE_NONE;
    return s->last || !size || (size == 3 && memcmp(name, "xml", size) == 0);
}

/* Adds the namespaces that an element declares. Returns 0, or -1 with an error. */
static int bind_prefixes(stream *s, const char **attributes)
{
    static const char declares[] = "xmlns";
    for (; attributes[0]; attributes += 2) {
        const char *name = attributes[0] + (sizeof declares - 1);
        if (attributes[0][0] != 'x' || strncmp(attributes[0], declares, sizeof declares - 1) != 0 ||
            (*name && *name != ':'))
            continue;
        if (s->binding_count == CA_PART_SPACES_MOST)
            return ca_error_set(s->error, "a part of it declares more than %d namespaces", CA_PART_SPACES_MOST);
        size_t size = *name ? strlen(name + 1) : 0;
        s->bindings = ca_array_grow(s->bindings, s->binding_count, &s->binding_capacity, sizeof *s->bindings);
        s->bindings[s->binding_count++] = (binding){s->prefixes.size, size, space_named(attributes[1]), s->depth};
        ca_text_append(&s->prefixes, name + (*name != '\0'), size);
        s->last = 0;
    }
    return 0;
}

/* Removes the namespaces of the element that ends. */
static void unbind_prefixes(stream *s)
{
    while (s->binding_count && s->bindings[s->binding_count - 1].depth == s->depth) {
        s->prefixes.size = s->bindings[--s->binding_count].prefix;
        s->last = 0;
    }
}

static void stop(stream *s)
{
    s->stopped = true;
    (void)XML_StopParser(s->parser, XML_FALSE);
}

static const char *const encodings[] = {"utf-8", "utf-16", "utf-16le", "utf-16be"};

static void XMLCALL declaration(void *state, const XML_Char *version, const XML_Char *encoding, int standalone)
{
    stream *s = state;
    (void)version;
    (void)standalone;
    s->declared = true;
    for (size_t i = 0; encoding && i < sizeof encodings / sizeof *encodings; i++)
        if (ca_slice_alike(ca_slice_of(encoding), encodings[i]))
            return;
    if (!encoding)
        return;
    (void)ca_error_set(s->error, "a part of it is neither UTF-8 nor UTF-16");
    stop(s);
}

/* A document type can define texts that unpack to gigabytes, or that are read from other files. */
static void XMLCALL document_type(void *state, const XML_Char *name, const XML_Char *system, const XML_Char *public_id,
                                  int internal)
{
    stream *s = state;
    (void)name;
    (void)system;
    (void)public_id;
    (void)internal;
    (void)ca_error_set(s->error, "a part of it has a document type, which no Office program writes");
    stop(s);
}

/* Passes the element to the reader. Returns 0, or -1 to end the reading. */
static int start_element(stream *s, const char *element, const char **attributes)
{
    const char *local;
    enum ca_space space;
    if (++s->depth > CA_PART_DEPTH_MOST)
        return ca_error_set(s->error, "a part of it has more than %d elements in each other", CA_PART_DEPTH_MOST);
    if (XML_GetSpecifiedAttributeCount(s->parser) > 2 * CA_PART_ATTRIBUTES_MOST)
        return ca_error_set(s->error, "a part of it has an element of more than %d attributes",
                            CA_PART_ATTRIBUTES_MOST);
    if (bind_prefixes(s, attributes))
        return -1;
    if (!space_of(s, element, &space, &local))
        return ca_error_set(s->error, "a part of it is not well-formed XML");
    reading = s;
    s->name = element;
    return s->reader->start ? s->reader->start(s->reader->state, space, local, attributes) : 0;
}

static void XMLCALL start(void *state, const XML_Char *element, const XML_Char **attributes)
{
    stream *s = state;
    if (s->stopped)
        return;
    ca_text_clear(&s->text);
    if (start_element(s, element, attributes))
        stop(s);
}

static void XMLCALL end(void *state, const XML_Char *element)
{
    stream *s = state;
    const char *local;
    enum ca_space space;
    if (s->stopped)
        return;
    (void)space_of(s, element, &space, &local);
    reading = s;
    s->name = element;
    if (s->reader->end && s->reader->end(s->reader->state, space, local, &s->text))
        stop(s);
    unbind_prefixes(s);
    s->depth--;
    ca_text_clear(&s->text);
}

_Static_assert(CA_PART_TOKEN_MOST == 1 << 20 && CA_PART_MEMORY_MOST == 32 << 20, "the messages name these limits");

static void XMLCALL characters(void *state, const XML_Char *text, int size)
{
    stream *s = state;
    if (!s->reader->end || s->stopped)
        return;
    if (s->text.size + (size_t)size > CA_PART_TOKEN_MOST) {
        (void)ca_error_set(s->error, "a text in it is longer than 1 MiB");
        stop(s);
    } else {
        ca_text_append(&s->text, text, (size_t)size);
    }
}

const char *ca_part_attribute(const char **attributes, const char *name)
{
    for (; attributes[0]; attributes += 2) {
        if (strcmp(attributes[0], name) == 0)
            return attributes[1];
    }
    return NULL;
}

/* Names without a prefix have no namespace: a default one is of elements alone. */
const char *ca_part_attribute_in(const char **attributes, enum ca_space space, const char *name)
{
    for (; attributes[0]; attributes += 2) {
        const char *local;
        size_t size = split(attributes[0], &local), found;
        if (!size || strcmp(local, name) != 0)
            continue;
        found = find_binding(reading, attributes[0], size);
        if (found && reading->bindings[found - 1].space == space)
            return attributes[1];
    }
    return NULL;
}

const char *ca_part_whole_name(void)
{
    return reading->name;
}

enum ca_space ca_part_attribute_space(const char *name)
{
    const char *local;
    size_t size = split(name, &local), found = size ? find_binding(reading, name, size) : 0;
    return found ? reading->bindings[found - 1].space : size ? CA_SPACE_OTHER : CA_SPACE_NONE;
}

/* Returns the offset in the part of the event that is being read. Expat 2.9 warns of the function of the versions before it. */
static int64_t offset_of(XML_Parser parser)
{
#if XML_MAJOR_VERSION > 2 || (XML_MAJOR_VERSION == 2 && XML_MINOR_VERSION >= 9)
    return XML_GetCurrentByteIndex64(parser);
#else
    return XML_GetCurrentByteIndex(parser);
#endif
}

size_t ca_part_tag_begin(void)
{
    int64_t at = offset_of(reading->parser);
    return at > 0 ? (size_t)at : 0;
}

size_t ca_part_tag_end(void)
{
    int size = XML_GetCurrentByteCount(reading->parser);
    return ca_part_tag_begin() + (size > 0 ? (size_t)size : 0);
}

/* Passes COUNT bytes to the parser, which has read FED. A token that is not yet whole is parsed again with each
 * piece, in time that grows with its square. */
static int parse(stream *s, const char *piece, size_t count, uint64_t fed)
{
    enum XML_Status status = XML_Parse(s->parser, piece, (int)count, count == 0);
    if (s->stopped)
        return -1;
    if (status != XML_STATUS_OK && XML_GetErrorCode(s->parser) == XML_ERROR_NO_MEMORY)
        return ca_error_set(s->error, "a part of it needs more than 32 MiB of memory");
    if (status != XML_STATUS_OK)
        return ca_error_set(s->error, "a part of it is not well-formed XML");
    int64_t at = offset_of(s->parser);
    if (fed + count - (at > 0 ? (uint64_t)at : 0) > CA_PART_TOKEN_MOST)
        return ca_error_set(s->error, "a tag or comment in it is longer than 1 MiB");
    return 0;
}

/* Memory that runs out in the middle looks to libzip like a damaged member, so that a member is damaged if it is so twice, after
 * FED bytes. Ends the process otherwise. */
static void check_twice(zip_t *zip, zip_uint64_t index, uint64_t fed)
{
    char *piece = ca_allocate(PIECE, 1);
    zip_file_t *member = zip_fopen_index(zip, index, 0);
    zip_int64_t count = member ? 1 : -1;
    for (uint64_t got = 0; count > 0 && got <= fed; got += count > 0 ? (uint64_t)count : 0)
        count = zip_fread(member, piece, PIECE);
    if (member && zip_fclose(member))
        count = -1;
    free(piece);
    ca_memory_check(count >= 0);
}

/* Passes the member to the parser until it ends. */
static int feed(stream *s, zip_t *zip, zip_uint64_t index, zip_file_t *member, uint64_t *bytes)
{
    char *piece = ca_allocate(PIECE, 1);
    zip_int64_t count = 1;
    uint64_t fed = 0;
    int status = 0;
    while (count > 0 && status == 0) {
        count = zip_fread(member, piece, PIECE); /* the last read checks the CRC */
        if (count < 0)
            check_twice(zip, index, fed);
        bool too_large = bytes && count > 0 && (uint64_t)count > *bytes;
        if (count < 0)
            status = ca_error_set(s->error, "a part of it is damaged");
        else if (too_large)
            status = ca_error_set(s->error, "a part of it unpacks to too many bytes");
        else
            status = parse(s, piece, (size_t)count, fed);
        if (bytes && count > 0)
            *bytes -= too_large ? *bytes : (uint64_t)count;
        fed += count > 0 ? (uint64_t)count : 0;
    }
    free(piece);
    return status;
}

static int read_member(stream *s, zip_t *zip, zip_uint64_t index, zip_file_t *member, uint64_t *bytes, bool declared)
{
    XML_SetUserData(s->parser, s);
    XML_SetXmlDeclHandler(s->parser, declaration);
    XML_SetStartDoctypeDeclHandler(s->parser, document_type);
    XML_SetElementHandler(s->parser, start, end);
    XML_SetCharacterDataHandler(s->parser, characters);
    if (feed(s, zip, index, member, bytes))
        return -1;
    return declared && !s->declared ? ca_error_set(s->error, "a part of it lacks its first line") : 0;
}

int ca_part_read(zip_t *zip, zip_uint64_t index, uint64_t *bytes, bool declared, const ca_part_reader *reader,
                 ca_error *error)
{
    stream s = {.reader = reader, .error = error, .parser = make_parser()};
    int status = -1;
    zip_file_t *member = zip_fopen_index(zip, index, 0);
    ca_memory_check(!s.parser);
    if (!member)
        check_twice(zip, index, 0);
    if (!member)
        (void)ca_error_set(error, "a part of it cannot be opened");
    else
        status = read_member(&s, zip, index, member, bytes, declared);
    if (member && zip_fclose(member) && status == 0)
        status = ca_error_set(error, "a part of it is damaged");
    XML_ParserFree(s.parser);
    ca_text_free(&s.text);
    ca_text_free(&s.prefixes);
    free(s.bindings);
    return status;
}

int ca_part_bytes(zip_t *zip, zip_uint64_t index, uint64_t *bytes, ca_text *to, ca_error *error)
{
    zip_file_t *member = zip_fopen_index(zip, index, 0);
    char *piece = ca_allocate(PIECE, 1);
    zip_int64_t count = member ? 1 : -1;
    uint64_t got = 0;
    while (count > 0 && (count = zip_fread(member, piece, PIECE)) > 0 && (uint64_t)count <= *bytes) {
        ca_text_append(to, piece, (size_t)count);
        *bytes -= (uint64_t)count;
        got += (uint64_t)count;
    }
    free(piece);
    if (count < 0)
        check_twice(zip, index, got);
    if (member && zip_fclose(member) && count == 0)
        count = -1;
    if (count == 0)
        return 0;
    if (count > 0)
        *bytes = 0;
    return ca_error_set(error, count > 0 ? "a part of it unpacks to too many bytes" : "a part of it is damaged");
}
