/* SPDX-License-Identifier: MIT */
/* Sentences of the invented auditors, assembled at random. */
#include "make-quarter.h"

#include <string.h>

enum { EVIDENCE_LEAST = 270, EVIDENCE_MOST = 880, WANTED_LEAST = 260, WANTED_MOST = 760 };

/* A list of texts and their number. */
#define LIST(texts) (texts), (int)(sizeof(texts) / sizeof *(texts))

static const char *const times[] = {"in the spring",
                                    "early in the year",
                                    "after the conference",
                                    "around the time of the last review",
                                    "in the autumn",
                                    "during the school holidays",
                                    "halfway through the period",
                                    "soon after the case was allocated",
                                    "in the weeks before the audit"};
static const char *const people[] = {"the health visitor",
                                     "the school",
                                     "the family support worker",
                                     "the paediatrician",
                                     "the youth worker",
                                     "the nursery",
                                     "the school nurse",
                                     "the neighbourhood police officer",
                                     "the housing officer",
                                     "the substance misuse worker",
                                     "the hospital"};
static const char *const numbers[] = {"two", "three", "four", "five", "six", "seven", "eight"};
static const char *const quotes[] = {"I like it when she comes on her own", "I want to stay at my school",
                                     "Nobody told me we were moving",       "It is quieter now",
                                     "I only want to see Nana on Sundays",  "I feel safe here"};
static const char *const openings[] = {
    "The file was read for the whole period and discussed with the worker.",
    "Case notes, the last two plans and supervision records were looked at.",
    "The worker spoke about this in some detail, and most of it is on the file.",
    "This was compared with the previous audit of the case.",
    "The evidence comes from the electronic file and from @p.",
    "The judgement is about the period audited – earlier work is mentioned where it still matters."};
static const char *const facts[] = {
    "There was a change of worker @w.",
    "The family moved @w, and @p changed with the move.",
    "The number of visits recorded @w was @n.",
    "The child’s younger brother is known to the same team.",
    "@p was seen at @n meetings.",
    "A letter from @p dated some weeks before the audit is on the file.",
    "The case was discussed in group supervision @w.",
    "The family has had @n workers since it became known.",
    "Mother’s health was a concern @w, and @p has been involved since then.",
    "The young person was spoken to by telephone for this audit and agreed with most of it."};
static const char *const weak_impacts[] = {
    "For the child this means that worries are known to adults and nothing is different at bedtime.",
    "The child has waited longer than necessary, and trusts us less.",
    "As a result the child’s day looks much as it did when we became involved.",
    "The effect is that nobody could say with confidence how safe the child is.",
    "The child told @p: “@q”. This was not followed up.",
    "The impact on the child was limited because relatives stepped in, not because of our plan."};
static const char *const sound_impacts[] = {
    "For the child this means calmer mornings and someone to talk to.",
    "The child told the worker: “@q”. The plan was changed to match.",
    "As a result the child is in school, is seen by @p and has a routine.",
    "The effect can be seen in the child’s behaviour, which @p describes as settled.",
    "The child knows the plan and can say what happens next.",
    "The impact is clear – the child is safer, and the parents know why we were worried."};
static const char *const closings[GRADE_COUNT][3] = {
    {"This falls well short of what the child needed.", "The gaps are serious and need to be put right now.",
     "The work did not keep the child’s needs in view."},
    {"The essentials are there, but not firmly enough to be good.", "With more consistency this would be good.",
     "The direction is right; the detail and the pace are not yet."},
    {"This is good work with small things left to tidy.", "The practice is good and has made a difference.",
     "A newcomer could pick this up and carry on."},
    {"This is work to show to others.", "The practice went beyond what is expected, and the child gained by it.",
     "The worker’s thinking is visible throughout and has changed the child’s life."}};
static const char *const reasons[GRADE_COUNT][3] = {
    {"The child’s safety was not secured, and the plan did not respond to what was known.",
     "Key parts of the work were not done, and management did not notice.",
     "Nothing substantial has changed for the child in the year, although the risks were known."},
    {"The child is safe and is seen, but planning and recording hold the work back.",
     "There is committed work by the practitioner; the plan and oversight need to be sharper.",
     "Strengths in relationships are outweighed by delay and by an assessment that is not up to date."},
    {"The work is purposeful, the child is heard, and progress can be shown.",
     "Across most areas practice is good, and what is missing would not change the plan.",
     "Risk is well understood and the family is part of the plan."},
    {"The work is thoughtful, well recorded and has brought about lasting change.",
     "Everybody involved could say what had changed for the child and why.",
     "The practice is reflective from beginning to end and others can learn from it."}};
