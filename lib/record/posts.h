/* SPDX-License-Identifier: MIT */
/* Posts in the place of a name: "Head of Service", "School", "Team Manager, MASH". */
#ifndef CA_POSTS_H
#define CA_POSTS_H

#include "base/text.h"

/* Whether PLAIN (person.h) is words that posts and bodies are called by, and nothing else but numbers. One word that is a
 * surname, too ("Head"), is none. */
bool ca_is_post(ca_slice plain) CA_MUST_USE;

#endif
