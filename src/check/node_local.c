#include "node_local.h"

#include <stddef.h>
#include <string.h>

#include "banned.h"

bool mm_type_is_node_local(const char *bare_name)
{
	static const char *const names[] = {
		"regclass",     "regproc",     "regprocedure",    "regoper",     "regoperator",
		"regtype",      "regrole",     "regnamespace",    "regconfig",   "regdictionary",
		"regcollation", "aclitem",     "pg_node_tree",    "xid",         "xid8",
		"cid",          "tid",         "pg_lsn",          "pg_snapshot", "txid_snapshot",
		"pg_ndistinct", "pg_mcv_list", "pg_dependencies",
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], bare_name) == 0)
			return true;
	return false;
}
