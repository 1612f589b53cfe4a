/* SPDX-License-Identifier: MIT */
/* The list of people: who is one, and who is not, where names alone do not tell. */
#ifndef CA_PEOPLE_H
#define CA_PEOPLE_H

#include "cli/run.h"
#include "record/person.h"

/* Reads the CSV file of --people, if it was asked for, beside the run's input; its headings are name and person. Names with
 * the same person are one, names with different ones are two people, and a name without a person is nobody's. A person is
 * one of their own names, too. With or without a list, words that say nothing (nothing_said.h) are nobody's name. What is
 * wrong with the list is a problem: -1. */
int ca_people_read(ca_people_list *people, ca_run *run) CA_MUST_USE;

#endif
