#!/usr/bin/env python3
"""linear.py [--build DIR] [--scale X] [SHAPE…]

Whether any loader, check or renderer grows faster than what it reads: analyzes
N and 4N of each shape, and prints the CPU time (user and system, all threads)
of both and their ratio. Four is linear; above --limit (6) the run fails.
"""
import argparse
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHAPES = {}


def shape(count):
    """A generator of statements for n things; count: the larger of both n."""
    def register(function):
        SHAPES[function.__name__] = (function, count)
        return function
    return register


def many(n, text):
    return (text.replace("@", str(i)) for i in range(n))


def each(*parts):
    for part in parts:
        yield from [part] if isinstance(part, str) else part


def tables(n):
    return many(n, "CREATE TABLE t@ (id int PRIMARY KEY, a text)")


@shape(40000)
def plain_tables(n):
    return tables(n)


@shape(40000)
def tables_of_a_name(n):
    return many(n, "CREATE SCHEMA s@; CREATE TABLE s@.t (id bigserial PRIMARY KEY)")


@shape(1600)
def columns(n):
    for i in range(25):
        yield f"CREATE TABLE t{i} ({','.join(f'c{k} int DEFAULT {k}' for k in range(n))})"


@shape(1600)
def columns_added(n):
    for i in range(10):
        yield f"CREATE TABLE t{i} (id int)"
        yield from many(n, f"ALTER TABLE t{i} ADD COLUMN c@ int NOT NULL")


@shape(1600)
def columns_renamed(n):
    return each(f"CREATE TABLE t ({','.join(f'c{k} int' for k in range(n))})",
                many(n, "ALTER TABLE t RENAME COLUMN c@ TO d@"))


@shape(20000)
def partitions(n):
    return each("CREATE TABLE t (id int NOT NULL, a text) PARTITION BY LIST (id)",
                many(n, "CREATE TABLE t@ PARTITION OF t FOR VALUES IN (@)"),
                "ALTER TABLE t ADD PRIMARY KEY (id)", "CREATE INDEX ON t (a)")


@shape(20000)
def partitions_attached(n):
    return each("CREATE TABLE t (id int NOT NULL, a text) PARTITION BY LIST (id)",
                "ALTER TABLE ONLY t ADD CONSTRAINT t_pkey PRIMARY KEY (id)",
                many(n, "CREATE TABLE t@ (id int NOT NULL, a text);"
                     "ALTER TABLE ONLY t ATTACH PARTITION t@ FOR VALUES IN (@);"
                     "ALTER TABLE ONLY t@ ADD CONSTRAINT t@_pkey PRIMARY KEY (id);"
                     "ALTER INDEX t_pkey ATTACH PARTITION t@_pkey"))


@shape(2000)
def partitions_nested(n):
    return each("CREATE TABLE t0 (id int, a text) PARTITION BY LIST (id)",
                (f"CREATE TABLE t{i + 1} PARTITION OF t{i} FOR VALUES IN (1) PARTITION BY LIST (id)"
                 for i in range(n)))


@shape(20000)
def inheritance_children(n):
    return each("CREATE TABLE t (id int CHECK (id > 0))",
                many(n, "CREATE TABLE t@ (a text) INHERITS (t)"))


@shape(20000)
def functions_in_a_chain(n):
    return many_linked(n, "CREATE FUNCTION f{i}() RETURNS int LANGUAGE sql "
                          "AS $$ SELECT f{next}() + {i} $$")


def many_linked(n, text):
    return (text.format(i=i, next=i + 1) for i in range(n))


@shape(20000)
def functions_in_plpgsql(n):
    return many(n, "CREATE FUNCTION f@() RETURNS int LANGUAGE plpgsql AS "
                   "$$ BEGIN UPDATE t SET a = @; RETURN 1; END $$")


