/* SPDX-License-Identifier: MIT */
/* The options of every tool: parsing and help from one table. */
#define _GNU_SOURCE /* getopt_long */
#include "cli/options.h"
#include "base/suggest.h"

#include <getopt.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

_Static_assert(CA_TOOL_COUNT < sizeof(unsigned) * CHAR_BIT, "each tool has a bit");

enum { LINE_MOST = 80, TEXT_COLUMN = 32 }; /* columns of the help */

const ca_option_name ca_option_names[CA_OPTIONS_TOTAL] = {
#define X(name, letter, long_name) {letter, long_name},
    CA_OPTIONS(X)
#undef X
};

/* How each tool uses its options. An option that means different things to two tools has a row for each. */
static const ca_option_use uses[] = {
    {CA_OPTION_FRAMEWORK, CA_ON_NEW, "ID", "framework of the drafts"},
    {CA_OPTION_FRAMEWORK, CA_ON_IMPORT, "ID", "framework of Word forms, and of the answers of a survey"},
    {CA_OPTION_FRAMEWORK, CA_ON_HANDBOOK, "ID", "framework of the handbook"},
    {CA_OPTION_FRAMEWORK, CA_ON_FORM, "ID", "framework of the form of --blank"},
    {CA_OPTION_FRAMEWORK, CA_ON_SAMPLE, "ID", "use this framework's sampling policy"},
    {CA_OPTION_FRAMEWORK_FILE, CA_ON_ALL, "FILE...", "a framework of your own, used beside the built-in ones"},
    {CA_OPTION_OUTPUT, CA_ON_ALL & ~CA_ON_FOLDERS, "FILE", "write to FILE, whole or not at all"},
    {CA_OPTION_OUTPUT, CA_ON_FORM, "FOLDER", "write the workbooks into FOLDER; no file in it is written over"},
    {CA_OPTION_OUTPUT, CA_ON_LETTERS, "FOLDER", "write the documents into FOLDER, all or none"},
    {CA_OPTION_PREFIX, CA_ON_NEW, "WORD", "start of the drafts' ids (default: audit)"},
    {CA_OPTION_FIRST, CA_ON_NEW, "N", "first running number of the ids (default: 1)"},
    {CA_OPTION_QUARTER, CA_ON_NEW, "QUARTER", "quarter of rows without audit_date: '2017-18 Q2'"},
    {CA_OPTION_DATE, CA_ON_NEW, "DATE", "date in the quarter of rows without audit_date"},
    {CA_OPTION_MAP, CA_ON_NEW | CA_ON_SAMPLE | CA_ON_AGGREGATE, "MEMBER=HEADING...",
     "read MEMBER from the column HEADING; MEMBER:VALUE=VALUE replaces a value"},
    {CA_OPTION_MAP, CA_ON_IMPORT, "FILE", "caseaudit-map(5): the column of a survey's table that feeds each member"},
    {CA_OPTION_SUGGEST_MAP, CA_ON_IMPORT, NULL, "write no records, but the draft of a map by the headings of a table"},
    {CA_OPTION_ENCODING, CA_ON_LISTS, "NAME", "encoding of lists: utf-8 (default), windows-1252, utf-16le, utf-16be"},
    {CA_OPTION_SHEET, CA_ON_LISTS, "NAME", "sheet of a list that is a workbook (default: the first)"},
    {CA_OPTION_DATES, CA_ON_LISTS, "ORDER", "dates in lists: dmy (default), mdy or ymd"},
    {CA_OPTION_SKIP_ROWS, CA_ON_NEW | CA_ON_SAMPLE | CA_ON_UPDATE, NULL, "leave out rows with errors, and go on"},
    {CA_OPTION_SET, CA_ON_NEW, "MEMBER=VALUE...", "give every draft this value; without files, write one draft"},
    {CA_OPTION_LIST, CA_ON_NEW, NULL, "list the frameworks"},
    {CA_OPTION_SHOW, CA_ON_NEW, "ID", "print a framework's file"},
    {CA_OPTION_GUIDE, CA_ON_NEW, "QUESTION", "print the guidance on a question or section, or on all"},
    {CA_OPTION_CHECK, CA_ON_NEW, NULL, "check the frameworks of -F and write no drafts"},
    {CA_OPTION_CHECK, CA_ON_IMPORT, NULL, "write no records, but a CSV table of the answers and their cells"},
    {CA_OPTION_CHECK, CA_ON_GRADE, NULL, "check every grading and write no records"},
    {CA_OPTION_CHECK, CA_ON_AGGREGATE, NULL, "check the audits, too, and count those that break each rule"},
    {CA_OPTION_DRAFT, CA_ON_VALIDATE | CA_ON_IMPORT, NULL, "do not report what is not filled in yet"},
    {CA_OPTION_STRICT, CA_ON_VALIDATE, NULL, "treat warnings as errors"},
    {CA_OPTION_GATE, CA_ON_VALIDATE, NULL, "hold back every record with an error"},
    {CA_OPTION_WARN, CA_ON_VALIDATE, "[no-]RULE...", "turn a warning on or off; 'all' is every warning"},
    {CA_OPTION_WORDS, CA_ON_VALIDATE, "LIST=FILE...", "replace the word list LIST by the words in FILE"},
    {CA_OPTION_SHOW_WORDS, CA_ON_VALIDATE, "LIST", "print a word list, to start your own from"},
    {CA_OPTION_SUMMARY, CA_ON_VALIDATE, NULL, "count sound records, and each rule, at the end"},
    {CA_OPTION_EXPLAIN, CA_ON_VALIDATE, "RULE", "explain a rule, with examples"},
    {CA_OPTION_LIST_RULES, CA_ON_VALIDATE, NULL, "list the rules"},
    {CA_OPTION_SEED, CA_ON_SAMPLE | CA_ON_SELECT, "TEXT",
     "random seed, any text: the same seed and input give the same draw"},
    {CA_OPTION_RATE, CA_ON_SAMPLE, "PERCENT", "percentage of each stratum, rounded up: 5%"},
    {CA_OPTION_COUNT, CA_ON_SAMPLE, "N", "number of cases, or of cases of each practitioner"},
    {CA_OPTION_RATE, CA_ON_SELECT, "PERCENT", "moderate this percentage, instead of the policy's: 30%"},
    {CA_OPTION_COUNT, CA_ON_SELECT, "N", "moderate N audits in all, instead of the policy's percentage"},
    {CA_OPTION_BY, CA_ON_SAMPLE, "COLUMNS", "draw from each value of these columns (strata)"},
    {CA_OPTION_BY, CA_ON_AGGREGATE, "NAMES",
     "group by these members (default: quarter, service, locality, team, type, kind, theme)"},
    {CA_OPTION_MIN, CA_ON_SAMPLE, "N", "at least N cases of each stratum"},
    {CA_OPTION_COVER, CA_ON_SAMPLE, "COLUMN...", "at least one case of each value of the column"},
    {CA_OPTION_NOT, CA_ON_SAMPLE, "COLUMN=VALUE...", "exclude cases with this value"},
    {CA_OPTION_EXCLUDE, CA_ON_SAMPLE, "FILE...",
     "exclude cases that were audited in these records in the months of --months"},
    {CA_OPTION_MONTHS, CA_ON_SAMPLE, "N", "exclude audits of the last N months (default: 12)"},
    {CA_OPTION_AS_OF, CA_ON_SAMPLE, "DATE", "day of the draw: leave out cases closed by it; --months go back from it"},
    {CA_OPTION_AS_OF, CA_ON_AGGREGATE | CA_ON_ACTIONS, "DATE", "count actions as overdue on DATE"},
    {CA_OPTION_AS_OF, CA_ON_FORM, "DATE", "of actions: count them as overdue on DATE"},
    {CA_OPTION_AS_OF, CA_ON_AUDIT_LETTERS, "DATE", "tell the state that actions had on DATE"},
    {CA_OPTION_AS_OF, CA_ON_UPDATE, "DATE", "warn if something was done or reviewed after DATE"},
    {CA_OPTION_PRACTITIONER, CA_ON_SAMPLE, "FILE...",
     "draw further cases of the practitioners with an inadequate audit in these records"},
    {CA_OPTION_AUDITORS, CA_ON_SAMPLE, "FILE", "assign each drawn case to an auditor in this CSV list"},
    {CA_OPTION_NOT_OWN_TEAM, CA_ON_SAMPLE, NULL, "no auditor gets a case of their own team"},
    {CA_OPTION_KEEP, CA_ON_SAMPLE, "FILE", "keep the assignments of this earlier list where possible"},
    {CA_OPTION_RETURNED, CA_ON_SAMPLE, "FILE",
     "keep those of the cases in these records, which are audited, in any case"},
    {CA_OPTION_MODERATORS, CA_ON_SELECT, "FILE", "assign each drawn audit to a moderator in this CSV list"},
    {CA_OPTION_EARLIER, CA_ON_NEW, "FILE...", "number on from these drafts or records, so that no id is there twice"},
    {CA_OPTION_EARLIER, CA_ON_SELECT, "FILE...", "draw the first audit of each auditor who is not in these records"},
    {CA_OPTION_THIRD, CA_ON_SELECT, NULL, "draw the audits that auditor and moderator grade two grades or more apart"},
    {CA_OPTION_ORIGINALS, CA_ON_MERGE, "FILE...", "records that were moderated or audited again"},
    {CA_OPTION_MODERATION_ONLY, CA_ON_MERGE, NULL,
     "keep originals that were mended meanwhile; take the moderation alone"},
    {CA_OPTION_EXTERNAL, CA_ON_MERGE, NULL, "compare external audits with internal ones of the same case and period"},
    {CA_OPTION_RULESET, CA_ON_GRADE | CA_ON_AGGREGATE | CA_ON_SELECT | CA_ON_MERGE, "ID",
     "grade by this ruleset instead of the framework's own"},
    {CA_OPTION_KIND, CA_ON_AGGREGATE, "KIND", "count audits of this kind: full (default), thematic or external"},
    {CA_OPTION_POPULATION, CA_ON_AGGREGATE, "[QUARTER:]WHAT...",
     "open cases: a number, SERVICE=NUMBER, or a list of cases"},
    {CA_OPTION_PLANNED, CA_ON_VALIDATE, "FILE...", "report what differs from these drafts"},
    {CA_OPTION_PLANNED, CA_ON_AGGREGATE, "FILE...", "count which of these drafts were returned"},
    {CA_OPTION_DUE, CA_ON_AGGREGATE, "DATE", "count the audits of --planned that are dated after DATE"},
    {CA_OPTION_SKIP_INVALID, CA_ON_AGGREGATE, NULL, "leave out records that cannot be read, and count them"},
    {CA_OPTION_ALLOW_REPEATS, CA_ON_AGGREGATE, NULL, "count the same records twice"},
    {CA_OPTION_TYPE, CA_ON_EXPORT, "TYPE", "xlsx, docx, html, md or csv (default: from the name of -o)"},
    {CA_OPTION_TYPE, CA_ON_LETTERS, "TYPE", "docx (default) or html"},
    {CA_OPTION_TYPE, CA_ON_FORM, "TYPE", "xlsx (default), or docx: a Word document for each audit"},
    {CA_OPTION_FOR, CA_ON_EXPORT, "AUDIENCE", "internal (default), or public: small counts suppressed"},
    {CA_OPTION_FOR, CA_ON_FORM, "PERSON", "forms for an auditor (default) or a moderator"},
    {CA_OPTION_EACH, CA_ON_FORM, "UNIT",
     "a workbook for each person (default: auditor), or for each audit; of actions: for each manager or owner"},
    {CA_OPTION_ACTIONS, CA_ON_FORM, NULL, "the open actions of records, for each manager to fill in"},
    {CA_OPTION_BLIND, CA_ON_FORM, NULL, "moderator: hide the auditor's grades until the moderator has given one"},
    {CA_OPTION_DUE, CA_ON_FORM, "DAY", "the day by which forms are to be returned, in any words"},
    {CA_OPTION_LOCK, CA_ON_FORM, NULL, "protect all cells but the answers"},
    {CA_OPTION_EARLIER, CA_ON_FORM, "FILE...",
     "make no form for records in FILE, written by --issued, that are the same"},
    {CA_OPTION_FOR, CA_ON_IMPORT, "PERSON", "take the forms for auditors, or those for moderators, alone"},
    {CA_OPTION_EARLIER, CA_ON_IMPORT, "FILE...",
     "records that went out in forms, written by audit-form --issued: changes that later forms lack are errors"},
    {CA_OPTION_DRAFTS, CA_ON_IMPORT, "FILE...", "drafts or records from which the forms were made"},
    {CA_OPTION_OVERWRITE, CA_ON_LETTERS, NULL, "write over documents that are there"},
    {CA_OPTION_OVERWRITE, CA_ON_FORM, NULL, "write over the form of --blank that is there"},
    {CA_OPTION_OVERWRITE, CA_ON_IMPORT, NULL, "a blank cell clears what the draft has filled in"},
    {CA_OPTION_ISSUED, CA_ON_FORM, "FILE", "write to FILE the records, each with the edition of its form"},
    {CA_OPTION_FAULTS, CA_ON_FORM, "FILE",
     "show the errors in FILE, diagnostics as JSON; only these records get a form"},
    {CA_OPTION_THRESHOLD, CA_ON_EXPORT, "N", "public: suppress counts up to N, 2 or more (default: 5)"},
    {CA_OPTION_LEAST_ROW, CA_ON_EXPORT, "N", "public: combine rows of fewer than N audits (default: 20)"},
    {CA_OPTION_TOLD, CA_ON_EXPORT, "FILE", "public: write to FILE what the report publishes"},
    {CA_OPTION_ANNEX, CA_ON_EXPORT, "FILE", "docx: write the tables that the report leaves out to FILE"},
    {CA_OPTION_TEXT, CA_ON_EXPORT, "FILE.md",
     "add a committee's headings, with the paragraphs of this text below them"},
    {CA_OPTION_TEMPLATE, CA_ON_EXPORT, "FILE.docx", "docx: take styles, pages, headers and footers from this document"},
    {CA_OPTION_TEMPLATE, CA_ON_AUDIT_LETTERS, "FILE.docx", "docx: fill in the content controls of this document"},
    {CA_OPTION_TEMPLATE, CA_ON_FORM, "FILE.docx", "docx: fill in the content controls of this form"},
    {CA_OPTION_TEMPLATE, CA_ON_IMPORT, "FILE.docx...",
     "a template of Word forms: words beside their controls are kept"},
    {CA_OPTION_BLANK, CA_ON_FORM, NULL, "write the form of the framework of -f as a template, without records"},
    {CA_OPTION_PUBLISHED, CA_ON_EXPORT, "FILE...",
     "public: suppress what could be derived from reports published before, given by their files of --told"},
    {CA_OPTION_REVISE, CA_ON_EXPORT, "REASON", "public: publish a period again whatever has changed, with the reason"},
    {CA_OPTION_PUBLISHED_ON, CA_ON_EXPORT, "DAY", "public: the day of publication, in any words"},
    {CA_OPTION_NEXT, CA_ON_EXPORT, "DAY", "public: when the next report will be published, in any words"},
    {CA_OPTION_PUBLISHER, CA_ON_EXPORT, "NAME", "organisation that publishes the report"},
    {CA_OPTION_CONTACT, CA_ON_EXPORT, "TEXT", "contact for readers of a public report"},
    {CA_OPTION_CONTACT, CA_ON_FORM, "TEXT", "person or address to which forms are returned"},
    {CA_OPTION_RECORDS, CA_ON_EXPORT, "FILE...", "add tables of these records and their actions to a summary"},
    {CA_OPTION_LEARNING, CA_ON_EXPORT, "FILE",
     "print what was done about themes beside them, from this log (CSV or XLSX)"},
    {CA_OPTION_TABLE, CA_ON_EXPORT, "NAME", "table to write as CSV; learning, the log, also as xlsx"},
    {CA_OPTION_LIST_TABLES, CA_ON_EXPORT, NULL, "list the tables of the input"},
    {CA_OPTION_NAMES, CA_ON_EXPORT, NULL, "show the names of children, workers, auditors and owners of actions"},
    {CA_OPTION_NAMES, CA_ON_FORM, NULL, "show the child's name and date of birth, and names in extra fields"},
    {CA_OPTION_RAW, CA_ON_EXPORT, NULL, "do not disarm text that looks like a formula in CSV"},
    {CA_OPTION_KEY, CA_ON_REDACT, "FILE", "key of the pseudonyms: 32 bytes or more that only you can read"},
    {CA_OPTION_PURPOSE, CA_ON_REDACT, "TEXT", "purpose of the records: another purpose gives other pseudonyms"},
    {CA_OPTION_KEEP_TEXT, CA_ON_REDACT, NULL, "keep texts, with names, ids and dates of birth replaced"},
    {CA_OPTION_OVERDUE, CA_ON_ACTIONS, NULL, "list only actions overdue on the day of --as-of"},
    {CA_OPTION_OWNER, CA_ON_ACTIONS, "NAME...", "list only actions of this owner; '' is no owner"},
    {CA_OPTION_PEOPLE,
     CA_ON_SAMPLE | CA_ON_SELECT | CA_ON_MERGE | CA_ON_BENCHMARK | CA_ON_VALIDATE | CA_ON_REDACT | CA_ON_ACTIONS |
         CA_ON_AGGREGATE,
     "FILE", "CSV list of which names are one person, and which are not"},
    {CA_OPTION_THEMES, CA_ON_VALIDATE | CA_ON_AGGREGATE | CA_ON_FORM | CA_ON_IMPORT, "FILE",
     "the themes of findings: a list with title, id, synonyms, was; or JSON"},
    {CA_OPTION_REJECTS, CA_ON_VALIDATE | CA_ON_GRADE | CA_ON_REDACT | CA_ON_SELECT | CA_ON_MERGE | CA_ON_BENCHMARK,
     "FILE", "write records that do not pass to FILE, byte for byte"},
    {CA_OPTION_REPORT, CA_ON_SAMPLE | CA_ON_SELECT, "FILE", "write to FILE what was drawn, from how many, and why"},
    {CA_OPTION_REPORT, CA_ON_MERGE, "FILE", "write to FILE how external and internal grades compare"},
    {CA_OPTION_FAULTS, CA_ON_VALIDATE, "FILE", "write all diagnostics to the workbook FILE.xlsx, a sheet an auditor"},
    {CA_OPTION_JOBS, CA_ON_VALIDATE | CA_ON_GRADE | CA_ON_AGGREGATE, "N",
     "use N threads (default: the number of processors)"},
    {CA_OPTION_DIAGNOSTICS, CA_ON_ALL, "FORM", "form of diagnostics: text (default) or json"},
    {CA_OPTION_ALL, CA_ON_ALL, NULL, "show all diagnostics, not only 20 of one rule and file"},
    {CA_OPTION_QUIET, CA_ON_ALL, NULL, "print no diagnostics; the exit status stays"},
    {CA_OPTION_HELP, CA_ON_ALL, NULL, "show this help"},
    {CA_OPTION_VERSION, CA_ON_ALL, NULL, "show the version"},
};

