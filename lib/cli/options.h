/* SPDX-License-Identifier: MIT */
/* The options of every tool in one table, used for parsing, --help, the manual and the completions. */
#ifndef CA_OPTIONS_H
#define CA_OPTIONS_H

#include "base/error.h"

/* A tool with verbs has an entry for each verb: "audit-moderate select", "audit-moderate merge". */
enum ca_tool {
    CA_TOOL_NEW,
    CA_TOOL_VALIDATE,
    CA_TOOL_GRADE,
    CA_TOOL_AGGREGATE,
    CA_TOOL_EXPORT,
    CA_TOOL_REDACT,
    CA_TOOL_SAMPLE,
    CA_TOOL_MODERATE_SELECT,
    CA_TOOL_MODERATE_MERGE,
    CA_TOOL_ACTIONS_LIST,
    CA_TOOL_ACTIONS_UPDATE,
    CA_TOOL_MODERATE_BENCHMARK,
    CA_TOOL_FORM,
    CA_TOOL_IMPORT,
    CA_TOOL_LETTER_AUDIT,
    CA_TOOL_LETTER_FEEDBACK,
    CA_TOOL_LETTER_PLAN,
    CA_TOOL_LETTER_ESCALATION,
    CA_TOOL_LETTER_RESPONSE,
    CA_TOOL_LETTER_CASE_NOTE,
    CA_TOOL_LETTER_REMINDER,
    CA_TOOL_LETTER_HANDBOOK,
    CA_TOOL_COUNT
};

/* The tools that take an option, as bits. */
#define CA_ON(tool) (1U << (tool))
#define CA_ON_NEW CA_ON(CA_TOOL_NEW)
#define CA_ON_VALIDATE CA_ON(CA_TOOL_VALIDATE)
#define CA_ON_GRADE CA_ON(CA_TOOL_GRADE)
#define CA_ON_AGGREGATE CA_ON(CA_TOOL_AGGREGATE)
#define CA_ON_EXPORT CA_ON(CA_TOOL_EXPORT)
#define CA_ON_REDACT CA_ON(CA_TOOL_REDACT)
#define CA_ON_SAMPLE CA_ON(CA_TOOL_SAMPLE)
#define CA_ON_SELECT CA_ON(CA_TOOL_MODERATE_SELECT)
#define CA_ON_MERGE CA_ON(CA_TOOL_MODERATE_MERGE)
#define CA_ON_ACTIONS CA_ON(CA_TOOL_ACTIONS_LIST)
#define CA_ON_UPDATE CA_ON(CA_TOOL_ACTIONS_UPDATE)
#define CA_ON_BENCHMARK CA_ON(CA_TOOL_MODERATE_BENCHMARK)
#define CA_ON_FORM CA_ON(CA_TOOL_FORM)
#define CA_ON_IMPORT CA_ON(CA_TOOL_IMPORT)
/* The purposes of audit-letter. */
#define CA_ON_HANDBOOK CA_ON(CA_TOOL_LETTER_HANDBOOK)
#define CA_ON_AUDIT_LETTERS                                                                                \
    (CA_ON(CA_TOOL_LETTER_AUDIT) | CA_ON(CA_TOOL_LETTER_FEEDBACK) | CA_ON(CA_TOOL_LETTER_PLAN) |           \
     CA_ON(CA_TOOL_LETTER_ESCALATION) | CA_ON(CA_TOOL_LETTER_RESPONSE) | CA_ON(CA_TOOL_LETTER_CASE_NOTE) | \
     CA_ON(CA_TOOL_LETTER_REMINDER))
#define CA_ON_LETTERS (CA_ON_AUDIT_LETTERS | CA_ON_HANDBOOK)
/* The tools whose -o is a folder. */
#define CA_ON_FOLDERS (CA_ON_FORM | CA_ON_LETTERS)
/* The tools that read a list. */
#define CA_ON_LISTS                                                                                            \
    (CA_ON_NEW | CA_ON_VALIDATE | CA_ON_AGGREGATE | CA_ON_REDACT | CA_ON_SAMPLE | CA_ON_SELECT | CA_ON_MERGE | \
     CA_ON_ACTIONS | CA_ON_UPDATE | CA_ON_BENCHMARK | CA_ON_IMPORT | CA_ON_EXPORT)
