// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/Boundary.h"

#include "app/base/Failure.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

/// Practice and the real world are kept apart by their addresses alone.
class TestBoundary final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void objections_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("inPractice"); // may a rehearsal go there
        QTest::addColumn<bool>("inEarnest");  // may the real program
        const auto row = [](const char *url, bool inPractice, bool inEarnest) {
            QTest::newRow(url) << QString::fromLatin1(url) << inPractice << inEarnest;
        };
        row("http://127.0.0.1:4000/_matrix/client/versions", true, false);
        row("http://127.0.0.1:4000", true, false);
        row("https://127.0.0.1:4000/x", false, false);
        row("http://localhost:4000/x", false, false);
        row("http://[::1]:4000/x", false, false);
        row("http://127.0.0.2:4000/x", false, false);
        row("http://127.0.0.1:4001/x", false, true);
        row("http://127.0.0.1:4100/x", true, false); // the second address of the same server
        row("http://localhost:4100/x", false, false);
        row("http://127.0.0.1/x", false, true);
        row("https://example.org:4000/x", false, true);
        row("https://example.org/x", false, true);
    }

    void objections()
    {
        QFETCH(const QString, url);
        QFETCH(const bool, inPractice);
        QFETCH(const bool, inEarnest);
        const QList<QUrl> practice{QUrl(u"http://127.0.0.1:4000"_s),
                                   QUrl(u"http://127.0.0.1:4100"_s)};
        Boundary earnest;
        QVERIFY(!earnest.objectionTo(QUrl(url)));
        for (const QUrl &origin : practice) {
            earnest.exclude(origin);
        }
        QCOMPARE(earnest.objectionTo(QUrl(url)),
                 inEarnest ? std::nullopt : std::optional(Cause::PracticeOnly));
        QCOMPARE(Boundary::only(practice).objectionTo(QUrl(url)),
                 inPractice ? std::nullopt : std::optional(Cause::OutsidePractice));
    }
};

QTEST_GUILESS_MAIN(TestBoundary)
#include "TestBoundary.moc"
