/* SPDX-License-Identifier: MIT */
/* What an audit lead notices on reading: thin evidence, process without the child, pasted texts, actions that
 * nobody can check, an overall grade that does not go with the others. */
#include "base/table_hash.h"
#include "check/validate_text.h"

#include <string.h>

enum { PASTED_LEAST = 6, ACTION_LEAST = 6 };

static void report(ca_checker *c, enum ca_rule_id rule, uint32_t node, const char *question, const char *member,
                   const char *words)
{
    ca_text path = {0};
    ca_text_format(&path, "answers.%s.%s", question, member);
    ca_record_report(c->record, c->reporter, rule, node, path.at, "%s", words);
    ca_text_free(&path);
}

/* The place among SAID_PLACES of a text of this PRINT, or where it would be. */
static uint32_t *said_place(const ca_reading *reading, uint64_t print)
{
    size_t mask = reading->said_size - 1, at = (size_t)(print * ca_table_multiplier() >> 32) & mask;
    while (reading->said_places[at] && reading->said[reading->said_places[at] - 1].print != print)
        at = (at + 1) & mask;
    return &reading->said_places[at];
}

/* Makes room for one more text, and at the first of a record forgets the others. */
static void make_places(ca_reading *reading)
{
    enum { PLACES_LEAST = 64 };
    if (reading->said_count && reading->said_count * 2 < reading->said_size)
        return;
    size_t size = reading->said_count ? reading->said_size * 2 : PLACES_LEAST;
    reading->said_places = ca_resize(reading->said_places, size, sizeof *reading->said_places);
    memset(reading->said_places, 0, size * sizeof *reading->said_places);
    reading->said_size = size;
    for (size_t i = 0; i < reading->said_count; i++)
        *said_place(reading, reading->said[i].print) = (uint32_t)i + 1;
}

/* Whether another answer, or another box of this one, says the same word for word. */
static void check_pasted(ca_checker *c, const ca_survey *survey, uint32_t node, const char *question,
                         const char *member)
{
    ca_reading *reading = c->reading;
    if (survey->words < PASTED_LEAST)
        return;
    make_places(reading);
    uint32_t *place = said_place(reading, survey->print);
    if (*place) {
        const struct ca_said *said = &reading->said[*place - 1];
        ca_text words = {0};
        ca_text_format(&words, "is word for word that of answers.%s.%s", said->question, said->member);
        report(c, CA_RULE_TEXT_REPEATED, node, question, member, words.at);
        ca_text_free(&words);
        return;
    }
    reading->said = ca_room_for_one(reading->said, reading->said_count, &reading->said_capacity, sizeof *reading->said);
    *place = (uint32_t)reading->said_count + 1;
    reading->said[reading->said_count++] = (struct ca_said){survey->print, question, member};
}

/* Whether a text has too few words; one that says nothing has been reported. */
static bool is_thin(const ca_survey *survey, uint32_t enough)
{
    return !survey->says_nothing && survey->words < enough;
}

/* A grade rests on its evidence; on its comment where the form has no box for evidence. */
static void check_thin(ca_checker *c, const ca_entry *answer, const ca_survey *evidence, const ca_survey *impact,
                       const ca_survey *comment)
{
    const ca_framework *framework = c->framework;
    const ca_question *question = &framework->questions[answer->key];
    uint32_t node = ca_entry_value(answer, CA_ANSWER_EVIDENCE_FIELD)->node;
    uint32_t beside = ca_entry_value(answer, CA_ANSWER_COMMENT_FIELD)->node;
    uint32_t meant = ca_entry_value(answer, CA_ANSWER_IMPACT_FIELD)->node;
    uint32_t enough = (uint32_t)framework->enough_evidence;
    if (node && is_thin(evidence, enough))
        report(c, CA_RULE_EVIDENCE_THIN, node, question->id, "evidence", "is too thin to carry the grade");
    else if (!node && beside && (question->requires & CA_NEED_COMMENT) && is_thin(comment, enough))
        report(c, CA_RULE_EVIDENCE_THIN, beside, question->id, "comment", "is too thin to carry the grade");
    if (meant && is_thin(impact, (uint32_t)framework->enough_impact))
        report(c, CA_RULE_IMPACT_THIN, meant, question->id, "impact",
               "is too thin to say what the work meant for the child");
}

