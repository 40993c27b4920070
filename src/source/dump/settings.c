#include "settings.h"

#include <string.h>
#include <strings.h>

#include "arena.h"
#include "buf.h"
#include "lex.h"
#include "map.h"
#include "names.h"
#include "quote.h"

#include "banned.h"

void mm_setting_list(struct mm_arena *arena, const char *value, struct mm_strings *out)
{
	struct mm_lexer lexer;
	struct mm_token token;

	mm_lexer_init(&lexer, value, strlen(value));
	while (mm_lexer_next(&lexer, &token)) {
		const char *name = mm_token_identifier(arena, &token);

		if (name != NULL)
			mm_strings_add(arena, out, name);
	}
}

const char *mm_encoding_name(struct mm_arena *arena, const char *name)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
	char *result;
	size_t len = 0;

	if (name == NULL)
		return NULL;
	result = mm_arena_strdup(arena, name);
	for (; *name != '\0'; name++)
		if (strchr(letters, *name) != NULL)
			result[len++] = *name;
		else if (*name >= 'a' && *name <= 'z')
			result[len++] = (char)(*name - 'a' + 'A');
	result[len] = '\0';
	return strcmp(result, "UNICODE") == 0 ? "UTF8" : result;
}

static void set_search_path(struct mm_loader *loader, const struct mm_strings *values)
{
	struct mm_arena *arena = loader->catalog->arena;

	loader->search_path.count = 0;
	for (size_t i = 0; i < values->count; i++) {
		const char *schema = values->items[i];

		if (schema[0] != '\0' && strcmp(schema, "$user") != 0 &&
		    strcmp(schema, "pg_catalog") != 0 && strcmp(schema, "pg_temp") != 0)
			mm_strings_add_once(arena, &loader->search_path,
			                    mm_loader_text(loader, schema));
	}
	if (values->count == 0)
		mm_strings_add(arena, &loader->search_path, "public");
}

void mm_loader_reset(struct mm_loader *loader)
{
	const struct mm_strings none = { 0 };

	set_search_path(loader, &none);
	loader->default_tablespace = "";
	loader->default_access_method = "heap";
}

static void set_encoding(struct mm_loader *loader, const char *name)
{
	struct mm_server *server = &loader->catalog->server;

	if (server->encoding != NULL && !server->is_encoding_inferred)
		return;
	server->encoding = mm_encoding_name(loader->catalog->arena, name);
	server->is_encoding_inferred = true;
}

void mm_setting_apply(struct mm_loader *loader, const char *name, const struct mm_strings *values)
{
	const char *value = values->count > 0 ? values->items[0] : NULL;

	if (strcasecmp(name, "search_path") == 0)
		set_search_path(loader, values);
	else if (strcasecmp(name, "default_tablespace") == 0)
		loader->default_tablespace = value == NULL ? "" : mm_loader_text(loader, value);
	else if (strcasecmp(name, "default_table_access_method") == 0)
		loader->default_access_method =
		    value == NULL ? "heap" : mm_loader_text(loader, value);
	else if (strcasecmp(name, "client_encoding") == 0 && value != NULL)
		set_encoding(loader, value);
}

static const char *const_text(struct mm_loader *loader, const PgQuery__AConst *c)
{
	switch (c->val_case) {
	case PG_QUERY__A__CONST__VAL_SVAL:
		return c->sval->sval;
	case PG_QUERY__A__CONST__VAL_IVAL:
		return mm_arena_printf(loader->scratch, "%d", c->ival->ival);
	case PG_QUERY__A__CONST__VAL_FVAL:
		return c->fval->fval;
	case PG_QUERY__A__CONST__VAL_BOOLVAL:
		return c->boolval->boolval ? "true" : "false";
	default:
		return "";
	}
}

void mm_setting_values(struct mm_loader *loader, const PgQuery__VariableSetStmt *stmt,
                       struct mm_strings *out)
{
	for (size_t i = 0; i < stmt->n_args; i++)
		if (stmt->args[i]->node_case == PG_QUERY__NODE__NODE_A_CONST)
			mm_strings_add(loader->scratch, out,
			               const_text(loader, stmt->args[i]->a_const));
}

