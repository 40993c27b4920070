#include "outside.h"

#include <string.h>

#include "code.h"
#include "objects.h"

#include "banned.h"

static bool is_among(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

#define IS_AMONG(names, name) is_among((names), sizeof(names) / sizeof *(names), (name))

/* Of the extensions dblink, http, pg_net, aws_lambda, aws_s3 and adminpack. */
static enum mm_outside of_extension_call(const struct mm_fact *call)
{
	static const char *const writing[] = { "dblink_exec" };
	static const char *const reaching[] = {
		"dblink",      "dblink_connect",    "dblink_connect_u",
		"dblink_open", "dblink_send_query", "http",
		"http_delete", "http_get",          "http_head",
		"http_patch",  "http_post",         "http_put",
	};
	static const char *const schemas[] = { "net", "aws_lambda", "aws_s3" };
	static const char *const files[] = { "pg_file_write", "pg_file_rename", "pg_file_unlink" };

	if (call->schema != NULL && IS_AMONG(schemas, call->schema))
		return MM_OUTSIDE_REACHES;
	if (IS_AMONG(writing, call->name))
		return MM_OUTSIDE_WRITES;
	if (IS_AMONG(files, call->name))
		return MM_OUTSIDE_FILES;
	return IS_AMONG(reaching, call->name) ? MM_OUTSIDE_REACHES : MM_OUTSIDE_NONE;
}

static enum mm_outside of_call(const struct mm_fact *call)
{
	static const char *const files[] = { "pg_read_file", "pg_read_binary_file", "pg_ls_dir",
		                             "pg_stat_file" };

	if (call->name == NULL)
		return MM_OUTSIDE_NONE;
	if (mm_fact_has(call, MM_FACT_BUILTIN))
		return IS_AMONG(files, call->name) ? MM_OUTSIDE_FILES : MM_OUTSIDE_NONE;
	/* A function of the user's own is read itself. */
	if (call->function != NULL && call->function->extension == NULL)
		return MM_OUTSIDE_NONE;
	return of_extension_call(call);
}

enum mm_outside mm_outside_of(const struct mm_fact *fact)
{
	switch (fact->kind) {
	case MM_FACT_COPY:
		if (fact->detail != NULL && strcmp(fact->detail, "stdin") != 0)
			return MM_OUTSIDE_FILES;
		break;
	case MM_FACT_CALL:
		return of_call(fact);
	case MM_FACT_EXTERNAL:
		return MM_OUTSIDE_REACHES;
	default:
		break;
	}
	if (mm_fact_writes_rows(fact) && fact->relation != NULL && fact->relation->kind == 'f')
		return MM_OUTSIDE_WRITES;
	return MM_OUTSIDE_NONE;
}
