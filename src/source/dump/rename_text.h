#ifndef MM_RENAME_TEXT_H
#define MM_RENAME_TEXT_H

#include "late.h"

/* A renamed column in an expression's text: the same text when it is not in it; NULL gives NULL. */
const char *mm_rename_in_text(struct mm_loader *loader, const char *text, const char *old_name,
                              const char *new_name);
void mm_rename_in_list(struct mm_strings *list, const char *old_name, const char *new_name);
void mm_rename_in_texts(struct mm_loader *loader, struct mm_strings *texts, const char *old_name,
                        const char *new_name);

/* After a type was renamed or moved: the columns, fields and domains that are made of it. The
 * spellings are qualified and quoted. */
void mm_respell_type(struct mm_loader *loader, const struct mm_of_type *users,
                     const char *old_spelling, const char *new_spelling);

#endif
