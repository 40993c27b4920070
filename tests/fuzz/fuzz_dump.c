/*
 * Bytes as a dump: whatever they are, catalogs come out, and every statement
 * was counted as parsed, ignored or not understood.
 */
#include "fuzz_target.h"

#include <stdlib.h>

#include "buf.h"
#include "catalog.h"
#include "dump.h"
#include "error.h"

#include "banned.h"

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
	}
	mm_buf_release(&text);
	mm_dump_release(&dump);
	return 0;
}
