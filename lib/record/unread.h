/* SPDX-License-Identifier: MIT */
/* The lines of a file of records that are no record: each fault is reported once, however many lines it takes.
 *
 * A record that is spread over several lines, or in a text of which somebody pressed Enter, is followed to its end; so is a list
 * of records. A file of another kind is reported once. A line that begins a record ends what was followed before it, so that
 * a fault never costs the records after it. */
#ifndef CA_UNREAD_H
#define CA_UNREAD_H

#include "base/input.h"
#include "office/file_kind.h"
#include "record/line_fault.h"

/* The state in one file. Zeroed, with a library and a format, is the beginning of a file. Release with ca_unread_free. */
typedef struct {
    const ca_library *library;
    const ca_shape *format;
    enum { CA_UNREAD_NOTHING, CA_UNREAD_BLOCK, CA_UNREAD_OTHER } state; /* what is followed */
    ca_location first;                                                  /* its first line */
    uint64_t lines;                                                     /* of it, so far */
    ca_text text;                  /* of the block, with its line breaks; at most CA_RECORD_MOST bytes */
    uint32_t depth;                /* containers that are open at its end */
    bool in_text, in_list;         /* its end is inside a text; it is a list of records */
    bool between;                  /* its end is where a record can begin: only commas and spaces are between */
    bool long_block;               /* TEXT is only the beginning */
    uint64_t records;              /* that began in it */
    enum ca_file_kind kind;        /* of CA_UNREAD_OTHER, if its first line is the file's */
    bool any_record;               /* the file has a line that was read */
    uint64_t foreign;              /* whole files of another kind, each counted as a record that cannot be read */
    uint64_t spread, spread_lines; /* of the file: records that were spread over lines, and these lines */
    ca_scan scan;
    ca_arena arena;
} ca_unread;

/* Takes LINE, after all lines before it. SCANNED: a record was read in it, with or without errors. Returns true if it is no record
 * of its own, and sets *RECORDS to the number of unreadable records that begin in it. What is whole is reported. */
static inline bool ca_unread_line(ca_unread *unread, ca_reporter *reporter, const ca_line *line, bool scanned,
                                  uint64_t *records);
bool ca_unread_follow(ca_unread *unread, ca_reporter *reporter, const ca_line *line, bool scanned, uint64_t *records);
/* Returns whether something is followed, which the next line may belong to. */
static inline bool ca_unread_is_open(const ca_unread *unread)
{
    return unread->state != CA_UNREAD_NOTHING;
}
/* Returns whether an empty line belongs to it. */
static inline bool ca_unread_takes_empty(const ca_unread *unread)
{
    return unread->state == CA_UNREAD_BLOCK || (unread->state == CA_UNREAD_OTHER && unread->kind != CA_FILE_OTHER);
}
/* Reports what is followed, at the end of the file, and begins another. */
void ca_unread_end_file(ca_unread *unread, ca_reporter *reporter);
void ca_unread_free(ca_unread *unread);

static inline bool ca_unread_line(ca_unread *unread, ca_reporter *reporter, const ca_line *line, bool scanned,
                                  uint64_t *records)
{
    *records = 0;
    if (scanned && unread->state == CA_UNREAD_NOTHING) {
        unread->any_record = true;
        return false;
    }
    return ca_unread_follow(unread, reporter, line, scanned, records);
}

#endif
