#ifndef MM_DESCRIBE_H
#define MM_DESCRIBE_H

#include "catalog.h"

/*
 * One kind of object of the catalog: its fields, and where its list stands in
 * struct mm_catalog (all lists have the same shape: items, count, capacity).
 */
struct mm_object_type {
	const char *name; /* "relation" */
	enum mm_part part;
	const struct mm_field *fields;
	size_t field_count;
	size_t list_offset;
};

/* All kinds of object, in a fixed order. */
extern const struct mm_object_type mm_object_types[];
extern const size_t mm_object_type_count;

/* The list of one kind: its pointers and how many. */
const void *const *mm_catalog_list(const struct mm_catalog *catalog,
                                   const struct mm_object_type *type, size_t *count);

#endif