@shape(16000)
def one_function_calls_all(n):
    calls = "; ".join(f"PERFORM f{i}()" for i in range(n))
    return each(many(n, "CREATE FUNCTION f@() RETURNS int LANGUAGE sql AS $$ SELECT @ $$"),
                f"CREATE FUNCTION star() RETURNS void LANGUAGE plpgsql AS $$ BEGIN {calls}; END $$",
                "CREATE TABLE t (id int)",
                "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION star()")


@shape(20000)
def all_functions_call_one(n):
    return each("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$",
                many(n, "CREATE FUNCTION f@() RETURNS int LANGUAGE sql AS $$ SELECT f() + @ $$"))


@shape(20000)
def overloads(n):
    return each(many(n, "CREATE TYPE y@ AS (a int)"),
                many(n, "CREATE FUNCTION f(a y@) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$"))


@shape(20000)
def overloads_called(n):
    return each(many(100, "CREATE TYPE y@ AS (a int)"),
                many(100, "CREATE FUNCTION f(a y@) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$"),
                many(n, "CREATE TABLE t@ (a int CHECK (f(a) > @))"))


TRIGGER_FUNCTION = "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"


@shape(30000)
def triggers_on_one_table(n):
    return each("CREATE TABLE t (id int)", TRIGGER_FUNCTION,
                many(n, "CREATE TRIGGER x@ BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()"),
                many(n, "ALTER TABLE t ENABLE ALWAYS TRIGGER x@"))


@shape(20000)
def triggers_of_partitions(n):
    return each("CREATE TABLE t (id int) PARTITION BY LIST (id)", TRIGGER_FUNCTION,
                "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()",
                many(n, "CREATE TABLE t@ PARTITION OF t FOR VALUES IN (@)"))


@shape(30000)
def checks_on_one_table(n):
    return each("CREATE TABLE t (id int)",
                many(n, "ALTER TABLE t ADD CONSTRAINT c@ CHECK (id > @)"),
                many(n, "ALTER TABLE t VALIDATE CONSTRAINT c@"))


@shape(30000)
def unnamed_checks_on_one_table(n):
    return each("CREATE TABLE t (id int)", many(n, "ALTER TABLE t ADD CHECK (id > @)"))


@shape(30000)
def constraints_dropped(n):
    return each("CREATE TABLE t (id int)",
                many(n, "ALTER TABLE t ADD CONSTRAINT c@ CHECK (id > @)"),
                many(n, "ALTER TABLE t DROP CONSTRAINT c@"))


@shape(30000)
def constraints_renamed(n):
    return each("CREATE TABLE t (id int)",
                many(n, "ALTER TABLE t ADD CONSTRAINT c@ CHECK (id > @)"),
                many(n, "ALTER TABLE t RENAME CONSTRAINT c@ TO d@"))


@shape(20000)
def unique_on_one_table(n):
    return each("CREATE TABLE t (id int, b int)",
                many(n, "ALTER TABLE t ADD CONSTRAINT c@ UNIQUE (id, b)"))


@shape(20000)
def indexes_on_one_table(n):
    return each("CREATE TABLE t (id int, b int)", many(n, "CREATE INDEX i@ ON t (id, b)"))


@shape(20000)
def unnamed_indexes_on_one_table(n):
    return each("CREATE TABLE t (id int, b int)", many(n, "CREATE INDEX ON t (id, b)"))


@shape(20000)
def indexes_renamed(n):
    return each("CREATE TABLE t (id int, b int)", many(n, "CREATE INDEX i@ ON t (id, b)"),
                many(n, "ALTER INDEX i@ RENAME TO k@"))


@shape(20000)
def indexes_dropped(n):
    return each("CREATE TABLE t (id int, b int)", many(n, "CREATE INDEX i@ ON t (id, b)"),
                many(n, "DROP INDEX i@"))


@shape(40000)
def enum_labels(n):
    return each("CREATE TYPE e AS ENUM (" + ",".join(f"'l{i}'" for i in range(n)) + ")")


