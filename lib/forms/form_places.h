/* SPDX-License-Identifier: MIT */
/* Where the members of a record are on the form that it was made from. */
#ifndef CA_FORM_PLACES_H
#define CA_FORM_PLACES_H

#include "forms/form_items.h"

/* Returns LOCATION, of a cell of the maker's form, with the name of the sheet that the record keeps. */
ca_location ca_form_place_keep(const ca_form_maker *m, ca_location location) CA_MUST_USE;
/* Gives the record of M the places of all cells with a member, in the order of their paths. Its items were set. */
void ca_form_places_make(ca_form_maker *m);
/* Returns where the member PATH of a message is on the form: its cell, or one in its row, or the identity. */
ca_location ca_form_place_of(const ca_form_record *made, const char *path) CA_MUST_USE;
/* Whether the form has a cell of the list entry that PATH is in: "actions[3].due". */
bool ca_form_fills_entry(const ca_form_record *made, const char *path) CA_MUST_USE;

#endif
