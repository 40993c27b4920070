#include "pool.h"

#include <pthread.h>
#include <unistd.h>

#include "batch.h"
#include "deep.h"
#include "mem.h"

#include "banned.h"

enum { MOST_THREADS = 4, SLOTS = 3 * MOST_THREADS };

/* Batch number n stands in slot n % SLOTS: out, being parsed, or back. */
struct mm_pool {
	pthread_mutex_t lock;
	pthread_cond_t has_work;
	pthread_cond_t has_result;
	struct mm_batch *slots[SLOTS];
	size_t submitted; /* batches so far; the ones below were … */
	size_t begun;     /* … given to a worker */
	size_t taken;     /* … taken back */
	bool is_closing;
	struct mm_deep_thread *threads[MOST_THREADS];
	size_t thread_count;
	size_t thread_limit;
};

static void work(void *data)
{
	struct mm_pool *pool = data;

	pthread_mutex_lock(&pool->lock);
	for (;;) {
		struct mm_batch *batch;

		while (pool->begun == pool->submitted && !pool->is_closing)
			pthread_cond_wait(&pool->has_work, &pool->lock);
		if (pool->is_closing)
			break;
		batch = pool->slots[pool->begun++ % SLOTS];
		pthread_mutex_unlock(&pool->lock);
		mm_batch_parse(batch);
		pthread_mutex_lock(&pool->lock);
		batch->is_parsed = true;
		pthread_cond_signal(&pool->has_result);
	}
	pthread_mutex_unlock(&pool->lock);
}

struct mm_pool *mm_pool_new(void)
{
	struct mm_pool *pool = mm_mem_zalloc(1, sizeof *pool);
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	pthread_mutex_init(&pool->lock, NULL);
	pthread_cond_init(&pool->has_work, NULL);
	pthread_cond_init(&pool->has_result, NULL);
	pool->thread_limit = processors < 1 ? 1 : (size_t)processors;
	if (pool->thread_limit > MOST_THREADS)
		pool->thread_limit = MOST_THREADS;
	return pool;
}

void mm_pool_free(struct mm_pool *pool)
{
	if (pool == NULL)
		return;
	pthread_mutex_lock(&pool->lock);
	pool->is_closing = true;
	pthread_cond_broadcast(&pool->has_work);
	pthread_mutex_unlock(&pool->lock);
	for (size_t i = 0; i < pool->thread_count; i++)
		mm_deep_thread_join(pool->threads[i]);
	for (size_t i = 0; i < SLOTS; i++)
		mm_batch_free(pool->slots[i]);
	pthread_cond_destroy(&pool->has_result);
	pthread_cond_destroy(&pool->has_work);
	pthread_mutex_destroy(&pool->lock);
	mm_mem_free(pool);
}

struct mm_batch *mm_pool_empty(struct mm_pool *pool)
{
	size_t slot = pool->submitted % SLOTS;

	if (pool->submitted - pool->taken == SLOTS)
		return NULL;
	if (pool->slots[slot] == NULL)
		pool->slots[slot] = mm_batch_new();
	return pool->slots[slot];
}

void mm_pool_submit(struct mm_pool *pool, struct mm_batch *batch)
{
	(void)batch;
	/* A small file needs one thread, a tiny one must not pay for four. */
	if (pool->thread_count < pool->thread_limit && pool->thread_count <= pool->submitted)
		pool->threads[pool->thread_count++] = mm_deep_thread_start(work, pool);
	pthread_mutex_lock(&pool->lock);
	pool->submitted++;
	pthread_cond_signal(&pool->has_work);
	pthread_mutex_unlock(&pool->lock);
}

struct mm_batch *mm_pool_take(struct mm_pool *pool, bool is_waiting)
{
	struct mm_batch *batch = pool->slots[pool->taken % SLOTS];
	bool is_parsed;

	if (pool->taken == pool->submitted)
		return NULL;
	pthread_mutex_lock(&pool->lock);
	while (is_waiting && !batch->is_parsed)
		pthread_cond_wait(&pool->has_result, &pool->lock);
	is_parsed = batch->is_parsed;
	pthread_mutex_unlock(&pool->lock);
	return is_parsed ? batch : NULL;
}

void mm_pool_recycle(struct mm_pool *pool, struct mm_batch *batch)
{
	mm_batch_clear(batch);
	pool->taken++;
}
