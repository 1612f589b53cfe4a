/* SPDX-License-Identifier: MIT */
/* The options of every tool in one table: parsing, --help, the manual and the completions follow it. */
#ifndef CA_OPTIONS_H
#define CA_OPTIONS_H

#include "base/problem.h"

/* A tool that does more than one thing has an entry for each: "audit-moderate select", "audit-moderate merge". */
enum ca_tool {
    CA_NEW,
    CA_VALIDATE,
    CA_GRADE_TOOL,
    CA_AGGREGATE,
    CA_EXPORT,
    CA_REDACT,
    CA_SAMPLE,
    CA_MODERATE_SELECT,
    CA_MODERATE_MERGE,
    CA_ACTIONS_LIST,
    CA_ACTIONS_UPDATE,
    CA_MODERATE_BENCHMARK,
    CA_TOOL_COUNT
};

/* Which tools take an option: bits. */
#define CA_ON(tool) (1U << (tool))
#define CA_ON_NEW CA_ON(CA_NEW)
#define CA_ON_VALIDATE CA_ON(CA_VALIDATE)
#define CA_ON_GRADE CA_ON(CA_GRADE_TOOL)
#define CA_ON_AGGREGATE CA_ON(CA_AGGREGATE)
#define CA_ON_EXPORT CA_ON(CA_EXPORT)
#define CA_ON_REDACT CA_ON(CA_REDACT)
#define CA_ON_SAMPLE CA_ON(CA_SAMPLE)
#define CA_ON_SELECT CA_ON(CA_MODERATE_SELECT)
#define CA_ON_MERGE CA_ON(CA_MODERATE_MERGE)
#define CA_ON_ACTIONS CA_ON(CA_ACTIONS_LIST)
#define CA_ON_UPDATE CA_ON(CA_ACTIONS_UPDATE)
#define CA_ON_BENCHMARK CA_ON(CA_MODERATE_BENCHMARK)
#define CA_ON_ALL (CA_ON(CA_TOOL_COUNT) - 1U)
#define CA_ON_RECORDS (CA_ON_VALIDATE | CA_ON_GRADE | CA_ON_AGGREGATE | CA_ON_EXPORT | CA_ON_REDACT)

/* X(NAME, letter or 0, long name, argument or NULL, tools, help)
 * An option with an argument that ends in "..." may be given more than once. */
