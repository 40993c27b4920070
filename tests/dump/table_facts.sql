-- What a server says of tables, columns, constraints, indexes and sequences, one line per
-- object as mm_record_print() writes their fields, with ~ for a newline in them: psql -XqAt -f.
-- Expressions, which the server words its own way, are left out.
SET search_path = '';
CREATE FUNCTION pg_temp.s(name text, v text) RETURNS text LANGUAGE sql AS
$$ SELECT CASE WHEN v IS NULL OR v = '' THEN '' ELSE ' ' || name || '=' || replace(v, E'\n', '~') END $$;
CREATE FUNCTION pg_temp.b(name text, v boolean) RETURNS text LANGUAGE sql AS
$$ SELECT CASE WHEN v THEN ' ' || name || '=true' ELSE '' END $$;
CREATE FUNCTION pg_temp.i(name text, v bigint) RETURNS text LANGUAGE sql AS
$$ SELECT CASE WHEN v <> 0 THEN ' ' || name || '=' || v ELSE '' END $$;
CREATE FUNCTION pg_temp.a(name text, v text[]) RETURNS text LANGUAGE sql AS
$$ SELECT CASE WHEN cardinality(v) > 0 THEN ' ' || name || '=[' || replace(array_to_string(v, ', '), E'\n', '~') || ']' ELSE '' END $$;
-- Names of columns in the order of their numbers; "" for an expression.
CREATE FUNCTION pg_temp.names(rel oid, numbers int2[]) RETURNS text[] LANGUAGE sql AS
$$ SELECT array_agg(coalesce(attname::text, '') ORDER BY o)
   FROM unnest(numbers) WITH ORDINALITY k(n, o) LEFT JOIN pg_catalog.pg_attribute ON attrelid = rel AND attnum = n $$;
CREATE TEMP VIEW ns AS
SELECT oid, nspname::text AS name FROM pg_catalog.pg_namespace
WHERE nspname !~ '^pg_' AND nspname <> 'information_schema';
CREATE TEMP VIEW rel AS
SELECT c.*, ns.name AS schema FROM pg_catalog.pg_class c JOIN pg_temp.ns ON ns.oid = c.relnamespace;

SELECT 'relation' || pg_temp.s('schema', schema) || pg_temp.s('name', relname::text)
	|| pg_temp.s('kind', relkind::text) || pg_temp.s('persistence', relpersistence::text)
	|| pg_temp.s('access_method', (SELECT amname::text FROM pg_catalog.pg_am WHERE pg_am.oid = rel.relam))
	|| pg_temp.s('tablespace', (SELECT spcname::text FROM pg_catalog.pg_tablespace t WHERE t.oid = reltablespace))
	|| pg_temp.a('options', reloptions) || pg_temp.b('is_partition', relispartition)
	|| pg_temp.s('partition_bound', pg_catalog.pg_get_expr(relpartbound, oid))
	|| pg_temp.s('partition_strategy', (SELECT partstrat::text FROM pg_catalog.pg_partitioned_table WHERE partrelid = rel.oid))
	|| pg_temp.a('partition_columns', (SELECT pg_temp.names(partrelid, partattrs::int2[]) FROM pg_catalog.pg_partitioned_table WHERE partrelid = rel.oid))
	|| pg_temp.a('parent_names', (SELECT array_agg(p.relname::text ORDER BY inhseqno) FROM pg_catalog.pg_inherits JOIN pg_catalog.pg_class p ON p.oid = inhparent WHERE inhrelid = rel.oid))
	|| pg_temp.s('of_type', CASE WHEN reloftype <> 0 THEN pg_catalog.format_type(reloftype, NULL) END)
	|| pg_temp.s('replica_identity', relreplident::text) || pg_temp.b('row_security', relrowsecurity)
	|| pg_temp.b('force_row_security', relforcerowsecurity) || pg_temp.b('is_populated', relkind = 'm' AND relispopulated)
	|| pg_temp.s('server', (SELECT srvname::text FROM pg_catalog.pg_foreign_table JOIN pg_catalog.pg_foreign_server s ON s.oid = ftserver WHERE ftrelid = rel.oid))
FROM pg_temp.rel WHERE relkind IN ('r', 'p', 'f', 'v', 'm');

SELECT 'column' || pg_temp.s('schema', schema) || pg_temp.s('table', relname::text) || pg_temp.s('name', attname::text)
	|| pg_temp.i('position', row_number() OVER (PARTITION BY attrelid ORDER BY attnum))
	|| pg_temp.s('type', pg_catalog.format_type(atttypid, atttypmod)) || pg_temp.b('is_not_null', attnotnull)
	|| pg_temp.s('identity', attidentity::text) || pg_temp.s('generated', attgenerated::text)
	|| pg_temp.s('collation', (SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(collname)
		FROM pg_catalog.pg_collation l JOIN pg_catalog.pg_namespace n ON n.oid = collnamespace
		WHERE l.oid = attcollation AND attcollation <> typcollation))
	|| pg_temp.a('options', (SELECT array_agg(o) FROM unnest(attoptions) o WHERE o !~ '^pg_attver='))
	|| pg_temp.b('is_local', attislocal)