void mm_load_set(struct mm_loader *loader, const PgQuery__VariableSetStmt *stmt)
{
	struct mm_strings values = { 0 };

	switch (stmt->kind) {
	case PG_QUERY__VARIABLE_SET_KIND__VAR_SET_VALUE:
		mm_setting_values(loader, stmt, &values);
		break;
	case PG_QUERY__VARIABLE_SET_KIND__VAR_SET_DEFAULT:
	case PG_QUERY__VARIABLE_SET_KIND__VAR_RESET:
		break;
	case PG_QUERY__VARIABLE_SET_KIND__VAR_RESET_ALL:
		mm_loader_reset(loader);
		return;
	default:
		return;
	}
	mm_setting_apply(loader, stmt->name, &values);
}

/* The settings whose elements PostgreSQL keeps quoted (GUC_LIST_QUOTE). */
static bool is_quoted_list(const char *name)
{
	static const char *const names[] = { "search_path",
		                             "temp_tablespaces",
		                             "local_preload_libraries",
		                             "session_preload_libraries",
		                             "shared_preload_libraries",
		                             "unix_socket_directories" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcasecmp(name, names[i]) == 0)
			return true;
	return false;
}

/* Connection strings and passwords have no place in a catalog. */
static bool is_secret(const char *name)
{
	return strcasestr(name, "conninfo") != NULL || strcasestr(name, "dsn") != NULL ||
	       strcasestr(name, "password") != NULL || strcasestr(name, "secret") != NULL ||
	       strcasestr(name, "connection_options") != NULL;
}

/* As pg_db_role_setting has it: elements joined, those of a quoted list quoted. */
static const char *stored_value(struct mm_loader *loader, const PgQuery__VariableSetStmt *stmt)
{
	struct mm_strings values = { 0 };

	if (is_secret(stmt->name))
		return "***";
	mm_setting_values(loader, stmt, &values);
	for (size_t i = 0; is_quoted_list(stmt->name) && i < values.count; i++)
		values.items[i] = mm_quoted_ident(loader->scratch, values.items[i]);
	return mm_strings_join(loader->scratch, &values, ", ");
}

static void drop_settings(struct mm_catalog *shared, const char *database, const char *role,
                          const char *name)
{
	for (size_t i = 0; i < shared->db_role_settings.count; i++) {
		struct mm_db_role_setting *s = shared->db_role_settings.items[i];

		if (mm_same(s->database, database) && mm_same(s->role, role) &&
		    (name == NULL || strcasecmp(s->name, name) == 0))
			s->is_dropped = true;
	}
}

void mm_setting_store(struct mm_loader *loader, const char *database, const char *role,
                      const PgQuery__VariableSetStmt *stmt)
{
	struct mm_catalog *shared = loader->shared;
	struct mm_db_role_setting *s;

	if (stmt->kind == PG_QUERY__VARIABLE_SET_KIND__VAR_RESET_ALL) {
		drop_settings(shared, database, role, NULL);
		return;
	}
	if (stmt->kind == PG_QUERY__VARIABLE_SET_KIND__VAR_RESET ||
	    stmt->kind == PG_QUERY__VARIABLE_SET_KIND__VAR_SET_DEFAULT) {
		drop_settings(shared, database, role, stmt->name);
		return;
	}
	if (stmt->kind != PG_QUERY__VARIABLE_SET_KIND__VAR_SET_VALUE)
		return;
	s = mm_catalog_add_db_role_setting(shared, stmt->name);
	s->database = mm_catalog_text(shared, database);
	s->role = mm_catalog_text(shared, role);
	s->value = mm_catalog_text(shared, stored_value(loader, stmt));
	s->location = loader->location;
	s->location.file = mm_catalog_text(shared, loader->location.file);
}

static void add_key(struct mm_buf *key, const char *part)
{
	mm_buf_adds(key, part == NULL ? "" : part);
	mm_buf_addc(key, '\0');
}

void mm_settings_keep_last(struct mm_catalog *catalog)
{
	struct mm_map *seen = mm_map_new();
	struct mm_buf key = { 0 };

	for (size_t i = 0; i < catalog->db_role_settings.count; i++) {
		struct mm_db_role_setting *s = catalog->db_role_settings.items[i];
		struct mm_db_role_setting *earlier;

		mm_buf_clear(&key);
		add_key(&key, s->database);
		add_key(&key, s->role);
		add_key(&key, s->name);
		earlier = mm_map_get(seen, key.text, key.len);
		if (earlier != NULL)
			earlier->is_dropped = true;
		mm_map_set(seen, key.text, key.len, s);
	}
	mm_buf_release(&key);
	mm_map_free(seen);
}
