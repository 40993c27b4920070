#include "finding.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "identity.h"
#include "leaves.h"

#include "banned.h"

enum { LONGEST_LIST = 20, MOST_EXAMPLES = 5 };

const char *mm_severity_name(enum mm_severity severity)
{
	static const char *const names[] = { "INFO", "CONSIDER", "WARNING", "CRITICAL" };

	return names[severity];
}

const char *mm_phase_name(enum mm_phase phase)
{
	static const char *const names[] = { "before", "install", "after", "application" };

	return names[phase];
}

struct mm_finding *mm_findings_add(struct mm_findings *out, enum mm_severity severity,
                                   struct mm_object object, const char *title, ...)
{
	struct mm_finding *f = mm_arena_zalloc(out->arena, 1, sizeof *f);
	va_list args;

	va_start(args, title);
	f->title = mm_arena_vprintf(out->arena, title, args);
	va_end(args);
	f->arena = out->arena;
	f->severity = severity;
	f->object = object;
	f->object_name = mm_object_display(out->arena, &object);
	mm_list_add(out->arena, &out->list, f);
	return f;
}

void mm_findings_note(struct mm_findings *out, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	const char *sentence = mm_arena_vprintf(out->arena, format, args);
	va_end(args);
	if (out->note != NULL)
		sentence = mm_arena_printf(out->arena, "%s %s", out->note, sentence);
	out->note = sentence;
}

const char *mm_display(struct mm_findings *out, struct mm_object object)
{
	return mm_object_display(out->arena, &object);
}

void mm_finding_detail(struct mm_finding *f, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	f->detail = mm_arena_vprintf(f->arena, format, args);
	va_end(args);
}

void mm_finding_discriminate(struct mm_finding *f, const char *text)
{
	mm_strings_add(f->arena, &f->discriminators, mm_arena_strdup(f->arena, text));
}

void mm_finding_group(struct mm_finding *f, const char *family, struct mm_object object)
{
	f->group = mm_arena_printf(f->arena, "%s:%s", family, mm_object_display(f->arena, &object));
}

void mm_finding_fix(struct mm_finding *f, enum mm_phase phase, const char *sql, ...)
{
	va_list args;

	va_start(args, sql);
	f->fix_sql = mm_arena_vprintf(f->arena, sql, args);
	va_end(args);
	f->fix_phase = phase;
}

static struct mm_meta *add_meta(struct mm_finding *f, const char *key, enum mm_meta_kind kind)
{
	if (f->meta_count == f->meta_capacity) {
		size_t capacity = f->meta_capacity == 0 ? 4 : f->meta_capacity * 2;
		struct mm_meta *larger = mm_arena_zalloc(f->arena, capacity, sizeof *larger);

		if (f->meta_count > 0)
			memcpy(larger, f->metadata, f->meta_count * sizeof *larger);
		f->metadata = larger;
		f->meta_capacity = capacity;
	}
	f->metadata[f->meta_count] = (struct mm_meta){ .key = key, .kind = kind };
	return &f->metadata[f->meta_count++];
}

void mm_meta_text(struct mm_finding *f, const char *key, const char *value)
{
	if (value != NULL)
		add_meta(f, key, MM_META_TEXT)->text = mm_arena_strdup(f->arena, value);
}

void mm_meta_int(struct mm_finding *f, const char *key, int64_t value)
{
	add_meta(f, key, MM_META_INT)->number = value;
}

void mm_meta_bool(struct mm_finding *f, const char *key, bool value)
{
	add_meta(f, key, MM_META_BOOL)->number = value;
}

void mm_meta_list(struct mm_finding *f, const char *key, const struct mm_strings *values)
{
	struct mm_meta *meta;

	if (values->count == 0)
		return;
	meta = add_meta(f, key, MM_META_LIST);
	for (size_t i = 0; i < values->count && i < LONGEST_LIST; i++)
		mm_strings_add(f->arena, &meta->list, mm_arena_strdup(f->arena, values->items[i]));
	if (values->count > LONGEST_LIST)
		mm_meta_int(f, mm_arena_printf(f->arena, "%s_total", key), (int64_t)values->count);
}

void mm_meta_set(struct mm_finding *f, const char *key, const struct mm_strings *values)
{
	struct mm_strings sorted = { 0 };

	for (size_t i = 0; i < values->count; i++)
		mm_strings_add(f->arena, &sorted, values->items[i]);
	mm_strings_sort_unique(&sorted);
	mm_meta_list(f, key, &sorted);
}

void mm_meta_partitions(struct mm_finding *f, const struct mm_relation *root)
{
	struct mm_strings examples = { 0 };
	struct mm_relation_list leaves = { 0 };

	if (root->kind != 'p')
		return;
	mm_meta_int(f, "partitions", mm_relation_leaf_count(root));
	mm_first_leaves(f->arena, root, MOST_EXAMPLES, &leaves);
	for (size_t i = 0; i < leaves.count; i++) {
		struct mm_object leaf = mm_object_of_relation(leaves.items[i]);

		mm_strings_add(f->arena, &examples, mm_object_display(f->arena, &leaf));
	}
	mm_meta_list(f, "partition_examples", &examples);
}

static int worst_first(const void *left, const void *right)
{
	const struct mm_finding *a = *(struct mm_finding *const *)left;
	const struct mm_finding *b = *(struct mm_finding *const *)right;

	if (a->severity != b->severity)
		return a->severity < b->severity ? 1 : -1;
	int order = strcmp(a->object_name, b->object_name);

	return order != 0 ? order : strcmp(a->id, b->id);
}

void mm_findings_close(struct mm_findings *out, const char *check_name)
{
	for (size_t i = 0; i < out->list.count; i++) {
		struct mm_finding *f = out->list.items[i];

		mm_object_id(check_name, &f->object, &f->discriminators, f->id);
	}
	if (out->list.count > 1)
		qsort(out->list.items, out->list.count, sizeof *out->list.items, worst_first);
}
