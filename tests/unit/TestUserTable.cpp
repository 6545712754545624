// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/UserSentences.h"
#include "ui/administration/UserSheet.h"
#include "ui/administration/UserTable.h"
#include "ui/administration/UserTableModel.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <malloc.h>

using namespace Qt::StringLiterals;
using namespace farewell;
using Phase = UserListState::Phase;

namespace {

AdminUser user(const QString &id, const QString &name = {})
{
    AdminUser user;
    user.id = id;
    user.displayName = name;
    return user;
}

QDateTime noon()
{
    return QDateTime(QDate(2026, 11, 29), QTime(12, 0), Qt::UTC);
}

UserListState state(Phase phase, qint64 meant, qint64 told, qint64 total)
{
    UserListState state;
    state.phase = phase;
    state.meant = meant;
    state.told = told;
    state.total = total;
    return state;
}

qint64 inUse()
{
    return static_cast<qint64>(mallinfo2().uordblks + mallinfo2().hblkhd);
}

} // namespace

/// The list of accounts without a server: what it keeps, says and writes.
class TestUserTable final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForMoreOnce();
    void anAccountIsReadAnew();
    void tagsOfAnAccount();
    void saysHowFarItIs_data();
    void saysHowFarItIs();
    void aSheetForASpreadsheet();
    void aHundredThousandAccounts();
};

void TestUserTable::asksForMoreOnce()
{
    UserTableModel model;
    const QSignalSpy wanted(&model, &UserTableModel::moreWanted);
    QVERIFY(!model.canFetchMore({}));
    model.add({user(u"@a:b.c"_s)});
    model.setHasMore(true);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QCOMPARE(wanted.size(), 1);
    QVERIFY(!model.canFetchMore({})); // until the answer is there
    model.setHasMore(true);
    model.clear();
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(model.rowCount(), 0);
}

void TestUserTable::anAccountIsReadAnew()
{
    UserTableModel model;
    model.add({user(u"@a:b.c"_s, u"A"_s), user(u"@d:b.c"_s, u"D"_s)});
    const QSignalSpy changes(&model, &UserTableModel::dataChanged);
    AdminUser changed = user(u"@d:b.c"_s);
    changed.isDeactivated = true;
    model.update(changed);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(model.at(1).tags, UserTags(UserTag::Deactivated));
    QCOMPARE(model.at(1).name, QString());
    model.update(user(u"@nobody:b.c"_s));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(model.rowCount(), 2);
}

void TestUserTable::tagsOfAnAccount()
{
    AdminUser all = user(u"@_irc_a:b.c"_s);
    all.isAdmin = all.isGuest = all.isLocked = all.isDeactivated = all.isErased = true;
    all.type = u"bot"_s;
    QStringList said;
    for (const UserTag tag : UserSentences::inOrder(tagsOf(all))) {
        said += UserSentences::tag(tag);
    }
    QCOMPARE(said,
             QStringList({u"deactivated"_s, u"erased"_s, u"locked"_s, u"administrator"_s,
                          u"guest"_s, u"bridge"_s, u"bot"_s}));
    QCOMPARE(tagsOf(user(u"@a:b.c"_s)), UserTags());
    AdminUser other = user(u"@a:b.c"_s);
    other.type = u"robot"_s;
    QCOMPARE(tagsOf(other), UserTags(UserTag::OtherType));
}

