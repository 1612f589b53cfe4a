/* SPDX-License-Identifier: MIT */
/* Validation of the requirements that depend on a grade. */
#ifndef CA_VALIDATE_REQUIREMENTS_H
#define CA_VALIDATE_REQUIREMENTS_H

#include "check/checker.h"

void ca_check_requirements(ca_checker *checker);

#endif
