"""testdata/dump/dumps: one database dumped by pg_dump 15, 17 and 18 in every form, and one of
these dumps in every wrapping, give the same verdict and the same findings with the same ids.
"""
import bz2
import gzip
import json
import lzma
import os
import re
import shutil
import subprocess

import libcli

DUMPS = os.path.join(libcli.SOURCE, "testdata/dump/dumps")
BASE = "schema.s15.d15.sql"

# Findings that a form has beside those of BASE: (check, object).
# Large objects are data; only pg_dumpall has settings of roles and other databases.
DATA = {("large_objects", "large objects"), ("lolor_check", "lolor")}
ALLOWED = {
    "data": DATA,
    "inserts": DATA,
    "all": DATA | {("role_settings", "search_path"), ("multiple_databases", "server")},
}
# A finding about the database is shown with its name, which only -C and pg_dumpall tell; its id
# is the same. One about the server is worded with the server's version.
NAMELESS = ("database", "server")


def findings_of(report):
    found = set()
    for result in report["results"]:
        for f in result["findings"]:
            kind = f["object"]["kind"]
            name, title = (kind, "") if kind in NAMELESS else (f["object_name"], f["title"])
            found.add((result["check_name"], f["id"], f["severity"], name, title))
    return found


class Forms(libcli.Case):
    maxDiff = None

    def report(self, *arguments, stdin=b""):
        result = self.run_program("analyze", "-q", "-f", "json", "-o", "-", *arguments, stdin=stdin)
        self.assertEqual((result.code, result.err), (0, ""), arguments)
        return json.loads(result.out)

    def dump(self, name):
        report = self.report(os.path.join(DUMPS, name))
        if "reports" in report:
            [report] = [r for r in report["reports"] if r["meta"]["source"]["database"] == "kit"]
        return report

    def assert_same(self, report, base, extra=frozenset(), label=None):
        new = {f for f in findings_of(report) - findings_of(base) if (f[0], f[3]) not in extra}
        self.assertEqual((new, findings_of(base) - findings_of(report)), (set(), set()), label)
        for key in ("value", "is_complete"):
            self.assertEqual(report["verdict"][key], base["verdict"][key], label)
        self.assertEqual(report["coverage"]["unparsed"], [], label)
        self.assertEqual(report["coverage"]["notes"], [], label)
        self.assertEqual(self.objects(report), self.objects(base), label)

    def objects(self, report):
        return report["coverage"]["objects"]


class OfPgDump(Forms):
    def test_base_is_what_the_server_holds(self):
        with open(os.path.join(DUMPS, "kit.s15.counts.json"), encoding="utf-8") as f:
            truth = json.load(f)
        ours = self.dump(BASE)["coverage"]["objects"]
        for key in set(ours) & set(truth):
            self.assertEqual(ours[key], truth[key], key)
        self.assertGreater(len(set(ours) & set(truth)), 20)
        self.assertGreater(len(findings_of(self.dump(BASE))), 80)

    def test_every_form_and_every_version_of_one_server(self):
        base = self.dump(BASE)
        names = sorted(n for n in os.listdir(DUMPS)
                       if re.match(r"(?!globals|hostile).*\.s1[57]\.d\d+\.sql$", n))
        self.assertEqual(len(names), 17)
        for name in names:
            with self.subTest(name):
                self.assert_same(self.dump(name), base, ALLOWED.get(name.split(".")[0], ()), name)

    def test_a_newer_server_adds_only_what_is_new(self):
        base, schema = self.dump(BASE), self.dump("schema.s18.d18.sql")
        data = self.dump("data.s18.d18.sql")
        self.assert_same(data, schema, DATA)
        self.assertEqual(findings_of(base) - findings_of(schema), set())
        for finding in findings_of(schema) - findings_of(base):
            self.assertRegex(finding[3], "new18|with_generated")
        with open(os.path.join(DUMPS, "kit.s18.counts.json"), encoding="utf-8") as f:
            truth = json.load(f)
        ours = schema["coverage"]["objects"]
        self.assertEqual({k: ours[k] for k in set(ours) & set(truth)},
                         {k: truth[k] for k in set(ours) & set(truth)})

    def test_globals_alone_hold_nothing_to_assess(self):
        for name in ("globals.s15.d15.sql", "globals.s15.d18.sql"):
            result = self.run_program("analyze", os.path.join(DUMPS, name), "-o",
                                      self.path("r.json"))
            self.assert_one_error_line(result, 4, '".*" holds no schema object')

    def test_pg_dumpall_gives_one_report_for_each_database(self):
        report = self.report(os.path.join(DUMPS, "all.s15.d15.sql"))
        databases = {r["meta"]["source"]["database"]: r["coverage"]["objects"]["tables"]
                     for r in report["reports"] if r["coverage"]["objects"]["tables"]}
        kit = self.objects(self.dump(BASE))["tables"]
        self.assertEqual(databases, {"kit": kit, "second One": 1})


