/* SPDX-License-Identifier: MIT */
/* timed: runs a command and adds a line to a file: seconds, seconds of processors, and the peak of resident KB
 * (of the largest process of the command). Nothing is added for a command that fails. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds_of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

int main(int count, char **arguments)
{
    struct timespec before, after;
    struct rusage used;
    int status = 0;
    if (count < 3)
        return fputs("usage: timed FILE COMMAND...\n", stderr), 2;
    (void)clock_gettime(CLOCK_MONOTONIC, &before);
    pid_t child = fork();
    if (child == 0) {
        (void)execvp(arguments[2], arguments + 2);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) < 0)
        return 2;
    (void)clock_gettime(CLOCK_MONOTONIC, &after);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
    FILE *file = fopen(arguments[1], "a");
    if (!file || getrusage(RUSAGE_CHILDREN, &used) != 0)
        return 2;
    double wall = (double)(after.tv_sec - before.tv_sec) + (double)(after.tv_nsec - before.tv_nsec) / 1e9;
    (void)fprintf(file, "%.4f %.4f %ld\n", wall, seconds_of(used.ru_utime) + seconds_of(used.ru_stime), used.ru_maxrss);
    return fclose(file) == 0 ? 0 : 2;
}
