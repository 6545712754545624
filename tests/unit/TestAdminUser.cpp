// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminUser.h"

#include <QJsonDocument>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QDateTime at(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

} // namespace

/// Accounts as Synapse 1.160 tells of them, and as nobody should.
class TestAdminUser final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPage();
    void aPageThatIsNone_data();
    void aPageThatIsNone();
    void anAccount();
    void whatIsNullIsNotKnown();
    void anAccountThatIsNone_data();
    void anAccountThatIsNone();
    void textIsCleaned();
};

void TestAdminUser::aPage()
{
    const auto page = parseAdminUserPage(object(R"({"users":[
        {"name":"@ben:x","user_type":null,"is_guest":false,"admin":true,"deactivated":false,
         "shadow_banned":false,"displayname":"Ben","avatar_url":null,"creation_ts":1700000000000,
         "approved":true,"erased":false,"last_seen_ts":1700000001000,"locked":true},
        {"name":"@old:x","is_guest":0,"admin":0,"deactivated":1,"erased":true,
         "displayname":null,"creation_ts":1600000000000,"last_seen_ts":null,"user_type":"bot"},
        {"name":null},17,{}],"total":423,"next_token":"200"})"));
    QVERIFY(page);
    QCOMPARE(page->total, 423);
    QCOMPARE(page->next, u"200"_s);
    QCOMPARE(page->users.size(), 2);
    const AdminUser ben{.id = u"@ben:x"_s,
                        .displayName = u"Ben"_s,
                        .isAdmin = true,
                        .isLocked = true,
                        .createdAt = at(1700000000000),
                        .lastSeenAt = at(1700000001000)};
    QVERIFY(page->users.at(0) == ben);
    const AdminUser old{.id = u"@old:x"_s,
                        .type = u"bot"_s,
                        .isDeactivated = true,
                        .isErased = true,
                        .createdAt = at(1600000000000)};
    QVERIFY(page->users.at(1) == old);

    QCOMPARE(parseAdminUserPage(object(R"({"users":[],"total":0})"))->next, QString());
    QCOMPARE(parseAdminUserPage(object(R"({"users":[],"next_token":400})"))->next, u"400"_s);
}

void TestAdminUser::aPageThatIsNone_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {"{}", R"({"users":{}})", R"({"users":null,"total":3})"}) {
        QTest::newRow(json) << QByteArray(json);
    }
}

void TestAdminUser::aPageThatIsNone()
{
    QFETCH(const QByteArray, json);
    QCOMPARE(parseAdminUserPage(object(json)).error().cause, Cause::BadAnswer);
}

/// The creation is in seconds here.
void TestAdminUser::anAccount()
{
    const auto account = parseAdminAccount(object(R"({"name":"@ben:x","admin":false,
        "deactivated":false,"erased":false,"locked":false,"suspended":true,
        "creation_ts":1700000000,"appservice_id":"irc","user_type":"support",
        "threepids":[{"medium":"email","address":"ben@example.org","added_at":1,"validated_at":1}],
        "external_ids":[{"auth_provider":"oidc-github","external_id":"4711"}],
        "last_seen_ts":1700000001000})"));
    QVERIFY(account);
    QVERIFY(account->isSuspended);
    QCOMPARE(account->applicationService, u"irc"_s);
    QCOMPARE(account->user.createdAt, at(1700000000000));
    QCOMPARE(account->user.lastSeenAt, at(1700000001000));
    QCOMPARE(account->user.type, u"support"_s);
    QCOMPARE(account->contacts, (QList<AdminAccount::Contact>{{u"email"_s, u"ben@example.org"_s}}));
    QCOMPARE(account->links, (QList<AdminAccount::Link>{{u"oidc-github"_s, u"4711"_s}}));
}

void TestAdminUser::whatIsNullIsNotKnown()
{
    const auto account = parseAdminAccount(object(R"({"name":"@ben:x","displayname":null,
        "avatar_url":null,"appservice_id":null,"user_type":null,"last_seen_ts":null,
        "creation_ts":null})"));
    QVERIFY(account);
    QVERIFY(!account->user.lastSeenAt);
    QVERIFY(!account->user.createdAt);
    QVERIFY(account->user.displayName.isEmpty());
    QVERIFY(account->applicationService.isEmpty());
    for (const char *time : {"0", "-5", "1e300", R"("1700000000")"}) {
        const auto odd = parseAdminAccount(
            object(R"({"name":"@ben:x","creation_ts":)" + QByteArray(time) + '}'));
        QVERIFY2(!odd->user.createdAt, time);
    }
}

void TestAdminUser::anAccountThatIsNone_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json :
         {"{}", R"({"name":null})", R"({"name":7})", R"({"deactivated":true})"}) {
        QTest::newRow(json) << QByteArray(json);
    }
}

void TestAdminUser::anAccountThatIsNone()
{
    QFETCH(const QByteArray, json);
    QCOMPARE(parseAdminAccount(object(json)).error().cause, Cause::BadAnswer);
}

void TestAdminUser::textIsCleaned()
{
    const auto account
        = parseAdminAccount(object(R"({"name":"@ben:x","displayname":"Ben\u202eneB\n2"})"));
    QCOMPARE(account->user.displayName, u"BenneB 2"_s);
}

QTEST_APPLESS_MAIN(TestAdminUser)
#include "TestAdminUser.moc"
