#include "facts_print.h"

#include "buf.h"
#include "facts.h"
#include "objects.h"

#include "banned.h"

static const char *const kinds[] = {
	[MM_FACT_READ] = "READ",
	[MM_FACT_INSERT] = "INSERT",
	[MM_FACT_UPDATE] = "UPDATE",
	[MM_FACT_DELETE] = "DELETE",
	[MM_FACT_TRUNCATE] = "TRUNCATE",
	[MM_FACT_COPY] = "COPY",
	[MM_FACT_DDL] = "DDL",
	[MM_FACT_CALL] = "CALL",
	[MM_FACT_ASSIGN_NEW] = "ASSIGN_NEW",
	[MM_FACT_NOTIFY] = "NOTIFY",
	[MM_FACT_LISTEN] = "LISTEN",
	[MM_FACT_UNLISTEN] = "UNLISTEN",
	[MM_FACT_LOCK_TABLE] = "LOCK_TABLE",
	[MM_FACT_ROW_LOCK] = "ROW_LOCK",
	[MM_FACT_LARGE_OBJECT] = "LARGE_OBJECT",
	[MM_FACT_TWO_PHASE] = "TWO_PHASE",
	[MM_FACT_TRANSACTION] = "TRANSACTION",
	[MM_FACT_REFRESH] = "REFRESH",
	[MM_FACT_SET] = "SET",
	[MM_FACT_ISOLATION] = "ISOLATION",
	[MM_FACT_GAPLESS] = "GAPLESS",
	[MM_FACT_RAISE] = "RAISE",
	[MM_FACT_DYNAMIC] = "DYNAMIC",
	[MM_FACT_EXTERNAL] = "EXTERNAL",
};

static const char *const flags[] = {
	"cascade",  "restart",        "temporary",   "concurrently", "if_exists", "from_query",
	"volatile", "secret",         "skip_locked", "nowait",       "upsert",    "dynamic_text",
	"writes",   "on_commit_drop", "qualified",   "ambiguous",    "builtin",   "merge",
	"local",    "like_source",    "partition",
};

static void print_list(struct mm_buf *to, const char *before, const struct mm_strings *list)
{
	for (size_t i = 0; i < list->count; i++)
		mm_buf_addf(to, "%s%s", i == 0 ? before : ",", list->items[i]);
	if (list->count > 0)
		mm_buf_addc(to, ')');
}

static void print_found(struct mm_buf *to, const struct mm_fact *fact)
{
	if (fact->relation != NULL)
		mm_buf_addf(to, " relation=%s.%s", fact->relation->schema, fact->relation->name);
	if (fact->function != NULL)
		mm_buf_addf(to, " function=%s.%s(%s)", fact->function->schema, fact->function->name,
		            fact->function->arguments);
	print_list(to, " candidates(", &fact->candidates);
}

static void print_fact(struct mm_buf *to, const struct mm_fact *fact)
{
	mm_buf_adds(to, kinds[fact->kind]);
	if (fact->name != NULL)
		mm_buf_addf(to, " %s%s%s", fact->schema == NULL ? "" : fact->schema,
		            fact->schema == NULL ? "" : ".", fact->name);
	if (fact->kind == MM_FACT_CALL)
		mm_buf_addf(to, "/%d", fact->argument_count);
	if (fact->detail != NULL)
		mm_buf_addf(to, " '%s'", fact->detail);
	print_list(to, " columns(", &fact->columns);
	print_list(to, " increments(", &fact->increments);
	if (fact->volatility != '\0')
		mm_buf_addf(to, " %c", fact->volatility);
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if ((fact->flags & 1U << i) != 0)
			mm_buf_addf(to, " +%s", flags[i]);
	print_found(to, fact);
	if (fact->inner_count > 0)
		mm_buf_addf(to, " inner=%zu", fact->inner_count);
	mm_buf_addf(to, " @%d\n", fact->line);
}

void mm_facts_print(struct mm_buf *to, const struct mm_facts *facts)
{
	if (facts == NULL)
		return;
	if (facts->is_opaque)
		mm_buf_adds(to, "opaque\n");
	if (facts->is_heuristic)
		mm_buf_adds(to, "heuristic\n");
	for (size_t i = 0; i < facts->count; i++)
		print_fact(to, &facts->items[i]);
}
