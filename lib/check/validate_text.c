/* SPDX-License-Identifier: MIT */
/* Validation of texts in an auditor's own words: each is read once, and checked for what an audit lead would notice. */
#include "check/validate_text.h"

#include "check/name_uses.h"
#include "record/pieces.h"

#include <stdlib.h>
#include <string.h>

/* --- the rules on texts ------------------------------------------------------------------------------------------- */

enum { PASTED_LEAST = 6, ACTION_LEAST = 6 };

static void report_answer_text(ca_checker *c, enum ca_rule_id rule, uint32_t node, const char *question,
                               const char *member, const char *words)
{
    ca_text path = {0};
    ca_text_format(&path, "answers.%s.%s", question, member);
    ca_record_report(c->record, c->reporter, rule, node, path.at, "%s", words);
    ca_text_free(&path);
}

/* Reports a text that is word for word the same as another answer's, or as another box of this answer. */
static void check_pasted(ca_checker *c, const ca_text_statistics *statistics, uint32_t node, const char *question,
                         const char *member)
{
    ca_reading *reading = c->reading;
    if (statistics->words < PASTED_LEAST)
        return;
    uint32_t *slot = ca_print_table_at(&reading->text_slots, statistics->print);
    if (*slot) {
        const struct ca_long_text *earlier = &reading->texts[*slot - 1];
        ca_text words = {0};
        ca_text_format(&words, "is word for word that of answers.%s.%s", earlier->question, earlier->member);
        report_answer_text(c, CA_RULE_TEXT_REPEATED, node, question, member, words.at);
        ca_text_free(&words);
        return;
    }
    reading->texts =
        ca_array_grow(reading->texts, reading->text_count, &reading->text_capacity, sizeof *reading->texts);
    reading->texts[reading->text_count++] = (struct ca_long_text){.print = statistics->print,
                                                                  .question = question,
                                                                  .member = member,
                                                                  .start = c->record->scan.nodes[node].start,
                                                                  .words = statistics->words};
    *slot = (uint32_t)reading->text_count;
}

/* Returns whether a text has too few words; fillers have been reported already. */
static bool is_thin(const ca_text_statistics *statistics, uint32_t enough)
{
    return !statistics->is_filler && statistics->words < enough;
}

/* The evidence must support the grade; the comment must, if the form has no box for evidence. */
static void check_thin(ca_checker *c, const ca_entry *answer, const ca_text_statistics *evidence,
                       const ca_text_statistics *impact, const ca_text_statistics *comment)
{
    const ca_framework *framework = c->framework;
    const ca_question *question = &framework->questions[answer->key];
    uint32_t node = ca_entry_value(answer, CA_ANSWER_EVIDENCE_FIELD)->node;
    uint32_t beside = ca_entry_value(answer, CA_ANSWER_COMMENT_FIELD)->node;
    uint32_t meant = ca_entry_value(answer, CA_ANSWER_IMPACT_FIELD)->node;
    uint32_t enough = (uint32_t)framework->enough_evidence;
    if (node && is_thin(evidence, enough))
        report_answer_text(c, CA_RULE_EVIDENCE_THIN, node, question->id, "evidence", "is too thin to carry the grade");
    else if (!node && beside && (question->requires & CA_NEED_COMMENT) && is_thin(comment, enough))
        report_answer_text(c, CA_RULE_EVIDENCE_THIN, beside, question->id, "comment", "is too thin to carry the grade");
    if (meant && is_thin(impact, (uint32_t)framework->enough_impact))
        report_answer_text(c, CA_RULE_IMPACT_THIN, meant, question->id, "impact",
                           "is too thin to say what the work meant for the child");
}

static void check_process(ca_checker *c, const ca_entry *answer, const ca_text_statistics *evidence,
                          const ca_text_statistics *impact, const ca_text_statistics *comment)
{
    bool process =
        evidence->first[CA_WORDS_PROCESS] || impact->first[CA_WORDS_PROCESS] || comment->first[CA_WORDS_PROCESS];
    bool effect = evidence->first[CA_WORDS_EFFECT] || impact->first[CA_WORDS_EFFECT] || comment->first[CA_WORDS_EFFECT];
    const char *id = c->framework->questions[answer->key].id;
    uint32_t node = ca_entry_value(answer, CA_ANSWER_EVIDENCE_FIELD)->node;
    uint32_t beside = ca_entry_value(answer, CA_ANSWER_COMMENT_FIELD)->node;
    /* An item of a long form with only a comment box is about process by nature; the judgement of a section, which must
     * not be left out, is not. */
    const ca_question *question = &c->framework->questions[answer->key];
    bool judgement = (question->requires & (CA_NEED_EVIDENCE | CA_NEED_IMPACT)) || !question->na ||
                     !(question->requires & CA_NEED_COMMENT);
    if (process && !effect && judgement && (node || beside))
        report_answer_text(c, CA_RULE_PROCESS_ONLY, node ? node : beside, id, node ? "evidence" : "comment",
                           "describes what was done, and not what it meant for the child");
}

