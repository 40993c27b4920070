#ifndef MM_SIGNALS_H
#define MM_SIGNALS_H

/* An interrupted program leaves no temporary file behind, and ends with 130 or 143. */
void mm_signals_handle(void);

#endif
