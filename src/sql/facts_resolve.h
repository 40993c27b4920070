#ifndef MM_FACTS_RESOLVE_H
#define MM_FACTS_RESOLVE_H

struct mm_catalog;
struct mm_facts;
struct mm_strings;

/*
 * Sets relation, function, schema, volatility and the flags BUILTIN, AMBIGUOUS and
 * VOLATILE of the facts by what the catalog has (it must be finished; what is newly
 * allocated lives in its arena). Unqualified names are looked for in the schemas of
 * `search_path` (NULL: none), in "public", then anywhere; several that fit equally
 * make the fact AMBIGUOUS.
 */
void mm_facts_resolve(struct mm_catalog *catalog, const struct mm_facts *facts,
                      const struct mm_strings *search_path);

#endif
