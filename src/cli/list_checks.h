#ifndef MM_LIST_CHECKS_H
#define MM_LIST_CHECKS_H

struct mm_command;

extern const struct mm_command mm_command_list_checks;

#endif
