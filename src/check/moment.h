#ifndef MM_MOMENT_H
#define MM_MOMENT_H

#include "facts.h"

/* What the value of one of PostgreSQL's own functions depends on, beside its arguments. */
enum mm_moment {
	MM_MOMENT_NONE,     /* nothing that is known */
	MM_MOMENT_SETTING,  /* a setting: current_setting(), to_tsvector(text) */
	MM_MOMENT_CLOCK,    /* the time of day */
	MM_MOMENT_SESSION,  /* user, connection, server, transaction number */
	MM_MOMENT_RANDOM,   /* a random number or UUID */
	MM_MOMENT_SEQUENCE, /* nextval() and its like */
};

/* Of a CALL or ASSIGN_NEW fact; of a UUID or random function of an extension too. */
enum mm_moment mm_moment_of(const struct mm_fact *call);

#endif