static const char *const contexts[] = {
    "The family became known after a call from @p about the care of @n children.",
    "The case was opened because of domestic abuse, and @p has stayed in touch with the family.",
    "The child lives with grandparents; the parents’ use of alcohol was the first concern.",
    "The young person came to notice through @p after being missing from home @n times.",
    "Support began because of the child’s disability, and the family asked for short breaks @w.",
    "Neglect was the first concern: home conditions, missed appointments and attendance at school."};
static const char *const not_applicable[] = {
    "allocated for less than a month at the date of the audit", "there has been no review yet",
    "the young person had moved away before this became due", "not yet due for this case"};
static const char *const moderations[3][2] = {
    {"The evidence supports a lower grade: the impact on the child is not shown.",
     "Read again with the auditor, who agrees that the grade was generous."},
    {"The grade and the evidence agree.", "A clear audit; the grade is supported by the evidence."},
    {"The evidence given supports a higher grade.", "The auditor was severe: the impact on the child is well shown."}};
static const char *const dones[] = {"Done and seen on the file.", "Done; checked in supervision.",
                                    "Done later than agreed because of sickness.", "Done with the family."};

static const char *pick(chances *from, const char *const *list, int count)
{
    return list[below(from, count)];
}

static const char *word_for(chances *from, char letter)
{
    switch (letter) {
    case 'w': return pick(from, LIST(times));
    case 'p': return pick(from, LIST(people));
    case 'n': return pick(from, LIST(numbers));
    default: return pick(from, LIST(quotes));
    }
}

/* Replaces @w (a time), @p (a person), @n (a number) and @q (a child's words). */
void say(ca_text *to, chances *from, const char *template)
{
    size_t start = to->size;
    for (const char *at = template; *at; at++) {
        if (*at == '@' && at[1])
            ca_text_add(to, word_for(from, *++at));
        else
            ca_text_byte(to, *at);
    }
    char *first = to->size > start ? &to->at[start] : NULL;
    if (first && *first >= 'a' && *first <= 'z')
        *first = (char)(*first - 'a' + 'A');
}

/* Adds one more sentence if there is room for it. */
static void add_sentence(ca_text *to, chances *from, const char *template)
{
    size_t before = to->size;
    if (before)
        ca_text_byte(to, ' ');
    say(to, from, template);
    if (to->size > EVIDENCE_MOST) {
        to->size = before;
        to->at[before] = '\0';
    }
}

void say_impact(ca_text *to, chances *from, int grade)
{
    add_sentence(to, from, grade >= GOOD ? pick(from, LIST(sound_impacts)) : pick(from, LIST(weak_impacts)));
}

/* Evidence for a middling grade names both strengths and weaknesses. */
void say_evidence(ca_text *to, chances *from, int domain, int grade)
{
    size_t wanted = (size_t)between(from, WANTED_LEAST, WANTED_MOST);
    int order[SAYINGS], facts_order[sizeof facts / sizeof *facts];
    int fact_count = (int)(sizeof facts / sizeof *facts);
    bool sound = grade >= GOOD, mixed = grade == REQUIRES_IMPROVEMENT || grade == GOOD;
    for (int i = 0; i < SAYINGS; i++)
        order[i] = i;
    for (int i = 0; i < fact_count; i++)
        facts_order[i] = i;
    shuffle(from, order, SAYINGS);
    shuffle(from, facts_order, (size_t)fact_count);
    if (happens(from, 55))
        add_sentence(to, from, pick(from, LIST(openings)));
    add_sentence(to, from, sayings[domain][sound][order[0]]);
    if (mixed && happens(from, 60)) {
        add_sentence(to, from, sound ? "Not all of it is as strong." : "There is better practice too.");
        add_sentence(to, from, sayings[domain][!sound][order[1]]);
    }
    say_impact(to, from, grade);
    if (to->size < wanted)
        add_sentence(to, from, sayings[domain][sound][order[2]]);
    for (int i = 0; i < fact_count && to->size < wanted; i++)
        add_sentence(to, from, facts[facts_order[i]]);
    add_sentence(to, from, pick(from, closings[grade], 3));
    for (int i = fact_count; i > 0 && to->size < EVIDENCE_LEAST; i--)
        add_sentence(to, from, facts[facts_order[i - 1]]);
}

void say_reason(ca_text *to, chances *from, int grade)
{
    add_sentence(to, from, pick(from, reasons[grade], 3));
    say_impact(to, from, grade);
    if (happens(from, 50))
        add_sentence(to, from, pick(from, closings[grade], 3));
}

void say_context(ca_text *to, chances *from)
{
    add_sentence(to, from, pick(from, LIST(contexts)));
    add_sentence(to, from, pick(from, LIST(facts)));
}

const char *say_not_applicable(chances *from)
{
    return pick(from, LIST(not_applicable));
}

const char *say_moderation(chances *from, int change)
{
    return pick(from, moderations[change + 1], 2);
}

const char *say_done(chances *from)
{
    return pick(from, LIST(dones));
}
