-- Names and texts chosen by an enemy, for PostgreSQL 15; make-dumps loads it into a real server.
-- No table has a primary key, so that every one must be named by a report.
SET client_encoding = 'UTF8';
CREATE SCHEMA "s p.a""ce";
CREATE SCHEMA "CREATE SCHEMA evil;";
CREATE SCHEMA "Ünï
😀";
CREATE TABLE public."with space" ("name""; DROP TABLE x; --" integer, b text);
CREATE TABLE "s p.a""ce"."a""b" ("with space" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."""" ("a""b" integer, b text);
CREATE TABLE "Ünï
😀"."it's" ("""" integer, b text);
CREATE TABLE public."'" ("it's" integer, b text);
CREATE TABLE "s p.a""ce"."dot.ted" ("'" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."a.b.c" ("dot.ted" integer, b text);
CREATE TABLE "Ünï
😀"."." ("a.b.c" integer, b text);
CREATE TABLE public."do$llar" ("." integer, b text);
CREATE TABLE "s p.a""ce"."$1" ("do$llar" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."$$" ("$1" integer, b text);
CREATE TABLE "Ünï
😀"."$body$" ("$$" integer, b text);
CREATE TABLE public."back\slash" ("$body$" integer, b text);
CREATE TABLE "s p.a""ce"."\" ("back\slash" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."\." ("\" integer, b text);
CREATE TABLE "Ünï
😀"."\connect nowhere" ("\." integer, b text);
CREATE TABLE public."Grün" ("\connect nowhere" integer, b text);
CREATE TABLE "s p.a""ce"."ÄÖÜß" ("Grün" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."naïve café" ("ÄÖÜß" integer, b text);
CREATE TABLE "Ünï
😀"."表" ("naïve café" integer, b text);
CREATE TABLE public."таблица" ("表" integer, b text);
CREATE TABLE "s p.a""ce"."جدول" ("таблица" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."😀" ("جدول" integer, b text);
CREATE TABLE "Ünï
😀"."👨‍👩‍👧" ("😀" integer, b text);
CREATE TABLE public."right‏left" ("👨‍👩‍👧" integer, b text);
CREATE TABLE "s p.a""ce"."over‮ride" ("right‏left" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."zero​width" ("over‮ride" integer, b text);
CREATE TABLE "Ünï
😀"."é" ("zero​width" integer, b text);
CREATE TABLE public."nb sp" ("é" integer, b text);
CREATE TABLE "s p.a""ce"."new
line" ("nb sp" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."crlf
" ("new
line" integer, b text);
CREATE TABLE "Ünï
😀"."tab	bed" ("crlf
" integer, b text);
CREATE TABLE public."new
CREATE TABLE invented_by_name (a integer);" ("tab	bed" integer, b text);
CREATE TABLE "s p.a""ce"."
" ("new
CREATE TABLE invented_by_name (a integer);" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"." " ("
" integer, b text);
CREATE TABLE "Ünï
😀"." lead" (" " integer, b text);
CREATE TABLE public."trail " (" lead" integer, b text);
CREATE TABLE "s p.a""ce"."aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" ("trail " integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" integer, b text);
CREATE TABLE "Ünï
😀"."😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀abc" ("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüz" integer, b text);
CREATE TABLE public."select" ("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀abc" integer, b text);
CREATE TABLE "s p.a""ce"."table" ("select" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."user" ("table" integer, b text);
CREATE TABLE "Ünï
😀"."order" ("user" integer, b text);
CREATE TABLE public."UPPER" ("order" integer, b text);
CREATE TABLE "s p.a""ce"."Mixed" ("UPPER" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."CREATE TABLE evil" ("Mixed" integer, b text);
CREATE TABLE "Ünï
😀"."CREATE TABLE evil (a integer);" ("CREATE TABLE evil" integer, b text);
CREATE TABLE public."--x" ("CREATE TABLE evil (a integer);" integer, b text);
CREATE TABLE "s p.a""ce"."-- comment" ("--x" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."/*" ("-- comment" integer, b text);
CREATE TABLE "Ünï
😀"."*/" ("/*" integer, b text);
CREATE TABLE public."/* x */" ("*/" integer, b text);
CREATE TABLE "s p.a""ce".";" ("/* x */" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;".";;" (";" integer, b text);
CREATE TABLE "Ünï
😀"."(" (";;" integer, b text);
CREATE TABLE public.")" ("(" integer, b text);
CREATE TABLE "s p.a""ce"."," (")" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."a,b" ("," integer, b text);
CREATE TABLE "Ünï
😀"."[x]" ("a,b" integer, b text);
CREATE TABLE public."{}" ("[x]" integer, b text);
CREATE TABLE "s p.a""ce"."<script>alert(1)</script>" ("{}" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."<b>bold</b>" ("<script>alert(1)</script>" integer, b text);
CREATE TABLE "Ünï
😀"."&amp;" ("<b>bold</b>" integer, b text);
CREATE TABLE public."&lt;" ("&amp;" integer, b text);
CREATE TABLE "s p.a""ce"."**bold**" ("&lt;" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."`tick`" ("**bold**" integer, b text);
CREATE TABLE "Ünï
😀"."# head" ("`tick`" integer, b text);
CREATE TABLE public."| pipe |" ("# head" integer, b text);
CREATE TABLE "s p.a""ce"."[link](http://x)" ("| pipe |" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."![i](x)" ("[link](http://x)" integer, b text);
CREATE TABLE "Ünï
😀"."<!-- -->" ("![i](x)" integer, b text);
CREATE TABLE public."]]>" ("<!-- -->" integer, b text);
CREATE TABLE "s p.a""ce"."%s%n%d" ("]]>" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."${x}" ("%s%n%d" integer, b text);
CREATE TABLE "Ünï
😀"."{{x}}" ("${x}" integer, b text);
CREATE TABLE public."@all" ("{{x}}" integer, b text);
CREATE TABLE "s p.a""ce"."[31mred" ("@all" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."" ("[31mred" integer, b text);
CREATE TABLE "Ünï
😀"."" ("" integer, b text);
CREATE TABLE public."" ("" integer, b text);
CREATE TABLE "s p.a""ce"."﻿bom" ("" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."E'x'" ("﻿bom" integer, b text);
CREATE TABLE "Ünï
😀"."U&""x""" ("E'x'" integer, b text);
CREATE TABLE public."U&""\0041""" ("U&""x""" integer, b text);
CREATE TABLE "s p.a""ce"."::" ("U&""\0041""" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;".":var" ("::" integer, b text);
CREATE TABLE "Ünï
😀".":'var'" (":var" integer, b text);
CREATE TABLE public.":""var""" (":'var'" integer, b text);
CREATE TABLE "s p.a""ce"."0digit" (":""var""" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."_" ("0digit" integer, b text);
CREATE TABLE "Ünï
😀"."COPY x FROM stdin;" ("_" integer, b text);
CREATE TABLE public."true" ("COPY x FROM stdin;" integer, b text);
CREATE TABLE "s p.a""ce"."null" ("true" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."public" ("null" integer, b text);
CREATE TABLE "Ünï
😀"."pg_temp" ("public" integer, b text);
CREATE TABLE public."FOR EACH ROW" ("pg_temp" integer, b text);
CREATE TABLE "s p.a""ce"."""quoted""" ("FOR EACH ROW" integer, b text);
CREATE TABLE "CREATE SCHEMA evil;"."""""" ("""quoted""" integer, b text);
CREATE TABLE "Ünï
😀"."name""; DROP TABLE x; --" ("""""" integer, b text);

-- Text that looks like a script, where it is only text
CREATE TABLE public.texts (
	a text DEFAULT 'CREATE TABLE invented_default (a integer);',
	b text DEFAULT E'\'; CREATE TABLE invented_escape (a integer); --',
	c text DEFAULT $$x'; CREATE TABLE invented_dollar (a integer); $$,
	d text DEFAULT $a$ $$ $b$ CREATE TABLE invented_tag (a integer); $a$,
	e text DEFAULT U&'\0027; CREATE TABLE invented_unicode (a integer);',
	f text DEFAULT '\' || ';' || '\.',
	g text DEFAULT 'line
CREATE TABLE invented_line (a integer);
\connect nowhere
COPY public.texts FROM stdin;
',
	CONSTRAINT "CHECK (true); CREATE TABLE invented_check (a integer);" CHECK (a <> ') ; CREATE TABLE x (' /* ; /* nested ' */ " */)
);
CREATE TABLE public.rows_ (a text, b bytea, "c""d" integer);
INSERT INTO public.rows_ VALUES
	(E'\\.', '\x5c2e0a', 1), (E'\\.\n\\.\nCREATE TABLE invented_row (a integer);', NULL, 2),
	(E'\\connect nowhere', NULL, 3), (E'\t\\N\r\n', '\x00', 4), ('CREATE TABLE invented_row2 (a integer);', NULL, 5),
	(E'\\restrict x', NULL, 6), ('''', NULL, 7), ('$$', NULL, 8), ('/*', NULL, 9), ('--', NULL, 10), ('', NULL, NULL);
CREATE FUNCTION public."f;()" ("arg, 1" text DEFAULT ');') RETURNS text LANGUAGE plpgsql AS $f$
/* CREATE TABLE invented_comment (a integer); /* ' */ $$ */
-- '; CREATE TABLE invented_dashes (a integer);
BEGIN
	RETURN '$$; CREATE TABLE invented_body (a integer); $$' || $$ \. $$ || "arg, 1";
END;
$f$;
CREATE FUNCTION public.unclosed() RETURNS text LANGUAGE plpgsql AS $f$ BEGIN RETURN $q$ ' /* -- $q$; END $f$;
CREATE FUNCTION public.other_language() RETURNS integer LANGUAGE c AS 'citext', E'citext_cmp';
DROP FUNCTION public.other_language();
CREATE VIEW public."v as select" AS SELECT 'x; CREATE TABLE invented_view (a integer);'::text AS ";", "a""b".b AS "a""b"
	FROM "s p.a""ce"."a""b";
CREATE VIEW public."view of "".""" AS SELECT * FROM "CREATE SCHEMA evil;"."""";
CREATE RULE "DO INSTEAD; --" AS ON DELETE TO public.texts DO ALSO NOTIFY "channel; x";
CREATE FUNCTION public.t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER "trigger; CREATE TABLE invented_trigger ()" BEFORE INSERT ON "Ünï
😀"."it's" FOR EACH ROW EXECUTE FUNCTION public.t('; CREATE TABLE invented_argument (a integer);', 'it''s', '\');
CREATE TYPE public."e,num" AS ENUM ('a;b', 'CREATE TABLE invented_label (a integer);', E'back\\slash', 'it''s', '');
CREATE DOMAIN public."do main" AS text CHECK (VALUE <> '; CREATE TABLE invented_domain (a integer);');
CREATE TYPE public."co(mp" AS ("f;1" integer, "f""2" public."e,num");
CREATE SEQUENCE public."seq'quote" OWNED BY public.rows_."c""d";
ALTER TABLE public.rows_ ALTER "c""d" SET DEFAULT nextval('public."seq''quote"');
CREATE INDEX "in;dex ""q""" ON public.rows_ ((a || ';'), "c""d") WHERE a <> 'CREATE TABLE invented_predicate ();';
CREATE POLICY "po;licy" ON public.texts USING (a <> '; CREATE TABLE invented_policy (a integer);');
ALTER TABLE public.texts ENABLE ROW LEVEL SECURITY;
CREATE PUBLICATION "pub; --" FOR TABLE public.texts, "s p.a""ce"."a""b";
COMMENT ON TABLE public.texts IS E'''; CREATE TABLE invented_on_object (a integer);\n\\connect nowhere\n\\.\n-- Name: x; Type: TABLE;';
COMMENT ON COLUMN public.rows_."c""d" IS '/* "';
COMMENT ON FUNCTION public.unclosed() IS '$f$ $$';
