#include "script.h"

#include <limits.h>
#include <string.h>

#include "arena.h"
#include "batch.h"
#include "claims.h"
#include "complete.h"
#include "databases.h"
#include "dump.h"
#include "fill.h"
#include "header.h"
#include "mem.h"
#include "meta.h"
#include "rewrite_apply.h"
#include "seen.h"
#include "settings.h"
#include "special.h"

#include "banned.h"

struct mm_script {
	struct mm_dumped_list databases;
	struct mm_dumped *current;
	const char *file;
	int file_number;
	unsigned long long counted_bytes; /* of the file */
	const char *server_version;       /* of the header that came last */
	const char *dump_version;
	struct mm_location dump_begin; /* of a dump whose end was not yet seen; line 0: none */
	struct mm_location cluster_begin;
	struct mm_dumped *begun_in; /* where the file ended in which these began; NULL: go on */
	struct mm_claims claims;
};

struct mm_script *mm_script_new(void)
{
	struct mm_script *script = mm_mem_zalloc(1, sizeof *script);

	mm_dumped_init(&script->databases);
	script->current = mm_dumped_add(&script->databases, NULL);
	return script;
}

void mm_script_free(struct mm_script *script)
{
	if (script == NULL)
		return;
	mm_dumped_release(&script->databases);
	mm_mem_free(script);
}

void mm_script_begin_file(struct mm_script *script, const char *name)
{
	script->file = mm_arena_strdup(script->databases.arena, name);
	script->file_number++;
	script->counted_bytes = 0;
}

static struct mm_coverage *coverage(struct mm_script *script)
{
	return &script->current->loader.catalog->coverage;
}

static int clamp(unsigned long long n)
{
	return n > INT_MAX ? INT_MAX : (int)n;
}

/* The file's name lives once in each catalog that has something from it. */
static struct mm_location location(struct mm_script *script, unsigned long long line,
                                   unsigned long long column)
{
	struct mm_dumped *d = script->current;

	if (d->file_number != script->file_number) {
		d->file = mm_catalog_text(d->loader.catalog, script->file);
		d->file_number = script->file_number;
	}
	return (struct mm_location){ d->file, clamp(line), clamp(column) };
}

static void note(struct mm_script *script, struct mm_location where, const char *message)
{
	mm_seen_note(script->current->loader.catalog, where, message);
}

static void note_early_end(struct mm_script *script, struct mm_location begin)
{
	const char *message = mm_arena_printf(script->databases.scratch,
	                                      "the dump that begins at line %d ends early: its "
	                                      "last line \"dump complete\" is missing",
	                                      begin.line);
	struct mm_dumped *now = script->current;

	if (script->begun_in != NULL)
		script->current = script->begun_in;
	begin.file = mm_catalog_text(script->current->loader.catalog, begin.file);
	note(script, begin, message);
	coverage(script)->is_truncated = true;
	script->current = now;
	script->begun_in = NULL;
}

static void set_version(struct mm_script *script, const char *version)
{
	struct mm_catalog *catalog = script->current->loader.catalog;

	script->server_version = version;
	catalog->server.version = mm_catalog_text(catalog, version);
	catalog->server.version_num = mm_version_number(version);
}

static void set_dump_version(struct mm_script *script, const char *version)
{
	struct mm_catalog *catalog = script->current->loader.catalog;

	script->dump_version = version;
	catalog->server.dump_version = mm_catalog_text(catalog, version);
}

static void apply_comment(struct mm_script *script, const struct mm_item *item)
{
	struct mm_location where = location(script, item->piece.line, item->piece.column);
	const char *rest = "";
	size_t rest_len = 0;
	enum mm_header_kind kind = mm_header_read(item->text, item->len, &rest, &rest_len);
	const char *text = mm_arena_strndup(script->databases.arena, rest, rest_len);

	switch (kind) {
	case MM_HEADER_DUMP_BEGINS:
		if (script->dump_begin.line > 0)
			note_early_end(script, script->dump_begin);
		script->dump_begin = where;
		break;
	case MM_HEADER_DUMP_ENDS:
		script->dump_begin.line = 0;
		script->begun_in = NULL;
		break;
	case MM_HEADER_CLUSTER_BEGINS:
		script->cluster_begin = where;
		script->claims.is_cluster = true;
		break;
	case MM_HEADER_CLUSTER_ENDS:
		script->cluster_begin.line = 0;
		break;
	case MM_HEADER_SERVER_VERSION:
		set_version(script, text);
		break;
	case MM_HEADER_DUMP_VERSION:
		set_dump_version(script, text);
		break;
	case MM_HEADER_NONE:
		break;
	}
	if (item->piece.is_unterminated) {
		note(script, where, "the file ends inside a comment that begins here");
		coverage(script)->is_truncated = true;
	}
}

