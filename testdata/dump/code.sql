-- Types, functions, triggers, rules and policies in every form that the catalog models.
CREATE SCHEMA app;
CREATE SCHEMA "Odd Name";
CREATE ROLE mm_reader;
CREATE ROLE "mm Writer";

-- Types
CREATE TYPE app.mood AS ENUM ('sad', 'ok', 'it''s fine');
ALTER TYPE app.mood ADD VALUE 'glad' BEFORE 'it''s fine';
ALTER TYPE app.mood ADD VALUE 'mad' AFTER 'sad';
ALTER TYPE app.mood ADD VALUE IF NOT EXISTS 'mad';
ALTER TYPE app.mood ADD VALUE 'last';
ALTER TYPE app.mood RENAME VALUE 'ok' TO 'fair';
CREATE TYPE "Odd Name"."My Enum" AS ENUM ();
CREATE TYPE app.pair AS (a integer, b character varying(20), m app.mood[], "C d" numeric(12,2), t timestamp(3) with time zone);
CREATE TYPE app.empty_pair AS ();
CREATE TYPE app.floatrange AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE TYPE app.spans AS RANGE (subtype = timestamptz, multirange_type_name = app.many_spans);
CREATE COLLATION app.icu_ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE COLLATION app.posix (locale = 'POSIX');
CREATE COLLATION app.split (lc_collate = 'C', lc_ctype = 'POSIX');
CREATE COLLATION app.copied FROM app.icu_ci;
CREATE COLLATION app.german FROM "de-x-icu";
CREATE DOMAIN app.email AS character varying(200) COLLATE "C" DEFAULT 'a@b.c' NOT NULL CHECK (VALUE ~ '@') CHECK (length(VALUE) < 100) CONSTRAINT not_blank CHECK (VALUE <> '');
CREATE DOMAIN app.small AS integer;
ALTER DOMAIN app.small ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID;
ALTER DOMAIN app.small ADD CHECK (VALUE < 1000);
ALTER DOMAIN app.small SET DEFAULT 7 + 1;
ALTER DOMAIN app.small SET NOT NULL;
CREATE DOMAIN app.mended AS text DEFAULT 'x' NOT NULL CONSTRAINT one CHECK (true) CONSTRAINT two CHECK (VALUE IS NOT NULL);
ALTER DOMAIN app.mended DROP DEFAULT;
ALTER DOMAIN app.mended DROP NOT NULL;
ALTER DOMAIN app.mended DROP CONSTRAINT one;
CREATE DOMAIN app.ints AS integer[] CHECK (array_length(VALUE, 1) = 2);
CREATE DOMAIN app.of_domain AS app.email COLLATE app.icu_ci;
CREATE TYPE app.base;
CREATE FUNCTION app.base_in(cstring) RETURNS app.base LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION app.base_out(app.base) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE app.base (INPUT = app.base_in, OUTPUT = app.base_out, LIKE = integer);

-- Tables for what follows
CREATE TABLE app.t (id integer NOT NULL, v text, n numeric(10,2), owner_name name);
CREATE TABLE app.log (id integer, what text);
CREATE TABLE app.became_log (id integer);

-- Functions
CREATE FUNCTION app.nothing() RETURNS void LANGUAGE sql AS '';
CREATE FUNCTION app.add(a integer, b integer DEFAULT 1, c integer DEFAULT 2) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF COST 10 AS $$ SELECT a + b + c $$;
CREATE FUNCTION app.add(a character varying, VARIADIC rest text[]) RETURNS character varying(10)
    LANGUAGE plpgsql STABLE PARALLEL RESTRICTED AS $body$ BEGIN RETURN a || array_to_string(rest, ','); END $body$;
