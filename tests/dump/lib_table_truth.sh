#!/usr/bin/env bash
# lib_table_truth.sh MAJOR SQL OUT: loads SQL into a server of that version and writes what
# table_facts.sql says of it to the file OUT. Exit 77: no such server here.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ "$1" != --in-server ]; then
	exec "$MM_SERVERS/pgserver" run "$1" -- bash "${BASH_SOURCE[0]}" --in-server "$@"
fi
shift
psql -Xq -v ON_ERROR_STOP=1 -c 'CREATE DATABASE truth TEMPLATE template0' -d postgres
# What the dumps of testdata/dump/everything.sql leave to pg_dumpall.
if grep -q mm_fast "$2"; then
	psql -Xq -v ON_ERROR_STOP=1 -d truth -c 'SET allow_in_place_tablespaces = on' \
		-c "CREATE TABLESPACE mm_fast LOCATION ''" -c 'CREATE ROLE mm_login' \
		-c 'CREATE ROLE mm_reader' -c 'CREATE ROLE "mm Writer"'
fi
PGOPTIONS='-c client_min_messages=warning' psql -Xq -v ON_ERROR_STOP=1 -d truth -f "$2"
psql -XqAt -v ON_ERROR_STOP=1 -d truth -f "$here/table_facts.sql" >"$3"
