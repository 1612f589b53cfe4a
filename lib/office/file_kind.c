/* SPDX-License-Identifier: MIT */
/* The kind of a file, by its bytes. */
#include "office/file_kind.h"

#define SAVE_AS_WORD "open it in Word and save it as .docx"
#define SAVE_UNPROTECTED \
    "open it in Word and save a copy without a password (File, Info, Protect Document, Encrypt with Password)"

/* Each kind as a noun, and the advice to somebody who hands it over as a list, or as a Word document. */
static const struct {
    const char *noun, *list_advice, *document_advice;
    const char *document_noun; /* instead of a noun that only fits lists; NULL: the same */
} kinds[CA_FILE_KINDS] = {
    [CA_FILE_WORKBOOK] = {"an Excel workbook (.xlsx)", NULL, "name the Word document (.docx)", NULL},
    [CA_FILE_BINARY_WORKBOOK] = {"a binary Excel workbook (.xlsb)", "save it as .xlsx",
                                 "name the Word document (.docx)", NULL},
    [CA_FILE_WORD] = {"a Word document (.docx)", "copy its table into Excel and save that as .xlsx", NULL, NULL},
    [CA_FILE_PRESENTATION] = {"a PowerPoint presentation (.pptx)", "name the workbook that holds the list",
                              "name the Word document (.docx)", NULL},
    [CA_FILE_OPEN_DOCUMENT] = {"an OpenDocument file (.ods, .odt)", "save it as .xlsx", SAVE_AS_WORD, NULL},
    [CA_FILE_NUMBERS] = {"a Numbers or Pages file", "export it as .xlsx (File, Export To, Excel)",
                         "export it as .docx (File, Export To, Word)", NULL},
    [CA_FILE_ZIP] = {"a zip file without a workbook", "unpack it and name the list in it",
                     "unpack it and name the documents in it", "a zip file without a Word document"},
    [CA_FILE_ENCRYPTED] = {"a workbook or document that is protected with a password",
                           "save a copy without one (in Excel: File, Info, Protect Workbook, Encrypt with Password)",
                           SAVE_UNPROTECTED, NULL},
    [CA_FILE_OLD_OFFICE] = {"an Excel or Word file of before 2007 (.xls, .doc)",
                            "open it in Excel and save it as .xlsx", SAVE_AS_WORD, NULL},
    [CA_FILE_COMPOUND] = {"an Office file that is old (.xls, .doc) or protected with a password",
                          "open it in Excel and save it as .xlsx without a password",
                          "open it in Word and save it as .docx without a password", NULL},
    [CA_FILE_PDF] = {"a PDF", "ask for the list as .xlsx or .csv", "ask for the document as .docx", NULL},
    [CA_FILE_RICH_TEXT] = {"a Rich Text document (.rtf)", "copy its table into Excel and save that as .xlsx",
                           SAVE_AS_WORD, NULL},
    [CA_FILE_GZIP] = {"a file compressed with gzip", "unpack it (gunzip) and name the file in it",
                      "unpack it (gunzip) and name the file in it", NULL},
    [CA_FILE_COMPRESSED] = {"a compressed file", "unpack it and name the file in it",
                            "unpack it and name the file in it", NULL},
    [CA_FILE_PICTURE] = {"a picture", "ask for the list as .xlsx or .csv", "ask for the document as .docx", NULL},
    [CA_FILE_LOCK] = {"the lock file of a workbook that somebody has open", "name the workbook itself",
                      "name the document itself", "the lock file of a document that somebody has open"},
};

/* The bytes that a file begins with. Those of zip and compound files are looked into. */
static const struct {
    enum ca_file_kind kind;
    const char *bytes;
    size_t size;
} signatures[] = {
    {CA_FILE_PDF, "%PDF", 4},
    {CA_FILE_RICH_TEXT, "{\\rtf", 5},
    {CA_FILE_GZIP, "\x1F\x8B", 2},
    {CA_FILE_COMPRESSED, "\x1F\x9D", 2},
    {CA_FILE_COMPRESSED, "BZh", 3},
    {CA_FILE_COMPRESSED, "\3757zXZ", 5},
    {CA_FILE_COMPRESSED, "\x28\xB5\x2F\xFD", 4},
    {CA_FILE_COMPRESSED, "7z\xBC\xAF", 4},
    {CA_FILE_COMPRESSED, "Rar!", 4},
    {CA_FILE_PICTURE, "\x89PNG", 4},
    {CA_FILE_PICTURE, "\xFF\xD8\xFF", 3},
    {CA_FILE_PICTURE, "GIF8", 4},
};