#define CA_OPTIONS(X)                                                                                                 \
    X(FRAMEWORK, 'f', "framework", "ID", CA_ON_NEW | CA_ON_SAMPLE,                                                    \
      "the framework that drafts are made with, or whose policy on samples is followed")                              \
    X(FRAMEWORK_FILE, 'F', "framework-file", "FILE...", CA_ON_ALL,                                                    \
      "a framework of your own; may be given more than once")                                                         \
    X(OUTPUT, 'o', "output", "FILE", CA_ON_ALL, "write to FILE, whole or not at all")                                 \
    X(PREFIX, 0, "prefix", "WORD", CA_ON_NEW, "what the drafts' ids start with (default: audit)")                     \
    X(FIRST, 0, "first", "N", CA_ON_NEW, "the first running number of the ids (default: 1)")                          \
    X(QUARTER, 0, "quarter", "QUARTER", CA_ON_NEW, "the quarter of rows without audit_date: '2017-18 Q2'")            \
    X(DATE, 0, "date", "DATE", CA_ON_NEW, "a date in the quarter of rows without audit_date")                         \
    X(MAP, 0, "map", "MEMBER=HEADING...", CA_ON_NEW | CA_ON_SAMPLE,                                                   \
      "take MEMBER of the record from the column HEADING")                                                            \
    X(SET, 0, "set", "MEMBER=VALUE...", CA_ON_NEW, "give every draft this value; without files, write one")           \
    X(LIST, 0, "list", NULL, CA_ON_NEW, "list the frameworks")                                                        \
    X(SHOW, 0, "show", "ID", CA_ON_NEW, "write a framework's file")                                                   \
    X(GUIDE, 0, "guide", "QUESTION", CA_ON_NEW, "show the guidance on a question or section, or on all")              \
    X(CHECK_FRAMEWORKS, 0, "check", NULL, CA_ON_NEW, "write nothing; tell whether the frameworks of -F are sound")    \
    X(DRAFT, 0, "draft", NULL, CA_ON_VALIDATE, "do not report what is not filled in yet")                             \
    X(STRICT, 0, "strict", NULL, CA_ON_VALIDATE, "treat warnings as errors")                                          \
    X(GATE, 0, "gate", NULL, CA_ON_VALIDATE, "hold back every record with an error")                                  \
    X(WARN, 'W', "warn", "[no-]RULE...", CA_ON_VALIDATE, "switch a warning on or off; 'all' is every one")            \
    X(WORDS, 0, "words", "LIST=FILE...", CA_ON_VALIDATE, "look for the words in FILE in the place of LIST's")         \
    X(SHOW_WORDS, 0, "show-words", "LIST", CA_ON_VALIDATE, "write a list of words, to begin your own with")           \
    X(SUMMARY, 0, "summary", NULL, CA_ON_VALIDATE, "say at the end how many records are sound, and count rules")      \
    X(EXPLAIN, 0, "explain", "RULE", CA_ON_VALIDATE, "say what a rule wants, and why, with examples")                 \
    X(LIST_RULES, 0, "list-rules", NULL, CA_ON_VALIDATE, "list the rules")                                            \
    X(MODERATORS, 0, "moderators", "FILE", CA_ON_SELECT, "share out what is drawn among those in this CSV list")      \
    X(EARLIER, 0, "earlier", "FILE...", CA_ON_SELECT,                                                                 \
      "draw the first audit of each auditor who is not in these records")                                             \
    X(THIRD, 0, "third", NULL, CA_ON_SELECT, "draw what auditor and moderator see two grades or more apart")          \
    X(ORIGINALS, 0, "originals", "FILE...", CA_ON_MERGE, "the records that were moderated or audited again")          \
    X(EXTERNAL, 0, "external", NULL, CA_ON_MERGE, "compare external audits with those of the same case and period")   \
    X(REJECTS, 0, "rejects", "FILE",                                                                                  \
      CA_ON_VALIDATE | CA_ON_GRADE | CA_ON_REDACT | CA_ON_SELECT | CA_ON_MERGE | CA_ON_BENCHMARK,                     \
      "write the records that do not pass to FILE, byte for byte")                                                    \
    X(RULESET, 0, "ruleset", "ID", CA_ON_GRADE | CA_ON_AGGREGATE | CA_ON_SELECT | CA_ON_MERGE,                        \
      "grade under this ruleset in the place of the framework's own")                                                 \
    X(CHECK, 0, "check", NULL, CA_ON_GRADE, "write nothing; tell whether every grading is what the rules give")       \
    X(BY, 0, "by", "NAMES", CA_ON_AGGREGATE,                                                                          \
      "group by these (default: quarter,service,locality,team,type,kind,theme)")                                      \
    X(AS_OF, 0, "as-of", "DATE", CA_ON_AGGREGATE | CA_ON_ACTIONS, "count actions as overdue on DATE")                 \
    X(KIND, 0, "kind", "KIND", CA_ON_AGGREGATE,                                                                       \
      "report on audits of this kind: full (the default), thematic or external")                                      \
    X(POPULATION, 0, "population", "[QUARTER:]WHAT...", CA_ON_AGGREGATE,                                              \
      "what was drawn from: a number of cases, SERVICE=NUMBER, or a list of cases")                                   \
    X(PLANNED, 0, "planned", "FILE...", CA_ON_AGGREGATE, "count what came back of these drafts")                      \
    X(SKIP_INVALID, 0, "skip-invalid", NULL, CA_ON_AGGREGATE,                                                         \
      "leave out records that cannot be read, and say how many")                                                      \
    X(ALLOW_REPEATS, 0, "allow-repeats", NULL, CA_ON_AGGREGATE, "count the same records twice")                       \
    X(TYPE, 't', "type", "TYPE", CA_ON_EXPORT, "xlsx, csv, md or html (default: what the name after -o ends in)")     \
    X(FOR, 0, "for", "AUDIENCE", CA_ON_EXPORT, "internal (the default), or public: what tells of nobody")             \
    X(THRESHOLD, 0, "threshold", "N", CA_ON_EXPORT,                                                                   \
      "for the public, counts up to N are small, 2 at least (default: 5)")                                            \
    X(LEAST_ROW, 0, "least-row", "N", CA_ON_EXPORT, "for the public, put rows under N audits together (default: 20)") \
    X(TOLD, 0, "told", "FILE", CA_ON_EXPORT, "for the public, write to FILE what the report tells")                   \
    X(PUBLISHED, 0, "published", "FILE...", CA_ON_EXPORT,                                                             \
      "for the public, tell no more beside what these files of --told say was published")                             \
    X(REVISE, 0, "revise", "REASON", CA_ON_EXPORT, "publish a period again whatever has changed, and say why")        \
    X(PUBLISHER, 0, "publisher", "NAME", CA_ON_EXPORT, "the organisation whose report it is")                         \
    X(CONTACT, 0, "contact", "TEXT", CA_ON_EXPORT, "whom readers of a public report may ask")                         \
    X(RECORDS, 0, "records", "FILE...", CA_ON_EXPORT,                                                                 \
      "beside a summary: add tables of these records and their actions")                                              \
    X(TABLE, 0, "table", "NAME", CA_ON_EXPORT, "the table to write as CSV")                                           \
    X(LIST_TABLES, 0, "list-tables", NULL, CA_ON_EXPORT, "list the tables that the input gives")                      \
    X(NAMES, 0, "names", NULL, CA_ON_EXPORT, "name children and workers, auditors and owners of actions")             \
    X(RAW, 0, "raw", NULL, CA_ON_EXPORT, "do not disarm text that looks like a formula in CSV")                       \
    X(PEOPLE, 0, "people", "FILE",                                                                                    \
      CA_ON_SAMPLE | CA_ON_SELECT | CA_ON_MERGE | CA_ON_BENCHMARK | CA_ON_VALIDATE | CA_ON_REDACT | CA_ON_ACTIONS,    \
      "a CSV list that says which names are one person's, and which are not")                                         \
    X(KEY, 0, "key", "FILE", CA_ON_REDACT, "the key of the pseudonyms: 32 bytes or more that only you can read")      \
    X(PURPOSE, 0, "purpose", "TEXT", CA_ON_REDACT,                                                                    \
      "what the records are for: those of two purposes have other pseudonyms")                                        \
    X(KEEP_TEXT, 0, "keep-text", NULL, CA_ON_REDACT, "keep texts, with names, ids and the date of birth replaced")    \
    X(OVERDUE, 0, "overdue", NULL, CA_ON_ACTIONS, "list only the actions that are overdue on the day of --as-of")     \
    X(OWNER, 0, "owner", "NAME...", CA_ON_ACTIONS, "list only the actions of this owner; '' is nobody")               \
    X(JOBS, 'j', "jobs", "N", CA_ON_VALIDATE | CA_ON_GRADE | CA_ON_AGGREGATE,                                         \
      "use N threads (default: the processors there are)")                                                            \
    X(SEED, 0, "seed", "TEXT", CA_ON_SAMPLE | CA_ON_SELECT,                                                           \
      "any text; with it and the input anybody can draw the same again")                                              \
    X(RATE, 'r', "rate", "PERCENT", CA_ON_SAMPLE, "draw this part of each stratum, rounded up: 5%")                   \
    X(NUMBER, 'n', "count", "N", CA_ON_SAMPLE, "draw so many cases, or so many of each practitioner")                 \
    X(STRATA, 0, "by", "COLUMNS", CA_ON_SAMPLE, "draw from each value of these columns on its own")                   \
    X(LEAST, 0, "min", "N", CA_ON_SAMPLE, "draw N cases of each stratum at least")                                    \
    X(COVER, 0, "cover", "COLUMN...", CA_ON_SAMPLE, "draw at least one case of each value of the column")             \
    X(NOT, 0, "not", "COLUMN=VALUE...", CA_ON_SAMPLE, "do not draw cases with this value")                            \
    X(EXCLUDE, 0, "exclude", "FILE...", CA_ON_SAMPLE, "do not draw cases that these records audited lately")          \
    X(MONTHS, 0, "months", "N", CA_ON_SAMPLE, "how many months are lately (default: 12)")                             \
    X(DRAW_AS_OF, 0, "as-of", "DATE", CA_ON_SAMPLE, "the day from which the months are counted back")                 \
    X(PRACTITIONER, 0, "practitioner", "FILE...", CA_ON_SAMPLE,                                                       \
      "draw further cases of the practitioners with an inadequate audit in these records")                            \
    X(AUDITORS, 0, "auditors", "FILE", CA_ON_SAMPLE, "give each drawn case one of these auditors")                    \
    X(OTHER_TEAMS, 0, "not-own-team", NULL, CA_ON_SAMPLE, "nobody audits a case of their own team")                   \
    X(KEEP, 0, "keep", "FILE", CA_ON_SAMPLE, "change as few of the auditors of this earlier list as can be")          \
    X(REPORT, 0, "report", "FILE", CA_ON_SAMPLE | CA_ON_SELECT | CA_ON_MERGE,                                         \
      "write to FILE what was drawn, from how many, and why; or how external grades compare")                         \
    X(DIAGNOSTICS, 0, "diagnostics", "FORM", CA_ON_ALL, "text or json: the form of diagnostics")                      \
    X(QUIET, 'q', "quiet", NULL, CA_ON_ALL, "no diagnostics; the exit status still tells")                            \
    X(HELP, 'h', "help", NULL, CA_ON_ALL, "show this help")                                                           \
    X(VERSION, 0, "version", NULL, CA_ON_ALL, "show the version")

