#include "code_units.h"

#include <string.h>

#include "arena.h"
#include "catalog.h"
#include "finding.h"

#include "banned.h"

static void visit_unit(struct mm_object object, const struct mm_facts *facts,
                       const struct mm_function *function, mm_code_visitor *visit, void *data)
{
	const struct mm_code_unit unit = { .object = object, .facts = facts, .function = function };

	if (facts != NULL)
		visit(&unit, data);
}

void mm_code_walk(const struct mm_catalog *catalog, mm_code_visitor *visit, void *data)
{
	for (size_t i = 0; i < catalog->functions.count; i++) {
		const struct mm_function *f = catalog->functions.items[i];

		if (f->is_in_scope)
			visit_unit(mm_object_of_function(f), f->facts, f, visit, data);
	}
	for (size_t i = 0; i < catalog->relations.count; i++) {
		const struct mm_relation *r = catalog->relations.items[i];

		if (r->is_in_scope && (r->kind == 'v' || r->kind == 'm'))
			visit_unit(mm_object_of_relation(r), r->facts, NULL, visit, data);
	}
	for (size_t i = 0; i < catalog->rules.count; i++) {
		const struct mm_rule *r = catalog->rules.items[i];

		if (r->relation != NULL && r->relation->is_in_scope)
			visit_unit(mm_object_of_rule(r), r->facts, NULL, visit, data);
	}
}

const char *mm_code_title(struct mm_findings *out, struct mm_object object)
{
	char *title = mm_arena_printf(out->arena, "%s %s", object.kind, mm_display(out, object));

	/* All kinds begin with a small letter. */
	title[0] = (char)(title[0] - 'a' + 'A');
	return title;
}

void mm_culprits_add(struct mm_culprits *culprits, struct mm_findings *out,
                     const struct mm_code_unit *unit)
{
	struct mm_strings *list = &culprits->views;
	const char *name = mm_display(out, unit->object);

	if (unit->function != NULL)
		list = &culprits->functions;
	else if (strcmp(unit->object.kind, "rule") == 0)
		list = &culprits->rules;
	/* The facts of one unit come one after the other. */
	if (list->count == 0 || strcmp(list->items[list->count - 1], name) != 0)
		mm_strings_add(out->arena, list, name);
	culprits->is_certain = culprits->is_certain || !unit->facts->is_heuristic;
}

void mm_culprits_tell(const struct mm_culprits *culprits, struct mm_finding *finding)
{
	mm_meta_set(finding, "functions", &culprits->functions);
	mm_meta_set(finding, "rules", &culprits->rules);
	mm_meta_set(finding, "views", &culprits->views);
	finding->is_heuristic = !culprits->is_certain;
}
