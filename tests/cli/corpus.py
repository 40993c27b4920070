#!/usr/bin/env python3
"""Every dump of ../shared/corpus, against an independent count: the file loaded
into a real PostgreSQL and counted in pg_catalog. Exit 0, no statement unparsed,
and every number of objects in the coverage equal to the server's.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

# Errors that leave no object out: the count still holds.
HARMLESS = {"FarmBot__Farmbot-Web-App__structure.sql": 1}  # SET transaction_timeout (17)
# Not loadable into a stock PostgreSQL 15: only exit code and parsing are compared.
NOT_LOADABLE = {
    "PostgREST__postgrest__spec-schema.sql": "needs postgis",
    "devrimgunduz__pagila__pagila-schema.sql": "needs pgvector, and PostgreSQL 18",
}
NOT_COUNTED = {"publications"}  # of the whole cluster of tests


def analyze(path, folder):
    report = pathlib.Path(folder) / "report.json"
    run = subprocess.run([os.environ["MM_READY"], "analyze", "-q", str(path), "-f", "json",
                          "-o", str(report)], capture_output=True, text=True)
    if run.returncode != 0:
        return None, f"exit {run.returncode}: {run.stderr.strip()}"
    document = json.loads(report.read_text())
    unparsed = document["coverage"]["unparsed"]
    if unparsed:
        first = unparsed[0]
        return None, f"{len(unparsed)} unparsed, the first in line {first['line']}: {first['message']}"
    return document["coverage"]["objects"], None


def truths(paths):
    tool = pathlib.Path(os.environ["MM_SERVERS"]) / "load_dump"
    run = subprocess.run([str(tool), "15", *map(str, paths)], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"load_dump failed: {run.stderr}")
    return {pathlib.Path(t["file"]).name: t for t in map(json.loads, run.stdout.splitlines())}


def compare(name, ours, truth):
    if name in NOT_LOADABLE:
        return []
    if truth["errors"] != HARMLESS.get(name, 0):
        return [f"{truth['errors']} errors while loading it: no independent count"]
    keys = (set(ours) & set(truth["counts"])) - NOT_COUNTED
    return [f"{key}: {ours[key]}, PostgreSQL has {truth['counts'][key]}"
            for key in sorted(keys) if ours[key] != truth["counts"][key]]


def main():
    corpus = pathlib.Path(os.environ.get("MM_SHARED") or "/nonexistent") / "corpus"
    if not corpus.is_dir():
        print("no ../shared/corpus here")
        sys.exit(77)
    paths = sorted(corpus.glob("*.sql"))
    known = truths([p for p in paths if p.name not in NOT_LOADABLE])
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            ours, error = analyze(path, folder)
            problems = [error] if error else compare(path.name, ours, known.get(path.name))
            note = NOT_LOADABLE.get(path.name)
            print(f"{'FAIL' if problems else 'ok  '} {path.name}{f' ({note})' if note else ''}")
            for problem in problems:
                print(f"     {problem}")
            passed, failed = passed + (not problems), failed + bool(problems)
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0 or passed == 0)


if __name__ == "__main__":
    main()
