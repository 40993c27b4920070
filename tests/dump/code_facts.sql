-- What a server says of types, functions, triggers, rules and policies, one line per
-- object as mm_catalog_print() writes it, line ends as \n: psql -XqAt -f. Owners, and
-- what a schema dump does not carry (collation versions), are left out; with
-- truth.bare=on also every expression and body, which the server words its own way.
SET search_path = '';
CREATE FUNCTION pg_temp.s(name text, v text) RETURNS text LANGUAGE sql AS
$$ SELECT CASE WHEN v IS NULL THEN '' ELSE ' ' || name || '=' || v END $$;
CREATE FUNCTION pg_temp.l(name text, v text) RETURNS text LANGUAGE sql AS
$$ SELECT CASE WHEN v IS NULL OR v = '' THEN '' ELSE ' ' || name || '=' || v END $$;
CREATE FUNCTION pg_temp.b(name text, v boolean) RETURNS text LANGUAGE sql AS
$$ SELECT CASE WHEN v THEN ' ' || name || '=true' ELSE '' END $$;
CREATE FUNCTION pg_temp.i(name text, v bigint) RETURNS text LANGUAGE sql AS
$$ SELECT CASE WHEN v <> 0 THEN ' ' || name || '=' || v ELSE '' END $$;
CREATE FUNCTION pg_temp.a(name text, v text[]) RETURNS text LANGUAGE sql AS
$$ SELECT CASE WHEN cardinality(v) > 0 THEN ' ' || name || '=[' || array_to_string(v, ', ') || ']' ELSE '' END $$;
CREATE FUNCTION pg_temp.e(name text, v text) RETURNS text LANGUAGE sql AS
$$ SELECT CASE WHEN v IS NULL OR current_setting('truth.bare', true) = 'on' THEN '' ELSE ' ' || name || '=' || v END $$;
CREATE FUNCTION pg_temp.unwrap(v text) RETURNS text LANGUAGE sql AS
$$ SELECT CASE WHEN v ~ '^\([^()]*\)$' OR v ~ '^\(\(.*\)\)$' THEN substr(v, 2, length(v) - 2) ELSE v END $$;
-- After DO: the statements of a rule, from what pg_get_ruledef() wraps them in.
CREATE FUNCTION pg_temp.actions(def text) RETURNS text[] LANGUAGE sql AS
$$ SELECT CASE WHEN body = 'NOTHING' THEN '{}' WHEN body ~ '^\(' THEN
       (SELECT array_agg(btrim(part, E' \n') ORDER BY nr)
        FROM regexp_split_to_table(substr(body, 2, length(body) - 2), E';\n') WITH ORDINALITY AS p(part, nr)
        WHERE btrim(part, E' \n') <> '')
       ELSE ARRAY[body] END
   FROM (SELECT btrim(regexp_replace(def, '^.*? DO( INSTEAD| ALSO)? +(.*);$', '\2'), E' \n')) AS d(body) $$;

CREATE TEMP VIEW ns AS
SELECT oid, nspname::text AS name FROM pg_catalog.pg_namespace
WHERE nspname !~ '^pg_' AND nspname <> 'information_schema';

CREATE TEMP TABLE lines (line text);

