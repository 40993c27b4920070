#ifndef MM_ENCODING_H
#define MM_ENCODING_H

struct mm_arena;
struct mm_piece;

/*
 * When the piece sets the client's encoding (SET client_encoding = 'x', SET NAMES
 * 'x', \encoding x), *encoding becomes its name, in `arena`.
 */
void mm_encoding_follow(const struct mm_piece *piece, struct mm_arena *arena,
                        const char **encoding);

#endif