static void list_database(struct mm_script *script, const char *name)
{
	struct mm_catalog *shared = script->databases.shared;

	for (size_t i = 0; i < shared->databases.count; i++)
		if (strcmp(shared->databases.items[i]->name, name) == 0)
			return;
	mm_catalog_add_database(shared, name)->is_template = strcmp(name, "template1") == 0;
}

static void connect(struct mm_script *script, const char *name)
{
	struct mm_dumped *d;

	if (name == NULL || name[0] == '\0') {
		mm_loader_reset(&script->current->loader);
		return;
	}
	d = mm_dumped_find(&script->databases, name);
	if (d == NULL) {
		d = mm_dumped_add(&script->databases, name);
		script->current = d;
		if (script->server_version != NULL)
			set_version(script, script->server_version);
		if (script->dump_version != NULL)
			set_dump_version(script, script->dump_version);
	}
	script->current = d;
	mm_loader_reset(&d->loader);
	if (script->claims.is_cluster)
		list_database(script, name);
	script->claims.has_connected = true;
}

static void apply_meta(struct mm_script *script, const struct mm_item *item)
{
	struct mm_arena *scratch = script->databases.scratch;
	struct mm_location where = location(script, item->piece.line, item->piece.column);
	struct mm_meta_command command;
	struct mm_strings values = { 0 };

	coverage(script)->meta_commands++;
	mm_meta_command_read(item->text, scratch, &command);
	switch (command.kind) {
	case MM_META_CONNECT:
		connect(script, command.argument);
		break;
	case MM_META_ENCODING:
		if (command.argument == NULL)
			break;
		mm_strings_add(scratch, &values, command.argument);
		mm_setting_apply(&script->current->loader, "client_encoding", &values);
		break;
	case MM_META_INCLUDE:
		note(script, where,
		     mm_arena_printf(scratch, "file \"%s\" is included by \\i and was not read",
		                     command.argument == NULL ? "" : command.argument));
		break;
	case MM_META_COPY:
		note(script, where, "\\copy reads a file, which was not read");
		break;
	case MM_META_OTHER:
		break;
	}
}

static void apply_data(struct mm_script *script, const struct mm_item *item)
{
	coverage(script)->data_blocks++;
	if (!item->piece.is_unterminated)
		return;
	coverage(script)->is_truncated = true;
	note(script, location(script, item->piece.line, item->piece.column),
	     "the file ends inside the data that begin here");
}

static void add_unparsed(struct mm_script *script, const struct mm_item *item)
{
	const char *message = item->parse.error == NULL ? "no statement" : item->parse.error;

	struct mm_location where = location(script, item->piece.line, item->piece.column);

	mm_seen_unparsed(script->current->loader.catalog,
	                 mm_seen_place(where, item->text, item->parse.error_offset), message);
}

/* A DO block may make anything, and is not run. */
static void note_block(struct mm_script *script, const struct mm_item *item)
{
	if (mm_seen_block_changes(item->text, item->len, script->databases.scratch))
		note(script, location(script, item->piece.line, item->piece.column),
		     "a DO block was not run: what it makes or changes is not known");
}

static bool apply_tree(struct mm_script *script, const struct mm_item *item)
{
	const PgQuery__ParseResult *tree = item->parse.tree;
	struct mm_loader *loader = &script->current->loader;
	bool is_applied = false;

	for (size_t i = 0; i < tree->n_stmts; i++) {
		const PgQuery__Node *node = tree->stmts[i]->stmt;

		if (node == NULL)
			continue;
		if (node->node_case == PG_QUERY__NODE__NODE_DO_STMT)
			note_block(script, item);
		if (mm_load_statement(loader, node) == MM_LOAD_APPLIED)
			is_applied = true;
		if (item->rewrite != NULL)
			mm_rewrite_apply(loader, node, item->rewrite);
	}
	return is_applied || item->rewrite != NULL;
}

