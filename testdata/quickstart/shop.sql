--
-- PostgreSQL database dump
--

\restrict 8OvtYTiNgi1zRL5LasjmngoChbluQkbSnaQiwEaIk9a2Nnz6e8MG04xhPDZlmjU

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
-- Name: billing; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA billing;


ALTER SCHEMA billing OWNER TO postgres;

--
-- Name: citext; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;


--
-- Name: EXTENSION citext; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';


--
-- Name: pg_trgm; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;


--
-- Name: EXTENSION pg_trgm; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';


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

SET default_tablespace = '';

SET default_table_access_method = heap;

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
-- Name: invoices_2025; Type: TABLE ATTACH; Schema: billing; Owner: postgres
--

ALTER TABLE ONLY billing.invoices ATTACH PARTITION billing.invoices_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');


--
-- Name: invoices_2026; Type: TABLE ATTACH; Schema: billing; Owner: postgres
--

ALTER TABLE ONLY billing.invoices ATTACH PARTITION billing.invoices_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');


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
-- Name: stock no_price_history; Type: RULE; Schema: public; Owner: postgres
--

CREATE RULE no_price_history AS
    ON DELETE TO public.stock DO INSTEAD  UPDATE public.stock SET quantity = 0
  WHERE ((stock.product_id = old.product_id) AND (stock.warehouse = old.warehouse));


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
-- Name: addresses; Type: ROW SECURITY; Schema: public; Owner: postgres
--

ALTER TABLE public.addresses ENABLE ROW LEVEL SECURITY;

--
-- Name: addresses own_addresses; Type: POLICY; Schema: public; Owner: postgres
--

CREATE POLICY own_addresses ON public.addresses USING ((customer_id = (current_setting('shop.customer_id'::text))::bigint));


--
-- PostgreSQL database dump complete
--

\unrestrict 8OvtYTiNgi1zRL5LasjmngoChbluQkbSnaQiwEaIk9a2Nnz6e8MG04xhPDZlmjU

