"""Dumps that are cut, damaged, mixed with something else, or no dump at all: never a crash, and
never a clean verdict about what was not seen.
"""
import gzip
import json
import os
import random
import re
import shutil
import subprocess

import libcli
from libcli import SMALL

DUMP = os.path.join(libcli.SOURCE, "testdata/dump")
CUTS = 50
LAST_LINE = b"-- PostgreSQL database dump complete"


def contents(*path):
    with open(os.path.join(DUMP, *path), "rb") as f:
        return f.read()


class Cut(libcli.Case):
    """A dump that ends anywhere: incomplete, wherever it was cut."""

    def verdict_of(self, content, label):
        result = self.run_program("analyze", "-q", "-f", "json", "-o", "-", "-", stdin=content)
        if result.code == 4:
            self.assert_one_error_line(result, 4, '"standard input" ')
            return None
        self.assertEqual((result.code, result.err), (0, ""), label)
        report = json.loads(result.out)
        return [(r["verdict"], r["coverage"]) for r in report.get("reports", [report])]

    def cut_everywhere(self, content, last_line, seed):
        end = content.rindex(last_line)
        points = random.Random(seed).sample(range(1, end), CUTS)
        # Where a token, a line or a statement begins or ends is more telling.
        edges = [m.start() for m in re.finditer(rb"(?<=[;'$\n])|\\\.|\\r|-- ", content[:end])]
        points += random.Random(seed).sample(edges, CUTS)
        assessed = 0
        for point in points:
            verdicts = self.verdict_of(content[:point], point)
            if verdicts is None:
                continue
            assessed += 1
            self.assertTrue(any(not v["is_complete"] for v, _ in verdicts), point)
            self.assertTrue(any(c["is_truncated"] for _, c in verdicts), point)
            self.assertFalse([v for v, c in verdicts if c["is_truncated"]
                              and v["value"] in ("READY", "CONDITIONALLY READY")], point)
        self.assertGreater(assessed, CUTS)

    def test_schema_and_data(self):
        self.cut_everywhere(contents("dumps/data.s15.d15.sql"), LAST_LINE, 1)

    def test_hostile_inserts(self):
        self.cut_everywhere(contents("dumps/hostile-inserts.s15.d15.sql"), LAST_LINE, 2)

    def test_cluster(self):
        self.cut_everywhere(contents("dumps/all.s15.d18.sql"),
                            b"-- PostgreSQL database cluster dump complete", 3)

    def test_script_without_header_that_ends_inside_a_statement(self):
        text = SMALL + "CREATE TABLE public.u (a integer, b text DEFAULT 'x;y', c integer);\n"
        for point in range(len(SMALL) + len("CREATE"), len(text) - len(");\n")):
            [(verdict, coverage)] = self.verdict_of(text[:point].encode(), point)
            self.assertEqual((verdict["value"], coverage["is_truncated"]), ("INCOMPLETE", True),
                             point)


