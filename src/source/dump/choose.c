#include "choose.h"

#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "key.h"

#include "banned.h"

enum {
	NAME_BYTES = 63,
	/* Up to here each number is tried, so that one that was freed is found again. */
	TRIED_PASSES = 9,
};

/* At most `len` bytes, not ending inside a UTF-8 character. */
static size_t clip(const char *name, size_t len)
{
	if (strlen(name) <= len)
		return strlen(name);
	while (len > 0 && ((unsigned char)name[len] & 0xc0) == 0x80)
		len--;
	return len;
}

const char *mm_make_object_name(struct mm_loader *loader, const char *name1, const char *name2,
                                const char *label)
{
	size_t len1 = strlen(name1);
	size_t len2 = name2 == NULL ? 0 : strlen(name2);
	size_t overhead = (name2 == NULL ? 0 : 1) + (label == NULL ? 0 : strlen(label) + 1);
	size_t room = overhead < NAME_BYTES ? NAME_BYTES - overhead : 0;

	/* The longer of the two is shortened first. */
	if (len1 + len2 > room) {
		size_t half = room / 2;

		if (len2 <= half)
			len1 = room - len2;
		else if (len1 <= room - half)
			len2 = room - len1;
		else {
			len1 = room - half;
			len2 = half;
		}
	}
	len1 = clip(name1, len1);
	len2 = name2 == NULL ? 0 : clip(name2, len2);
	return mm_arena_printf(loader->scratch, "%.*s%s%.*s%s%s", (int)len1, name1,
	                       name2 == NULL ? "" : "_", (int)len2, name2 == NULL ? "" : name2,
	                       label == NULL ? "" : "_", label == NULL ? "" : label);
}

bool mm_relation_name_is_taken(struct mm_loader *loader, const char *schema, const char *name)
{
	const struct mm_catalog *c = loader->catalog;
	const struct mm_type *type;

	if (mm_catalog_find_relation(c, schema, name) != NULL ||
	    mm_catalog_find_index(c, schema, name) != NULL ||
	    mm_catalog_find_sequence(c, schema, name) != NULL)
		return true;
	type = mm_catalog_find_type(c, schema, name);
	return type != NULL && type->kind == 'c';
}

static bool constraint_name_is_taken(struct mm_loader *loader, const char *schema, const char *name)
{
	const struct mm_constraint_list *named =
	    mm_key_get(loader->catalog, MM_KEY_CONSTRAINTS_NAMED, schema, name, NULL);

	for (size_t i = 0; named != NULL && i < named->count; i++) {
		const struct mm_constraint *c = named->items[i];

		if (!c->is_dropped && mm_same(c->schema, schema) && mm_same(c->name, name))
			return true;
	}
	return false;
}

static bool relation_or_key_is_taken(struct mm_loader *loader, const char *schema, const char *name)
{
	return mm_relation_name_is_taken(loader, schema, name) ||
	       constraint_name_is_taken(loader, schema, name);
}

typedef bool is_taken(struct mm_loader *loader, const char *schema, const char *name);

/* A search for a free name: the label gets numbers until one is. */
struct search {
	struct mm_loader *loader;
	const char *schema;
	const char *name1;
	const char *name2;
	const char *label;
};

static const char *name_at(const struct search *s, uintptr_t pass)
{
	const char *label = s->label;

	if (pass > 0)
		label = mm_arena_printf(s->loader->scratch, "%s%zu", label, (size_t)pass);
	return mm_make_object_name(s->loader, s->name1, s->name2, label);
}

/* 10, 100, 1000 … */
static bool has_one_digit_more(uintptr_t pass)
{
	while (pass > TRIED_PASSES && pass % 10 == 0)
		pass /= 10;
	return pass == 1;
}

static void remember(const struct search *s, uintptr_t first, uintptr_t last)
{
	mm_key_set(s->loader->catalog, MM_KEY_NAME_PASS, s->schema, name_at(s, first), NULL,
	           (void *)last); /* NOLINT(performance-no-int-to-ptr) */
}

