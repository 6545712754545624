// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/support/RawServer.h"

namespace farewell {

/// Stands for every https site as long as it lives. The one of example.org says whom to ask
/// (`.well-known/matrix/support`).
class SupportSite final
{
public:
    explicit SupportSite(QByteArray support);
    ~SupportSite();
    Q_DISABLE_COPY_MOVE(SupportSite)

    /// Empty: there is no such file.
    void setSupport(const QByteArray &support) { m_support = support; }

    /// How many there were, to any site.
    [[nodiscard]] qsizetype requests() const { return m_sites.requests().size(); }

private:
    QByteArray m_support;
    RawServer m_sites{RawServer::Kind::TlsProxy};
};

} // namespace farewell
