#include "domains.h"

#include <string.h>

#include "arena.h"
#include "clause.h"
#include "names.h"
#include "new_type.h"
#include "quote.h"
#include "slice.h"
#include "typename.h"
#include "types.h"

#include "banned.h"

enum { NAME_MAX_BYTES = 63 /* NAMEDATALEN - 1 */ };

/* makeObjectName() of indexcmds.c: the domain's name gives way to the label. */
static const char *label_name(struct mm_loader *loader, const char *domain, unsigned long number)
{
	const char *label =
	    number == 0 ? "check" : mm_arena_printf(loader->scratch, "check%lu", number);
	size_t room = NAME_MAX_BYTES - strlen(label) - 1;
	size_t len = strlen(domain);

	if (len > room)
		len = room;
	while (len > 0 && ((unsigned char)domain[len] & 0xC0) == 0x80)
		len--;
	return mm_arena_printf(loader->scratch, "%.*s_%s", (int)len, domain, label);
}

/* The name that PostgreSQL chooses: dom_check, dom_check1, dom_check2 ... */
static const char *free_name(struct mm_loader *loader, const struct mm_type *domain)
{
	for (unsigned long number = 0;; number++) {
		const char *name = label_name(loader, domain->name, number);

		if (mm_type_find_constraint(domain, name) == NULL)
			return name;
	}
}

static void add_check(struct mm_loader *loader, struct mm_type *domain,
                      const PgQuery__Constraint *constraint)
{
	const char *name = constraint->conname;
	struct mm_constraint *check;
	struct mm_clause word;

	if (name[0] == '\0')
		name = free_name(loader, domain);
	else if (mm_type_find_constraint(domain, name) != NULL)
		return;
	check = mm_catalog_add_domain_constraint(loader->catalog, domain, name);
	check->is_not_valid = constraint->skip_validation;
	check->location = loader->location;
	if (mm_clause_find(loader, (size_t)constraint->location, "check", &word))
		check->expression = mm_slice_parentheses(loader, word.end);
}

static void set_default(struct mm_loader *loader, struct mm_type *domain, size_t offset)
{
	struct mm_clause word;

	if (mm_clause_find(loader, offset, "default", &word))
		domain->default_expression = mm_slice_default(loader, word.start);
}

static void add_constraint(struct mm_loader *loader, struct mm_type *domain,
                           const PgQuery__Constraint *constraint)
{
	switch (constraint->contype) {
	case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL:
		domain->is_not_null = true;
		break;
	case PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT:
		set_default(loader, domain, (size_t)constraint->location);
		break;
	case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
		add_check(loader, domain, constraint);
		break;
	default:
		break;
	}
}

static const char *collation_schema(struct mm_loader *loader, const char *name)
{
	for (size_t i = 0; i < loader->search_path.count; i++) {
		const char *schema = loader->search_path.items[i];

		if (mm_catalog_find_collation(loader->catalog, schema, name) != NULL)
			return schema;
	}
	return "pg_catalog";
}

const char *mm_load_collation(struct mm_loader *loader, const PgQuery__CollateClause *clause)
{
	struct mm_name name;

	if (clause == NULL)
		return NULL;
	name = mm_name_split(clause->n_collname, clause->collname);
	if (name.name == NULL)
		return NULL;
	if (name.schema == NULL)
		name.schema = collation_schema(loader, name.name);
	if (mm_same(name.schema, "pg_catalog") && mm_same(name.name, "default"))
		return NULL;
	return mm_qualified_name(loader->catalog->arena, name.schema, name.name);
}

void mm_load_create_domain(struct mm_loader *loader, const PgQuery__CreateDomainStmt *stmt)
{
	struct mm_type *domain = mm_load_new_type(
	    loader, mm_name_of_new_list(loader, stmt->n_domainname, stmt->domainname), 'd');
	const struct mm_type *base;

	if (domain == NULL)
		return;
	domain->base_type = mm_loader_text(loader, mm_type_spelling(loader, stmt->type_name, NULL));
	/* A domain over a domain starts with the default of that one. */
	base = mm_catalog_type_of(loader->catalog, domain->base_type);
	if (base != NULL && !mm_type_is_array(domain->base_type))
		domain->default_expression = base->default_expression;
	domain->collation = mm_load_collation(loader, stmt->coll_clause);
	for (size_t i = 0; i < stmt->n_constraints; i++)
		if (stmt->constraints[i]->node_case == PG_QUERY__NODE__NODE_CONSTRAINT)
			add_constraint(loader, domain, stmt->constraints[i]->constraint);
}

static void change_constraint(struct mm_loader *loader, struct mm_type *domain, const char *name,
                              bool is_dropped)
{
	struct mm_constraint *check = mm_type_find_constraint(domain, name);

	if (check == NULL)
		return;
	if (is_dropped)
		mm_catalog_drop_constraint(loader->catalog, check);
	else
		check->is_not_valid = false;
}

void mm_load_alter_domain(struct mm_loader *loader, const PgQuery__AlterDomainStmt *stmt)
{
	struct mm_type *domain = mm_find_type_list(loader, stmt->n_type_name, stmt->type_name);

	if (domain == NULL || domain->kind != 'd')
		return;
	/* The letters are those of AlterDomainStmt in parsenodes.h. */
	switch (stmt->subtype[0]) {
	case 'T':
		domain->default_expression = NULL;
		if (stmt->def != NULL)
			set_default(loader, domain, 0);
		break;
	case 'N':
	case 'O':
		domain->is_not_null = stmt->subtype[0] == 'O';
		break;
	case 'C':
		if (stmt->def != NULL && stmt->def->node_case == PG_QUERY__NODE__NODE_CONSTRAINT)
			add_constraint(loader, domain, stmt->def->constraint);
		break;
	case 'X':
	case 'V':
		change_constraint(loader, domain, stmt->name, stmt->subtype[0] == 'X');
		break;
	default:
		break;
	}
}
