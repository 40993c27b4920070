-- What a database holds, as one JSON object (psql -At -f): the independent count
-- that the coverage of a dump is compared with. Left out: PostgreSQL's own schemas,
-- members of extensions, and what PostgreSQL makes by itself: clones of foreign keys
-- and triggers on partitions, constructors of range types, array types, TOAST.
WITH member AS (
	SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype = 'e'
), ns AS (
	SELECT n.oid, n.nspname
	FROM pg_catalog.pg_namespace n
	WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
), rel AS (
	SELECT c.*
	FROM pg_catalog.pg_class c
	WHERE c.relnamespace IN (SELECT oid FROM ns)
	  AND NOT EXISTS (SELECT FROM member m
	                  WHERE m.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND m.objid = c.oid)
), typ AS (
	SELECT t.*
	FROM pg_catalog.pg_type t
	WHERE t.typnamespace IN (SELECT oid FROM ns)
	  AND NOT EXISTS (SELECT FROM member m
	                  WHERE m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND m.objid = t.oid)
), proc AS (
	SELECT p.*
	FROM pg_catalog.pg_proc p
	WHERE p.pronamespace IN (SELECT oid FROM ns)
	  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
	                  WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid
	                    AND d.deptype IN ('e', 'i'))
), con AS (
	SELECT k.*
	FROM pg_catalog.pg_constraint k
	WHERE k.conrelid IN (SELECT oid FROM rel)
	  AND NOT (k.contype = 'f' AND k.conparentid <> 0)
)
SELECT pg_catalog.json_build_object(
	'schemas', (SELECT count(*) FROM ns
	            WHERE NOT EXISTS (SELECT FROM member m
	                              WHERE m.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
	                                AND m.objid = ns.oid)),
	'extensions', (SELECT count(*) FROM pg_catalog.pg_extension WHERE extname <> 'plpgsql'),
	'tables', (SELECT count(*) FROM rel WHERE relkind IN ('r', 'p')),
	'partitioned_tables', (SELECT count(*) FROM rel WHERE relkind = 'p'),
	'partitions', (SELECT count(*) FROM rel WHERE relkind IN ('r', 'p') AND relispartition),
	'foreign_tables', (SELECT count(*) FROM rel WHERE relkind = 'f'),
	'columns', (SELECT count(*) FROM pg_catalog.pg_attribute a JOIN rel ON rel.oid = a.attrelid
	            WHERE relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped),
	'indexes', (SELECT count(*) FROM pg_catalog.pg_index i
	            WHERE i.indrelid IN (SELECT oid FROM rel)),
	'constraint_indexes', (SELECT count(DISTINCT k.conindid) FROM con k
	                       WHERE k.contype IN ('p', 'u', 'x')),
	'constraints', (SELECT count(*) FROM con WHERE contype IN ('p', 'u', 'x', 'f', 'c')),
	'primary_keys', (SELECT count(*) FROM con WHERE contype = 'p'),
	'unique_constraints', (SELECT count(*) FROM con WHERE contype = 'u'),
	'foreign_keys', (SELECT count(*) FROM con WHERE contype = 'f'),
	'check_constraints', (SELECT count(*) FROM con WHERE contype = 'c'),
	'inherited_check_constraints', (SELECT count(*) FROM con WHERE contype = 'c' AND NOT conislocal),
	'exclusion_constraints', (SELECT count(*) FROM con WHERE contype = 'x'),
	'sequences', (SELECT count(*) FROM rel WHERE relkind = 'S'),
	'identity_columns', (SELECT count(*) FROM pg_catalog.pg_attribute a JOIN rel ON rel.oid = a.attrelid
	                     WHERE a.attidentity <> '' AND NOT a.attisdropped),
	'functions', (SELECT count(*) FROM proc WHERE prokind IN ('f', 'w')),
	'procedures', (SELECT count(*) FROM proc WHERE prokind = 'p'),
	'aggregates', (SELECT count(*) FROM proc WHERE prokind = 'a'),
	'triggers', (SELECT count(*) FROM pg_catalog.pg_trigger t
	             WHERE t.tgrelid IN (SELECT oid FROM rel) AND NOT t.tgisinternal AND t.tgparentid = 0),
	'event_triggers', (SELECT count(*) FROM pg_catalog.pg_event_trigger e
	                   WHERE NOT EXISTS (SELECT FROM member m
	                                     WHERE m.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass
	                                       AND m.objid = e.oid)),
	'rules', (SELECT count(*) FROM pg_catalog.pg_rewrite r
	          WHERE r.ev_class IN (SELECT oid FROM rel) AND r.rulename <> '_RETURN'),
	'policies', (SELECT count(*) FROM pg_catalog.pg_policy p
	             WHERE p.polrelid IN (SELECT oid FROM rel)),
	'views', (SELECT count(*) FROM rel WHERE relkind = 'v'),
	'materialized_views', (SELECT count(*) FROM rel WHERE relkind = 'm'),
	'enums', (SELECT count(*) FROM typ WHERE typtype = 'e'),
	'domains', (SELECT count(*) FROM typ WHERE typtype = 'd'),
	'ranges', (SELECT count(*) FROM typ WHERE typtype = 'r'),
	'composite_types', (SELECT count(*) FROM rel WHERE relkind = 'c'),
	'publications', (SELECT count(*) FROM pg_catalog.pg_publication),
	'large_objects', (SELECT count(*) FROM pg_catalog.pg_largeobject_metadata)
);
