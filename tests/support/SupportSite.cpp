// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/SupportSite.h"

#include <utility>

namespace farewell {

SupportSite::SupportSite(QByteArray support)
    : m_support(std::move(support))
{
    m_sites.answerWith([this](const RawRequest &request) {
        const bool isIt = request.authority == "example.org:443"
            && request.target() == "/.well-known/matrix/support";
        return isIt && !m_support.isEmpty() ? RawAnswer::http(200, m_support)
                                            : RawAnswer::http(404, "<h1>Not Found</h1>");
    });
    useTlsProxy(m_sites);
}

SupportSite::~SupportSite()
{
    qunsetenv("https_proxy");
}

} // namespace farewell
