/* SPDX-License-Identifier: MIT */
/* The purposes of letters as one table: who is named, which audits get one, and what it is built of. audit-letter(1) has the same
 * table. */
#ifndef CA_PURPOSES_H
#define CA_PURPOSES_H

#include "documents/audit_view.h"
#include "documents/letter.h"

enum ca_letter_purpose {
    CA_LETTER_FOR_FILE, /* the completed audit */
    CA_LETTER_FOR_FEEDBACK,
    CA_LETTER_FOR_PLAN,
    CA_LETTER_FOR_ESCALATION,
    CA_LETTER_FOR_RESPONSE,
    CA_LETTER_FOR_CASE_NOTE,
    CA_LETTER_FOR_REMINDER,
    CA_LETTER_FOR_HANDBOOK, /* of a framework, and of no audit */
    CA_LETTER_PURPOSE_COUNT
};

/* The people whom a letter names, as bits; what auditors wrote names others only where NAMES_IN_TEXTS is set. */
enum {
    CA_NAMES_THE_CHILD = 1, /* and the date of birth */
    CA_NAMES_PRACTITIONER = 2,
    CA_NAMES_MANAGER = 4,
    CA_NAMES_AUDITOR = 8,
    CA_NAMES_OWNERS = 16, /* of actions, and those who are responsible for them */
    CA_NAMES_REVIEWER = 32,
    CA_NAMES_MODERATOR = 64,
    CA_NAMES_TOLD = 128, /* the person who was told of a concern */
    CA_NAMES_ALL = 255
};

typedef struct {
    const char *name;  /* "feedback" */
    const char *title; /* of the letter */
    const char *mark;  /* at the head of each page */
    unsigned people;
    bool names_in_texts;
    bool of_framework;                         /* it is of no audit: the view has no record */
    bool (*is_due)(const ca_audit_view *view); /* whether the audit gets one */
    void (*build)(ca_audit_view *view, ca_letter *letter);
} ca_letter_purpose_entry;
extern const ca_letter_purpose_entry ca_letter_purposes[CA_LETTER_PURPOSE_COUNT];

/* Builds the letter for PURPOSE of the audit of VIEW, whose memory is that of LETTER. Returns false if the audit gets none. */
bool ca_letter_build(enum ca_letter_purpose purpose, ca_audit_view *view, ca_letter *letter) CA_MUST_USE;

#endif
