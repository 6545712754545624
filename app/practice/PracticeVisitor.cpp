// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeVisitor.h"

#include "app/practice/PracticeFetch.h"
#include "app/practice/PracticeModule.h"

#include <QRegularExpression>
#include <QStringList>
#include <QThread>

#include <atomic>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr int mostPages = 10;
constexpr int firstRedirect = 300;
constexpr int firstError = 400;

/// Where the link of `user` leads, or the first link there is. Boxes stay as they are.
QString linkOn(const QString &page, const QString &user)
{
    static const QRegularExpression href(u"<a href=\"([^\"]*)\""_s);
    QStringList links;
    for (const QRegularExpressionMatch &match : href.globalMatch(page)) {
        links += match.captured(1).replace(u"&amp;"_s, u"&"_s);
    }
    const QStringList theirs = links.filter(u"user="_s + user);
    return theirs.isEmpty() ? links.value(0) : theirs.front();
}

/// Empty where the page leads nowhere.
QString wayOn(const PracticePage &page, const QString &user)
{
    const bool isRedirect = page.status >= firstRedirect && page.status < firstError;
    return isRedirect ? QString::fromLatin1(page.location)
                      : linkOn(QString::fromUtf8(page.body), user);
}

bool reachesTheEnd(FetchPracticePage fetch, QUrl url, const QString &user)
{
    for (int i = 0; i < mostPages; ++i) {
        const QByteArray target
            = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
        PracticePage page;
        fetch(url.port(), target, page);
        if (page.status == 0) {
            return false;
        }
        const QString next = wayOn(page, user);
        if (next.isEmpty()) {
            return true;
        }
        url = url.resolved(QUrl(next));
    }
    return false;
}

} // namespace

PracticeVisitor::PracticeVisitor(QObject *parent)
    : QObject(parent)
{
}

PracticeVisitor::~PracticeVisitor()
{
    if (m_thread) {
        m_thread->wait();
    }
}

void PracticeVisitor::walk(const QUrl &page, const QString &user)
{
    const auto fetch
        = reinterpret_cast<FetchPracticePage>(practiceModuleFunction(fetchPracticePageName));
    auto result = std::make_shared<std::atomic_bool>(false);
    m_thread.reset(QThread::create([fetch, page, user, result] {
        *result = fetch != nullptr && reachesTheEnd(fetch, page, user);
    }));
    connect(m_thread.get(), &QThread::finished, this, [this, result] {
        m_thread.release()->deleteLater();
        Q_EMIT arrived(*result);
    });
    m_thread->start();
}

} // namespace farewell