static void check_process(ca_checker *c, const ca_entry *answer, const ca_survey *evidence, const ca_survey *impact,
                          const ca_survey *comment)
{
    bool process =
        evidence->first[CA_WORDS_PROCESS] || impact->first[CA_WORDS_PROCESS] || comment->first[CA_WORDS_PROCESS];
    bool effect = evidence->first[CA_WORDS_EFFECT] || impact->first[CA_WORDS_EFFECT] || comment->first[CA_WORDS_EFFECT];
    const char *id = c->framework->questions[answer->key].id;
    uint32_t node = ca_entry_value(answer, CA_ANSWER_EVIDENCE_FIELD)->node;
    uint32_t beside = ca_entry_value(answer, CA_ANSWER_COMMENT_FIELD)->node;
    /* An item of a long form that has a box for a comment alone is about process by nature; a section's judgement,
     * which nobody may leave out, is not. */
    const ca_question *question = &c->framework->questions[answer->key];
    bool judgement = (question->requires & (CA_NEED_EVIDENCE | CA_NEED_IMPACT)) || !question->na ||
                     !(question->requires & CA_NEED_COMMENT);
    if (process && !effect && judgement && (node || beside))
        report(c, CA_RULE_PROCESS_ONLY, node ? node : beside, id, node ? "evidence" : "comment",
               "says what was done, and not what it meant for the child");
}

void ca_check_answer_texts(ca_checker *c, const ca_entry *answer, const ca_survey *evidence, const ca_survey *impact,
                           const ca_survey *comment)
{
    const char *id = c->framework->questions[answer->key].id;
    if (ca_entry_value(answer, CA_ANSWER_GRADE_FIELD)->node) {
        check_thin(c, answer, evidence, impact, comment);
        check_process(c, answer, evidence, impact, comment);
    }
    check_pasted(c, evidence, ca_entry_value(answer, CA_ANSWER_EVIDENCE_FIELD)->node, id, "evidence");
    check_pasted(c, impact, ca_entry_value(answer, CA_ANSWER_IMPACT_FIELD)->node, id, "impact");
    check_pasted(c, comment, ca_entry_value(answer, CA_ANSWER_COMMENT_FIELD)->node, id, "comment");
}

void ca_check_action_text(ca_checker *c, const ca_entry *action, const ca_survey *survey)
{
    uint32_t node = ca_entry_value(action, CA_ACTION_ACTION_FIELD)->node;
    const char *path = ca_check_path(c, "actions[%d].action", action->key + 1);
    if (survey->first[CA_WORDS_VAGUE] && survey->words < ACTION_LEAST)
        ca_check_report_in(c, CA_RULE_ACTION_NOT_SMART, node, survey->first[CA_WORDS_VAGUE], path,
                           "is too vague to check; say what will be there when it is done");
    if (survey->first[CA_WORDS_TIMES])
        ca_check_report_in(c, CA_RULE_ACTION_NOT_SMART, node, survey->first[CA_WORDS_TIMES], path,
                           "names a time that no calendar has; the date belongs in 'due'");
}

static bool is_far(int grade, int middle)
{
    return middle != CA_NO_GRADE && (grade - middle > 1 || middle - grade > 1);
}

void ca_check_overall_reading(ca_checker *c)
{
    const ca_grading *grading = c->grading;
    enum ca_field field = grading->moderated != CA_NO_GRADE ? CA_MODERATED_OVERALL_FIELD : CA_OVERALL_GRADE_FIELD;
    uint32_t node = c->record->at[field].node;
    int worst = CA_SCALE_MOST, grade;
    if (grading->start == CA_NO_GRADE)
        return;
    /* A grade that a ceiling forces is not far; one above the ceiling has an error of its own. */
    if (is_far(grading->start, grading->median) && is_far(grading->start, grading->indicative))
        ca_record_report(c->record, c->reporter, CA_RULE_OVERALL_FAR, node, ca_fields[field].path,
                         "is two grades or more away from the middle of the other grades");
    for (int i = 0; i < c->framework->question_count; i++)
        if (ca_record_state(c->record, i, &grade) == CA_STATE_GRADED && grade < worst)
            worst = grade;
    bool reason = ca_record_has(c->record, CA_OVERALL_REASON_FIELD) ||
                  (field == CA_MODERATED_OVERALL_FIELD && ca_record_has(c->record, CA_MODERATED_REASON_FIELD));
    if (worst < grading->start && !reason)
        ca_record_report(c->record, c->reporter, CA_RULE_OVERALL_ABOVE_WORST, node, ca_fields[field].path,
                         "is better than the worst of the other grades, and no reason is given");
}
