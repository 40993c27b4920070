#include "check_test.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "dump.h"
#include "error.h"
#include "mem.h"
#include "registry.h"

const struct mm_target spock_5_0_12 = { .spock = 50012, .nodes = 3 };
const struct mm_target spock_6 = { .spock = MM_SPOCK_6, .nodes = 3 };

enum { MOST_LOADS = 32 };

struct check_state {
	struct mm_arena *arena;
	struct mm_dump dumps[MOST_LOADS];
	size_t dump_count;
};

int check_setup(void **state)
{
	struct check_state *s = mm_mem_zalloc(1, sizeof *s);

	s->arena = mm_arena_new();
	*state = s;
	return 0;
}

int check_teardown(void **state)
{
	struct check_state *s = *state;

	for (size_t i = 0; i < s->dump_count; i++)
		mm_dump_release(&s->dumps[i]);
	mm_arena_free(s->arena);
	mm_mem_free(s);
	return 0;
}

struct mm_catalog *load_sql(void **state, const char *sql)
{
	struct check_state *s = *state;
	struct mm_error err = { 0 };

	assert_true(s->dump_count < MOST_LOADS);
	struct mm_dump *dump = &s->dumps[s->dump_count++];

	if (!mm_dump_load_text("test.sql", sql, strlen(sql), dump, &err))
		fail_msg("the test's SQL did not load: %s", err.message);
	struct mm_catalog *catalog = dump->catalogs[0];

	for (size_t i = 0; i < catalog->coverage.unparsed.count; i++)
		fail_msg("line %d of the test's SQL: %s",
		         catalog->coverage.unparsed.items[i]->location.line,
		         catalog->coverage.unparsed.items[i]->message);
	return catalog;
}

static const char *missing_parts(struct mm_arena *arena, const struct mm_check *check,
                                 const struct mm_catalog *catalog)
{
	const char *missing = NULL;

	for (int i = 0; i < MM_PART_COUNT; i++)
		if ((check->needs & (UINT64_C(1) << i)) && !catalog->parts[i].is_present)
			missing = mm_arena_printf(arena, "%s%s%s", missing == NULL ? "" : missing,
			                          missing == NULL ? "" : ", ",
			                          mm_part_name((enum mm_part)i));
	return missing;
}

typedef void print_finding(struct mm_buf *to, const struct mm_finding *f);

static const char *run_and_print(void **state, const char *check_name,
                                 const struct mm_catalog *catalog,
                                 const struct mm_check_input *given, print_finding *print,
                                 struct mm_findings *out)
{
	struct check_state *s = *state;
	const struct mm_registry_entry *entry = mm_registry_find(check_name);
	struct mm_buf buf = { 0 };

	assert_non_null(entry);
	const char *missing = missing_parts(s->arena, entry->check, catalog);

	if (missing != NULL)
		return mm_arena_printf(s->arena, "skipped: needs %s\n", missing);
	out->arena = s->arena;
	entry->check->run(given, out);
	mm_findings_close(out, entry->id);
	for (size_t i = 0; i < out->list.count; i++)
		print(&buf, out->list.items[i]);
	const char *text = mm_arena_strndup(s->arena, buf.text, buf.len);

	mm_buf_release(&buf);
	return text;
}

static const char *run_sql(void **state, const char *check, const char *sql,
                           const struct mm_target *target, print_finding *print)
{
	struct mm_findings out = { 0 };
	const struct mm_check_input input = {
		.catalog = load_sql(state, sql),
		.mode = MM_ANALYZE,
		.target = target == NULL ? &mm_target_default : target,
	};

	return run_and_print(state, check, input.catalog, &input, print, &out);
}

static void print_title(struct mm_buf *to, const struct mm_finding *f)
{
	mm_buf_addf(to, "%s %s\n", mm_severity_name(f->severity), f->title);
}

static void print_meta(struct mm_buf *to, const struct mm_meta *m)
{
	mm_buf_addf(to, " %s=", m->key);
	switch (m->kind) {
	case MM_META_TEXT:
		mm_buf_adds(to, m->text);
		break;
	case MM_META_INT:
		mm_buf_addf(to, "%lld", (long long)m->number);
		break;
	case MM_META_BOOL:
		mm_buf_adds(to, m->number ? "true" : "false");
		break;
	case MM_META_LIST:
		for (size_t i = 0; i < m->list.count; i++)
			mm_buf_addf(to, "%s%s", i == 0 ? "[" : ", ", m->list.items[i]);
		mm_buf_addc(to, ']');
		break;
	}
}

