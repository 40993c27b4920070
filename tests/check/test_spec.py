"""The registry against the specification's tables (design/checks/*.md)."""
import collections
import json
import os
import re
import subprocess
import sys
import unittest

SHARED = os.environ.get("MM_SHARED", "")
FOLDER = os.path.join(SHARED, "design", "checks")
CATEGORIES = ["schema", "replication", "config", "extensions", "sql_patterns", "functions",
              "sequences"]
MODES = {"S": "scan", "N": "analyze", "A": "audit", "M": "monitor", "C": "compare"}
ROW = re.compile(r"^\| \[(\w+)\]\([^)]*\) \| ([A-Z/]+) \| ([A-Z]+) \| (\w+) \|")


def read(name):
    with open(os.path.join(FOLDER, name + ".md"), encoding="utf-8") as f:
        return f.read()


def rows():
    """Name to what the table at the top of its category's file says."""
    found = {}
    for category in CATEGORIES:
        for line in read(category).splitlines():
            match = ROW.match(line)
            if match:
                name, severities, modes, dump = match.groups()
                found[name] = {"category": category, "severities": severities.split("/"),
                               "modes": [MODES[letter] for letter in modes],
                               "from_dump": dump}
    return found


def registry():
    done = subprocess.run([os.environ["MM_READY"], "list-checks", "--format", "json"],
                          stdout=subprocess.PIPE, check=True)
    return {entry["check_name"]: entry for entry in json.loads(done.stdout)}


def by_category(entries):
    return collections.Counter(entry["category"] for entry in entries.values())


def of_dump(entries, *answers):
    return {name: entry for name, entry in entries.items() if entry["from_dump"] in answers}


class Spec(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.rows = rows()
        cls.registry = registry()
        cls.readme = read("README")

    def test_each_check_is_as_its_row_says(self):
        for name, entry in self.registry.items():
            with self.subTest(check=name):
                self.assertIn(name, self.rows)
                said = {key: entry[key] for key in self.rows[name]}
                self.assertEqual(said, self.rows[name])

    def test_what_a_dump_decides_is_there_and_nothing_else(self):
        expected = of_dump(self.rows, "yes", "partly")
        self.assertEqual(sorted(expected), sorted(of_dump(self.registry, "yes", "partly")))

    def test_the_tables_give_the_totals_that_the_index_states(self):
        for category, count in by_category(self.rows).items():
            self.assertRegex(self.readme, r"(?m)^\| %s \| %d \|" % (category, count))
        self.assertRegex(self.readme, r"(?m)^\| \*\*all\*\* \| \*\*%d\*\* \|" % len(self.rows))

    def test_the_registry_gives_the_totals_of_a_dump(self):
        for pattern, answer in ((r"alone, wholly \| (\d+) \|", "yes"),
                                (r"dump in part \| (\d+):", "partly")):
            stated = int(re.search(pattern, self.readme).group(1))
            self.assertEqual(len(of_dump(self.registry, answer)), stated, answer)

    def test_each_category_holds_what_a_dump_decides_of_it(self):
        self.assertEqual(by_category(of_dump(self.registry, "yes", "partly")),
                         by_category(of_dump(self.rows, "yes", "partly")))


if __name__ == "__main__":
    if not os.path.isdir(FOLDER):
        print("no specification: MM_SHARED holds no design/checks")
        sys.exit(77)
    unittest.main()
