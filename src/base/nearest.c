#include "nearest.h"

#include <string.h>

enum { LONGEST = 64 };

static size_t smallest(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;

	return least < c ? least : c;
}

size_t mm_edit_distance(const char *a, const char *b)
{
	size_t rows[3][LONGEST + 1];
	size_t a_len = strnlen(a, LONGEST);
	size_t b_len = strnlen(b, LONGEST);

	for (size_t k = 0; k <= b_len; k++)
		rows[0][k] = k;
	for (size_t i = 1; i <= a_len; i++) {
		size_t *row = rows[i % 3];
		const size_t *above = rows[(i - 1) % 3];
		const size_t *before = rows[(i + 1) % 3];

		row[0] = i;
		for (size_t k = 1; k <= b_len; k++) {
			size_t change = above[k - 1] + (a[i - 1] != b[k - 1]);

			row[k] = smallest(above[k] + 1, row[k - 1] + 1, change);
			if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1] &&
			    before[k - 2] + 1 < row[k])
				row[k] = before[k - 2] + 1;
		}
	}
	return rows[a_len % 3][b_len];
}

const char *mm_nearest(const char *word, const char *const *candidates, size_t count)
{
	size_t len = strlen(word);
	size_t best = len < 6 ? 2 : len / 3; /* differences allowed */
	const char *nearest = NULL;
	const char *beginning = NULL;

	for (size_t i = 0; i < count; i++) {
		size_t distance = mm_edit_distance(word, candidates[i]);

		if (distance < best || (nearest == NULL && distance == best)) {
			best = distance;
			nearest = candidates[i];
		}
		if (beginning == NULL && len >= 3 && strncmp(word, candidates[i], len) == 0)
			beginning = candidates[i];
	}
	return nearest != NULL ? nearest : beginning;
}