const ca_option_use *ca_option_used(enum ca_tool tool, enum ca_option option)
{
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
        if (uses[i].option == option && uses[i].tools & CA_ON(tool))
            return &uses[i];
    return NULL;
}

bool ca_option_repeats(const ca_option_use *use)
{
    size_t size = use->argument ? strlen(use->argument) : 0;
    return size > 3 && strcmp(use->argument + size - 3, "...") == 0;
}

static const char *const new_examples[] = {"audit-new -f durham-2016 --prefix dcc cases.csv >drafts.jsonl",
                                           "audit-new -f durham-2016 --set case.id=77870 --date 2017-07-12",
                                           "audit-new -f durham-2016 --guide risk", "audit-new --check -F our-own.json",
                                           NULL};
static const char *const validate_examples[] = {
    "audit-validate q2.jsonl >sound.jsonl", "audit-validate --draft --rejects broken.jsonl q2.jsonl",
    "audit-validate -W no-acronym -W child-named --summary q2.jsonl", "audit-validate --explain evidence-thin", NULL};
static const char *const grade_examples[] = {"audit-grade q2.jsonl >graded.jsonl",
                                             "audit-grade --ruleset handbook q2.jsonl",
                                             "audit-grade --check graded.jsonl", NULL};
static const char *const aggregate_examples[] = {"audit-aggregate q1.jsonl q2.jsonl >summary.json",
                                                 "audit-aggregate --by team,type q2.jsonl",
                                                 "audit-aggregate --population open.csv --planned drafts.jsonl "
                                                 "q2.jsonl >q2.json",
                                                 "audit-aggregate q1.json q2.json >half-year.json", NULL};
