/* SPDX-License-Identifier: MIT */
/* The parts of an office document, read with libzip and expat. */
#include "office/zip_parts.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 64 * 1024 };

typedef struct {
    const ca_zip_reader *reader;
    ca_error *error;
    ca_text text;
    bool declared; /* the XML declaration was read */
} stream;

static void XMLCALL declaration(void *state, const XML_Char *version, const XML_Char *encoding, int standalone)
{
    stream *s = state;
    (void)version;
    (void)encoding;
    (void)standalone;
    s->declared = true;
}

static void XMLCALL start(void *state, const XML_Char *element, const XML_Char **attributes)
{
    stream *s = state;
    ca_text_clear(&s->text);
    if (s->reader->start && s->error->words.size == 0)
        s->reader->start(s->reader->state, element, attributes);
}

static void XMLCALL end(void *state, const XML_Char *element)
{
    stream *s = state;
    if (s->reader->end && s->error->words.size == 0)
        s->reader->end(s->reader->state, element, &s->text);
    ca_text_clear(&s->text);
}

static void XMLCALL characters(void *state, const XML_Char *text, int size)
{
    stream *s = state;
    if (s->reader->end)
        ca_text_append(&s->text, text, (size_t)size);
}

const char *ca_zip_attribute(const char **attributes, const char *name)
{
    for (; attributes[0]; attributes += 2) {
        if (strcmp(attributes[0], name) == 0)
            return attributes[1];
    }
    return "";
}

/* Passes the member to the parser (NULL for a part that is not XML) until it ends. */
static int feed(zip_file_t *member, XML_Parser parser, ca_error *error)
{
    char *piece = ca_allocate(PIECE, 1);
    zip_int64_t count = 1;
    int status = 0;
    while (count > 0 && status == 0) {
        count = zip_fread(member, piece, PIECE); /* the last read checks the CRC */
        if (count < 0)
            status = ca_error_set(error, "a part of it is damaged");
        else if (parser && XML_Parse(parser, piece, (int)count, count == 0) != XML_STATUS_OK)
            status = ca_error_set(error, "a part of it is not well-formed XML");
        if (error->words.size)
            status = -1;
    }
    free(piece);
    return status;
}

int ca_zip_read(zip_t *zip, zip_uint64_t index, bool xml, const ca_zip_reader *reader, ca_error *error)
{
    stream s = {.reader = reader, .error = error};
    int status = -1;
    XML_Parser parser = xml ? XML_ParserCreate(NULL) : NULL;
    zip_file_t *member = zip_fopen_index(zip, index, 0);
    if (!member || (xml && !parser)) {
        (void)ca_error_set(error, "a part of it cannot be opened");
    } else {
        if (parser) {
            XML_SetUserData(parser, &s);
            XML_SetXmlDeclHandler(parser, declaration);
            XML_SetElementHandler(parser, start, end);
            XML_SetCharacterDataHandler(parser, characters);
        }
        status = feed(member, parser, error);
        if (status == 0 && parser && !s.declared)
            status = ca_error_set(error, "a part of it lacks its first line");
    }
    if (member && zip_fclose(member) && status == 0)
        status = ca_error_set(error, "a part of it is damaged");
    if (parser)
        XML_ParserFree(parser);
    ca_text_free(&s.text);
    return status;
}
