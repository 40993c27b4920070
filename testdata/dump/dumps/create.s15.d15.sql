--
-- PostgreSQL database dump
--

\restrict mmready

-- Dumped from database version 15.20 (Debian 15.20-0+deb12u1)
-- Dumped by pg_dump version 15.20 (Debian 15.20-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: kit; Type: DATABASE; Schema: -; Owner: postgres
--

CREATE DATABASE kit WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE_PROVIDER = libc LOCALE = 'C';


ALTER DATABASE kit OWNER TO postgres;

\unrestrict mmready
\connect kit
\restrict mmready

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: kit; Type: DATABASE PROPERTIES; Schema: -; Owner: postgres
--

ALTER DATABASE kit SET "TimeZone" TO 'Europe/Berlin';
ALTER DATABASE kit SET "kit.custom" TO 'a;b';
ALTER ROLE mm_login IN DATABASE kit SET work_mem TO '8MB';


\unrestrict mmready
\connect kit
\restrict mmready

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: Odd Name; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA "Odd Name";


ALTER SCHEMA "Odd Name" OWNER TO postgres;

--
-- Name: app; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA app;


ALTER SCHEMA app OWNER TO postgres;

--
-- Name: billing; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA billing;


ALTER SCHEMA billing OWNER TO postgres;

--
-- Name: kit; Type: SCHEMA; Schema: -; Owner: mm_login
--

CREATE SCHEMA kit;


ALTER SCHEMA kit OWNER TO mm_login;

--
-- Name: copied; Type: COLLATION; Schema: app; Owner: postgres
--

CREATE COLLATION app.copied (provider = icu, deterministic = false, locale = 'und-u-ks-level2');


ALTER COLLATION app.copied OWNER TO postgres;

--
-- Name: german; Type: COLLATION; Schema: app; Owner: postgres
--

CREATE COLLATION app.german (provider = icu, locale = 'de');


ALTER COLLATION app.german OWNER TO postgres;

--
-- Name: icu_ci; Type: COLLATION; Schema: app; Owner: postgres
--

CREATE COLLATION app.icu_ci (provider = icu, deterministic = false, locale = 'und-u-ks-level2');


ALTER COLLATION app.icu_ci OWNER TO postgres;

--
-- Name: posix; Type: COLLATION; Schema: app; Owner: postgres
--

CREATE COLLATION app.posix (provider = libc, locale = 'POSIX');


ALTER COLLATION app.posix OWNER TO postgres;

--
-- Name: split; Type: COLLATION; Schema: app; Owner: postgres
--

CREATE COLLATION app.split (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX');


ALTER COLLATION app.split OWNER TO postgres;

--
-- Name: btree_gist; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA kit;


--
-- Name: EXTENSION btree_gist; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';


--
-- Name: citext; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;


--
-- Name: EXTENSION citext; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';


--
-- Name: hstore; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA kit;


--
-- Name: EXTENSION hstore; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION hstore IS 'key; value -- pairs';


--
-- Name: pg_trgm; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;


--
-- Name: EXTENSION pg_trgm; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';


--
-- Name: postgres_fdw; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS postgres_fdw WITH SCHEMA public;


--
-- Name: EXTENSION postgres_fdw; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION postgres_fdw IS 'foreign-data wrapper for remote PostgreSQL servers';


--
-- Name: My Enum; Type: TYPE; Schema: Odd Name; Owner: postgres
--

CREATE TYPE "Odd Name"."My Enum" AS ENUM (
);


ALTER TYPE "Odd Name"."My Enum" OWNER TO postgres;

--
-- Name: base; Type: SHELL TYPE; Schema: app; Owner: postgres
--

CREATE TYPE app.base;


--
-- Name: base_in(cstring); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.base_in(cstring) RETURNS app.base
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4in$$;


ALTER FUNCTION app.base_in(cstring) OWNER TO postgres;

--
-- Name: base_out(app.base); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.base_out(app.base) RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT
    AS $$int4out$$;


ALTER FUNCTION app.base_out(app.base) OWNER TO postgres;

--
-- Name: base; Type: TYPE; Schema: app; Owner: postgres
--

CREATE TYPE app.base (
    INTERNALLENGTH = 4,
    INPUT = app.base_in,
    OUTPUT = app.base_out,
    ALIGNMENT = int4,
    STORAGE = plain,
    PASSEDBYVALUE
);


ALTER TYPE app.base OWNER TO postgres;

--
-- Name: email; Type: DOMAIN; Schema: app; Owner: postgres
--

CREATE DOMAIN app.email AS character varying(200) COLLATE pg_catalog."C" NOT NULL DEFAULT 'a@b.c'::character varying
	CONSTRAINT email_check CHECK (((VALUE)::text ~ '@'::text))
	CONSTRAINT email_check1 CHECK ((length((VALUE)::text) < 100))
	CONSTRAINT not_blank CHECK (((VALUE)::text <> ''::text));


ALTER DOMAIN app.email OWNER TO postgres;

--
-- Name: empty_pair; Type: TYPE; Schema: app; Owner: postgres
--

CREATE TYPE app.empty_pair AS (
);


ALTER TYPE app.empty_pair OWNER TO postgres;

--
-- Name: floatrange; Type: TYPE; Schema: app; Owner: postgres
--

CREATE TYPE app.floatrange AS RANGE (
    subtype = double precision,
    multirange_type_name = app.floatmultirange,
    subtype_diff = float8mi
);


ALTER TYPE app.floatrange OWNER TO postgres;

--
-- Name: ints; Type: DOMAIN; Schema: app; Owner: postgres
--

CREATE DOMAIN app.ints AS integer[]
	CONSTRAINT ints_check CHECK ((array_length(VALUE, 1) = 2));


ALTER DOMAIN app.ints OWNER TO postgres;

--
-- Name: mended; Type: DOMAIN; Schema: app; Owner: postgres
--

CREATE DOMAIN app.mended AS text
	CONSTRAINT two CHECK ((VALUE IS NOT NULL));


ALTER DOMAIN app.mended OWNER TO postgres;

--
-- Name: mood; Type: TYPE; Schema: app; Owner: postgres
--

CREATE TYPE app.mood AS ENUM (
    'sad',
    'mad',
    'fair',
    'glad',
    'it''s fine',
    'last'
);


ALTER TYPE app.mood OWNER TO postgres;

--
-- Name: of_domain; Type: DOMAIN; Schema: app; Owner: postgres
--

CREATE DOMAIN app.of_domain AS app.email COLLATE app.icu_ci DEFAULT 'a@b.c'::character varying;


ALTER DOMAIN app.of_domain OWNER TO postgres;

--
-- Name: pair; Type: TYPE; Schema: app; Owner: postgres
--

CREATE TYPE app.pair AS (
	a integer,
	b character varying(20),
	m app.mood[],
	"C d" numeric(12,2),
	t timestamp(3) with time zone
);


ALTER TYPE app.pair OWNER TO postgres;

--
-- Name: small; Type: DOMAIN; Schema: app; Owner: postgres
--

CREATE DOMAIN app.small AS integer NOT NULL DEFAULT (7 + 1)
	CONSTRAINT small_check CHECK ((VALUE < 1000));


ALTER DOMAIN app.small OWNER TO postgres;

--
-- Name: spans; Type: TYPE; Schema: app; Owner: postgres
--

CREATE TYPE app.spans AS RANGE (
    subtype = timestamp with time zone,
    multirange_type_name = app.many_spans
);


ALTER TYPE app.spans OWNER TO postgres;

--
-- Name: email_address; Type: DOMAIN; Schema: public; Owner: postgres
--

CREATE DOMAIN public.email_address AS public.citext
	CONSTRAINT email_address_check CHECK ((VALUE OPERATOR(public.~) '^[^@ ]+@[^@ ]+$'::public.citext));


ALTER DOMAIN public.email_address OWNER TO postgres;

--
-- Name: order_status; Type: TYPE; Schema: public; Owner: postgres
--

CREATE TYPE public.order_status AS ENUM (
    'new',
    'paid',
    'packed',
    'shipped',
    'returned'
);


ALTER TYPE public.order_status OWNER TO postgres;

--
-- Name: to_text(app.pair); Type: FUNCTION; Schema: kit; Owner: postgres
--

CREATE FUNCTION kit.to_text(app.pair) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $_$SELECT $1.b$_$;


ALTER FUNCTION kit.to_text(app.pair) OWNER TO postgres;

--
-- Name: CAST (app.pair AS text); Type: CAST; Schema: -; Owner: -
--

CREATE CAST (app.pair AS text) WITH FUNCTION kit.to_text(app.pair) AS ASSIGNMENT;


--
-- Name: F(x)("Odd Name"."My Enum", date); Type: FUNCTION; Schema: Odd Name; Owner: postgres
--

CREATE FUNCTION "Odd Name"."F(x)"("Arg one" "Odd Name"."My Enum", date) RETURNS "Odd Name"."My Enum"[]
    LANGUAGE sql
    AS $$SELECT NULL::"Odd Name"."My Enum"[]$$;


ALTER FUNCTION "Odd Name"."F(x)"("Arg one" "Odd Name"."My Enum", date) OWNER TO postgres;

--
-- Name: add(character varying, text[]); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.add(a character varying, VARIADIC rest text[]) RETURNS character varying
    LANGUAGE plpgsql STABLE PARALLEL RESTRICTED
    AS $$ BEGIN RETURN a || array_to_string(rest, ','); END $$;


ALTER FUNCTION app.add(a character varying, VARIADIC rest text[]) OWNER TO postgres;

--
-- Name: add(integer, integer, integer); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.add(a integer, b integer DEFAULT 1, c integer DEFAULT 2) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT LEAKPROOF COST 10 PARALLEL SAFE
    AS $$ SELECT a + b + c $$;


ALTER FUNCTION app.add(a integer, b integer, c integer) OWNER TO postgres;

--
-- Name: altered(integer); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.altered(integer) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT SECURITY DEFINER PARALLEL SAFE
    SET jit TO 'off'
    AS $$SELECT 1$$;


ALTER FUNCTION app.altered(integer) OWNER TO postgres;

--
-- Name: as_table(integer); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.as_table(n integer) RETURNS TABLE(x integer, "Y z" text)
    LANGUAGE sql
    AS $$ SELECT 1, 'it''s' $$;


ALTER FUNCTION app.as_table(n integer) OWNER TO postgres;

--
-- Name: as_table_one(integer); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.as_table_one(n integer) RETURNS TABLE(x integer)
    LANGUAGE sql
    AS $$ SELECT 1 $$;


ALTER FUNCTION app.as_table_one(n integer) OWNER TO postgres;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: log; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.log (
    id integer,
    what text
);


ALTER TABLE app.log OWNER TO postgres;

--
-- Name: atomic(integer); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.atomic(begin integer) RETURNS integer
    LANGUAGE sql
    BEGIN ATOMIC
 INSERT INTO app.log (id, what)
   VALUES (atomic.begin, 'x;y'::text);
 SELECT
         CASE
             WHEN (begin > 0) THEN 1
             ELSE 2
         END AS "case";
END;


ALTER FUNCTION app.atomic(begin integer) OWNER TO postgres;

--
-- Name: c_one(integer); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.c_one(integer) RETURNS integer
    LANGUAGE internal STRICT
    AS $$int4abs$$;


ALTER FUNCTION app.c_one(integer) OWNER TO postgres;

--
-- Name: empty_path(); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.empty_path() RETURNS integer
    LANGUAGE sql
    SET search_path TO ''
    RETURN 1;


ALTER FUNCTION app.empty_path() OWNER TO postgres;

--
-- Name: ev(); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.ev() RETURNS event_trigger
    LANGUAGE plpgsql
    AS $$ BEGIN END $$;


ALTER FUNCTION app.ev() OWNER TO postgres;

--
-- Name: final(integer); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.final(integer) RETURNS text
    LANGUAGE sql
    AS $_$SELECT $1::text$_$;


ALTER FUNCTION app.final(integer) OWNER TO postgres;

--
-- Name: many_state(text, integer, text[]); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.many_state(text, integer, VARIADIC text[]) RETURNS text
    LANGUAGE sql
    AS $_$SELECT $1$_$;


ALTER FUNCTION app.many_state(text, integer, VARIADIC text[]) OWNER TO postgres;

--
-- Name: nothing(); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.nothing() RETURNS void
    LANGUAGE sql
    AS $$$$;


ALTER FUNCTION app.nothing() OWNER TO postgres;

--
-- Name: one_out(); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.one_out(OUT b numeric) RETURNS numeric
    LANGUAGE sql
    AS $$ SELECT 1.0 $$;


ALTER FUNCTION app.one_out(OUT b numeric) OWNER TO postgres;

--
-- Name: outs(integer, app.mood[]); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.outs(INOUT a integer, OUT b text, c app.mood[]) RETURNS record
    LANGUAGE sql
    AS $$ SELECT 1, 'x' $$;


ALTER FUNCTION app.outs(INOUT a integer, OUT b text, c app.mood[]) OWNER TO postgres;

--
-- Name: proc(integer, text); Type: PROCEDURE; Schema: app; Owner: postgres
--

CREATE PROCEDURE app.proc(IN a integer, INOUT b text, OUT c integer)
    LANGUAGE plpgsql
    AS $$ BEGIN c := 1; END $$;


ALTER PROCEDURE app.proc(IN a integer, INOUT b text, OUT c integer) OWNER TO postgres;

--
-- Name: proc_atomic(); Type: PROCEDURE; Schema: app; Owner: postgres
--

CREATE PROCEDURE app.proc_atomic()
    LANGUAGE sql
    BEGIN ATOMIC
 DELETE FROM app.log;
END;


ALTER PROCEDURE app.proc_atomic() OWNER TO postgres;

--
-- Name: ref(numeric); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.ref(a numeric) RETURNS text
    LANGUAGE sql
    AS $$ SELECT 'x'::text $$;


ALTER FUNCTION app.ref(a numeric) OWNER TO postgres;

--
-- Name: replaced(); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.replaced() RETURNS integer
    LANGUAGE sql
    AS $$SELECT	2$$;


ALTER FUNCTION app.replaced() OWNER TO postgres;

--
-- Name: ret(integer, integer); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.ret(a integer, return integer) RETURNS integer
    LANGUAGE sql
    RETURN (a + (return * 2));


ALTER FUNCTION app.ret(a integer, return integer) OWNER TO postgres;

--
-- Name: t; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.t (
    id integer NOT NULL,
    v text,
    n numeric(10,2),
    owner_name name
);


ALTER TABLE app.t OWNER TO postgres;

--
-- Name: rows(integer); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.rows(integer) RETURNS SETOF app.t
    LANGUAGE sql ROWS 10
    AS $_$SELECT * FROM app.t WHERE id = $1$_$;


ALTER FUNCTION app.rows(integer) OWNER TO postgres;

--
-- Name: secure(); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.secure() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'app', 'Odd Name', 'pg_temp'
    SET work_mem TO '4MB'
    SET "TimeZone" TO 'UTC'
    SET statement_timeout TO '5000'
    SET enable_seqscan TO 'off'
    AS $$BEGIN NEW.v := 'a;b'; RETURN NEW; END$$;


ALTER FUNCTION app.secure() OWNER TO postgres;

--
-- Name: tf(); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.tf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RETURN NULL; END $$;


ALTER FUNCTION app.tf() OWNER TO postgres;

--
-- Name: next_order_number(); Type: FUNCTION; Schema: billing; Owner: postgres
--

CREATE FUNCTION billing.next_order_number() RETURNS text
    LANGUAGE sql
    AS $$ SELECT 'R' || to_char(now(), 'YYYY') || '-' || nextval('billing.invoice_number') $$;


ALTER FUNCTION billing.next_order_number() OWNER TO postgres;

--
-- Name: post_line(); Type: FUNCTION; Schema: billing; Owner: postgres
--

CREATE FUNCTION billing.post_line() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'billing', 'public'
    AS $$
BEGIN
	UPDATE accounts SET balance = balance - NEW.quantity * NEW.unit_price
	 WHERE customer_id = (SELECT o.customer_id FROM orders o WHERE o.id = NEW.order_id);
	RETURN NEW;
END
$$;


ALTER FUNCTION billing.post_line() OWNER TO postgres;

--
-- Name: draws(); Type: FUNCTION; Schema: kit; Owner: postgres
--

CREATE FUNCTION kit.draws() RETURNS bigint
    LANGUAGE sql
    AS $$ SELECT nextval('kit.down') + setval('kit.quick', 5) $$;


ALTER FUNCTION kit.draws() OWNER TO postgres;

--
-- Name: locks(); Type: FUNCTION; Schema: kit; Owner: postgres
--

CREATE FUNCTION kit.locks() RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
	LOCK TABLE kit.plain IN EXCLUSIVE MODE;
	PERFORM pg_advisory_lock(1);
	TRUNCATE kit.scratch CASCADE;
	NOTIFY kit;
	UPDATE kit.full_identity SET b = clock_timestamp()::text;
	DELETE FROM kit.wide;
END $$;


ALTER FUNCTION kit.locks() OWNER TO postgres;

--
-- Name: nested(); Type: FUNCTION; Schema: kit; Owner: postgres
--

CREATE FUNCTION kit.nested() RETURNS text
    LANGUAGE plpgsql
    AS $_$
DECLARE
	q text := $$CREATE TABLE invented_1 (a integer);$$;
BEGIN
	/* CREATE TABLE invented_2 (a integer); /* nested */ ; */
	EXECUTE $inner$ CREATE TABLE IF NOT EXISTS made_at_run_time (a integer) $inner$;
	-- \connect nowhere
	RETURN q || E'\';CREATE TABLE invented_3 (a integer);' || 'COPY x FROM stdin;
1	2
\.
';
END
$_$;


ALTER FUNCTION kit.nested() OWNER TO postgres;

--
-- Name: same(app.pair, app.pair); Type: FUNCTION; Schema: kit; Owner: mm Writer
--

CREATE FUNCTION kit.same(app.pair, app.pair) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $_$SELECT $1.a = $2.a$_$;


ALTER FUNCTION kit.same(app.pair, app.pair) OWNER TO "mm Writer";

SET default_tablespace = mm_fast;

--
-- Name: scratch; Type: TABLE; Schema: kit; Owner: postgres; Tablespace: mm_fast
--

CREATE UNLOGGED TABLE kit.scratch (
    a integer,
    b text
);


ALTER TABLE kit.scratch OWNER TO postgres;

--
-- Name: sql_body(integer, text); Type: FUNCTION; Schema: kit; Owner: postgres
--

CREATE FUNCTION kit.sql_body(a integer, b text DEFAULT ';'::text) RETURNS integer
    LANGUAGE sql
    BEGIN ATOMIC
 INSERT INTO kit.scratch (a, b)
   VALUES (sql_body.a, 'x;y'::text);
 SELECT
         CASE
             WHEN (a > 0) THEN 1
             ELSE 2
         END AS "case";
END;


ALTER FUNCTION kit.sql_body(a integer, b text) OWNER TO postgres;

--
-- Name: announce_order(); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.announce_order() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
	PERFORM pg_notify('orders', NEW.number);
	INSERT INTO public.events (kind, customer_id, payload)
	VALUES ('order ' || NEW.status, NEW.customer_id, to_jsonb(NEW));
	RETURN NULL;
END
$$;


ALTER FUNCTION public.announce_order() OWNER TO postgres;

--
-- Name: mark_events_processed(interval); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.mark_events_processed(older_than interval) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	n bigint;
BEGIN
	UPDATE public.events SET is_processed = true
	 WHERE NOT is_processed AND happened_at < now() - older_than;
	GET DIAGNOSTICS n = ROW_COUNT;
	DELETE FROM public.events WHERE is_processed AND happened_at < now() - interval '1 year';
	RETURN n;
END
$$;


ALTER FUNCTION public.mark_events_processed(older_than interval) OWNER TO postgres;

--
-- Name: rebuild_cache(); Type: PROCEDURE; Schema: public; Owner: postgres
--

CREATE PROCEDURE public.rebuild_cache()
    LANGUAGE plpgsql
    AS $$
BEGIN
	TRUNCATE public.page_cache;
	CREATE TEMPORARY TABLE hot ON COMMIT DROP AS
		SELECT product_id, sum(quantity) AS sold FROM public.order_lines GROUP BY 1;
	EXECUTE format('REFRESH MATERIALIZED VIEW %I.%I', 'public', 'bestsellers');
END
$$;


ALTER PROCEDURE public.rebuild_cache() OWNER TO postgres;

--
-- Name: touch_stock(integer, integer); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.touch_stock(product integer, delta integer) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('stock'), product);
	UPDATE public.stock SET quantity = quantity + delta WHERE product_id = product;
END
$$;


ALTER FUNCTION public.touch_stock(product integer, delta integer) OWNER TO postgres;

--
-- Name: counted(*); Type: AGGREGATE; Schema: app; Owner: postgres
--

CREATE AGGREGATE app.counted(*) (
    SFUNC = int8inc,
    STYPE = bigint,
    INITCOND = '0'
);


ALTER AGGREGATE app.counted(*) OWNER TO postgres;

--
-- Name: many(integer, text[]); Type: AGGREGATE; Schema: app; Owner: postgres
--

CREATE AGGREGATE app.many(a integer, VARIADIC b text[]) (
    SFUNC = app.many_state,
    STYPE = text
);


ALTER AGGREGATE app.many(a integer, VARIADIC b text[]) OWNER TO postgres;

--
-- Name: old_any(*); Type: AGGREGATE; Schema: app; Owner: postgres
--

CREATE AGGREGATE app.old_any(*) (
    SFUNC = int8inc,
    STYPE = bigint,
    INITCOND = '0'
);


ALTER AGGREGATE app.old_any(*) OWNER TO postgres;

--
-- Name: old_style(integer); Type: AGGREGATE; Schema: app; Owner: postgres
--

CREATE AGGREGATE app.old_style(integer) (
    SFUNC = int4pl,
    STYPE = integer
);


ALTER AGGREGATE app.old_style(integer) OWNER TO postgres;

--
-- Name: pct(double precision, double precision); Type: AGGREGATE; Schema: app; Owner: postgres
--

CREATE AGGREGATE app.pct(double precision ORDER BY double precision) (
    SFUNC = ordered_set_transition,
    STYPE = internal,
    FINALFUNC = percentile_disc_final,
    FINALFUNC_EXTRA
);


ALTER AGGREGATE app.pct(double precision ORDER BY double precision) OWNER TO postgres;

--
-- Name: shown(integer); Type: AGGREGATE; Schema: app; Owner: postgres
--

CREATE AGGREGATE app.shown(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    FINALFUNC = app.final
);


ALTER AGGREGATE app.shown(integer) OWNER TO postgres;

--
-- Name: total(integer); Type: AGGREGATE; Schema: app; Owner: postgres
--

CREATE AGGREGATE app.total(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    INITCOND = '0',
    PARALLEL = safe
);


ALTER AGGREGATE app.total(integer) OWNER TO postgres;

--
-- Name: kit_heap; Type: ACCESS METHOD; Schema: -; Owner: -
--

CREATE ACCESS METHOD kit_heap TYPE TABLE HANDLER heap_tableam_handler;


--
-- Name: ===; Type: OPERATOR; Schema: kit; Owner: postgres
--

CREATE OPERATOR kit.=== (
    FUNCTION = kit.same,
    LEFTARG = app.pair,
    RIGHTARG = app.pair,
    COMMUTATOR = OPERATOR(kit.===)
);


ALTER OPERATOR kit.=== (app.pair, app.pair) OWNER TO postgres;

--
-- Name: ints; Type: OPERATOR FAMILY; Schema: kit; Owner: postgres
--

CREATE OPERATOR FAMILY kit.ints USING btree;


ALTER OPERATOR FAMILY kit.ints USING btree OWNER TO postgres;

--
-- Name: int_class; Type: OPERATOR CLASS; Schema: kit; Owner: postgres
--

CREATE OPERATOR CLASS kit.int_class
    FOR TYPE integer USING btree FAMILY kit.ints AS
    OPERATOR 1 <(integer,integer) ,
    OPERATOR 2 <=(integer,integer) ,
    OPERATOR 3 =(integer,integer) ,
    OPERATOR 4 >=(integer,integer) ,
    OPERATOR 5 >(integer,integer) ,
    FUNCTION 1 (integer, integer) btint4cmp(integer,integer);


ALTER OPERATOR CLASS kit.int_class USING btree OWNER TO postgres;

--
-- Name: odd; Type: CONVERSION; Schema: kit; Owner: postgres
--

CREATE CONVERSION kit.odd FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;


ALTER CONVERSION kit.odd OWNER TO postgres;

--
-- Name: stems; Type: TEXT SEARCH DICTIONARY; Schema: kit; Owner: postgres
--

CREATE TEXT SEARCH DICTIONARY kit.stems (
    TEMPLATE = pg_catalog.snowball,
    language = 'german', stopwords = 'german' );


ALTER TEXT SEARCH DICTIONARY kit.stems OWNER TO postgres;

--
-- Name: search; Type: TEXT SEARCH CONFIGURATION; Schema: kit; Owner: postgres
--

CREATE TEXT SEARCH CONFIGURATION kit.search (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR asciiword WITH simple;

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR word WITH kit.stems, simple;

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR numword WITH simple;

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR email WITH simple;

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR url WITH simple;

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR host WITH simple;

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR sfloat WITH simple;

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR version WITH simple;

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR hword_numpart WITH simple;

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR hword_part WITH simple;

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR hword_asciipart WITH simple;

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR numhword WITH simple;

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR asciihword WITH simple;

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR hword WITH simple;

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR url_path WITH simple;

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR file WITH simple;

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR "int" WITH simple;

ALTER TEXT SEARCH CONFIGURATION kit.search
    ADD MAPPING FOR uint WITH simple;


ALTER TEXT SEARCH CONFIGURATION kit.search OWNER TO postgres;

--
-- Name: elsewhere; Type: SERVER; Schema: -; Owner: postgres
--

CREATE SERVER elsewhere FOREIGN DATA WRAPPER postgres_fdw OPTIONS (
    dbname 'c''d',
    host 'a;b'
);


ALTER SERVER elsewhere OWNER TO postgres;

--
-- Name: USER MAPPING mm_login SERVER elsewhere; Type: USER MAPPING; Schema: -; Owner: postgres
--

CREATE USER MAPPING FOR mm_login SERVER elsewhere OPTIONS (
    password 'secret',
    "user" 'u'
);


SET default_tablespace = '';

--
-- Name: became_log; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.became_log (
    id integer
);


ALTER TABLE app.became_log OWNER TO postgres;

--
-- Name: part; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.part (
    id integer,
    k integer
)
PARTITION BY LIST (k);


ALTER TABLE app.part OWNER TO postgres;

--
-- Name: part_1; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.part_1 (
    id integer,
    k integer
);


ALTER TABLE app.part_1 OWNER TO postgres;

--
-- Name: part_2; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.part_2 (
    id integer,
    k integer
);


ALTER TABLE app.part_2 OWNER TO postgres;

--
-- Name: tv; Type: VIEW; Schema: app; Owner: postgres
--

CREATE VIEW app.tv AS
 SELECT t.id,
    t.v
   FROM app.t;


ALTER TABLE app.tv OWNER TO postgres;

--
-- Name: accounts; Type: TABLE; Schema: billing; Owner: postgres
--

CREATE TABLE billing.accounts (
    customer_id bigint NOT NULL,
    balance numeric(14,2) DEFAULT 0 NOT NULL,
    credit_limit money
);


ALTER TABLE billing.accounts OWNER TO postgres;

--
-- Name: invoice_number; Type: SEQUENCE; Schema: billing; Owner: postgres
--

CREATE SEQUENCE billing.invoice_number
    START WITH 100000
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 20;


ALTER TABLE billing.invoice_number OWNER TO postgres;

--
-- Name: invoices; Type: TABLE; Schema: billing; Owner: postgres
--

CREATE TABLE billing.invoices (
    id bigint NOT NULL,
    issued_on date NOT NULL,
    order_id bigint NOT NULL,
    total numeric(12,2) NOT NULL
)
PARTITION BY RANGE (issued_on);


ALTER TABLE billing.invoices OWNER TO postgres;

--
-- Name: invoices_2025; Type: TABLE; Schema: billing; Owner: postgres
--

CREATE TABLE billing.invoices_2025 (
    id bigint NOT NULL,
    issued_on date NOT NULL,
    order_id bigint NOT NULL,
    total numeric(12,2) NOT NULL
);


ALTER TABLE billing.invoices_2025 OWNER TO postgres;

--
-- Name: invoices_2026; Type: TABLE; Schema: billing; Owner: postgres
--

CREATE TABLE billing.invoices_2026 (
    id bigint NOT NULL,
    issued_on date NOT NULL,
    order_id bigint NOT NULL,
    total numeric(12,2) NOT NULL
);


ALTER TABLE billing.invoices_2026 OWNER TO postgres;

--
-- Name: bookings; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.bookings (
    room integer,
    during tstzrange,
    kind text
);


ALTER TABLE kit.bookings OWNER TO postgres;

--
-- Name: parent; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.parent (
    id integer NOT NULL,
    note text DEFAULT 'p'::text,
    CONSTRAINT parent_id_check CHECK ((id > 1))
);


ALTER TABLE kit.parent OWNER TO postgres;

--
-- Name: child; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.child (
    extra integer
)
INHERITS (kit.parent);


ALTER TABLE kit.child OWNER TO postgres;

--
-- Name: columnless; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.columnless (
);


ALTER TABLE kit.columnless OWNER TO postgres;

--
-- Name: down; Type: SEQUENCE; Schema: kit; Owner: postgres
--

CREATE SEQUENCE kit.down
    AS smallint
    START WITH 100
    INCREMENT BY -2
    NO MINVALUE
    MAXVALUE 100
    CACHE 1
    CYCLE;


ALTER TABLE kit.down OWNER TO postgres;

--
-- Name: plain; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.plain (
    id integer NOT NULL,
    small smallint NOT NULL,
    big bigint NOT NULL,
    code character varying(10) DEFAULT 'a,b;c'::character varying NOT NULL COLLATE pg_catalog."C",
    amount numeric(12,3) DEFAULT 0.0,
    happened timestamp(3) without time zone DEFAULT now(),
    span interval day to second(2),
    bits bit varying(8) DEFAULT '101'::"bit",
    tags text[] DEFAULT ARRAY['x'::text, 'y''z'::text],
    matrix integer[],
    doc jsonb DEFAULT '{"a": "b;--"}'::jsonb,
    mood app.mood DEFAULT 'fair'::app.mood,
    pair app.pair,
    key uuid DEFAULT gen_random_uuid(),
    attrs kit.hstore,
    CONSTRAINT plain_code_check CHECK (((code)::text <> ''::text)),
    CONSTRAINT "two words" CHECK ((amount >= (0)::numeric)) NO INHERIT
)
WITH (fillfactor='70', autovacuum_enabled='false', toast.autovacuum_enabled='false');
ALTER TABLE ONLY kit.plain ALTER COLUMN code SET STATISTICS 500;
ALTER TABLE ONLY kit.plain ALTER COLUMN amount SET (n_distinct=5);
ALTER TABLE ONLY kit.plain ALTER COLUMN tags SET COMPRESSION pglz;
ALTER TABLE ONLY kit.plain ALTER COLUMN doc SET STORAGE EXTERNAL;


ALTER TABLE kit.plain OWNER TO postgres;

--
-- Name: TABLE plain; Type: COMMENT; Schema: kit; Owner: postgres
--

COMMENT ON TABLE kit.plain IS 'CREATE TABLE invented (a integer); -- ''not'' one';


--
-- Name: COLUMN plain.code; Type: COMMENT; Schema: kit; Owner: postgres
--

COMMENT ON COLUMN kit.plain.code IS 'two
lines \ and a backslash';


--
-- Name: first; Type: VIEW; Schema: kit; Owner: postgres
--

CREATE VIEW kit.first WITH (security_barrier='true') AS
 SELECT plain.id,
    plain.code
   FROM kit.plain
  WHERE (plain.id > 3)
  WITH LOCAL CHECK OPTION;


ALTER TABLE kit.first OWNER TO postgres;

--
-- Name: full_identity; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.full_identity (
    a integer,
    b text
);

ALTER TABLE ONLY kit.full_identity REPLICA IDENTITY FULL;


ALTER TABLE kit.full_identity OWNER TO postgres;

--
-- Name: grandchild; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.grandchild (
)
INHERITS (kit.child);


ALTER TABLE kit.grandchild OWNER TO postgres;

--
-- Name: grouped; Type: VIEW; Schema: kit; Owner: postgres
--

CREATE VIEW kit.grouped AS
SELECT
    NULL::integer AS id,
    NULL::character varying(10) COLLATE pg_catalog."C" AS code,
    NULL::numeric(12,3) AS amount;


ALTER TABLE kit.grouped OWNER TO postgres;

--
-- Name: hashed; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.hashed (
    a integer,
    b text
)
PARTITION BY HASH (a, lower(b));


ALTER TABLE kit.hashed OWNER TO postgres;

--
-- Name: hashed_0; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.hashed_0 (
    a integer,
    b text
);


ALTER TABLE kit.hashed_0 OWNER TO postgres;

--
-- Name: hashed_1; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.hashed_1 (
    a integer,
    b text
);


ALTER TABLE kit.hashed_1 OWNER TO postgres;

--
-- Name: keys; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.keys (
    a integer NOT NULL,
    b integer NOT NULL,
    c text NOT NULL,
    twice integer GENERATED ALWAYS AS ((b * 2)) STORED
);


ALTER TABLE kit.keys OWNER TO postgres;

--
-- Name: keys_a_seq; Type: SEQUENCE; Schema: kit; Owner: postgres
--

ALTER TABLE kit.keys ALTER COLUMN a ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME kit.keys_a_seq
    START WITH 10
    INCREMENT BY 5
    NO MINVALUE
    NO MAXVALUE
    CACHE 3
);


--
-- Name: measured; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.measured (
    at date NOT NULL,
    site integer NOT NULL,
    value double precision
)
PARTITION BY RANGE (at);


ALTER TABLE kit.measured OWNER TO postgres;

--
-- Name: measured_2024; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.measured_2024 (
    at date NOT NULL,
    site integer NOT NULL,
    value double precision
);


ALTER TABLE kit.measured_2024 OWNER TO postgres;

--
-- Name: measured_2025; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.measured_2025 (
    at date NOT NULL,
    site integer NOT NULL,
    value double precision
)
PARTITION BY LIST (site);


ALTER TABLE kit.measured_2025 OWNER TO postgres;

--
-- Name: measured_2025_1; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.measured_2025_1 (
    at date NOT NULL,
    site integer NOT NULL,
    value double precision DEFAULT 1
);


ALTER TABLE kit.measured_2025_1 OWNER TO postgres;

--
-- Name: measured_2025_rest; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.measured_2025_rest (
    at date NOT NULL,
    site integer NOT NULL,
    value double precision
);


ALTER TABLE kit.measured_2025_rest OWNER TO postgres;

--
-- Name: no_identity; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.no_identity (
    a integer NOT NULL
);

ALTER TABLE ONLY kit.no_identity REPLICA IDENTITY NOTHING;


ALTER TABLE kit.no_identity OWNER TO postgres;

SET default_table_access_method = kit_heap;

--
-- Name: other_method; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.other_method (
    a integer
);


ALTER TABLE kit.other_method OWNER TO postgres;

--
-- Name: plain_big_seq; Type: SEQUENCE; Schema: kit; Owner: postgres
--

CREATE SEQUENCE kit.plain_big_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE kit.plain_big_seq OWNER TO postgres;

--
-- Name: plain_big_seq; Type: SEQUENCE OWNED BY; Schema: kit; Owner: postgres
--

ALTER SEQUENCE kit.plain_big_seq OWNED BY kit.plain.big;


--
-- Name: plain_id_seq; Type: SEQUENCE; Schema: kit; Owner: postgres
--

CREATE SEQUENCE kit.plain_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE kit.plain_id_seq OWNER TO postgres;

--
-- Name: plain_id_seq; Type: SEQUENCE OWNED BY; Schema: kit; Owner: postgres
--

ALTER SEQUENCE kit.plain_id_seq OWNED BY kit.plain.id;


--
-- Name: plain_small_seq; Type: SEQUENCE; Schema: kit; Owner: postgres
--

CREATE SEQUENCE kit.plain_small_seq
    AS smallint
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE kit.plain_small_seq OWNER TO postgres;

--
-- Name: plain_small_seq; Type: SEQUENCE OWNED BY; Schema: kit; Owner: postgres
--

ALTER SEQUENCE kit.plain_small_seq OWNED BY kit.plain.small;


--
-- Name: quick; Type: SEQUENCE; Schema: kit; Owner: postgres
--

CREATE UNLOGGED SEQUENCE kit.quick
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE kit.quick OWNER TO postgres;

SET default_table_access_method = heap;

--
-- Name: refers; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.refers (
    a integer,
    b integer,
    c text,
    d integer,
    CONSTRAINT unchecked CHECK ((d > 0))
);


ALTER TABLE kit.refers OWNER TO postgres;

--
-- Name: remote; Type: FOREIGN TABLE; Schema: kit; Owner: postgres
--

CREATE FOREIGN TABLE kit.remote (
    a integer NOT NULL,
    b text
)
SERVER elsewhere
OPTIONS (
    schema_name 's',
    table_name 't'
);
ALTER FOREIGN TABLE kit.remote ALTER COLUMN b OPTIONS (
    column_name 'B'
);


ALTER FOREIGN TABLE kit.remote OWNER TO postgres;

--
-- Name: steps; Type: VIEW; Schema: kit; Owner: postgres
--

CREATE VIEW kit.steps AS
 WITH RECURSIVE steps(n) AS (
         VALUES (1)
        UNION ALL
         SELECT (steps_1.n + 1)
           FROM steps steps_1
          WHERE (steps_1.n < 9)
        )
 SELECT steps.n
   FROM steps;


ALTER TABLE kit.steps OWNER TO postgres;

SET default_tablespace = mm_fast;

--
-- Name: stored; Type: MATERIALIZED VIEW; Schema: kit; Owner: postgres; Tablespace: mm_fast
--

CREATE MATERIALIZED VIEW kit.stored AS
 SELECT first.code,
    count(*) AS n
   FROM kit.first
  GROUP BY first.code
  WITH NO DATA;


ALTER TABLE kit.stored OWNER TO postgres;

SET default_tablespace = '';

--
-- Name: typed; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit.typed OF app.pair (
    a NOT NULL,
    b DEFAULT 'q'::character varying NOT NULL
);


ALTER TABLE kit.typed OWNER TO postgres;

--
-- Name: wide; Type: TABLE; Schema: kit; Owner: mm_login
--

CREATE TABLE kit.wide (
    "Üser" text,
    "sel ect" integer,
    "order" integer,
    "a""b" integer,
    "$1" integer
);


ALTER TABLE kit.wide OWNER TO mm_login;

--
-- Name: wide_sequence; Type: SEQUENCE; Schema: kit; Owner: mm_login
--

CREATE SEQUENCE kit.wide_sequence
    START WITH 5
    INCREMENT BY 1
    MINVALUE 5
    NO MAXVALUE
    CACHE 50;


ALTER TABLE kit.wide_sequence OWNER TO mm_login;

--
-- Name: wide_sequence; Type: SEQUENCE OWNED BY; Schema: kit; Owner: mm_login
--

ALTER SEQUENCE kit.wide_sequence OWNED BY kit.wide."order";


--
-- Name: Ämter; Type: TABLE; Schema: kit; Owner: postgres
--

CREATE TABLE kit."Ämter" (
    a integer
);


ALTER TABLE kit."Ämter" OWNER TO postgres;

--
-- Name: addresses; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.addresses (
    id bigint NOT NULL,
    customer_id bigint NOT NULL,
    street text NOT NULL,
    city text NOT NULL,
    country character(2) DEFAULT 'DE'::bpchar NOT NULL,
    is_default boolean DEFAULT false NOT NULL
);


ALTER TABLE public.addresses OWNER TO postgres;

--
-- Name: addresses_id_seq; Type: SEQUENCE; Schema: public; Owner: postgres
--

ALTER TABLE public.addresses ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.addresses_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: order_lines; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.order_lines (
    order_id bigint NOT NULL,
    line smallint NOT NULL,
    product_id integer NOT NULL,
    quantity integer NOT NULL,
    unit_price numeric(10,2) NOT NULL,
    CONSTRAINT order_lines_quantity_check CHECK ((quantity > 0))
);


ALTER TABLE public.order_lines OWNER TO postgres;

--
-- Name: products; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.products (
    id integer NOT NULL,
    sku text NOT NULL,
    category_id integer NOT NULL,
    title text NOT NULL,
    description text,
    net_price numeric(10,2) NOT NULL,
    tax_rate numeric(4,3) DEFAULT 0.190 NOT NULL,
    gross_price numeric(10,2) GENERATED ALWAYS AS (round((net_price * ((1)::numeric + tax_rate)), 2)) STORED,
    CONSTRAINT products_net_price_check CHECK ((net_price >= (0)::numeric))
);


ALTER TABLE public.products OWNER TO postgres;

--
-- Name: bestsellers; Type: MATERIALIZED VIEW; Schema: public; Owner: postgres
--

CREATE MATERIALIZED VIEW public.bestsellers AS
 SELECT p.id,
    p.title,
    sum(l.quantity) AS sold
   FROM (public.products p
     JOIN public.order_lines l ON ((l.product_id = p.id)))
  GROUP BY p.id, p.title
  WITH NO DATA;


ALTER TABLE public.bestsellers OWNER TO postgres;

--
-- Name: categories; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.categories (
    id integer NOT NULL,
    parent_id integer,
    name text NOT NULL
);


ALTER TABLE public.categories OWNER TO postgres;

--
-- Name: categories_id_seq; Type: SEQUENCE; Schema: public; Owner: postgres
--

CREATE SEQUENCE public.categories_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE public.categories_id_seq OWNER TO postgres;

--
-- Name: categories_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: postgres
--

ALTER SEQUENCE public.categories_id_seq OWNED BY public.categories.id;


--
-- Name: customers; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.customers (
    id bigint NOT NULL,
    email public.email_address NOT NULL,
    display_name text NOT NULL,
    birthday date,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);


ALTER TABLE public.customers OWNER TO postgres;

--
-- Name: customers_id_seq; Type: SEQUENCE; Schema: public; Owner: postgres
--

CREATE SEQUENCE public.customers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE public.customers_id_seq OWNER TO postgres;

--
-- Name: customers_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: postgres
--

ALTER SEQUENCE public.customers_id_seq OWNED BY public.customers.id;


--
-- Name: documents; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.documents (
    order_id bigint NOT NULL,
    scan oid NOT NULL,
    note xml
);


ALTER TABLE public.documents OWNER TO postgres;

--
-- Name: events; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.events (
    happened_at timestamp with time zone DEFAULT now() NOT NULL,
    kind text NOT NULL,
    customer_id bigint,
    payload jsonb,
    is_processed boolean DEFAULT false NOT NULL
);


ALTER TABLE public.events OWNER TO postgres;

--
-- Name: TABLE events; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON TABLE public.events IS 'Written by triggers and by the web shop; nothing refers to a row.';


--
-- Name: orders; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.orders (
    id bigint NOT NULL,
    number text DEFAULT billing.next_order_number() NOT NULL,
    customer_id bigint NOT NULL,
    shipping_address_id bigint,
    status public.order_status DEFAULT 'new'::public.order_status NOT NULL,
    placed_at timestamp with time zone DEFAULT now() NOT NULL
);


ALTER TABLE public.orders OWNER TO postgres;

--
-- Name: open_orders; Type: VIEW; Schema: public; Owner: postgres
--

CREATE VIEW public.open_orders AS
 SELECT o.id,
    o.number,
    c.display_name,
    o.placed_at
   FROM (public.orders o
     JOIN public.customers c ON ((c.id = o.customer_id)))
  WHERE (o.status = ANY (ARRAY['new'::public.order_status, 'paid'::public.order_status]));


ALTER TABLE public.open_orders OWNER TO postgres;

--
-- Name: orders_id_seq; Type: SEQUENCE; Schema: public; Owner: postgres
--

CREATE SEQUENCE public.orders_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE public.orders_id_seq OWNER TO postgres;

--
-- Name: orders_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: postgres
--

ALTER SEQUENCE public.orders_id_seq OWNED BY public.orders.id;


--
-- Name: page_cache; Type: TABLE; Schema: public; Owner: postgres
--

CREATE UNLOGGED TABLE public.page_cache (
    path text NOT NULL,
    html text NOT NULL,
    rendered_at timestamp with time zone DEFAULT now() NOT NULL
);


ALTER TABLE public.page_cache OWNER TO postgres;

--
-- Name: products_id_seq; Type: SEQUENCE; Schema: public; Owner: postgres
--

ALTER TABLE public.products ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.products_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: stock; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.stock (
    product_id integer NOT NULL,
    warehouse text NOT NULL,
    quantity integer DEFAULT 0 NOT NULL
);


ALTER TABLE public.stock OWNER TO postgres;

--
-- Name: part_1; Type: TABLE ATTACH; Schema: app; Owner: postgres
--

ALTER TABLE ONLY app.part ATTACH PARTITION app.part_1 FOR VALUES IN (1);


--
-- Name: part_2; Type: TABLE ATTACH; Schema: app; Owner: postgres
--

ALTER TABLE ONLY app.part ATTACH PARTITION app.part_2 FOR VALUES IN (2);


--
-- Name: invoices_2025; Type: TABLE ATTACH; Schema: billing; Owner: postgres
--

ALTER TABLE ONLY billing.invoices ATTACH PARTITION billing.invoices_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');


--
-- Name: invoices_2026; Type: TABLE ATTACH; Schema: billing; Owner: postgres
--

ALTER TABLE ONLY billing.invoices ATTACH PARTITION billing.invoices_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');


--
-- Name: hashed_0; Type: TABLE ATTACH; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.hashed ATTACH PARTITION kit.hashed_0 FOR VALUES WITH (modulus 2, remainder 0);


--
-- Name: hashed_1; Type: TABLE ATTACH; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.hashed ATTACH PARTITION kit.hashed_1 FOR VALUES WITH (modulus 2, remainder 1);


--
-- Name: measured_2024; Type: TABLE ATTACH; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.measured ATTACH PARTITION kit.measured_2024 FOR VALUES FROM (MINVALUE) TO ('2025-01-01');


--
-- Name: measured_2025; Type: TABLE ATTACH; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.measured ATTACH PARTITION kit.measured_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');


--
-- Name: measured_2025_1; Type: TABLE ATTACH; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.measured_2025 ATTACH PARTITION kit.measured_2025_1 FOR VALUES IN (1, 2);


--
-- Name: measured_2025_rest; Type: TABLE ATTACH; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.measured_2025 ATTACH PARTITION kit.measured_2025_rest DEFAULT;


--
-- Name: child note; Type: DEFAULT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.child ALTER COLUMN note SET DEFAULT 'c'::text;


--
-- Name: grandchild note; Type: DEFAULT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.grandchild ALTER COLUMN note SET DEFAULT 'c'::text;


--
-- Name: plain id; Type: DEFAULT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.plain ALTER COLUMN id SET DEFAULT nextval('kit.plain_id_seq'::regclass);


--
-- Name: plain small; Type: DEFAULT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.plain ALTER COLUMN small SET DEFAULT nextval('kit.plain_small_seq'::regclass);


--
-- Name: plain big; Type: DEFAULT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.plain ALTER COLUMN big SET DEFAULT nextval('kit.plain_big_seq'::regclass);


--
-- Name: categories id; Type: DEFAULT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.categories ALTER COLUMN id SET DEFAULT nextval('public.categories_id_seq'::regclass);


--
-- Name: customers id; Type: DEFAULT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.customers ALTER COLUMN id SET DEFAULT nextval('public.customers_id_seq'::regclass);


--
-- Name: orders id; Type: DEFAULT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.orders ALTER COLUMN id SET DEFAULT nextval('public.orders_id_seq'::regclass);


--
-- Name: small positive; Type: CHECK CONSTRAINT; Schema: app; Owner: postgres
--

ALTER DOMAIN app.small
    ADD CONSTRAINT positive CHECK ((VALUE > 0)) NOT VALID;


--
-- Name: accounts accounts_pkey; Type: CONSTRAINT; Schema: billing; Owner: postgres
--

ALTER TABLE ONLY billing.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (customer_id);


--
-- Name: invoices invoices_pkey; Type: CONSTRAINT; Schema: billing; Owner: postgres
--

ALTER TABLE ONLY billing.invoices
    ADD CONSTRAINT invoices_pkey PRIMARY KEY (id, issued_on);


--
-- Name: invoices_2025 invoices_2025_pkey; Type: CONSTRAINT; Schema: billing; Owner: postgres
--

ALTER TABLE ONLY billing.invoices_2025
    ADD CONSTRAINT invoices_2025_pkey PRIMARY KEY (id, issued_on);


--
-- Name: invoices_2026 invoices_2026_pkey; Type: CONSTRAINT; Schema: billing; Owner: postgres
--

ALTER TABLE ONLY billing.invoices_2026
    ADD CONSTRAINT invoices_2026_pkey PRIMARY KEY (id, issued_on);


--
-- Name: bookings bookings_kind_tstzrange_excl; Type: CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.bookings
    ADD CONSTRAINT bookings_kind_tstzrange_excl EXCLUDE USING gist (kind WITH =, tstzrange(lower(during), NULL::timestamp with time zone) WITH &&) DEFERRABLE;


--
-- Name: bookings bookings_room_during_excl; Type: CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.bookings
    ADD CONSTRAINT bookings_room_during_excl EXCLUDE USING gist (room WITH =, during WITH &&) WHERE ((kind <> 'x'::text));


--
-- Name: child child_id_key; Type: CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.child
    ADD CONSTRAINT child_id_key UNIQUE (id);


--
-- Name: keys keys_b_c_key; Type: CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.keys
    ADD CONSTRAINT keys_b_c_key UNIQUE NULLS NOT DISTINCT (b) INCLUDE (c);


--
-- Name: keys keys_b_c_key1; Type: CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.keys
    ADD CONSTRAINT keys_b_c_key1 UNIQUE (b, c);


--
-- Name: keys keys_c_b_key; Type: CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.keys
    ADD CONSTRAINT keys_c_b_key UNIQUE (c, b) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: keys keys_pkey; Type: CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.keys
    ADD CONSTRAINT keys_pkey PRIMARY KEY (a);


--
-- Name: plain later; Type: CHECK CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE kit.plain
    ADD CONSTRAINT later CHECK ((id > 0)) NOT VALID;


--
-- Name: measured measured_pkey; Type: CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.measured
    ADD CONSTRAINT measured_pkey PRIMARY KEY (at, site);


--
-- Name: measured_2024 measured_2024_pkey; Type: CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.measured_2024
    ADD CONSTRAINT measured_2024_pkey PRIMARY KEY (at, site);


--
-- Name: measured_2025 measured_2025_pkey; Type: CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.measured_2025
    ADD CONSTRAINT measured_2025_pkey PRIMARY KEY (at, site);


--
-- Name: measured_2025_1 measured_2025_1_pkey; Type: CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.measured_2025_1
    ADD CONSTRAINT measured_2025_1_pkey PRIMARY KEY (at, site);


--
-- Name: measured_2025_rest measured_2025_rest_pkey; Type: CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.measured_2025_rest
    ADD CONSTRAINT measured_2025_rest_pkey PRIMARY KEY (at, site);


--
-- Name: no_identity no_identity_pkey; Type: CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.no_identity
    ADD CONSTRAINT no_identity_pkey PRIMARY KEY (a);


--
-- Name: plain plain_code_amount_key; Type: CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.plain
    ADD CONSTRAINT plain_code_amount_key UNIQUE (code, amount);


--
-- Name: plain plain_pkey; Type: CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.plain
    ADD CONSTRAINT plain_pkey PRIMARY KEY (id);

ALTER TABLE kit.plain CLUSTER ON plain_pkey;


--
-- Name: typed typed_pkey; Type: CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.typed
    ADD CONSTRAINT typed_pkey PRIMARY KEY (a);


--
-- Name: addresses addresses_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.addresses
    ADD CONSTRAINT addresses_pkey PRIMARY KEY (id);


--
-- Name: categories categories_parent_id_name_key; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.categories
    ADD CONSTRAINT categories_parent_id_name_key UNIQUE NULLS NOT DISTINCT (parent_id, name);


--
-- Name: categories categories_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.categories
    ADD CONSTRAINT categories_pkey PRIMARY KEY (id);


--
-- Name: customers customers_email_key; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.customers
    ADD CONSTRAINT customers_email_key UNIQUE (email);


--
-- Name: customers customers_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.customers
    ADD CONSTRAINT customers_pkey PRIMARY KEY (id);


--
-- Name: documents documents_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.documents
    ADD CONSTRAINT documents_pkey PRIMARY KEY (order_id);


--
-- Name: order_lines order_lines_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.order_lines
    ADD CONSTRAINT order_lines_pkey PRIMARY KEY (order_id, line);


--
-- Name: orders orders_number_key; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_number_key UNIQUE (number);


--
-- Name: orders orders_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (id);


--
-- Name: page_cache page_cache_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.page_cache
    ADD CONSTRAINT page_cache_pkey PRIMARY KEY (path);


--
-- Name: products products_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.products
    ADD CONSTRAINT products_pkey PRIMARY KEY (id);


--
-- Name: products products_sku_key; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.products
    ADD CONSTRAINT products_sku_key UNIQUE (sku) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: stock stock_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.stock
    ADD CONSTRAINT stock_pkey PRIMARY KEY (product_id, warehouse);


--
-- Name: keys_identity; Type: INDEX; Schema: kit; Owner: postgres
--

CREATE UNIQUE INDEX keys_identity ON kit.keys USING btree (c);

ALTER TABLE ONLY kit.keys REPLICA IDENTITY USING INDEX keys_identity;


--
-- Name: measured_value; Type: INDEX; Schema: kit; Owner: postgres
--

CREATE INDEX measured_value ON ONLY kit.measured USING btree (value);


--
-- Name: measured_2024_value_idx; Type: INDEX; Schema: kit; Owner: postgres
--

CREATE INDEX measured_2024_value_idx ON kit.measured_2024 USING btree (value);


--
-- Name: measured_2025_value_idx; Type: INDEX; Schema: kit; Owner: postgres
--

CREATE INDEX measured_2025_value_idx ON ONLY kit.measured_2025 USING btree (value);


--
-- Name: measured_2025_1_value_idx; Type: INDEX; Schema: kit; Owner: postgres
--

CREATE INDEX measured_2025_1_value_idx ON kit.measured_2025_1 USING btree (value);


--
-- Name: measured_2025_rest_value_idx; Type: INDEX; Schema: kit; Owner: postgres
--

CREATE INDEX measured_2025_rest_value_idx ON kit.measured_2025_rest USING btree (value);


--
-- Name: measured_only; Type: INDEX; Schema: kit; Owner: postgres
--

CREATE INDEX measured_only ON ONLY kit.measured USING btree (site, value);


--
-- Name: plain_brin; Type: INDEX; Schema: kit; Owner: postgres
--

CREATE INDEX plain_brin ON kit.plain USING brin (happened) WITH (pages_per_range='4');


SET default_tablespace = mm_fast;

--
-- Name: plain_expression; Type: INDEX; Schema: kit; Owner: postgres; Tablespace: mm_fast
--

CREATE INDEX plain_expression ON kit.plain USING btree (lower((code)::text) varchar_pattern_ops DESC NULLS LAST, ((doc ->> 'a'::text)), amount) INCLUDE (id) WITH (fillfactor='50') WHERE ((amount > (3)::numeric) AND ((code)::text <> ';'::text));


SET default_tablespace = '';

--
-- Name: plain_gin; Type: INDEX; Schema: kit; Owner: postgres
--

CREATE INDEX plain_gin ON kit.plain USING gin (doc jsonb_path_ops);


--
-- Name: plain_hash; Type: INDEX; Schema: kit; Owner: postgres
--

CREATE INDEX plain_hash ON kit.plain USING hash (key);


--
-- Name: stored_code; Type: INDEX; Schema: kit; Owner: postgres
--

CREATE UNIQUE INDEX stored_code ON kit.stored USING btree (code);


--
-- Name: addresses_one_default; Type: INDEX; Schema: public; Owner: postgres
--

CREATE UNIQUE INDEX addresses_one_default ON public.addresses USING btree (customer_id) WHERE is_default;


--
-- Name: bestsellers_id; Type: INDEX; Schema: public; Owner: postgres
--

CREATE UNIQUE INDEX bestsellers_id ON public.bestsellers USING btree (id);


--
-- Name: events_unprocessed; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX events_unprocessed ON public.events USING btree (happened_at) WHERE (NOT is_processed);


--
-- Name: orders_open; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX orders_open ON public.orders USING btree (placed_at) WHERE (status = ANY (ARRAY['new'::public.order_status, 'paid'::public.order_status]));


--
-- Name: products_lower_sku; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX products_lower_sku ON public.products USING btree (lower(sku)) INCLUDE (title);


--
-- Name: products_title_trgm; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX products_title_trgm ON public.products USING gin (title public.gin_trgm_ops);


--
-- Name: invoices_2025_pkey; Type: INDEX ATTACH; Schema: billing; Owner: postgres
--

ALTER INDEX billing.invoices_pkey ATTACH PARTITION billing.invoices_2025_pkey;


--
-- Name: invoices_2026_pkey; Type: INDEX ATTACH; Schema: billing; Owner: postgres
--

ALTER INDEX billing.invoices_pkey ATTACH PARTITION billing.invoices_2026_pkey;


--
-- Name: measured_2024_pkey; Type: INDEX ATTACH; Schema: kit; Owner: postgres
--

ALTER INDEX kit.measured_pkey ATTACH PARTITION kit.measured_2024_pkey;


--
-- Name: measured_2024_value_idx; Type: INDEX ATTACH; Schema: kit; Owner: postgres
--

ALTER INDEX kit.measured_value ATTACH PARTITION kit.measured_2024_value_idx;


--
-- Name: measured_2025_1_pkey; Type: INDEX ATTACH; Schema: kit; Owner: postgres
--

ALTER INDEX kit.measured_2025_pkey ATTACH PARTITION kit.measured_2025_1_pkey;


--
-- Name: measured_2025_1_value_idx; Type: INDEX ATTACH; Schema: kit; Owner: postgres
--

ALTER INDEX kit.measured_2025_value_idx ATTACH PARTITION kit.measured_2025_1_value_idx;


--
-- Name: measured_2025_pkey; Type: INDEX ATTACH; Schema: kit; Owner: postgres
--

ALTER INDEX kit.measured_pkey ATTACH PARTITION kit.measured_2025_pkey;


--
-- Name: measured_2025_rest_pkey; Type: INDEX ATTACH; Schema: kit; Owner: postgres
--

ALTER INDEX kit.measured_2025_pkey ATTACH PARTITION kit.measured_2025_rest_pkey;


--
-- Name: measured_2025_rest_value_idx; Type: INDEX ATTACH; Schema: kit; Owner: postgres
--

ALTER INDEX kit.measured_2025_value_idx ATTACH PARTITION kit.measured_2025_rest_value_idx;


--
-- Name: measured_2025_value_idx; Type: INDEX ATTACH; Schema: kit; Owner: postgres
--

ALTER INDEX kit.measured_value ATTACH PARTITION kit.measured_2025_value_idx;


--
-- Name: plain_statistics; Type: STATISTICS; Schema: kit; Owner: postgres
--

CREATE STATISTICS kit.plain_statistics (ndistinct, mcv) ON code, amount FROM kit.plain;


ALTER STATISTICS kit.plain_statistics OWNER TO postgres;

--
-- Name: t also_log; Type: RULE; Schema: app; Owner: postgres
--

CREATE RULE also_log AS
    ON INSERT TO app.t DO  INSERT INTO app.log (id, what)
  VALUES (new.id, 'a;b'::text);


--
-- Name: t nothing; Type: RULE; Schema: app; Owner: postgres
--

CREATE RULE nothing AS
    ON DELETE TO app.t DO INSTEAD NOTHING;


--
-- Name: log replaced; Type: RULE; Schema: app; Owner: postgres
--

CREATE RULE replaced AS
    ON DELETE TO app.log DO INSTEAD NOTHING;


--
-- Name: log told; Type: RULE; Schema: app; Owner: postgres
--

CREATE RULE told AS
    ON UPDATE TO app.log
   WHERE (new.what = 'where do'::text) DO  INSERT INTO app.became_log (id)
  VALUES (1);
ALTER TABLE app.log DISABLE RULE told;


--
-- Name: t two_actions; Type: RULE; Schema: app; Owner: postgres
--

CREATE RULE two_actions AS
    ON UPDATE TO app.t
   WHERE (old.id <> new.id) DO INSTEAD ( INSERT INTO app.log (id, what)
  VALUES (old.id, ( SELECT max(log_1.what) AS max
           FROM app.log log_1));
 DELETE FROM app.log
  WHERE (log.id = old.id);
);


--
-- Name: grouped _RETURN; Type: RULE; Schema: kit; Owner: postgres
--

CREATE OR REPLACE VIEW kit.grouped AS
 SELECT p.id,
    p.code,
    p.amount
   FROM kit.plain p
  GROUP BY p.id;


--
-- Name: stock no_price_history; Type: RULE; Schema: public; Owner: postgres
--

CREATE RULE no_price_history AS
    ON DELETE TO public.stock DO INSTEAD  UPDATE public.stock SET quantity = 0
  WHERE ((stock.product_id = old.product_id) AND (stock.warehouse = old.warehouse));


--
-- Name: t builtin; Type: TRIGGER; Schema: app; Owner: postgres
--

CREATE TRIGGER builtin BEFORE UPDATE ON app.t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();


--
-- Name: part cloned; Type: TRIGGER; Schema: app; Owner: postgres
--

CREATE TRIGGER cloned AFTER INSERT ON app.part FOR EACH ROW EXECUTE FUNCTION app.tf();


--
-- Name: part_2 cloned; Type: TRIGGER; Schema: app; Owner: postgres
--


ALTER TABLE app.part_2 ENABLE ALWAYS TRIGGER cloned;


--
-- Name: t later; Type: TRIGGER; Schema: app; Owner: postgres
--

CREATE CONSTRAINT TRIGGER later AFTER INSERT ON app.t FROM app.log DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.tf();


--
-- Name: t now; Type: TRIGGER; Schema: app; Owner: postgres
--

CREATE CONSTRAINT TRIGGER now AFTER INSERT ON app.t NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION app.tf();


--
-- Name: tv on_view; Type: TRIGGER; Schema: app; Owner: postgres
--

CREATE TRIGGER on_view INSTEAD OF INSERT OR DELETE OR UPDATE ON app.tv FOR EACH ROW EXECUTE FUNCTION app.tf();


--
-- Name: t refs; Type: TRIGGER; Schema: app; Owner: postgres
--

CREATE TRIGGER refs AFTER UPDATE ON app.t REFERENCING OLD TABLE AS o NEW TABLE AS n FOR EACH STATEMENT EXECUTE FUNCTION app.tf();

ALTER TABLE app.t ENABLE REPLICA TRIGGER refs;


--
-- Name: t replaced; Type: TRIGGER; Schema: app; Owner: postgres
--

CREATE TRIGGER replaced AFTER DELETE ON app.t FOR EACH ROW EXECUTE FUNCTION app.tf();


--
-- Name: t secure; Type: TRIGGER; Schema: app; Owner: postgres
--

CREATE TRIGGER secure BEFORE INSERT OR UPDATE OF v, n ON app.t FOR EACH ROW WHEN (((new.v IS NOT NULL) AND (new.id > (1 + 2)))) EXECUTE FUNCTION app.secure('a', 'b c', '1');

ALTER TABLE app.t ENABLE ALWAYS TRIGGER secure;


--
-- Name: t stmt; Type: TRIGGER; Schema: app; Owner: postgres
--

CREATE TRIGGER stmt AFTER DELETE OR TRUNCATE ON app.t FOR EACH STATEMENT EXECUTE FUNCTION app.tf();

ALTER TABLE app.t DISABLE TRIGGER stmt;


--
-- Name: order_lines order_lines_post; Type: TRIGGER; Schema: public; Owner: postgres
--

CREATE TRIGGER order_lines_post AFTER INSERT ON public.order_lines FOR EACH ROW EXECUTE FUNCTION billing.post_line();


--
-- Name: orders orders_announce; Type: TRIGGER; Schema: public; Owner: postgres
--

CREATE TRIGGER orders_announce AFTER INSERT OR UPDATE OF status ON public.orders FOR EACH ROW EXECUTE FUNCTION public.announce_order();

ALTER TABLE public.orders ENABLE ALWAYS TRIGGER orders_announce;


--
-- Name: accounts accounts_customer_id_fkey; Type: FK CONSTRAINT; Schema: billing; Owner: postgres
--

ALTER TABLE ONLY billing.accounts
    ADD CONSTRAINT accounts_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;


--
-- Name: invoices invoices_order_id_fkey; Type: FK CONSTRAINT; Schema: billing; Owner: postgres
--

ALTER TABLE billing.invoices
    ADD CONSTRAINT invoices_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id);