static void check_answer_texts(ca_checker *c, const ca_entry *answer, const ca_text_statistics *evidence,
                               const ca_text_statistics *impact, const ca_text_statistics *comment)
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

static void check_action_text(ca_checker *c, const ca_entry *action, const ca_text_statistics *statistics)
{
    uint32_t node = ca_entry_value(action, CA_ACTION_ACTION_FIELD)->node;
    const char *path = ca_check_path(c, "actions[%d].action", action->key + 1);
    if (statistics->first[CA_WORDS_VAGUE] && statistics->words < ACTION_LEAST)
        ca_check_report_in(c, CA_RULE_ACTION_NOT_SMART, node, statistics->first[CA_WORDS_VAGUE], path,
                           "is too vague to check; say what will be there when it is done");
    if (statistics->first[CA_WORDS_TIMES])
        ca_check_report_in(c, CA_RULE_ACTION_NOT_SMART, node, statistics->first[CA_WORDS_TIMES], path,
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

/* --- the texts of a record, one after the other ------------------------------------------------------------------- */

enum { NAME_LEAST = 3 }; /* letters: shorter names are too like other words */

/* Writes the path of FIELD, such as "answers.risk.evidence"; ENTRY is NULL for a single field. */
static void write_path(const ca_checker *c, const ca_entry *entry, enum ca_field field, ca_text *path)
{
    const char *pattern = ca_fields[field].path, *mark = strpbrk(pattern, "*[");
    enum ca_group group = ca_fields[field].group;
    if (!entry || !mark) {
        ca_text_add(path, pattern);
        return;
    }
    if (*mark == '[') {
        ca_text_format(path, "%.*s[%d]%s", (int)(mark - pattern), pattern, entry->key + 1, mark + 2);
        return;
    }
    const char *name = group == CA_DISCUSSED ? ca_contact_roles[entry->key]
                       : group == CA_HEADS   ? c->framework->heads[entry->key].id
                                             : c->framework->questions[entry->key].id;
    ca_text_format(path, "%.*s%s%s", (int)(mark - pattern), pattern, name, mark + 1);
}

/* Returns whether the text is about the worker's supervision; elsewhere the word may be about children or contact. */
static bool is_of_supervision(const ca_checker *c, const ca_entry *entry, enum ca_field field)
{
    bool named = entry && ca_fields[field].group == CA_ANSWERS && c->framework->questions[entry->key].about_supervision;
    /* A flag for a lack of supervision is reported itself. */
    return named && !ca_record_flag(c->record, c->framework->requirements.supervision_flag);
}

/* Reports words that are errors in any text. */
static void check_words(ca_checker *c, const ca_entry *entry, enum ca_field field, uint32_t node,
                        const ca_text_statistics *statistics)
{
    static const struct {
        enum ca_word_list list;
        enum ca_rule_id rule;
        const char *words;
    } lists[] = {
        {CA_WORDS_EMOTIVE, CA_RULE_EMOTIVE, "contains an emotive word; describe what happened in plain words"},
        {CA_WORDS_BLAMING, CA_RULE_BLAMING, "contains words of blame; describe what happened and its result"},
        {CA_WORDS_MITIGATING, CA_RULE_MITIGATION,
         "this excuses the work with what pressed on it; the child's experience is the same"},
        {CA_WORDS_UNSUPERVISED, CA_RULE_SUPERVISION_NONE,
         "this says that there was no supervision; does a flag say so, and who was told?"},
    };
    ca_text path = {0};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        bool about = lists[i].list != CA_WORDS_UNSUPERVISED || is_of_supervision(c, entry, field);
        if (!statistics->first[lists[i].list] || !about)
            continue;
        ca_text_clear(&path);
        write_path(c, entry, field, &path);
        ca_check_report_in(c, lists[i].rule, node, statistics->first[lists[i].list], path.at, lists[i].words);
    }
    const struct {
        size_t offset;
        enum ca_rule_id rule;
        const char *words;
    } found[] = {
        {statistics->repeated, CA_RULE_SENTENCE_REPEATED, "contains this sentence for the second time"},
        {statistics->later, CA_RULE_EVIDENCE_LATER,
         "contains a date after the audit that is not announced as one to come"},
        {statistics->named, CA_RULE_CHILD_NAMED, "contains the child's name"},
    };
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
        if (!found[i].offset)
            continue;
        ca_text_clear(&path);
        write_path(c, entry, field, &path);
        ca_check_report_in(c, found[i].rule, node, found[i].offset, path.at, found[i].words);
    }
    ca_text_free(&path);
}

