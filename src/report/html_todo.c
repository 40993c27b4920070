#include "html_todo.h"

#include <string.h>

#include "html_escape.h"
#include "html_parts.h"
#include "output.h"
#include "todo.h"

#include "banned.h"

/* A report must stay one that a mail takes and a browser opens: what goes past
 * this much SQL is in the JSON report only. */
enum { MOST_SQL_BYTES = 2 * 1000 * 1000, LONG_SQL = 12, MOST_NAMES = 12 };

static void write_names(struct mm_output *out, const struct mm_todo_step *step)
{
	size_t left = step->count - step->sql_count;
	size_t shown = 0;

	/* The title says all of a finding on the whole server or database. */
	if (left == 0 || (left == 1 && step->findings[0]->object.name == NULL))
		return;
	mm_output_adds(out, step->sql_count > 0 ? "<p class=objects>No ready statement for "
	                                        : "<p class=objects>");
	for (size_t i = 0; i < step->count && shown < MOST_NAMES; i++) {
		if (step->findings[i]->fix_sql != NULL)
			continue;
		mm_output_adds(out, shown++ == 0 ? "<code>" : ", <code>");
		mm_html_text(out, step->findings[i]->object_name);
		mm_output_adds(out, "</code>");
	}
	if (left > shown) {
		mm_output_adds(out, " and ");
		mm_html_number(out, (int64_t)(left - shown));
		mm_output_adds(out, " more");
	}
	mm_output_adds(out, "</p>\n");
}

static void write_sql(struct mm_output *out, const struct mm_todo_step *step, size_t *budget)
{
	bool is_long = step->sql_count > LONG_SQL;
	size_t shown = 0;

	if (step->sql_count == 0)
		return;
	if (is_long) {
		mm_output_adds(out, "<details><summary>");
		mm_html_number(out, (int64_t)step->sql_count);
		mm_output_adds(out, " statements</summary>");
	}
	mm_output_adds(out, "<pre>");
	for (size_t i = 0; i < step->count; i++) {
		const char *sql = step->findings[i]->fix_sql;
		size_t len = sql == NULL ? 0 : strlen(sql) + 1;

		if (sql == NULL || len > *budget)
			continue;
		*budget -= len;
		mm_output_adds(out, shown++ == 0 ? "" : "\n");
		mm_html_lines(out, sql);
	}
	if (shown < step->sql_count) {
		mm_output_adds(out, "\n-- and ");
		mm_html_number(out, (int64_t)(step->sql_count - shown));
		mm_output_adds(out, " more, in the JSON report");
	}
	mm_output_adds(out, is_long ? "</pre></details>\n" : "</pre>\n");
}

static void write_step(const struct mm_html *h, const struct mm_todo_step *step, size_t *budget)
{
	mm_output_adds(h->out, "<div class=step><p>");
	mm_html_badge(h->out, step->severity);
	mm_output_addf(h->out, " <a href=\"#%s%s\">", h->prefix, step->result->check_name);
	mm_html_text(h->out, step->result->title);
	mm_output_adds(h->out, "</a> <span class=many>");
	mm_html_number(h->out, (int64_t)step->count);
	mm_output_adds(h->out, step->count == 1 ? " object</span></p>\n" : " objects</span></p>\n");
	write_names(h->out, step);
	write_sql(h->out, step, budget);
	mm_output_adds(h->out, "</div>\n");
}

static size_t steps_of_phase(const struct mm_todo_step_list *steps, enum mm_phase phase)
{
	size_t count = 0;

	for (size_t i = 0; i < steps->count; i++)
		count += steps->items[i]->phase == phase;
	return count;
}

static struct mm_todo_step_list steps_of(const struct mm_html *h)
{
	const struct mm_document *d = h->document;

	if (!d->has_todo)
		return (struct mm_todo_step_list){ 0 };
	return mm_todo_of(h->arena, h->report, d->has_todo_consider);
}

void mm_html_links(const struct mm_html *h)
{
	if (h->report->worst_count > 0)
		mm_output_addf(h->out, "<a href=\"#%sfindings\">Findings by check</a>", h->prefix);
	if (steps_of(h).count > 0)
		mm_output_addf(h->out, "<a href=\"#%stodo\">To do</a>", h->prefix);
}

void mm_html_todo(const struct mm_html *h)
{
	struct mm_todo_step_list steps = steps_of(h);
	size_t budget = MOST_SQL_BYTES;

	if (steps.count == 0)
		return;
	mm_output_addf(h->out, "<section class=plain id=\"%stodo\">\n<h2>To do</h2>\n", h->prefix);
	for (size_t i = 0; i < steps.count; i++) {
		enum mm_phase phase = steps.items[i]->phase;

		if (i == 0 || steps.items[i - 1]->phase != phase) {
			size_t count = steps_of_phase(&steps, phase);

			mm_output_addf(h->out, "<h3 class=phase>%s <span>%zu %s</span></h3>\n",
			               mm_todo_phase_title(phase), count,
			               count == 1 ? "item" : "items");
		}
		write_step(h, steps.items[i], &budget);
	}
	mm_output_adds(h->out, "</section>\n");
}
