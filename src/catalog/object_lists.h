#ifndef MM_OBJECT_LISTS_H
#define MM_OBJECT_LISTS_H

#include "list.h"
#include "record.h"

/* The structs that objects of the catalog link to, and lists of them. */
struct mm_facts;
struct mm_relation;
struct mm_column;
struct mm_constraint;
struct mm_index;
struct mm_sequence;
struct mm_type;
struct mm_function;
struct mm_trigger;
struct mm_rule;
struct mm_policy;
MM_LIST(mm_relation);
MM_LIST(mm_column);
MM_LIST(mm_constraint);
MM_LIST(mm_index);
MM_LIST(mm_sequence);
MM_LIST(mm_type);
MM_LIST(mm_function);
MM_LIST(mm_trigger);
MM_LIST(mm_rule);
MM_LIST(mm_policy);

#endif
