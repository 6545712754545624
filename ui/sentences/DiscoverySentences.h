// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/ServerDiscovery.h"

#include <QCoreApplication>

namespace farewell {

/// What a person reads when no homeserver is found where they look for one, and what to do.
class DiscoverySentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::DiscoverySentences)

public:
    /// `server` as the person knows it, ready for a sentence; `fromId` where they typed no address,
    /// but a Matrix ID.
    [[nodiscard]] static QString of(DiscoveryFailure::Problem problem, const QString &server,
                                    bool fromId);

private:
    [[nodiscard]] static QString noSuchHost(const QString &server, bool fromId);
    [[nodiscard]] static QString tooOld(const QString &server);
    [[nodiscard]] static QString noSignIn(const QString &server);
    [[nodiscard]] static QString outsidePractice(const QString &server);
    [[nodiscard]] static QString practiceOnly(const QString &server);
};

} // namespace farewell
