#include "dump.h"

#include <string.h>
#include <sys/stat.h>

#include "catalog.h"
#include "error.h"
#include "input.h"
#include "mem.h"
#include "reader.h"
#include "script.h"

#include "banned.h"

enum { EXIT_INPUT = 4 };

/* The size of all files together; 0 when one of them is no plain file. */
static unsigned long long total_size(const char *const *paths, size_t count)
{
	unsigned long long total = 0;

	for (size_t i = 0; i < count; i++) {
		struct stat st;

		if (stat(paths[i], &st) != 0 || !S_ISREG(st.st_mode))
			return 0;
		total += (unsigned long long)st.st_size;
	}
	return total;
}

static bool read_file(struct mm_script *script, const char *path,
                      struct mm_reader_progress *progress, struct mm_error *err)
{
	struct mm_input *input;
	bool is_read;

	if (!mm_input_open(path, &input, err))
		return false;
	is_read = mm_reader_run(script, input, progress, err);
	progress->done += mm_input_raw_position(input);
	mm_input_close(input);
	return is_read;
}

/* Nothing in it would mean no finding, and no finding would look like a good verdict. */
static bool has_evidence(const struct mm_script *script, const char *const *paths, size_t count,
                         unsigned long long bytes, struct mm_error *err)
{
	const char *first = strcmp(paths[0], "-") == 0 ? "standard input" : paths[0];

	if (mm_script_has_objects(script))
		return true;
	if (count > 1)
		return mm_error_set(err, EXIT_INPUT,
		                    "\"%s\" and the other %zu hold no schema object", first,
		                    count - 1);
	if (bytes == 0)
		return mm_error_set(err, EXIT_INPUT, "\"%s\" is empty", first);
	if (!mm_script_has_sense(script))
		return mm_error_set(err, EXIT_INPUT,
		                    "\"%s\" is not an SQL dump: nothing in it could be understood",
		                    first);
	return mm_error_set(err, EXIT_INPUT, "\"%s\" holds no schema object", first);
}

bool mm_dump_load(const char *const *paths, size_t path_count,
                  const struct mm_dump_options *options, struct mm_dump *out, struct mm_error *err)
{
	struct mm_reader_progress progress = { .options = options,
		                               .total = total_size(paths, path_count) };
	struct mm_script *script = mm_script_new();
	bool is_loaded = true;

	*out = (struct mm_dump){ 0 };
	for (size_t i = 0; is_loaded && i < path_count; i++)
		is_loaded = read_file(script, paths[i], &progress, err);
	is_loaded = is_loaded && has_evidence(script, paths, path_count, progress.done, err);
	if (is_loaded)
		mm_script_finish(script, out);
	mm_script_free(script);
	return is_loaded;
}

bool mm_dump_load_text(const char *name, const char *text, size_t len, struct mm_dump *out,
                       struct mm_error *err)
{
	struct mm_reader_progress progress = { 0 };
	struct mm_script *script = mm_script_new();
	struct mm_input *input;
	bool is_loaded = false;

	*out = (struct mm_dump){ 0 };
	if (mm_input_open_memory(name, text, len, &input, err)) {
		is_loaded = mm_reader_run(script, input, &progress, err);
		mm_input_close(input);
	}
	if (is_loaded)
		mm_script_finish(script, out);
	mm_script_free(script);
	return is_loaded;
}

void mm_dump_release(struct mm_dump *dump)
{
	for (size_t i = 0; i < dump->catalog_count; i++)
		mm_catalog_free(dump->catalogs[i]);
	mm_mem_free(dump->catalogs);
	*dump = (struct mm_dump){ 0 };
}
