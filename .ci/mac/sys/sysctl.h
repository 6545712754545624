// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0
#include <stddef.h>
extern "C" int sysctlbyname(const char *, void *, size_t *, void *, size_t);
