#ifndef MM_FUZZ_TARGET_H
#define MM_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>

/* What a fuzz target defines, by libFuzzer's name for it. Returns 0. */
/* NOLINTNEXTLINE(readability-identifier-naming) */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

#endif
