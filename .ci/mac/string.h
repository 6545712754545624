// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0
#include_next <string.h>
#ifdef __STDC_WANT_LIB_EXT1__
extern "C" int memset_s(void *, size_t, int, size_t);
#endif
