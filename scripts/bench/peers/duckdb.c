/* SPDX-License-Identifier: MIT */
/* Runs the SQL of standard input with DuckDB's library.  usage: duckdb-library THREADS
 *
 * Packages that bring the library along for another language leave its header out, so what is used of it is declared here. */
#include <stdio.h>
#include <stdlib.h>

extern int duckdb_create_config(void **config);
extern int duckdb_set_config(void *config, const char *name, const char *value);
extern int duckdb_open_ext(const char *path, void **database, void *config, char **error);
extern int duckdb_connect(void *database, void **connection);
extern int duckdb_query(void *connection, const char *sql, void *result);
extern void duckdb_disconnect(void **connection);
extern void duckdb_close(void **database);
extern void duckdb_destroy_config(void **config);

static int run(void *database, const char *sql)
{
    void *connection = NULL;
    if (duckdb_connect(database, &connection))
        return 1;
    int failed = duckdb_query(connection, sql, NULL);
    duckdb_disconnect(&connection);
    return failed;
}

int main(int count, char **arguments)
{
    static char sql[64 * 1024];
    void *config = NULL, *database = NULL;
    size_t size = fread(sql, 1, sizeof sql - 1, stdin);
    int failed = count != 2 || size == sizeof sql - 1 || duckdb_create_config(&config) ||
                 duckdb_set_config(config, "threads", arguments[1]) || duckdb_open_ext(NULL, &database, config, NULL) ||
                 run(database, sql);
    if (database)
        duckdb_close(&database);
    if (config)
        duckdb_destroy_config(&config);
    if (failed)
        (void)fputs("duckdb-library: the query failed\n", stderr);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
