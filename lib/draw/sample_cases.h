/* SPDX-License-Identifier: MIT */
/* A sample from a list of cases: its settings, the drawn cases, and their auditors. */
#ifndef CA_SAMPLE_CASES_H
#define CA_SAMPLE_CASES_H

#include "draw/assign.h"
#include "draw/audited.h"
#include "draw/case_classes.h"
#include "draw/sample.h"
#include "intake/people.h"

/* A column that the draw uses. */
typedef struct {
    ca_slice name;          /* as it was given */
    size_t column;          /* of the list */
    bool people;            /* its values are names of people */
    size_t values, covered; /* of a --cover column: distinct values of eligible cases, and of drawn cases */
    /* of a --by column: a value for each cell, and for each name; spellings of one name share a value */
    ca_map by_cell, by_name;
} ca_sample_column;

typedef struct {
    ca_sample_column *at;
    size_t count, capacity;
} ca_sample_columns;

/* A value of a column that excludes its cases. */
typedef struct {
    ca_sample_column column;
    ca_slice value; /* as the list has it */
    ca_slice given;
    bool asked; /* given by --not, not by the framework */
    uint64_t cases;
} ca_sample_not;

/* Why a case of the list is not eligible. */
enum ca_sample_out {
    CA_DRAWN_FROM,
    CA_OUT_NOT,     /* has an excluded value */
    CA_OUT_OTHERS,  /* its practitioner is not one whose further cases are drawn */
    CA_OUT_KNOWN,   /* is in the records of --practitioner */
    CA_OUT_AUDITED, /* was audited recently */
    CA_OUT_COUNT
};

/* A sample. Zeroed is empty; the caller sets the settings. ERROR, REPORTER and LIBRARY are borrowed. Release with
 * ca_sampler_free. */
typedef struct {
    ca_error *error;
    ca_reporter *reporter;
    const ca_library *library;
    ca_slice seed;
    const ca_framework *policy; /* the framework whose sampling policy is used, or NULL */
    ca_sample_size size;
    bool sized;                 /* a rate or a count was given */
    bool by_asked, cover_asked; /* by an option, not by the framework */
    bool other_teams;           /* no auditor is assigned cases of their own team */
    bool follows_up;            /* further cases of practitioners are drawn */
    ca_text rate;               /* as it was given */
    ca_sample_columns by, cover;
    ca_sample_not *nots;
    size_t not_count, not_capacity;
    bool excludes; /* cases that were audited in the MONTHS before AS_OF are not drawn */
    uint64_t months;
    ca_date as_of; /* the day of the draw: cases that close after it are open; or CA_NO_DATE */

    ca_case_list list;
    ca_audited recent, followed, returned; /* of --exclude, --practitioner and --returned */
    enum ca_sample_out *out;               /* of each row */
    uint64_t out_count[CA_OUT_COUNT];
    ca_sample_case *cases; /* the cases of the strata */
    size_t case_count;
    ca_map strata_names; /* the values of BY, each ended by a NUL, in the strata's order */
    ca_stratum *strata;
    const ca_sample_case **drawn; /* by stratum, then by rank */
    size_t drawn_count;

    ca_people_list people;
    ca_persons persons; /* practitioners to cover, and to draw further cases of */
    ca_similar_names apart;
    ca_auditors auditors;
    ca_case_classes classes;
    ca_assignment assignment;
    ca_slice *names; /* of the auditor of each drawn case, if they are shared out */
    uint64_t left;   /* drawn cases whose earlier auditor is no longer in the list */
    bool shared_out;
} ca_sampler;

/* Finds the columns of the list, selects the eligible cases, and draws. Returns 0, or -1 with an error. */
int ca_sampler_draw(ca_sampler *s) CA_MUST_USE;
void ca_sampler_free(ca_sampler *s);

#endif
