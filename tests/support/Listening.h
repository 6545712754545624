// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>

namespace farewell {

/// At which of this machine's addresses somebody can connect to `port`: all that it has in its
/// networks, and those that lead back to itself. What is only for this machine answers at
/// "127.0.0.1" alone.
[[nodiscard]] QStringList addressesListeningAt(quint16 port);

} // namespace farewell
