"""The commands beside analyze: help, version, list-checks, explain."""
import json
import re

import libcli


class Help(libcli.Case):
    def test_help_lists_every_command(self):
        for words in (["--help"], ["-?"], ["-h"], ["help"]):
            result = self.run_program(*words)
            self.assertEqual((result.code, result.err), (0, ""))
            for command in ("analyze", "list-checks", "explain", "help"):
                self.assertRegex(result.out, rf"(?m)^  {command}\b")

    def test_each_command_has_help(self):
        for command in ("analyze", "list-checks", "explain"):
            for words in ([command, "--help"], [command, "-?"], [command, "-h"], ["help", command]):
                result = self.run_program(*words)
                self.assertEqual((result.code, result.err), (0, ""))
                self.assertTrue(result.out.startswith(f"mm-ready {command}: "), result.out)
                self.assertIn("--help", result.out)

    def test_help_fits_a_terminal(self):
        for words in (["--help"], ["analyze", "--help"]):
            for line in self.run_program(*words).out.splitlines():
                self.assertLessEqual(len(line), 100, line)

    def test_version_names_release_and_grammar(self):
        for word in ("--version", "-V"):
            result = self.run_program(word)
            self.assertEqual((result.code, result.err), (0, ""))
            self.assertRegex(result.out, r"^mm-ready \d+\.\d+\.\d+( \(\S+\))?, libpg_query 1[5-9]\n$")

    def test_every_option_of_the_help_is_accepted(self):
        text = self.run_program("analyze", "--help").out
        values = {"--format": "json", "--output": "-", "--target-spock": "5.0", "--nodes": "2",
                  "--color": "never", "--categories": "schema",
                  "--include-only": "*", "--exclude": "primary_keys", "--file": libcli.SHOP}
        options = re.findall(r"^ {2,6}(?:-\S, )*(--[a-z-]+)( [A-Z]+)?", text, re.M)
        self.assertGreater(len(options), 15)
        for name, metavar in options:
            if name == "--help":
                continue
            words = [name] + ([values.get(name, "x")] if metavar else [])
            result = self.run_program("analyze", libcli.SHOP, "-f", "text", *words)
            self.assertEqual(result.code, 0, f"{words}: {result.err}")


class WrongCommands(libcli.Case):
    def test_no_command(self):
        self.assert_error(self.run_program(), 2, "a command is needed",
                          "mm-ready --help lists the commands")

    def test_option_before_the_command(self):
        self.assert_error(self.run_program("--nonsense"), 2,
                          'a command is needed before "--nonsense"',
                          "mm-ready --help lists the commands")

    def test_unknown_command_with_a_near_one(self):
        self.assert_error(self.run_program("analyse", "x.sql"), 2, 'unknown command "analyse"',
                          'did you mean "analyze"?')
        self.assert_error(self.run_program("help", "explian"), 2, 'unknown command "explian"',
                          'did you mean "explain"?')

    def test_unknown_command_far_from_all(self):
        self.assert_error(self.run_program("frobnicate"), 2, 'unknown command "frobnicate"',
                          "mm-ready --help lists the commands")


class Checks(libcli.Case):
    def test_list_checks_formats_agree(self):
        listed = json.loads(self.run_program("list-checks", "--format", "json").out)
        names = [check["check_name"] for check in listed]
        self.assertGreater(len(names), 0)
        self.assertEqual([(c["category"], c["check_name"]) for c in listed],
                         sorted((c["category"], c["check_name"]) for c in listed))
        text = self.run_program("list-checks").out
        markdown = self.run_program("list-checks", "-f", "markdown").out
        for name in names:
            self.assertRegex(text, rf"(?m)^  {name} ")
            self.assertIn(f"| `{name}` |", markdown)

    def test_list_checks_refuses_what_it_does_not_know(self):
        self.assert_error(self.run_program("list-checks", "--format", "html"), 2,
                          'unknown format "html"', "list-checks has text, json and markdown")
        self.assert_one_error_line(self.run_program("list-checks", "x"), 2, "list-checks takes")

    def test_explain_tells_why_and_fix_of_every_check(self):
        for check in json.loads(self.run_program("list-checks", "--format=json").out):
            result = self.run_program("explain", check["check_name"])
            self.assertEqual((result.code, result.err), (0, ""))
            self.assertTrue(result.out.startswith(f"{check['check_name']}: {check['description']}\n"))
            for heading in ("\nWhy\n  ", "\nFix\n  "):
                self.assertIn(heading, result.out)
            for line in result.out.splitlines()[1:]:
                self.assertLessEqual(len(line), 100)

    def test_explain_suggests_the_nearest_check(self):
        self.assert_error(self.run_program("explain", "primary_key"), 2,
                          'unknown check "primary_key"', 'did you mean "primary_keys"?')

    def test_explain_needs_a_check(self):
        self.assert_error(self.run_program("explain"), 2, "no check to explain was given",
                          "mm-ready list-checks shows them all")


if __name__ == "__main__":
    libcli.main()
