/* SPDX-License-Identifier: MIT */
/* The limits of figures in reports: how many audits a figure needs. The one home of these numbers. */
#ifndef CA_FIGURE_LIMITS_H
#define CA_FIGURE_LIMITS_H

enum {
    CA_LEAST_AUDITS = 20, /* with a grade, for a percentage, an interval, a change or a verdict; below: counts only */
    CA_LEAST_PLACED = 5,  /* with a grade, for a place among other groups, without a percentage */
    CA_LEAST_QUARTERS = 5 /* with audits, for a trend */
};

#endif
