"""Where analyze writes its reports, and what is left when it cannot."""
import json
import os
import pty
import re
import signal
import stat
import subprocess
import time

import libcli
from libcli import PROGRAM, SHOP, SMALL

TWO_DATABASES = r"""--
-- PostgreSQL database cluster dump
--
CREATE ROLE app;
\connect template1
--
-- Database "one" dump
--
CREATE DATABASE one WITH TEMPLATE = template0 ENCODING = 'UTF8';
\connect one
CREATE TABLE public.t (a integer);
--
-- Database "t/wo" dump
--
CREATE DATABASE "t/wo" WITH TEMPLATE = template0 ENCODING = 'UTF8';
\connect "t/wo"
CREATE TABLE public.u (a integer PRIMARY KEY);
"""


class Files(libcli.Case):
    def test_default_is_a_summary_and_an_html_report(self):
        result = self.run_program("analyze", SHOP)
        self.assertEqual((result.code, result.err), (0, ""))
        files = self.files()
        self.assertEqual(len(files), 1)
        self.assertRegex(files[0], r"^reports/shop_\d{8}T\d{6}Z\.html$")
        self.assertIn("CRITICAL ", result.out)
        self.assertEqual(result.out.splitlines()[-1], f"Report: {files[0]}")

    def test_formats_without_output_go_to_reports(self):
        self.run_program("analyze", SHOP, "--reproducible", "-f", "json", "-f", "markdown")
        self.assertEqual(self.files(), ["reports/shop.json", "reports/shop.md"])

    def test_text_without_output_writes_no_file(self):
        result = self.run_program("analyze", SHOP, "-f", "text")
        self.assertEqual((result.code, self.files()), (0, []))
        self.assertIn("WARNING", result.out)

    def test_pairs(self):
        result = self.run_program("analyze", SHOP, "-f", "text", "-o", "-", "-f", "json", "-o", "a",
                                  "-o", "b.html", "--output=c.md", "-od.txt")
        self.assertEqual((result.code, result.err), (0, ""))
        self.assertEqual(self.files(), ["a", "b.html", "c.md", "d.txt"])
        json.loads(self.read("a"))
        self.assertTrue(self.read("b.html").startswith("<!DOCTYPE html>"))
        self.assertTrue(self.read("c.md").startswith("# shop.sql\n"))
        self.assertTrue(self.read("d.txt").startswith("shop.sql"))
        self.assertEqual(result.out.splitlines()[-4:],
                         ["Report: a", "Report: b.html", "Report: c.md", "Report: d.txt"])

    def test_files_are_private(self):
        self.run_program("analyze", SHOP, "-o", "a.json")
        self.assertEqual(stat.S_IMODE(os.stat(self.path("a.json")).st_mode), 0o600)

    def test_format_behind_the_output(self):
        self.run_program("analyze", SHOP, "-o", "a.html", "-f", "json")
        json.loads(self.read("a.html"))

    def test_a_folder_takes_several_formats(self):
        self.run_program("analyze", SHOP, "--reproducible", "-f", "json", "-f", "html", "-o", "new/")
        self.assertEqual(self.files(), ["new/shop.html", "new/shop.json"])

    def test_an_existing_file_is_replaced_through_links(self):
        self.write("real.json", "old")
        os.symlink("real.json", self.path("link.json"))
        self.run_program("analyze", SHOP, "-o", "link.json")
        self.assertTrue(os.path.islink(self.path("link.json")))
        json.loads(self.read("real.json"))

    def test_no_clobber(self):
        self.write("a.json", "mine")
        result = self.run_program("analyze", SHOP, "--no-clobber", "-o", "b.json", "-o", "a.json")
        self.assert_error(result, 6, '"a.json" exists', "without --no-clobber it would be replaced")
        self.assertEqual((self.read("a.json"), self.files()), ("mine", ["a.json"]))

    def test_missing_folder(self):
        self.assert_error(self.run_program("analyze", SHOP, "-o", "no/where.json"), 6,
                          'could not create "no/where.json": No such file or directory')

    def test_nothing_is_left_of_a_failed_run(self):
        self.run_program("analyze", "missing.sql", "-o", "a.json")
        self.assertEqual(self.files(), [])

    def test_full_disk(self):
        self.assert_error(self.run_program("analyze", SHOP, "-f", "json", "-o", "/dev/full"), 6,
                          'could not write to "/dev/full": No space left on device')

    def test_full_standard_output(self):
        for words in (["analyze", SHOP, "-o", "-"], ["list-checks"], ["--help"], ["--version"],
                      ["explain", "primary_keys"]):
            with open("/dev/full", "w") as full:
                done = subprocess.run([PROGRAM, *words], stdout=full, stderr=subprocess.PIPE)
            self.assertEqual((done.returncode, done.stderr.decode()), (
                6, "mm-ready: error: could not write to standard output: "
                   "No space left on device\n"))

    def test_pipes_and_descriptors_are_written_to_directly(self):
        os.mkfifo(self.path("pipe"))
        with subprocess.Popen(["cat", self.path("pipe")], stdout=subprocess.PIPE) as cat:
            self.run_program("analyze", SHOP, "-f", "json", "-o", "pipe", "-q")
            json.loads(cat.communicate()[0])
        self.assertTrue(stat.S_ISFIFO(os.stat(self.path("pipe")).st_mode))
        result = self.run_program("analyze", SHOP, "-f", "json", "-o", "/dev/stdout")
        json.loads(result.out)


