#include "indexes.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "choose.h"
#include "columns.h"
#include "expr.h"
#include "inherit.h"
#include "key.h"
#include "lex.h"
#include "names.h"
#include "partition_index.h"
#include "slice.h"

#include "banned.h"

long mm_find_word(const struct mm_loader *loader, size_t offset, const char *word)
{
	struct mm_lexer lexer;
	struct mm_token token;
	long depth = 0;

	if (offset >= loader->len)
		return -1;
	mm_lexer_init(&lexer, loader->text, loader->len);
	lexer.position = offset;
	while (depth >= 0 && mm_lexer_next(&lexer, &token)) {
		if (mm_token_is_char(&token, '('))
			depth++;
		else if (mm_token_is_char(&token, ')'))
			depth--;
		else if (depth == 0 && mm_token_is(&token, word))
			return (long)(token.text - loader->text);
	}
	return -1;
}

/* pg_default is the place where an index without tablespace is. */
static const char *tablespace_in_force(struct mm_loader *loader, const char *given)
{
	const char *t = given[0] == '\0' ? loader->default_tablespace : given;

	if (t == NULL || t[0] == '\0' || strcmp(t, "pg_default") == 0)
		return NULL;
	return mm_loader_text(loader, t);
}

struct mm_index *mm_new_index(struct mm_loader *loader, struct mm_relation *relation,
                              const char *name, const char *method, const char *tablespace)
{
	struct mm_index *index = mm_catalog_add_index(loader->catalog, relation, name);

	index->location = loader->location;
	index->method = mm_loader_text(loader, method);
	if (relation->persistence != 't' || tablespace[0] != '\0')
		index->tablespace = tablespace_in_force(loader, tablespace);
	return index;
}

void mm_add_index_column(struct mm_loader *loader, struct mm_index *index, const char *column)
{
	mm_strings_add(loader->catalog->arena, &index->columns, mm_loader_text(loader, column));
	mm_strings_add(loader->catalog->arena, &index->collations, "");
}

/* What is in the first parentheses, or a function's name with its arguments. */
const char *mm_element_expression(struct mm_loader *loader, const char *element)
{
	size_t len = strlen(element);
	const char *open = NULL;
	struct mm_lexer lexer;
	struct mm_token token;
	size_t end;

	mm_lexer_init(&lexer, element, len);
	while (open == NULL && mm_lexer_next(&lexer, &token))
		if (mm_token_is_char(&token, '('))
			open = token.text;
	if (open == NULL)
		return mm_loader_text(loader, element);
	end = mm_lex_skip_parentheses(element, len, (size_t)(open - element));
	if (open != element)
		return mm_loader_text_n(loader, element, end);
	return end < 2 ? NULL : mm_loader_text_n(loader, element + 1, end - 2);
}

void mm_add_index_element(struct mm_loader *loader, struct mm_index *index,
                          const PgQuery__IndexElem *element, const char *text)
{
	struct mm_arena *arena = loader->catalog->arena;
	const char *collation = NULL;

	mm_add_index_column(loader, index, element->name);
	if (element->n_collation > 0)
		collation = mm_collation_spelling(loader, element->n_collation, element->collation);
	if (collation != NULL)
		index->collations.items[index->collations.count - 1] = collation;
	if (element->name[0] == '\0' && text != NULL)
		mm_strings_add(arena, &index->expressions, mm_element_expression(loader, text));
}

static const char *element_name(const PgQuery__Node *node)
{
	if (node == NULL)
		return NULL;
	if (node->node_case == PG_QUERY__NODE__NODE_INDEX_ELEM)
		return node->index_elem->name[0] != '\0' ? node->index_elem->name
		                                         : mm_expr_name(node->index_elem->expr);
	return mm_node_string(node);
}

void mm_add_index_included(struct mm_loader *loader, struct mm_index *index, size_t count,
                           PgQuery__Node **names)
{
	for (size_t i = 0; i < count; i++)
		if (element_name(names[i]) != NULL)
			mm_strings_add(loader->catalog->arena, &index->included,
			               mm_loader_text(loader, element_name(names[i])));
}

/* A second "expr" is "expr1". PostgreSQL allows 32 columns; more are not worth the search. */
static void add_numbered(struct mm_loader *loader, struct mm_strings *names, const char *name)
{
	const char *numbered = name;

	for (size_t i = 1; names->count <= 64 && mm_strings_has(names, numbered); i++)
		numbered = mm_arena_printf(loader->scratch, "%.60s%zu", name, i);
	mm_strings_add(loader->scratch, names, numbered);
}

