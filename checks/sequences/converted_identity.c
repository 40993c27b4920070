/*
 * convert_sequence_to_snowflake() of Snowflake 2.6.0 blanks
 * pg_attribute.attidentity and leaves the internal dependency of the sequence in
 * pg_depend. pg_dump 15 to 18 then writes ADD GENERATED  AS IDENTITY, which no
 * server accepts. Snowflake before 2.5.0 leaves MAXVALUE as it was.
 */
#include "check.h"
#include "generators.h"

#include "banned.h"

static void add_names(struct mm_finding *f, const struct mm_sequence *sequence,
                      const struct mm_column *column)
{
	struct mm_object named = mm_object_of_sequence(sequence);
	struct mm_object table = mm_object_of_relation(column->relation);

	mm_finding_group(f, "sequence", named);
	mm_meta_text(f, "sequence", mm_object_display(f->arena, &named));
	mm_meta_text(f, "table", mm_object_display(f->arena, &table));
	mm_meta_text(f, "column", column->name);
}

static void report_identity(const struct mm_sequence *sequence, struct mm_findings *out)
{
	const struct mm_column *column = sequence->column_of;
	struct mm_object object = mm_object_of_column(column);
	struct mm_finding *f =
	    mm_findings_add(out, MM_CRITICAL, object,
	                    "Identity of %s was switched off in the catalog by conversion",
	                    mm_display(out, object));

	mm_finding_detail(f, "Dumps of this table cannot be restored. The way back is a change of "
	                     "the system catalogs by hand: ask support for it.");
	mm_finding_discriminate(f, "identity");
	add_names(f, sequence, column);
	mm_meta_partitions(f, column->relation);
}

static bool is_too_short(const struct mm_sequence *sequence)
{
	return sequence->maximum < INT64_MAX ||
	       (sequence->has_last_value && sequence->maximum < sequence->last_value);
}

static void report_maximum(const struct mm_generator *generator, struct mm_findings *out)
{
	struct mm_object object = mm_object_of_sequence(generator->sequence);
	struct mm_finding *f = mm_findings_add(
	    out, MM_WARNING, object, "Sequence %s keeps a maximum that Snowflake values exceed",
	    mm_display(out, object));

	mm_finding_discriminate(f, "maximum");
	add_names(f, generator->sequence, generator->column);
	mm_meta_int(f, "maximum", generator->sequence->maximum);
	mm_finding_fix(f, MM_BEFORE, "ALTER EXTENSION snowflake UPDATE;");
}

/* The first of the columns that the sequence fills by snowflake.nextval(). */
static const struct mm_generator *conversion_of(const struct mm_generators *generators,
                                                const struct mm_sequence *sequence)
{
	const struct mm_generator_list *list = mm_generators_of_sequence(generators, sequence);

	for (size_t i = 0; list != NULL && i < list->count; i++)
		if (list->items[i]->is_snowflake && list->items[i]->kind != MM_GENERATOR_TRIGGER)
			return list->items[i];
	return NULL;
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	struct mm_generators generators = { .arena = out->arena };

	mm_generators_find(&generators, in->catalog);
	for (size_t i = 0; i < in->catalog->sequences.count; i++) {
		const struct mm_sequence *sequence = in->catalog->sequences.items[i];
		const struct mm_generator *converted;

		if (!sequence->is_in_scope)
			continue;
		if (sequence->dependency == 'i' && sequence->column_of != NULL &&
		    sequence->column_of->identity == '\0')
			report_identity(sequence, out);
		converted = conversion_of(&generators, sequence);
		if (converted != NULL && is_too_short(sequence))
			report_maximum(converted, out);
	}
	mm_generators_release(&generators);
}

MM_CHECK(converted_identity) = {
	.title = "Identity columns and sequences that a conversion to Snowflake left behind",
	.why =
	    "snowflake.convert_sequence_to_snowflake() turns an identity column into one with a "
	    "default by writing to the system catalog, and leaves the tie between the column and "
	    "its sequence as it was. The table goes on working, but pg_dump now writes ADD "
	    "GENERATED AS IDENTITY without a kind, which is no valid SQL: the dump cannot be "
	    "restored. Adding a node with its structure fails the same way, with \"could not "
	    "execute pg_restore\": nothing is copied, and the new subscription stays down on Spock "
	    "5 and is disabled on Spock 6. A sequence converted by Snowflake before 2.5.0 keeps "
	    "its old maximum, which Snowflake values exceed.",
	.evidence = "convert_sequence_to_snowflake of Snowflake 2.6.0; the broken dump and the "
	            "failed structure copy were seen on two nodes with Spock 5.0.11 and 6.0.0.",
	.fix =
	    "Before a conversion: ALTER TABLE s.t ALTER COLUMN c DROP IDENTITY, create a sequence "
	    "that the column owns, set it to the old value, make nextval() of it the default, and "
	    "convert that one; serial columns are not affected. After a conversion: ALTER SEQUENCE "
	    "... OWNED BY NONE and DROP IDENTITY are refused, and only a change of the system "
	    "catalogs by hand is left, for which support should be asked. A maximum that is too "
	    "low: ALTER EXTENSION snowflake UPDATE, to 2.5.0 or later, repairs it.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT,
	.needs = MM_PART(SEQUENCES) | MM_PART(COLUMNS),
	.from_dump = MM_DUMP_YES,
	.other_sources = "live",
	.run = run,
};