--
-- Name: hashed hashed_a_fkey; Type: FK CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE kit.hashed
    ADD CONSTRAINT hashed_a_fkey FOREIGN KEY (a) REFERENCES kit.plain(id);


--
-- Name: refers refers_a_fkey; Type: FK CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.refers
    ADD CONSTRAINT refers_a_fkey FOREIGN KEY (a) REFERENCES kit.keys(a) ON DELETE SET NULL (a) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: refers refers_b_c_fkey; Type: FK CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.refers
    ADD CONSTRAINT refers_b_c_fkey FOREIGN KEY (b, c) REFERENCES kit.keys(b, c) MATCH FULL ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: refers refers_unvalidated; Type: FK CONSTRAINT; Schema: kit; Owner: postgres
--

ALTER TABLE ONLY kit.refers
    ADD CONSTRAINT refers_unvalidated FOREIGN KEY (d) REFERENCES kit.keys(a) NOT VALID;


--
-- Name: addresses addresses_customer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.addresses
    ADD CONSTRAINT addresses_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: categories categories_parent_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.categories
    ADD CONSTRAINT categories_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.categories(id) ON DELETE SET NULL;


--
-- Name: documents documents_order_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.documents
    ADD CONSTRAINT documents_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE;


--
-- Name: order_lines order_lines_order_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.order_lines
    ADD CONSTRAINT order_lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE;


