#include "foreign_key.h"

#include "banned.h"

bool mm_is_foreign_key(const struct mm_constraint *constraint)
{
	return constraint->type == 'f' && !constraint->is_inherited && !constraint->is_not_enforced;
}

const char *mm_action_name(char action)
{
	switch (action) {
	case 'c':
		return "CASCADE";
	case 'n':
		return "SET NULL";
	case 'd':
		return "SET DEFAULT";
	case 'r':
		return "RESTRICT";
	default:
		return "NO ACTION";
	}
}

bool mm_action_writes(char action)
{
	return action == 'c' || action == 'n' || action == 'd';
}