const char *ca_file_kind_noun(enum ca_file_kind kind)
{
    return kinds[kind].noun ? kinds[kind].noun : "";
}

void ca_file_kind_sentence(ca_text *to, enum ca_file_kind kind)
{
    if (kinds[kind].list_advice)
        ca_text_format(to, "is %s; %s", kinds[kind].noun, kinds[kind].list_advice);
}

void ca_file_kind_document_sentence(ca_text *to, enum ca_file_kind kind)
{
    const char *noun = kinds[kind].document_noun ? kinds[kind].document_noun : kinds[kind].noun;
    if (kinds[kind].document_advice)
        ca_text_format(to, "is %s; %s", noun, kinds[kind].document_advice);
}

static bool begins(ca_slice bytes, const char *words, size_t size)
{
    return bytes.size >= size && memcmp(bytes.at, words, size) == 0;
}

/* Returns the first of SIZE bytes WORDS in BYTES, or NULL. */
static const char *find(ca_slice bytes, const char *words, size_t size)
{
    const char *end = bytes.at + bytes.size;
    for (const char *at = bytes.at; (size_t)(end - at) >= size; at++) {
        at = memchr(at, words[0], (size_t)(end - at) - size + 1);
        if (!at)
            return NULL;
        if (memcmp(at, words, size) == 0)
            return at;
    }
    return NULL;
}

/* Excel keeps a file of 165 bytes beside an open workbook, Word one of 162: the length of the user's name, the name,
 * filled up with blanks or zeros, then the same as UTF-16. */
static bool is_lock(const char *name, ca_slice bytes)
{
    const char *file = name ? strrchr(name, '/') : NULL;
    file = file ? file + 1 : name;
    if (file && (strncmp(file, "~$", 2) == 0 || strncmp(file, ".~lock.", 7) == 0))
        return true;
    size_t room = bytes.size == 165 ? 55 : bytes.size == 162 ? 54 : 0;
    return room && bytes.at[0] > 0 && (size_t)bytes.at[0] < room && bytes.at[room + 1] == '\0' &&
           bytes.at[room - 1] == (room == 55 ? ' ' : '\0');
}

static bool member_is(ca_slice name, const char *beginning)
{
    return begins(name, beginning, strlen(beginning));
}

static enum ca_file_kind kind_of_member(ca_slice name, ca_slice rest)
{
    static const struct {
        const char *beginning;
        enum ca_file_kind kind;
    } members[] = {
        {"xl/", CA_FILE_WORKBOOK},      {"xl\\", CA_FILE_WORKBOOK},
        {"word/", CA_FILE_WORD},        {"word\\", CA_FILE_WORD},
        {"ppt/", CA_FILE_PRESENTATION}, {"Index/", CA_FILE_NUMBERS},
        {"Index.zip", CA_FILE_NUMBERS}, {"content.xml", CA_FILE_OPEN_DOCUMENT},
    };
    if (member_is(name, "mimetype") && find(rest, "application/vnd.oasis.opendocument", 34))
        return CA_FILE_OPEN_DOCUMENT;
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        if (member_is(name, members[i].beginning))
            return members[i].kind;
    return CA_FILE_ZIP;
}

/* A number of COUNT bytes, the least first. */
static size_t little_endian(const char *at, int count)
{
    size_t number = 0;
    while (count--)
        number = number << 8 | (unsigned char)at[count];
    return number;
}

/* Every member of a zip file comes after a header of 30 bytes and its name. The header has the member's size, unless
 * the program that wrote it could not go back in the file. */
