/* SPDX-License-Identifier: MIT */
/* Reads a framework from its JSON. */
#ifndef CA_FRAMEWORK_PARSE_H
#define CA_FRAMEWORK_PARSE_H

#include "data/framework.h"

/* Reads the framework of SIZE bytes at TEXT; NAME is that of the file, for diagnostics. Reports all errors. Returns the
 * framework, to be released with ca_framework_free, or NULL if there was an error. */
ca_framework *ca_framework_read(const char *name, const char *text, size_t size, ca_reporter *reporter) CA_MUST_USE;
/* Reads a vocabulary, an object with the member finding_themes of a framework alone, and adds its themes to THEMES. Reports all
 * errors. Returns 0, or -1 if there was an error, and nothing was added. */
int ca_framework_themes_read(ca_finding_themes *themes, const char *name, ca_slice text, ca_reporter *reporter)
    CA_MUST_USE;

#endif
