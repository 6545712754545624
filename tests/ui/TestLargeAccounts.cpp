// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/LargeAccount.h"
#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/Translations.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

/// Accounts of people who have been here for long: their numbers are right, and they can go like
/// anybody else.
class TestLargeAccounts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Translations().install(*qApp, {u"en_GB"_s}); // for the plurals
        Theme::apply(*qApp, Appearance::Light);
    }

    void journey_data()
    {
        QTest::addColumn<LargeAccount>("account");
        QTest::addColumn<QStringList>("shown");
        const QList<LargeAccount> all = largeAccounts();
        const QList<QStringList> shown{{u"1,800 rooms"_s, u"200 direct chats"_s},
                                       {u"10,000 other sessions"_s},
                                       {u"1,800 rooms"_s, u"200 direct chats"_s,
                                        u"10,000 other sessions"_s, u"200 email addresses"_s}};
        QCOMPARE(shown.size(), all.size());
        for (qsizetype i = 0; i < all.size(); ++i) {
            QTest::newRow(qPrintable(all.at(i).name)) << all.at(i) << shown.at(i);
        }
    }

    void journey()
    {
        QFETCH(LargeAccount, account);
        QFETCH(QStringList, shown);
        Stage stage(Stage::Time::Manual);
        account.giveToAlice(stage.server);
        QVERIFY(stage.signInAlice());
        for (const QString &words : std::as_const(shown)) {
            QVERIFY2(waitUntil([&] { return stage.account.says(words); }, 10s), qPrintable(words));
        }
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitProperty("outcome", u"deactivated"_s));
        QVERIFY(stage.outcome.click(names::closeOutcomeButton));
        QVERIFY(stage.login.waitShown());
        QVERIFY(stage.server.isDeactivated(u"alice"_s));
    }
};

QTEST_MAIN(TestLargeAccounts)
#include "TestLargeAccounts.moc"
