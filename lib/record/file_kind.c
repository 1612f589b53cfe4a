/* SPDX-License-Identifier: MIT */
/* Kinds of files, by their first bytes. */
#include "record/file_kind.h"

#include <string.h>

/* The bytes that a file begins with. */
static const struct {
    enum ca_file_kind kind;
    const char *bytes;
    size_t size;
} signatures[] = {
    {CA_FILE_UTF16, "\xFF\xFE", 2},
    {CA_FILE_UTF16, "\xFE\xFF", 2},
    {CA_FILE_UTF16, "{\0", 2},
    {CA_FILE_UTF16, "\0{", 2},
    {CA_FILE_ZIP, "PK\3\4", 4},
    {CA_FILE_ZIP, "PK\5\6", 4},
    {CA_FILE_OLD_OFFICE, "\xD0\xCF\x11\xE0", 4},
    {CA_FILE_COMPRESSED, "\x1F\x8B", 2},
    {CA_FILE_COMPRESSED, "\x1F\x9D", 2},
    {CA_FILE_COMPRESSED, "BZh", 3},
    {CA_FILE_COMPRESSED, "\3757zXZ", 5},
    {CA_FILE_COMPRESSED, "\x28\xB5\x2F\xFD", 4},
    {CA_FILE_COMPRESSED, "7z\xBC\xAF", 4},
    {CA_FILE_COMPRESSED, "Rar!", 4},
    {CA_FILE_PDF, "%PDF-", 5},
    {CA_FILE_RTF, "{\\rtf", 5},
    {CA_FILE_PICTURE, "\x89PNG", 4},
    {CA_FILE_PICTURE, "\xFF\xD8\xFF", 3},
    {CA_FILE_PICTURE, "GIF8", 4},
};

/* What a zip holds, by names of its parts. */
static const struct {
    enum ca_file_kind kind;
    const char *part;
} parts[] = {
    {CA_FILE_EXCEL, "xl/workbook."},
    {CA_FILE_EXCEL, "xl/worksheets/"},
    {CA_FILE_WORD, "word/document."},
    {CA_FILE_SLIDES, "ppt/presentation."},
    {CA_FILE_OPEN_DOCUMENT, "application/vnd.oasis.opendocument"},
};

static bool contains(ca_slice line, const char *words)
{
    size_t size = strlen(words);
    for (const char *at = line.at, *end = line.at + line.size; (size_t)(end - at) >= size; at++) {
        at = memchr(at, words[0], (size_t)(end - at) - size + 1);
        if (!at)
            return false;
        if (memcmp(at, words, size) == 0)
            return true;
    }
    return false;
}

/* Returns whether LINE begins with a name of JSON and its colon. */
static bool is_member(ca_slice line)
{
    const char *end = line.at + line.size;
    const char *close = line.at[0] == '"' ? memchr(line.at + 1, '"', line.size - 1) : NULL;
    if (!close)
        return false;
    do
        close++;
    while (close < end && (*close == ' ' || *close == '\t'));
    return close < end && *close == ':';
}

static enum ca_file_kind kind_of_text(ca_slice line)
{
    ca_slice words = ca_slice_trimmed(line, " \t\r");
    if (!words.size || strchr("{[}]", words.at[0]) || is_member(words))
        return CA_FILE_RECORDS;
    if (words.at[0] == '<')
        return CA_FILE_WEB;
    for (size_t i = 0; i + 1 < words.size; i++) {
        bool separator = strchr(",;\t|", words.at[i]) && words.at[i];
        if (separator && words.at[i + 1] != ' ') /* a comma of prose has a blank after it */
            return CA_FILE_TABLE;
    }
    return CA_FILE_TEXT;
}

enum ca_file_kind ca_file_kind_of(ca_slice line)
{
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (line.size >= signatures[i].size && memcmp(line.at, signatures[i].bytes, signatures[i].size) == 0)
            return ca_file_kind_more(signatures[i].kind, line);
    return kind_of_text(line);
}

enum ca_file_kind ca_file_kind_more(enum ca_file_kind kind, ca_slice line)
{
    for (size_t i = 0; kind == CA_FILE_ZIP && i < sizeof parts / sizeof *parts; i++)
        if (contains(line, parts[i].part))
            kind = parts[i].kind;
    return kind;
}

bool ca_file_kind_is_binary(enum ca_file_kind kind)
{
    return kind != CA_FILE_RECORDS && kind < CA_FILE_WEB;
}

const char *ca_file_kind_words(enum ca_file_kind kind)
{
    static const char *const words[CA_FILE_KINDS] = {
        [CA_FILE_RECORDS] = "",
        [CA_FILE_UTF16] = "is in UTF-16; save it as UTF-8 (Notepad: Save as, Encoding: UTF-8)",
        [CA_FILE_ZIP] = "is a zip archive; unpack it, and give the file of records in it",
        [CA_FILE_EXCEL] = "is an Excel workbook (.xlsx), not a file of records",
        [CA_FILE_WORD] = "is a Word document (.docx), not a file of records",
        [CA_FILE_SLIDES] = "is a file of slides (.pptx), not a file of records",
        [CA_FILE_OPEN_DOCUMENT] = "is a document of LibreOffice (.ods, .odt), not a file of records",
        [CA_FILE_OLD_OFFICE] = "is an Office document of an old kind or with a password, not a file of records",
        [CA_FILE_COMPRESSED] = "is compressed; unpack it first (gunzip FILE.gz), and give the file of records in it",
        [CA_FILE_PDF] = "is a PDF, not a file of records",
        [CA_FILE_RTF] = "is a document in Rich Text Format (.rtf); save it as plain text in UTF-8",
        [CA_FILE_PICTURE] = "is a picture, not a file of records",
        [CA_FILE_WEB] = "is a web page or XML, not a file of records",
        [CA_FILE_TABLE] = "is a table (CSV), not a file of records; audit-new and audit-sample read lists of cases",
        [CA_FILE_TEXT] = "is text, not a file of records; a record is one line that begins with {",
    };
    return words[kind];
}