static const char *const export_examples[] = {"audit-export -o q2.xlsx summary.json",
                                              "audit-export --for public -o q2-public.html summary.json",
                                              "audit-export --records q2.jsonl -o q2.xlsx summary.json",
                                              "audit-export -t csv --table questions summary.json",
                                              "audit-export --list-tables summary.json",
                                              NULL};

static const char *const redact_examples[] = {
    "(umask 077; head -c 32 /dev/urandom >key)",
    "audit-redact --key key --purpose 'regional review 2018' q2.jsonl >shared.jsonl", NULL};

static const char *const sample_examples[] = {
    "audit-sample -f durham-2016 --seed 'Q2, 6 July 2017' cases.csv >drawn.csv",
    "audit-sample -r 5% --by service --seed 48213 --report draw.json cases.csv",
    "audit-sample -n 50 --exclude q1.jsonl --as-of 2017-07-06 --seed 48213 a.csv",
    "audit-sample -f durham-2016 --seed 48213 --auditors auditors.csv cases.csv",
    "audit-sample --practitioner q2.jsonl -n 2 --seed 48213 cases.csv",
    NULL};
static const char *const actions_examples[] = {"audit-actions --as-of 2017-09-30 --overdue q2.jsonl | sort",
                                               "audit-actions q2.jsonl | audit-export -o actions.xlsx", NULL};