#define CA_ON_ALL (CA_ON(CA_TOOL_COUNT) - 1U)

/* X(NAME, letter or 0, long name). The constant is named like the option: CA_OPTION_NOT_OWN_TEAM is --not-own-team. */
#define CA_OPTIONS(X)                        \
    X(FRAMEWORK, 'f', "framework")           \
    X(FRAMEWORK_FILE, 'F', "framework-file") \
    X(OUTPUT, 'o', "output")                 \
    X(PREFIX, 0, "prefix")                   \
    X(FIRST, 0, "first")                     \
    X(QUARTER, 0, "quarter")                 \
    X(DATE, 0, "date")                       \
    X(MAP, 0, "map")                         \
    X(SUGGEST_MAP, 0, "suggest-map")         \
    X(ENCODING, 0, "encoding")               \
    X(SHEET, 0, "sheet")                     \
    X(DATES, 0, "dates")                     \
    X(SKIP_ROWS, 0, "skip-rows")             \
    X(SET, 0, "set")                         \
    X(LIST, 0, "list")                       \
    X(SHOW, 0, "show")                       \
    X(GUIDE, 0, "guide")                     \
    X(DRAFT, 0, "draft")                     \
    X(STRICT, 0, "strict")                   \
    X(GATE, 0, "gate")                       \
    X(WARN, 'W', "warn")                     \
    X(WORDS, 0, "words")                     \
    X(SHOW_WORDS, 0, "show-words")           \
    X(SUMMARY, 0, "summary")                 \
    X(EXPLAIN, 0, "explain")                 \
    X(LIST_RULES, 0, "list-rules")           \
    X(SEED, 0, "seed")                       \
    X(RATE, 'r', "rate")                     \
    X(COUNT, 'n', "count")                   \
    X(BY, 0, "by")                           \
    X(MIN, 0, "min")                         \
    X(COVER, 0, "cover")                     \
    X(NOT, 0, "not")                         \
    X(EXCLUDE, 0, "exclude")                 \
    X(MONTHS, 0, "months")                   \
    X(AS_OF, 0, "as-of")                     \
    X(PRACTITIONER, 0, "practitioner")       \
    X(AUDITORS, 0, "auditors")               \
    X(NOT_OWN_TEAM, 0, "not-own-team")       \
    X(KEEP, 0, "keep")                       \
    X(RETURNED, 0, "returned")               \
    X(MODERATORS, 0, "moderators")           \
    X(EARLIER, 0, "earlier")                 \
    X(THIRD, 0, "third")                     \
    X(ORIGINALS, 0, "originals")             \
    X(EXTERNAL, 0, "external")               \
    X(MODERATION_ONLY, 0, "moderation-only") \
    X(RULESET, 0, "ruleset")                 \
    X(CHECK, 0, "check")                     \
    X(KIND, 0, "kind")                       \
    X(POPULATION, 0, "population")           \
    X(PLANNED, 0, "planned")                 \
    X(SKIP_INVALID, 0, "skip-invalid")       \
    X(ALLOW_REPEATS, 0, "allow-repeats")     \
    X(TYPE, 't', "type")                     \
    X(FOR, 0, "for")                         \
    X(THRESHOLD, 0, "threshold")             \
    X(LEAST_ROW, 0, "least-row")             \
    X(TOLD, 0, "told")                       \
    X(ANNEX, 0, "annex")                     \
    X(TEXT, 0, "text")                       \
    X(TEMPLATE, 0, "template")               \
    X(PUBLISHED, 0, "published")             \
    X(REVISE, 0, "revise")                   \
    X(PUBLISHED_ON, 0, "published-on")       \
    X(NEXT, 0, "next")                       \
    X(PUBLISHER, 0, "publisher")             \
    X(CONTACT, 0, "contact")                 \
    X(RECORDS, 0, "records")                 \
    X(LEARNING, 0, "learning")               \
    X(TABLE, 0, "table")                     \
    X(LIST_TABLES, 0, "list-tables")         \
    X(NAMES, 0, "names")                     \
    X(RAW, 0, "raw")                         \
    X(KEY, 0, "key")                         \
    X(PURPOSE, 0, "purpose")                 \
    X(KEEP_TEXT, 0, "keep-text")             \
    X(OVERDUE, 0, "overdue")                 \
    X(OWNER, 0, "owner")                     \
    X(PEOPLE, 0, "people")                   \
    X(THEMES, 0, "themes")                   \
    X(REJECTS, 0, "rejects")                 \
    X(REPORT, 0, "report")                   \
    X(FAULTS, 0, "faults")                   \
    X(EACH, 0, "each")                       \
    X(ACTIONS, 0, "actions")                 \
    X(BLIND, 0, "blind")                     \
    X(BLANK, 0, "blank")                     \
    X(DUE, 0, "due")                         \
    X(LOCK, 0, "lock")                       \
    X(ISSUED, 0, "issued")                   \
    X(DRAFTS, 0, "drafts")                   \
    X(OVERWRITE, 0, "overwrite")             \
    X(JOBS, 'j', "jobs")                     \
    X(DIAGNOSTICS, 0, "diagnostics")         \
    X(ALL, 0, "all")                         \
    X(QUIET, 'q', "quiet")                   \
    X(HELP, 'h', "help")                     \
    X(VERSION, 0, "version")

