/* SPDX-License-Identifier: MIT */
/* Cells in which people write several names as one: "Ada Ward, Ben Lake", "Ada Ward and Ben Lake". */
#ifndef CA_SEVERAL_NAMES_H
#define CA_SEVERAL_NAMES_H

#include "record/person.h"

/* What a part of a name may be. */
enum ca_name_known { CA_NAME_UNKNOWN, CA_NAME_OF_TEAM, CA_NAME_OF_PERSON };
typedef enum ca_name_known ca_name_known_function(void *context, ca_slice name);

/* Whether NAME is written as one person's may not be: with a semicolon, a line break, "and", or a comma between two names of
 * two words or more. PEOPLE may be NULL. */
bool ca_name_has_several(ca_slice name, const ca_people_list *people) CA_MUST_USE;
/* Whether NAME, of a person or team that is not known, is probably several: it is written so with a comma, or KNOWN knows one
 * of its parts as a person, or a part after a comma, or all of them as teams. */
bool ca_name_is_probably_several(ca_slice name, const ca_people_list *people, ca_name_known_function *known,
                                 void *context) CA_MUST_USE;

#endif
