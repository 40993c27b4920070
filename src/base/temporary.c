#include "temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"
#include "output.h"

/*
 * The entries are never freed, only used again: the signal handler walks this
 * chain at any moment.
 */
struct mm_temporary {
	char path[PATH_MAX];
	volatile sig_atomic_t is_used;
	struct mm_temporary *next;
};

static struct mm_temporary *volatile first;

static struct mm_temporary *unused(void)
{
	struct mm_temporary *t;

	for (t = first; t != NULL; t = t->next)
		if (!t->is_used)
			return t;
	t = mm_mem_zalloc(1, sizeof *t);
	t->next = first;
	first = t;
	return t;
}

/* A short name of its own: the target's with something behind it may be too long. */
static bool name_it(struct mm_temporary *t, const char *target, unsigned number)
{
	const char *slash = strrchr(target, '/');
	int folder = slash == NULL ? 0 : (int)(slash - target) + 1;
	int len = snprintf(t->path, sizeof t->path, "%.*s.mm-ready-%ld-%u.tmp", folder, target,
	                   (long)getpid(), number);

	return len > 0 && (size_t)len < sizeof t->path;
}

static struct mm_temporary *open_new(const char *target, int *fd)
{
	struct mm_temporary *t = unused();
	static unsigned number;

	do {
		if (!name_it(t, target, number++)) {
			errno = ENAMETOOLONG;
			return NULL;
		}
		*fd = open(t->path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	} while (*fd < 0 && errno == EEXIST);
	if (*fd < 0)
		return NULL;
	t->is_used = 1;
	return t;
}

struct mm_temporary *mm_temporary_open(const char *target, int *fd)
{
	sigset_t all;
	sigset_t before;

	/* No signal between making the file and noting it. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	struct mm_temporary *t = open_new(target, fd);
	int error = errno;

	pthread_sigmask(SIG_SETMASK, &before, NULL);
	errno = error;
	return t;
}

bool mm_temporary_rename(struct mm_temporary *t, const char *target)
{
	if (rename(t->path, target) != 0)
		return false;
	t->is_used = 0;
	return true;
}

void mm_temporary_remove(struct mm_temporary *t)
{
	if (t == NULL)
		return;
	unlink(t->path);
	t->is_used = 0;
}

void mm_output_remove_temporaries(void)
{
	for (struct mm_temporary *t = first; t != NULL; t = t->next)
		if (t->is_used)
			unlink(t->path);
}
