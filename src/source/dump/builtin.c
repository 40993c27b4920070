#include "builtin.h"

#include <stdlib.h>
#include <string.h>

#include "banned.h"

struct builtin {
	const char *name;
	const char *spelling; /* NULL: the name itself */
};

/* pg_type of PostgreSQL 17, in byte order; and abstime and its like, which ended with 12. */
static const struct builtin types[] = {
	{ "abstime", NULL },
	{ "aclitem", NULL },
	{ "any", "\"any\"" },
	{ "anyarray", NULL },
	{ "anycompatible", NULL },
	{ "anycompatiblearray", NULL },
	{ "anycompatiblemultirange", NULL },
	{ "anycompatiblenonarray", NULL },
	{ "anycompatiblerange", NULL },
	{ "anyelement", NULL },
	{ "anyenum", NULL },
	{ "anymultirange", NULL },
	{ "anynonarray", NULL },
	{ "anyrange", NULL },
	{ "bit", "bit" },
	{ "bool", "boolean" },
	{ "box", NULL },
	{ "bpchar", "character" },
	{ "bytea", NULL },
	{ "char", "\"char\"" },
	{ "cid", NULL },
	{ "cidr", NULL },
	{ "circle", NULL },
	{ "cstring", NULL },
	{ "date", NULL },
	{ "datemultirange", NULL },
	{ "daterange", NULL },
	{ "event_trigger", NULL },
	{ "fdw_handler", NULL },
	{ "float4", "real" },
	{ "float8", "double precision" },
	{ "gtsvector", NULL },
	{ "index_am_handler", NULL },
	{ "inet", NULL },
	{ "int2", "smallint" },
	{ "int2vector", NULL },
	{ "int4", "integer" },
	{ "int4multirange", NULL },
	{ "int4range", NULL },
	{ "int8", "bigint" },
	{ "int8multirange", NULL },
	{ "int8range", NULL },
	{ "internal", NULL },
	{ "interval", NULL },
	{ "json", NULL },
	{ "jsonb", NULL },
	{ "jsonpath", NULL },
	{ "language_handler", NULL },
	{ "line", NULL },
	{ "lseg", NULL },
	{ "macaddr", NULL },
	{ "macaddr8", NULL },
	{ "money", NULL },
	{ "name", NULL },
	{ "numeric", NULL },
	{ "nummultirange", NULL },
	{ "numrange", NULL },
	{ "oid", NULL },
	{ "oidvector", NULL },
	{ "path", NULL },
	{ "pg_brin_bloom_summary", NULL },
	{ "pg_brin_minmax_multi_summary", NULL },
	{ "pg_ddl_command", NULL },
	{ "pg_dependencies", NULL },
	{ "pg_lsn", NULL },
	{ "pg_mcv_list", NULL },
	{ "pg_ndistinct", NULL },
	{ "pg_node_tree", NULL },
	{ "pg_snapshot", NULL },
	{ "point", NULL },
	{ "polygon", NULL },
	{ "record", NULL },
	{ "refcursor", NULL },
	{ "regclass", NULL },
	{ "regcollation", NULL },
	{ "regconfig", NULL },
	{ "regdictionary", NULL },
	{ "regnamespace", NULL },
	{ "regoper", NULL },
	{ "regoperator", NULL },
	{ "regproc", NULL },
	{ "regprocedure", NULL },
	{ "regrole", NULL },
	{ "regtype", NULL },
	{ "reltime", NULL },
	{ "table_am_handler", NULL },
	{ "text", NULL },
	{ "tid", NULL },
	{ "time", "time without time zone" },
	{ "timestamp", "timestamp without time zone" },
	{ "timestamptz", "timestamp with time zone" },
	{ "timetz", "time with time zone" },
	{ "tinterval", NULL },
	{ "trigger", NULL },
	{ "tsm_handler", NULL },
	{ "tsmultirange", NULL },
	{ "tsquery", NULL },
	{ "tsrange", NULL },
	{ "tstzmultirange", NULL },
	{ "tstzrange", NULL },
	{ "tsvector", NULL },
	{ "txid_snapshot", NULL },
	{ "unknown", NULL },
	{ "uuid", NULL },
	{ "varbit", "bit varying" },
	{ "varchar", "character varying" },
	{ "void", NULL },
	{ "xid", NULL },
	{ "xid8", NULL },
	{ "xml", NULL },
};

static int compare(const void *name, const void *entry)
{
	return strcmp(name, ((const struct builtin *)entry)->name);
}

const char *mm_builtin_spelling(const char *name)
{
	const struct builtin *found =
	    bsearch(name, types, sizeof types / sizeof types[0], sizeof types[0], compare);

	if (found == NULL)
		return NULL;
	return found->spelling != NULL ? found->spelling : found->name;
}

bool mm_builtin_is_type(const char *name)
{
	return mm_builtin_spelling(name) != NULL;
}
