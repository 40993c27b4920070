#ifndef MM_NODE_LOCAL_H
#define MM_NODE_LOCAL_H

#include <stdbool.h>

/*
 * Types whose values mean something on one server only: OIDs under a name
 * (regclass …), transaction ids, WAL positions. `bare_name` is as mm_type_walk() gives
 * it. Plain oid is not among them: what it refers to is the application's matter.
 */
bool mm_type_is_node_local(const char *bare_name);

#endif
