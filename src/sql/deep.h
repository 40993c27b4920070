#ifndef MM_DEEP_H
#define MM_DEEP_H

#include <stddef.h>

/*
 * libpg_query and protobuf-c recurse once or more per nested node, without a
 * limit of their own. Threads that parse text from a file therefore have stacks
 * of MM_DEEP_STACK_BYTES, which the kernel fills only as far as they are used.
 */
#define MM_DEEP_STACK_BYTES ((size_t)1 << 30)

struct mm_deep_thread;
/* Runs work(data) on a new thread. */
struct mm_deep_thread *mm_deep_thread_start(void (*work)(void *data), void *data);
/* Waits for it and frees it. */
void mm_deep_thread_join(struct mm_deep_thread *thread);

/* Runs work(data) on a deep stack and returns when it is done. */
void mm_deep_call(void (*work)(void *data), void *data);

/*
 * Runs work(data, i) for each i < count on a few deep threads (as many as there
 * are processors, at most 8), in batches; returns when all are done.
 */
void mm_deep_for_each(size_t count, void (*work)(void *data, size_t i), void *data);

#endif
