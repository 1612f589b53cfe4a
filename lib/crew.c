/* SPDX-License-Identifier: MIT */
/* Threads that hand in in order. */
#include "crew.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct {
    const ca_crew *crew;
    pthread_mutex_t reading; /* held by the one who reads */
    bool ended;              /* nothing more is to be read; under READING */
    uint64_t parts;          /* read so far; under READING */
    pthread_mutex_t turning;
    pthread_cond_t *turns;   /* the waiting of part N is at N modulo the workers, of which no two have the same */
    uint64_t turn;           /* the part whose turn it is; under TURNING */
    bool stopped;            /* under TURNING */
} state;

typedef struct {
    state *state;
    void *worker;
    pthread_t thread;
} hand;

/* The calls below fail only where they are used wrongly, which no caller could mend. */
static void must(int failed)
{
    if (failed)
        abort();
}

static bool is_stopped(state *s)
{
    must(pthread_mutex_lock(&s->turning));
    bool stopped = s->stopped;
    must(pthread_mutex_unlock(&s->turning));
    return stopped;
}

/* Waits until it is the turn of PART; false when it never will be. */
static bool await_turn(state *s, uint64_t part)
{
    must(pthread_mutex_lock(&s->turning));
    while (s->turn != part && !s->stopped)
        must(pthread_cond_wait(&s->turns[part % s->crew->count], &s->turning));
    bool stopped = s->stopped;
    must(pthread_mutex_unlock(&s->turning));
    return !stopped;
}

static void end_turn(state *s, bool stop)
{
    must(pthread_mutex_lock(&s->turning));
    s->turn++;
    s->stopped |= stop;
    for (size_t i = 0; i < s->crew->count; i++)
        if (stop || i == s->turn % s->crew->count)
            must(pthread_cond_signal(&s->turns[i]));
    must(pthread_mutex_unlock(&s->turning));
    if (stop && s->crew->stop >= 0) {
        ssize_t woken = write(s->crew->stop, "", 1);
        (void)woken; /* nobody waits for input, or the pipe is full of calls to stop */
    }
}

/* Reads a part, unless there is nothing more. */
static enum ca_part read_part(state *s, void *worker, uint64_t *part)
{
    enum ca_part got = s->ended || is_stopped(s) ? CA_PART_NONE : s->crew->read(s->crew->context, worker);
    s->ended |= got == CA_PART_NONE || got == CA_PART_LAST;
    if (got != CA_PART_NONE)
        *part = s->parts++;
    return got;
}

/* Works on a part that was read, and hands it in. False when the crew has stopped. */
static bool finish_part(state *s, void *worker, uint64_t part)
{
    s->crew->work(worker);
    if (!await_turn(s, part))
        return false;
    bool stop = s->crew->turn(s->crew->context, worker) < 0;
    end_turn(s, stop);
    if (!stop)
        s->crew->after(worker);
    return !stop;
}

static void labour(state *s, void *worker)
{
    enum ca_part got = CA_PART_MORE;
    bool going = true;
    while (going && got != CA_PART_NONE) {
        uint64_t part = 0;
        must(pthread_mutex_lock(&s->reading));
        got = read_part(s, worker, &part);
        bool held = got == CA_PART_HELD;
        if (!held)
            must(pthread_mutex_unlock(&s->reading));
        if (got != CA_PART_NONE)
            going = finish_part(s, worker, part);
        if (held)
            must(pthread_mutex_unlock(&s->reading));
    }
}

static void *begin(void *argument)
{
    hand *h = argument;
    labour(h->state, h->worker);
    return NULL;
}

/* The threads beside this one; how many there are. */
static size_t start(state *s, hand *hands)
{
    size_t started = 0;
    for (size_t i = 1; i < s->crew->count; i++) {
        hands[started] = (hand){.state = s, .worker = s->crew->workers[i]};
        if (pthread_create(&hands[started].thread, NULL, begin, &hands[started]) != 0)
            break;
        started++;
    }
    return started;
}

/* Most inputs are one part, for which no thread is worth while. */
static void run(state *s, hand *hands)
{
    void *own = s->crew->workers[0];
    uint64_t part = 0;
    enum ca_part got = read_part(s, own, &part);
    size_t started = got == CA_PART_MORE ? start(s, hands) : 0;
    if (got != CA_PART_NONE && finish_part(s, own, part) && got != CA_PART_LAST) {
        if (got == CA_PART_HELD)
            started = start(s, hands);
        labour(s, own);
    }
    for (size_t i = 0; i < started; i++)
        must(pthread_join(hands[i].thread, NULL));
}

int ca_crew_run(const ca_crew *crew)
{
    state s = {.crew = crew};
    hand *hands = ca_allocate(crew->count, sizeof *hands);
    s.turns = ca_allocate(crew->count, sizeof *s.turns);
    must(pthread_mutex_init(&s.reading, NULL));
    must(pthread_mutex_init(&s.turning, NULL));
    for (size_t i = 0; i < crew->count; i++)
        must(pthread_cond_init(&s.turns[i], NULL));
    run(&s, hands);
    for (size_t i = 0; i < crew->count; i++)
        must(pthread_cond_destroy(&s.turns[i]));
    must(pthread_mutex_destroy(&s.turning));
    must(pthread_mutex_destroy(&s.reading));
    free(s.turns);
    free(hands);
    return s.stopped ? -1 : 0;
}
