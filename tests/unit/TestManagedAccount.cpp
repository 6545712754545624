// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/service/AccountService.h"
#include "app/admin/service/ManagedSearch.h"
#include "app/admin/service/WholeAccount.h"

#include <QJsonDocument>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using Kind = ServiceWord::Kind;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

/// As MAS 1.22 writes it.
QByteArray user(const QByteArray &username, const QByteArray &deactivatedAt = "null",
                const QByteArray &lockedAt = "null")
{
    return R"({"data":{"type":"user","id":"01JX","attributes":{"username":")" + username
        + R"(","created_at":"2025-06-01T09:00:00.123456Z","locked_at":)" + lockedAt
        + R"(,"deactivated_at":)" + deactivatedAt
        + R"(,"admin":true,"legacy_guest":false}},"links":{"self":"/x"}})";
}

Failure failure(int status, bool isOfService, Cause cause = Cause::ClientError)
{
    Failure failure = Failure::of(cause);
    failure.httpStatus = status;
    failure.isOfService = isOfService;
    return failure;
}

AdminAccount atHomeserver(bool isDeactivated, bool isLocked)
{
    AdminAccount account;
    account.user.isDeactivated = account.isDeactivatedAtHomeserver = isDeactivated;
    account.user.isLocked = account.isLockedAtHomeserver = isLocked;
    return account;
}

} // namespace

/// What an account service says of an account, and what that makes of it.
class TestManagedAccount final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads();
    void isNoAccount_data();
    void isNoAccount();
    void byName_data();
    void byName();
    void byId();
    void whyNothingWasRead_data();
    void whyNothingWasRead();
    void bothTogether_data();
    void bothTogether();
    void pages();
    void whoseAnAddressIs();
    void whoseALinkIs();
    void counts();
};

void TestManagedAccount::reads()
{
    const auto ben = parseManagedAccount(
        object(user("ben", R"("2026-11-29T15:00:00.5Z")", R"("2026-11-28T15:00:00Z")")));
    QVERIFY(ben);
    QCOMPARE(ben->id, u"01JX"_s);
    QCOMPARE(ben->username, u"ben"_s);
    QVERIFY(ben->isAdmin && ben->isLocked && ben->isDeactivated);
    QCOMPARE(ben->lockedAt, QDateTime({2026, 11, 28}, {15, 0}, Qt::UTC));
    QCOMPARE(ben->deactivatedAt, QDateTime({2026, 11, 29}, {15, 0, 0, 500}, Qt::UTC));
    const auto active = parseManagedAccount(object(user("ben")));
    QVERIFY(active && !active->isLocked && !active->isDeactivated && !active->lockedAt);
    // That it is deactivated does not hang on how the time is written.
    const auto odd = parseManagedAccount(object(user("ben", R"("yesterday")")));
    QVERIFY(odd && odd->isDeactivated && !odd->deactivatedAt);
}

void TestManagedAccount::isNoAccount_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << "{}"_ba;
    QTest::newRow("another type") << user("ben").replace(R"("type":"user")", R"("type":"email")");
    QTest::newRow("no id") << user("ben").replace("01JX", "");
    QTest::newRow("no name") << user("");
    QTest::newRow("does not tell whether it is deactivated")
        << user("ben").replace("deactivated_at", "gone_at");
    QTest::newRow("a list") << R"({"data":[]})"_ba;
}

void TestManagedAccount::isNoAccount()
{
    QFETCH(const QByteArray, json);
    QVERIFY(!parseManagedAccount(object(json)));
}

void TestManagedAccount::byName_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("localpart");
    QTest::addColumn<int>("kind");
    QTest::newRow("the same") << user("ben") << u"ben"_s << int(Kind::Known);
    QTest::newRow("in another case") << user("ben") << u"Ben"_s << int(Kind::OtherName);
    QTest::newRow("the other way round") << user("Ben") << u"ben"_s << int(Kind::OtherName);
    QTest::newRow("another") << user("anna") << u"ben"_s << int(Kind::OtherName);
    QTest::newRow("with a blank") << user("ben ") << u"ben"_s << int(Kind::OtherName);
    QTest::newRow("no account") << "{}"_ba << u"ben"_s << int(Kind::Hidden);
}

