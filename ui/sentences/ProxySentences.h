// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Failure.h"

#include <QCoreApplication>

namespace farewell {

/// What a person reads when a proxy does not get through to the server. It is not the server's
/// fault, and the words say so.
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