static enum ca_file_kind kind_of_zip(ca_slice bytes)
{
    enum { HEADER = 30, FLAGS = 6, SIZE = 18, NAME_SIZE = 26, EXTRA_SIZE = 28, SIZE_LATER = 8, MIMETYPE_MOST = 200 };
    const char *at = bytes.at, *end = bytes.at + bytes.size;
    if (find(bytes, "xl/workbook.bin", 15))
        return CA_FILE_BINARY_WORKBOOK;
    while (end - at > HEADER && (at = find((ca_slice){at, (size_t)(end - at)}, "PK\3\4", 4)) && end - at > HEADER) {
        size_t left = (size_t)(end - at) - HEADER, size = little_endian(at + NAME_SIZE, 2);
        ca_slice rest = {at, left + HEADER < MIMETYPE_MOST ? left + HEADER : MIMETYPE_MOST};
        enum ca_file_kind kind = kind_of_member((ca_slice){at + HEADER, size < left ? size : left}, rest);
        if (kind != CA_FILE_ZIP)
            return kind;
        if (!(at[FLAGS] & SIZE_LATER))
            size += little_endian(at + EXTRA_SIZE, 2) + little_endian(at + SIZE, 4);
        at += HEADER + (size < left ? size : left);
    }
    return CA_FILE_ZIP;
}

/* Old Office files and encrypted ones are compound files, which name their streams in UTF-16. */
static enum ca_file_kind kind_of_compound(ca_slice bytes)
{
    static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    static const char workbook[] = "B\0o\0o\0k", small_workbook[] = "b\0o\0o\0k", document[] = "W\0o\0r\0d\0D\0o\0c";
    if (find(bytes, encrypted, sizeof encrypted))
        return CA_FILE_ENCRYPTED;
    if (find(bytes, workbook, sizeof workbook) || find(bytes, small_workbook, sizeof small_workbook) ||
        find(bytes, document, sizeof document))
        return CA_FILE_OLD_OFFICE;
    return CA_FILE_COMPOUND;
}

enum ca_file_kind ca_file_kind(const char *name, ca_slice bytes)
{
    if (is_lock(name, bytes))
        return CA_FILE_LOCK;
    if (begins(bytes, "PK\3\4", 4) || begins(bytes, "PK\5\6", 4))
        return kind_of_zip(bytes);
    if (begins(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8))
        return kind_of_compound(bytes);
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (begins(bytes, signatures[i].bytes, signatures[i].size))
            return signatures[i].kind;
    return CA_FILE_OTHER;
}

enum ca_file_kind ca_file_kind_more(enum ca_file_kind kind, ca_slice line)
{
    static const struct {
        const char *name;
        enum ca_file_kind kind;
    } parts[] = {{"xl/workbook.", CA_FILE_WORKBOOK},
                 {"xl/worksheets/", CA_FILE_WORKBOOK},
                 {"word/document.", CA_FILE_WORD},
                 {"ppt/presentation.", CA_FILE_PRESENTATION},
                 {"application/vnd.oasis.opendocument", CA_FILE_OPEN_DOCUMENT}};
    if (kind != CA_FILE_ZIP)
        return kind;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) /* a line may begin within the header of a member */
        if (find(line, parts[i].name, strlen(parts[i].name)))
            return parts[i].kind;
    return kind_of_zip(line);
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
        return CA_FILE_OTHER;
    if (words.at[0] == '<')
        return CA_FILE_WEB;
    for (size_t i = 0; i + 1 < words.size; i++) {
        bool separator = strchr(",;\t|", words.at[i]) && words.at[i];
        if (separator && words.at[i + 1] != ' ') /* a comma of prose has a blank after it */
            return CA_FILE_TABLE;
    }
    return CA_FILE_TEXT;
}

enum ca_file_kind ca_file_kind_of_line(ca_slice line)
{
    static const char *const utf16[] = {"\xFF\xFE", "\xFE\xFF", "{\0", "\0{"};
    for (size_t i = 0; i < sizeof utf16 / sizeof *utf16; i++)
        if (begins(line, utf16[i], 2))
            return CA_FILE_UTF16;
    enum ca_file_kind kind = ca_file_kind(NULL, line);
    return kind == CA_FILE_OTHER ? kind_of_text(line) : ca_file_kind_more(kind, line);
}

bool ca_file_kind_is_binary(enum ca_file_kind kind)
{
    return kind != CA_FILE_OTHER && kind < CA_FILE_WEB;
}
