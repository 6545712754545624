// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/FakeBrowser.h"

#include "tests/support/Robot.h"
#include "tests/support/Waiting.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr int mostPages = 5;

struct Page
{
    QUrl url; ///< where redirects have led
    QString html;
};

Page read(QNetworkAccessManager &network, const QUrl &url)
{
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
    if (!waitUntil([&] { return reply->isFinished(); }, Robot::patience)) {
        return {};
    }
    return {reply->url(), QString::fromUtf8(reply->readAll())};
}

/// Where the link of `user` leads, or the only link there is.
QString linkOn(const QString &page, const QString &user)
{
    static const QRegularExpression href(u"href=\"([^\"]*)\""_s);
    QStringList links;
    for (const QRegularExpressionMatch &match : href.globalMatch(page)) {
        links += match.captured(1).replace(u"&amp;"_s, u"&"_s);
    }
    const QStringList theirs = links.filter(u"user="_s + user);
    return theirs.isEmpty() ? links.value(0) : theirs.front();
}

} // namespace

bool FakeBrowser::walkAs(const QString &user) const
{
    if (m_opened.isEmpty()) {
        QTest::qFail("no page was opened", __FILE__, __LINE__);
        return false;
    }
    QNetworkAccessManager network;
    QUrl url = m_opened.constLast();
    for (int i = 0; i < mostPages; ++i) {
        const Page page = read(network, url);
        if (page.html.isEmpty()) {
            break;
        }
        const QString link = linkOn(page.html, user);
        if (link.isEmpty()) {
            return true;
        }
        url = page.url.resolved(QUrl(link));
    }
    QTest::qFail(qPrintable(u"the browser is stuck at %1"_s.arg(url.toString())), __FILE__,
                 __LINE__);
    return false;
}

} // namespace farewell