void TestManagedAccount::byName()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, localpart);
    QTEST(int(wordByName(object(json), localpart).kind), "kind");
    // Only on the homeserver: by the service's own word alone.
    const Result<QJsonObject> unknown = unexpected(failure(404, true, Cause::NotFound));
    QCOMPARE(wordByName(unknown, localpart).kind, Kind::NotKnown);
    const Result<QJsonObject> page = unexpected(failure(404, false, Cause::NotFound));
    QCOMPARE(wordByName(page, localpart).kind, Kind::Hidden);
}

void TestManagedAccount::byId()
{
    QCOMPARE(wordById(object(user("ben")), u"01JX"_s).kind, Kind::Known);
    QCOMPARE(wordById(object(user("ben")), u"01JY"_s).kind, Kind::Hidden);
    const Result<QJsonObject> unknown = unexpected(failure(404, true, Cause::NotFound));
    QCOMPARE(wordById(unknown, u"01JX"_s).kind, Kind::NotRead);
}

void TestManagedAccount::whyNothingWasRead_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isOfService");
    QTest::addColumn<int>("kind");
    QTest::newRow("page 200") << 200 << false << int(Kind::Hidden);
    QTest::newRow("302") << 302 << false << int(Kind::Hidden);
    QTest::newRow("page 403") << 403 << false << int(Kind::Hidden);
    QTest::newRow("page 404") << 404 << false << int(Kind::Hidden);
    QTest::newRow("401 of its own") << 401 << true << int(Kind::NotRead);
    QTest::newRow("400 of its own") << 400 << true << int(Kind::NotRead);
    QTest::newRow("500 of its own") << 500 << true << int(Kind::NotRead);
    QTest::newRow("502") << 502 << false << int(Kind::NotRead);
    QTest::newRow("no answer") << 0 << false << int(Kind::NotRead);
}

void TestManagedAccount::whyNothingWasRead()
{
    QFETCH(const int, status);
    QFETCH(const bool, isOfService);
    QTEST(int(wordOfFailure(failure(status, isOfService)).kind), "kind");
}

void TestManagedAccount::bothTogether_data()
{
    QTest::addColumn<bool>("here");
    QTest::addColumn<bool>("there");
    QTest::newRow("at neither") << false << false;
    QTest::newRow("only at the homeserver") << true << false;
    QTest::newRow("only at the service") << false << true;
    QTest::newRow("at both") << true << true;
}

/// Deactivated is who is at both, locked who is at either.
void TestManagedAccount::bothTogether()
{
    QFETCH(const bool, here);
    QFETCH(const bool, there);
    ServiceWord word{.kind = Kind::Known,
                     .account = {.isAdmin = true, .isLocked = there, .isDeactivated = there}};
    const AdminAccount whole = joinedAccount(atHomeserver(here, here), word);
    QCOMPARE(whole.user.isDeactivated, here && there);
    QCOMPARE(whole.isDeactivatedSomewhere(), here || there);
    QCOMPARE(whole.user.isLocked, here || there);
    QVERIFY(whole.user.isAdmin);
    // A word that is not clear changes nothing.
    for (const Kind kind : {Kind::NotKnown, Kind::OtherName, Kind::Hidden, Kind::NotRead}) {
        word.kind = kind;
        const AdminAccount alone = joinedAccount(atHomeserver(here, here), word);
        QCOMPARE(alone.user.isDeactivated, here);
        QCOMPARE(alone.isDeactivatedSomewhere(), here);
        QCOMPARE(alone.user.isLocked, here);
        QVERIFY(!alone.user.isAdmin);
    }
}

