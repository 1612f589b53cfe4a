/* SPDX-License-Identifier: MIT */
/* Threads: an ordered pipeline, and independent tasks. */
#include "base/parallel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { POSTS_EACH = 3, YIELDS_MOST = 64 };

/* Chunk N is in slot N modulo the number of slots. */
enum post_state { POST_FREE, POST_AT_WORK, POST_DONE };

typedef struct {
    const ca_pipeline *pipeline;
    size_t post_count;
    pthread_mutex_t lock; /* guards all members after it */
    pthread_cond_t change;
    atomic_uint changes; /* counts changes; read without the lock, too */
    enum post_state *posts;
    uint64_t parts, turn;  /* number read so far, and emitted */
    bool reading, turning; /* whether a thread is reading; emitting */
    bool held;             /* no read before all chunks that were read are emitted */
    bool ended, stopped;   /* the stream has ended; the pipeline was stopped while emitting */
} state;

typedef struct {
    state *state;
    void *own;
    pthread_t thread;
} hand;

size_t ca_pipeline_posts(size_t jobs)
{
    return jobs > 1 ? jobs * POSTS_EACH : 1;
}

/* These calls fail only on a programming error. */
static void must(int failed)
{
    if (failed)
        abort();
}

static size_t post_of(const state *s, uint64_t part)
{
    return (size_t)(part % s->post_count);
}

static bool can_turn(const state *s)
{
    return !s->turning && s->turn < s->parts && s->posts[post_of(s, s->turn)] == POST_DONE;
}

static bool can_read(const state *s)
{
    return !s->reading && !s->ended && !s->held && s->posts[post_of(s, s->parts)] == POST_FREE;
}

/* Returns whether this thread has nothing left to do or to wait for. */
static bool is_over(const state *s)
{
    return s->stopped || (s->ended && !s->reading && s->turn == s->parts);
}

/* The functions from here on are called with the lock held, release it for the work and take it again. */

static void wake_others(state *s)
{
    (void)atomic_fetch_add(&s->changes, 1);
    must(pthread_cond_broadcast(&s->change));
}

/* Waits for a change by another thread. It yields a few times first: most changes come sooner than the system would
 * put the thread to sleep and wake it. */
static void await_change(state *s)
{
    unsigned seen = atomic_load(&s->changes);
    must(pthread_mutex_unlock(&s->lock));
    for (int i = 0; i < YIELDS_MOST && atomic_load(&s->changes) == seen; i++)
        (void)sched_yield();
    must(pthread_mutex_lock(&s->lock));
    if (atomic_load(&s->changes) == seen)
        must(pthread_cond_wait(&s->change, &s->lock));
}

static void set_state(state *s, size_t post, enum post_state now)
{
    s->posts[post] = now;
    wake_others(s);
}

static enum ca_part read_part(state *s)
{
    size_t post = post_of(s, s->parts);
    s->reading = true;
    s->posts[post] = POST_AT_WORK;
    must(pthread_mutex_unlock(&s->lock));
    enum ca_part got = s->pipeline->read(s->pipeline->context, s->pipeline->posts[post]);
    must(pthread_mutex_lock(&s->lock));
    s->reading = false;
    s->ended |= got == CA_PART_NONE || got == CA_PART_LAST;
    s->held |= got == CA_PART_HELD;
    s->parts += got != CA_PART_NONE;
    wake_others(s);
    return got;
}

static void work_on(state *s, size_t post)
{
    must(pthread_mutex_unlock(&s->lock));
    s->pipeline->work(s->pipeline->posts[post]);
    must(pthread_mutex_lock(&s->lock));
    set_state(s, post, POST_DONE);
}

/* Stops the pipeline, and cancels a wait for input. */
static void stop(state *s)
{
    s->stopped = true;
    if (s->pipeline->stop >= 0) {
        ssize_t woken = write(s->pipeline->stop, "", 1);
        (void)woken; /* no thread waits, or the pipe is full of earlier wake-ups */
    }
}