class Damaged(libcli.Case):
    def analyze(self, content, name="bad.sql"):
        path = self.write(name, content)
        result = self.run_program("analyze", "-q", path, "-f", "json", "-o", "-")
        return result, path

    def refused(self, content, pattern, name="bad.sql"):
        result, _ = self.analyze(content, name)
        self.assert_one_error_line(result, 4, '".*" ' + pattern)

    def assessed(self, content):
        result, _ = self.analyze(content)
        self.assertEqual((result.code, result.err), (0, ""))
        return json.loads(result.out)

    def test_binary_files(self):
        noise = random.Random(1)
        for size in (1, 7, 100, 5000, 300000):
            self.refused(noise.randbytes(size), "")
        self.refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + noise.randbytes(3000),
                     "is not an SQL dump: it holds binary data")
        self.refused(bytes(100000), "is not an SQL dump")
        self.refused(b"PGCOPY\n\xff\r\n\0" + bytes(8) + b"\0\1\0\0\0\4\0\0\0\1\xff\xff",
                     "is not an SQL dump: it holds binary data")
        with open("/bin/true", "rb") as f:
            self.refused(f.read(), "is not an SQL dump")

    def test_files_without_an_object(self):
        for content in (b"-- nothing\n/* here */\n", b"SET a = 1;\nSET client_encoding = 'UTF8';\n",
                        b"\xef\xbb\xbf", b"\xff\xfe", b" \n" * 50000, b"\\connect x\n\\set a 1\n",
                        b"INSERT INTO public.t VALUES (1, 'CREATE TABLE u (a integer);');\n" * 1000,
                        b"COPY public.t (a) FROM stdin;\nCREATE TABLE u (a integer);\n\\.\n",
                        b"-- CREATE TABLE u (a integer);\n/* CREATE TABLE v (a integer); */"):
            self.refused(content, "holds no schema object")
        self.refused(gzip.compress(b""), "holds no schema object", "empty.gz")

    def test_text_that_is_no_sql(self):
        for content in (b"x" * 1000000, b"id,name\n1,abc\n" * 1000, b"1\tabc\t\\N\n" * 1000,
                        b"<html><body>CREATE TABLE t (a integer);</body></html>",
                        b'{"a": "CREATE TABLE t (a integer);"}',
                        b"CREATE TABLE `t` (`id` int AUTO_INCREMENT) ENGINE=InnoDB;\n"):
            self.refused(content, "is not an SQL dump: nothing in it could be understood")

    def test_a_table_between_garbage_is_found_and_the_verdict_is_incomplete(self):
        garbage = "what is this; nobody (really) knows;\n" * 20
        report = self.assessed(garbage + ";" + SMALL + garbage)
        self.assertEqual(report["coverage"]["objects"]["tables"], 1)
        self.assertEqual(report["verdict"]["value"], "INCOMPLETE")
        self.assertGreater(len(report["coverage"]["unparsed"]), 20)

    def test_long_lines(self):
        million = "x" * 1000000
        for line in (f"SELECT '{million}';", f"-- {million}", "/*" * 1001 + "*/" * 1001,
                     "SELECT " + "1+" * 500000 + "1;"):
            report = self.assessed(line + "\n" + SMALL)
            self.assertEqual(report["coverage"]["objects"]["tables"], 1)
            self.assertEqual(report["coverage"]["unparsed"], [])
        report = self.assessed(f"{SMALL}CREATE TABLE {million} (((((;\n")
        self.assertEqual(report["verdict"]["value"], "INCOMPLETE")

    def test_zero_bytes(self):
        self.refused(b"CREATE TABLE t (a \0integer);\n" + SMALL.encode(), "is not an SQL dump")
        long = SMALL.encode() + b"-- nothing\n" * 1000
        for bad in (b"CREATE TABLE public.\0u (a integer);\n", b"SELECT '\0';\n", b"\0\0;\n"):
            report = self.assessed(long + bad)
            self.assertEqual([u["message"] for u in report["coverage"]["unparsed"]],
                             ["the statement holds a NUL byte"])
            self.assertEqual(report["verdict"]["value"], "INCOMPLETE")

    def test_damaged_compression(self):
        plain = contents("dumps/data.s15.d15.sql")
        for tool in ("gzip", "zstd", "xz", "bzip2", "lz4"):
            if shutil.which(tool) is None:
                continue
            packed = subprocess.run([tool, "-c"], input=plain, stdout=subprocess.PIPE,
                                    check=True).stdout
            for size in (len(packed) // 3, len(packed) // 2, len(packed) - 1):
                self.refused(packed[:size], "(is damaged or cut short|is not an SQL dump)",
                             "cut." + tool)


class Archives(libcli.Case):
    """Made by pg_dump 15: how to convert them is said."""

    def refused(self, path, what, hint, stdin=b""):
        shown = "standard input" if path == "-" else path
        result = self.run_program("analyze", path, "-o", self.path("r.json"), stdin=stdin)
        self.assert_error(result, 4, f'"{shown}" is a pg_dump {what}, not an SQL script', hint)
        self.assertFalse(os.path.exists(self.path("r.json")))

    def test_each_format(self):
        convert = "convert it first: pg_restore --schema-only -f schema.sql"
        folder = os.path.join(DUMP, "archives")
        for name, what in (("small.pgc", "archive (custom format)"),
                           ("small.tar", "archive (tar format)"),
                           ("small.dir", "directory archive")):
            path = os.path.join(folder, name)
            self.refused(path, what, f"{convert} {path}")
        self.refused("-", "archive (custom format)", convert, stdin=contents("archives/small.pgc"))
        packed = self.write("small.pgc.gz", gzip.compress(contents("archives/small.pgc")))
        self.refused(packed, "archive (custom format)",
                     "unpack it, and convert it: pg_restore --schema-only -f schema.sql UNPACKED")


if __name__ == "__main__":
    libcli.main()
