#include "deep.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include "mem.h"

#include "banned.h"

enum { MOST_THREADS = 8, MOST_BATCH = 64 };

struct mm_deep_thread {
	pthread_t thread;
	void (*work)(void *data);
	void *data;
};

static void *run(void *arg)
{
	struct mm_deep_thread *t = arg;

	t->work(t->data);
	return NULL;
}

struct mm_deep_thread *mm_deep_thread_start(void (*work)(void *data), void *data)
{
	struct mm_deep_thread *t = mm_mem_zalloc(1, sizeof *t);
	pthread_attr_t attributes;

	t->work = work;
	t->data = data;
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, MM_DEEP_STACK_BYTES);
	if (pthread_create(&t->thread, &attributes, run, t) != 0)
		mm_mem_fail("could not start a thread: out of memory for its stack");
	pthread_attr_destroy(&attributes);
	return t;
}

void mm_deep_thread_join(struct mm_deep_thread *thread)
{
	pthread_join(thread->thread, NULL);
	mm_mem_free(thread);
}

void mm_deep_call(void (*work)(void *data), void *data)
{
	mm_deep_thread_join(mm_deep_thread_start(work, data));
}

struct shared_work {
	atomic_size_t next;
	size_t count;
	size_t batch; /* taken at a time */
	void (*work)(void *data, size_t i);
	void *data;
};

static void take_batches(void *arg)
{
	struct shared_work *shared = arg;

	for (;;) {
		size_t i = atomic_fetch_add(&shared->next, shared->batch);

		if (i >= shared->count)
			return;
		for (size_t end = i + shared->batch; i < end && i < shared->count; i++)
			shared->work(shared->data, i);
	}
}

void mm_deep_for_each(size_t count, void (*work)(void *data, size_t i), void *data)
{
	struct shared_work shared = { .count = count, .work = work, .data = data };
	struct mm_deep_thread *threads[MOST_THREADS];
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	size_t wanted = processors < 1 ? 1 : (size_t)processors;

	if (wanted > MOST_THREADS)
		wanted = MOST_THREADS;
	if (wanted > count)
		wanted = count;
	/* Few things may be large ones: small batches, that no thread is left with all of them. */
	shared.batch = wanted == 0 ? 1 : count / (wanted * MOST_THREADS) + 1;
	if (shared.batch > MOST_BATCH)
		shared.batch = MOST_BATCH;
	for (size_t i = 0; i < wanted; i++)
		threads[i] = mm_deep_thread_start(take_batches, &shared);
	for (size_t i = 0; i < wanted; i++)
		mm_deep_thread_join(threads[i]);
}