static const char *const update_examples[] = {"audit-actions q2.jsonl | audit-export -t csv >updates.csv",
                                              "audit-actions update updates.csv q2.jsonl >q2-updated.jsonl",
                                              "audit-actions update back/*.xlsx q2.jsonl >q2-updated.jsonl", NULL};
static const char *const select_examples[] = {
    "audit-moderate select --seed 'Q2 2018' graded.jsonl >moderate.jsonl",
    "audit-moderate select --seed 48213 -r 30% --moderators moderators.csv graded.jsonl",
    "audit-moderate select --third merged.jsonl >third.jsonl", NULL};
static const char *const merge_examples[] = {
    "audit-moderate merge --originals graded.jsonl returned.jsonl >merged.jsonl",
    "audit-moderate merge --external --originals q2.jsonl external.jsonl", NULL};
static const char *const benchmark_examples[] = {"audit-moderate benchmark graders.jsonl >agreement.jsonl", NULL};

static const char *const form_examples[] = {"audit-form -o forms --due 'Friday 14 July' drafts.jsonl",
                                            "audit-form --for moderator --blind -o to-moderate moderate.jsonl",
                                            "audit-form --faults diagnostics.json -o to-mend returned.jsonl",
                                            "audit-form --actions --as-of 2017-10-31 -o to-managers q2.jsonl",
                                            "audit-form --blank -f durham-2016 -o templates",
                                            "audit-form -t docx --template our-form.docx -o forms drafts.jsonl",
                                            NULL};

