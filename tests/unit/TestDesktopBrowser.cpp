// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/DesktopBrowser.h"

#include <QDesktopServices>
#include <QGuiApplication>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace farewell;

/// Servers name the pages that we open, and the desktop starts whatever program an address is for.
class TestDesktopBrowser final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_opened.clear();
        for (const QString &scheme : schemes()) {
            QDesktopServices::setUrlHandler(scheme, this, "note");
        }
    }

    void cleanup()
    {
        for (const QString &scheme : schemes()) {
            QDesktopServices::unsetUrlHandler(scheme);
        }
    }

    void opensPages_data()
    {
        QTest::addColumn<QString>("page");
        for (const char *const page :
             {"https://example.org/", "https://example.org:8443/a?b=c#d", "http://127.0.0.1:8080/",
              "http://localhost:8080/x", "http://[::1]:8080/"}) {
            QTest::newRow(page) << QString::fromLatin1(page);
        }
    }

    void opensPages()
    {
        QFETCH(const QString, page);
        QVERIFY(DesktopBrowser().open(QUrl(page)));
        QCOMPARE(m_opened, QList<QUrl>{QUrl(page)});
    }

    void opensNothingElse_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *const address :
             {"file:///etc/passwd", "file://example.org/share", "javascript:alert(1)",
              "javascript://example.org/%0aalert(1)", "data:text/html,x", "ftp://example.org/",
              "smb://example.org/x", "ssh://example.org/", "mailto:alice@example.org",
              "tel:+447700900000", "http://example.org/", "http://127.0.0.1.example.org/",
              "https://user@example.org/", "https://user:word@example.org/", "https:///",
              "matrix:u/alice:example.org", "example.org", "/usr/bin/true", ""}) {
            QTest::newRow(address) << QString::fromLatin1(address);
        }
    }

    void opensNothingElse()
    {
        QFETCH(const QString, address);
        QVERIFY(!DesktopBrowser().open(QUrl(address)));
        QCOMPARE(m_opened, QList<QUrl>());
    }

    /// The person is told to copy the link then.
    void saysWhenNothingOpened()
    {
        QCOMPARE(QGuiApplication::platformName(), u"offscreen"_s); // has no browser
        cleanup();
        QVERIFY(!DesktopBrowser().open(QUrl(u"https://example.org/"_s)));
    }

public:
    /// For QDesktopServices, by its name.
    Q_INVOKABLE void note(const QUrl &url) { m_opened += url; }

private:
    /// Of all of them we are the program, so that no row starts one.
    [[nodiscard]] static QStringList schemes()
    {
        return {u"https"_s, u"http"_s, u"file"_s,   u"javascript"_s, u"data"_s,  u"ftp"_s,
                u"smb"_s,   u"ssh"_s,  u"mailto"_s, u"tel"_s,        u"matrix"_s};
    }

    QList<QUrl> m_opened;
};

QTEST_MAIN(TestDesktopBrowser)
#include "TestDesktopBrowser.moc"