--
-- Name: order_lines order_lines_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.order_lines
    ADD CONSTRAINT order_lines_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.products(id);


--
-- Name: orders orders_customer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;


--
-- Name: orders orders_shipping_address_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_shipping_address_id_fkey FOREIGN KEY (shipping_address_id) REFERENCES public.addresses(id) ON DELETE SET NULL;


--
-- Name: products products_category_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.products
    ADD CONSTRAINT products_category_id_fkey FOREIGN KEY (category_id) REFERENCES public.categories(id);


--
-- Name: stock stock_product_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.stock
    ADD CONSTRAINT stock_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE RESTRICT;


--
-- Name: t altered; Type: POLICY; Schema: app; Owner: postgres
--

CREATE POLICY altered ON app.t FOR DELETE TO mm_reader USING ((id = 1));


--
-- Name: t everyone; Type: POLICY; Schema: app; Owner: postgres
--

CREATE POLICY everyone ON app.t;


--
-- Name: t readers; Type: POLICY; Schema: app; Owner: postgres
--

CREATE POLICY readers ON app.t FOR SELECT TO mm_reader, "mm Writer" USING (((v = 'with check (x)'::text) OR (id > 0)));


--
-- Name: t; Type: ROW SECURITY; Schema: app; Owner: postgres
--

ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;

