/* SPDX-License-Identifier: MIT */
/* A zip file made in memory by libzip. */
#include "office/zip_write.h"

#include <stdlib.h>
#include <zip.h>

enum {
    DOS_MIDNIGHT = 0,
    DOS_FIRST_DAY = 1 << 5 | 1 /* 1 January 1980: the first day that a zip file can have */
};

/* Adds one part. Returns 0, or -1 with the error in ZIP. */
static int add_part(zip_t *zip, const ca_zip_part *part)
{
    zip_source_t *source = zip_source_buffer(zip, part->bytes.at, part->bytes.size, 0);
    zip_int64_t index = source ? zip_file_add(zip, part->name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        zip_source_free(source);
        return -1;
    }
    return zip_file_set_dostime(zip, (zip_uint64_t)index, DOS_MIDNIGHT, DOS_FIRST_DAY, 0);
}

/* Appends all bytes of SOURCE, a finished zip file. Returns 0, or -1 with the error in SOURCE. */
static int take_bytes(ca_text *to, zip_source_t *source)
{
    zip_stat_t stat;
    if (zip_source_open(source))
        return -1;
    int status = zip_source_stat(source, &stat);
    if (!status && !(stat.valid & ZIP_STAT_SIZE))
        status = -1;
    if (!status) {
        size_t before = to->size;
        zip_int64_t got = zip_source_read(source, ca_text_extend(to, stat.size), stat.size);
        if (got < 0 || (zip_uint64_t)got != stat.size) {
            to->size = before;
            status = -1;
        }
    }
    (void)zip_source_close(source); /* a buffer in memory, read to its end */
    return status;
}

/* Ends ZIP, of whose changes STATUS says whether they went well. Returns 0, or -1 with *ERROR of libzip. */
static int end_zip(zip_t *zip, int status, zip_error_t *error)
{
    if (!status)
        status = zip_close(zip);
    if (status) {
        zip_error_set(error, zip_error_code_zip(zip_get_error(zip)), zip_error_code_system(zip_get_error(zip)));
        zip_discard(zip);
    }
    return status;
}

/* Writes the parts into SOURCE, which stays the caller's. Returns 0, or -1 with *ERROR of libzip. */
static int fill(zip_source_t *source, const ca_zip_part *parts, size_t count, zip_error_t *error)
{
    zip_source_keep(source); /* zip_close releases it once */
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, error);
    if (!zip) {
        zip_source_free(source);
        return -1;
    }
    int status = 0;
    for (size_t i = 0; i < count && !status; i++)
        status = add_part(zip, &parts[i]);
    return end_zip(zip, status, error);
}

/* Takes the bytes of SOURCE, unless STATUS says that it failed, frees it and ends REASON. Returns 0, or -1 with an error. */
static int finish(ca_text *to, zip_source_t *source, int status, zip_error_t *reason, ca_error *error)
{
    if (!status) {
        status = take_bytes(to, source);
        if (status)
            zip_error_set(reason, ZIP_ER_READ, 0);
    }
    if (status)
        (void)ca_error_set(error, "the document could not be packed: %s", zip_error_strerror(reason));
    zip_source_free(source);
    zip_error_fini(reason);
    return status;
}

int ca_zip_write(ca_text *to, const ca_zip_part *parts, size_t count, ca_error *error)
{
    zip_error_t reason;
    zip_error_init(&reason);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &reason);
    int status = source ? fill(source, parts, count, &reason) : -1;
    return finish(to, source, status, &reason, error);
}

/* Gives the member its bytes. Returns 0, or -1 with the error in ZIP. */
static int change_member(zip_t *zip, const ca_zip_change *change)
{
    zip_source_t *source = zip_source_buffer(zip, change->bytes.at, change->bytes.size, 0);
    if (!source || zip_file_replace(zip, change->index, source, 0) < 0) {
        zip_source_free(source);
        return -1;
    }
    return zip_file_set_dostime(zip, change->index, DOS_MIDNIGHT, DOS_FIRST_DAY, 0);
}

/* Changes the members of SOURCE, a zip file, which stays the caller's. Returns 0, or -1 with *ERROR of libzip. */
static int change(zip_source_t *source, const ca_zip_change *changes, size_t count, zip_error_t *error)
{
    zip_source_keep(source); /* zip_close releases it once */
    zip_t *zip = zip_open_from_source(source, 0, error);
    if (!zip) {
        zip_source_free(source);
        return -1;
    }
    int status = 0;
    for (size_t i = 0; i < count && !status; i++)
        status = change_member(zip, &changes[i]);
    return end_zip(zip, status, error);
}

int ca_zip_change_members(ca_text *to, ca_slice file, const ca_zip_change *changes, size_t count, ca_error *error)
{
    zip_error_t reason;
    zip_error_init(&reason);
    /* libzip frees the beginning of a file that it goes on with, even if the file is not its own: it gets a copy. */
    char *copy = ca_copy(file.at, file.size);
    zip_source_t *source = zip_source_buffer_create(copy, file.size, 1, &reason);
    if (!source)
        free(copy);
    int status = source ? change(source, changes, count, &reason) : -1;
    return finish(to, source, status, &reason, error);
}
