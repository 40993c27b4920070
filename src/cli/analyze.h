#ifndef MM_ANALYZE_H
#define MM_ANALYZE_H

struct mm_command;

extern const struct mm_command mm_command_analyze;

#endif