/* Whether there was anything for the catalog in it. */
static bool apply(struct mm_script *script, const struct mm_item *item)
{
	if (item->class == MM_CLASS_PARSE)
		return apply_tree(script, item);
	if (item->class == MM_CLASS_IGNORED)
		return false;
	mm_special_apply(&script->current->loader, item->class);
	return true;
}

static void apply_statement(struct mm_script *script, const struct mm_item *item)
{
	struct mm_loader *loader = &script->current->loader;
	struct mm_coverage *seen = coverage(script);

	seen->statements++;
	loader->text = item->text;
	loader->len = item->len;
	loader->location = location(script, item->piece.line, item->piece.column);
	if (item->class == MM_CLASS_PARSE && item->parse.tree == NULL) {
		add_unparsed(script, item);
	} else if (apply(script, item)) {
		seen->parsed++;
		seen->rewritten += item->rewrite != NULL;
	} else {
		seen->ignored++;
	}
	if (item->piece.is_unterminated ||
	    (item->piece.is_unfinished && item->class == MM_CLASS_PARSE &&
	     item->parse.tree == NULL)) {
		seen->is_truncated = true;
		note(script, loader->location,
		     "the file ends inside the statement that begins here");
	}
}

void mm_script_apply(struct mm_script *script, const struct mm_item *item)
{
	coverage(script)->bytes += (int64_t)(item->end - script->counted_bytes);
	script->counted_bytes = item->end;
	switch (item->piece.kind) {
	case MM_PIECE_STATEMENT:
		apply_statement(script, item);
		break;
	case MM_PIECE_META:
		apply_meta(script, item);
		break;
	case MM_PIECE_COPY_DATA:
		apply_data(script, item);
		break;
	case MM_PIECE_COMMENT:
		apply_comment(script, item);
		break;
	case MM_PIECE_END:
		break;
	}
	mm_arena_reset(script->databases.scratch);
}

void mm_script_end_file(struct mm_script *script, unsigned long long bytes)
{
	coverage(script)->bytes += (int64_t)(bytes - script->counted_bytes);
	if (script->begun_in == NULL &&
	    (script->dump_begin.line > 0 || script->cluster_begin.line > 0))
		script->begun_in = script->current;
	if (bytes == 0)
		note(script, location(script, 1, 1), "the file is empty");
}

/* Only now: the last line of a dump that was split is in another file than its first. */
static void note_missing_end(struct mm_script *script)
{
	if (script->dump_begin.line > 0)
		note_early_end(script, script->dump_begin);
	else if (script->cluster_begin.line > 0)
		note_early_end(script, script->cluster_begin);
}

bool mm_script_has_objects(const struct mm_script *script)
{
	for (size_t i = 0; i < script->databases.count; i++)
		if (mm_dumped_has_objects(script->databases.items[i]))
			return true;
	return false;
}

bool mm_script_has_sense(const struct mm_script *script)
{
	for (size_t i = 0; i < script->databases.count; i++) {
		const struct mm_coverage *c = &script->databases.items[i]->loader.catalog->coverage;

		if (c->parsed + c->ignored > 0 || c->statements == 0)
			return true;
	}
	return false;
}

void mm_script_finish(struct mm_script *script, struct mm_dump *out)
{
	struct mm_dumped_list *list = &script->databases;

	note_missing_end(script);
	mm_dumped_keep(list);
	out->catalogs = mm_mem_zalloc(list->count, sizeof *out->catalogs);
	out->catalog_count = list->count;
	for (size_t i = 0; i < list->count; i++) {
		struct mm_catalog *catalog = list->items[i]->loader.catalog;

		mm_dumped_share(list, list->items[i]);
		mm_claims_make(catalog, &script->claims);
		mm_load_complete(&list->items[i]->loader);
		mm_catalog_finish(catalog);
		mm_sql_fill_facts(catalog);
		out->catalogs[i] = catalog;
		list->items[i]->loader.catalog = NULL;
	}
}
