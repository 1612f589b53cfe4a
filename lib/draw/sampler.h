/* SPDX-License-Identifier: MIT */
/* A sample of a list of cases: what is asked for, which cases are drawn, and who audits them. */
#ifndef CA_SAMPLER_H
#define CA_SAMPLER_H

#include "draw/assign.h"
#include "draw/audited.h"
#include "draw/case_classes.h"
#include "draw/sample.h"
#include "intake/people.h"

/* A column that the draw goes by. */
typedef struct {
    ca_slice name;          /* as it was given */
    size_t column;          /* of the list */
    bool people;            /* its values are people's names */
    size_t values, covered; /* of one that is covered: values of cases to draw from, those of drawn cases */
} ca_sample_column;

typedef struct {
    ca_sample_column *at;
    size_t count, capacity;
} ca_sample_columns;

/* A value of a column whose cases are not drawn. */
typedef struct {
    ca_sample_column column;
    ca_slice value;
    bool asked; /* by --not, not by the framework */
    uint64_t cases;
} ca_sample_not;

/* Why a case of the list is not drawn from. */
enum ca_sample_out {
    CA_DRAWN_FROM,
    CA_OUT_NOT,     /* has a value that is not drawn */
    CA_OUT_OTHERS,  /* is not one of the practitioners' further cases are drawn of */
    CA_OUT_KNOWN,   /* stands in the records of --practitioner */
    CA_OUT_AUDITED, /* was audited lately */
    CA_OUT_COUNT
};

/* A sample. Zeroed is empty, but for the parts that the caller sets; ERROR, REPORTER and LIBRARY are borrowed. */
typedef struct {
    ca_error *error;
    ca_reporter *reporter;
    const ca_library *library;
    ca_slice seed;
    const ca_framework *policy; /* whose sampling is followed, or NULL */
    ca_sample_size size;
    bool sized;                 /* a rate or a count was given */
    bool by_asked, cover_asked; /* by an option, not by the framework */
    bool other_teams;           /* nobody audits a case of their own team */
    bool follows_up;            /* further cases of practitioners are drawn */
    ca_text rate;               /* as it was given */
    ca_sample_columns by, cover;
    ca_sample_not *nots;
    size_t not_count, not_capacity;
    uint64_t months;
    ca_date as_of;

    ca_case_list list;
    ca_audited recent, followed; /* of --exclude and --practitioner */
    enum ca_sample_out *out;     /* of each row */
    uint64_t out_count[CA_OUT_COUNT];
    ca_sample_case *cases; /* those of the strata */
    size_t case_count;
    ca_map strata_names; /* the values of BY, each ended by a NUL, in the strata's order */
    ca_stratum *strata;
    const ca_sample_case **drawn; /* by stratum, then by rank */
    size_t drawn_count;

    ca_people_list people;
    ca_persons persons; /* who is counted: practitioners to cover, and to follow up */
    ca_similar_names apart;
    ca_auditors auditors;
    ca_case_classes classes;
    ca_assignment assignment;
    uint64_t left; /* drawn cases whose earlier auditor is not in the list any more */
    bool shared_out;

} ca_sampler;

/* Finds the columns of the list, sorts out which cases are drawn from, and draws. -1 with an error. */
int ca_sampler_draw(ca_sampler *s) CA_MUST_USE;
/* Checks that the list has the columns that show who is independent; without them: -1 with an error. The auditors have
 * been read. */
int ca_sampler_check_independence(ca_sampler *s) CA_MUST_USE;
/* Gives each drawn case an auditor. EARLIER is a list whose auditors are kept where that is possible, named FILE, or NULL.
 * -1 with an error that names the cases that no auditor can take, and the rules in the way. */
int ca_sampler_assign(ca_sampler *s, const ca_case_list *earlier, const char *file) CA_MUST_USE;
/* Appends the report of the draw as JSON, caseaudit.draw/1: audit-sample(1) describes it. */
void ca_sampler_report(const ca_sampler *s, ca_text *to);
void ca_sampler_free(ca_sampler *s);

#endif