--
-- Name: t updates; Type: POLICY; Schema: app; Owner: postgres
--

CREATE POLICY updates ON app.t FOR UPDATE USING ((owner_name = CURRENT_USER)) WITH CHECK ((id IN ( SELECT log.id
   FROM app.log)));


--
-- Name: t writers; Type: POLICY; Schema: app; Owner: postgres
--

CREATE POLICY writers ON app.t AS RESTRICTIVE FOR INSERT TO "mm Writer" WITH CHECK ((n > (0)::numeric));


--
-- Name: addresses; Type: ROW SECURITY; Schema: public; Owner: postgres
--

ALTER TABLE public.addresses ENABLE ROW LEVEL SECURITY;

--
-- Name: addresses own_addresses; Type: POLICY; Schema: public; Owner: postgres
--

CREATE POLICY own_addresses ON public.addresses USING ((customer_id = (current_setting('shop.customer_id'::text))::bigint));


--
-- Name: chosen; Type: PUBLICATION; Schema: -; Owner: postgres
--

CREATE PUBLICATION chosen WITH (publish = 'insert, update, delete, truncate', publish_via_partition_root = true);


ALTER PUBLICATION chosen OWNER TO postgres;

--
-- Name: columns; Type: PUBLICATION; Schema: -; Owner: postgres
--

