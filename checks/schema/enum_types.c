/*
 * Enum values travel as labels (the apply worker reads them with enum_in of
 * PostgreSQL). A label that the subscriber's type lacks is an error while the
 * change is read, before Spock's exception handling begins (Spock 5.0.11 and
 * 6.0.0). AutoDDL replicates ALTER TYPE ... ADD VALUE. One reminder for all
 * types: which labels differ between nodes is schema_drift's matter.
 */
#include "check.h"

#include "banned.h"

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct mm_strings names = { 0 };
	int64_t labels = 0;

	for (size_t i = 0; i < in->catalog->types.count; i++) {
		const struct mm_type *type = in->catalog->types.items[i];

		if (type->kind != 'e' || !type->is_in_scope)
			continue;
		mm_strings_add(out->arena, &names, mm_display(out, mm_object_of_type(type)));
		labels += (int64_t)type->labels.count;
	}
	if (names.count == 0)
		return;
	struct mm_finding *f = mm_findings_add(out, MM_INFO, mm_object_database(in->catalog),
	                                       "Enum labels must match on all nodes");

	mm_finding_discriminate(f, "summary");
	mm_meta_set(f, "types", &names);
	mm_meta_int(f, "type_count", (int64_t)names.count);
	mm_meta_int(f, "label_count", labels);
}

MM_CHECK(enum_types) = {
	.title = "Enum types, whose labels must be the same on all nodes",
	.why = "The value of an enum column is sent as its label. When a label that one node "
	       "already uses is not known on another, the other node fails while it reads the "
	       "change. Spock's exception handling does not cover that moment: the subscription "
	       "goes down, its worker starts again every five seconds and fails each time, and the "
	       "exception log stays empty until the label is added. Automatic DDL replication "
	       "carries ALTER TYPE ... ADD VALUE to the other nodes.",
	.evidence = "Seen on two nodes with Spock 5.0.11 and 6.0.0.",
	.fix = "Add a new label on every node before any application writes it. With automatic DDL "
	       "replication, wait until ALTER TYPE ... ADD VALUE has reached all nodes.",
	.severities = MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(TYPES),
	.from_dump = MM_DUMP_YES,
	.run = run,
};
