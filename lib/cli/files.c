/* SPDX-License-Identifier: MIT */
/* Compares the files that are read with the files that are written. */
#include "cli/files.h"

#include "base/file.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The options whose value is a file to write. */
static const enum ca_option written[] = {CA_OPTION_OUTPUT, CA_OPTION_REJECTS, CA_OPTION_REPORT, CA_OPTION_TOLD,
                                         CA_OPTION_ANNEX,  CA_OPTION_FAULTS,  CA_OPTION_ISSUED};
enum { WRITTEN = sizeof written / sizeof *written };

bool ca_option_is_written(enum ca_tool tool, enum ca_option option)
{
    if (tool == CA_TOOL_FORM && option == CA_OPTION_FAULTS)
        return false; /* it reads what audit-validate and audit-import wrote */
    for (int i = 0; i < WRITTEN; i++)
        if (written[i] == option)
            return true;
    return false;
}

/* Returns the file of the option at INDEX of WRITTEN if this run writes one, or NULL. */
static const char *written_file(const ca_options *options, int index)
{
    return ca_option_is_written(options->tool, written[index]) ? options->value[written[index]] : NULL;
}

static bool is_stream(const char *path)
{
    return strcmp(path, "-") == 0;
}

/* Returns whether PATH is the file that is open as FILE. Pipes, terminals and devices have no content to lose. */
static bool leads_to(const char *path, int file)
{
    struct stat one, other;
    return fstat(file, &other) == 0 && S_ISREG(other.st_mode) && stat(path, &one) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

static int both(const char *path, const char *option, ca_error *error)
{
    return ca_error_set(error, "%s: is both read and to be written; give %s another name", path, option);
}

/* Returns whether standard input is the file that is written: FILE, or PATH unless that is NULL. */
static bool reads_standard(const char *path, int file)
{
    struct stat one, other;
    if (path)
        return leads_to(path, STDIN_FILENO);
    return fstat(STDIN_FILENO, &one) == 0 && fstat(file, &other) == 0 && S_ISREG(one.st_mode) &&
           one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* Compares PATH, which is read, with every destination. */
static int check_read(const ca_options *options, const char *path, ca_error *error)
{
    bool standard = is_stream(path);
    for (int i = 0; i < WRITTEN; i++) {
        const char *to = written_file(options, i);
        if (!to || is_stream(to))
            continue;
        if (standard ? reads_standard(to, -1) : access(path, F_OK) == 0 && ca_same_file(path, to))
            return both(standard ? to : path, ca_option_spelt(written[i]), error);
    }
    if (standard ? reads_standard(NULL, STDOUT_FILENO) : leads_to(path, STDOUT_FILENO))
        return ca_error_set(error, "%s: is both read and to be written; send standard output to another file",
                            standard ? "standard input" : path);
    bool words = standard ? reads_standard(NULL, STDERR_FILENO) : leads_to(path, STDERR_FILENO);
    return words ? -1 : 0; /* no text: it would be printed into the file that is read */
}

/* VALUE is a file name, or has one after a separator: LIST=FILE, QUARTER:FILE. */
static int check_value(const ca_options *options, const char *value, ca_error *error)
{
    static const char signs[] = "=:";
    int status = check_read(options, value, error);
    for (size_t i = 0; signs[i] && status == 0; i++) {
        const char *at = strchr(value, signs[i]);
        if (at && at[1])
            status = check_read(options, at + 1, error);
    }
    return status;
}

bool ca_operand_is_list(const ca_options *options, size_t index)
{
    static const char *const endings[] = {".csv",  ".tsv", ".txt", ".xlsx",   ".xlsm",
                                          ".xlsb", ".xls", ".ods", ".numbers"};
    ca_slice name = ca_slice_of(options->operands[index]);
    for (size_t i = 0; index && i < sizeof endings / sizeof *endings; i++) {
        size_t size = strlen(endings[i]);
        if (name.size > size && ca_slice_alike((ca_slice){name.at + name.size - size, size}, endings[i]))
            return true;
    }
    return index == 0;
}

/* Returns the number of operands that are no records. */
static size_t lists_among(const ca_options *options)
{
    size_t lists = 0;
    for (size_t i = 0; i < options->operand_count && options->tool == CA_TOOL_ACTIONS_UPDATE; i++)
        lists += ca_operand_is_list(options, i);
    return lists;
}

/* For an option that takes no file this costs one look-up of a file with that name. */
static int check_reads(const ca_options *options, ca_error *error)
{
    int status = options->operand_count > lists_among(options) ? 0 : check_read(options, "-", error);
    for (size_t i = 0; i < options->operand_count && status == 0; i++)
        status = check_read(options, options->operands[i], error);
    for (int option = 0; option < CA_OPTIONS_TOTAL && status == 0; option++) {
        if (!ca_option_names_file(options->tool, (enum ca_option)option) ||
            ca_option_is_written(options->tool, (enum ca_option)option))
            continue;
        const struct ca_option_values *given = &options->list[option];
        for (size_t i = 0; i < given->count && status == 0; i++)
            status = check_value(options, given->values[i], error);
    }
    return status;
}

/* Returns whether the two outputs would overwrite or mix with each other: they are one file, and not a device. */
static bool collide(const char *one, const char *other)
{
    struct stat now;
    return ca_same_file(one, other) && !(stat(one, &now) == 0 && S_ISCHR(now.st_mode));
}

static int check_writes(const ca_options *options, ca_error *error)
{
    for (int i = 0; i < WRITTEN; i++) {
        const char *path = written_file(options, i);
        if (!path)
            continue;
        bool alone = !is_stream(path) || written[i] == CA_OPTION_OUTPUT;
        if (alone && !is_stream(path))
            alone = !leads_to(path, STDOUT_FILENO) && !leads_to(path, STDERR_FILENO);
        for (int j = 0; j < i && alone; j++) {
            const char *other = written_file(options, j);
            alone = !other || is_stream(other) || !collide(path, other);
        }
        if (!alone)
            return ca_error_set(error, "%s needs a file of its own", ca_option_spelt(written[i]));
    }
    return 0;
}

int ca_files_check(const ca_options *options, ca_error *error)
{
    return check_reads(options, error) < 0 ? -1 : check_writes(options, error);
}
