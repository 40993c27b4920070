"""Reports of a schema whose names were chosen by an enemy."""
import html.parser
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.environ["MM_READY"]

NAMES = [
    "<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "a\"b'c&d", "pipe|`tick`",
    "line\nend", "esc\x1b[31mred", "right\u202eleft", "zero\u200bwidth", "{{title}}", "@everyone",
    "#123", "$(rm -rf /)", "[link](http://x)", "*star*_under_", "ünïcödé", "]]>", "-->", "```", "%s%n",
]


def ident(name):
    return '"' + name.replace('"', '""') + '"'


SCRIPT = "".join(f"CREATE TABLE public.{ident(n)} (a integer);\n" for n in NAMES)


class Page(html.parser.HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.cells = set(), set(), []
        self.in_cell = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.in_cell = tag == "td"
        if self.in_cell:
            self.cells.append("")

    def handle_data(self, data):
        if self.in_cell:
            self.cells[-1] += data


class Hostile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        script = os.path.join(cls.folder.name, "hostile.sql")
        with open(script, "wb") as f:
            f.write(SCRIPT.encode() + b'CREATE TABLE public."bad\xff" (a integer);\n')
        cls.reports = {}
        for extension in ("json", "html", "md", "txt"):
            path = os.path.join(cls.folder.name, "r." + extension)
            subprocess.run([PROGRAM, "analyze", script, "-q", "-o", path, "--include-only",
                            "primary_keys", "--title", "<b>T</b>|`@x`"], check=True)
            with open(path, encoding="utf-8") as f:  # strict: every report is UTF-8
                cls.reports[extension] = f.read()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_json_keeps_every_name(self):
        findings = json.loads(self.reports["json"])["results"][0]["findings"]
        self.assertLessEqual(set(NAMES), {f["object"]["name"] for f in findings})
        self.assertEqual(len(findings), len(NAMES) + 1)

    def test_html_shows_every_name_as_text(self):
        page = Page(self.reports["html"])
        shown = {"line\nend": "line\\nend", "esc\x1b[31mred": "esc\\u{1b}[31mred",
                 "right\u202eleft": "right\\u{202e}left", "zero\u200bwidth": "zero\\u{200b}width"}
        for name in NAMES:
            self.assertIn("public." + ident(shown.get(name, name)), page.cells)

    def test_html_has_no_script_and_loads_nothing(self):
        page = Page(self.reports["html"])
        self.assertLessEqual(page.tags & {"script", "img", "link", "iframe", "object", "form", "b"},
                             {"b"})
        self.assertEqual({a for a in page.attributes if a.startswith("on") or a in ("src", "style")},
                         set())
        self.assertNotRegex(self.reports["html"], r'href="(?!#)')
        self.assertNotIn("<b>T</b>", self.reports["html"])
        self.assertIn("{{title}}", self.reports["html"])

    def test_no_report_for_people_holds_control_or_direction_characters(self):
        for extension in ("html", "md", "txt"):
            self.assertNotRegex(self.reports[extension],
                                "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]")

    def test_markdown_tables_keep_their_shape(self):
        rows = [line for line in self.reports["md"].splitlines() if line.startswith("| ")
                and re.search(r"`[0-9a-f]{16}` \|$", line)]
        self.assertEqual(len(rows), len(NAMES) + 1)
        for row in rows:
            self.assertEqual(len(re.findall(r"(?<!\\)\|", row)), 5, row)

    def test_markdown_makes_no_markup_of_names(self):
        prose = re.sub(r"`[^`\n]*`|<code>.*?</code>|(?s:```+sql.*?\n```+)", "", self.reports["md"])
        for bad in ("<script", "<img", "@everyone", "@x", "[link](", "<b>"):
            self.assertNotIn(bad, prose)

    def test_fenced_statements_cannot_end_their_fence(self):
        inside = None
        for line in self.reports["md"].splitlines():
            fence = re.match(r"`{3,}", line)
            if inside is None and fence:
                inside = fence.group()
            elif inside is not None and line == inside:
                inside = None
        self.assertIsNone(inside)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