static const char *const import_examples[] = {"audit-import --drafts issued.jsonl q2-returned >q2.jsonl",
                                              "audit-import --check --drafts issued.jsonl jane-1.xlsx",
                                              "audit-import -f buckinghamshire-2021 q2-word/*.docx >q2.jsonl",
                                              "audit-import --draft --drafts issued.jsonl -o so-far.jsonl q2-returned",
                                              "audit-import -f durham-2016 --suggest-map answers.csv >map.json",
                                              "audit-import -f durham-2016 --map map.json answers.csv >q2.jsonl",
                                              NULL};

static const char *const audit_examples[] = {"audit-letter audit -o case-files q2.jsonl >written.csv", NULL};
static const char *const feedback_examples[] = {"audit-letter feedback -o feedback q2.jsonl >written.csv",
                                                "audit-letter feedback -t html --as-of 2017-10-31 -o pages q2.jsonl",
                                                NULL};
static const char *const plan_examples[] = {"audit-letter plan --as-of 2017-10-31 -o plans q2.jsonl >written.csv",
                                            NULL};
static const char *const escalation_examples[] = {"audit-letter escalation -o to-managers q2.jsonl >written.csv", NULL};
static const char *const response_examples[] = {"audit-letter immediate-response -o at-once q2.jsonl >written.csv",
                                                NULL};
