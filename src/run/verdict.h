#ifndef MM_VERDICT_H
#define MM_VERDICT_H

struct mm_run;

/* Sets run->verdict from its results, the catalog's parts and its coverage. */
void mm_run_judge(struct mm_run *run);

#endif
