/* SPDX-License-Identifier: MIT */
/* Diagnostics as text or as JSON Lines. */
#include "data/diagnostics.h"

#include "base/error.h"
#include "base/json_write.h"
#include "base/utf8.h"
#include "office/cell_name.h"

#include <stdlib.h>

_Static_assert(CA_RULE_COUNT <= 256, "a reported rule is stored as a byte");

void ca_location_cell(ca_text *to, const ca_location *location)
{
    if (!location->table) {
        ca_cell_name(to, (size_t)location->line - 1, (size_t)location->column - 1);
        return;
    }
    bool table = *location->table;
    ca_text_add(to, table ? location->table : "paragraph ");
    if (location->line)
        ca_text_format(to, "%s%llu", table ? ", row " : "", (unsigned long long)location->line);
    if (table && location->column)
        ca_text_format(to, ", column %llu", (unsigned long long)location->column);
}

static void write_json(ca_text *line, const ca_diagnostic *diagnostic, const char *severity, const struct ca_rule *rule)
{
    ca_json_open(line, '{');
    ca_json_member_string(line, "file", diagnostic->location.source);
    ca_json_member_number(line, "line", diagnostic->location.line);
    ca_json_member_number(line, "column", diagnostic->location.column);
    if (diagnostic->location.sheet) {
        ca_text cell = {0};
        ca_location_cell(&cell, &diagnostic->location);
        ca_json_member_text(line, "sheet", ca_slice_trimmed(ca_slice_of(diagnostic->location.sheet), "'"));
        ca_json_member_string(line, "cell", cell.at);
        ca_text_free(&cell);
    }
    if (diagnostic->location.table)
        ca_json_member_string(line, "table", diagnostic->location.table);
    ca_json_member_string(line, "severity", severity);
    ca_json_member_string(line, "rule", rule->id);
    ca_json_member_string(line, "path", diagnostic->path);
    ca_json_member_string(line, "message", diagnostic->message);
    ca_json_member_bool(line, "stops", rule->stops);
    if (diagnostic->about.record.size)
        ca_json_member_text(line, "record", diagnostic->about.record);
    if (diagnostic->about.auditor.size)
        ca_json_member_text(line, "auditor", diagnostic->about.auditor);
    ca_json_close(line, '}');
}

void ca_location_write(ca_text *to, const ca_location *location)
{
    ca_text_add(to, location->source);
    if (location->sheet) {
        ca_text_format(to, ":%s!", location->sheet);
        ca_location_cell(to, location);
    } else if (location->table) {
        ca_text_byte(to, ':');
        ca_location_cell(to, location);
    } else {
        ca_text_format(to, ":%llu:%llu", (unsigned long long)location->line, (unsigned long long)location->column);
    }
}

static void write_text(ca_text *line, const ca_diagnostic *diagnostic, const char *severity, const struct ca_rule *rule)
{
    ca_location_write(line, &diagnostic->location);
    ca_text_format(line, ": %s: ", severity);
    if (*diagnostic->path)
        ca_text_format(line, "%s: ", diagnostic->path);
    ca_text_format(line, "%s [%s]", diagnostic->message, rule->id);
}

void ca_report_count(ca_reporter *reporter, struct ca_reported_rule rule)
{
    reporter->fired[rule.rule]++;
    *(rule.error ? &reporter->errors : &reporter->warnings) += 1;
}

static void write_to_reporter(const ca_reporter *reporter, const ca_text *line)
{
    if (reporter->gathered)
        ca_text_append(reporter->gathered, line->at, line->size);
    else /* if this fails, the exit status still shows the diagnostic */
        (void)fwrite(line->at, 1, line->size, reporter->stream);
}

/* Writes LINE without what would steer a terminal: file names, titles and headings are somebody else's. */
static void write_shown(const ca_reporter *reporter, const ca_text *line)
{
    ca_text shown = {0};
    (reporter->json ? ca_json_for_terminal : ca_text_for_terminal)(&shown, (ca_slice){line->at, line->size});
    write_to_reporter(reporter, &shown);
    ca_text_free(&shown);
}

static struct ca_shown *shown_of(ca_limits *limits, const char *source)
{
    if (limits->source != source) {
        ca_map_entry *entry = ca_map_at(&limits->files, ca_slice_of(source));
        if (!entry->thing)
            entry->thing = ca_allocate(CA_RULE_COUNT, sizeof *limits->last);
        limits->source = source;
        limits->last = entry->thing;
    }
    return limits->last;
}

bool ca_report_shows(ca_reporter *reporter, const char *source, enum ca_rule_id rule)
{
    if (reporter->json || reporter->quiet || !reporter->limits)
        return true;
    struct ca_shown *shown = &shown_of(reporter->limits, source)[rule];
    bool shows = shown->shown < CA_SHOWN_MOST && !reporter->once;
    *(shows ? &shown->shown : &shown->hidden) += 1;
    return shows;
}