struct mm_strings mm_index_column_names(struct mm_loader *loader, size_t count,
                                        PgQuery__Node **elements, size_t included_count,
                                        PgQuery__Node **included)
{
	struct mm_strings names = { 0 };

	for (size_t i = 0; i < count + included_count; i++) {
		const PgQuery__Node *node = i < count ? elements[i] : included[i - count];
		const char *name = element_name(node);

		add_numbered(loader, &names, name == NULL ? "expr" : name);
	}
	return names;
}

static const char *address_of(struct mm_loader *loader, const void *p)
{
	return mm_arena_printf(loader->scratch, "%p", p);
}

void mm_keep_index_names(struct mm_loader *loader, struct mm_index *index,
                         const struct mm_strings *names)
{
	struct mm_strings *kept = mm_arena_zalloc(loader->catalog->arena, 1, sizeof *kept);

	for (size_t i = 0; i < names->count; i++)
		mm_strings_add(loader->catalog->arena, kept,
		               mm_loader_text(loader, names->items[i]));
	mm_key_set(loader->catalog, MM_KEY_INDEX_NAMES, address_of(loader, index), NULL, NULL,
	           kept);
}

struct mm_strings mm_kept_index_names(struct mm_loader *loader, const struct mm_index *index)
{
	const struct mm_strings *kept = NULL;
	struct mm_strings names = { 0 };

	if (index->expressions.count > 0)
		kept = mm_key_get(loader->catalog, MM_KEY_INDEX_NAMES, address_of(loader, index),
		                  NULL, NULL);
	if (kept != NULL)
		return *kept;
	for (size_t i = 0; i < index->columns.count; i++)
		add_numbered(loader, &names,
		             index->columns.items[i][0] == '\0' ? "expr" : index->columns.items[i]);
	for (size_t i = 0; i < index->included.count; i++)
		add_numbered(loader, &names, index->included.items[i]);
	return names;
}

void mm_mark_replica_identity(struct mm_relation *relation, struct mm_index *index)
{
	for (size_t i = 0; i < relation->indexes.count; i++)
		relation->indexes.items[i]->is_replica_identity = false;
	if (index != NULL)
		index->is_replica_identity = true;
}

void mm_drop_index_tree(struct mm_loader *loader, struct mm_index *index)
{
	struct mm_index_list tree = { 0 };

	mm_list_add(loader->scratch, &tree, index);
	for (size_t i = 0; i < tree.count; i++) {
		const struct mm_relation *relation = tree.items[i]->relation;
		struct mm_constraint *constraint = mm_constraint_of_index(tree.items[i]);

		for (size_t k = 0; k < relation->children.count; k++) {
			struct mm_index *child =
			    mm_index_below(tree.items[i], relation->children.items[k]);

			if (child != NULL)
				mm_list_add(loader->scratch, &tree, child);
		}
		if (constraint != NULL)
			mm_catalog_drop_constraint(loader->catalog, constraint);
		mm_catalog_drop_index(loader->catalog, tree.items[i]);
	}
}

static void fill_elements(struct mm_loader *loader, struct mm_index *index,
                          const PgQuery__IndexStmt *stmt)
{
	struct mm_strings texts = { 0 };

	/* No name can hold a bare parenthesis, so the first one opens the list. */
	mm_slice_list(loader, 0, &texts);
	for (size_t i = 0; i < stmt->n_index_params; i++)
		if (stmt->index_params[i]->node_case == PG_QUERY__NODE__NODE_INDEX_ELEM)
			mm_add_index_element(loader, index, stmt->index_params[i]->index_elem,
			                     i < texts.count ? texts.items[i] : NULL);
	mm_add_index_included(loader, index, stmt->n_index_including_params,
	                      stmt->index_including_params);
	if (stmt->where_clause != NULL)
		index->predicate = mm_slice_after(loader, 0, "where");
}

void mm_load_create_index(struct mm_loader *loader, const PgQuery__IndexStmt *stmt)
{
	struct mm_relation *relation = mm_find_relation(loader, stmt->relation);
	const char *name = stmt->idxname;
	struct mm_strings names;
	struct mm_index *index;

	if (relation == NULL)
		return;
	names = mm_index_column_names(loader, stmt->n_index_params, stmt->index_params,
	                              stmt->n_index_including_params, stmt->index_including_params);
	if (name[0] == '\0')
		name = mm_choose_relation_name(loader, relation->schema, relation->name,
		                               mm_join_for_name(loader, &names), "idx");
	if (mm_relation_name_is_taken(loader, relation->schema, name))
		return;
	index = mm_new_index(loader, relation, name,
	                     stmt->access_method[0] == '\0' ? "btree" : stmt->access_method,
	                     stmt->table_space);
	fill_elements(loader, index, stmt);
	index->is_unique = stmt->unique;
	index->has_nulls_not_distinct = stmt->nulls_not_distinct;
	if (index->expressions.count > 0)
		mm_keep_index_names(loader, index, &names);
	mm_index_created(loader, index, stmt->relation->inh);
}
