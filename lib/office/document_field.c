/* SPDX-License-Identifier: MIT */
/* The fields of Word documents. */
#include "office/document_field.h"

/* The fields that a header or footer may take along come first. */
enum { OF_FRAMES = 16 };
static const char *const harmless[] = {
    "PAGE",     "NUMPAGES",     "SECTION",      "SECTIONPAGES", "DATE",      "TIME",        "TITLE",    "SUBJECT",
    "AUTHOR",   "STYLEREF",     "SAVEDATE",     "CREATEDATE",   "PRINTDATE", "DOCPROPERTY", "FILENAME", "COMPANY",
    "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "HYPERLINK",    "REF",       "PAGEREF",     "NOTEREF",  "TOC",
    "TC",       "SEQ",          "XE",           "INDEX",        "IF",        "=",           "SYMBOL",   "EQ",
    "USERNAME", "USERINITIALS", "LASTSAVEDBY",  "REVNUM",       "NUMWORDS",  "NUMCHARS",    "KEYWORDS", "COMMENTS",
    "EDITTIME", "LISTNUM",      "AUTONUM",      "BIBLIOGRAPHY", "CITATION",  "ADVANCE",     "QUOTE",    "DOCVARIABLE"};

ca_slice ca_document_field_name(const char *words)
{
    words += strspn(words, " \t\r\n");
    return (ca_slice){words, strcspn(words, " \t\r\n\\")};
}

bool ca_document_field_is_harmless(ca_slice name, bool in_frames)
{
    size_t count = in_frames ? OF_FRAMES : sizeof harmless / sizeof *harmless;
    for (size_t i = 0; i < count; i++)
        if (ca_slice_alike(name, harmless[i]))
            return true;
    return false;
}