@shape(40000)
def enum_labels_added(n):
    return each("CREATE TYPE e AS ENUM ('a')", many(n, "ALTER TYPE e ADD VALUE 'l@'"))


@shape(20000)
def enum_types(n):
    return many(n, "CREATE TYPE e@ AS ENUM ('a', 'b'); CREATE TABLE t@ (a e@, b e@[])")


@shape(20000)
def domains(n):
    return many(n, "CREATE DOMAIN d@ AS int CONSTRAINT c CHECK (VALUE > @); CREATE TABLE t@ (a d@)")


@shape(20000)
def checks_of_one_domain(n):
    return each("CREATE DOMAIN d AS int",
                many(n, "ALTER DOMAIN d ADD CONSTRAINT c@ CHECK (VALUE > @)"))


@shape(2000)
def domains_in_a_chain(n):
    return each("CREATE DOMAIN d0 AS int", (f"CREATE DOMAIN d{i + 1} AS d{i}" for i in range(n)),
                f"CREATE TABLE t (a d{n} PRIMARY KEY)")


@shape(20000)
def views_of_one_table(n):
    return each("CREATE TABLE t (id int)", many(n, "CREATE VIEW v@ AS SELECT id, @ AS n FROM t"))


@shape(12000)
def views_over_views(n):
    return each("CREATE VIEW v0 AS SELECT 1 AS id",
                (f"CREATE VIEW v{i + 1} AS SELECT id FROM v{i}" for i in range(n)))


@shape(20000)
def tables_renamed(n):
    return each(tables(n), many(n, "ALTER TABLE t@ RENAME TO u@"))


@shape(20000)
def tables_moved(n):
    return each("CREATE SCHEMA s", many(n, "CREATE TABLE t@ (id serial PRIMARY KEY)"),
                many(n, "ALTER TABLE t@ SET SCHEMA s"))


@shape(20000)
def tables_dropped(n):
    return each(tables(n), many(n, "DROP TABLE t@ CASCADE"))


@shape(20000)
def tables_dropped_and_made_again(n):
    return many(n, "DROP TABLE IF EXISTS t; CREATE TABLE t (id serial PRIMARY KEY, a text)")


@shape(20000)
def published_tables_renamed_and_dropped(n):
    names = ",".join(f"t{i}" for i in range(n))
    return each(tables(n), f"CREATE PUBLICATION p FOR TABLE {names}",
                many(n, "ALTER TABLE t@ RENAME TO u@"), many(n, "DROP TABLE u@"))


@shape(20000)
def published_one_by_one(n):
    return each(tables(n), "CREATE PUBLICATION p", many(n, "ALTER PUBLICATION p ADD TABLE t@"))


@shape(20000)
def referencing_tables_renamed(n):
    return each("CREATE TABLE r (id int PRIMARY KEY)",
                many(n, "CREATE TABLE t@ (id int REFERENCES r)"),
                many(n, "ALTER TABLE t@ RENAME TO u@"))


@shape(20000)
def children_renamed(n):
    return each("CREATE TABLE t (id int)", many(n, "CREATE TABLE t@ () INHERITS (t)"),
                many(n, "ALTER TABLE t@ RENAME TO u@"))


@shape(10000)
def one_parent_renamed_often(n):
    return each("CREATE TABLE t_0 (id int)",
                (f"ALTER TABLE t_{i} RENAME TO t_{i + 1}" for i in range(n)))


@shape(20000)
def types_renamed(n):
    return each(many(n, "CREATE TYPE e@ AS ENUM ('a'); CREATE TABLE t@ (a e@)"),
                many(n, "ALTER TYPE e@ RENAME TO g@"))


@shape(20000)
def types_dropped(n):
    return each(many(n, "CREATE TYPE e@ AS ENUM ('a'); CREATE TABLE t@ (a e@)"),
                many(n, "DROP TYPE e@ CASCADE"))