CREATE FUNCTION app.outs(INOUT a integer, OUT b text, IN c app.mood[]) LANGUAGE sql AS $$ SELECT 1, 'x' $$;
CREATE FUNCTION app.one_out(OUT b numeric(3,1)) LANGUAGE sql AS $$ SELECT 1.0 $$;
CREATE FUNCTION app.rows(integer) RETURNS SETOF app.t LANGUAGE sql ROWS 10 AS 'SELECT * FROM app.t WHERE id = $1';
CREATE FUNCTION app.as_table(n integer) RETURNS TABLE(x integer, "Y z" text) LANGUAGE sql AS $$ SELECT 1, 'it''s' $$;
CREATE FUNCTION app.as_table_one(n integer) RETURNS TABLE(x integer) LANGUAGE sql AS $$ SELECT 1 $$;
CREATE FUNCTION app.secure() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'app', 'Odd Name', 'pg_temp' SET work_mem TO '4MB' SET "TimeZone" TO 'UTC' SET statement_timeout = 5000 SET enable_seqscan = off
    AS $$BEGIN NEW.v := 'a;b'; RETURN NEW; END$$;
CREATE FUNCTION app.empty_path() RETURNS integer LANGUAGE sql SET search_path TO '' RETURN 1;
CREATE FUNCTION app.ret(a integer, return integer) RETURNS integer RETURN a + return * 2;
CREATE FUNCTION app.atomic(begin integer) RETURNS integer LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO app.log VALUES (begin, 'x;y');
    SELECT CASE WHEN (begin) > 0 THEN 1 ELSE 2 END;
END;
CREATE PROCEDURE app.proc(IN a integer, INOUT b text, OUT c integer) LANGUAGE plpgsql AS $$ BEGIN c := 1; END $$;
CREATE PROCEDURE app.proc_atomic() BEGIN ATOMIC DELETE FROM app.log; END;
CREATE FUNCTION app.ref(a app.t.n%TYPE) RETURNS app.t.v%TYPE LANGUAGE sql AS $$ SELECT 'x'::text $$;
CREATE FUNCTION app.c_one(integer) RETURNS integer LANGUAGE internal STRICT AS 'int4abs';
CREATE FUNCTION app.replaced() RETURNS integer LANGUAGE sql IMMUTABLE SET work_mem = '1MB' AS 'SELECT 1';
CREATE OR REPLACE FUNCTION app.replaced() RETURNS integer LANGUAGE 'sql' AS E'SELECT\t2';
CREATE FUNCTION app.altered(integer) RETURNS integer LANGUAGE sql SET work_mem = '1MB' SET jit = on AS 'SELECT 1';
ALTER FUNCTION app.altered(int) IMMUTABLE STRICT SECURITY DEFINER SET jit = off RESET work_mem;
ALTER FUNCTION app.altered PARALLEL SAFE;
CREATE FUNCTION "Odd Name"."F(x)"("Arg one" "Odd Name"."My Enum", date) RETURNS "Odd Name"."My Enum"[] LANGUAGE sql AS 'SELECT NULL::"Odd Name"."My Enum"[]';
CREATE FUNCTION app.tf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE FUNCTION app.ev() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', PARALLEL = SAFE);
CREATE FUNCTION app.many_state(text, integer, VARIADIC text[]) RETURNS text LANGUAGE sql AS 'SELECT $1';
CREATE AGGREGATE app.many(a integer, VARIADIC b text[]) (SFUNC = app.many_state, STYPE = text) ;
CREATE AGGREGATE app.counted(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0');
CREATE AGGREGATE app.old_style (BASETYPE = integer, SFUNC = int4pl, STYPE = int4);
CREATE AGGREGATE app.old_any (BASETYPE = "any", SFUNC = int8inc, STYPE = int8, INITCOND = '0');
CREATE FUNCTION app.final(integer) RETURNS text LANGUAGE sql AS 'SELECT $1::text';
CREATE AGGREGATE app.shown(integer) (SFUNC = int4pl, STYPE = integer, FINALFUNC = app.final);
CREATE AGGREGATE app.pct(float8 ORDER BY float8) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);