static const char *const case_note_examples[] = {"audit-letter case-note -t html -o to-paste q2.jsonl >written.csv",
                                                 NULL};
static const char *const reminder_examples[] = {"audit-letter reminder --as-of 2017-10-31 -o reminders q2.jsonl", NULL};
static const char *const handbook_examples[] = {"audit-letter handbook -f durham-2016 -o handbooks", NULL};

const ca_tool_entry ca_tools[CA_TOOL_COUNT] = {
    {"audit-new", NULL, "[cases.csv ...]", "writes a draft audit record for each case in a CSV list", new_examples},
    {"audit-validate", NULL, "[records.jsonl ...]", "checks audit records and passes on those that can be counted",
     validate_examples},
    {"audit-grade", NULL, "[records.jsonl ...]", "applies the grading rules of each record's framework",
     grade_examples},
    {"audit-aggregate", NULL, "[records.jsonl | summary.json ...]", "turns records and summaries into one summary",
     aggregate_examples},
    {"audit-export", NULL, "[summary.json | records.jsonl ...]", "writes a report as a workbook, HTML, Markdown or CSV",
     export_examples},
    {"audit-redact", NULL, "[records.jsonl ...]", "writes records that do not show who they are about",
     redact_examples},
    {"audit-sample", NULL, "[cases.csv ...]", "draws the cases to audit from a CSV list of open cases",
     sample_examples},
    {"audit-moderate", "select", "[graded.jsonl ...]", "draws the records that are to be moderated", select_examples},
    {"audit-moderate", "merge", "[moderated.jsonl ...]", "joins moderated records to the originals", merge_examples},
    {"audit-actions", NULL, "[records.jsonl ...]", "writes a line for each action of the records", actions_examples},
    {"audit-actions", "update", "updates.csv ... [records.jsonl ...]",
     "writes completions, reviews and owners back into the records", update_examples},
    {"audit-moderate", "benchmark", "[records.jsonl ...]", "says how far several graders of one case agree",
     benchmark_examples},
    {"audit-form", NULL, "[drafts.jsonl ...]", "writes workbooks for auditors, moderators and managers to fill in",
     form_examples},
    {"audit-import", NULL, "[form.xlsx | form.docx | answers.csv | records.jsonl | folder ...]",
     "reads the forms that auditors and moderators filled in, and answers of surveys", import_examples},
    {"audit-letter", "audit", "[records.jsonl ...]", "writes each completed audit, for the case file", audit_examples},
    {"audit-letter", "feedback", "[records.jsonl ...]",
     "writes feedback on each audit for the practitioner and the manager", feedback_examples},
    {"audit-letter", "plan", "[records.jsonl ...]",
     "writes the support plan of each audit that has actions, to be signed", plan_examples},
    {"audit-letter", "escalation", "[records.jsonl ...]",
     "writes a note of escalation for each audit that requires one", escalation_examples},
    {"audit-letter", "immediate-response", "[records.jsonl ...]",
     "writes a note of the response for each audit that requires one at once", response_examples},
    {"audit-letter", "case-note", "[records.jsonl ...]",
     "writes a note of each audit, to be pasted into the child's file", case_note_examples},
    {"audit-letter", "reminder", "[records.jsonl ...]", "writes what is still to be done for each audit",
     reminder_examples},
    {"audit-letter", "handbook", "", "writes a framework as a handbook for auditors, without records",
     handbook_examples},
};

