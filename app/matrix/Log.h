// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLoggingCategory>

namespace farewell {

/// One line a request: verb, path template, status, errcode, milliseconds. Off by default; never a
/// query, header, body, token or session id.
Q_DECLARE_LOGGING_CATEGORY(networkLog)

} // namespace farewell
