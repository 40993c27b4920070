#include "new_type.h"

#include "banned.h"

struct mm_type *mm_load_new_type(struct mm_loader *loader, struct mm_name name, char kind)
{
	struct mm_type *type = mm_catalog_find_type(loader->catalog, name.schema, name.name);

	if (type != NULL && type->kind != 'b')
		return NULL;
	if (type == NULL)
		type = mm_catalog_add_type(loader->catalog, name.schema, name.name, kind);
	type->kind = kind;
	type->location = loader->location;
	return type;
}
