#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "catalog.h"
#include "facts_print.h"
#include "fill.h"

#include "banned.h"

static int setup(void **state)
{
	*state = mm_catalog_new();
	return 0;
}

static int teardown(void **state)
{
	mm_catalog_free(*state);
	return 0;
}

static void finish(struct mm_catalog *catalog)
{
	mm_catalog_finish(catalog);
	mm_sql_fill_facts(catalog);
}

static struct mm_function *add_function(struct mm_catalog *catalog, const char *schema,
                                        const char *name, const char *arguments, const char *body)
{
	struct mm_function *f = mm_catalog_add_function(catalog, schema, name, arguments);

	f->kind = 'f';
	f->language = "plpgsql";
	f->volatility = 'v';
	f->body = body;
	if (*arguments != '\0')
		mm_strings_add(catalog->arena, &f->argument_types, arguments);
	return f;
}

static void assert_print(const struct mm_facts *facts, const char *expected)
{
	struct mm_buf buf = { 0 };

	mm_buf_adds(&buf, "");
	mm_facts_print(&buf, facts);
	assert_string_equal(buf.text, expected);
	mm_buf_release(&buf);
}

static struct mm_column *add_default(struct mm_catalog *catalog, struct mm_relation *relation,
                                     const char *name, const char *expression)
{
	struct mm_column *column = mm_catalog_add_column(catalog, relation, name);

	column->type = "integer";
	column->default_expression = expression;
	return column;
}

static void defaults_share_facts_and_constants_have_none(void **state)
{
	struct mm_catalog *catalog = *state;
	struct mm_relation *t = mm_catalog_add_relation(catalog, "public", "t", 'r');
	struct mm_column *a = add_default(catalog, t, "a", "now()");
	struct mm_column *b = add_default(catalog, t, "b", "now()");
	struct mm_column *c = add_default(catalog, t, "c", "'nextval('::text");
	struct mm_column *d = add_default(catalog, t, "d", "CURRENT_USER");
	struct mm_column *e = add_default(catalog, t, "e", "nextval('public.t_seq'::regclass)");

	finish(catalog);
	assert_print(a->facts, "CALL now/0 s +builtin @1\n");
	assert_ptr_equal(a->facts, b->facts);
	assert_null(c->facts);
	assert_print(d->facts, "CALL current_user/0 s +builtin @1\n");
	assert_print(e->facts, "CALL nextval/1 'public.t_seq' v +builtin @1\n");
}

static void every_place_of_code_gets_facts(void **state)
{
	struct mm_catalog *catalog = *state;
	struct mm_relation *t = mm_catalog_add_relation(catalog, "app", "t", 'p');
	struct mm_relation *v = mm_catalog_add_relation(catalog, "app", "v", 'v');
	struct mm_constraint *check = mm_catalog_add_constraint(catalog, t, "c", 'c');
	struct mm_type *domain = mm_catalog_add_type(catalog, "app", "d", 'd');
	struct mm_constraint *of_domain = mm_catalog_add_domain_constraint(catalog, domain, "dc");
	struct mm_index *index = mm_catalog_add_index(catalog, t, "i");
	struct mm_rule *rule = mm_catalog_add_rule(catalog, t, "r");
	struct mm_policy *policy = mm_catalog_add_policy(catalog, t, "p");

	v->definition = "SELECT * FROM app.t;";
	check->expression = "a < current_date";
	of_domain->expression = "length(VALUE) > 1";
	mm_strings_add(catalog->arena, &index->expressions, "lower(a)");
	index->predicate = "a > app.f(1)";
	rule->condition = "new.a > app.g()";
	mm_strings_add(catalog->arena, &rule->actions, "DELETE FROM app.u");
	mm_strings_add(catalog->arena, &rule->actions, "UPDATE app.t SET a = 1");
	policy->using_expression = "owner = current_user";
	policy->check_expression = "EXISTS (SELECT 1 FROM app.u)";
	mm_strings_add(catalog->arena, &t->partition_expressions, "date_trunc('day', x)");
	finish(catalog);
	assert_print(v->facts, "READ app.t +qualified relation=app.t @1\n");
	assert_print(check->facts, "CALL current_date/0 s +builtin @1\n");
	assert_print(of_domain->facts, "CALL length/1 i +builtin @1\n");
	assert_print(index->facts, "CALL lower/1 i +builtin @1\nCALL app.f/1 '1' +qualified @1\n");
	assert_print(rule->facts, "CALL app.g/0 +qualified @1\nDELETE app.u +qualified @1\n"
	                          "UPDATE app.t columns(a) +qualified relation=app.t @1\n");
	assert_print(policy->facts,
	             "CALL current_user/0 s +builtin @1\nREAD app.u +qualified @1\n");
	assert_print(t->facts, "CALL date_trunc/2 'day' i +builtin @1\n");
}

