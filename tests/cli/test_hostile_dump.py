"""testdata/dump/dumps/hostile*: a database whose names and texts were chosen by an enemy, as
pg_dump writes it. No object is lost, none invented, and no report takes a name for markup.
"""
import html.parser
import json
import os
import re

import libcli

DUMPS = os.path.join(libcli.SOURCE, "testdata/dump/dumps")
FORMS = ("hostile.s15.d15.sql", "hostile-inserts.s15.d15.sql")


def truth(name):
    with open(os.path.join(DUMPS, f"hostile.s15.{name}.json"), encoding="utf-8") as f:
        return json.load(f)


class Page(html.parser.HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.text = set(), set(), ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.text += data


class HostileDump(libcli.Case):
    maxDiff = None

    def reports(self, name):
        outputs = [w for e in ("json", "html", "md", "txt") for w in ("-o", self.path("r." + e))]
        result = self.run_program("analyze", "-q", os.path.join(DUMPS, name), *outputs)
        self.assertEqual((result.code, result.out, result.err), (0, "", ""))
        return json.loads(self.read("r.json"))

    def test_counts_are_those_of_the_server(self):
        for name in FORMS:
            coverage = self.reports(name)["coverage"]
            self.assertEqual((coverage["unparsed"], coverage["notes"]), ([], []))
            self.assertFalse(coverage["is_truncated"])
            counts = truth("counts")
            keys = set(coverage["objects"]) & set(counts)
            self.assertGreater(len(keys), 20)
            self.assertEqual({k: coverage["objects"][k] for k in keys},
                             {k: counts[k] for k in keys})

    def test_every_table_is_named_as_the_server_names_it(self):
        for name in FORMS:
            results = self.reports(name)["results"]
            [check] = [r for r in results if r["check_name"] == "primary_keys"]
            found = sorted([f["object"]["schema"], f["object"]["name"]] for f in check["findings"])
            self.assertEqual(found, sorted(truth("tables")))

    def test_both_forms_give_the_same_findings(self):
        ids = [{f["id"] for r in self.reports(name)["results"] for f in r["findings"]}
               for name in FORMS]
        self.assertEqual(*ids)
        self.assertGreater(len(ids[0]), 100)

    def test_nothing_is_invented(self):
        names = {name for _, name in truth("tables")}
        for result in self.reports(FORMS[0])["results"]:
            for finding in result["findings"]:
                shown = finding["object"].get("table", finding["object"].get("name", ""))
                if shown not in names:
                    self.assertNotRegex(shown, "^invented|^evil$")

    def test_html_has_no_markup_of_names(self):
        self.reports(FORMS[0])
        page = Page(self.read("r.html"))
        self.assertEqual(page.tags & {"script", "img", "iframe", "object", "form"}, set())
        self.assertNotIn("<b>bold", self.read("r.html"))
        self.assertEqual({a for a in page.attributes if a.startswith("on") or a == "src"}, set())
        for name in ("<script>alert(1)</script>", "<b>bold</b>", "<!-- -->", "&amp;", "]]>"):
            self.assertIn(name, page.text)

    def test_markdown_has_no_markup_of_names(self):
        self.reports(FORMS[0])
        text = self.read("r.md")
        rows = [line for line in text.splitlines() if re.search(r"^\| .*`[0-9a-f]{16}` \|$", line)]
        self.assertGreaterEqual(len(rows), len(truth("tables")))
        for row in rows:
            self.assertEqual(len(re.findall(r"(?<!\\)\|", row)), 5, row)
        marked = r"(?s:^```+sql\n.*?\n```+$)|`[^`\n]*`|<code>.*?</code>"
        prose = re.sub(marked, "", text, flags=re.M)
        for bad in ("<script", "<b>", "**bold**", "@all", "[link](", "![i](", "<!--"):
            self.assertNotIn(bad, prose)

    def test_no_report_for_people_holds_control_or_direction_characters(self):
        self.reports(FORMS[0])
        for extension in ("html", "md", "txt"):
            self.assertNotRegex(self.read("r." + extension),
                                "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ufeff]")


if __name__ == "__main__":
    libcli.main()
