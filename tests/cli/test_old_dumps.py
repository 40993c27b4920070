"""Dumps in the words of pg_dump 9.4 and of pg_dumpall 11: every statement is understood."""
import json
import os

import libcli

OLD = os.path.join(libcli.SOURCE, "testdata/dump/old")


class OldDumps(libcli.Case):
    def load(self, name):
        result = self.run_program("analyze", "-q", "-f", "json", "-o", "-", os.path.join(OLD, name))
        self.assertEqual((result.code, result.err), (0, ""))
        report = json.loads(result.out)
        self.assertEqual((report["coverage"]["unparsed"], report["coverage"]["notes"]), ([], []))
        self.assertTrue(report["verdict"]["is_complete"])
        return report

    def objects(self, report):
        return {k: v for k, v in report["coverage"]["objects"].items() if v}

    def found(self, report, check):
        return sorted(f["object_name"] for r in report["results"] if r["check_name"] == check
                      for f in r["findings"])

    def test_unqualified_names_and_a_view_that_begins_as_a_table(self):
        report = self.load("pg_dump_9.4.sql")
        self.assertEqual(self.objects(report), {
            "schemas": 2, "tables": 6, "columns": 19, "constraints": 7, "primary_keys": 3,
            "foreign_keys": 3, "indexes": 4, "sequences": 1, "views": 1, "functions": 2,
            "aggregates": 1, "triggers": 1, "rules": 1, "enums": 1, "domains": 1, "extensions": 1})
        self.assertEqual(report["meta"]["source"]["server_version"], "9.4.26")
        # Names are found in the schema that search_path said, also in bodies.
        self.assertEqual(self.found(report, "primary_keys"), ["public.legacy", "public.moves_2014"])
        self.assertEqual(self.found(report, "foreign_keys"),
                         ["database", "public.moves.moves_part_id_fkey"])
        self.assertEqual(self.found(report, "sequence_pks"), ["public.moves"])
        self.assertEqual(self.found(report, "numeric_columns"), ["stores.shelf.used"])
        self.assertEqual(self.found(report, "unlogged_tables"), ["stores.bin"])

    def test_cluster_of_one_database_that_holds_something(self):
        report = self.load("pg_dumpall_11.sql")
        self.assertEqual(report["meta"]["source"]["database"], "shop")
        self.assertEqual(self.objects(report), {
            "schemas": 2, "tables": 6, "partitioned_tables": 1, "partitions": 2, "columns": 12,
            "constraints": 3, "primary_keys": 3, "indexes": 3, "sequences": 1, "procedures": 1})
        self.assertEqual(self.found(report, "primary_keys"),
                         ["shop.orders", "shop.with_oids", "shop.without_oids"])
        self.assertEqual(self.found(report, "partition_identity"), [])
        self.assertEqual(self.found(report, "role_settings"), ["search_path"])


if __name__ == "__main__":
    libcli.main()