static void functions_are_found_by_name_and_argument_count(void **state)
{
	struct mm_catalog *catalog = *state;
	struct mm_function *f =
	    add_function(catalog, "app", "f", "", "BEGIN\nPERFORM g(1), g(), h(1), uuidv7();\nEND");
	struct mm_function *h = add_function(catalog, "app", "h", "integer", NULL);

	add_function(catalog, "public", "g", "integer", NULL);
	add_function(catalog, "public", "uuidv7", "", NULL);
	h->default_count = 1;
	add_function(catalog, "app", "h", "text", NULL);
	finish(catalog);
	assert_print(f->facts,
	             "CALL public.g/1 '1' v function=public.g(integer) @2\n"
	             "CALL g/0 @2\n"
	             "CALL h/1 '1' v +ambiguous candidates(app.h(integer),app.h(text)) @2\n"
	             "CALL public.uuidv7/0 v function=public.uuidv7() @2\n");
}

static void builtin_names_come_first_and_contrib_last(void **state)
{
	struct mm_catalog *catalog = *state;
	struct mm_function *f = add_function(
	    catalog, "app", "f", "",
	    "BEGIN\nPERFORM lower('A'), public.uuid_generate_v4(), app.nextval('s');\nEND");

	add_function(catalog, "public", "lower", "text", NULL);
	finish(catalog);
	assert_print(f->facts, "CALL lower/1 'A' i +builtin @2\n"
	                       "CALL public.uuid_generate_v4/0 v +qualified @2\n"
	                       "CALL app.nextval/1 's' +qualified @2\n");
}

static void relations_are_found_on_the_search_path(void **state)
{
	struct mm_catalog *catalog = *state;
	struct mm_function *own =
	    add_function(catalog, "app", "own", "", "BEGIN\nDELETE FROM t;\nDELETE FROM u;\nEND");
	struct mm_function *set =
	    add_function(catalog, "app", "set", "", "BEGIN\nDELETE FROM t;\nEND");
	struct mm_function *far = add_function(catalog, "app", "far", "",
	                                       "BEGIN\nDELETE FROM once;\nDELETE FROM twice;\nEND");
	static const char *const tables[][2] = { { "app", "t" },    { "o Ther", "t" },
		                                 { "public", "u" }, { "x", "once" },
		                                 { "x", "twice" },  { "Y", "twice" } };

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		mm_catalog_add_relation(catalog, tables[i][0], tables[i][1], 'r');
	mm_strings_add(catalog->arena, &set->settings, "search_path=pg_catalog, \"o Ther\", app");
	finish(catalog);
	assert_print(own->facts,
	             "DELETE app.t relation=app.t @2\nDELETE public.u relation=public.u @3\n");
	assert_print(set->facts, "DELETE o Ther.t relation=o Ther.t @2\n");
	assert_print(far->facts, "DELETE x.once relation=x.once @2\n"
	                         "DELETE twice +ambiguous candidates(\"Y\".twice,x.twice) @3\n");
}

static void temporary_names_are_not_permanent_tables(void **state)
{
	struct mm_catalog *catalog = *state;
	struct mm_function *f = add_function(
	    catalog, "app", "f", "",
	    "BEGIN\nCREATE TEMP TABLE work (a int);\nDROP TABLE work;\nDROP TABLE app.work;\nEND");

	mm_catalog_add_relation(catalog, "app", "work", 'r');
	finish(catalog);
	assert_print(f->facts, "DDL work 'CREATE TABLE' +temporary @2\n"
	                       "DDL work 'DROP TABLE' +temporary @3\n"
	                       "DDL app.work 'DROP TABLE' +qualified relation=app.work @4\n");
}

