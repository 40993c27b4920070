#ifndef MM_FINISH_H
#define MM_FINISH_H

struct mm_catalog;

/* The steps of mm_catalog_finish(). Internal to this layer. */
void mm_finish_compact(struct mm_catalog *catalog); /* dropped objects go, lists are sorted */
void mm_finish_link(struct mm_catalog *catalog);    /* pointers between objects */

#endif