-- Triggers
CREATE TRIGGER secure BEFORE INSERT OR UPDATE OF v, n ON app.t FOR EACH ROW WHEN ((new.v IS NOT NULL) AND new.id > (1 + 2)) EXECUTE FUNCTION app.secure('a', 'b c', '1');
CREATE TRIGGER stmt AFTER TRUNCATE OR DELETE ON app.t EXECUTE PROCEDURE app.tf();
CREATE TRIGGER refs AFTER UPDATE ON app.t REFERENCING OLD TABLE AS o NEW TABLE AS n FOR EACH STATEMENT EXECUTE FUNCTION app.tf();
CREATE CONSTRAINT TRIGGER later AFTER INSERT ON app.t FROM app.log DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.tf();
CREATE CONSTRAINT TRIGGER now AFTER INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION app.tf();
CREATE TRIGGER replaced BEFORE INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION app.tf();
CREATE OR REPLACE TRIGGER replaced AFTER DELETE ON app.t FOR EACH ROW EXECUTE FUNCTION app.tf();
CREATE TRIGGER builtin BEFORE UPDATE ON app.t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE VIEW app.tv AS SELECT id, v FROM app.t;
CREATE TRIGGER on_view INSTEAD OF INSERT OR UPDATE OR DELETE ON app.tv FOR EACH ROW EXECUTE FUNCTION app.tf();
ALTER TABLE app.t DISABLE TRIGGER stmt;
ALTER TABLE app.t ENABLE REPLICA TRIGGER refs;
ALTER TABLE app.t ENABLE ALWAYS TRIGGER secure;
CREATE TABLE app.part (id integer, k integer) PARTITION BY LIST (k);
CREATE TABLE app.part_1 PARTITION OF app.part FOR VALUES IN (1);
CREATE TABLE app.part_2 PARTITION OF app.part FOR VALUES IN (2);
CREATE TRIGGER cloned AFTER INSERT ON app.part FOR EACH ROW EXECUTE FUNCTION app.tf();
ALTER TABLE app.part_2 ENABLE ALWAYS TRIGGER cloned;
CREATE EVENT TRIGGER ddl ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION app.ev();
CREATE EVENT TRIGGER dropped ON sql_drop EXECUTE PROCEDURE app.ev();
CREATE EVENT TRIGGER off ON ddl_command_start EXECUTE FUNCTION app.ev();
ALTER EVENT TRIGGER ddl ENABLE REPLICA;
ALTER EVENT TRIGGER dropped ENABLE ALWAYS;
ALTER EVENT TRIGGER off DISABLE;

-- Rules
CREATE RULE nothing AS ON DELETE TO app.t DO INSTEAD NOTHING;
CREATE RULE also_log AS ON INSERT TO app.t DO ALSO INSERT INTO app.log VALUES (new.id, 'a;b');
CREATE RULE two_actions AS ON UPDATE TO app.t WHERE (old.id <> new.id) DO INSTEAD (INSERT INTO app.log VALUES (old.id, (SELECT max(what) FROM app.log)); DELETE FROM app.log WHERE id = old.id;);
CREATE RULE told AS ON UPDATE TO app.log WHERE new.what = 'where do' DO INSERT INTO app.became_log VALUES (1);
CREATE RULE replaced AS ON INSERT TO app.log DO ALSO NOTIFY a;
CREATE OR REPLACE RULE replaced AS ON DELETE TO app.log DO INSTEAD NOTHING;
ALTER TABLE app.log DISABLE RULE told;

-- Policies
ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;
CREATE POLICY everyone ON app.t;
CREATE POLICY readers ON app.t FOR SELECT TO mm_reader, "mm Writer" USING ((v = 'with check (x)') OR id > 0);
CREATE POLICY writers ON app.t AS RESTRICTIVE FOR INSERT TO "mm Writer" WITH CHECK (n > 0);
CREATE POLICY updates ON app.t FOR UPDATE USING (owner_name = CURRENT_USER) WITH CHECK (id IN (SELECT log.id FROM app.log));
CREATE POLICY altered ON app.t FOR DELETE USING (true);
ALTER POLICY altered ON app.t TO mm_reader USING (id = 1);
