#ifndef MM_SPLIT_OTHER_H
#define MM_SPLIT_OTHER_H

#include "split_state.h"

/* The modes of the splitter that are not SQL; each goes on from the window's position. */
enum mm_split_outcome mm_split_in_meta(struct mm_splitter *splitter, struct mm_piece *piece);
enum mm_split_outcome mm_split_in_line_comment(struct mm_splitter *splitter,
                                               struct mm_piece *piece);
enum mm_split_outcome mm_split_in_block_comment(struct mm_splitter *splitter,
                                                struct mm_piece *piece);
enum mm_split_outcome mm_split_in_copy_data(struct mm_splitter *splitter, struct mm_piece *piece);

#endif
