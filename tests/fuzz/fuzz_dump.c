/*
 * Bytes as a dump: whatever they are, catalogs come out, every statement was
 * counted as parsed, ignored or not understood, and every check runs over them.
 */
#include "fuzz_target.h"

#include <stdlib.h>

#include "buf.h"
#include "catalog.h"
#include "dump.h"
#include "error.h"
#include "run.h"
#include "target.h"

#include "banned.h"

static void check(struct mm_catalog *catalog)
{
	struct mm_selection everything = { 0 };
	struct mm_run *run = mm_run_checks(catalog, MM_ANALYZE, &mm_target_default, &everything);
	size_t count;

	mm_run_ranked(run, &count);
	if (count != run->finding_count)
		abort();
	mm_run_free(run);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct mm_error err = { 0 };
	struct mm_buf text = { 0 };
	struct mm_dump dump;

	if (!mm_dump_load_text("fuzz", (const char *)bytes, len, &dump, &err))
		return 0;
	for (size_t i = 0; i < dump.catalog_count; i++) {
		const struct mm_coverage *c = &dump.catalogs[i]->coverage;

		if (c->statements != c->parsed + c->ignored + (int64_t)c->unparsed.count)
			abort();
		mm_catalog_print(dump.catalogs[i], &text);
		check(dump.catalogs[i]);
	}
	mm_buf_release(&text);
	mm_dump_release(&dump);
	return 0;
}
