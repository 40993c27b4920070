#!/usr/bin/env bash
# lib_code_truth.sh MAJOR SQL DIR: loads SQL into a server of that version and writes
# what code_facts.sql says, whole (DIR/facts) and bare (DIR/bare), and, where the server
# has its pg_dump beside it, DIR/dump.sql. Exit 77: no such server here.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ "$1" != --in-server ]; then
	exec "$MM_SERVERS/pgserver" run "$1" -- bash "${BASH_SOURCE[0]}" --in-server "$@"
fi
shift
bin=$("$MM_SERVERS/pgserver" bin "$1")
psql -Xq -v ON_ERROR_STOP=1 -c 'CREATE DATABASE truth TEMPLATE template0' -d postgres
PGOPTIONS='-c client_min_messages=warning' psql -Xq -v ON_ERROR_STOP=1 -d truth -f "$2"
psql -XqAt -v ON_ERROR_STOP=1 -d truth -f "$here/code_facts.sql" >"$3/facts"
PGOPTIONS='-c truth.bare=on' psql -XqAt -v ON_ERROR_STOP=1 -d truth -f "$here/code_facts.sql" >"$3/bare"
if [ -x "$bin/pg_dump" ]; then
	"$bin/pg_dump" --schema-only --no-owner -f "$3/dump.sql" truth
fi
