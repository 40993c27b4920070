/*
 * Bytes as code, in every way that code is read: a statement, an expression, a
 * body of each language, and by tokens. Facts come out, each of a kind and on a line of the text.
 */
#include "fuzz_target.h"

#include <stdlib.h>

#include "arena.h"
#include "buf.h"
#include "catalog.h"
#include "deep.h"
#include "facts_of.h"
#include "facts_print.h"
#include "facts_resolve.h"
#include "fill.h"

#include "banned.h"

static void check(struct mm_catalog *catalog, const struct mm_facts *facts, size_t len)
{
	struct mm_buf text = { 0 };

	mm_facts_resolve(catalog, facts, NULL);
	for (size_t i = 0; i < facts->count; i++)
		if (facts->items[i].line < 0 || (size_t)facts->items[i].line > len + 1 ||
		    facts->items[i].inner_count >= facts->count)
			abort();
	mm_facts_print(&text, facts);
	mm_buf_release(&text);
}

struct input {
	const char *text;
	size_t len;
};

static void add_body(struct mm_catalog *catalog, const char *language, const char *body)
{
	struct mm_function *f = mm_catalog_add_function(catalog, "public", language, "");

	f->kind = 'f';
	f->language = language;
	f->return_type = "trigger";
	f->body = body;
}

static void read_all(void *data)
{
	static const char *const languages[] = { "sql", "plpgsql", "plpython3u", "plv8" };
	const struct input *input = data;
	struct mm_catalog *catalog = mm_catalog_new();
	struct mm_relation *t = mm_catalog_add_relation(catalog, "public", "t", 'v');
	/* As a body that libpg_query's PL/pgSQL parser refuses. */
	struct mm_buf refused = { 0 };

	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		add_body(catalog, languages[i], input->text);
	add_body(catalog, "plpgsql standard", input->text);
	catalog->functions.items[4]->language = "sql";
	catalog->functions.items[4]->is_standard_body = true;
	mm_buf_adds(&refused, "BEGIN no := 1;");
	mm_buf_add(&refused, input->text, input->len);
	add_body(catalog, "refused", refused.text);
	catalog->functions.items[5]->language = "plpgsql";
	mm_catalog_add_column(catalog, t, "a")->default_expression = input->text;
	mm_catalog_finish(catalog);
	mm_sql_fill_facts(catalog);
	for (size_t i = 0; i < catalog->functions.count; i++)
		check(catalog, catalog->functions.items[i]->facts, input->len);
	check(catalog, mm_sql_facts_of_statement(catalog->arena, input->text), input->len);
	check(catalog, mm_sql_facts_of_expression(catalog->arena, input->text), input->len);
	mm_buf_release(&refused);
	mm_catalog_free(catalog);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct mm_buf text = { 0 };
	struct input input;

	mm_buf_adds(&text, "");
	mm_buf_add(&text, (const char *)bytes, len);
	input = (struct input){ .text = text.text, .len = len };
	mm_deep_call(read_all, &input);
	mm_buf_release(&text);
	return 0;
}