CREATE PUBLICATION columns WITH (publish = 'insert, update, delete, truncate');


ALTER PUBLICATION columns OWNER TO postgres;

--
-- Name: everything; Type: PUBLICATION; Schema: -; Owner: postgres
--

CREATE PUBLICATION everything FOR ALL TABLES WITH (publish = 'insert, update');


ALTER PUBLICATION everything OWNER TO postgres;

--
-- Name: chosen plain; Type: PUBLICATION TABLE; Schema: kit; Owner: postgres
--

ALTER PUBLICATION chosen ADD TABLE ONLY kit.plain WHERE ((id > 5));


--
-- Name: columns wide; Type: PUBLICATION TABLE; Schema: kit; Owner: postgres
--

ALTER PUBLICATION columns ADD TABLE ONLY kit.wide ("Üser", "order");


--
-- Name: chosen billing; Type: PUBLICATION TABLES IN SCHEMA; Schema: billing; Owner: postgres
--

ALTER PUBLICATION chosen ADD TABLES IN SCHEMA billing;


--
-- Name: pulled; Type: SUBSCRIPTION; Schema: -; Owner: postgres
--

CREATE SUBSCRIPTION pulled CONNECTION 'host=nowhere dbname=x password=hidden' PUBLICATION a, b WITH (connect = false, slot_name = NONE);


