/* SPDX-License-Identifier: MIT */
/* Numbered things, shared out. */
#include "base/share_out.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

typedef struct {
    atomic_size_t next;
    size_t count;
    void (*work)(void *context, size_t number);
    void *context;
} state;

static void *labour(void *of)
{
    state *s = of;
    size_t number;
    while ((number = atomic_fetch_add(&s->next, 1)) < s->count)
        s->work(s->context, number);
    return NULL;
}

void ca_share_out(size_t jobs, size_t count, void (*work)(void *context, size_t number), void *context)
{
    state s = {.count = count, .work = work, .context = context};
    size_t wanted = (jobs < count ? jobs : count), started = 0;
    pthread_t *threads = ca_allocate(jobs, sizeof *threads);
    /* Those that the system does not give are done without. */
    while (started + 1 < wanted && pthread_create(&threads[started], NULL, labour, &s) == 0)
        started++;
    (void)labour(&s);
    for (size_t i = 0; i < started; i++)
        if (pthread_join(threads[i], NULL))
            abort(); /* it is there, and nobody else waits for it */
    free(threads);
}
