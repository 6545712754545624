// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/Attempt.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

/// Whose answer it was, and what follows from it for what the server may have done.
class TestAttempt final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswer_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("errcode");
        QTest::addColumn<bool>("isOfTheHost");
        QTest::addColumn<bool>("isRefusedOrFailed");
        const auto row = [](const char *name, int status, const QString &errcode, bool isOfTheHost,
                            bool isRefusedOrFailed) {
            QTest::newRow(name) << status << errcode << isOfTheHost << isRefusedOrFailed;
        };
        row("success", 200, {}, true, false);
        row("a success that says that it failed", 200, u"M_UNKNOWN"_s, true, true);
        row("the last of success", 299, {}, true, false);
        row("redirect", 302, {}, false, false);
        row("refused", 403, u"M_FORBIDDEN"_s, true, true);
        row("refused by a page", 403, {}, false, true);
        row("timed out", 408, {}, false, false);
        row("timed out, says the server", 408, u"M_UNKNOWN"_s, true, true);
        row("failed", 500, u"M_UNKNOWN"_s, true, true);
        row("a proxy's trouble", 502, {}, false, false);
    }

    void anAnswer()
    {
        QFETCH(const int, status);
        QFETCH(const QString, errcode);
        AttemptRequest request;
        request.result = AttemptRequest::Result::Answered;
        request.status = status;
        request.errcode = errcode;
        QTEST(request.hasHostAnswered(), "isOfTheHost");
        QTEST(request.isRefusedOrFailed(), "isRefusedOrFailed");
    }

    void withoutAnAnswer()
    {
        for (const auto result :
             {AttemptRequest::Result::StillOpen, AttemptRequest::Result::NothingSent,
              AttemptRequest::Result::Lost}) {
            AttemptRequest request;
            request.result = result;
            QVERIFY(!request.hasHostAnswered());
            QVERIFY(!request.isRefusedOrFailed());
        }
    }
};

QTEST_GUILESS_MAIN(TestAttempt)
#include "TestAttempt.moc"
