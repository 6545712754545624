// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/DesktopBrowser.h"

#include "tests/support/Waiting.h"

#include <QDesktopServices>
#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <sys/wait.h>

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
        WAIT_VERIFY(!hasChildren()); // the next test's, or a leak at the end
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
        QVERIFY(DesktopBrowser(QString()).open(QUrl(page), {}));
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
        QVERIFY(!DesktopBrowser(QString()).open(QUrl(address), {}));
        QCOMPARE(m_opened, QList<QUrl>());
    }

    /// A letter goes to the mail program, and nothing else does.
    void opensLetters()
    {
        const QUrl letter(u"mailto:a@example.org?subject=x"_s);
        QVERIFY(DesktopBrowser(QString()).openMail(letter, {}));
        QCOMPARE(m_opened, QList<QUrl>{letter});
        for (const char *const address : {"https://example.org/", "file:///etc/passwd", ""}) {
            QVERIFY(!DesktopBrowser(QString()).openMail(QUrl(QString::fromLatin1(address)), {}));
        }
        QCOMPARE(m_opened.size(), 1);
    }

    /// The person is told to copy the link then.
    void saysWhenNothingOpened()
    {
        QCOMPARE(QGuiApplication::platformName(), u"offscreen"_s); // has no browser
        cleanup();
        QVERIFY(!DesktopBrowser().open(QUrl(u"https://example.org/"_s), {}));
    }

    void hearsOfItsOpener_data()
    {
        QTest::addColumn<QByteArray>("script"); // empty: there is none
        QTest::addColumn<bool>("isTold");
        QTest::newRow("done") << "exit 0"_ba << false;
        QTest::newRow("nothing to open it with") << "exit 3"_ba << true;
        QTest::newRow("killed") << "kill -9 $$"_ba << true;
        QTest::newRow("not there") << QByteArray() << true;
    }

    /// Where the desktop says how it ended, the person need not wait for a page in vain.
    void hearsOfItsOpener()
    {
        QFETCH(const QByteArray, script);
        QFETCH(const bool, isTold);
        const QTemporaryDir folder;
        const QString opener = folder.filePath(u"opener"_s);
        const QString seen = folder.filePath(u"seen"_s);
        if (!script.isEmpty()) {
            QFile file(opener);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("#!/bin/sh\nprintf %s \"$1\" > '" + seen.toLocal8Bit() + "'\n" + script);
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        int told = 0;
        const QString page = u"https://example.org/a?b=%20c"_s;
        QVERIFY(DesktopBrowser(opener).open(QUrl(page), [&told] { ++told; }));
        QCOMPARE(told, 0); // always later
        WAIT_COMPARE(told, isTold ? 1 : 0);
        if (!script.isEmpty()) {
            QFile file(seen);
            WAIT_VERIFY(file.exists() && file.size() == page.size());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(QString::fromUtf8(file.readAll()), page);
        }
        QVERIFY(!DesktopBrowser(opener).open(QUrl(u"file:///etc/passwd"_s), {}));
    }

    /// Ctrl+C in the terminal that has started us ends us, and not the person's browser.
    void theBrowserIsNoneOfTheTerminals()
    {
        const QTemporaryDir folder;
        const QString opener = folder.filePath(u"opener"_s);
        const QString seen = folder.filePath(u"seen"_s);
        QFile file(opener);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\nread -r pid name state parent group session rest < /proc/$$/stat\n"
                   "[ \"$session\" = \"$pid\" ] && printf own > '"
                   + seen.toLocal8Bit() + "'\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        file.close();
        QVERIFY(DesktopBrowser(opener).open(QUrl(u"https://example.org/"_s), {}));
        WAIT_VERIFY(QFileInfo(seen).size() == 3);
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

    /// Qt starts them so that they tell nobody but itself of their end: hence __WALL.
    [[nodiscard]] static bool hasChildren()
    {
        siginfo_t info{};
        return ::waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT | __WALL) == 0;
    }

    QList<QUrl> m_opened;
};

QTEST_MAIN(TestDesktopBrowser)
#include "TestDesktopBrowser.moc"
