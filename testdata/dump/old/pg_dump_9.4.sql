--
-- PostgreSQL database dump
--

-- Dumped from database version 9.4.26
-- Dumped by pg_dump version 9.4.26

SET statement_timeout = 0;
SET lock_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SET check_function_bodies = false;
SET client_min_messages = warning;

--
-- Name: DATABASE depot; Type: COMMENT; Schema: -; Owner: depot_owner
--

COMMENT ON DATABASE depot IS 'old; but in use';


--
-- Name: stores; Type: SCHEMA; Schema: -; Owner: depot_owner
--

CREATE SCHEMA stores;


ALTER SCHEMA stores OWNER TO depot_owner;

--
-- Name: plperl; Type: PROCEDURAL LANGUAGE; Schema: -; Owner: postgres
--

CREATE OR REPLACE PROCEDURAL LANGUAGE plperl;


ALTER PROCEDURAL LANGUAGE plperl OWNER TO postgres;

--
-- Name: plpgsql; Type: EXTENSION; Schema: -; Owner:
--

CREATE EXTENSION IF NOT EXISTS plpgsql WITH SCHEMA pg_catalog;


--
-- Name: EXTENSION plpgsql; Type: COMMENT; Schema: -; Owner:
--

COMMENT ON EXTENSION plpgsql IS 'PL/pgSQL procedural language';


SET search_path = public, pg_catalog;

--
-- Name: grade; Type: TYPE; Schema: public; Owner: depot_owner
--

CREATE TYPE grade AS ENUM (
    'good',
    'worn'
);


ALTER TYPE public.grade OWNER TO depot_owner;

--
-- Name: label; Type: DOMAIN; Schema: public; Owner: depot_owner
--

CREATE DOMAIN label AS character varying(40)
	CONSTRAINT label_check CHECK (((VALUE)::text <> ''::text));


ALTER DOMAIN public.label OWNER TO depot_owner;

--
-- Name: count_moves(integer); Type: FUNCTION; Schema: public; Owner: depot_owner
--

CREATE FUNCTION count_moves(part integer) RETURNS bigint
    LANGUAGE sql STABLE
    AS $_$ SELECT count(*) FROM moves WHERE part_id = $1 $_$;


ALTER FUNCTION public.count_moves(part integer) OWNER TO depot_owner;

--
-- Name: stamp(); Type: FUNCTION; Schema: public; Owner: depot_owner
--

CREATE FUNCTION stamp() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
	NEW.changed := now();
	UPDATE stores.shelf SET used = used + 1 WHERE name = NEW.note;
	RETURN NEW;
END;
$$;


ALTER FUNCTION public.stamp() OWNER TO depot_owner;

--
-- Name: longest(text); Type: AGGREGATE; Schema: public; Owner: depot_owner
--

CREATE AGGREGATE longest(text) (
    SFUNC = text_larger,
    STYPE = text
);


ALTER AGGREGATE public.longest(text) OWNER TO depot_owner;

SET default_tablespace = '';

SET default_with_oids = true;

--
-- Name: legacy; Type: TABLE; Schema: public; Owner: depot_owner; Tablespace:
--

CREATE TABLE legacy (
    code character(8) NOT NULL,
    remark text DEFAULT 'none; yet'::text
);


ALTER TABLE public.legacy OWNER TO depot_owner;

SET default_with_oids = false;

--
-- Name: moves; Type: TABLE; Schema: public; Owner: depot_owner; Tablespace:
--

CREATE TABLE moves (
    id integer NOT NULL,
    part_id integer,
    note text,
    changed timestamp without time zone DEFAULT now(),
    quality grade DEFAULT 'good'::grade
);


ALTER TABLE public.moves OWNER TO depot_owner;

--
-- Name: moves_2014; Type: TABLE; Schema: public; Owner: depot_owner; Tablespace:
--

CREATE TABLE moves_2014 (
    CONSTRAINT moves_2014_changed_check CHECK ((changed < '2015-01-01 00:00:00'::timestamp without time zone))
)
INHERITS (moves);


ALTER TABLE public.moves_2014 OWNER TO depot_owner;

--
-- Name: moves_id_seq; Type: SEQUENCE; Schema: public; Owner: depot_owner
--

CREATE SEQUENCE moves_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE public.moves_id_seq OWNER TO depot_owner;

--
-- Name: moves_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: depot_owner
--

ALTER SEQUENCE moves_id_seq OWNED BY moves.id;


--
-- Name: parts; Type: TABLE; Schema: public; Owner: depot_owner; Tablespace:
--

CREATE TABLE parts (
    id integer NOT NULL,
    name label NOT NULL,
    price money
);


ALTER TABLE public.parts OWNER TO depot_owner;

--
-- Name: stock_of_parts; Type: VIEW; Schema: public; Owner: depot_owner
--

CREATE TABLE stock_of_parts (
    id integer,
    name label,
    moves bigint
);


ALTER TABLE public.stock_of_parts OWNER TO depot_owner;

SET search_path = stores, pg_catalog;