enum ca_option {
#define X(name, letter, long_name) CA_OPTION_##name,
    CA_OPTIONS(X)
#undef X
        CA_OPTIONS_TOTAL
};

/* How a set of tools uses an option: its argument (NULL: none) and its line of help. An argument that ends in "..."
 * may be given more than once. */
typedef struct {
    enum ca_option option;
    unsigned tools; /* bits of CA_ON */
    const char *argument, *help;
} ca_option_use;

/* An option's letter (0: none) and its long name. */
typedef struct {
    char letter;
    const char *name;
} ca_option_name;
extern const ca_option_name ca_option_names[CA_OPTIONS_TOTAL];

/* Returns the entry that describes OPTION for TOOL, or NULL if the tool does not take the option. Constant data. */
const ca_option_use *ca_option_used(enum ca_tool tool, enum ca_option option) CA_MUST_USE;
/* Returns whether the option may be given more than once. */
bool ca_option_repeats(const ca_option_use *use) CA_MUST_USE;

/* A tool as its help and the manual describe it. */
typedef struct {
    const char *name;
    const char *verb; /* the first argument that selects this entry; NULL: none */
    const char *operands, *does;
    const char *const *examples; /* NULL-ended */
} ca_tool_entry;
extern const ca_tool_entry ca_tools[CA_TOOL_COUNT];

/* The options of a run. Values are borrowed from the command line. Release with ca_options_free. */
typedef struct {
    enum ca_tool tool;
    const char *value[CA_OPTIONS_TOTAL]; /* the last value; "" for an option without argument; NULL if absent */
    struct ca_option_values {
        char **values;
        size_t count, capacity;
    } list[CA_OPTIONS_TOTAL]; /* every value of an option that may be repeated */
    char **operands;
    size_t operand_count;
} ca_options;

/* Returns the entry with the name of TOOL whose verb is the first of the COUNT arguments. Returns TOOL itself if it
 * has no verb, or if help is requested. Returns CA_TOOL_COUNT with an error if the verb is missing or unknown. */
enum ca_tool ca_tool_asked(enum ca_tool tool, int count, char *const *arguments, ca_error *error) CA_MUST_USE;

/* Reads the command line, after the verb if TOOL has one, into *OPTIONS. Returns 0, or -1 with a usage error;
 * release OPTIONS in either case. */
int ca_options_read(ca_options *options, enum ca_tool tool, int count, char **arguments, ca_error *error) CA_MUST_USE;
void ca_options_free(ca_options *options);
bool ca_options_has(const ca_options *options, enum ca_option option);
/* Returns the option as messages spell it: "-o", "--rejects". Constant text. */
const char *ca_option_spelt(enum ca_option option);
/* Returns whether the argument of OPTION of TOOL is, or may be, a file name. */
bool ca_option_names_file(enum ca_tool tool, enum ca_option option);

/* Appends the help of a tool: description, examples, options. */
void ca_options_help(enum ca_tool tool, ca_text *to);

#endif
