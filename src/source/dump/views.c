#include "views.h"

#include <string.h>

#include "arena.h"
#include "clause.h"
#include "defs.h"
#include "expr.h"
#include "key.h"
#include "lex.h"
#include "names.h"
#include "query_columns.h"
#include "tables.h"

#include "banned.h"

/* Whether the words are all that is left of the text. */
static bool ends_with(struct mm_lexer lexer, const char *first, const char *second)
{
	struct mm_token token;
	bool is_right = mm_lexer_next(&lexer, &token);

	if (is_right && first != NULL && mm_token_is(&token, first))
		is_right = mm_lexer_next(&lexer, &token);
	return is_right && mm_token_is(&token, second) && !mm_lexer_next(&lexer, &token);
}

static bool is_tail(struct mm_lexer lexer)
{
	struct mm_lexer after = lexer;
	struct mm_token token;

	if (ends_with(lexer, "no", "data"))
		return true;
	if (mm_lexer_next(&after, &token) &&
	    (mm_token_is(&token, "cascaded") || mm_token_is(&token, "local")))
		lexer = after;
	return ends_with(lexer, "check", "option");
}

/* The query after AS, without WITH [NO] DATA and WITH … CHECK OPTION. */
static const char *query_text(struct mm_loader *loader)
{
	struct mm_clause as;
	struct mm_lexer lexer;
	struct mm_token token;

	if (!mm_clause_find(loader, 0, "as", &as))
		return NULL;
	mm_lexer_init(&lexer, loader->text, loader->len);
	lexer.position = as.end;
	while (mm_lexer_next(&lexer, &token))
		if (mm_token_is(&token, "with") && is_tail(lexer))
			return mm_clause_text(loader, as.end, (size_t)(token.text - loader->text));
	return mm_clause_text(loader, as.end, loader->len);
}

struct use {
	struct mm_loader *loader;
	struct mm_relation *view;
};

static const char *address_of(struct mm_loader *loader, const struct mm_relation *relation)
{
	return mm_arena_printf(loader->scratch, "%p", (const void *)relation);
}

static void note_use(const ProtobufCMessage *message, void *data)
{
	const struct use *use = data;
	struct mm_catalog *catalog = use->loader->catalog;
	const struct mm_relation *relation;
	struct mm_relation_list *views;

	if (message->descriptor != &pg_query__range_var__descriptor)
		return;
	relation = mm_find_relation(use->loader, (const PgQuery__RangeVar *)message);
	if (relation == NULL || relation == use->view)
		return;
	views =
	    mm_key_get(catalog, MM_KEY_VIEWS_OVER, address_of(use->loader, relation), NULL, NULL);
	if (views == NULL) {
		views = mm_arena_zalloc(catalog->arena, 1, sizeof *views);
		mm_key_set(catalog, MM_KEY_VIEWS_OVER, address_of(use->loader, relation), NULL,
		           NULL, views);
	}
	if (views->count == 0 || views->items[views->count - 1] != use->view)
		mm_list_add(catalog->arena, views, use->view);
}

const struct mm_relation_list *mm_views_over(struct mm_loader *loader,
                                             const struct mm_relation *relation)
{
	return mm_key_get(loader->catalog, MM_KEY_VIEWS_OVER, address_of(loader, relation), NULL,
	                  NULL);
}

static void note_uses(struct mm_loader *loader, struct mm_relation *view,
                      const PgQuery__Node *query)
{
	struct use use = { loader, view };

	if (query != NULL)
		mm_tree_walk(loader, &query->base, note_use, &use);
}

static void forget_columns(struct mm_relation *view)
{
	for (size_t i = 0; i < view->columns.count; i++)
		view->columns.items[i]->is_dropped = true;
	view->columns.count = 0;
}

void mm_load_create_view(struct mm_loader *loader, const PgQuery__ViewStmt *stmt)
{
	struct mm_relation *view = NULL;
	struct mm_name name;

	if (stmt->view == NULL)
		return;
	name = mm_name_of_new(loader, stmt->view);
	if (stmt->replace)
		view = mm_catalog_find_relation(loader->catalog, name.schema, name.name);
	if (view != NULL && view->kind != 'v')
		return;
	if (view == NULL)
		view = mm_new_relation(loader, stmt->view, 'v');
	if (view == NULL)
		return;
	forget_columns(view);
	view->replica_identity = 'n';
	view->options.count = 0;
	mm_def_options(loader, stmt->n_options, stmt->options, &view->options);
	if (stmt->with_check_option == PG_QUERY__VIEW_CHECK_OPTION__LOCAL_CHECK_OPTION)
		mm_strings_add(loader->catalog->arena, &view->options, "check_option=local");
	if (stmt->with_check_option == PG_QUERY__VIEW_CHECK_OPTION__CASCADED_CHECK_OPTION)
		mm_strings_add(loader->catalog->arena, &view->options, "check_option=cascaded");
	view->definition = query_text(loader);
	mm_add_query_columns(loader, view, stmt->query, stmt->n_aliases, stmt->aliases);
	note_uses(loader, view, stmt->query);
}

static struct mm_relation *new_result(struct mm_loader *loader, const PgQuery__IntoClause *into,
                                      char kind)
{
	struct mm_relation *r = mm_new_relation(loader, into->rel, kind);

	if (r == NULL)
		return NULL;
	mm_def_options(loader, into->n_options, into->options, &r->options);
	r->access_method =
	    mm_loader_text(loader, into->access_method[0] == '\0' ? loader->default_access_method
	                                                          : into->access_method);
	if (r->persistence != 't' || into->table_space_name[0] != '\0')
		r->tablespace = mm_table_tablespace(loader, into->table_space_name);
	return r;
}

void mm_load_create_table_as(struct mm_loader *loader, const PgQuery__CreateTableAsStmt *stmt)
{
	bool is_view = stmt->objtype == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW;
	struct mm_relation *r;

	if (stmt->into == NULL)
		return;
	r = new_result(loader, stmt->into, is_view ? 'm' : 'r');
	if (r == NULL)
		return;
	if (is_view) {
		r->definition = query_text(loader);
		r->is_populated = !stmt->into->skip_data;
		note_uses(loader, r, stmt->query);
	}
	mm_add_query_columns(loader, r, stmt->query, stmt->into->n_col_names,
	                     stmt->into->col_names);
}

void mm_load_select_into(struct mm_loader *loader, const PgQuery__SelectStmt *stmt)
{
	PgQuery__Node query = { .base = stmt->base, .node_case = PG_QUERY__NODE__NODE_SELECT_STMT };
	struct mm_relation *r = new_result(loader, stmt->into_clause, 'r');

	if (r == NULL)
		return;
	memcpy(&query.select_stmt, &stmt, sizeof stmt);
	mm_add_query_columns(loader, r, &query, 0, NULL);
}

/* pg_dump makes every materialized view WITH NO DATA, and fills those that were. */
void mm_load_refresh(struct mm_loader *loader, const PgQuery__RefreshMatViewStmt *stmt)
{
	struct mm_relation *r =
	    stmt->relation == NULL ? NULL : mm_find_relation(loader, stmt->relation);

	if (r != NULL && r->kind == 'm')
		r->is_populated = !stmt->skip_data;
}
