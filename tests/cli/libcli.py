"""For tests of the program: run it, and say what was expected."""
import os
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.environ["MM_READY"]
SOURCE = os.environ["MM_SOURCE"]
SHOP = os.path.join(SOURCE, "testdata/quickstart/shop.sql")

# A table without key, a name of its own, and nothing else.
SMALL = "CREATE TABLE public.t (a integer);\n"


class Result:
    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout.decode()
        self.err = done.stderr.decode()


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, name, content):
        with open(self.path(name), "wb") as f:
            f.write(content if isinstance(content, bytes) else content.encode())
        return self.path(name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as f:
            return f.read()

    def run_program(self, *arguments, stdin=b"", env=None, user=None):
        environment = {k: v for k, v in os.environ.items()
                       if k not in ("NO_COLOR", "CLICOLOR_FORCE", "SOURCE_DATE_EPOCH")}
        environment.update(env or {})
        done = subprocess.run([PROGRAM, *arguments], cwd=self.folder.name, input=stdin,
                              capture_output=True, env=environment, timeout=120, user=user)
        return Result(done)

    def files(self, folder="."):
        found = []
        for top, _, names in os.walk(self.path(folder)):
            found += [os.path.relpath(os.path.join(top, n), self.folder.name) for n in names]
        return sorted(found)

    def assert_error(self, result, code, message, hint=None):
        """One line "mm-ready: error: <message>", perhaps a hint line, and nothing else."""
        expected = f"mm-ready: error: {message}\n" + (f"hint: {hint}\n" if hint else "")
        self.assertEqual((result.code, result.out, result.err), (code, "", expected))

    def assert_one_error_line(self, result, code, pattern):
        lines = result.err.splitlines()
        self.assertEqual(result.code, code, result.err)
        self.assertEqual(result.out, "")
        self.assertRegex(lines[0], "^mm-ready: error: " + pattern)
        self.assertTrue(len(lines) == 1 or (len(lines) == 2 and lines[1].startswith("hint: ")),
                        result.err)


def main():
    unittest.main(verbosity=1, argv=sys.argv[:1])
