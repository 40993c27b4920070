#ifndef MM_EXPLAIN_H
#define MM_EXPLAIN_H

struct mm_command;

extern const struct mm_command mm_command_explain;

#endif
