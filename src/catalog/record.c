#include "record.h"

#include "buf.h"

#include "banned.h"

static const void *field_of(const void *record, const struct mm_field *field)
{
	return (const char *)record + field->offset;
}

static void print_strings(struct mm_buf *to, const struct mm_strings *list)
{
	mm_buf_addc(to, '[');
	for (size_t i = 0; i < list->count; i++)
		mm_buf_addf(to, "%s%s", i == 0 ? "" : ", ",
		            list->items[i] == NULL ? "(none)" : list->items[i]);
	mm_buf_addc(to, ']');
}

static void print_value(struct mm_buf *to, const struct mm_field *field, const void *value)
{
	switch (field->kind) {
	case MM_FIELD_STRING:
		mm_buf_adds(to, *(const char *const *)value);
		break;
	case MM_FIELD_BOOL:
		mm_buf_adds(to, "true");
		break;
	case MM_FIELD_INT:
		mm_buf_addf(to, "%lld", (long long)*(const int64_t *)value);
		break;
	case MM_FIELD_LETTER:
		mm_buf_addc(to, *(const char *)value);
		break;
	case MM_FIELD_STRINGS:
		print_strings(to, value);
		break;
	}
}

static bool is_empty(const struct mm_field *field, const void *value)
{
	switch (field->kind) {
	case MM_FIELD_STRING:
		return *(const char *const *)value == NULL;
	case MM_FIELD_BOOL:
		return !*(const bool *)value;
	case MM_FIELD_INT:
		return *(const int64_t *)value == 0;
	case MM_FIELD_LETTER:
		return *(const char *)value == '\0';
	case MM_FIELD_STRINGS:
		return ((const struct mm_strings *)value)->count == 0;
	}
	return true;
}

void mm_record_print(struct mm_buf *to, const struct mm_field *fields, size_t count,
                     const void *record)
{
	for (size_t i = 0; i < count; i++) {
		const void *value = field_of(record, &fields[i]);

		if (is_empty(&fields[i], value))
			continue;
		mm_buf_addf(to, " %s=", fields[i].name);
		print_value(to, &fields[i], value);
	}
}

static bool same_value(const struct mm_field *field, const void *a, const void *b)
{
	switch (field->kind) {
	case MM_FIELD_STRING:
		return mm_same(*(const char *const *)a, *(const char *const *)b);
	case MM_FIELD_BOOL:
		return *(const bool *)a == *(const bool *)b;
	case MM_FIELD_INT:
		return *(const int64_t *)a == *(const int64_t *)b;
	case MM_FIELD_LETTER:
		return *(const char *)a == *(const char *)b;
	case MM_FIELD_STRINGS:
		return mm_strings_equal(a, b);
	}
	return false;
}

bool mm_record_equal(const struct mm_field *fields, size_t count, const void *a, const void *b)
{
	for (size_t i = 0; i < count; i++)
		if (!same_value(&fields[i], field_of(a, &fields[i]), field_of(b, &fields[i])))
			return false;
	return true;
}
