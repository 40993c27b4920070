"""Deep nesting, endless chains and circles: a verdict comes out, in reasonable time."""
import json

import libcli

TABLES = "CREATE TABLE z (a int, t text);\n"
CHAINS = {
    "operators": "+".join(["a"] * 60000) + " > 1",
    "ANDs": " AND ".join(["a > 1"] * 60000),
    "concatenations": "||".join(["t"] * 60000) + " > ''",
    "casts": "a" + "::int" * 20000 + " > 1",
    "IN list": "a IN (" + ",".join(map(str, range(100000))) + ")",
    "nested CASE": "CASE WHEN a > 1 THEN " * 1000 + "true" + " END" * 1000,
    "nested subqueries": "(SELECT " * 500 + "true" + ")" * 500,
}


def plpgsql(body):
    return f"CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN {body} END $$;\n"


def series(first, text, count):
    return first + "".join(text.format(i, i - 1) for i in range(1, count)) + TABLES


class HostileNesting(libcli.Case):
    def unparsed(self, sql):
        """The statements that were not understood; everything else worked."""
        result = self.run_program("analyze", "-q", self.write("h.sql", sql),
                                  "-f", "json", "-o", "o.json", "-f", "html", "-o", "o.html")
        self.assertEqual((result.code, result.err), (0, ""))
        return json.loads(self.read("o.json"))["coverage"]["unparsed"]

    def assert_parsed(self, sql):
        self.assertEqual(self.unparsed(sql), [])

    def test_chains_in_every_place(self):
        for name, chain in CHAINS.items():
            with self.subTest(name):
                self.assert_parsed(TABLES + f"CREATE TABLE x (a int, t text, CHECK ({chain}));\n"
                                   f"CREATE TABLE d (a bool DEFAULT ({chain.replace('a >', '1 >')}));\n"
                                   f"CREATE VIEW v AS SELECT {chain} AS q FROM z;\n"
                                   f"CREATE POLICY p ON z USING ({chain});\n"
                                   + plpgsql(f"RETURN (SELECT {chain} FROM z);"))

    def test_parentheses_that_the_grammar_refuses_cost_their_statement_only(self):
        nest = "(" * 60000 + "1" + ")" * 60000
        self.assertEqual(len(self.unparsed(TABLES + f"CREATE TABLE x (a int CHECK ({nest} > 0));\n"
                                           f"CREATE VIEW v AS SELECT {nest};\n")), 2)

    def test_deep_bodies(self):
        for begin, end in (("IF a THEN ", "END IF;"), ("LOOP ", "END LOOP;"), ("BEGIN ", "END;")):
            with self.subTest(begin):
                self.assert_parsed(TABLES + plpgsql(begin * 2000 + "NULL;" + end * 2000))

    def test_long_chains_of_objects(self):
        self.assert_parsed(series(
            "CREATE FUNCTION f0() RETURNS int LANGUAGE sql AS 'SELECT 1';\n",
            "CREATE FUNCTION f{0}() RETURNS int LANGUAGE sql AS 'SELECT f{1}()';\n", 2000))
        self.assert_parsed(series("CREATE VIEW v0 AS SELECT 1 AS a;\n",
                                  "CREATE VIEW v{0} AS SELECT * FROM v{1};\n", 1000))
        self.assert_parsed(series("CREATE DOMAIN d0 AS int;\n",
                                  "CREATE DOMAIN d{0} AS d{1};CREATE TABLE t{0} (a d{0});\n", 1000))
        self.assert_parsed(series("CREATE TYPE c0 AS (a int);\n",
                                  "CREATE TYPE c{0} AS (a c{1}, b c{1});CREATE TABLE t{0} (a c{0});\n",
                                  300))

    def test_circles(self):
        self.assert_parsed("""
CREATE TABLE a (x int PRIMARY KEY, y int); CREATE TABLE b () INHERITS (a);
ALTER TABLE a INHERIT b; ALTER TABLE a INHERIT a; ALTER TABLE a ADD COLUMN n int;
ALTER TABLE a ADD CHECK (n > 1); ALTER TABLE a RENAME n TO m;
CREATE TABLE p (x int) PARTITION BY LIST (x);
CREATE TABLE q PARTITION OF p FOR VALUES IN (1) PARTITION BY LIST (x);
ALTER TABLE q ATTACH PARTITION p FOR VALUES IN (1); ALTER TABLE p ADD PRIMARY KEY (x);
ALTER TABLE p ATTACH PARTITION p DEFAULT; CREATE INDEX ON q (x);
ALTER TABLE a ADD FOREIGN KEY (y) REFERENCES a ON DELETE CASCADE;
CREATE TYPE s; CREATE TYPE r; CREATE DOMAIN s AS r; CREATE DOMAIN r AS s;
CREATE TYPE k AS (x int); CREATE TYPE l AS (x k); ALTER TYPE k ADD ATTRIBUTE y l;
CREATE TABLE u (a s, b r, c k, d l);
CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT h()';
CREATE FUNCTION h() RETURNS int LANGUAGE sql AS 'SELECT g()';
CREATE VIEW w AS SELECT g(); DROP TABLE b CASCADE;
""")


if __name__ == "__main__":
    libcli.main()