INSERT INTO lines SELECT 'type' || pg_temp.s('schema', n.name) || pg_temp.s('name', t.typname) || pg_temp.l('kind', t.typtype::text)
	|| pg_temp.a('labels', (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid))
	|| pg_temp.s('base_type', CASE WHEN t.typtype = 'd' THEN pg_catalog.format_type(t.typbasetype, t.typtypmod) END)
	|| pg_temp.b('is_not_null', t.typtype = 'd' AND t.typnotnull)
	|| pg_temp.e('default_expression', CASE WHEN t.typtype = 'd' THEN pg_catalog.pg_get_expr(t.typdefaultbin, 'pg_catalog.pg_type'::regclass) END)
	|| pg_temp.s('collation', (SELECT quote_ident(cn.nspname) || '.' || quote_ident(c.collname)
	     FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace cn ON cn.oid = c.collnamespace
	     JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
	     WHERE c.oid = t.typcollation AND b.typcollation <> t.typcollation))
	|| pg_temp.a('field_names', (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
	     WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped))
	|| pg_temp.a('field_types', (SELECT array_agg(pg_catalog.format_type(a.atttypid, a.atttypmod) ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
	     WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped))
	|| pg_temp.s('subtype', (SELECT pg_catalog.format_type(r.rngsubtype, NULL) FROM pg_catalog.pg_range r WHERE t.oid IN (r.rngtypid, r.rngmultitypid)))
FROM pg_catalog.pg_type t JOIN ns n ON n.oid = t.typnamespace LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
WHERE t.typtype <> 'p' AND NOT (t.typelem <> 0 AND t.typcategory = 'A') AND (t.typtype <> 'c' OR c.relkind = 'c')
	AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e');

INSERT INTO lines SELECT 'constraint' || pg_temp.s('schema', n.name) || pg_temp.s('table', t.typname) || pg_temp.s('name', k.conname) || ' type=c is_domain=true'
	|| pg_temp.b('is_not_valid', NOT k.convalidated)
	|| pg_temp.e('expression', substring(pg_catalog.pg_get_constraintdef(k.oid) FROM '^CHECK \((.*?)\)( NOT VALID)?$'))
FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_type t ON t.oid = k.contypid JOIN ns n ON n.oid = t.typnamespace
WHERE k.contype = 'c';

INSERT INTO lines SELECT 'function' || pg_temp.s('schema', n.name) || pg_temp.s('name', p.proname)
	|| pg_temp.s('arguments', coalesce((SELECT string_agg(pg_catalog.format_type(a, NULL), ', ' ORDER BY nr)
	     FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS x(a, nr)), ''))
	|| pg_temp.l('kind', p.prokind::text)
	|| pg_temp.a('argument_names', coalesce(p.proargnames, array_fill(''::text, ARRAY[p.pronargs::int])))
	|| pg_temp.a('argument_types', (SELECT array_agg(pg_catalog.format_type(a, NULL) ORDER BY nr)
	     FROM unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY AS x(a, nr)))
	|| pg_temp.a('argument_modes', coalesce(p.proargmodes::text[], array_fill('i'::text, ARRAY[p.pronargs::int])))
	|| pg_temp.i('default_count', p.pronargdefaults)
	|| pg_temp.s('return_type', CASE WHEN p.prokind <> 'p' AND (coalesce(a.aggfinalfn, 0) = 0 OR f.pronamespace IN (SELECT oid FROM ns))
	     THEN pg_catalog.format_type(p.prorettype, NULL) END)
	|| pg_temp.b('returns_set', p.proretset) || pg_temp.s('language', l.lanname)
	|| pg_temp.l('volatility', p.provolatile::text) || pg_temp.b('is_strict', p.proisstrict)
	|| pg_temp.b('is_security_definer', p.prosecdef) || pg_temp.l('parallel', p.proparallel::text)
	|| pg_temp.a('settings', p.proconfig)
	|| pg_temp.e('body', CASE WHEN p.prosqlbody IS NULL THEN p.prosrc ELSE btrim(pg_catalog.pg_get_function_sqlbody(p.oid), E' \n') END)
	|| pg_temp.b('is_standard_body', p.prosqlbody IS NOT NULL)
FROM pg_catalog.pg_proc p JOIN ns n ON n.oid = p.pronamespace JOIN pg_catalog.pg_language l ON l.oid = p.prolang
LEFT JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = p.oid LEFT JOIN pg_catalog.pg_proc f ON f.oid = a.aggfinalfn
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'));

INSERT INTO lines SELECT 'trigger' || pg_temp.s('schema', n.name) || pg_temp.s('table', c.relname) || pg_temp.s('name', t.tgname)
	|| pg_temp.l('enabled', t.tgenabled::text) || pg_temp.b('is_clone', t.tgparentid <> 0)
	|| pg_temp.l('timing', CASE WHEN t.tgtype & 2 <> 0 THEN 'b' WHEN t.tgtype & 64 <> 0 THEN 'i' ELSE 'a' END)
	|| pg_temp.b('is_row', t.tgtype & 1 <> 0)
	|| pg_temp.a('events', array_remove(ARRAY[CASE WHEN t.tgtype & 4 <> 0 THEN 'INSERT' END, CASE WHEN t.tgtype & 16 <> 0 THEN 'UPDATE' END,
	     CASE WHEN t.tgtype & 8 <> 0 THEN 'DELETE' END, CASE WHEN t.tgtype & 32 <> 0 THEN 'TRUNCATE' END], NULL))
	|| pg_temp.a('columns', (SELECT array_agg(a.attname::text ORDER BY nr) FROM unnest(t.tgattr::int2[]) WITH ORDINALITY AS x(num, nr)
	     JOIN pg_catalog.pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = num))
	|| pg_temp.e('condition', substring(pg_catalog.pg_get_triggerdef(t.oid) FROM 'WHEN \((.*)\) EXECUTE (?:FUNCTION|PROCEDURE) '))
	|| pg_temp.s('function_schema', fn.nspname) || pg_temp.s('function', f.proname)
	|| pg_temp.a('arguments', CASE WHEN t.tgnargs > 0 THEN string_to_array(left(encode(t.tgargs, 'escape'), -4), '\000') END)
	|| pg_temp.b('is_constraint', t.tgconstraint <> 0) || pg_temp.b('is_deferrable', t.tgdeferrable) || pg_temp.b('is_deferred', t.tginitdeferred)
FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN ns n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_proc f ON f.oid = t.tgfoid JOIN pg_catalog.pg_namespace fn ON fn.oid = f.pronamespace
LEFT JOIN pg_catalog.pg_trigger parent ON parent.oid = t.tgparentid
WHERE NOT t.tgisinternal AND (t.tgparentid = 0 OR t.tgenabled <> parent.tgenabled);

INSERT INTO lines SELECT 'event_trigger' || pg_temp.s('name', t.evtname) || pg_temp.s('event', t.evtevent) || pg_temp.l('enabled', t.evtenabled::text)
	|| pg_temp.s('function_schema', fn.nspname) || pg_temp.s('function', f.proname) || pg_temp.a('tags', t.evttags)
FROM pg_catalog.pg_event_trigger t JOIN pg_catalog.pg_proc f ON f.oid = t.evtfoid JOIN pg_catalog.pg_namespace fn ON fn.oid = f.pronamespace;

INSERT INTO lines SELECT 'rule' || pg_temp.s('schema', n.name) || pg_temp.s('table', c.relname) || pg_temp.s('name', r.rulename)
	|| pg_temp.s('event', CASE r.ev_type WHEN '1' THEN 'SELECT' WHEN '2' THEN 'UPDATE' WHEN '3' THEN 'INSERT' ELSE 'DELETE' END)
	|| pg_temp.b('is_instead', r.is_instead) || pg_temp.l('enabled', r.ev_enabled::text)
	|| pg_temp.e('condition', pg_temp.unwrap(substring(d.def FROM E'\n   WHERE (.*?) DO ')))
	|| pg_temp.e('actions', '[' || array_to_string(nullif(pg_temp.actions(d.def), '{}'), ', ') || ']')
FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class JOIN ns n ON n.oid = c.relnamespace,
	LATERAL pg_catalog.pg_get_ruledef(r.oid) AS d(def)
WHERE r.rulename <> '_RETURN';

INSERT INTO lines SELECT 'policy' || pg_temp.s('schema', n.name) || pg_temp.s('table', c.relname) || pg_temp.s('name', p.polname)
	|| pg_temp.s('command', CASE p.polcmd WHEN '*' THEN 'ALL' WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' ELSE 'DELETE' END)
	|| pg_temp.b('is_restrictive', NOT p.polpermissive)
	|| pg_temp.a('roles', CASE WHEN p.polroles = '{0}' THEN '{PUBLIC}' ELSE (SELECT array_agg(rolname::text ORDER BY rolname::text COLLATE "C")
	     FROM pg_catalog.pg_roles WHERE oid = ANY (p.polroles)) END)
	|| pg_temp.e('using_expression', pg_catalog.pg_get_expr(p.polqual, p.polrelid))
	|| pg_temp.e('check_expression', pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))
FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid JOIN ns n ON n.oid = c.relnamespace;

INSERT INTO lines SELECT 'collation' || pg_temp.s('schema', n.name) || pg_temp.s('name', c.collname)
	|| pg_temp.s('provider', CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'c' THEN 'libc' WHEN 'b' THEN 'builtin' ELSE 'default' END)
	|| pg_temp.s('locale', coalesce(j.o ->> 'colllocale', j.o ->> 'colliculocale', j.o ->> 'collcollate'))
	|| pg_temp.b('is_nondeterministic', NOT c.collisdeterministic)
FROM pg_catalog.pg_collation c JOIN ns n ON n.oid = c.collnamespace, LATERAL to_jsonb(c) AS j(o);

SELECT replace(line, E'\n', '\n') FROM lines ORDER BY replace(line, E'\n', '\n') COLLATE "C";
