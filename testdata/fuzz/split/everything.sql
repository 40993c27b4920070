-- PostgreSQL database dump
-- Dumped from database version 16.4
-- other
\restrict abc
SET standard_conforming_strings = on;
CREATE FUNCTION f(begin int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN 1=1 THEN 2 END; SELECT t.begin, 3 AS "x"; END;
create table "a;b" (x text default 'a;''b', y text default E'a\';', z int /* ; /* ; */ ; */);
COPY public.t (a, b) FROM stdin;
1	2
\N	\.x
\.x
a\.
\.

SELECT 1 \gexec
SELECT $$a;b$$, $tag$;$$;$tag $;$tag$; /* unm */ select 2\; select 3;
\connect "my db"
select 'x'
 \set y 1
 ;
insert into x values ('\'); select U&'\'; select 1 -- ;
;
SET standard_conforming_strings = off;
select 'a\';b';
CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2);
copy x from STDIN with csv;
a,b
