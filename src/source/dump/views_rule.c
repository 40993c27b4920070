#include "views_rule.h"

#include "banned.h"

void mm_load_become_view(struct mm_loader *loader, struct mm_relation *relation, const char *query)
{
	(void)loader;
	if (relation->kind == 'r') {
		relation->kind = 'v';
		relation->access_method = NULL;
		relation->tablespace = NULL;
		relation->replica_identity = 'n';
	}
	if (relation->kind == 'v')
		relation->definition = query;
}
