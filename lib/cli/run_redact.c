/* SPDX-License-Identifier: MIT */
/* audit-redact: writes records without personal data. */
#include "base/json_write.h"
#include "cli/records.h"
#include "cli/side_input.h"
#include "cli/tools.h"
#include "record/redact.h"

#include <stdlib.h>
#include <string.h>

static int read_settings(ca_run *run, ca_redactor *redactor)
{
    const char *key = run->options.value[CA_OPTION_KEY], *purpose = run->options.value[CA_OPTION_PURPOSE];
    redactor->keeps_text = ca_options_has(&run->options, CA_OPTION_KEEP_TEXT);
    if (!key)
        return ca_run_misuse(run,
                             "pseudonyms need a key: --key FILE; make one with: (umask 077; head -c 32 /dev/urandom "
                             ">FILE)");
    if (!purpose || !*purpose)
        return ca_run_misuse(run, "what are the records for? Give --purpose TEXT, which goes into every pseudonym");
    return ca_pseudonyms_open(&redactor->pseudonyms, key, purpose, &run->error);
}

static void write_json(const ca_redactor *redactor, uint64_t records, ca_text *to)
{
    ca_json_open(to, '{');
    ca_json_name(to, "redacted");
    ca_json_open(to, '{');
    ca_json_member_number(to, "records", records);
    for (int i = 0; i < CA_DID_COUNT; i++) {
        char *name = ca_copy(ca_redacted_words[i], strlen(ca_redacted_words[i]));
        for (char *at = name; *at; at++)
            *at = *at == ' ' ? '_' : *at;
        ca_json_member_number(to, name, redactor->did[i]);
        free(name);
    }
    ca_json_close(to, '}');
    ca_json_close(to, '}');
    ca_text_byte(to, '\n');
}

/* Prints counts only: the replaced text is not shown. */
static void report_counts(const ca_run *run, const ca_redactor *redactor, uint64_t records)
{
    ca_text words = {0};
    if (run->reporter.quiet)
        return;
    if (run->reporter.json) {
        write_json(redactor, records, &words);
        (void)fwrite(words.at, 1, words.size, stderr);
        ca_text_free(&words);
        return;
    }
    ca_text_format(&words, "%s: %llu record%s", run->input.program, (unsigned long long)records,
                   records == 1 ? "" : "s");
    for (int i = 0; i < CA_DID_COUNT; i++)
        if (redactor->did[i])
            ca_text_format(&words, "; %s: %llu", ca_redacted_words[i], (unsigned long long)redactor->did[i]);
    ca_text_byte(&words, '\n');
    (void)fwrite(words.at, 1, words.size, stderr);
    ca_text_free(&words);
}

void ca_redact_run(ca_run *run)
{
    ca_records records;
    ca_redactor redactor = {.library = &run->library};
    ca_text line = {0};
    ca_people_list people = {.by_name = {0}};
    redactor.persons.people = &people;
    bool begun = read_settings(run, &redactor) == 0 && ca_side_people(run, &people) == 0;
    int got = begun ? ca_records_begin(&records, run) : -1;
    while (got == 0 && (got = ca_records_next(&records)) > 0) {
        if (records.record.stopped) {
            got = ca_records_reject(&records);
            continue;
        }
        ca_text_clear(&line);
        ca_redact_record(&redactor, &records.record, run->format, &line);
        got = ca_records_pass(&records, (ca_slice){line.at, line.size});
    }
    if (got == 0)
        ca_similar_names_report(&redactor.apart, &run->reporter);
    if (begun)
        ca_records_end(&records, records.stopped, "could not be read, and left out");
    if (begun && !run->error.words.size)
        report_counts(run, &redactor, records.count - records.stopped);
    ca_redactor_free(&redactor);
    ca_people_free(&people);
    ca_text_free(&line);
}