FROM pg_catalog.pg_attribute JOIN pg_temp.rel ON rel.oid = attrelid JOIN pg_catalog.pg_type t ON t.oid = atttypid
WHERE relkind IN ('r', 'p', 'f') AND attnum > 0 AND NOT attisdropped;

SELECT 'constraint' || pg_temp.s('schema', schema) || pg_temp.s('table', rel.relname::text) || pg_temp.s('name', conname::text)
	|| pg_temp.s('type', contype::text) || pg_temp.b('is_deferrable', condeferrable) || pg_temp.b('is_deferred', condeferred)
	|| pg_temp.b('is_not_valid', NOT convalidated) || pg_temp.b('is_no_inherit', connoinherit AND contype = 'c')
	|| pg_temp.b('is_inherited', conparentid <> 0 OR NOT conislocal) || pg_temp.a('columns', pg_temp.names(conrelid, conkey))
	|| pg_temp.s('ref_schema', n.nspname::text) || pg_temp.s('ref_table', f.relname::text)
	|| pg_temp.a('ref_columns', pg_temp.names(confrelid, confkey)) || pg_temp.s('on_delete', trim(confdeltype::text))
	|| pg_temp.s('on_update', trim(confupdtype::text)) || pg_temp.s('match', trim(confmatchtype::text))
	|| pg_temp.a('operators', (SELECT array_agg(oprname::text ORDER BY o) FROM unnest(conexclop) WITH ORDINALITY x(id, o)
		JOIN pg_catalog.pg_operator p ON p.oid = id))
	|| pg_temp.s('index', CASE WHEN contype <> 'f' THEN (SELECT relname::text FROM pg_catalog.pg_class i WHERE i.oid = conindid) END)
FROM pg_catalog.pg_constraint JOIN pg_temp.rel ON rel.oid = conrelid LEFT JOIN pg_catalog.pg_class f ON f.oid = confrelid
	LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.relnamespace
WHERE contype IN ('p', 'u', 'f', 'c', 'x') AND NOT (contype = 'f' AND conparentid <> 0);

SELECT 'index' || pg_temp.s('schema', schema) || pg_temp.s('table', t.relname::text) || pg_temp.s('name', rel.relname::text)
	|| pg_temp.s('method', amname::text) || pg_temp.b('is_unique', indisunique) || pg_temp.b('is_primary', indisprimary)
	|| pg_temp.b('is_exclusion', indisexclusion) || pg_temp.b('is_deferrable', NOT indimmediate)
	|| pg_temp.b('is_invalid', NOT indisvalid) || pg_temp.b('is_replica_identity', indisreplident)
	|| pg_temp.b('has_nulls_not_distinct', indnullsnotdistinct)
	|| pg_temp.a('columns', pg_temp.names(indrelid, (indkey::int2[])[0:indnkeyatts - 1]))
	|| pg_temp.a('included', pg_temp.names(indrelid, (indkey::int2[])[indnkeyatts:indnatts - 1]))
	|| pg_temp.s('tablespace', (SELECT spcname::text FROM pg_catalog.pg_tablespace s WHERE s.oid = rel.reltablespace))
	|| pg_temp.b('is_partition', rel.relispartition) || pg_temp.s('parent', p.relname::text)
	|| pg_temp.s('parent_schema', n.nspname::text)
	|| pg_temp.s('constraint', (SELECT conname::text FROM pg_catalog.pg_constraint
		WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x')))
FROM pg_catalog.pg_index JOIN pg_temp.rel ON rel.oid = indexrelid JOIN pg_catalog.pg_class t ON t.oid = indrelid
	JOIN pg_catalog.pg_am a ON a.oid = rel.relam LEFT JOIN pg_catalog.pg_inherits ON inhrelid = indexrelid
	LEFT JOIN pg_catalog.pg_class p ON p.oid = inhparent LEFT JOIN pg_catalog.pg_namespace n ON n.oid = p.relnamespace;

SELECT 'sequence' || pg_temp.s('schema', schema) || pg_temp.s('name', rel.relname::text)
	|| pg_temp.s('persistence', rel.relpersistence::text) || pg_temp.s('data_type', pg_catalog.format_type(seqtypid, NULL))
	|| pg_temp.i('start', seqstart) || pg_temp.i('increment', seqincrement) || pg_temp.i('minimum', seqmin)
	|| pg_temp.i('maximum', seqmax) || pg_temp.i('cache', seqcache) || pg_temp.b('is_cycled', seqcycle)
	|| pg_temp.s('dependency', deptype::text) || pg_temp.s('table_schema', n.nspname::text)
	|| pg_temp.s('table', t.relname::text) || pg_temp.s('column', attname::text)
FROM pg_catalog.pg_sequence JOIN pg_temp.rel ON rel.oid = seqrelid
	LEFT JOIN pg_catalog.pg_depend ON objid = seqrelid AND classid = 'pg_catalog.pg_class'::pg_catalog.regclass
		AND refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND deptype IN ('a', 'i')
	LEFT JOIN pg_catalog.pg_class t ON t.oid = refobjid LEFT JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
	LEFT JOIN pg_catalog.pg_attribute ON attrelid = refobjid AND attnum = refobjsubid;
