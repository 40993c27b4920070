#include "dump_text.h"

#include <string.h>

#include "buf.h"
#include "catalog.h"
#include "describe.h"
#include "dump.h"
#include "error.h"
#include "mem.h"

int dump_text_setup(void **state)
{
	*state = mm_mem_zalloc(1, sizeof(struct mm_buf));
	return 0;
}

int dump_text_teardown(void **state)
{
	mm_buf_release(*state);
	mm_mem_free(*state);
	return 0;
}

static void print_kind(const struct mm_catalog *catalog, const char *kind, struct mm_buf *to)
{
	for (size_t i = 0; i < mm_object_type_count; i++) {
		const struct mm_object_type *type = &mm_object_types[i];
		size_t count;
		const void *const *items = mm_catalog_list(catalog, type, &count);

		if (strcmp(type->name, kind) != 0)
			continue;
		for (size_t k = 0; k < count; k++) {
			mm_record_print(to, type->fields, type->field_count, items[k]);
			mm_buf_addc(to, '\n');
		}
	}
}

const char *objects_of(void **state, const char *kind, const char *sql)
{
	struct mm_buf *buf = *state;
	struct mm_dump dump;
	struct mm_error err = { 0 };

	if (!mm_dump_load_text("test.sql", sql, strlen(sql), &dump, &err))
		fail_msg("the test's SQL did not load: %s", err.message);
	const struct mm_catalog *catalog = dump.catalogs[0];
	const struct mm_unparsed_list *unparsed = &catalog->coverage.unparsed;

	if (unparsed->count > 0)
		fail_msg("line %d of the test's SQL: %s", unparsed->items[0]->location.line,
		         unparsed->items[0]->message);
	mm_buf_clear(buf);
	mm_buf_adds(buf, "");
	print_kind(catalog, kind, buf);
	mm_dump_release(&dump);
	return buf->text;
}
