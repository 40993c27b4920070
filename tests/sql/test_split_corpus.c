#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glob.h>
#include <pg_query.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "error.h"
#include "input.h"
#include "lex.h"
#include "split.h"

#include "banned.h"

enum { SKIPPED = 77 };

static void read_file(const char *path, struct mm_buf *out)
{
	struct mm_error err = { 0 };
	struct mm_input *input = NULL;
	size_t got = 1;

	assert_true(mm_input_open(path, &input, &err));
	while (got > 0) {
		assert_true(mm_input_read(input, mm_buf_reserve(out, 65536), 65536, &got, &err));
		mm_buf_grown(out, got);
	}
	mm_buf_addc(out, '\0');
	mm_input_close(input);
}

/* libpg_query's scanner knows SQL alone: blank lines take the place of what is
 * psql's, the lines that begin with a backslash and COPY data. */
static void blank_what_is_not_sql(char *text)
{
	bool is_data = false;

	for (char *line = text; line != NULL && *line != '\0';) {
		char *end = strchr(line, '\n');
		size_t len = end == NULL ? strlen(line) : (size_t)(end - line);
		bool begins_data = len > 12 && strncmp(line, "COPY ", 5) == 0 &&
		                   strncasecmp(line + len - 11, "FROM stdin;", 11) == 0;
		bool ends_data = is_data && len == 2 && strncmp(line, "\\.", 2) == 0;

		if (is_data || *line == '\\')
			memset(line, ' ', len);
		is_data = (is_data || begins_data) && !ends_data;
		line = end == NULL ? NULL : end + 1;
	}
}

/* Without what our statements do not have: comments before, space after. */
static void trim(const char **text, size_t *len)
{
	struct mm_lexer lexer;
	struct mm_token token;
	const char *end = *text + *len;

	mm_lexer_init(&lexer, *text, *len);
	mm_lexer_next(&lexer, &token);
	*text = token.text;
	while (end > *text && strchr(" \t\r\n;", end[-1]) != NULL)
		end--;
	*len = (size_t)(end - *text);
}

static bool next_statement(struct mm_splitter *splitter, struct mm_piece *piece)
{
	struct mm_error err = { 0 };

	do
		assert_true(mm_splitter_next(splitter, piece, &err));
	while (piece->kind != MM_PIECE_STATEMENT && piece->kind != MM_PIECE_END);
	return piece->kind == MM_PIECE_STATEMENT;
}

static void compare(const char *path, const char *text, const PgQuerySplitResult *theirs)
{
	struct mm_error err = { 0 };
	struct mm_input *input = NULL;
	struct mm_splitter *splitter;
	struct mm_piece piece;

	assert_true(mm_input_open(path, &input, &err));
	splitter = mm_splitter_new(input);
	mm_splitter_set_read_size(splitter, 1000);
	for (int i = 0; i < theirs->n_stmts; i++) {
		const char *expected = text + theirs->stmts[i]->stmt_location;
		size_t len = (size_t)theirs->stmts[i]->stmt_len;

		trim(&expected, &len);
		if (len == 0)
			continue;
		if (!next_statement(splitter, &piece))
			fail_msg("%s: no statement for: %.*s", path, (int)len, expected);
		if (piece.len != len || memcmp(piece.text, expected, len) != 0)
			fail_msg("%s:%llu: %s\n--- differs from\n%.*s", path, piece.line,
			         piece.text, (int)len, expected);
		assert_false(piece.is_unterminated);
	}
	if (next_statement(splitter, &piece))
		fail_msg("%s:%llu: one statement more: %s", path, piece.line, piece.text);
	mm_splitter_free(splitter);
	mm_input_close(input);
}

static void splits_the_corpus_as_libpg_query_does(void **state)
{
	const glob_t *files = *state;

	for (size_t i = 0; i < files->gl_pathc; i++) {
		const char *path = files->gl_pathv[i];
		struct mm_buf text = { 0 };
		PgQuerySplitResult theirs;

		read_file(path, &text);
		blank_what_is_not_sql(text.text);
		theirs = pg_query_split_with_scanner(text.text);
		if (theirs.error != NULL)
			fail_msg("%s: %s", path, theirs.error->message);
		assert_true(theirs.n_stmts > 0);
		compare(path, text.text, &theirs);
		pg_query_free_split_result(theirs);
		mm_buf_release(&text);
	}
}

int main(void)
{
	const char *shared = getenv("MM_SHARED");
	char pattern[4096];
	glob_t files;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(splits_the_corpus_as_libpg_query_does, &files),
	};
	int failures;

	snprintf(pattern, sizeof pattern, "%s/corpus/*.sql", shared == NULL ? "" : shared);
	if (glob(pattern, 0, NULL, &files) != 0) {
		puts("skipped: there is no corpus (MM_SHARED)");
		return SKIPPED;
	}
	failures = cmocka_run_group_tests(tests, NULL, NULL);
	globfree(&files);
	return failures;
}