void ca_report_hidden(ca_reporter *reporter)
{
    ca_limits *limits = reporter->limits;
    for (size_t i = 0; limits && i < limits->files.count; i++) {
        const ca_map_entry *file = &limits->files.entries[i];
        const struct ca_shown *shown = file->thing;
        for (int rule = 0; rule < CA_RULE_COUNT; rule++)
            if (shown[rule].hidden)
                ca_report_run(reporter, CA_RUN_NOTE, "%.*s: and %llu more of %s; --all shows them",
                              (int)file->name.size, file->name.at, (unsigned long long)shown[rule].hidden,
                              ca_rules[rule].id);
    }
    if (limits) {
        ca_map_free(&limits->files, free);
        *limits = (ca_limits){.source = NULL};
    }
}

static ca_slice kept(ca_arena *arena, ca_slice text)
{
    return text.size ? ca_arena_str(arena, text) : (ca_slice){"", 0};
}

ca_about ca_about_copy(ca_arena *arena, const ca_about *about)
{
    return (ca_about){kept(arena, about->record), kept(arena, about->auditor), kept(arena, about->case_id),
                      about->framework};
}

void ca_diagnostics_add(ca_diagnostics *all, const ca_diagnostic *diagnostic)
{
    all->list = ca_array_grow(all->list, all->count, &all->capacity, sizeof *all->list);
    ca_diagnostic *copy = &all->list[all->count++];
    *copy = *diagnostic;
    copy->path = kept(&all->arena, ca_slice_of(diagnostic->path)).at;
    copy->message = kept(&all->arena, ca_slice_of(diagnostic->message)).at;
    copy->about = ca_about_copy(&all->arena, &diagnostic->about);
}

void ca_diagnostics_clear(ca_diagnostics *all)
{
    all->count = 0;
    ca_arena_clear(&all->arena);
}

void ca_diagnostics_free(ca_diagnostics *all)
{
    free(all->list);
    ca_arena_free(&all->arena);
    *all = (ca_diagnostics){.list = NULL};
}

/* Writes a diagnostic that is not only counted, and passes it to the caller's function. One that is collected is shown later, or
 * not. */
static void write_diagnostic(ca_reporter *reporter, const ca_diagnostic *diagnostic)
{
    const struct ca_rule *rule = &ca_rules[diagnostic->rule];
    const char *severity = diagnostic->error ? "error" : "warning";
    ca_text line = {0};
    if (reporter->hear)
        reporter->hear(reporter->hearer, diagnostic);
    if (!reporter->stream ||
        (!reporter->rules && !ca_report_shows(reporter, diagnostic->location.source, diagnostic->rule)))
        return;
    (reporter->json ? write_json : write_text)(&line, diagnostic, severity, rule);
    ca_text_byte(&line, '\n');
    write_shown(reporter, &line);
    ca_text_free(&line);
}

static void deliver(ca_reporter *reporter, const ca_diagnostic *diagnostic)
{
    if (reporter->all)
        ca_diagnostics_add(reporter->all, diagnostic);
    if (!reporter->quiet)
        write_diagnostic(reporter, diagnostic);
}

int ca_report(ca_reporter *reporter, ca_location location, enum ca_rule_id id, const char *path, const char *format,
              ...)
{
    const struct ca_rule *rule = &ca_rules[id];
    if (reporter->off[id] || (reporter->draft && rule->missing))
        return -1;
    if (reporter->broken)
        reporter->broken[id] = true;
    if (reporter->reading_only && !rule->stops && !rule->always)
        return -1;
    bool error = rule->severity == CA_SEVERITY_ERROR || reporter->strict;
    if (((reporter->stream || reporter->hear) && !reporter->quiet) || reporter->all) {
        ca_text words = {0};
        va_list list;
        va_start(list, format);
        ca_text_format_list(&words, format, list);
        va_end(list);
        const ca_diagnostic diagnostic = {.location = location,
                                          .rule = id,
                                          .error = error,
                                          .path = path,
                                          .message = ca_text_words(&words),
                                          .about = reporter->about};
        deliver(reporter, &diagnostic);
        ca_text_free(&words);
    }
    struct ca_reported_rule this = {reporter->gathered ? reporter->gathered->size : 0, (unsigned char)id, error};
    ca_reported_rules *rules = reporter->rules;
    if (rules) {
        rules->rules = ca_array_grow(rules->rules, rules->count, &rules->capacity, sizeof *rules->rules);
        rules->rules[rules->count++] = this;
    } else {
        ca_report_count(reporter, this);
    }
    return error ? CA_SEVERITY_ERROR : CA_SEVERITY_WARNING;
}

void ca_report_run(const ca_reporter *reporter, enum ca_run_severity severity, const char *format, ...)
{
    ca_text words = {0}, line = {0};
    va_list list;
    if (!reporter->stream || (reporter->quiet && severity == CA_RUN_NOTE))
        return;
    va_start(list, format);
    ca_text_format_list(&words, format, list);
    va_end(list);
    ca_run_line(&line, reporter->json, reporter->program, severity == CA_RUN_ERROR ? "error" : "note",
                ca_text_words(&words));
    write_to_reporter(reporter, &line);
    ca_text_free(&words);
    ca_text_free(&line);
}