static void ddl_is_volatile_by_what_it_calls(void **state)
{
	struct mm_catalog *catalog = *state;
	struct mm_function *f = add_function(catalog, "app", "f", "",
	                                     "BEGIN\nALTER TABLE t ADD a timestamptz DEFAULT "
	                                     "now();\nALTER TABLE t ADD a int DEFAULT 0;\n"
	                                     "CREATE TABLE x AS SELECT lower(a) FROM t;\nCREATE "
	                                     "TABLE y AS SELECT roll() FROM t;\nEND");

	add_function(catalog, "app", "roll", "", NULL);
	finish(catalog);
	assert_print(f->facts, "DDL t 'ALTER TABLE' +volatile inner=1 @2\n"
	                       "CALL now/0 s +builtin @2\n"
	                       "DDL t 'ALTER TABLE' @3\n"
	                       "DDL x 'CREATE TABLE AS' +from_query inner=2 @4\n"
	                       "CALL lower/1 i +builtin @4\n"
	                       "READ t +like_source @4\n"
	                       "DDL y 'CREATE TABLE AS' +from_query +volatile inner=2 @5\n"
	                       "CALL app.roll/0 v function=app.roll() @5\n"
	                       "READ t +like_source @5\n");
}

static void bodies_are_rebuilt_with_their_arguments(void **state)
{
	struct mm_catalog *catalog = *state;
	struct mm_function *f =
	    mm_catalog_add_function(catalog, "app", "odd \"name\"", "app.mood, VARIADIC text[]");
	static const char *const arguments[][3] = { { "a b", "app.mood", "i" },
		                                    { "", "text[]", "v" },
		                                    { "out", "integer", "o" } };

	for (size_t i = 0; i < 3; i++) {
		mm_strings_add(catalog->arena, &f->argument_names, arguments[i][0]);
		mm_strings_add(catalog->arena, &f->argument_types, arguments[i][1]);
		mm_strings_add(catalog->arena, &f->argument_modes, arguments[i][2]);
	}
	f->kind = 'f';
	f->language = "plpgsql";
	f->body = "BEGIN\n\"out\" := app.g(\"a b\", '\\x''');\nEND";
	finish(catalog);
	assert_false(f->facts->is_heuristic);
	assert_print(f->facts, "CALL app.g/2 +qualified @2\n");
}

struct walked {
	int truncates;
	int visits;
	const struct mm_function *culprit;
};

static bool count(const struct mm_fact *fact, const struct mm_function *culprit, void *data)
{
	struct walked *walked = data;

	walked->visits++;
	if (fact->kind == MM_FACT_TRUNCATE) {
		walked->truncates++;
		walked->culprit = culprit;
	}
	return true;
}

static void calls_are_followed_and_circles_end(void **state)
{
	struct mm_catalog *catalog = *state;
	struct mm_function *a = add_function(catalog, "app", "a", "", "BEGIN\nPERFORM b();\nEND");
	struct mm_function *b =
	    add_function(catalog, "app", "b", "", "BEGIN\nPERFORM a();\nTRUNCATE t;\nEND");
	struct walked walked = { 0 };

	finish(catalog);
	mm_facts_walk(a->facts, count, &walked);
	assert_int_equal(walked.truncates, 1);
	assert_int_equal(walked.visits, 3);
	assert_ptr_equal(walked.culprit, b);
}

static void hostile_nesting_ends_in_facts(void **state)
{
	struct mm_catalog *catalog = *state;
	struct mm_buf body = { 0 };
	struct mm_function *f;

	mm_buf_adds(&body, "BEGIN\n");
	for (int i = 0; i < 20000; i++)
		mm_buf_adds(&body, "IF a THEN ");
	mm_buf_adds(&body, "DELETE FROM t;");
	f = add_function(catalog, "app", "f", "", body.text);
	finish(catalog);
	assert_true(f->facts->is_heuristic);
	assert_int_equal(f->facts->items[f->facts->count - 1].kind, MM_FACT_DELETE);
	mm_buf_release(&body);
}

#define WITH_CATALOG(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_CATALOG(defaults_share_facts_and_constants_have_none),
		WITH_CATALOG(every_place_of_code_gets_facts),
		WITH_CATALOG(functions_are_found_by_name_and_argument_count),
		WITH_CATALOG(builtin_names_come_first_and_contrib_last),
		WITH_CATALOG(relations_are_found_on_the_search_path),
		WITH_CATALOG(temporary_names_are_not_permanent_tables),
		WITH_CATALOG(ddl_is_volatile_by_what_it_calls),
		WITH_CATALOG(bodies_are_rebuilt_with_their_arguments),
		WITH_CATALOG(calls_are_followed_and_circles_end),
		WITH_CATALOG(hostile_nesting_ends_in_facts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
