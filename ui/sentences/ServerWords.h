// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QCoreApplication>

namespace farewell {

/// The words of a server, apart from ours: in a line of their own that says whose they are.
class ServerWords final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::ServerWords)

public:
    /// “The server said: …”; empty where it said nothing that can be shown.
    [[nodiscard]] static QString said(const QString &text);
};

} // namespace farewell