class Wrapped(Forms):
    @classmethod
    def setUpClass(cls):
        with open(os.path.join(DUMPS, "data.s15.d15.sql"), "rb") as f:
            cls.plain = f.read()

    def setUp(self):
        super().setUp()
        self.base = self.report(self.write("plain.sql", self.plain))

    def assert_same_bytes(self, name, content):
        with self.subTest(name):
            self.assert_same(self.report(self.write(name, content)), self.base, label=name)

    def packed_by(self, tool):
        if shutil.which(tool) is None:
            self.skipTest(f"no {tool} here")
        return subprocess.run([tool, "-c"], input=self.plain, stdout=subprocess.PIPE,
                              check=True).stdout

    def test_compressed(self):
        self.assert_same_bytes("d.gz", gzip.compress(self.plain))
        self.assert_same_bytes("d.xz", lzma.compress(self.plain))
        self.assert_same_bytes("d.bz2", bz2.compress(self.plain))
        half = len(self.plain) // 2
        self.assert_same_bytes("two members.gz",
                               gzip.compress(self.plain[:half]) + gzip.compress(self.plain[half:]))

    def test_zstd(self):
        self.assert_same_bytes("d.zst", self.packed_by("zstd"))

    def test_lz4(self):
        self.assert_same_bytes("d.lz4", self.packed_by("lz4"))

    def test_standard_input(self):
        for content in (self.plain, gzip.compress(self.plain), b"\xef\xbb\xbf" + self.plain):
            self.assert_same(self.report("-", stdin=content), self.base)

    def test_encodings_and_line_ends(self):
        text = self.plain.decode()
        self.assert_same_bytes("bom.sql", b"\xef\xbb\xbf" + self.plain)
        self.assert_same_bytes("utf16le.sql", b"\xff\xfe" + text.encode("utf-16-le"))
        self.assert_same_bytes("utf16be.sql", b"\xfe\xff" + text.encode("utf-16-be"))
        packed = gzip.compress(b"\xff\xfe" + text.encode("utf-16-le"))
        self.assert_same_bytes("utf16le.sql.gz", packed)
        self.assert_same_bytes("crlf.sql", self.plain.replace(b"\n", b"\r\n"))
        text = text.replace("\n", "\r\n")
        self.assert_same_bytes("crlf16.sql", b"\xff\xfe" + text.encode("utf-16-le"))

    def test_latin_1(self):
        text = self.plain.decode().replace("client_encoding = 'UTF8'", "client_encoding = 'LATIN1'")
        text = text.replace("€", "E")
        report = self.report(self.write("latin1.sql", text.encode("latin-1")))
        # What it says of itself: the encoding of the database.
        for r in (report, self.base):
            r["results"] = [c for c in r["results"] if c["check_name"] != "database_encoding"]
        self.assert_same(report, self.base)
        self.assertTrue(any(f[3] == 'kit."Ämter"' for f in findings_of(report)))

    def test_three_files(self):
        cuts = [m.start() for m in re.finditer(rb"^--\n-- Name: ", self.plain, re.M)]
        first, second = cuts[len(cuts) // 3], cuts[2 * len(cuts) // 3]
        paths = [self.write("1.sql", self.plain[:first]),
                 self.write("2.sql.gz", gzip.compress(self.plain[first:second])),
                 self.write("3.sql", self.plain[second:])]
        self.assert_same(self.report(*paths), self.base)

    def test_no_newline_at_the_end(self):
        self.assert_same_bytes("bare.sql", self.plain.rstrip())


if __name__ == "__main__":
    libcli.main()
