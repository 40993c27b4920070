/* What belongs to a relation or a domain: found and renamed by name. */
#include "member.h"

#include "key.h"

#include "banned.h"

/*
 * An entry of the index is only a hint: the object may have been dropped or
 * renamed since. A name that is used again replaces such an entry.
 */
#define MEMBERS(owner_type, type, list, kind, find, listed, rename)                                \
	struct type *find(const struct owner_type *owner, const char *name)                        \
	{                                                                                          \
		struct type *found;                                                                \
                                                                                                   \
		for (size_t i = 0; owner->list.count <= MM_SHORT_LIST && i < owner->list.count;    \
		     i++)                                                                          \
			if (!owner->list.items[i]->is_dropped &&                                   \
			    mm_same(owner->list.items[i]->name, name))                             \
				return owner->list.items[i];                                       \
		if (owner->list.count <= MM_SHORT_LIST)                                            \
			return NULL;                                                               \
		found = mm_key_get_of(owner->index, kind, owner, name);                            \
		if (found == NULL || found->is_dropped || !mm_same(found->name, name))             \
			return NULL;                                                               \
		return found;                                                                      \
	}                                                                                          \
                                                                                                   \
	void listed(struct mm_catalog *catalog, const struct owner_type *owner)                    \
	{                                                                                          \
		size_t count = owner->list.count;                                                  \
                                                                                                   \
		if (count <= MM_SHORT_LIST)                                                        \
			return;                                                                    \
		for (size_t i = count == MM_SHORT_LIST + 1 ? 0 : count - 1; i < count; i++) {      \
			struct type *item = owner->list.items[i];                                  \
                                                                                                   \
			if (!item->is_dropped && find(owner, item->name) == NULL)                  \
				mm_key_set_of(catalog, kind, owner, item->name, item);             \
		}                                                                                  \
	}                                                                                          \
                                                                                                   \
	void rename(struct mm_catalog *catalog, struct owner_type *owner, struct type *item,       \
	            const char *name)                                                              \
	{                                                                                          \
		item->name = mm_catalog_text(catalog, name);                                       \
		if (owner->list.count > MM_SHORT_LIST)                                             \
			mm_key_set_of(catalog, kind, owner, name, item);                           \
	}

MEMBERS(mm_relation, mm_column, columns, MM_KEY_COLUMN_OF, mm_relation_find_column,
        mm_member_column, mm_relation_rename_column)
MEMBERS(mm_relation, mm_constraint, constraints, MM_KEY_CONSTRAINT_OF, mm_relation_find_constraint,
        mm_member_constraint, mm_relation_rename_constraint)
MEMBERS(mm_relation, mm_trigger, triggers, MM_KEY_TRIGGER_OF, mm_relation_find_trigger,
        mm_member_trigger, mm_relation_rename_trigger)
MEMBERS(mm_relation, mm_rule, rules, MM_KEY_RULE_OF, mm_relation_find_rule, mm_member_rule,
        mm_relation_rename_rule)
MEMBERS(mm_relation, mm_policy, policies, MM_KEY_POLICY_OF, mm_relation_find_policy,
        mm_member_policy, mm_relation_rename_policy)
MEMBERS(mm_type, mm_constraint, constraints, MM_KEY_CONSTRAINT_OF, mm_type_find_constraint,
        mm_member_domain_constraint, mm_type_rename_constraint)