--
-- Name: shelf; Type: TABLE; Schema: stores; Owner: depot_owner; Tablespace:
--

CREATE TABLE shelf (
    name text NOT NULL,
    used integer DEFAULT 0
)
WITH (fillfactor=80, oids=true);


ALTER TABLE stores.shelf OWNER TO depot_owner;

--
-- Name: bin; Type: TABLE; Schema: stores; Owner: depot_owner; Tablespace:
--

CREATE UNLOGGED TABLE bin (
    shelf text,
    part integer
);


ALTER TABLE stores.bin OWNER TO depot_owner;

SET search_path = public, pg_catalog;

--
-- Name: id; Type: DEFAULT; Schema: public; Owner: depot_owner
--

ALTER TABLE ONLY moves ALTER COLUMN id SET DEFAULT nextval('moves_id_seq'::regclass);


--
-- Name: id; Type: DEFAULT; Schema: public; Owner: depot_owner
--

ALTER TABLE ONLY moves_2014 ALTER COLUMN id SET DEFAULT nextval('moves_id_seq'::regclass);


--
-- Data for Name: legacy; Type: TABLE DATA; Schema: public; Owner: depot_owner
--

COPY legacy (code, remark) WITH OIDS FROM stdin;
16409	a       	CREATE TABLE invented (a integer);
16410	b       	\N
\.


--
-- Data for Name: moves; Type: TABLE DATA; Schema: public; Owner: depot_owner
--

COPY moves (id, part_id, note, changed, quality) FROM stdin;
1	1	\\connect nowhere	2014-05-01 00:00:00	good
\.


--
-- Name: moves_id_seq; Type: SEQUENCE SET; Schema: public; Owner: depot_owner
--

SELECT pg_catalog.setval('moves_id_seq', 1, true);


SET search_path = stores, pg_catalog;

--
-- Data for Name: shelf; Type: TABLE DATA; Schema: stores; Owner: depot_owner
--

COPY shelf (name, used) FROM stdin;
\.


SET search_path = public, pg_catalog;

--
-- Name: moves_pkey; Type: CONSTRAINT; Schema: public; Owner: depot_owner; Tablespace:
--

ALTER TABLE ONLY moves
    ADD CONSTRAINT moves_pkey PRIMARY KEY (id);


--
-- Name: parts_pkey; Type: CONSTRAINT; Schema: public; Owner: depot_owner; Tablespace:
--

ALTER TABLE ONLY parts
    ADD CONSTRAINT parts_pkey PRIMARY KEY (id);

ALTER TABLE parts CLUSTER ON parts_pkey;


SET search_path = stores, pg_catalog;

--
-- Name: shelf_pkey; Type: CONSTRAINT; Schema: stores; Owner: depot_owner; Tablespace:
--

ALTER TABLE ONLY shelf
    ADD CONSTRAINT shelf_pkey PRIMARY KEY (name);


SET search_path = public, pg_catalog;

--
-- Name: moves_part; Type: INDEX; Schema: public; Owner: depot_owner; Tablespace:
--

CREATE INDEX moves_part ON moves USING btree (part_id, lower(note)) WHERE (part_id > 0);


--
-- Name: _RETURN; Type: RULE; Schema: public; Owner: depot_owner
--

CREATE RULE "_RETURN" AS
    ON SELECT TO stock_of_parts DO INSTEAD  SELECT p.id,
    p.name,
    count(m.id) AS moves
   FROM (parts p
     LEFT JOIN moves m ON ((m.part_id = p.id)))
  GROUP BY p.id;


--
-- Name: keep_parts; Type: RULE; Schema: public; Owner: depot_owner
--

CREATE RULE keep_parts AS
    ON DELETE TO parts DO INSTEAD NOTHING;


--
-- Name: moves_stamp; Type: TRIGGER; Schema: public; Owner: depot_owner
--

CREATE TRIGGER moves_stamp BEFORE INSERT OR UPDATE ON moves FOR EACH ROW EXECUTE PROCEDURE stamp();

ALTER TABLE moves DISABLE TRIGGER moves_stamp;


--
-- Name: moves_part_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: depot_owner
--

ALTER TABLE ONLY moves
    ADD CONSTRAINT moves_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id) ON DELETE SET NULL;


SET search_path = stores, pg_catalog;

--
-- Name: bin_shelf_fkey; Type: FK CONSTRAINT; Schema: stores; Owner: depot_owner
--

ALTER TABLE ONLY bin
    ADD CONSTRAINT bin_shelf_fkey FOREIGN KEY (shelf) REFERENCES shelf(name);


--
-- Name: bin_part_fkey; Type: FK CONSTRAINT; Schema: stores; Owner: depot_owner
--

ALTER TABLE ONLY bin
    ADD CONSTRAINT bin_part_fkey FOREIGN KEY (part) REFERENCES public.parts(id);


--
-- Name: public; Type: ACL; Schema: -; Owner: postgres
--

REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM postgres;
GRANT ALL ON SCHEMA public TO postgres;
GRANT ALL ON SCHEMA public TO PUBLIC;


--
-- PostgreSQL database dump complete
--

