// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Failure.h"

#include <QCoreApplication>

namespace farewell {

/// What a person reads when it is the proxy that does not get through, and no fault of the server.
class ProxySentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::ProxySentences)

public:
    /// `host` is the server that was meant, ready for a sentence.
    [[nodiscard]] static QString of(const Proxy &proxy, const QString &host);

private:
    [[nodiscard]] static QString wantsSignIn(const Proxy &proxy, const QString &host);
};

} // namespace farewell