class Databases(libcli.Case):
    def setUp(self):
        super().setUp()
        self.dump = self.write("all.sql", TWO_DATABASES)

    def test_a_folder_gets_a_report_each(self):
        self.run_program("analyze", self.dump, "--reproducible", "-f", "json", "-o", "out/")
        self.assertEqual(self.files("out"), ["out/one.json", "out/t_wo.json"])
        self.assertEqual(json.loads(self.read("out/t_wo.json"))["meta"]["database"], "t/wo")

    def test_a_file_gets_both(self):
        self.run_program("analyze", self.dump, "-o", "a.json", "-o", "a.html")
        report = json.loads(self.read("a.json"))
        self.assertEqual([r["meta"]["database"] for r in report["reports"]], ["one", "t/wo"])
        self.assertEqual(report["verdict"]["reasons"], [
            f"{r['meta']['database']}: {r['verdict']['value']}" for r in report["reports"]])
        page = self.read("a.html")
        self.assertIn('<tr><td><a href="#d2-top">t/wo</a><td class="', page)
        identifiers = re.findall(r'id="([^"]+)"', page)
        self.assertEqual(len(identifiers), len(set(identifiers)))
        for target in re.findall(r'href="#([^"]+)"', page):
            self.assertIn(target, identifiers)


class Speaking(libcli.Case):
    def test_files_only_says_the_verdict(self):
        result = self.run_program("analyze", SHOP, "-o", "a.json")
        self.assertRegex(result.out, r"^[A-Z ]+: \d+ CRITICAL, \d+ WARNING, \d+ CONSIDER, \d+ INFO\n"
                                     r"Report: a\.json\n$")

    def test_quiet_tells_generated_names_only(self):
        self.assertEqual(self.run_program("analyze", SHOP, "-q", "-o", "a.json").out, "")
        self.assertEqual(self.run_program("analyze", SHOP, "-q", "--reproducible").out,
                         "reports/shop.html\n")

    def test_verbose_tells_what_was_done(self):
        result = self.run_program("analyze", SHOP, "-v", "-o", "a.json")
        self.assertRegex(result.err, r"^mm-ready: \S+: read \d+ bytes in \d+ ms: .*\n$")

    def test_colour(self):
        def has_color(*words, **env):
            return "\x1b[" in self.run_program("analyze", SHOP, "-o", "-", *words, env=env).out
        self.assertFalse(has_color())
        self.assertTrue(has_color("--color", "always"))
        self.assertTrue(has_color(CLICOLOR_FORCE="1"))
        self.assertFalse(has_color(CLICOLOR_FORCE="0"))
        self.assertFalse(has_color(CLICOLOR_FORCE="1", NO_COLOR="1"))
        self.assertFalse(has_color("--color=never", CLICOLOR_FORCE="1"))

    def test_reproducible_reports_are_equal(self):
        for words, env in ((["--reproducible"], {}), ([], {"SOURCE_DATE_EPOCH": "0"})):
            for name in ("a", "b"):
                self.run_program("analyze", SHOP, *words, "-o", name + ".json", "-o", name + ".html",
                                 "-o", name + ".md", env=env)
            for extension in (".json", ".html", ".md"):
                self.assertEqual(self.read("a" + extension), self.read("b" + extension))
            self.assertNotIn("timestamp", json.loads(self.read("a.json"))["meta"])
        self.run_program("analyze", SHOP, "-o", "c.json")
        self.assertIn("timestamp", json.loads(self.read("c.json"))["meta"])


class Terminal(libcli.Case):
    def run_on_terminal(self, *words):
        """Standard error is a terminal; returns what came to it."""
        main, other = pty.openpty()
        with subprocess.Popen([PROGRAM, *words], cwd=self.folder.name, stderr=other,
                              stdout=subprocess.DEVNULL) as program:
            os.close(other)
            text = b""
            try:
                while True:
                    part = os.read(main, 65536)
                    if not part:
                        break
                    text += part
            except OSError:
                pass
            program.wait()
        os.close(main)
        return text.decode()

    def test_progress_of_a_large_file_on_a_terminal_only(self):
        rows = "1\tsome text that nobody reads\n" * 800000
        large = self.write("large.sql", "CREATE TABLE public.t (a integer, b text);\n"
                           "COPY public.t (a, b) FROM stdin;\n" + rows + "\\.\n")
        small = self.write("small.sql", SMALL)
        self.assertRegex(self.run_on_terminal("analyze", large, "-o", "a.json"),
                         r"^\rmm-ready: reading, \d+ of \d+ MB \(\d+ %\)[^\n]*\r\x1b\[K$")
        self.assertEqual(self.run_on_terminal("analyze", small, "-o", "a.json"), "")
        self.assertEqual(self.run_on_terminal("analyze", large, "-q", "-o", "a.json"), "")
        self.assertEqual(self.run_program("analyze", large, "-o", "a.json").err, "")

    def test_interrupted_leaves_nothing(self):
        for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
            with subprocess.Popen([PROGRAM, "analyze", "-", "-o", "a.json"], cwd=self.folder.name,
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE) as program:
                for _ in range(1000):
                    if self.files():
                        break
                    time.sleep(0.01)
                self.assertRegex(self.files()[0], r"^\.mm-ready-\d+-\d+\.tmp$")
                program.send_signal(number)
                _, err = program.communicate()
            self.assertEqual((program.returncode, self.files()), (code, []))
            self.assertEqual(err.decode(), "\nmm-ready: error: interrupted\n")


if __name__ == "__main__":
    libcli.main()
