--
-- PostgreSQL database cluster dump
--

\restrict mmready

SET default_transaction_read_only = off;

SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;

--
-- Roles
--

CREATE ROLE "mm Writer";
ALTER ROLE "mm Writer" WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB NOLOGIN NOREPLICATION NOBYPASSRLS;
CREATE ROLE mm_login;
ALTER ROLE mm_login WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB LOGIN NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 5;
CREATE ROLE mm_reader;
ALTER ROLE mm_reader WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB NOLOGIN NOREPLICATION NOBYPASSRLS;
CREATE ROLE mm_repl;
ALTER ROLE mm_repl WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB LOGIN REPLICATION NOBYPASSRLS;
CREATE ROLE postgres;
ALTER ROLE postgres WITH SUPERUSER INHERIT CREATEROLE CREATEDB LOGIN REPLICATION BYPASSRLS;

--
-- User Configurations
--

--
-- User Config "mm_login"
--

ALTER ROLE mm_login SET statement_timeout TO '5s';
ALTER ROLE mm_login SET search_path TO '$user', 'Odd Name', 'public';


--
-- Role memberships
--

GRANT mm_reader TO "mm Writer" WITH ADMIN OPTION GRANTED BY postgres;
GRANT mm_reader TO mm_login GRANTED BY postgres;




--
-- Tablespaces
--

CREATE TABLESPACE mm_fast OWNER mm_login LOCATION 'pg_tblspc/16948';


\unrestrict mmready

--
-- PostgreSQL database cluster dump complete
--