static void print_metadata(struct mm_buf *to, const struct mm_finding *f)
{
	mm_buf_addf(to, "%s %s |", f->object.kind, f->object_name);
	for (size_t i = 0; i < f->meta_count; i++)
		print_meta(to, &f->metadata[i]);
	mm_buf_addc(to, '\n');
}

static void print_fix(struct mm_buf *to, const struct mm_finding *f)
{
	if (f->fix_sql == NULL)
		mm_buf_adds(to, "no sql\n");
	else
		mm_buf_addf(to, "%s: %s\n", mm_phase_name(f->fix_phase), f->fix_sql);
}

static void print_detail(struct mm_buf *to, const struct mm_finding *f)
{
	mm_buf_addf(to, "%s\n", f->detail == NULL ? "no detail" : f->detail);
}

static void print_group(struct mm_buf *to, const struct mm_finding *f)
{
	mm_buf_addf(to, "%s\n", f->group == NULL ? "no group" : f->group);
}

static void print_id(struct mm_buf *to, const struct mm_finding *f)
{
	mm_buf_addf(to, "%s\n", f->id);
}

const char *titles_of(void **state, const char *check, const char *sql,
                      const struct mm_target *target)
{
	return run_sql(state, check, sql, target, print_title);
}

const char *metadata_of(void **state, const char *check, const char *sql,
                        const struct mm_target *target)
{
	return run_sql(state, check, sql, target, print_metadata);
}

const char *fixes_of(void **state, const char *check, const char *sql,
                     const struct mm_target *target)
{
	return run_sql(state, check, sql, target, print_fix);
}

const char *details_of(void **state, const char *check, const char *sql,
                       const struct mm_target *target)
{
	return run_sql(state, check, sql, target, print_detail);
}

const char *groups_of(void **state, const char *check, const char *sql,
                      const struct mm_target *target)
{
	return run_sql(state, check, sql, target, print_group);
}

const char *ids_of(void **state, const char *check, const char *sql, const struct mm_target *target)
{
	return run_sql(state, check, sql, target, print_id);
}

void assert_ids(void **state, const char *check, const char *sql, size_t count)
{
	enum { ID_LINE = 17 };
	const char *ids = ids_of(state, check, sql, NULL);

	assert_int_equal(strlen(ids), count * ID_LINE);
	for (size_t i = 0; i < count; i++)
		for (size_t k = i + 1; k < count; k++)
			assert_memory_not_equal(ids + i * ID_LINE, ids + k * ID_LINE, ID_LINE);
}

const char *note_of(void **state, const char *check, const char *sql,
                    const struct mm_target *target)
{
	struct mm_findings out = { 0 };
	const struct mm_check_input input = {
		.catalog = load_sql(state, sql),
		.mode = MM_ANALYZE,
		.target = target == NULL ? &mm_target_default : target,
	};

	run_and_print(state, check, input.catalog, &input, print_title, &out);
	return out.note == NULL ? "" : out.note;
}

static const char *run_in(void **state, const char *check, const struct mm_catalog *catalog,
                          enum mm_mode mode, const struct mm_target *target, print_finding *print)
{
	struct mm_findings out = { 0 };
	const struct mm_check_input input = {
		.catalog = catalog,
		.mode = mode,
		.target = target == NULL ? &mm_target_default : target,
	};

	return run_and_print(state, check, catalog, &input, print, &out);
}

const char *titles_in(void **state, const char *check, const struct mm_catalog *catalog,
                      enum mm_mode mode, const struct mm_target *target)
{
	return run_in(state, check, catalog, mode, target, print_title);
}

const char *metadata_in(void **state, const char *check, const struct mm_catalog *catalog,
                        enum mm_mode mode, const struct mm_target *target)
{
	return run_in(state, check, catalog, mode, target, print_metadata);
}

const char *fixes_in(void **state, const char *check, const struct mm_catalog *catalog,
                     enum mm_mode mode, const struct mm_target *target)
{
	return run_in(state, check, catalog, mode, target, print_fix);
}
