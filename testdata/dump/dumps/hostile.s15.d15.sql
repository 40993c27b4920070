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
-- Name: CREATE SCHEMA evil;; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA "CREATE SCHEMA evil;";


ALTER SCHEMA "CREATE SCHEMA evil;" OWNER TO postgres;

--
-- Name: s p.a"ce; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA "s p.a""ce";


ALTER SCHEMA "s p.a""ce" OWNER TO postgres;

--
-- Name: Ünï 😀; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA "Ünï
😀";


ALTER SCHEMA "Ünï
😀" OWNER TO postgres;

--
-- Name: e,num; Type: TYPE; Schema: public; Owner: postgres
--

CREATE TYPE public."e,num" AS ENUM (
    'a;b',
    'CREATE TABLE invented_label (a integer);',
    'back\slash',
    'it''s',
    ''
);


ALTER TYPE public."e,num" OWNER TO postgres;

--
-- Name: co(mp; Type: TYPE; Schema: public; Owner: postgres
--

CREATE TYPE public."co(mp" AS (
	"f;1" integer,
	"f""2" public."e,num"
);


ALTER TYPE public."co(mp" OWNER TO postgres;

--
-- Name: do main; Type: DOMAIN; Schema: public; Owner: postgres
--

CREATE DOMAIN public."do main" AS text
	CONSTRAINT "do main_check" CHECK ((VALUE <> '; CREATE TABLE invented_domain (a integer);'::text));


ALTER DOMAIN public."do main" OWNER TO postgres;

--
-- Name: f;()(text); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public."f;()"("arg, 1" text DEFAULT ');'::text) RETURNS text
    LANGUAGE plpgsql
    AS $_$
/* CREATE TABLE invented_comment (a integer); /* ' */ $$ */
-- '; CREATE TABLE invented_dashes (a integer);
BEGIN
	RETURN '$$; CREATE TABLE invented_body (a integer); $$' || $$ \. $$ || "arg, 1";
END;
$_$;


ALTER FUNCTION public."f;()"("arg, 1" text) OWNER TO postgres;

--
-- Name: t(); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.t() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN RETURN NEW; END$$;


ALTER FUNCTION public.t() OWNER TO postgres;

--
-- Name: unclosed(); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.unclosed() RETURNS text
    LANGUAGE plpgsql
    AS $_$ BEGIN RETURN $q$ ' /* -- $q$; END $_$;


ALTER FUNCTION public.unclosed() OWNER TO postgres;

--
-- Name: FUNCTION unclosed(); Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON FUNCTION public.unclosed() IS '$f$ $$';


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: ; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."" (
    "[31mred" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."" OWNER TO postgres;

--
-- Name:  ; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"." " (
    "
" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"." " OWNER TO postgres;

--
-- Name: ![i](x); Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."![i](x)" (
    "[link](http://x)" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."![i](x)" OWNER TO postgres;

--
-- Name: "; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."""" (
    "a""b" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."""" OWNER TO postgres;

--
-- Name: ""; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."""""" (
    """quoted""" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."""""" OWNER TO postgres;

--
-- Name: $$; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."$$" (
    "$1" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."$$" OWNER TO postgres;

--
-- Name: ${x}; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."${x}" (
    "%s%n%d" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."${x}" OWNER TO postgres;

--
-- Name: /*; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."/*" (
    "-- comment" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."/*" OWNER TO postgres;

--
-- Name: :var; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;".":var" (
    "::" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;".":var" OWNER TO postgres;

--
-- Name: ;;; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;".";;" (
    ";" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;".";;" OWNER TO postgres;

--
-- Name: <b>bold</b>; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."<b>bold</b>" (
    "<script>alert(1)</script>" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."<b>bold</b>" OWNER TO postgres;

--
-- Name: CREATE TABLE evil; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."CREATE TABLE evil" (
    "Mixed" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."CREATE TABLE evil" OWNER TO postgres;

--
-- Name: E'x'; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."E'x'" (
    "﻿bom" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."E'x'" OWNER TO postgres;

--
-- Name: \.; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."\." (
    "\" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."\." OWNER TO postgres;

--
-- Name: _; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"._ (
    "0digit" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"._ OWNER TO postgres;

--
-- Name: `tick`; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."`tick`" (
    "**bold**" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."`tick`" OWNER TO postgres;

--
-- Name: a,b; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."a,b" (
    "," integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."a,b" OWNER TO postgres;

--
-- Name: a.b.c; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."a.b.c" (
    "dot.ted" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."a.b.c" OWNER TO postgres;

--
-- Name: cr lf  ; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."crlf
" (
    "new
line" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."crlf
" OWNER TO postgres;

--
-- Name: naïve café; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."naïve café" (
    "ÄÖÜß" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."naïve café" OWNER TO postgres;

--
-- Name: public; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;".public (
    "null" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;".public OWNER TO postgres;

--
-- Name: user; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."user" (
    "table" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."user" OWNER TO postgres;

--
-- Name: zero​width; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."zero​width" (
    "over‮ride" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."zero​width" OWNER TO postgres;

--
-- Name: üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" (
    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" OWNER TO postgres;

--
-- Name: 😀; Type: TABLE; Schema: CREATE SCHEMA evil;; Owner: postgres
--

CREATE TABLE "CREATE SCHEMA evil;"."😀" (
    "جدول" integer,
    b text
);


ALTER TABLE "CREATE SCHEMA evil;"."😀" OWNER TO postgres;

--
-- Name: &lt;; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."&lt;" (
    "&amp;" integer,
    b text
);


ALTER TABLE public."&lt;" OWNER TO postgres;

--
-- Name: '; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."'" (
    "it's" integer,
    b text
);


ALTER TABLE public."'" OWNER TO postgres;

--
-- Name: ); Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.")" (
    "(" integer,
    b text
);


ALTER TABLE public.")" OWNER TO postgres;

--
-- Name: --x; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."--x" (
    "CREATE TABLE evil (a integer);" integer,
    b text
);


ALTER TABLE public."--x" OWNER TO postgres;

--
-- Name: /* x */; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."/* x */" (
    "*/" integer,
    b text
);


ALTER TABLE public."/* x */" OWNER TO postgres;

--
-- Name: :"var"; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.":""var""" (
    ":'var'" integer,
    b text
);


ALTER TABLE public.":""var""" OWNER TO postgres;

--
-- Name: @all; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."@all" (
    "{{x}}" integer,
    b text
);


ALTER TABLE public."@all" OWNER TO postgres;

--
-- Name: FOR EACH ROW; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."FOR EACH ROW" (
    pg_temp integer,
    b text
);


ALTER TABLE public."FOR EACH ROW" OWNER TO postgres;

--
-- Name: Grün; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."Grün" (
    "\connect nowhere" integer,
    b text
);


ALTER TABLE public."Grün" OWNER TO postgres;

--
-- Name: U&"\0041"; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."U&""\0041""" (
    "U&""x""" integer,
    b text
);


ALTER TABLE public."U&""\0041""" OWNER TO postgres;

--
-- Name: UPPER; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."UPPER" (
    "order" integer,
    b text
);


ALTER TABLE public."UPPER" OWNER TO postgres;

--
-- Name: ]]>; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."]]>" (
    "<!-- -->" integer,
    b text
);


ALTER TABLE public."]]>" OWNER TO postgres;

--
-- Name: back\slash; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."back\slash" (
    "$body$" integer,
    b text
);


ALTER TABLE public."back\slash" OWNER TO postgres;

--
-- Name: do$llar; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."do$llar" (
    "." integer,
    b text
);


ALTER TABLE public."do$llar" OWNER TO postgres;

--
-- Name: nb sp; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."nb sp" (
    "é" integer,
    b text
);


ALTER TABLE public."nb sp" OWNER TO postgres;

--
-- Name: new CREATE TABLE invented_by_name (a integer);; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."new
CREATE TABLE invented_by_name (a integer);" (
    "tab	bed" integer,
    b text
);


ALTER TABLE public."new
CREATE TABLE invented_by_name (a integer);" OWNER TO postgres;

--
-- Name: right‏left; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."right‏left" (
    "👨‍👩‍👧" integer,
    b text
);


ALTER TABLE public."right‏left" OWNER TO postgres;

--
-- Name: rows_; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.rows_ (
    a text,
    b bytea,
    "c""d" integer
);


ALTER TABLE public.rows_ OWNER TO postgres;

--
-- Name: COLUMN rows_."c""d"; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON COLUMN public.rows_."c""d" IS '/* "';


--
-- Name: select; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."select" (
    "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀abc" integer,
    b text
);


ALTER TABLE public."select" OWNER TO postgres;

--
-- Name: seq'quote; Type: SEQUENCE; Schema: public; Owner: postgres
--

CREATE SEQUENCE public."seq'quote"
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE public."seq'quote" OWNER TO postgres;

--
-- Name: seq'quote; Type: SEQUENCE OWNED BY; Schema: public; Owner: postgres
--

ALTER SEQUENCE public."seq'quote" OWNED BY public.rows_."c""d";


--
-- Name: texts; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.texts (
    a text DEFAULT 'CREATE TABLE invented_default (a integer);'::text,
    b text DEFAULT '''; CREATE TABLE invented_escape (a integer); --'::text,
    c text DEFAULT 'x''; CREATE TABLE invented_dollar (a integer); '::text,
    d text DEFAULT ' $$ $b$ CREATE TABLE invented_tag (a integer); '::text,
    e text DEFAULT '''; CREATE TABLE invented_unicode (a integer);'::text,
    f text DEFAULT (('\'::text || ';'::text) || '\.'::text),
    g text DEFAULT 'line
CREATE TABLE invented_line (a integer);
\connect nowhere
COPY public.texts FROM stdin;
'::text,
    CONSTRAINT "CHECK (true); CREATE TABLE invented_check (a integer);" CHECK ((a <> ') ; CREATE TABLE x ('::text))
);


ALTER TABLE public.texts OWNER TO postgres;

--
-- Name: TABLE texts; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON TABLE public.texts IS '''; CREATE TABLE invented_on_object (a integer);
\connect nowhere
\.
-- Name: x; Type: TABLE;';


--
-- Name: trail ; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."trail " (
    " lead" integer,
    b text
);


ALTER TABLE public."trail " OWNER TO postgres;

--
-- Name: true; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."true" (
    "COPY x FROM stdin;" integer,
    b text
);


ALTER TABLE public."true" OWNER TO postgres;

--
-- Name: a"b; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."a""b" (
    "with space" integer,
    b text
);


ALTER TABLE "s p.a""ce"."a""b" OWNER TO postgres;

--
-- Name: v as select; Type: VIEW; Schema: public; Owner: postgres
--

CREATE VIEW public."v as select" AS
 SELECT 'x; CREATE TABLE invented_view (a integer);'::text AS ";",
    "a""b".b AS "a""b"
   FROM "s p.a""ce"."a""b";


ALTER TABLE public."v as select" OWNER TO postgres;

--
-- Name: view of "."; Type: VIEW; Schema: public; Owner: postgres
--

CREATE VIEW public."view of "".""" AS
 SELECT """"."a""b",
    """".b
   FROM "CREATE SCHEMA evil;"."""";


ALTER TABLE public."view of "".""" OWNER TO postgres;

--
-- Name: with space; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."with space" (
    "name""; DROP TABLE x; --" integer,
    b text
);


ALTER TABLE public."with space" OWNER TO postgres;

--
-- Name: {}; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."{}" (
    "[x]" integer,
    b text
);


ALTER TABLE public."{}" OWNER TO postgres;

--
-- Name: | pipe |; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."| pipe |" (
    "# head" integer,
    b text
);


ALTER TABLE public."| pipe |" OWNER TO postgres;

--
-- Name: ; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."" (
    "" integer,
    b text
);


ALTER TABLE public."" OWNER TO postgres;

--
-- Name: таблица; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."таблица" (
    "表" integer,
    b text
);


ALTER TABLE public."таблица" OWNER TO postgres;

--
-- Name:  ; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."
" (
    "new
CREATE TABLE invented_by_name (a integer);" integer,
    b text
);


ALTER TABLE "s p.a""ce"."
" OWNER TO postgres;

--
-- Name: [31mred; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."[31mred" (
    "@all" integer,
    b text
);


ALTER TABLE "s p.a""ce"."[31mred" OWNER TO postgres;

--
-- Name: "quoted"; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."""quoted""" (
    "FOR EACH ROW" integer,
    b text
);


ALTER TABLE "s p.a""ce"."""quoted""" OWNER TO postgres;

--
-- Name: $1; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."$1" (
    "do$llar" integer,
    b text
);


ALTER TABLE "s p.a""ce"."$1" OWNER TO postgres;

--
-- Name: %s%n%d; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."%s%n%d" (
    "]]>" integer,
    b text
);


ALTER TABLE "s p.a""ce"."%s%n%d" OWNER TO postgres;

--
-- Name: **bold**; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."**bold**" (
    "&lt;" integer,
    b text
);


ALTER TABLE "s p.a""ce"."**bold**" OWNER TO postgres;

--
-- Name: ,; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."," (
    ")" integer,
    b text
);


ALTER TABLE "s p.a""ce"."," OWNER TO postgres;

--
-- Name: -- comment; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."-- comment" (
    "--x" integer,
    b text
);


ALTER TABLE "s p.a""ce"."-- comment" OWNER TO postgres;

--
-- Name: 0digit; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."0digit" (
    ":""var""" integer,
    b text
);


ALTER TABLE "s p.a""ce"."0digit" OWNER TO postgres;

--
-- Name: ::; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."::" (
    "U&""\0041""" integer,
    b text
);


ALTER TABLE "s p.a""ce"."::" OWNER TO postgres;

--
-- Name: ;; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce".";" (
    "/* x */" integer,
    b text
);


ALTER TABLE "s p.a""ce".";" OWNER TO postgres;

--
-- Name: <script>alert(1)</script>; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."<script>alert(1)</script>" (
    "{}" integer,
    b text
);


ALTER TABLE "s p.a""ce"."<script>alert(1)</script>" OWNER TO postgres;

--
-- Name: Mixed; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."Mixed" (
    "UPPER" integer,
    b text
);


ALTER TABLE "s p.a""ce"."Mixed" OWNER TO postgres;

--
-- Name: [link](http://x); Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."[link](http://x)" (
    "| pipe |" integer,
    b text
);


ALTER TABLE "s p.a""ce"."[link](http://x)" OWNER TO postgres;

--
-- Name: \; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."\" (
    "back\slash" integer,
    b text
);


ALTER TABLE "s p.a""ce"."\" OWNER TO postgres;

--
-- Name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce".aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa (
    "trail " integer,
    b text
);


ALTER TABLE "s p.a""ce".aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa OWNER TO postgres;

--
-- Name: dot.ted; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."dot.ted" (
    "'" integer,
    b text
);


ALTER TABLE "s p.a""ce"."dot.ted" OWNER TO postgres;

--
-- Name: new line; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."new
line" (
    "nb sp" integer,
    b text
);


ALTER TABLE "s p.a""ce"."new
line" OWNER TO postgres;

--
-- Name: null; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."null" (
    "true" integer,
    b text
);


ALTER TABLE "s p.a""ce"."null" OWNER TO postgres;

--
-- Name: over‮ride; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."over‮ride" (
    "right‏left" integer,
    b text
);


ALTER TABLE "s p.a""ce"."over‮ride" OWNER TO postgres;

--
-- Name: table; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."table" (
    "select" integer,
    b text
);


ALTER TABLE "s p.a""ce"."table" OWNER TO postgres;

--
-- Name: ÄÖÜß; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."ÄÖÜß" (
    "Grün" integer,
    b text
);


ALTER TABLE "s p.a""ce"."ÄÖÜß" OWNER TO postgres;

--
-- Name: جدول; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."جدول" (
    "таблица" integer,
    b text
);


ALTER TABLE "s p.a""ce"."جدول" OWNER TO postgres;

--
-- Name: ﻿bom; Type: TABLE; Schema: s p.a"ce; Owner: postgres
--

CREATE TABLE "s p.a""ce"."﻿bom" (
    "" integer,
    b text
);


ALTER TABLE "s p.a""ce"."﻿bom" OWNER TO postgres;

--
-- Name:  lead; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"." lead" (
    " " integer,
    b text
);


ALTER TABLE "Ünï
😀"." lead" OWNER TO postgres;

--
-- Name: # head; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."# head" (
    "`tick`" integer,
    b text
);


ALTER TABLE "Ünï
😀"."# head" OWNER TO postgres;

--
-- Name: $body$; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."$body$" (
    "$$" integer,
    b text
);


ALTER TABLE "Ünï
😀"."$body$" OWNER TO postgres;

--
-- Name: &amp;; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."&amp;" (
    "<b>bold</b>" integer,
    b text
);


ALTER TABLE "Ünï
😀"."&amp;" OWNER TO postgres;

--
-- Name: (; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."(" (
    ";;" integer,
    b text
);


ALTER TABLE "Ünï
😀"."(" OWNER TO postgres;

--
-- Name: */; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."*/" (
    "/*" integer,
    b text
);


ALTER TABLE "Ünï
😀"."*/" OWNER TO postgres;

--
-- Name: .; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."." (
    "a.b.c" integer,
    b text
);


ALTER TABLE "Ünï
😀"."." OWNER TO postgres;

--
-- Name: :'var'; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀".":'var'" (
    ":var" integer,
    b text
);


ALTER TABLE "Ünï
😀".":'var'" OWNER TO postgres;

--
-- Name: <!-- -->; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."<!-- -->" (
    "![i](x)" integer,
    b text
);


ALTER TABLE "Ünï
😀"."<!-- -->" OWNER TO postgres;

--
-- Name: COPY x FROM stdin;; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."COPY x FROM stdin;" (
    _ integer,
    b text
);


ALTER TABLE "Ünï
😀"."COPY x FROM stdin;" OWNER TO postgres;

--
-- Name: CREATE TABLE evil (a integer);; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."CREATE TABLE evil (a integer);" (
    "CREATE TABLE evil" integer,
    b text
);


ALTER TABLE "Ünï
😀"."CREATE TABLE evil (a integer);" OWNER TO postgres;

--
-- Name: U&"x"; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."U&""x""" (
    "E'x'" integer,
    b text
);


ALTER TABLE "Ünï
😀"."U&""x""" OWNER TO postgres;

--
-- Name: [x]; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."[x]" (
    "a,b" integer,
    b text
);


ALTER TABLE "Ünï
😀"."[x]" OWNER TO postgres;

--
-- Name: \connect nowhere; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."\connect nowhere" (
    "\." integer,
    b text
);


ALTER TABLE "Ünï
😀"."\connect nowhere" OWNER TO postgres;

--
-- Name: é; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."é" (
    "zero​width" integer,
    b text
);


ALTER TABLE "Ünï
😀"."é" OWNER TO postgres;

--
-- Name: it's; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."it's" (
    """" integer,
    b text
);


ALTER TABLE "Ünï
😀"."it's" OWNER TO postgres;

--
-- Name: name"; DROP TABLE x; --; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."name""; DROP TABLE x; --" (
    """""" integer,
    b text
);


ALTER TABLE "Ünï
😀"."name""; DROP TABLE x; --" OWNER TO postgres;

--
-- Name: order; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."order" (
    "user" integer,
    b text
);


ALTER TABLE "Ünï
😀"."order" OWNER TO postgres;

--
-- Name: pg_temp; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀".pg_temp (
    public integer,
    b text
);


ALTER TABLE "Ünï
😀".pg_temp OWNER TO postgres;

--
-- Name: tab	bed; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."tab	bed" (
    "crlf
" integer,
    b text
);


ALTER TABLE "Ünï
😀"."tab	bed" OWNER TO postgres;

--
-- Name: {{x}}; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."{{x}}" (
    "${x}" integer,
    b text
);


ALTER TABLE "Ünï
😀"."{{x}}" OWNER TO postgres;

--
-- Name: ; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."" (
    "" integer,
    b text
);


ALTER TABLE "Ünï
😀"."" OWNER TO postgres;

--
-- Name: 表; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."表" (
    "naïve café" integer,
    b text
);


ALTER TABLE "Ünï
😀"."表" OWNER TO postgres;

--
-- Name: 👨‍👩‍👧; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."👨‍👩‍👧" (
    "😀" integer,
    b text
);


ALTER TABLE "Ünï
😀"."👨‍👩‍👧" OWNER TO postgres;

--
-- Name: 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀abc; Type: TABLE; Schema: Ünï 😀; Owner: postgres
--

CREATE TABLE "Ünï
😀"."😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀abc" (
    "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" integer,
    b text
);


ALTER TABLE "Ünï
😀"."😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀abc" OWNER TO postgres;

--
-- Name: rows_ c"d; Type: DEFAULT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.rows_ ALTER COLUMN "c""d" SET DEFAULT nextval('public."seq''quote"'::regclass);


--
-- Data for Name: ; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."" ("[31mred", b) FROM stdin;
\.


--
-- Data for Name:  ; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"." " ("
", b) FROM stdin;
\.


--
-- Data for Name: ![i](x); Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."![i](x)" ("[link](http://x)", b) FROM stdin;
\.


--
-- Data for Name: "; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."""" ("a""b", b) FROM stdin;
\.


--
-- Data for Name: ""; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."""""" ("""quoted""", b) FROM stdin;
\.


--
-- Data for Name: $$; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."$$" ("$1", b) FROM stdin;
\.


--
-- Data for Name: ${x}; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."${x}" ("%s%n%d", b) FROM stdin;
\.


--
-- Data for Name: /*; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."/*" ("-- comment", b) FROM stdin;
\.


--
-- Data for Name: :var; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;".":var" ("::", b) FROM stdin;
\.


--
-- Data for Name: ;;; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;".";;" (";", b) FROM stdin;
\.


--
-- Data for Name: <b>bold</b>; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."<b>bold</b>" ("<script>alert(1)</script>", b) FROM stdin;
\.


--
-- Data for Name: CREATE TABLE evil; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."CREATE TABLE evil" ("Mixed", b) FROM stdin;
\.


--
-- Data for Name: E'x'; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."E'x'" ("﻿bom", b) FROM stdin;
\.


--
-- Data for Name: \.; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."\." ("\", b) FROM stdin;
\.


--
-- Data for Name: _; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"._ ("0digit", b) FROM stdin;
\.


--
-- Data for Name: `tick`; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."`tick`" ("**bold**", b) FROM stdin;
\.


--
-- Data for Name: a,b; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."a,b" (",", b) FROM stdin;
\.


--
-- Data for Name: a.b.c; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."a.b.c" ("dot.ted", b) FROM stdin;
\.


--
-- Data for Name: cr lf  ; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."crlf
" ("new
line", b) FROM stdin;
\.


--
-- Data for Name: naïve café; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."naïve café" ("ÄÖÜß", b) FROM stdin;
\.


--
-- Data for Name: public; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;".public ("null", b) FROM stdin;
\.


--
-- Data for Name: user; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."user" ("table", b) FROM stdin;
\.


--
-- Data for Name: zero​width; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."zero​width" ("over‮ride", b) FROM stdin;
\.


--
-- Data for Name: üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, b) FROM stdin;
\.


--
-- Data for Name: 😀; Type: TABLE DATA; Schema: CREATE SCHEMA evil;; Owner: postgres
--

COPY "CREATE SCHEMA evil;"."😀" ("جدول", b) FROM stdin;
\.


--
-- Data for Name: &lt;; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."&lt;" ("&amp;", b) FROM stdin;
\.


--
-- Data for Name: '; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."'" ("it's", b) FROM stdin;
\.


--
-- Data for Name: ); Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.")" ("(", b) FROM stdin;
\.


--
-- Data for Name: --x; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."--x" ("CREATE TABLE evil (a integer);", b) FROM stdin;
\.


--
-- Data for Name: /* x */; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."/* x */" ("*/", b) FROM stdin;
\.


--
-- Data for Name: :"var"; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.":""var""" (":'var'", b) FROM stdin;
\.


--
-- Data for Name: @all; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."@all" ("{{x}}", b) FROM stdin;
\.


--
-- Data for Name: FOR EACH ROW; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."FOR EACH ROW" (pg_temp, b) FROM stdin;
\.


--
-- Data for Name: Grün; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."Grün" ("\connect nowhere", b) FROM stdin;
\.


--
-- Data for Name: U&"\0041"; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."U&""\0041""" ("U&""x""", b) FROM stdin;
\.


--
-- Data for Name: UPPER; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."UPPER" ("order", b) FROM stdin;
\.


--
-- Data for Name: ]]>; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."]]>" ("<!-- -->", b) FROM stdin;
\.


--
-- Data for Name: back\slash; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."back\slash" ("$body$", b) FROM stdin;
\.


--
-- Data for Name: do$llar; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."do$llar" (".", b) FROM stdin;
\.


--
-- Data for Name: nb sp; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."nb sp" ("é", b) FROM stdin;
\.


--
-- Data for Name: new CREATE TABLE invented_by_name (a integer);; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."new
CREATE TABLE invented_by_name (a integer);" ("tab	bed", b) FROM stdin;
\.


--
-- Data for Name: right‏left; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."right‏left" ("👨‍👩‍👧", b) FROM stdin;
\.


--
-- Data for Name: rows_; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.rows_ (a, b, "c""d") FROM stdin;
\\.	\\x5c2e0a	1
\\.\n\\.\nCREATE TABLE invented_row (a integer);	\N	2
\\connect nowhere	\N	3
\t\\N\r\n	\\x00	4
CREATE TABLE invented_row2 (a integer);	\N	5
\\restrict x	\N	6
'	\N	7
$$	\N	8
/*	\N	9
--	\N	10
	\N	\N
\.


--
-- Data for Name: select; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."select" ("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀abc", b) FROM stdin;
\.


--
-- Data for Name: texts; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.texts (a, b, c, d, e, f, g) FROM stdin;
\.


--
-- Data for Name: trail ; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."trail " (" lead", b) FROM stdin;
\.


--
-- Data for Name: true; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."true" ("COPY x FROM stdin;", b) FROM stdin;
\.


--
-- Data for Name: with space; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."with space" ("name""; DROP TABLE x; --", b) FROM stdin;
\.


--
-- Data for Name: {}; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."{}" ("[x]", b) FROM stdin;
\.


--
-- Data for Name: | pipe |; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."| pipe |" ("# head", b) FROM stdin;
\.


--
-- Data for Name: ; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."" ("", b) FROM stdin;
\.


--
-- Data for Name: таблица; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public."таблица" ("表", b) FROM stdin;
\.


--
-- Data for Name:  ; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."
" ("new
CREATE TABLE invented_by_name (a integer);", b) FROM stdin;
\.


--
-- Data for Name: [31mred; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."[31mred" ("@all", b) FROM stdin;
\.


--
-- Data for Name: "quoted"; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."""quoted""" ("FOR EACH ROW", b) FROM stdin;
\.


--
-- Data for Name: $1; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."$1" ("do$llar", b) FROM stdin;
\.


--
-- Data for Name: %s%n%d; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."%s%n%d" ("]]>", b) FROM stdin;
\.


--
-- Data for Name: **bold**; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."**bold**" ("&lt;", b) FROM stdin;
\.


--
-- Data for Name: ,; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."," (")", b) FROM stdin;
\.


--
-- Data for Name: -- comment; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."-- comment" ("--x", b) FROM stdin;
\.


--
-- Data for Name: 0digit; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."0digit" (":""var""", b) FROM stdin;
\.


--
-- Data for Name: ::; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."::" ("U&""\0041""", b) FROM stdin;
\.


--
-- Data for Name: ;; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce".";" ("/* x */", b) FROM stdin;
\.


--
-- Data for Name: <script>alert(1)</script>; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."<script>alert(1)</script>" ("{}", b) FROM stdin;
\.


--
-- Data for Name: Mixed; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."Mixed" ("UPPER", b) FROM stdin;
\.


--
-- Data for Name: [link](http://x); Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."[link](http://x)" ("| pipe |", b) FROM stdin;
\.


--
-- Data for Name: \; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."\" ("back\slash", b) FROM stdin;
\.


--
-- Data for Name: a"b; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."a""b" ("with space", b) FROM stdin;
\.


--
-- Data for Name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce".aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ("trail ", b) FROM stdin;
\.


--
-- Data for Name: dot.ted; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."dot.ted" ("'", b) FROM stdin;
\.


--
-- Data for Name: new line; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."new
line" ("nb sp", b) FROM stdin;
\.


--
-- Data for Name: null; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."null" ("true", b) FROM stdin;
\.


--
-- Data for Name: over‮ride; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."over‮ride" ("right‏left", b) FROM stdin;
\.


--
-- Data for Name: table; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."table" ("select", b) FROM stdin;
\.


--
-- Data for Name: ÄÖÜß; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."ÄÖÜß" ("Grün", b) FROM stdin;
\.


--
-- Data for Name: جدول; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."جدول" ("таблица", b) FROM stdin;
\.


--
-- Data for Name: ﻿bom; Type: TABLE DATA; Schema: s p.a"ce; Owner: postgres
--

COPY "s p.a""ce"."﻿bom" ("", b) FROM stdin;
\.


--
-- Data for Name:  lead; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"." lead" (" ", b) FROM stdin;
\.


--
-- Data for Name: # head; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."# head" ("`tick`", b) FROM stdin;
\.


--
-- Data for Name: $body$; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."$body$" ("$$", b) FROM stdin;
\.


--
-- Data for Name: &amp;; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."&amp;" ("<b>bold</b>", b) FROM stdin;
\.


--
-- Data for Name: (; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."(" (";;", b) FROM stdin;
\.


--
-- Data for Name: */; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."*/" ("/*", b) FROM stdin;
\.


--
-- Data for Name: .; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."." ("a.b.c", b) FROM stdin;
\.


--
-- Data for Name: :'var'; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀".":'var'" (":var", b) FROM stdin;
\.


--
-- Data for Name: <!-- -->; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."<!-- -->" ("![i](x)", b) FROM stdin;
\.


--
-- Data for Name: COPY x FROM stdin;; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."COPY x FROM stdin;" (_, b) FROM stdin;
\.


--
-- Data for Name: CREATE TABLE evil (a integer);; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."CREATE TABLE evil (a integer);" ("CREATE TABLE evil", b) FROM stdin;
\.


--
-- Data for Name: U&"x"; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."U&""x""" ("E'x'", b) FROM stdin;
\.


--
-- Data for Name: [x]; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."[x]" ("a,b", b) FROM stdin;
\.


--
-- Data for Name: \connect nowhere; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."\connect nowhere" ("\.", b) FROM stdin;
\.


--
-- Data for Name: é; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."é" ("zero​width", b) FROM stdin;
\.


--
-- Data for Name: it's; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."it's" ("""", b) FROM stdin;
\.


--
-- Data for Name: name"; DROP TABLE x; --; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."name""; DROP TABLE x; --" ("""""", b) FROM stdin;
\.


--
-- Data for Name: order; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."order" ("user", b) FROM stdin;
\.


--
-- Data for Name: pg_temp; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀".pg_temp (public, b) FROM stdin;
\.


--
-- Data for Name: tab	bed; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."tab	bed" ("crlf
", b) FROM stdin;
\.


--
-- Data for Name: {{x}}; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."{{x}}" ("${x}", b) FROM stdin;
\.


--
-- Data for Name: ; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."" ("", b) FROM stdin;
\.


--
-- Data for Name: 表; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."表" ("naïve café", b) FROM stdin;
\.


--
-- Data for Name: 👨‍👩‍👧; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."👨‍👩‍👧" ("😀", b) FROM stdin;
\.


--
-- Data for Name: 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀abc; Type: TABLE DATA; Schema: Ünï 😀; Owner: postgres
--

COPY "Ünï
😀"."😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀abc" ("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz", b) FROM stdin;
\.


--
-- Name: seq'quote; Type: SEQUENCE SET; Schema: public; Owner: postgres
--

SELECT pg_catalog.setval('public."seq''quote"', 1, false);


--
-- Name: in;dex "q"; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX "in;dex ""q""" ON public.rows_ USING btree (((a || ';'::text)), "c""d") WHERE (a <> 'CREATE TABLE invented_predicate ();'::text);


--
-- Name: texts DO INSTEAD; --; Type: RULE; Schema: public; Owner: postgres
--

CREATE RULE "DO INSTEAD; --" AS
    ON DELETE TO public.texts DO
 NOTIFY "channel; x";


--
-- Name: it's trigger; CREATE TABLE invented_trigger (); Type: TRIGGER; Schema: Ünï 😀; Owner: postgres
--

CREATE TRIGGER "trigger; CREATE TABLE invented_trigger ()" BEFORE INSERT ON "Ünï
😀"."it's" FOR EACH ROW EXECUTE FUNCTION public.t('; CREATE TABLE invented_argument (a integer);', 'it''s', '\');


--
-- Name: texts po;licy; Type: POLICY; Schema: public; Owner: postgres
--

CREATE POLICY "po;licy" ON public.texts USING ((a <> '; CREATE TABLE invented_policy (a integer);'::text));


--
-- Name: texts; Type: ROW SECURITY; Schema: public; Owner: postgres
--

ALTER TABLE public.texts ENABLE ROW LEVEL SECURITY;

--
-- Name: pub; --; Type: PUBLICATION; Schema: -; Owner: postgres
--

CREATE PUBLICATION "pub; --" WITH (publish = 'insert, update, delete, truncate');


ALTER PUBLICATION "pub; --" OWNER TO postgres;

--
-- Name: pub; -- texts; Type: PUBLICATION TABLE; Schema: public; Owner: postgres
--

ALTER PUBLICATION "pub; --" ADD TABLE ONLY public.texts;


--
-- Name: pub; -- a"b; Type: PUBLICATION TABLE; Schema: s p.a"ce; Owner: postgres
--

ALTER PUBLICATION "pub; --" ADD TABLE ONLY "s p.a""ce"."a""b";


--
-- PostgreSQL database dump complete
--

\unrestrict mmready

