/* SPDX-License-Identifier: MIT */
/* make-completions: bash. */
#include "make-completions.h"

/* Functions that all parts call. cur is the word at the cursor, up to the cursor; before is its first part, which is
 * not completed; ended is set after "--". */
static const char helpers[] =
    "_caseaudit_words() {\n"
    "    COMPREPLY=($(compgen -P \"$before\" -W \"$1\" -- \"$cur\"))\n"
    "}\n"
    "_caseaudit_list() {\n"
    "    case $cur in *,*) before=$before${cur%,*}, cur=${cur##*,} ;; esac\n"
    "    _caseaudit_words \"$1\"\n"
    "}\n"
    "_caseaudit_pair() {\n"
    "    if [ -z \"$paired\" ]; then\n"
    "        COMPREPLY=($(compgen -P \"$before\" -S = -W \"$1\" -- \"$cur\"))\n"
    "        compopt -o nospace 2>/dev/null\n"
    "    elif [ -n \"${2-}\" ]; then\n"
    "        _caseaudit_files\n"
    "    fi\n"
    "}\n"
    "_caseaudit_add() {\n"
    "    local file\n"
    "    while IFS= read -r file; do COMPREPLY+=(\"$before$file\"); done < <(compgen \"$@\" -- \"$cur\")\n"
    "}\n"
    "# Those that end so, and folders; any, where none does.\n"
    "_caseaudit_files() {\n"
    "    local ending\n"
    "    COMPREPLY=()\n"
    "    for ending; do _caseaudit_add -f -X \"!*.$ending\"; done\n"
    "    if [ ${#COMPREPLY[@]} -gt 0 ]; then _caseaudit_add -d; else _caseaudit_add -f; fi\n"
    "    compopt -o filenames 2>/dev/null\n"
    "}\n"
    "_caseaudit_verbs() {\n"
    "    [ \"$COMP_CWORD\" -gt 1 ] || COMPREPLY+=($(compgen -W \"$1\" -- \"$cur\"))\n"
    "}\n"
    "# bash takes --option=value and LIST=FILE apart. prev is the option; paired, that the cursor is behind LIST=.\n"
    "_caseaudit_begin() {\n"
    "    local left=$((COMP_CWORD - 1)) word after=\n"
    "    if [ \"$cur\" = = ]; then\n"
    "        cur= after=yes\n"
    "    elif [ \"${COMP_WORDS[left]}\" = = ]; then\n"
    "        left=$((left - 1)) after=yes\n"
    "    fi\n"
    "    prev=${COMP_WORDS[left]}\n"
    "    if [ -n \"$after\" ] && [ \"$left\" -gt 1 ] && [ \"${prev#-}\" = \"$prev\" ]; then\n"
    "        paired=yes left=$((left - 1))\n"
    "        [ \"${COMP_WORDS[left]}\" != = ] || left=$((left - 1))\n"
    "        prev=${COMP_WORDS[left]}\n"
    "    fi\n"
    "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
    "        [ \"$word\" != -- ] || ended=yes prev=\n"
    "    done\n"
    "}\n";

/* Writes the pattern of an option to the left of the cursor, and the completion of its value. */
static void write_value(ca_text *to, const ca_option_use *use)
{
    static const char *const doers[] = {
        [NONE] = "COMPREPLY=()",    [FILES] = "_caseaudit_files", [ONE] = "_caseaudit_words",
        [LIST] = "_caseaudit_list", [PAIR] = "_caseaudit_pair",   [PAIR_FILE] = "_caseaudit_pair"};
    values known = values_of(use);
    const ca_option_name *one = &ca_option_names[use->option];
    ca_text_format(to, "        --%s", one->name);
    if (one->letter)
        ca_text_format(to, " | -%c", one->letter);
    ca_text_format(to, ") %s", doers[known.way]);
    if (known.words.size)
        ca_text_format(to, " '%s'%s", known.words.at, known.way == PAIR_FILE ? " files" : "");
    ca_text_add(to, " ;;\n");
    ca_text_free(&known.words);
}

static void part(ca_text *to, const branch *on)
{
    ca_text all = {0}, letters = {0}, endings = endings_of(on);
    ca_text_format(to, "    %s)\n", on->verb ? on->verb : "*");
    for (int i = 0; i < CA_OPTIONS_TOTAL; i++) {
        const ca_option_use *use = use_of(i, on);
        const ca_option_name *one = &ca_option_names[i];
        if (!use)
            continue;
        ca_text_format(&all, "%s--%s", all.size ? " " : "", one->name);
        if (one->letter)
            ca_text_format(&all, " -%c", one->letter);
        if (one->letter && use->argument)
            ca_text_byte(&letters, one->letter);
    }
    if (letters.size)
        ca_text_format(to, "        case $ended$cur in -[%s]?*) prev=${cur:0:2} before=$prev cur=${cur:2} ;; esac\n",
                       letters.at);
    ca_text_add(to, "        case $prev in\n");
    for (int i = 0; i < CA_OPTIONS_TOTAL; i++) {
        const ca_option_use *use = use_of(i, on);
        if (use && use->argument)
            write_value(to, use);
    }
    ca_text_format(
        to, "        *)\n            case $ended$cur in\n            -*) _caseaudit_words '%s' ;;\n            *)\n",
        ca_text_words(&all));
    if (on->tool != CA_TOOL_COUNT)
        ca_text_format(to, "                _caseaudit_files %s\n", ca_text_words(&endings));
    if (*on->verbs && !on->verb)
        ca_text_format(to, "                _caseaudit_verbs '%s'\n", on->verbs);
    ca_text_add(to, "                ;;\n            esac\n            ;;\n        esac\n        ;;\n");
    ca_text_free(&all);
    ca_text_free(&letters);
    ca_text_free(&endings);
}

static void begin(ca_text *to, const char *name, const char *verbs)
{
    ca_text_format(to, "# %s: completions for bash, made from the tools' own table of options.\n%s", name, helpers);
    ca_text_format(to,
                   "_%s() {\n    local cur=${COMP_WORDS[COMP_CWORD]} prev= before= paired= ended= verb=\n"
                   "    COMPREPLY=()\n    _caseaudit_begin\n",
                   name);
    if (*verbs)
        ca_text_add(to, "    [ \"$COMP_CWORD\" -eq 1 ] || verb=${COMP_WORDS[1]}\n");
    ca_text_add(to, "    case $verb in\n");
}

static void end(ca_text *to, const char *name)
{
    ca_text_format(to, "    esac\n}\ncomplete -F _%s %s\n", name, name);
}

const writer bash_writer = {"bash", begin, part, end};
