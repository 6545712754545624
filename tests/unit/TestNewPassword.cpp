// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/NewPassword.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace farewell;
using namespace Qt::StringLiterals;

/// Passwords that an administrator passes on.
class TestNewPassword final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canBeReadOut();
    void neverTheSameTwice();
};

/// No 0 and o, no 1, i and l.
void TestNewPassword::canBeReadOut()
{
    static const QRegularExpression shape(u"^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){4}$"_s);
    for (int i = 0; i < 100; ++i) {
        const QString text = QString::fromUtf8(generatePassword().reveal());
        QVERIFY2(shape.match(text).hasMatch(), qPrintable(text));
    }
}

void TestNewPassword::neverTheSameTwice()
{
    std::set<QByteArray> seen;
    for (int i = 0; i < 1000; ++i) {
        QVERIFY(seen.insert(generatePassword().reveal().toByteArray()).second);
    }
}

QTEST_GUILESS_MAIN(TestNewPassword)
#include "TestNewPassword.moc"