static void emit_next(state *s, void *own)
{
    size_t post = post_of(s, s->turn);
    s->turning = true;
    must(pthread_mutex_unlock(&s->lock));
    int status = s->pipeline->turn(s->pipeline->context, s->pipeline->posts[post]);
    must(pthread_mutex_lock(&s->lock));
    s->turning = false;
    s->turn++;
    s->held &= s->turn < s->parts;
    if (status < 0)
        stop(s);
    wake_others(s);
    must(pthread_mutex_unlock(&s->lock));
    if (status == 0)
        s->pipeline->after(s->pipeline->posts[post], own);
    must(pthread_mutex_lock(&s->lock));
    set_state(s, post, POST_FREE);
}

/* Emitting comes first, because it frees slots. */
static void do_work(state *s, void *own)
{
    while (!is_over(s)) {
        size_t post = post_of(s, s->parts);
        if (can_turn(s))
            emit_next(s, own);
        else if (!can_read(s))
            await_change(s);
        else if (read_part(s) != CA_PART_NONE)
            work_on(s, post);
    }
}

static void *begin(void *argument)
{
    hand *h = argument;
    must(pthread_mutex_lock(&h->state->lock));
    do_work(h->state, h->own);
    must(pthread_mutex_unlock(&h->state->lock));
    return NULL;
}

/* Starts the other threads. Returns their number. */
static size_t start(state *s, hand *hands)
{
    size_t started = 0;
    for (size_t i = 1; i < s->pipeline->jobs; i++) {
        hands[started] = (hand){.state = s, .own = s->pipeline->hands[i]};
        if (pthread_create(&hands[started].thread, NULL, begin, &hands[started]) != 0)
            break;
        started++;
    }
    return started;
}

/* Most inputs are one chunk, for which a thread is not worth starting. */
static void run(state *s, hand *hands)
{
    must(pthread_mutex_lock(&s->lock));
    enum ca_part got = read_part(s);
    size_t started = got == CA_PART_MORE || got == CA_PART_HELD ? start(s, hands) : 0;
    if (got != CA_PART_NONE)
        work_on(s, 0);
    do_work(s, s->pipeline->hands[0]);
    must(pthread_mutex_unlock(&s->lock));
    for (size_t i = 0; i < started; i++)
        must(pthread_join(hands[i].thread, NULL));
}

int ca_pipeline_run(const ca_pipeline *pipeline)
{
    state s = {.pipeline = pipeline, .post_count = ca_pipeline_posts(pipeline->jobs)};
    hand *hands = ca_allocate(pipeline->jobs, sizeof *hands);
    s.posts = ca_allocate(s.post_count, sizeof *s.posts);
    must(pthread_mutex_init(&s.lock, NULL));
    must(pthread_cond_init(&s.change, NULL));
    run(&s, hands);
    must(pthread_cond_destroy(&s.change));
    must(pthread_mutex_destroy(&s.lock));
    free(s.posts);
    free(hands);
    return s.stopped ? -1 : 0;
}

typedef struct {
    atomic_size_t next;
    size_t count;
    void (*work)(void *context, size_t number);
    void *context;
} tasks;

static void *do_tasks(void *of)
{
    tasks *s = of;
    size_t number;
    while ((number = atomic_fetch_add(&s->next, 1)) < s->count)
        s->work(s->context, number);
    return NULL;
}

void ca_parallel_for(size_t jobs, size_t count, void (*work)(void *context, size_t number), void *context)
{
    tasks s = {.count = count, .work = work, .context = context};
    size_t wanted = (jobs < count ? jobs : count), started = 0;
    pthread_t *threads = ca_allocate(jobs, sizeof *threads);
    /* If the system refuses a thread, fewer are used. */
    while (started + 1 < wanted && pthread_create(&threads[started], NULL, do_tasks, &s) == 0)
        started++;
    (void)do_tasks(&s);
    for (size_t i = 0; i < started; i++)
        if (pthread_join(threads[i], NULL))
            abort(); /* a programming error */
    free(threads);
}