/* Reports a text that is a filler, and returns whether it is one. "Not applicable" is reported by the rule on its
 * reason. */
static bool check_fillers(ca_checker *c, const ca_entry *entry, enum ca_field field, uint32_t node, ca_slice text)
{
    ca_text path = {0};
    if (!ca_check_is_filler(c, field, text) || c->reporter->off[CA_RULE_TEXT_SAYS_NOTHING] ||
        (field == CA_ANSWER_NA_FIELD && ca_answer_lacks_reason(entry)))
        return false;
    write_path(c, entry, field, &path);
    ca_record_report(c->record, c->reporter, CA_RULE_TEXT_SAYS_NOTHING, node, ca_text_words(&path),
                     "is a filler, and is counted as a text; write what there is, or leave it blank");
    ca_text_free(&path);
    return true;
}

/* Returns the date after which FIELD may name no date: that of the audit, for what was found. */
static ca_date audited_of(const ca_checker *c, enum ca_field field)
{
    bool evidence = field == CA_ANSWER_EVIDENCE_FIELD || field == CA_ANSWER_IMPACT_FIELD ||
                    field == CA_ANSWER_COMMENT_FIELD || field == CA_CONTEXT_FIELD;
    return evidence && !c->reporter->off[CA_RULE_EVIDENCE_LATER]
               ? ca_record_number(c->record, CA_AUDIT_DATE_FIELD, CA_NO_DATE)
               : CA_NO_DATE;
}

static ca_text_statistics survey_text(ca_checker *c, const ca_entry *entry, enum ca_field field)
{
    uint32_t node = entry ? ca_entry_value(entry, field)->node : c->record->at[field].node;
    ca_slice text = entry ? ca_entry_text(c->record, entry, field) : ca_record_text(c->record, field);
    if (!text.size)
        return (ca_text_statistics){0};
    if (check_fillers(c, entry, field, node, text))
        return (ca_text_statistics){.is_filler = true};
    ca_acronyms *acronyms = &c->reading->acronyms;
    ca_name_uses *uses = &c->reading->uses;
    size_t before = acronyms->count, uses_before = uses->count;
    size_t index = entry ? (size_t)(entry - c->record->groups[ca_fields[field].group].entries) : 0;
    c->reading->search.audited = audited_of(c, field);
    ca_text_statistics statistics =
        ca_text_statistics_read(c->reading->words, &c->reading->names, text, node, acronyms, &c->reading->search);
    for (size_t i = before; i < acronyms->count; i++) {
        acronyms->used[i].field = (int)field;
        acronyms->used[i].entry = index;
    }
    for (size_t i = uses_before; i < uses->count; i++) {
        uses->uses[i].field = (int)field;
        uses->uses[i].entry = index;
    }
    check_words(c, entry, field, node, &statistics);
    return statistics;
}

/* Whether the texts of FIELD are the auditor's account of the case. A note is what somebody typed next to it. */
static bool is_prose(enum ca_field field)
{
    if (field == CA_NOTE_TEXT_FIELD)
        return false;
    return ca_fields[field].type == CA_PROSE || ca_fields[field].type == CA_REASON;
}