void TestManagedAccount::pages()
{
    const QByteArray ben = user("ben");
    const QByteArray one = ben.sliced(8, ben.indexOf(R"(,"links")") - 8); // what is in its "data"
    const auto last = parseManagedPage(object(R"({"data":[)" + one + R"(,{}],"links":{}})"));
    QVERIFY(last);
    QCOMPARE(last->accounts.size(), 1); // what is none is left out
    QCOMPARE(last->accounts.constFirst().username, u"ben"_s);
    QVERIFY(last->next.isEmpty());
    const auto first
        = parseManagedPage(object(R"({"data":[)" + one + R"(],"links":{"next":"/x"}})"));
    QVERIFY(first);
    QCOMPARE(first->next, u"01JX"_s);
    // One that promises more and has nothing must not be asked for ever.
    const auto empty = parseManagedPage(object(R"({"data":[],"links":{"next":"/x"}})"));
    QVERIFY(empty && empty->next.isEmpty());
    QVERIFY(!parseManagedPage(object("{}")));
}

/// A service that knows no such filter answers with everybody's.
void TestManagedAccount::whoseAnAddressIs()
{
    const QJsonObject list = object(
        R"({"data":[{"type":"user-email","id":"E1","attributes":{"email":"Ada@example.org","user_id":"U1"}},
                    {"type":"user-email","id":"E2","attributes":{"email":"ben@example.org","user_id":"U2"}},
                    {"type":"user-email","id":"E3","attributes":{"email":"ada@example.org","user_id":"U3"}},
                    {"type":"user-email","id":"E4","attributes":{"email":"ada@example.org","user_id":null}},
                    {"type":"user-email","id":"E5","attributes":{"email":"ada@example.org","user_id":"U1"}}]})");
    QCOMPARE(ownersOfEmail(list, u"ada@example.org"_s).value(), (QStringList{u"U1"_s, u"U3"_s}));
    QCOMPARE(ownersOfEmail(list, u"x@example.org"_s).value(), QStringList());
    QVERIFY(!ownersOfEmail(object("{}"), u"ada@example.org"_s));
    QVERIFY(!ownersOfEmail(object(R"({"data":{}})"), u"ada@example.org"_s));
}

void TestManagedAccount::whoseALinkIs()
{
    const QJsonObject providers = object(
        R"({"data":[{"id":"P1","attributes":{"human_name":"GitHub","brand_name":"github"}},
                    {"id":"P2","attributes":{"human_name":"Our LDAP","brand_name":null}},
                    {"id":"P3","attributes":{"human_name":"Old one","brand_name":"github"}},
                    {"id":"","attributes":{"human_name":"GitHub"}}]})");
    QCOMPARE(providersCalled(providers, u"GITHUB"_s).value(), (QStringList{u"P1"_s, u"P3"_s}));
    QCOMPARE(providersCalled(providers, u"our ldap"_s).value(), QStringList{u"P2"_s});
    QCOMPARE(providersCalled(providers, u"P2"_s).value(), QStringList{u"P2"_s});
    QCOMPARE(providersCalled(providers, u"ldap"_s).value(), QStringList());
    QVERIFY(!providersCalled(object("{}"), u"github"_s));

    const QJsonObject links = object(
        R"({"data":[{"id":"L1","attributes":{"provider_id":"P2","subject":"17","user_id":"U2"}},
                    {"id":"L2","attributes":{"provider_id":"P1","subject":"17","user_id":"U1"}},
                    {"id":"L3","attributes":{"provider_id":"P1","subject":"A17","user_id":"U3"}},
                    {"id":"L4","attributes":{"provider_id":"P3","subject":"17","user_id":null}}]})");
    const QStringList github{u"P1"_s, u"P3"_s};
    QCOMPARE(ownersOfLink(links, u"17"_s, github).value(), QStringList{u"U1"_s});
    QCOMPARE(ownersOfLink(links, u"a17"_s, github).value(), QStringList()); // to the letter
    QVERIFY(!ownersOfLink(object("{}"), u"17"_s, github));
}

void TestManagedAccount::counts()
{
    QCOMPARE(parseManagedCount(object(R"({"meta":{"count":2}})")).value(), 2);
    QVERIFY(!parseManagedCount(object(R"({"meta":{}})")));
    QVERIFY(!parseManagedCount(object(R"({"data":[]})")));
}

QTEST_APPLESS_MAIN(TestManagedAccount)
#include "TestManagedAccount.moc"
