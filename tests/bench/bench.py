#!/usr/bin/env python3
"""bench.py [--build DIR] [--rounds N] [--data BYTES] [--sizes N,N,…]

Measures mm-ready against fixed rivals, side by side in one run, and prints
ratios with their spread as a Markdown table:

  schema   analyze with JSON and HTML output / floor.c: libpg_query's own split
           and parse of every statement, one thread, of the same file
  growth   time per table of each size / that of 10,000 tables
  data     analyze of a dump with COPY data / wc -l of the same file

Rivals and generator come from ../shared/bench; without it there is nothing to
measure against (exit 77). Rounds of both sides alternate; each ratio is of the
two best times, the spread that of the ratios round by round.
"""
import argparse
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def shared():
    for place in (os.environ.get("MM_SHARED"), ROOT / ".." / "shared"):
        if place and (pathlib.Path(place) / "bench" / "floor.c").exists():
            return pathlib.Path(place).resolve()
    print("bench: no ../shared/bench here: nothing to measure against")
    sys.exit(77)


def run(command):
    """Seconds of wall time and peak memory in bytes of one command."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    took = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"bench: {' '.join(map(str, command))}: {error.decode(errors='replace')}")
    return took, usage.ru_maxrss * 1024


def side_by_side(ours, rival, rounds):
    """Best times, ratio of the bests, spread of ratios, our peak memory."""
    mine, theirs, memory = [], [], 0
    for _ in range(rounds):
        took, peak = run(ours)
        mine.append(took)
        memory = max(memory, peak)
        theirs.append(run(rival)[0])
    ratios = sorted(a / b for a, b in zip(mine, theirs))
    return min(mine), min(theirs), min(mine) / min(theirs), (ratios[0], ratios[-1]), memory


def build_floor(bench, folder, prefix):
    floor = folder / "floor"
    libraries = list(prefix.glob("lib/**/libpg_query.a"))
    subprocess.run(["gcc", "-O2", "-w", f"-I{prefix}/include", str(bench / "floor.c"),
                    *map(str, libraries), "-l:libprotobuf-c.a", "-l:libxxhash.a", "-lpthread",
                    "-lm", "-o", str(floor)], check=True)
    return floor


def analyze(program, dump, folder):
    return [program, "analyze", "-q", dump, "-f", "json", "-o", folder / "out.json",
            "-f", "html", "-o", folder / "out.html"]


def bench_schema(args, program, floor, generator, folder):
    print("| tables | file | analyze JSON+HTML | floor | ratio | spread | memory / file | "
          "time per table / that of 10,000 |")
    print("|---|---|---|---|---|---|---|---|")
    rows = []
    for tables in args.sizes:
        dump = folder / f"{tables}.sql"
        subprocess.run([sys.executable, generator, str(tables), dump], check=True)
        size = dump.stat().st_size
        rows.append((tables, size, side_by_side(analyze(program, dump, folder),
                                                [floor, "proto", dump], args.rounds)))
        dump.unlink()
    base = next((r[2][0] / r[0] for r in rows if r[0] == 10000), rows[0][2][0] / rows[0][0])
    for tables, size, (ours, theirs, ratio, spread, memory) in rows:
        print(f"| {tables:,} | {size / 1e6:.1f} MB | {ours:.2f} s | {theirs:.2f} s | {ratio:.2f} "
              f"| {spread[0]:.2f}–{spread[1]:.2f} | {memory / size:.1f} "
              f"| {ours / tables / base:.2f} |")


def bench_data(args, program, generator, folder):
    dump = folder / "data.sql"
    subprocess.run([sys.executable, generator, "--data", str(args.data), dump], check=True)
    run(["wc", "-l", dump])
    ours, theirs, ratio, spread, memory = side_by_side(analyze(program, dump, folder),
                                                       ["wc", "-l", dump], args.rounds)
    print("\n| COPY data | analyze JSON+HTML | wc -l | ratio | spread | memory |")
    print("|---|---|---|---|---|---|")
    print(f"| {dump.stat().st_size / 1e6:.0f} MB | {ours:.2f} s | {theirs:.2f} s | {ratio:.2f} "
          f"| {spread[0]:.2f}–{spread[1]:.2f} | {memory / 1e6:.0f} MB |")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=ROOT / "build", help="folder of a release build")
    parser.add_argument("--pg-query", default=ROOT / "build/deps/pg_query/usr")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--data", type=int, default=1_000_000_000)
    parser.add_argument("--sizes", type=lambda s: [int(n) for n in s.split(",")],
                        default=[1000, 10000, 50000])
    args = parser.parse_args()
    bench = shared() / "bench"
    program = pathlib.Path(args.build) / "mm-ready"
    folder = pathlib.Path(tempfile.mkdtemp(prefix="mm-bench-"))
    try:
        floor = build_floor(bench, folder, pathlib.Path(args.pg_query))
        if args.sizes:
            bench_schema(args, program, floor, bench / "gen.py", folder)
        if args.data:
            bench_data(args, program, bench / "gen.py", folder)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