static void check_entry(ca_checker *c, enum ca_group group, enum ca_field first, const ca_entry *entry)
{
    ca_text_statistics evidence = {0}, impact = {0}, comment = {0}, action = {0};
    for (int field = (int)first; field < CA_FIELD_COUNT && ca_fields[field].group == group; field++) {
        if (!is_prose((enum ca_field)field))
            continue;
        ca_text_statistics statistics = survey_text(c, entry, (enum ca_field)field);
        if (field == CA_ANSWER_EVIDENCE_FIELD)
            evidence = statistics;
        else if (field == CA_ANSWER_IMPACT_FIELD)
            impact = statistics;
        else if (field == CA_ANSWER_COMMENT_FIELD)
            comment = statistics;
        else if (field == CA_ACTION_ACTION_FIELD)
            action = statistics;
    }
    if (group == CA_ANSWERS)
        check_answer_texts(c, entry, &evidence, &impact, &comment);
    if (group == CA_ACTIONS && action.words)
        check_action_text(c, entry, &action);
}

static int in_text(const struct ca_acronym *one, const struct ca_acronym *other)
{
    int order = (one->node > other->node) - (one->node < other->node);
    return order ? order : (one->offset > other->offset) - (one->offset < other->offset);
}

static int by_offset(const void *a, const void *b)
{
    return in_text(a, b);
}

static int by_acronym(const void *a, const void *b)
{
    const struct ca_acronym *one = a, *other = b;
    int order = (one->hash > other->hash) - (one->hash < other->hash);
    return order ? order : in_text(one, other);
}

/* Removes the explained acronyms from ACRONYMS, and keeps the first use of each other one, in the order of the text. */
static void keep_unexplained(ca_acronyms *acronyms)
{
    size_t kept = 0;
    if (acronyms->count)
        qsort(acronyms->used, acronyms->count, sizeof *acronyms->used, by_acronym);
    for (size_t i = 0, next; i < acronyms->count; i = next) {
        bool explained = false;
        for (next = i; next < acronyms->count && acronyms->used[next].hash == acronyms->used[i].hash; next++)
            explained |= acronyms->used[next].explained;
        if (!explained)
            acronyms->used[kept++] = acronyms->used[i];
    }
    acronyms->count = kept;
    if (kept)
        qsort(acronyms->used, kept, sizeof *acronyms->used, by_offset);
}

static void check_acronyms(ca_checker *c)
{
    ca_acronyms *acronyms = &c->reading->acronyms;
    ca_text path = {0};
    if (c->reporter->off[CA_RULE_ACRONYM])
        return;
    keep_unexplained(acronyms);
    for (size_t i = 0; i < acronyms->count; i++) {
        const struct ca_acronym *used = &acronyms->used[i];
        enum ca_group group = ca_fields[used->field].group;
        ca_text_clear(&path);
        write_path(c, group == CA_SINGLE ? NULL : &c->record->groups[group].entries[used->entry],
                   (enum ca_field)used->field, &path);
        ca_check_report_in(c, CA_RULE_ACRONYM, used->node, used->offset, ca_text_words(&path),
                           "contains an acronym that the record does not explain");
    }
    ca_text_free(&path);
}

/* --- another child's name ----------------------------------------------------------------------------------------- */

/* How the record names its child. */
enum child_name { NO_NAME, INITIALS, NAME };

/* Returns whether the child has a name, or initials: "Child 25917" and a pseudonym are neither. */
static enum child_name name_of_child(ca_checker *c)
{
    ca_slice child = ca_record_text(c->record, CA_CHILD_FIELD);
    ca_names *names = &c->reading->clues.names;
    for (size_t i = 0; i < child.size; i++)
        if (child.at[i] >= '0' && child.at[i] <= '9')
            return NO_NAME;
    if (ca_piece_next(child, 0) == child.size)
        return NO_NAME;
    ca_names_clear(names);
    ca_names_add(names, CA_NAMES_CHILD, child, NAME_LEAST);
    return names->count ? NAME : INITIALS;
}

/* Returns whether the word at [AT, END) may be short for the child's name: it has three of its letters, or it begins with
 * one of the initials that stand for the name. */
static bool may_be_short(ca_checker *c, ca_slice text, size_t at, size_t end, enum child_name kind)
{
    ca_arena *arena = &c->record->arena;
    ca_slice child = ca_person_plain(arena, ca_record_text(c->record, CA_CHILD_FIELD));
    ca_slice word = ca_person_plain(arena, (ca_slice){text.at + at, end - at});
    size_t least = kind == INITIALS ? 1 : NAME_LEAST;
    for (size_t i = 0; word.size >= least && i + least <= child.size; i++)
        if (memcmp(child.at + i, word.at, least) == 0)
            return true;
    return false;
}

