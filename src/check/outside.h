#ifndef MM_OUTSIDE_H
#define MM_OUTSIDE_H

#include "facts.h"

/* What code does beyond the database, so that it does not travel with the rows. */
enum mm_outside {
	MM_OUTSIDE_NONE,
	MM_OUTSIDE_FILES,   /* COPY to or from a file or program of the server, pg_read_file() */
	MM_OUTSIDE_WRITES,  /* rows of another server: dblink_exec(), a foreign table */
	MM_OUTSIDE_REACHES, /* another server or program, to whatever end: http_get(), sockets */
};

enum mm_outside mm_outside_of(const struct mm_fact *fact);

#endif
