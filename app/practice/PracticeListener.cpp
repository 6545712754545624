// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeListener.h"

#include "app/practice/PracticeModule.h"

namespace farewell {

namespace {

std::unique_ptr<PracticeHttp> make(const PracticeHttp::Handler &handler)
{
    const auto function
        = reinterpret_cast<MakePracticeHttp>(practiceModuleFunction(makePracticeHttpName));
    return std::unique_ptr<PracticeHttp>(function == nullptr ? nullptr : function(handler));
}

} // namespace

PracticeListener::PracticeListener(PracticeHttp::Handler handler)
    : m_handler(std::move(handler))
{
}

PracticeListener::~PracticeListener()
{
    stop();
}

bool PracticeListener::start(quint16 port)
{
    if (!m_http) {
        m_http = make(m_handler);
    }
    return m_http && m_http->start(port);
}

void PracticeListener::stop()
{
    if (m_http) {
        m_http->stop();
    }
}

quint16 PracticeListener::port() const
{
    return m_http ? m_http->port() : quint16(0);
}

} // namespace farewell