/* Returns whether the word at [AT, END) is in the name of the authority's tool, or of the service, locality or team. */
static bool is_of_place(ca_checker *c, ca_slice text, size_t at, size_t end)
{
    static const enum ca_field groups[] = {CA_SERVICE_FIELD, CA_LOCALITY_FIELD, CA_TEAM_FIELD};
    ca_arena *arena = &c->record->arena;
    ca_slice word = ca_person_plain(arena, (ca_slice){text.at + at, end - at});
    for (size_t i = 0; i <= sizeof groups / sizeof *groups && word.size >= NAME_LEAST; i++) {
        bool tool = i == sizeof groups / sizeof *groups;
        ca_slice place = tool ? ca_slice_of(c->framework->title) : ca_record_text(c->record, groups[i]);
        place = ca_person_plain(arena, place);
        for (size_t j = 0; j + word.size <= place.size; j++)
            if (memcmp(place.at + j, word.at, word.size) == 0)
                return true;
    }
    return false;
}

/* Returns whether a word of the name is one that the record has for somebody: the child, the family, a worker. */
static bool is_known_name(ca_checker *c, const struct ca_name_use *use, ca_slice text, enum child_name kind)
{
    unsigned whose;
    for (size_t at = ca_piece_next(text, use->offset - 1); at < use->end;
         at = ca_piece_next(text, ca_piece_end(text, at)))
        if (ca_names_at(&c->reading->clues.names, text, at, &whose) ||
            is_of_place(c, text, at, ca_piece_end(text, at)) || may_be_short(c, text, at, ca_piece_end(text, at), kind))
            return true;
    return false;
}

static void check_other_names(ca_checker *c, enum child_name kind)
{
    ca_name_uses *uses = &c->reading->uses;
    ca_text path = {0};
    ca_name_uses_keep(uses);
    if (uses->count)
        ca_record_clues(c->record, &c->reading->clues);
    for (size_t i = 0; i < uses->count; i++) {
        const struct ca_name_use *use = &uses->uses[i];
        enum ca_group group = ca_fields[use->field].group;
        ca_slice text = ca_node_string(&c->record->scan, use->node, &c->record->arena);
        if (is_known_name(c, use, text, kind))
            continue;
        ca_text_clear(&path);
        write_path(c, group == CA_SINGLE ? NULL : &c->record->groups[group].entries[use->entry],
                   (enum ca_field)use->field, &path);
        ca_check_report_in(c, CA_RULE_OTHER_CHILD_NAMED, use->node, use->offset, ca_text_words(&path),
                           "uses a name for the child that is not the name of the record's child");
    }
    ca_text_free(&path);
}

/* Sets what the texts of the record are searched for. Returns how the child is named, if names are among it. */
static enum child_name begin_search(ca_checker *c)
{
    ca_reading *reading = c->reading;
    reading->acronyms.count = reading->text_count = reading->uses.count = 0;
    ca_print_table_clear(&reading->text_slots);
    ca_names_clear(&reading->names);
    reading->mark.node = 0; /* no text */
    if (!c->reporter->off[CA_RULE_CHILD_NAMED]) {
        ca_names_add(&reading->names, CA_NAMES_CHILD, ca_record_text(c->record, CA_CHILD_FIELD), NAME_LEAST);
        ca_names_sort(&reading->names);
    }
    enum child_name kind = c->reporter->off[CA_RULE_OTHER_CHILD_NAMED] ? NO_NAME : name_of_child(c);
    reading->search.sentences = c->reporter->off[CA_RULE_SENTENCE_REPEATED] ? NULL : &reading->sentences;
    reading->search.uses = kind == NO_NAME ? NULL : &reading->uses;
    return kind;
}

void ca_check_prose(ca_checker *c)
{
    enum child_name kind = begin_search(c);
    for (int field = 0; field < CA_FIELD_COUNT; field++) {
        enum ca_group group = ca_fields[field].group;
        bool first = group != CA_SINGLE && (field == 0 || ca_fields[field - 1].group != group);
        if (group == CA_SINGLE && is_prose((enum ca_field)field))
            (void)survey_text(c, NULL, (enum ca_field)field);
        for (size_t i = 0; first && i < c->record->groups[group].count; i++)
            check_entry(c, group, (enum ca_field)field, &c->record->groups[group].entries[i]);
    }
    check_acronyms(c);
    check_other_names(c, kind);
}
