// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/HttpStatus.h"

#include <QTest>

using namespace farewell;

/// Each range from its first to its last.
class TestHttpStatus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranges_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("is");
        const auto row = [](int status, const char *is) {
            QTest::addRow("%d", status) << status << QByteArray(is);
        };
        row(0, "");
        row(99, "");
        row(100, "status ");
        row(199, "status ");
        row(200, "status success ");
        row(299, "status success ");
        row(300, "status redirect ");
        row(399, "status redirect ");
        row(400, "status client refusal ");
        row(401, "status client refusal ");
        row(407, "status client refusal ");
        row(408, "status client "); // it may still be under way
        row(409, "status client refusal ");
        row(499, "status client refusal ");
        row(500, "status server ");
        row(599, "status server ");
    }

    void ranges()
    {
        QFETCH(const int, status);
        QByteArray is;
        is += http::isStatus(status) ? "status " : "";
        is += http::isSuccess(status) ? "success " : "";
        is += http::isRedirect(status) ? "redirect " : "";
        is += http::isClientError(status) ? "client " : "";
        is += http::isRefusal(status) ? "refusal " : "";
        is += http::isServerError(status) ? "server " : "";
        QTEST(is, "is");
    }

    /// What has no place in HTTP is no answer, whatever else it may look like.
    void beyond()
    {
        QVERIFY(!http::isStatus(600));
        QVERIFY(!http::isStatus(-200));
    }
};

QTEST_GUILESS_MAIN(TestHttpStatus)
#include "TestHttpStatus.moc"
