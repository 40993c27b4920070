#ifndef MM_HELP_H
#define MM_HELP_H

#include <stdbool.h>

struct mm_command;
struct mm_error;

/* Print on standard output; false with exit code 6 when that fails. */
bool mm_help_program(struct mm_error *err);
bool mm_help_command(const struct mm_command *command, struct mm_error *err);
bool mm_help_version(struct mm_error *err);

#endif
