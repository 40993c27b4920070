#include "check_test.h"

static void a_scheduler_in_the_dump_is_a_question(void **state)
{
	assert_titles("scheduled_jobs",
	              "CREATE EXTENSION IF NOT EXISTS pg_cron WITH SCHEMA pg_catalog;\n"
	              "CREATE TABLE public.t (id int);\n",
	              "CONSIDER Jobs of pg_cron run on every node\n");
}

static void no_scheduler_says_nothing(void **state)
{
	assert_titles("scheduled_jobs",
	              "CREATE EXTENSION hstore;\nCREATE SCHEMA cron;\n"
	              "CREATE TABLE cron.job (id int);\n",
	              "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CHECK_TEST(a_scheduler_in_the_dump_is_a_question),
		CHECK_TEST(no_scheduler_says_nothing),
	};

	return cmocka_run_group_tests_name("scheduled_jobs", tests, NULL, NULL);
}
