/* ALTER TABLE: columns as such, their type, default and NOT NULL. */
#include "alter.h"
#include "columns.h"
#include "defaults.h"
#include "expr.h"
#include "inherit.h"
#include "late.h"
#include "lex.h"
#include "sequences.h"
#include "slice.h"
#include "typename.h"

#include "banned.h"

static struct mm_relation_list below(struct mm_alter *alter)
{
	struct mm_relation_list none = { 0 };

	return alter->is_recursive ? mm_descendants(alter->loader, alter->relation) : none;
}

static const PgQuery__ColumnDef *column_def(const PgQuery__AlterTableCmd *command)
{
	return command->def != NULL && command->def->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF
	           ? command->def->column_def
	           : NULL;
}

static void add_column(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	const PgQuery__ColumnDef *def = column_def(command);
	struct mm_constraint_spec_list specs = { 0 };
	struct mm_relation_list children;
	struct mm_column *column;

	if (def == NULL || mm_relation_find_column(alter->relation, def->colname) != NULL)
		return;
	column = mm_define_column(alter->loader, alter->relation, NULL, def, &specs);
	children = below(alter);
	for (size_t i = 0; i < children.count; i++) {
		struct mm_column *own = mm_relation_find_column(children.items[i], column->name);

		if (own == NULL)
			own = mm_copy_column(alter->loader, children.items[i], column);
		else
			continue;
		if (own != NULL)
			own->is_local = false;
	}
	mm_add_checks(alter->loader, alter->relation, &specs, alter->is_recursive);
	mm_add_keys(alter->loader, alter->relation, &specs, alter->is_recursive);
}

/* Foreign keys that need the column go with it. */
static void drop_references(struct mm_alter *alter, const struct mm_relation *relation,
                            const char *column)
{
	for (size_t i = 0; i < relation->referenced_by.count; i++) {
		struct mm_constraint *c = relation->referenced_by.items[i];

		if (!c->is_dropped && mm_strings_has(&c->ref_columns, column))
			mm_catalog_drop_constraint(alter->loader->catalog, c);
	}
}

static void drop_from(struct mm_alter *alter, struct mm_relation *relation, const char *name)
{
	struct mm_column *column = mm_relation_find_column(relation, name);

	if (column == NULL)
		return;
	drop_references(alter, relation, name);
	mm_catalog_drop_column(alter->loader->catalog, column);
}

/* Children lose the column, too, unless it is their own; with ONLY it becomes their own. */
static void drop_column(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	struct mm_relation *r = alter->relation;
	struct mm_relation_list all = mm_descendants(alter->loader, r);

	if (mm_relation_find_column(r, command->name) == NULL)
		return;
	drop_from(alter, r, command->name);
	for (size_t i = 0; i < all.count; i++) {
		struct mm_column *c = mm_relation_find_column(all.items[i], command->name);

		if (c == NULL || c->is_local || mm_column_is_inherited(all.items[i], command->name))
			continue;
		if (alter->is_recursive)
			drop_from(alter, all.items[i], command->name);
		else
			c->is_local = true;
	}
}

/* The last DEFAULT before the expression: nothing else of the command stands between them. */
static const char *default_text(struct mm_alter *alter, const PgQuery__Node *expr)
{
	struct mm_loader *loader = alter->loader;
	long start = mm_expr_start(loader, expr);
	struct mm_lexer lexer;
	struct mm_token token;
	size_t found = loader->len;

	mm_lexer_init(&lexer, loader->text, loader->len);
	lexer.position = alter->position;
	while (mm_lexer_next(&lexer, &token)) {
		size_t at = (size_t)(token.text - loader->text);

		if (start >= 0 && at >= (size_t)start)
			break;
		alter->position = lexer.position;
		if (!mm_token_is(&token, "default"))
			continue;
		found = at;
		if (start < 0)
			break;
	}
	return found < loader->len ? mm_normal_default(loader, mm_slice_default(loader, found))
	                           : NULL;
}

static void set_default(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	struct mm_column *column = mm_relation_find_column(alter->relation, command->name);
	const char *text = command->def == NULL ? NULL : default_text(alter, command->def);
	struct mm_relation_list children = below(alter);

	if (column == NULL)
		return;
	column->default_expression = text;
	for (size_t i = 0; i < children.count; i++) {
		column = mm_relation_find_column(children.items[i], command->name);
		if (column != NULL)
			column->default_expression = text;
	}
}

static void drop_not_null(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	struct mm_column *column = mm_relation_find_column(alter->relation, command->name);
	struct mm_relation_list children = below(alter);

	if (column != NULL)
		column->is_not_null = false;
	for (size_t i = 0; i < children.count; i++) {
		column = mm_relation_find_column(children.items[i], command->name);
		if (column != NULL)
			column->is_not_null = false;
	}
}

static void set_type(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	const PgQuery__ColumnDef *def = column_def(command);
	struct mm_column *column = mm_relation_find_column(alter->relation, command->name);
	struct mm_relation_list children = below(alter);

	if (def == NULL || def->type_name == NULL || column == NULL)
		return;
	column->type =
	    mm_loader_text(alter->loader, mm_type_spelling(alter->loader, def->type_name, NULL));
	column->collation = def->coll_clause == NULL
	                        ? NULL
	                        : mm_collation_spelling(alter->loader, def->coll_clause->n_collname,
	                                                def->coll_clause->collname);
	mm_late_column(alter->loader, column);
	if (column->identity != '\0' && column->sequence != NULL)
		mm_set_sequence_type(column->sequence, column->type);
	for (size_t i = 0; i < children.count; i++) {
		struct mm_column *own = mm_relation_find_column(children.items[i], command->name);

		if (own == NULL)
			continue;
		own->type = column->type;
		own->collation = column->collation;
		mm_late_column(alter->loader, own);
	}
}

bool mm_alter_column(struct mm_alter *alter, const PgQuery__AlterTableCmd *command)
{
	switch (command->subtype) {
	case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn:
		add_column(alter, command);
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn:
		drop_column(alter, command);
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault:
		set_default(alter, command);
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull:
		mm_set_not_null(alter->loader, alter->relation, command->name, alter->is_recursive);
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull:
		drop_not_null(alter, command);
		return true;
	case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType:
		set_type(alter, command);
		return true;
	default:
		return false;
	}
}