@shape(20000)
def functions_renamed(n):
    return each("CREATE TABLE t (id int)", many(
        n, "CREATE FUNCTION f@() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;"
        "CREATE TRIGGER x@ BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f@()"),
        many(n, "ALTER FUNCTION f@() RENAME TO g@"))


@shape(20000)
def functions_dropped(n):
    return each("CREATE TABLE t (id int)", many(
        n, "CREATE FUNCTION f@() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;"
        "CREATE TRIGGER x@ BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f@()"),
        many(n, "DROP FUNCTION f@() CASCADE"))


@shape(20000)
def functions_replaced(n):
    return many(n, "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT @ $$;"
                   "DROP FUNCTION f()")


@shape(20000)
def schemas_dropped(n):
    return each(many(n, "CREATE SCHEMA s@; CREATE TABLE s@.t (id serial)"),
                many(n, "DROP SCHEMA s@ CASCADE"))


@shape(20000)
def schemas_renamed(n):
    return each(many(n, "CREATE SCHEMA s@; CREATE TABLE s@.t (id serial)"),
                many(n, "ALTER SCHEMA s@ RENAME TO r@"))


@shape(20000)
def sequences_renamed(n):
    return each(many(n, "CREATE SEQUENCE s@; CREATE TABLE t@ (a int DEFAULT nextval('s@'))"),
                many(n, "ALTER SEQUENCE s@ RENAME TO r@"))


@shape(20000)
def sequences_dropped(n):
    return each(many(n, "CREATE TABLE t@ (a serial)"), many(n, "DROP SEQUENCE t@_a_seq CASCADE"))


@shape(20000)
def roles_and_settings(n):
    return many(n, "CREATE ROLE r@; ALTER ROLE r@ SET work_mem = '@kB';"
                   "ALTER ROLE ALL IN DATABASE d SET a.b@ = 'x'")


@shape(20000)
def grants(n):
    return each(tables(n), many(n, "GRANT SELECT ON TABLE t@ TO r"),
                many(n, "GRANT CREATE ON SCHEMA public TO r@"))


@shape(20000)
def default_privileges(n):
    return many(n, "ALTER DEFAULT PRIVILEGES FOR ROLE o@ GRANT SELECT ON TABLES TO r@")


@shape(20000)
def one_sequence_of_all_tables(n):
    return each("CREATE SEQUENCE s", many(
        n, "CREATE TABLE t@ (id bigint DEFAULT nextval('s'::regclass) PRIMARY KEY)"))


@shape(20000)
def foreign_keys_to_one_table(n):
    return each("CREATE TABLE r (id int PRIMARY KEY)",
                many(n, "CREATE TABLE t@ (id int PRIMARY KEY, r int REFERENCES r ON DELETE CASCADE)"))


@shape(20000)
def foreign_keys_of_one_table(n):
    return each("CREATE TABLE r (id int PRIMARY KEY)", "CREATE TABLE t (id int)",
                many(n, "ALTER TABLE t ADD CONSTRAINT c@ FOREIGN KEY (id) REFERENCES r"))


@shape(20000)
def foreign_keys_in_a_chain(n):
    return each("CREATE TABLE t0 (id int PRIMARY KEY)",
                (f"CREATE TABLE t{i + 1} (id int PRIMARY KEY REFERENCES t{i})" for i in range(n)))


@shape(20000)
def policies_on_one_table(n):
    return each("CREATE TABLE t (id int)", many(n, "CREATE POLICY p@ ON t USING (id = @)"))


@shape(20000)
def rules_on_one_table(n):
    return each("CREATE TABLE t (id int)",
                many(n, "CREATE RULE r@ AS ON INSERT TO t DO ALSO NOTIFY a@"))


@shape(20000)
def extensions_and_servers(n):
    return many(n, "CREATE EXTENSION e@; CREATE SERVER v@ FOREIGN DATA WRAPPER w;"
                   "CREATE FOREIGN TABLE t@ (a int) SERVER v@")


