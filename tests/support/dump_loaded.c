#include "dump_loaded.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "buf.h"
#include "describe.h"
#include "error.h"
#include "mem.h"

#include "banned.h"

struct loaded {
	struct mm_dump dump;
	struct mm_buf text;
};

int dump_loaded_setup(void **state)
{
	*state = mm_mem_zalloc(1, sizeof(struct loaded));
	return 0;
}

int dump_loaded_teardown(void **state)
{
	struct loaded *loaded = *state;

	mm_dump_release(&loaded->dump);
	mm_buf_release(&loaded->text);
	mm_mem_free(loaded);
	return 0;
}

const struct mm_dump *load_dump_bytes(void **state, const void *bytes, size_t len)
{
	struct loaded *loaded = *state;
	struct mm_error err = { 0 };

	mm_dump_release(&loaded->dump);
	if (!mm_dump_load_text("test.sql", bytes, len, &loaded->dump, &err))
		fail_msg("the script did not load: %s", err.message);
	return &loaded->dump;
}

const struct mm_dump *load_dump(void **state, const char *sql)
{
	return load_dump_bytes(state, sql, strlen(sql));
}

static struct mm_buf *empty_text(void **state)
{
	struct loaded *loaded = *state;

	mm_buf_clear(&loaded->text);
	mm_buf_adds(&loaded->text, "");
	return &loaded->text;
}

const char *seen_in(void **state, const struct mm_catalog *catalog)
{
	const struct mm_coverage *c = &catalog->coverage;
	struct mm_buf *text = empty_text(state);

	mm_buf_addf(text,
	            "%lld statements: %lld parsed (%lld rewritten), %lld ignored, %zu unparsed; "
	            "%lld meta, %lld data, %zu notes",
	            (long long)c->statements, (long long)c->parsed, (long long)c->rewritten,
	            (long long)c->ignored, c->unparsed.count, (long long)c->meta_commands,
	            (long long)c->data_blocks, c->notes.count);
	return text->text;
}

static const char *print_list(struct mm_buf *text, const struct mm_unparsed_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		mm_buf_addf(text, "%s:%d:%d: %s\n", list->items[i]->location.file,
		            list->items[i]->location.line, list->items[i]->location.column,
		            list->items[i]->message);
	return text->text == NULL ? "" : text->text;
}

const char *unparsed_in(void **state, const struct mm_catalog *catalog)
{
	return print_list(empty_text(state), &catalog->coverage.unparsed);
}

const char *notes_in(void **state, const struct mm_catalog *catalog)
{
	return print_list(empty_text(state), &catalog->coverage.notes);
}

const char *kind_in(void **state, const struct mm_catalog *catalog, const char *kind)
{
	struct mm_buf *text = empty_text(state);

	for (size_t i = 0; i < mm_object_type_count; i++) {
		const struct mm_object_type *type = &mm_object_types[i];
		size_t count;
		const void *const *items = mm_catalog_list(catalog, type, &count);

		for (size_t k = 0; strcmp(type->name, kind) == 0 && k < count; k++) {
			mm_record_print(text, type->fields, type->field_count, items[k]);
			mm_buf_addc(text, '\n');
		}
	}
	return text->text == NULL ? "" : text->text;
}
