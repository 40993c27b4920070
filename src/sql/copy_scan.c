#include "copy_scan.h"

#include <stdint.h>
#include <string.h>

#include "banned.h"

/*
 * Sixteen bytes at once by the vector extension of gcc and clang, which exists
 * for every machine. A lane of a comparison is -1 where it holds, so that
 * subtracting it counts; a block must be short enough that no lane overflows.
 */
typedef uint8_t lanes __attribute__((vector_size(16)));

enum { LANES = 16, BLOCK = 128 * LANES, MARKER_MAX = 4 };

struct block_facts {
	size_t lines;
	bool has_marker; /* newline, backslash, dot somewhere: a candidate */
};

static lanes load(const char *p)
{
	lanes v;

	memcpy(&v, p, sizeof v);
	return v;
}

static size_t sum(lanes v)
{
	size_t total = 0;

	for (int i = 0; i < LANES; i++)
		total += v[i];
	return total;
}

static bool any(lanes v)
{
	uint64_t halves[2];

	memcpy(halves, &v, sizeof halves);
	return (halves[0] | halves[1]) != 0;
}

/* Reads two bytes past the block. */
static struct block_facts look_at_block(const char *p)
{
	lanes lines = { 0 };
	lanes markers = { 0 };

	for (const char *end = p + BLOCK; p < end; p += LANES) {
		lanes is_line = (lanes)(load(p) == (uint8_t)'\n');

		lines -= is_line;
		markers |= is_line & (lanes)(load(p + 1) == (uint8_t)'\\') &
		           (lanes)(load(p + 2) == (uint8_t)'.');
	}
	return (struct block_facts){ sum(lines), any(markers) };
}

/* Whether the end line stands at `p`; at least MARKER_MAX bytes are there, or the file's last. */
static bool is_end_line(const char *p, const char *end)
{
	if (end - p < 2 || p[0] != '\\' || p[1] != '.')
		return false;
	p += 2;
	if (p < end && *p == '\r')
		p++;
	return p == end || *p == '\n';
}

/* Line by line from *p, the start of a line or inside one, up to `stop`. */
static bool walk(struct mm_copy_scan *scan, const char **p, const char *stop, const char *end)
{
	while (*p < stop) {
		const char *newline;

		if (!scan->is_inside_line && is_end_line(*p, end))
			return true;
		newline = memchr(*p, '\n', (size_t)(stop - *p));
		scan->is_inside_line = newline == NULL;
		scan->rows += newline != NULL;
		*p = newline == NULL ? stop : newline + 1;
	}
	return false;
}

bool mm_copy_scan_run(struct mm_copy_scan *scan, const char **p, const char *end, bool is_last)
{
	const char *stop = is_last ? end : end - MARKER_MAX;

	if (!is_last && end - *p <= MARKER_MAX)
		return false;
	while (stop - *p >= BLOCK + MARKER_MAX) {
		struct block_facts facts = look_at_block(*p);

		/* A block shows what follows its newlines, not that *p begins a line. */
		if (!scan->is_inside_line && is_end_line(*p, end))
			return true;
		if (facts.has_marker && walk(scan, p, *p + BLOCK, end))
			return true;
		if (!facts.has_marker) {
			scan->rows += facts.lines;
			*p += BLOCK;
			scan->is_inside_line = (*p)[-1] != '\n';
		}
	}
	if (walk(scan, p, stop, end))
		return true;
	if (is_last && scan->is_inside_line)
		scan->rows++;
	return false;
}

/* Up to a block, as far as whole lanes go. */
static size_t count_lanes(const char **p, const char *end)
{
	lanes lines = { 0 };

	for (; end - *p >= LANES; *p += LANES)
		lines -= (lanes)(load(*p) == (uint8_t)'\n');
	return sum(lines);
}

size_t mm_count_lines(const char *text, size_t len)
{
	const char *end = text + len;
	size_t count = 0;

	while (end - text >= BLOCK)
		count += count_lanes(&text, text + BLOCK);
	count += count_lanes(&text, end);
	for (; text < end; text++)
		count += *text == '\n';
	return count;
}
