/* SPDX-License-Identifier: MIT */
/* Unit tests print TAP: CHECK(condition, "the fact that is checked", …) is one line, CHECK_END() the plan and the
 * status for main. */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>

typedef struct {
    int count, failed;
} check_tally;

#define CHECK(tally, condition, ...)                                     \
    do {                                                                 \
        int check_holds = (condition) != 0;                              \
        (tally)->count++;                                                \
        (tally)->failed += !check_holds;                                 \
        printf("%sok %d - ", check_holds ? "" : "not ", (tally)->count); \
        printf(__VA_ARGS__);                                             \
        if (!check_holds)                                                \
            printf("\n# %s:%d: %s", __FILE__, __LINE__, #condition);     \
        printf("\n");                                                    \
    } while (0)

#define CHECK_END(tally) (printf("1..%d\n", (tally)->count), (tally)->failed > 0)

#endif