/*
 * Ten thousand partitions with long names can all come down to the same few
 * names once these are cut. So the last number used is kept for each number of
 * digits (more digits, a shorter name before them), and the search goes on there.
 */
static uintptr_t next_pass(const struct search *s, uintptr_t pass)
{
	uintptr_t last;

	pass++;
	while (has_one_digit_more(pass)) {
		if (pass > TRIED_PASSES + 1)
			remember(s, pass / 10, pass - 1);
		last = (uintptr_t)mm_key_get(s->loader->catalog, MM_KEY_NAME_PASS, s->schema,
		                             name_at(s, pass), NULL);
		if (last < pass)
			return pass;
		pass = last + 1;
	}
	return pass;
}

static const char *choose(const struct search *s, is_taken *taken)
{
	const char *name = name_at(s, 0);
	uintptr_t pass = 0;
	uintptr_t first = 1;

	while (taken(s->loader, s->schema, name)) {
		pass = next_pass(s, pass);
		name = name_at(s, pass);
	}
	if (pass <= TRIED_PASSES)
		return name;
	while (first <= pass / 10)
		first *= 10;
	remember(s, first, pass);
	return name;
}

const char *mm_choose_relation_name(struct mm_loader *loader, const char *schema, const char *name1,
                                    const char *name2, const char *label)
{
	bool is_key = strcmp(label, "idx") != 0 && strcmp(label, "seq") != 0;

	return choose(&(struct search){ loader, schema, name1, name2, label },
	              is_key ? relation_or_key_is_taken : mm_relation_name_is_taken);
}

const char *mm_choose_constraint_name(struct mm_loader *loader, const char *schema,
                                      const char *name1, const char *name2, const char *label)
{
	return choose(&(struct search){ loader, schema, name1, name2, label },
	              constraint_name_is_taken);
}

const char *mm_join_for_name(struct mm_loader *loader, const struct mm_strings *columns)
{
	struct mm_strings some = { columns->items, 0, 0 };
	size_t len = 0;

	for (; some.count < columns->count && len <= NAME_BYTES; some.count++)
		len += 1 + strlen(columns->items[some.count]);
	return mm_strings_join(loader->scratch, &some, "_");
}

void mm_list_constraint(struct mm_loader *loader, struct mm_constraint *constraint)
{
	struct mm_catalog *catalog = loader->catalog;
	struct mm_constraint_list *named = mm_key_get(catalog, MM_KEY_CONSTRAINTS_NAMED,
	                                              constraint->schema, constraint->name, NULL);

	if (named == NULL) {
		named = mm_arena_zalloc(catalog->arena, 1, sizeof *named);
		mm_key_set(catalog, MM_KEY_CONSTRAINTS_NAMED, constraint->schema, constraint->name,
		           NULL, named);
	}
	/* A place that became free is used again: made and dropped by turns, the list stays short.
	 */
	for (size_t i = named->count; i > 0 && i + TRIED_PASSES > named->count; i--)
		if (named->items[i - 1]->is_dropped) {
			named->items[i - 1] = constraint;
			return;
		}
	mm_list_add(catalog->arena, named, constraint);
}

struct mm_constraint *mm_new_constraint(struct mm_loader *loader, struct mm_relation *relation,
                                        const char *name, char type)
{
	struct mm_constraint *c = mm_catalog_add_constraint(loader->catalog, relation, name, type);

	c->location = loader->location;
	mm_list_constraint(loader, c);
	return c;
}

void mm_set_constraint_name(struct mm_loader *loader, struct mm_constraint *constraint,
                            const char *name)
{
	if (constraint->is_domain)
		mm_type_rename_constraint(loader->catalog, constraint->domain, constraint, name);
	else
		mm_relation_rename_constraint(loader->catalog, constraint->relation, constraint,
		                              name);
	mm_list_constraint(loader, constraint);
}