static bool is_flag(const char *argument, const char *name, const char *letter)
{
    return strcmp(argument, name) == 0 || (letter && strcmp(argument, letter) == 0);
}

enum ca_tool ca_tool_asked(enum ca_tool tool, int count, char *const *arguments, ca_error *error)
{
    ca_text verbs = {0}, near = {0};
    const char *word = count > 1 ? arguments[1] : "";
    ca_suggestion suggestion = ca_suggest_begin(ca_slice_of(word));
    for (int i = 0; i < CA_TOOL_COUNT; i++) {
        const ca_tool_entry *one = &ca_tools[i];
        if (!one->verb || strcmp(one->name, ca_tools[tool].name) != 0)
            continue;
        if (strcmp(word, one->verb) == 0) {
            ca_text_free(&verbs);
            return (enum ca_tool)i;
        }
        ca_suggest_try_beginning(&suggestion, one->verb);
        ca_text_format(&verbs, "%s%s", verbs.size ? " or " : "", one->verb);
    }
    /* The operands of a tool that needs no verb are files. */
    bool misspelt = !ca_tools[tool].verb && suggestion.name && access(word, F_OK) != 0;
    bool without = !ca_tools[tool].verb || is_flag(word, "--help", "-h") || is_flag(word, "--version", NULL);
    if (!without)
        (void)ca_error_set(error, "say what to do first: %s %s%s", ca_tools[tool].name, ca_text_words(&verbs),
                           ca_suggestion_words(&suggestion, &near));
    else if (misspelt)
        (void)ca_error_set(error, "there is neither a file nor a verb '%s'%s", word,
                           ca_suggestion_words(&suggestion, &near));
    ca_text_free(&verbs);
    ca_text_free(&near);
    return without && !misspelt ? tool : CA_TOOL_COUNT;
}

static void keep(ca_options *options, enum ca_option option, char *value)
{
    static char none[] = "";
    struct ca_option_values *list = &options->list[option];
    options->value[option] = value ? value : none;
    list->values = ca_array_grow(list->values, list->count, &list->capacity, sizeof *list->values);
    list->values[list->count++] = value ? value : none;
}

/* Makes getopt's tables of the options that TOOL takes. LONGS has room for COUNT + 1 entries, LETTERS for 2 * COUNT
 * + 2. */
static void make_tables(enum ca_tool tool, struct option *longs, ca_text *letters)
{
    size_t count = 0;
    ca_text_add(letters, ":");
    for (int i = 0; i < CA_OPTIONS_TOTAL; i++) {
        const ca_option_name *one = &ca_option_names[i];
        const ca_option_use *use = ca_option_used(tool, (enum ca_option)i);
        if (!use)
            continue;
        longs[count++] = (struct option){one->name, use->argument ? required_argument : no_argument, NULL, 256 + i};
        if (one->letter) {
            ca_text_byte(letters, one->letter);
            if (use->argument)
                ca_text_byte(letters, ':');
        }
    }
    longs[count] = (struct option){0};
}

static enum ca_option option_of(int got)
{
    if (got >= 256)
        return (enum ca_option)(got - 256);
    for (int i = 0; i < CA_OPTIONS_TOTAL; i++)
        if (ca_option_names[i].letter == got)
            return (enum ca_option)i;
    return CA_OPTIONS_TOTAL;
}

/* Sets the error for an option that getopt rejected. */
static int refuse(enum ca_tool tool, int got, char **arguments, ca_error *error)
{
    const char *word = arguments[optind - 1];
    const char *name = strncmp(word, "--", 2) == 0 ? word + 2 : "";
    ca_suggestion suggestion = ca_suggest_begin((ca_slice){name, strcspn(name, "=")});
    for (int i = 0; i < CA_OPTIONS_TOTAL; i++)
        if (ca_option_used(tool, (enum ca_option)i))
            ca_suggest_try(&suggestion, ca_option_names[i].name);
    if (got == ':')
        return ca_error_set(error, "the option %s needs a value", word);
    if (optopt && optopt < 256)
        return ca_error_set(error, "there is no option -%c", optopt);
    if (*name && suggestion.name)
        return ca_error_set(error, "there is no option %s; did you mean --%s?", word, suggestion.name);
    return ca_error_set(error, "there is no option %s", word);
}

