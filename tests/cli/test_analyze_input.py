"""What analyze does with bad input: an exit code, one line, and never a verdict."""
import gzip
import os

import libcli
from libcli import SHOP, SMALL


class BadInput(libcli.Case):
    def analyze(self, *words, **more):
        result = self.run_program("analyze", *words, "-o", self.path("r.json"), **more)
        self.assertEqual([f for f in self.files() if "r.json" in f or ".tmp" in f], [])
        return result

    def test_garbage(self):
        path = self.write("garbage.sql", bytes(range(256)) * 64)
        self.assert_one_error_line(self.analyze(path), 4, '"')

    def test_empty(self):
        self.assert_one_error_line(self.analyze(self.write("empty.sql", "")), 4, '".*" is empty')

    def test_text_without_sql(self):
        path = self.write("letter.txt", "Dear all,\nplease find attached what you asked for.\n" * 40)
        self.assert_one_error_line(self.analyze(path), 4, '"')

    def test_statements_without_any_object(self):
        path = self.write("set.sql", "SET client_encoding = 'UTF8';\nSELECT 1;\n")
        self.assert_one_error_line(self.analyze(path), 4, '".*" holds no schema object')

    def test_missing(self):
        self.assert_error(self.analyze("nowhere.sql"), 4,
                          'could not open "nowhere.sql": No such file or directory')

    def test_directory(self):
        self.assert_error(self.analyze(self.folder.name), 4, f'"{self.folder.name}" is a directory')

    def test_unreadable(self):
        path = self.write("secret.sql", SMALL)
        os.chmod(path, 0)
        user = None
        if os.geteuid() == 0:  # root reads everything: let nobody try
            user = 65534
            os.chmod(self.folder.name, 0o755)
        try:
            result = self.run_program("analyze", path, user=user)
        except PermissionError:
            self.skipTest("nobody may not run the program")
        self.assert_error(result, 4, f'could not open "{path}": Permission denied')

    def test_archive(self):
        path = self.write("dump.pgc", b"PGDMP\x01\x0e\x00" + bytes(200))
        self.assert_one_error_line(self.analyze(path), 4, '".*" is a pg_dump archive')

    def test_truncated_dump_is_assessed_and_incomplete(self):
        path = self.write("cut.sql", SMALL + "CREATE TABLE public.u (a integer, b te")
        result = self.run_program("analyze", path, "-o", "-")
        self.assertEqual((result.code, result.err), (0, ""))
        self.assertIn("INCOMPLETE", result.out)

    def test_control_characters_of_a_name_are_shown(self):
        result = self.analyze("no\x1b[31m\nwhere.sql")
        self.assert_error(result, 4, 'could not open "no\\u{1b}[31m\\nwhere.sql": '
                                     "No such file or directory")


class GoodInput(libcli.Case):
    def test_standard_input_packed_input_and_several_files(self):
        packed = self.write("small.sql.gz", gzip.compress(SMALL.encode()))
        other = self.write("other.sql", "CREATE TABLE public.u (a integer);\n")
        for words, stdin, count in ((["-"], SMALL.encode(), 1), ([packed], b"", 1),
                                    ([packed, other], b"", 2), (["--file", packed, other], b"", 2),
                                    (["--file=" + packed], b"", 1), (["--", packed], b"", 1)):
            result = self.run_program("analyze", "-f", "text", "-o", "-", *words, stdin=stdin)
            self.assertEqual((result.code, result.err), (0, ""))
            self.assertRegex(result.out, rf"[;,] {count} tables?, ")


class BadOptions(libcli.Case):
    def test_one_line_for_two_bad_options(self):
        self.assert_error(self.run_program("analyze", "--nonsense", "--more", SHOP), 2,
                          'unknown option "--nonsense"', "mm-ready analyze --help lists the options")

    def test_near_option(self):
        self.assert_error(self.run_program("analyze", "--formt", "html", SHOP), 2,
                          'unknown option "--formt"', 'did you mean "--format"?')

    def test_unknown_letter(self):
        self.assert_error(self.run_program("analyze", "-vx", SHOP), 2, 'unknown option "-x"',
                          "mm-ready analyze --help lists the options")

    def test_missing_and_superfluous_values(self):
        hint = "mm-ready analyze --help lists the options"
        self.assert_error(self.run_program("analyze", SHOP, "--title"), 2,
                          'option "--title" needs a value: TEXT', hint)
        self.assert_error(self.run_program("analyze", SHOP, "-f"), 2,
                          'option "-f" needs a value: FORMAT', hint)
        self.assert_error(self.run_program("analyze", SHOP, "--quiet=yes"), 2,
                          'option "--quiet" takes no value', hint)

    def test_no_file(self):
        self.assert_error(self.run_program("analyze"), 2, "no file to analyze was given",
                          "mm-ready analyze FILE, or - for standard input")

    def test_values_out_of_range(self):
        for words, message in (
                (["--nodes", "0"], 'option "--nodes" takes a number from 1 to 1000, not "0"'),
                (["--nodes", "3x"], 'option "--nodes" takes a number from 1 to 1000, not "3x"'),
                (["--color", "red"],
                 'option "--color" takes auto, always or never, not "red"')):
            self.assert_error(self.run_program("analyze", SHOP, *words), 2, message,
                              "mm-ready analyze --help lists the options")
        self.assert_error(self.run_program("analyze", SHOP, "--target-spock", "4.1"), 2,
                          '"4.1" is no Spock version known here',
                          "--target-spock takes 5.0, 5.0.12 or 6.0, for instance")

    def test_unknown_names_of_a_selection(self):
        self.assert_error(self.run_program("analyze", SHOP, "--exclude", "primary_key"), 2,
                          'unknown check "primary_key"', 'did you mean "primary_keys"?')
        self.assert_error(self.run_program("analyze", SHOP, "--categories", "shema"), 2,
                          'unknown category "shema"', 'did you mean "schema"?')

    def test_unknown_format(self):
        self.assert_error(self.run_program("analyze", SHOP, "-f", "htlm"), 2,
                          'unknown format "htlm"', 'did you mean "html"?')
        self.assert_error(self.run_program("analyze", SHOP, "-o", "report.pdf"), 2,
                          'no format is known for "report.pdf"',
                          "give --format, or a name that ends in .html, .md, .json or .txt")

    def test_format_without_output_and_output_twice(self):
        hint = "mm-ready analyze --help lists the options"
        self.assert_error(self.run_program("analyze", SHOP, "-f", "json", "-f", "html", "-o", "a"),
                          2, 'format "json" has no --output of its own', hint)
        self.assert_error(self.run_program("analyze", SHOP, "-o", "a.json", "-o", "a.json"), 2,
                          'two reports go to "a.json"', hint)
        self.assertEqual(self.files(), [])


if __name__ == "__main__":
    libcli.main()
