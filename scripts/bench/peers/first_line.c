/* SPDX-License-Identifier: MIT */
/* first_line: gives a command the lines of a file again and again through a pipe that never ends, and measures how long it
 * takes from the start of the command to its first line. Prints a row of a table in Markdown: the median, and the least
 * and the most, in milliseconds. */
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS_MOST = 1000 };

static double milliseconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Writes the file into the pipe until nobody reads it any more. */
static void feed(const char *name, int to)
{
    char bytes[65536];
    for (;;) {
        FILE *file = fopen(name, "rb");
        size_t size;
        if (!file)
            _exit(1);
        while ((size = fread(bytes, 1, sizeof bytes, file)) > 0)
            for (size_t done = 0; done < size;) {
                ssize_t count = write(to, bytes + done, size - done);
                if (count < 0)
                    _exit(0);
                done += (size_t)count;
            }
        (void)fclose(file);
    }
}

static pid_t start(char **command, int from, int to, const int others[2])
{
    pid_t child = fork();
    if (child)
        return child;
    (void)dup2(from, STDIN_FILENO);
    (void)dup2(to, STDOUT_FILENO);
    for (int i = 0; i < 2; i++)
        (void)close(others[i]);
    (void)execvp(command[0], command);
    _exit(127);
}

/* One run: the time to the first line, or below 0. */
static double run(const char *name, char **command)
{
    int in[2], out[2];
    char bytes[65536];
    ssize_t count;
    bool ended = false;
    if (pipe(in) || pipe(out))
        return -1;
    pid_t feeder = fork();
    if (feeder == 0) {
        (void)close(in[0]);
        (void)close(out[0]);
        (void)close(out[1]);
        feed(name, in[1]);
    }
    double began = milliseconds();
    pid_t child = start(command, in[0], out[1], (int[]){in[1], out[0]});
    (void)close(in[0]);
    (void)close(in[1]);
    (void)close(out[1]);
    while (!ended && (count = read(out[0], bytes, sizeof bytes)) > 0)
        ended = memchr(bytes, '\n', (size_t)count) != NULL;
    double took = ended ? milliseconds() - began : -1;
    (void)close(out[0]);
    (void)kill(child, SIGKILL);
    (void)kill(feeder, SIGKILL);
    (void)waitpid(child, NULL, 0);
    (void)waitpid(feeder, NULL, 0);
    return took;
}

static int by_size(const void *a, const void *b)
{
    const double *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

int main(int count, char **arguments)
{
    double times[RUNS_MOST];
    long runs = count > 3 ? strtol(arguments[1], NULL, 10) : 0;
    if (runs < 1 || runs > RUNS_MOST)
        return fputs("usage: first_line RUNS FILE COMMAND...\n", stderr), 2;
    for (long i = 0; i < runs; i++) {
        times[i] = run(arguments[2], arguments + 3);
        if (times[i] < 0)
            return 1;
    }
    qsort(times, (size_t)runs, sizeof *times, by_size);
    return printf("| %s | %.1f | %.1f to %.1f |\n", arguments[3], times[runs / 2], times[0], times[runs - 1]) < 0;
}
