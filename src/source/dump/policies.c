#include <ctype.h>

#include "arena.h"
#include "clause.h"
#include "names.h"
#include "slice.h"

#include "banned.h"

/* Which roles: in byte order, since pg_dump writes them in no order of their own. */
static void set_roles(struct mm_loader *loader, struct mm_policy *policy, size_t count,
                      PgQuery__Node **roles)
{
	struct mm_arena *arena = loader->catalog->arena;

	policy->roles = (struct mm_strings){ 0 };
	for (size_t i = 0; i < count; i++) {
		const char *name = roles[i]->node_case == PG_QUERY__NODE__NODE_ROLE_SPEC
		                       ? mm_role_name(roles[i]->role_spec)
		                       : NULL;

		if (name != NULL)
			mm_strings_add(arena, &policy->roles, mm_loader_text(loader, name));
	}
	/* PostgreSQL ignores every other role beside PUBLIC. */
	if (count == 0 || mm_strings_has(&policy->roles, "PUBLIC")) {
		policy->roles.count = 0;
		mm_strings_add(arena, &policy->roles, "PUBLIC");
	}
	mm_strings_sort_unique(&policy->roles);
}

static void set_expressions(struct mm_loader *loader, struct mm_policy *policy,
                            const PgQuery__Node *qual, const PgQuery__Node *check)
{
	struct mm_clause word;

	if (qual != NULL && mm_clause_find(loader, 0, "using", &word))
		policy->using_expression = mm_slice_parentheses(loader, word.end);
	if (check != NULL && mm_clause_find(loader, 0, "check", &word))
		policy->check_expression = mm_slice_parentheses(loader, word.end);
}

static const char *upper_case(struct mm_loader *loader, const char *word)
{
	char *upper = mm_arena_strdup(loader->catalog->arena, word);

	for (char *p = upper; *p != '\0'; p++)
		*p = (char)toupper((unsigned char)*p);
	return upper;
}

void mm_load_create_policy(struct mm_loader *loader, const PgQuery__CreatePolicyStmt *stmt)
{
	struct mm_relation *relation =
	    stmt->table == NULL ? NULL : mm_find_relation(loader, stmt->table);
	struct mm_policy *policy;

	if (relation == NULL || mm_relation_find_policy(relation, stmt->policy_name) != NULL)
		return;
	policy = mm_catalog_add_policy(loader->catalog, relation, stmt->policy_name);
	policy->location = loader->location;
	policy->command = upper_case(loader, stmt->cmd_name);
	policy->is_restrictive = !stmt->permissive;
	set_roles(loader, policy, stmt->n_roles, stmt->roles);
	set_expressions(loader, policy, stmt->qual, stmt->with_check);
}

void mm_load_alter_policy(struct mm_loader *loader, const PgQuery__AlterPolicyStmt *stmt)
{
	struct mm_relation *relation =
	    stmt->table == NULL ? NULL : mm_find_relation(loader, stmt->table);
	struct mm_policy *policy =
	    relation == NULL ? NULL : mm_relation_find_policy(relation, stmt->policy_name);

	if (policy == NULL)
		return;
	if (stmt->n_roles > 0)
		set_roles(loader, policy, stmt->n_roles, stmt->roles);
	set_expressions(loader, policy, stmt->qual, stmt->with_check);
}
