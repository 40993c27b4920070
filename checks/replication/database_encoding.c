/*
 * Spock's output plugin compares the encodings of both databases and refuses to
 * convert (src/spock_output_plugin.c, 5.0.11: "encoding conversion for binary datum
 * not supported yet"); force_text_transfer does not change that. sub_create() has
 * succeeded by then, and the reason stands only in the provider's log.
 */
#include <ctype.h>

#include "check.h"

#include "banned.h"

/* Encoding names are compared without case and punctuation: "utf-8" is UTF8. */
static bool is_encoding(const char *name, const char *wanted)
{
	for (; *name != '\0'; name++) {
		if (!isalnum((unsigned char)*name))
			continue;
		if (tolower((unsigned char)*name) != *wanted)
			return false;
		wanted++;
	}
	return *wanted == '\0';
}

static enum mm_severity severity_of(const char *encoding)
{
	if (is_encoding(encoding, "utf8") || is_encoding(encoding, "unicode"))
		return MM_INFO;
	return is_encoding(encoding, "sqlascii") ? MM_WARNING : MM_CONSIDER;
}

static void run(const struct mm_check_input *in, struct mm_findings *out)
{
	const struct mm_server *server = &in->catalog->server;

	if (server->encoding == NULL)
		return;
	struct mm_finding *f =
	    mm_findings_add(out, severity_of(server->encoding), mm_object_database(in->catalog),
	                    "Database encoding is %s", server->encoding);

	mm_finding_discriminate(f, "single");
	if (server->is_encoding_inferred)
		mm_finding_detail(f, "This is the client_encoding of the dump, which is the "
		                     "database's unless pg_dump was told otherwise.");
	mm_meta_text(f, "encoding", server->encoding);
	mm_meta_text(f, "collation", server->collation);
	mm_meta_text(f, "ctype", server->ctype);
	mm_meta_text(f, "provider", server->provider);
	mm_meta_bool(f, "is_inferred", server->is_encoding_inferred);
}

MM_CHECK(database_encoding) = {
	.title = "Encoding of the database",
	.why = "All nodes need the same encoding. Spock does not convert: where the encodings of "
	       "provider and subscriber differ, the subscription is created without complaint "
	       "and stays down, and the reason stands only in the provider's log: \"encoding "
	       "conversion for binary datum not supported yet\". SQL_ASCII is not an encoding "
	       "but the absence of one: PostgreSQL stores any bytes unchecked, and those that "
	       "are not valid text cannot be stored by a node in UTF8. Databases in UTF8 are the "
	       "usual case; another encoding works as long as every node has it, also the ones "
	       "added later.",
	.evidence = "src/spock_output_plugin.c (5.0.11); the refusal, also with "
	            "force_text_transfer, was seen on two nodes with 5.0.11 and 6.0.0.",
	.fix = "Create the database on every node with the same encoding: CREATE DATABASE ... "
	       "ENCODING 'UTF8' TEMPLATE template0. The encoding of an existing database cannot "
	       "be changed; dump it and restore it into a new one. Texts from SQL_ASCII may need "
	       "repair on the way.",
	.severities = MM_CAN(CRITICAL) | MM_CAN(WARNING) | MM_CAN(CONSIDER) | MM_CAN(INFO),
	.modes = MM_SCAN | MM_ANALYZE | MM_AUDIT | MM_COMPARE,
	.needs = MM_PART(ENCODING),
	.from_dump = MM_DUMP_PARTLY,
	.other_sources = "live, nodes",
	.run = run,
};
