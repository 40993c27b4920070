#ifndef MM_OBJECTS_H
#define MM_OBJECTS_H

#include "cluster_objects.h"
#include "schema_objects.h"
#include "table_objects.h"

/*
 * The objects of a catalog. Field lists name pg_catalog's columns where there is
 * one; expressions and bodies are text. After the field list each struct has what
 * mm_catalog_finish() derives from it: links and answers that checks ask for.
 * Names are raw (not quoted). Types are spelled as format_type() does under an
 * empty search_path ("character varying(120)", "public.mood", "integer[]").
 */

#endif