@shape(20000)
def event_triggers(n):
    return many(n, "CREATE EVENT TRIGGER e@ ON ddl_command_start EXECUTE FUNCTION f();"
                   "ALTER EVENT TRIGGER e@ ENABLE ALWAYS")


@shape(40000)
def unparsed(n):
    return many(n, "CREATE TABBLE t@ (id int)")


@shape(40000)
def reads_of_one_table(n):
    body = "; ".join(f"UPDATE t SET a = {i} WHERE id = {i}" for i in range(n))
    return each("CREATE TABLE t (id int, a int)",
                f"CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN {body}; END $$")


@shape(20000)
def large_objects(n):
    return many(n, "SELECT pg_catalog.lo_create('@'); ALTER LARGE OBJECT @ OWNER TO r")


@shape(20000)
def comments(n):
    return each(tables(n), many(n, "COMMENT ON TABLE t@ IS 'text @'"))


@shape(1200)
def databases(n):
    return many(n, "CREATE DATABASE d@;\n\\connect d@\nCREATE TABLE t (id int)")


@shape(20000)
def psql_variables(n):
    return many(n, "\\set v@ x@\nCREATE TABLE :v@ (id int)")


@shape(20000)
def search_path(n):
    return many(n, "SET search_path = s@, public; CREATE TABLE t@ (id int)")


@shape(20000)
def like_one_table(n):
    return each("CREATE TABLE t (id int PRIMARY KEY, a text DEFAULT 'x')",
                many(n, "CREATE TABLE t@ (LIKE t INCLUDING ALL)"))


def write(path, statements):
    with open(path, "w", encoding="utf-8") as file:
        file.write("CREATE TABLE zzz (id int);\n")
        for statement in statements:
            file.write(statement + ";\n")


def cpu(program, dump, folder, rounds, timeout):
    best = None
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([program, "analyze", "-q", dump, "-f", "json", "-o", folder / "o.json",
                        "-f", "html", "-o", folder / "o.html"],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       timeout=timeout)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        best = took if best is None else min(best, took)
    return best


def measure(args, program, name, folder):
    generate, count = SHAPES[name]
    count = int(count * args.scale)
    times = []
    for n in (count // 4, count):
        dump = folder / f"{name}-{n}.sql"
        write(dump, generate(n))
        try:
            times.append(cpu(program, dump, folder, args.rounds, args.timeout))
        except subprocess.TimeoutExpired:
            times.append(float("inf"))
        if not args.keep:
            dump.unlink()
    # What starting and writing an empty report takes is no part of the growth.
    ratio = max(times[1] - args.start, 0) / max(times[0] - args.start, 0.01)
    print(f"| {name.replace('_', ' ')} | {count:,} | {times[0]:.2f} s | {times[1]:.2f} s "
          f"| {ratio:.1f}{' !' if ratio > args.limit else ''} |", flush=True)
    return ratio


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help="all, when none is given")
    parser.add_argument("--build", default=ROOT / "build", help="folder of a release build")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--limit", type=float, default=6)
    parser.add_argument("--timeout", type=float, default=30)
    parser.add_argument("--keep", metavar="DIR", help="leave the dumps there")
    args = parser.parse_args()
    program = pathlib.Path(args.build) / "mm-ready"
    folder = pathlib.Path(args.keep or tempfile.mkdtemp(prefix="mm-linear-"))
    failed = 0
    try:
        write(folder / "empty.sql", [])
        args.start = cpu(program, folder / "empty.sql", folder, 3, args.timeout)
        print("| shape | 4N | N | 4N | ratio |\n|---|---|---|---|---|")
        for name in args.shapes or SHAPES:
            failed += measure(args, program, name, folder) > args.limit
    finally:
        if not args.keep:
            shutil.rmtree(folder)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    os.environ.setdefault("NO_COLOR", "1")
    main()
