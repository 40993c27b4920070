#ifndef MM_POOL_H
#define MM_POOL_H

#include <stdbool.h>

/*
 * Worker threads that parse batches. Batches come back in the order in which
 * they went out; only a few are under way at a time. Used from one thread.
 */
struct mm_pool;
struct mm_batch;

struct mm_pool *mm_pool_new(void);
void mm_pool_free(struct mm_pool *pool); /* waits for the workers; NULL is allowed */

/* An empty batch to fill, or NULL when all are under way: take one back first. */
struct mm_batch *mm_pool_empty(struct mm_pool *pool);
/* Hands over the batch that mm_pool_empty() gave. */
void mm_pool_submit(struct mm_pool *pool, struct mm_batch *batch);
/*
 * The oldest batch under way, parsed; NULL when there is none, or when it is not
 * yet parsed and `is_waiting` is false. It must go to mm_pool_recycle().
 */
struct mm_batch *mm_pool_take(struct mm_pool *pool, bool is_waiting);
void mm_pool_recycle(struct mm_pool *pool, struct mm_batch *batch);

#endif