ALTER SUBSCRIPTION pulled OWNER TO postgres;

--
-- Name: SCHEMA kit; Type: ACL; Schema: -; Owner: mm_login
--

GRANT ALL ON SCHEMA kit TO PUBLIC;


--
-- Name: FUNCTION locks(); Type: ACL; Schema: kit; Owner: postgres
--

REVOKE ALL ON FUNCTION kit.locks() FROM PUBLIC;


--
-- Name: COLUMN plain.id; Type: ACL; Schema: kit; Owner: postgres
--

GRANT SELECT(id) ON TABLE kit.plain TO mm_reader;


--
-- Name: COLUMN plain.code; Type: ACL; Schema: kit; Owner: postgres
--

GRANT SELECT(code),UPDATE(code) ON TABLE kit.plain TO mm_reader;


--
-- Name: DEFAULT PRIVILEGES FOR TABLES; Type: DEFAULT ACL; Schema: kit; Owner: mm_login
--

ALTER DEFAULT PRIVILEGES FOR ROLE mm_login IN SCHEMA kit GRANT SELECT ON TABLES  TO mm_reader;


--
-- Name: ddl; Type: EVENT TRIGGER; Schema: -; Owner: postgres
--

CREATE EVENT TRIGGER ddl ON ddl_command_end
         WHEN TAG IN ('CREATE TABLE', 'DROP TABLE')
   EXECUTE FUNCTION app.ev();

ALTER EVENT TRIGGER ddl ENABLE REPLICA;


ALTER EVENT TRIGGER ddl OWNER TO postgres;

--
-- Name: dropped; Type: EVENT TRIGGER; Schema: -; Owner: postgres
--

CREATE EVENT TRIGGER dropped ON sql_drop
   EXECUTE FUNCTION app.ev();

ALTER EVENT TRIGGER dropped ENABLE ALWAYS;


ALTER EVENT TRIGGER dropped OWNER TO postgres;

--
-- Name: off; Type: EVENT TRIGGER; Schema: -; Owner: postgres
--

CREATE EVENT TRIGGER off ON ddl_command_start
   EXECUTE FUNCTION app.ev();

ALTER EVENT TRIGGER off DISABLE;


ALTER EVENT TRIGGER off OWNER TO postgres;

--
-- PostgreSQL database dump complete
--

\unrestrict mmready

