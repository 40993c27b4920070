#ifndef MM_ANALYZE_SETTINGS_H
#define MM_ANALYZE_SETTINGS_H

#include "options.h"
#include "requests.h"
#include "run.h"

enum mm_color { MM_COLOR_AUTO, MM_COLOR_ALWAYS, MM_COLOR_NEVER };

struct analyze_settings {
	struct mm_settings base;
	struct mm_strings files; /* after settling: operands too */
	struct mm_requests requests;
	struct mm_selection selection;
	struct mm_target target;
	const char *title;
	enum mm_color color;
	bool is_reproducible;
	bool has_no_todo;
	bool has_todo_consider;
	bool is_verbose;
};

enum { MM_ANALYZE_OPTION_COUNT = 19 };
extern const struct mm_option mm_analyze_options[MM_ANALYZE_OPTION_COUNT];

/* Fills in defaults and validates what the parser could not. */
bool mm_analyze_settle(struct analyze_settings *s, struct mm_error *err);

#endif
