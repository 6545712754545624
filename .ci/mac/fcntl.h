// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0
#include_next <fcntl.h>
#define F_FULLFSYNC 51