int ca_options_read(ca_options *options, enum ca_tool tool, int count, char **arguments, ca_error *error)
{
    struct option longs[CA_OPTIONS_TOTAL + 1];
    ca_text letters = {0};
    int got, status = 0;
    bool verb = ca_tools[tool].verb && count > 1 && strcmp(arguments[1], ca_tools[tool].verb) == 0;
    *options = (ca_options){.tool = tool};
    count -= verb; /* getopt takes the first argument for the program's name */
    arguments += verb;
    make_tables(tool, longs, &letters);
    opterr = 0;
    while (status == 0 && (got = getopt_long(count, arguments, letters.at, longs, NULL)) != -1) {
        enum ca_option option = got == '?' || got == ':' ? CA_OPTIONS_TOTAL : option_of(got);
        const ca_option_use *use = option == CA_OPTIONS_TOTAL ? NULL : ca_option_used(tool, option);
        if (!use)
            status = refuse(tool, got, arguments, error);
        else if (options->value[option] && use->argument && !ca_option_repeats(use))
            status = ca_error_set(error, "the option --%s was given twice", ca_option_names[option].name);
        else
            keep(options, option, optarg);
    }
    options->operands = arguments + optind;
    options->operand_count = (size_t)(count - optind);
    ca_text_free(&letters);
    return status;
}

void ca_options_free(ca_options *options)
{
    for (int i = 0; i < CA_OPTIONS_TOTAL; i++)
        free(options->list[i].values);
    *options = (ca_options){0};
}

bool ca_options_has(const ca_options *options, enum ca_option option)
{
    return options->value[option] != NULL;
}

const char *ca_option_spelt(enum ca_option option)
{
    static const char *const spelt[CA_OPTIONS_TOTAL] = {
#define X(name, letter, long_name) "--" long_name,
        CA_OPTIONS(X)
#undef X
    };
    return option == CA_OPTION_OUTPUT ? "-o" : spelt[option];
}

/* The argument of --population may be a number instead of a list, so its help does not call it a file. */
bool ca_option_names_file(enum ca_tool tool, enum ca_option option)
{
    const ca_option_use *use = ca_option_used(tool, option);
    return use && use->argument && (strstr(use->argument, "FILE") || option == CA_OPTION_POPULATION);
}

/* Appends TEXT from the text column on, broken at blanks to fit the width of a terminal. */
static void help_text(const char *text, ca_text *to)
{
    enum { ROOM = LINE_MOST - TEXT_COLUMN };
    size_t size = strlen(text);
    while (size > ROOM) {
        size_t end = ROOM;
        while (end && text[end] != ' ')
            end--;
        if (!end)
            end = ROOM;
        ca_text_format(to, "%.*s\n%*s", (int)end, text, TEXT_COLUMN, "");
        text += end + (text[end] == ' ');
        size = strlen(text);
    }
    ca_text_format(to, "%s\n", text);
}

static void help_line(const ca_option_use *use, ca_text *to)
{
    const ca_option_name *one = &ca_option_names[use->option];
    ca_text spelt = {0};
    if (one->letter)
        ca_text_format(&spelt, "-%c, ", one->letter);
    else
        ca_text_add(&spelt, "    ");
    ca_text_format(&spelt, "--%s", one->name);
    if (use->argument) {
        size_t size = strlen(use->argument) - (ca_option_repeats(use) ? 3 : 0);
        ca_text_format(&spelt, "=%.*s", (int)size, use->argument);
    }
    ca_text_format(to, "  %-28s  ", spelt.at);
    if (spelt.size > TEXT_COLUMN - 4)
        ca_text_format(to, "\n%*s", TEXT_COLUMN, "");
    help_text(use->help, to);
    ca_text_free(&spelt);
}

static void help_of(enum ca_tool tool, ca_text *to)
{
    const ca_tool_entry *one = &ca_tools[tool];
    const char *gap = one->verb ? " " : "", *verb = one->verb ? one->verb : "";
    const ca_option_use *use;
    ca_text_format(to, "usage: %s%s%s [options]%s%s\n\n%s%s%s %s.\n%s", one->name, gap, verb, *one->operands ? " " : "",
                   one->operands, one->name, gap, verb, one->does,
                   *one->operands ? "Without a file, or for -, it reads standard input.\n" : "");
    ca_text_add(to, "\nExamples:\n");
    for (const char *const *example = one->examples; *example; example++)
        ca_text_format(to, "  %s\n", *example);
    ca_text_add(to, "\nOptions:\n");
    for (int i = 0; i < CA_OPTIONS_TOTAL; i++)
        if ((use = ca_option_used(tool, (enum ca_option)i)))
            help_line(use, to);
}

/* The help of a tool with verbs is the help of each verb, one after another. */
void ca_options_help(enum ca_tool tool, ca_text *to)
{
    for (int i = 0; i < CA_TOOL_COUNT; i++) {
        if (strcmp(ca_tools[i].name, ca_tools[tool].name) != 0)
            continue;
        if (to->size)
            ca_text_byte(to, '\n');
        help_of((enum ca_tool)i, to);
    }
    ca_text_format(to, "\nThe manual: man %s, man caseaudit\n", ca_tools[tool].name);
}
