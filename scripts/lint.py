"""lint.py headers|tidy BUILD [FILE...]: the work of check-headers and check-tidy.

Both take compiler flags from BUILD/compile_commands.json. Answers "clean" are
kept under build/tidy and build/headers by a hash of all they depend on.
"""
import concurrent.futures
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DIRECTORIES = ("src", "checks", "tests")
# What clang-tidy's own front end knows from a gcc command line.
KEPT = re.compile(r"^-(I|D|U|std=|f?no-builtin|W[a-z])")


def sources(suffix):
    for top in DIRECTORIES:
        for folder, _, names in os.walk(os.path.join(ROOT, top)):
            for name in sorted(names):
                if name.endswith(suffix):
                    yield os.path.join(folder, name)


def compile_flags(build):
    """Maps each compiled file to its preprocessor flags."""
    path = os.path.join(build, "compile_commands.json")
    if not os.path.exists(path):
        sys.exit(f"{path} is missing: configure a preset first")
    flags = {}
    for entry in json.load(open(path)):
        words = shlex.split(entry["command"])
        kept = []
        for i, word in enumerate(words):
            if word == "-isystem":
                kept += [word, words[i + 1]]
            elif KEPT.match(word) and word != "-Werror":
                kept.append(word)
        flags[os.path.realpath(entry["file"])] = kept
    return flags


def flags_near(path, flags):
    """Flags of the file itself, or of one as near to it as possible."""
    folder = os.path.dirname(path)
    while True:
        if path in flags:
            return flags[path]
        near = sorted(f for f in flags if f.startswith(folder + os.sep))
        if near:
            # Most include directories: the layer's tests see more than the layer.
            return max((flags[f] for f in near), key=len)
        if len(folder) <= len(ROOT):
            return None
        folder = os.path.dirname(folder)


def digest(*parts):
    h = hashlib.sha256()
    for part in parts:
        h.update(part if isinstance(part, bytes) else str(part).encode())
        h.update(b"\0")
    return h.hexdigest()[:32]


def read(path):
    with open(path, "rb") as f:
        return f.read()


class Cache:
    def __init__(self, name):
        self.folder = os.path.join(ROOT, "build", name)
        os.makedirs(self.folder, exist_ok=True)

    def has(self, key):
        return os.path.exists(os.path.join(self.folder, key))

    def add(self, key):
        open(os.path.join(self.folder, key), "w").close()

    def keep_only(self, keys):
        for name in os.listdir(self.folder):
            if name not in keys:
                os.unlink(os.path.join(self.folder, name))


def run(command):
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, errors="replace")
    return done.returncode, done.stdout


def tidy_command(path, flags):
    return ["clang-tidy", "--quiet", path, "--", "-xc", *flags]


def header_command(path, flags):
    compiler = os.environ.get("CC", "cc")
    return [compiler, "-fsyntax-only", "-Werror", "-xc", "-include", path, *flags, "/dev/null"]


def dependencies(path, flags):
    """The content of the file and of all of the project's headers it includes."""
    code, output = run([os.environ.get("CC", "cc"), "-MM", "-xc", *flags, path])
    if code != 0:
        return [read(path), *map(read, sources(".h"))]
    names = output.replace("\\\n", " ").split(":", 1)[1].split()
    return [read(name) for name in names]


def tidy_jobs(flags, names):
    common = digest(read(os.path.join(ROOT, ".clang-tidy")))
    wanted = [os.path.realpath(n) for n in names] or list(sources(".c"))
    for path in wanted:
        if path not in flags and not names and "/fuzz/" in path:
            continue  # built by the fuzz preset only
        near = flags_near(path, flags)
        depends = dependencies(path, near or [])
        yield path, tidy_command(path, near or []), digest(path, common, near, *depends)


def header_jobs(flags, _names):
    for path in sources(".h"):
        if os.path.basename(path) == "banned.h":
            continue  # forbids what headers after it may need: never first
        near = flags_near(path, flags)
        if near is not None:
            depends = dependencies(path, near)
            yield path, header_command(path, near), digest(path, near, *depends)


def main():
    kind, build, names = sys.argv[1], sys.argv[2], sys.argv[3:]
    cache = Cache(kind)
    jobs = list({"tidy": tidy_jobs, "headers": header_jobs}[kind](compile_flags(build), names))
    todo = [job for job in jobs if not cache.has(job[2])]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for (path, _, key), (code, output) in zip(todo, pool.map(lambda j: run(j[1]), todo)):
            if code == 0:
                cache.add(key)
                continue
            failed += 1
            lines = [line for line in output.splitlines()
                     if not re.match(r"^\d+ warnings? (and|generated|treated)", line)]
            print(f"{os.path.relpath(path, ROOT)}: not clean\n" + "\n".join(lines), flush=True)
    if not names:
        cache.keep_only({job[2] for job in jobs})
    print(f"{kind}: {len(jobs)} files, {len(jobs) - len(todo)} unchanged since they were clean, "
          f"{failed} not clean")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