void TestUserTable::saysHowFarItIs_data()
{
    QTest::addColumn<UserListState>("state");
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing") << state(Phase::Nothing, 0, 0, 0) << QString();
    QTest::newRow("beginning") << state(Phase::Beginning, 0, 0, 0) << u"Asking the server…"_s;
    QTest::newRow("more") << state(Phase::Waiting, 400, 400, 104212)
                          << u"400 of 104,212 read · sorted by the server"_s;
    QTest::newRow("filtered") << state(Phase::Reading, 3, 400, 1000)
                              << u"3 found · 400 of 1,000 read · sorted by the server"_s;
    QTest::newRow("started anew") << state(Phase::Reading, 400, 200, 1000)
                                  << u"400 of 1,000 read · sorted by the server"_s;
    QTest::newRow("nobody") << state(Phase::Complete, 0, 1000, 1000) << u"Nobody was found."_s;
    const auto unasked = [](int status, bool isOfService, qint64 meant) {
        UserListState list = state(Phase::Complete, meant, meant, meant);
        list.isExact = true;
        list.unasked = Failure::of(Cause::ClientError);
        list.unasked->httpStatus = status;
        list.unasked->isOfService = isOfService;
        return list;
    };
    const QString mayNot
        = u"Nobody was found on the homeserver. The account service, which keeps email "
          "addresses and sign-in links, does not let you search in them."_s;
    const QString silent
        = u"Nobody was found on the homeserver. The account service, which keeps email "
          "addresses and sign-in links, could not be asked."_s;
    QTest::newRow("nobody here, without the right") << unasked(401, true, 0) << mayNot;
    QTest::newRow("nobody here, hidden") << unasked(404, false, 0) << silent;
    QTest::newRow("nobody here, a proxy's 401") << unasked(401, false, 0) << silent;
    QTest::newRow("nobody here, no answer") << unasked(0, false, 0) << silent;
    QTest::newRow("somebody here") << unasked(401, true, 1) << u"1 account(s) found"_s;
    QTest::newRow("failed at once") << state(Phase::Failed, 0, 0, 0) << QString();
    QTest::newRow("failed later") << state(Phase::Failed, 200, 200, 300)
                                  << u"200 of 300 read · sorted by the server"_s;
}

void TestUserTable::saysHowFarItIs()
{
    QFETCH(const UserListState, state);
    QFETCH(const QString, said);
    QLocale::setDefault(QLocale(QLocale::English));
    QCOMPARE(UserSentences::status(state), said);
}

void TestUserTable::aSheetForASpreadsheet()
{
    AdminUser ben = user(u"@ben:example.org"_s, u"Okafor, \"Ben\""_s);
    ben.isAdmin = true;
    ben.createdAt = noon();
    const QByteArray sheet = sheetOf({UserRow::of(ben)});
    QVERIFY(sheet.startsWith("\xEF\xBB\xBF"));
    const QList<QByteArray> lines = sheet.mid(3).split('\n');
    QCOMPARE(lines.size(), 3); // the last one is empty
    QCOMPARE(lines.at(0).trimmed(),
             "\"user_id\",\"name\",\"created_at\",\"last_seen_at\",\"administrator\","
             "\"deactivated\",\"erased\",\"locked\",\"guest\",\"bridge\",\"bot\"");
    QCOMPARE(lines.at(1).trimmed(),
             "\"'@ben:example.org\",\"Okafor, \"\"Ben\"\"\",\"2026-11-29T12:00:00Z\",\"\","
             "\"yes\",\"no\",\"no\",\"no\",\"no\",\"no\",\"no\"");
}

/// At most 40 MiB, with what keeps an account from being listed twice.
void TestUserTable::aHundredThousandAccounts()
{
    constexpr int pages = 500;
    constexpr qint64 allowed = 40LL * 1024 * 1024;
    UserTableModel model;
    UserTable table(model, nullptr);
    table.resize(900, 600);
    table.show();
    QSet<QString> ids;
    const qint64 before = inUse();
    for (int page = 0; page < pages; ++page) {
        QList<AdminUser> users;
        for (int i = 0; i < usersOnAPage; ++i) {
            const int number = page * usersOnAPage + i;
            users += user(u"@somebody.%1:homeserver.example.org"_s.arg(number),
                          u"Somebody With A Name %1"_s.arg(number));
            users.last().createdAt = noon();
            ids.insert(users.constLast().id);
        }
        model.add(users);
        QCoreApplication::processEvents();
    }
    QCOMPARE(model.rowCount(), pages * usersOnAPage);
    table.scrollToBottom();
    QCoreApplication::processEvents();
    const qint64 taken = inUse() - before;
    QVERIFY2(taken < allowed, qPrintable(QString::number(taken)));
}

QTEST_MAIN(TestUserTable)
#include "TestUserTable.moc"
