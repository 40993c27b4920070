#include "choose.h"
#include "clause.h"
#include "columns.h"
#include "names.h"
#include "new_type.h"
#include "slice.h"
#include "typename.h"
#include "types.h"

#include "banned.h"

static void add_check(struct mm_loader *loader, struct mm_type *domain,
                      const PgQuery__Constraint *constraint)
{
	const char *name = constraint->conname;
	struct mm_constraint *check;
	struct mm_clause word;

	if (name[0] == '\0')
		name =
		    mm_choose_constraint_name(loader, domain->schema, domain->name, NULL, "check");
	else if (mm_type_find_constraint(domain, name) != NULL)
		return;
	check = mm_catalog_add_domain_constraint(loader->catalog, domain, name);
	mm_set_constraint_name(loader, check, name);
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

void mm_load_create_domain(struct mm_loader *loader, const PgQuery__CreateDomainStmt *stmt)
{
	struct mm_type *domain = mm_load_new_type(
	    loader, mm_name_of_new_list(loader, stmt->n_domainname, stmt->domainname), 'd');
	const struct mm_type *base;

	if (domain == NULL)
		return;
	domain->base_type = mm_loader_text(loader, mm_type_spelling(loader, stmt->type_name, NULL));
	/* A domain over a domain starts with the default and collation of that one. */
	base = mm_catalog_type_of(loader->catalog, domain->base_type);
	if (base != NULL && !mm_type_is_array(domain->base_type)) {
		domain->default_expression = base->default_expression;
		domain->collation = base->collation;
	}
	if (stmt->coll_clause != NULL)
		domain->collation = mm_collation_spelling(loader, stmt->coll_clause->n_collname,
		                                          stmt->coll_clause->collname);
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
