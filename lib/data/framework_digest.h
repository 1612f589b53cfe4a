/* SPDX-License-Identifier: MIT */
/* The digest of a framework: equal digests mean that counts under the two frameworks add. */
#ifndef CA_FRAMEWORK_DIGEST_H
#define CA_FRAMEWORK_DIGEST_H

#include "data/framework.h"

/* Sets the digest of FRAMEWORK, which has been read. It covers what counts depend on, and nothing else. */
void ca_framework_set_digest(ca_framework *framework);

/* Returns whether WORDS are written like a digest. */
bool ca_is_digest(ca_slice words) CA_MUST_USE;

/* Returns the current digest of the built-in framework whose digest was DIGEST in caseaudit 0.1.0, else DIGEST. */
const char *ca_digest_now(const char *digest) CA_MUST_USE;

/* Returns whether DIGEST is the digest that caseaudit 0.1.0 gave FRAMEWORK: of every member of its file. */
bool ca_framework_had_digest(const ca_framework *framework, const char *digest) CA_MUST_USE;

#endif
