// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeListener.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibrary>

namespace farewell {

namespace {

/// Installed, the module lies in a folder beside the program's; else where it was built.
QString modulePath()
{
    const QString installed = QCoreApplication::applicationDirPath()
        + QStringLiteral("/" FAREWELL_MODULE_FOLDER "/" FAREWELL_HTTP_MODULE_NAME);
    return QFile::exists(installed) ? installed : QStringLiteral(FAREWELL_HTTP_MODULE_BUILT);
}

std::unique_ptr<PracticeHttp> load(const PracticeHttp::Handler &handler)
{
    QLibrary module(modulePath());
    const auto make = reinterpret_cast<MakePracticeHttp>(module.resolve(makePracticeHttpName));
    if (make == nullptr) {
        qWarning("%s", qPrintable(module.errorString()));
        return nullptr;
    }
    return std::unique_ptr<PracticeHttp>(make(handler));
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
        m_http = load(m_handler);
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
