#include "progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { SMALLEST_MB = 20, INTERVAL_MS = 100 };

static const unsigned long long megabyte = 1000ULL * 1000;

static long long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void mm_progress_init(struct mm_progress *progress, bool is_wanted)
{
	*progress = (struct mm_progress){ .is_wanted = is_wanted && isatty(STDERR_FILENO) };
}

void mm_progress_update(unsigned long long done, unsigned long long total, void *data)
{
	struct mm_progress *progress = data;
	unsigned long long most = total > done ? total : done;

	if (!progress->is_wanted || most < SMALLEST_MB * megabyte)
		return;
	long long now = now_ms();

	if (progress->is_shown && now - progress->last_ms < INTERVAL_MS)
		return;
	progress->is_shown = true;
	progress->last_ms = now;
	if (total > 0)
		fprintf(stderr, "\rmm-ready: reading, %llu of %llu MB (%llu %%)\033[K",
		        done / megabyte, total / megabyte, done * 100 / total);
	else
		fprintf(stderr, "\rmm-ready: reading, %llu MB\033[K", done / megabyte);
	fflush(stderr);
}

void mm_progress_clear(struct mm_progress *progress)
{
	if (!progress->is_shown)
		return;
	fputs("\r\033[K", stderr);
	fflush(stderr);
	progress->is_shown = false;
}
