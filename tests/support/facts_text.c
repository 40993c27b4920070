#include "facts_text.h"

#include <string.h>

#include "arena.h"
#include "buf.h"
#include "deep.h"
#include "facts_of.h"
#include "facts_print.h"
#include "objects.h"

#include "banned.h"

struct request {
	struct mm_arena *arena;
	const char *language;
	const char *code;
	const struct mm_facts *facts;
};

static void work(void *data)
{
	struct request *r = data;
	struct mm_function function = {
		.schema = "public", .name = "f", .kind = 'f', .arguments = ""
	};

	if (r->language == NULL) {
		r->facts = mm_sql_facts_of_statement(r->arena, r->code);
	} else if (*r->language == '\0') {
		r->facts = mm_sql_facts_of_expression(r->arena, r->code);
	} else {
		function.is_standard_body = strcmp(r->language, "ATOMIC") == 0;
		function.language = function.is_standard_body ? "sql" : r->language;
		function.return_type = strcmp(r->language, "plpgsql") == 0 ? "trigger" : "integer";
		function.body = r->code;
		r->facts = mm_sql_facts_of_function(r->arena, &function);
	}
}

const char *facts_text(struct mm_arena *arena, const char *language, const char *code)
{
	struct request r = { .arena = arena, .language = language, .code = code };
	struct mm_buf buf = { 0 };
	const char *text;

	mm_deep_call(work, &r);
	mm_buf_adds(&buf, "");
	mm_facts_print(&buf, r.facts);
	text = mm_arena_strdup(arena, buf.text);
	mm_buf_release(&buf);
	return text;
}
