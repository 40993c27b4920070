"""Real reports against docs/report.schema.json, and the sums in them."""
import glob
import json
import os
import subprocess
import sys
import tempfile
import unittest

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)

PROGRAM = os.environ["MM_READY"]
SOURCE = os.environ["MM_SOURCE"]
SHARED = os.environ.get("MM_SHARED", "")

CLUSTER = r"""-- PostgreSQL database cluster dump
CREATE DATABASE one;
\connect one
CREATE TABLE public.t (a integer);
CREATE DATABASE two;
\connect two
CREATE TABLE public.u (a integer);
CREATE TABLE public.broken (a integer,,);
"""


def analyze(path, *words):
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "r.json")
        subprocess.run([PROGRAM, "analyze", path, "-q", "-o", report, *words], check=True)
        with open(report, encoding="utf-8") as f:
            return json.load(f)


class Schema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(os.path.join(SOURCE, "docs/report.schema.json"), encoding="utf-8") as f:
            schema = json.load(f)
        jsonschema.Draft202012Validator.check_schema(schema)
        cls.validator = jsonschema.Draft202012Validator(schema)

    def check(self, report):
        error = jsonschema.exceptions.best_match(self.validator.iter_errors(report))
        self.assertIsNone(error, error and f"{error.json_path}: {error.message}")

    def check_sums(self, report):
        summary, coverage = report["summary"], report["coverage"]
        findings = [f for r in report["results"] for f in r["findings"]]
        for key, severity in (("critical", "CRITICAL"), ("warnings", "WARNING"),
                              ("consider", "CONSIDER"), ("info", "INFO")):
            self.assertEqual(summary[key], sum(f["severity"] == severity for f in findings))
        self.assertEqual(summary["total_checks"], len(report["results"]))
        self.assertEqual(coverage["checks"]["run"] + coverage["checks"]["skipped"],
                         len(report["results"]))
        self.assertEqual(coverage["statements"],
                         coverage["parsed"] + coverage["ignored"] + len(coverage["unparsed"]))
        for result in report["results"]:
            self.assertEqual(result["passed"], not result["skipped"] and not result["findings"])
            self.assertEqual(result["skipped"], result["skip_reason"] is not None)
        ids = [f["id"] for f in findings]
        self.assertEqual(len(ids), len(set(ids)))

    def test_a_dump(self):
        report = analyze(os.path.join(SOURCE, "testdata/quickstart/shop.sql"), "--schema", "public",
                         "--exclude", "pg_version")
        self.check(report)
        self.check_sums(report)
        self.assertEqual(report["meta"]["options"], {"exclude": ["pg_version"], "schema": ["public"]})
        self.assertEqual(report["coverage"]["checks"]["excluded"], 1)

    def test_several_databases(self):
        with tempfile.NamedTemporaryFile("w", suffix=".sql") as f:
            f.write(CLUSTER)
            f.flush()
            report = analyze(f.name)
        self.check(report)
        for one in report["reports"]:
            self.check(one)
            self.check_sums(one)
        self.assertEqual(len(report["reports"][1]["coverage"]["unparsed"]), 1)
        self.assertEqual(report["verdict"]["is_complete"], False)
        for key, count in report["summary"].items():
            self.assertEqual(count, sum(one["summary"][key] for one in report["reports"]))

    def test_the_corpus(self):
        files = sorted(glob.glob(os.path.join(SHARED, "corpus/*.sql"))) if SHARED else []
        if not files:
            self.skipTest("no ../shared/corpus here")
        for path in files:
            with self.subTest(path=os.path.basename(path)):
                report = analyze(path)
                self.check(report)
                self.check_sums(report)

    def test_the_schema_refuses_what_is_wrong(self):
        report = analyze(os.path.join(SOURCE, "testdata/quickstart/shop.sql"))
        report["verdict"]["value"] = "MAYBE"
        self.assertFalse(self.validator.is_valid(report))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
