--
-- PostgreSQL database cluster dump
--
CREATE ROLE app;
ALTER ROLE app WITH LOGIN PASSWORD 'x';
ALTER ROLE app SET search_path TO 'app', "b c";
CREATE ROLE r IN ROLE app;
GRANT app TO r;
\connect template1
-- PostgreSQL database dump
-- Dumped from database version 17.1
CREATE DATABASE one WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE = 'C';
ALTER DATABASE one OWNER TO app;
\connect -reuse-previous=on "dbname='o\'ne'"
SET client_encoding = 'LATIN1';
SELECT pg_catalog.set_config('search_path', 'public', false);
CREATE SCHEMA s AUTHORIZATION app CREATE TABLE x (id serial PRIMARY KEY) CREATE VIEW v AS SELECT 1;
CREATE TYPE s.mood AS ENUM ('a', 'b');
CREATE TABLE s.t (id bigint DEFAULT nextval('s.q'::regclass) NOT NULL, m s.mood[], p point, n numeric(3,-1)) PARTITION BY RANGE (id);
CREATE TABLE s.t1 PARTITION OF s.t FOR VALUES FROM (1) TO (10);
ALTER TABLE ONLY s.t ATTACH PARTITION s.t1 FOR VALUES FROM (1) TO (10);
COPY s.t (id) FROM stdin;
1
\.
SELECT pg_catalog.setval('s.q', 12, true);
CREATE FUNCTION s.f(a integer DEFAULT 1, OUT b text) LANGUAGE plpgsql AS $$ BEGIN b := a; END $$;
CREATE TRIGGER tr BEFORE INSERT OR UPDATE OF id ON s.t FOR EACH ROW WHEN (new.id > 0) EXECUTE FUNCTION s.f();
CREATE RULE ru AS ON DELETE TO s.t DO INSTEAD NOTHING;
CREATE POLICY po ON s.t USING (true);
CREATE PUBLICATION p FOR TABLE s.t;
CREATE SUBSCRIPTION su CONNECTION 'x' PUBLICATION p WITH (connect = false);
CREATE SERVER sv FOREIGN DATA WRAPPER w;
CREATE USER MAPPING FOR PUBLIC SERVER sv;
GRANT ALL ON ALL TABLES IN SCHEMA s TO app;
ALTER DEFAULT PRIVILEGES FOR ROLE app IN SCHEMA s GRANT SELECT ON TABLES TO r;
ALTER EXTENSION hstore ADD TABLE s.t;
SELECT pg_catalog.lo_create('1');
\i other.sql
