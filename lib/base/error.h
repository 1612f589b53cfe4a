/* SPDX-License-Identifier: MIT */
/* Why an operation failed: a message for the user, which the program prints. */
#ifndef CA_ERROR_H
#define CA_ERROR_H

#include "base/text.h"

/* Zeroed is no error. The first message stays, because it is the cause of the later ones. */
typedef struct {
    ca_text words;
    bool usage; /* an error of usage: the user needs --help */
} ca_error;

/* Sets the message if there is none. Returns -1, so that a failing function can return it. */
int ca_error_set(ca_error *error, const char *format, ...) CA_PRINTF(2, 3);
/* The same for wrong usage, such as options that do not go together. */
int ca_error_misuse(ca_error *error, const char *format, ...) CA_PRINTF(2, 3);
void ca_error_free(ca_error *error);

/* Appends a line about the run of a program, without a location: "audit-sample: TEXT", or with JSON an object with tool,
 * severity ("note" or "error") and message. */
void ca_run_line(ca_text *to, bool json, const char *program, const char *severity, const char *text);

#endif
