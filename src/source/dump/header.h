#ifndef MM_HEADER_H
#define MM_HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a comment line says that pg_dump and pg_dumpall write around a dump. */
enum mm_header_kind {
	MM_HEADER_NONE,
	MM_HEADER_DUMP_BEGINS,
	MM_HEADER_DUMP_ENDS,
	MM_HEADER_CLUSTER_BEGINS,
	MM_HEADER_CLUSTER_ENDS,
	MM_HEADER_SERVER_VERSION, /* *rest: "16.4 (Debian …)" */
	MM_HEADER_DUMP_VERSION,   /* *rest likewise */
};

/* `line` has its dashes and may end in blanks; *rest points into it. */
enum mm_header_kind mm_header_read(const char *line, size_t len, const char **rest,
                                   size_t *rest_len);

/* "16.4 (Debian …)" as server_version_num, 160004; 0 when it is no version. */
int64_t mm_version_number(const char *version);

#endif
