/* Runs a fuzz target over files and folders of files, without libFuzzer. */
#include "fuzz_target.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "buf.h"

#include "banned.h"

static bool replay_file(const char *path)
{
	struct mm_buf bytes = { 0 };
	FILE *file = fopen(path, "rb");
	size_t got = 1;

	if (file == NULL) {
		perror(path);
		return false;
	}
	while (got > 0) {
		got = fread(mm_buf_reserve(&bytes, 65536), 1, 65536, file);
		mm_buf_grown(&bytes, got);
	}
	fclose(file);
	puts(path);
	fflush(stdout);
	LLVMFuzzerTestOneInput((const uint8_t *)bytes.text, bytes.len);
	mm_buf_release(&bytes);
	return true;
}

/* Returns how many files there were; -1 when one could not be read. */
static int replay_folder(const char *path)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;
	char name[4096];
	int count = 0;

	if (folder == NULL)
		return replay_file(path) ? 1 : -1;
	while (count >= 0 && (entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
		count = replay_file(name) ? count + 1 : -1;
	}
	closedir(folder);
	return count;
}

int main(int argc, char **argv)
{
	/* A folder without seeds tests nothing. */
	for (int i = 1; i < argc; i++)
		if (replay_folder(argv[i]) <= 0)
			return 1;
	return argc < 2;
}
