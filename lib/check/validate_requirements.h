/* SPDX-License-Identifier: MIT */
/* Validation of what a grade obliges to. */
#ifndef CA_VALIDATE_REQUIREMENTS_H
#define CA_VALIDATE_REQUIREMENTS_H

#include "check/checker.h"

void ca_check_duties(ca_checker *checker);

#endif