enum ca_option {
#define X(name, letter, long_name, argument, tools, help) CA_OPTION_##name,
    CA_OPTIONS(X)
#undef X
        CA_OPTION_COUNT
};

/* A tool as its help and the manual describe it. */
typedef struct {
    const char *name;
    const char *verb; /* the word behind the name that asks for this; NULL: none */
    const char *operands, *does;
    const char *const *examples; /* NULL-ended */
} ca_tool_entry;
extern const ca_tool_entry ca_tools[CA_TOOL_COUNT];

/* The options of a run. Values are borrowed from the command line. */
typedef struct {
    enum ca_tool tool;
    const char *value[CA_OPTION_COUNT]; /* the last value, "" for an option without, NULL when absent */
    struct ca_option_values {
        char **values;
        size_t count, capacity;
    } list[CA_OPTION_COUNT]; /* every value of an option that may be given again */
    char **operands;
    size_t operand_count;
} ca_options;

/* The entry of the same name as TOOL that the first argument asks for by its verb; else TOOL itself if it has no verb,
 * or the help is asked for. CA_TOOL_COUNT with a problem where a verb is missing or is none. */
enum ca_tool ca_tool_asked(enum ca_tool tool, int count, char *const *arguments, ca_problem *problem) CA_MUST_USE;

/* Reads the command line, behind the verb if TOOL has one. 0, or -1 with a problem that is a matter of usage. */
int ca_options_read(ca_options *options, enum ca_tool tool, int count, char **arguments, ca_problem *problem)
    CA_MUST_USE;
void ca_options_free(ca_options *options);
bool ca_options_has(const ca_options *options, enum ca_option option);
/* How an option is named to people: "-o", "--rejects". */
const char *ca_option_spelt(enum ca_option option);
/* Whether its argument is, or may be, the name of a file. */
bool ca_option_names_file(enum ca_option option);

/* Appends the help of a tool: what it does, examples, options. */
void ca_options_help(enum ca_tool tool, ca_text *to);

#endif
