// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminAccess.h"
#include "app/admin/AdminActs.h"
#include "app/admin/AdminReads.h"
#include "app/base/ManualClock.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/OwnSignIn.h"
#include "tests/support/Waiting.h"

#include <QTest>

#include <set>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Tries = Request::Tries;

/// What administrators read and do, against a server that counts what it was asked: what changed
/// something is what was ordered, and nothing else.
class TestAdmin final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whoMayAdministrate();
    void anAddressTellsWhatItIs();
    void theListIsReadToItsEnd();
    void searchesFindWhoIsMeant_data();
    void searchesFindWhoIsMeant();
    void aPersonIsFoundByWhatTheyHave_data();
    void aPersonIsFoundByWhatTheyHave();
    void anAccountAsItIs();
    void anAccountThatIsNone_data();
    void anAccountThatIsNone();
    void theOnlyAdminIsFound();
    void deactivates_data();
    void deactivates();
    void locksAndUnlocks();
    void reactivates();
    void handsOver();
    void redacts();
    void deletesFiles();

private:
    /// The answer to a question; nothing in five seconds.
    template <class T>
    std::optional<Result<T>> answerOf(const std::function<void(QObject *, Reply<T>)> &ask);
    template <class T>
    std::optional<T> valueOf(const std::function<void(QObject *, Reply<T>)> &ask);
    [[nodiscard]] std::optional<AdminAccount> account(const QString &localpart);
    [[nodiscard]] QString idOf(const QString &localpart) const
    {
        return m_server->userId(localpart);
    }
    [[nodiscard]] AdminPlace place() const { return {*m_admin, m_admin->homeserver()}; }
    [[nodiscard]] QList<PracticeRequest> changes() const;
    void signInAs(const QString &localpart);

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<MatrixClient> m_client;
    std::unique_ptr<PracticeHomeserver> m_server;
    std::unique_ptr<SignedIn> m_admin;
};

void TestAdmin::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_server = std::make_unique<PracticeHomeserver>();
    m_server->setClock(*m_clock);
    m_server->moveCrowdIn();
    QVERIFY(m_server->start());
    m_client = std::make_unique<MatrixClient>(*m_clock);
    signInAs(u"alice"_s);
}

/// The client first, for a server waits for the connections that it keeps.
void TestAdmin::cleanup()
{
    QCOMPARE(m_server->creations(), 0); // nothing may make an account
    m_admin.reset();
    m_client.reset();
    m_server.reset();
    m_clock.reset();
}

void TestAdmin::signInAs(const QString &localpart)
{
    const QByteArray token = "canary of " + localpart.toUtf8();
    m_server->editAccount(localpart, [&token](PracticeAccount &account) {
        account.sessions += PracticeSession{u"FAREWELL"_s, u"Farewell"_s, token};
    });
    m_admin
        = test::signedIn(*m_client, *m_clock,
                         {.url = m_server->baseUrl(), .userId = idOf(localpart), .token = token});
}

template <class T>
std::optional<Result<T>> TestAdmin::answerOf(const std::function<void(QObject *, Reply<T>)> &ask)
{
    QObject context;
    std::optional<Result<T>> answer;
    ask(&context, [&answer](Result<T> result) { answer.emplace(std::move(result)); });
    (void)waitUntil([&answer] { return answer.has_value(); });
    return answer;
}

template <class T>
std::optional<T> TestAdmin::valueOf(const std::function<void(QObject *, Reply<T>)> &ask)
{
    std::optional<Result<T>> answer = answerOf<T>(ask);
    return answer && *answer ? std::optional<T>(*std::move(*answer)) : std::nullopt;
}

std::optional<AdminAccount> TestAdmin::account(const QString &localpart)
{
    return valueOf<AdminAccount>([&](QObject *context, auto reply) {
        fetchAdminAccount(place(), idOf(localpart), Tries::Single, context, std::move(reply));
    });
}

/// What may have changed something, the sign-in of the test apart.
QList<PracticeRequest> TestAdmin::changes() const
{
    QList<PracticeRequest> requests = m_server->requests();
    requests.removeIf([](const PracticeRequest &request) { return request.verb == "GET"; });
    return requests;
}

// Who, and where

void TestAdmin::whoMayAdministrate()
{
    std::optional<AdminAccess> access;
    const auto probe = [&] {
        access.reset();
        probeAdminAccess(place(), this, [&access](AdminAccess found) { access = found; });
        return waitUntil([&access] { return access.has_value(); });
    };
    QVERIFY(probe());
    QCOMPARE(*access, AdminAccess::May);
    signInAs(u"bob"_s);
    QVERIFY(probe());
    QCOMPARE(*access, AdminAccess::MayNot);
    m_admin = test::signedIn(
        *m_client, *m_clock,
        {.url = m_server->baseUrl(), .userId = idOf(u"alice"_s), .token = "nobody's"});
    QVERIFY(probe());
    QCOMPARE(*access, AdminAccess::SignedOut);
    QCOMPARE(m_server->requestsTo("/v2/users/%40alice%3Apractice.test").size(), 2); // a try each
}

void TestAdmin::anAddressTellsWhatItIs()
{
    const auto version = valueOf<QString>([&](QObject *context, auto reply) {
        fetchAdminVersion(*m_client, m_admin->homeserver(), context, std::move(reply));
    });
    QVERIFY(version);
    QVERIFY(!version->isEmpty());
}

// Finding

void TestAdmin::theListIsReadToItsEnd()
{
    UserListQuery query;
    std::set<QString> ids;
    qint64 total = 0;
    int pages = 0;
    do {
        const auto page = valueOf<AdminUserPage>([&](QObject *context, auto reply) {
            fetchAdminUsers(place(), query, context, std::move(reply));
        });
        QVERIFY(page);
        for (const AdminUser &user : page->users) {
            QVERIFY2(ids.insert(user.id).second, qPrintable(user.id));
        }
        total = page->total;
        query.from = page->next;
        ++pages;
    } while (!query.from.isEmpty() && pages < 10);
    QCOMPARE(pages, 2);
    QCOMPARE(qint64(ids.size()), total);
    QCOMPARE(total, 300);
    QVERIFY(ids.contains(idOf(u"locked-1"_s))); // whom the server leaves out unless asked
    QVERIFY(ids.contains(idOf(u"gone-1"_s)));
}

void TestAdmin::searchesFindWhoIsMeant_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("localparts");
    QTest::newRow("a wildcard of the server's") << u"100%"_s << QStringList{u"100%real"_s};
    QTest::newRow("another") << u"under_s"_s << QStringList{u"under_score"_s};
    QTest::newRow("part of an id")
        << u"@sole-"_s << QStringList{u"sole-1"_s, u"sole-2"_s, u"sole-3"_s,
                                      u"sole-4"_s, u"sole-5"_s, u"sole-6"_s};
    QTest::newRow("a slash") << u"@a/b"_s << QStringList{u"a/b"_s};
    QTest::newRow("nobody") << u"nobody at all"_s << QStringList{};
}

void TestAdmin::searchesFindWhoIsMeant()
{
    QFETCH(const QString, typed);
    QFETCH(const QStringList, localparts);
    const UserSearch search = UserSearch::parse(typed);
    const auto page = valueOf<AdminUserPage>([&](QObject *context, auto reply) {
        fetchAdminUsers(place(), {.search = search}, context, std::move(reply));
    });
    QVERIFY(page);
    QStringList found;
    for (const AdminUser &user : page->users) {
        if (search.admits(user)) {
            found += user.id;
        }
    }
    QStringList expected;
    for (const QString &localpart : localparts) {
        expected += idOf(localpart);
    }
    QCOMPARE(found, expected);
}

void TestAdmin::aPersonIsFoundByWhatTheyHave_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("localpart");
    QTest::newRow("email, in capitals") << u"Alice@Example.org"_s << u"alice"_s;
    QTest::newRow("phone") << u"+44 7700 900000"_s << QString();
}

void TestAdmin::aPersonIsFoundByWhatTheyHave()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, localpart);
    const QList<PracticeContact> contacts = m_server->contacts(u"alice"_s);
    QVERIFY(!contacts.isEmpty());
    const auto answer = answerOf<QString>([&](QObject *context, auto reply) {
        findAdminUser(place(), UserSearch::parse(typed), context, std::move(reply));
    });
    QVERIFY(answer);
    if (localpart.isEmpty()) {
        QCOMPARE(answer->error().cause, Cause::NotFound);
    } else {
        QCOMPARE(answer->value(), idOf(localpart));
    }
}

void TestAdmin::anAccountAsItIs()
{
    const auto leah = account(u"leah"_s);
    QVERIFY(leah);
    QCOMPARE(leah->user.id, idOf(u"leah"_s));
    QVERIFY(!leah->user.isDeactivated);
    const auto files = valueOf<qint64>([&](QObject *context, auto reply) {
        fetchAdminFiles(place(), idOf(u"leah"_s), context, std::move(reply));
    });
    QCOMPARE(files, 400);
    const auto rooms = valueOf<QStringList>([&](QObject *context, auto reply) {
        fetchAdminJoinedRooms(place(), idOf(u"leah"_s), Tries::Single, context, std::move(reply));
    });
    QVERIFY(rooms);
    QVERIFY(rooms->size() >= 2);
    const auto memberships = valueOf<QMap<QString, QString>>([&](QObject *context, auto reply) {
        fetchAdminMemberships(place(), idOf(u"leah"_s), context, std::move(reply));
    });
    QVERIFY(memberships);
    for (const QString &room : *rooms) {
        QCOMPARE(memberships->value(room), u"join"_s);
    }
    const auto sessions = valueOf<QStringList>([&](QObject *context, auto reply) {
        fetchAdminSessions(place(), idOf(u"alice"_s), Tries::Single, context, std::move(reply));
    });
    QVERIFY(sessions && !sessions->isEmpty());
    QVERIFY(changes().isEmpty());
}

void TestAdmin::anAccountThatIsNone_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("status");
    QTest::newRow("unknown") << u"@nobody:practice.test"_s << 404;
    QTest::newRow("in another case") << u"@Leah:practice.test"_s << 404;
    QTest::newRow("of another server") << u"@leah:example.org"_s << 400;
    QTest::newRow("no id") << u"leah"_s << 400;
}

void TestAdmin::anAccountThatIsNone()
{
    QFETCH(const QString, id);
    const auto answer = answerOf<AdminAccount>([&](QObject *context, auto reply) {
        fetchAdminAccount(place(), id, Tries::Single, context, std::move(reply));
    });
    QVERIFY(answer);
    QVERIFY(!*answer);
    QTEST(answer->error().httpStatus, "status");
    // Which alone would prove nothing.
    const auto rooms = valueOf<QStringList>([&](QObject *context, auto reply) {
        fetchAdminJoinedRooms(place(), u"@nobody:practice.test"_s, Tries::Single, context,
                              std::move(reply));
    });
    QCOMPARE(rooms, QStringList());
}

void TestAdmin::theOnlyAdminIsFound()
{
    const auto rooms = valueOf<QStringList>([&](QObject *context, auto reply) {
        fetchAdminJoinedRooms(place(), idOf(u"leah"_s), Tries::Single, context, std::move(reply));
    });
    QVERIFY(rooms);
    int only = 0;
    for (const QString &id : *rooms) {
        const auto room = valueOf<AdminRoom>([&](QObject *context, auto reply) {
            fetchAdminRoom(place(), id, context, std::move(reply));
        });
        QVERIFY2(room, qPrintable(id));
        QVERIFY(room->powers.joined.contains(idOf(u"leah"_s)));
        const OnlyAdmin found = onlyAdminIn(room->powers, idOf(u"leah"_s));
        QVERIFY(found.verdict != OnlyAdmin::Verdict::CannotJudge);
        only += found.verdict == OnlyAdmin::Verdict::OnlyThem ? 1 : 0;
    }
    QCOMPARE(only, 2);
}

// Acting

void TestAdmin::deactivates_data()
{
    QTest::addColumn<bool>("erase");
    QTest::newRow("erased") << true;
    QTest::newRow("not erased") << false;
}

void TestAdmin::deactivates()
{
    QFETCH(const bool, erase);
    std::optional<AdminReply> reply;
    deactivateAccount(place(), idOf(u"leah"_s), erase, this,
                      [&reply](const AdminReply &came) { reply = came; });
    QVERIFY(waitUntil([&] {
        m_clock->advance(1s);
        return reply.has_value();
    }));
    QCOMPARE(int(reply->kind), int(AdminReply::Kind::Confirmed));
    QCOMPARE(changes().size(), 1);
    QCOMPARE(changes().constFirst().json(), (QJsonObject{{u"erase"_s, erase}}));
    const auto leah = account(u"leah"_s);
    QVERIFY(leah && leah->user.isDeactivated);
    QCOMPARE(leah->user.isErased, erase);
}

void TestAdmin::locksAndUnlocks()
{
    for (const bool isLocked : {true, false}) {
        const auto answer = answerOf<QJsonObject>([&](QObject *context, auto reply) {
            lockAccount(place(), idOf(u"leah"_s), isLocked, context, std::move(reply));
        });
        QVERIFY(answer && *answer);
        QCOMPARE(account(u"leah"_s)->user.isLocked, isLocked);
    }
    QCOMPARE(changes().size(), 2);
}

void TestAdmin::reactivates()
{
    for (const QByteArray &password : {QByteArray(), QByteArray("a canary's")}) {
        const QString who = password.isEmpty() ? u"gone-1"_s : u"gone-2"_s;
        const auto answer = answerOf<QJsonObject>([&](QObject *context, auto reply) {
            reactivateAccount(place(), idOf(who), Secret(password), context, std::move(reply));
        });
        QVERIFY(answer && *answer);
        QVERIFY(!account(who)->user.isDeactivated);
        QVERIFY(!account(who)->user.isErased); // hidden messages are visible again
        QCOMPARE(changes().constLast().json().contains(u"password"_s), !password.isEmpty());
    }
    QCOMPARE(changes().size(), 2);
}

void TestAdmin::handsOver()
{
    const auto rooms = valueOf<QStringList>([&](QObject *context, auto reply) {
        fetchAdminJoinedRooms(place(), idOf(u"leah"_s), Tries::Single, context, std::move(reply));
    });
    QVERIFY(rooms);
    for (const QString &id : *rooms) {
        const auto read = [&] {
            return valueOf<AdminRoom>([&](QObject *context, auto reply) {
                fetchAdminRoom(place(), id, context, std::move(reply));
            });
        };
        const auto before = read();
        QVERIFY(before);
        if (onlyAdminIn(before->powers, idOf(u"leah"_s)).verdict != OnlyAdmin::Verdict::OnlyThem) {
            continue;
        }
        QStringList heirs = before->joinedByAge;
        heirs.removeAll(idOf(u"leah"_s));
        QVERIFY(!heirs.isEmpty());
        const qsizetype sent = changes().size();
        const auto answer = answerOf<QJsonObject>([&](QObject *context, auto reply) {
            makeRoomAdmin(place(), id, heirs.constFirst(), context, std::move(reply));
        });
        QVERIFY(answer && *answer);
        QCOMPARE(changes().size(), sent + 1);
        // The answer is no proof; the permissions are.
        QCOMPARE(onlyAdminIn(read()->powers, idOf(u"leah"_s)).verdict, OnlyAdmin::Verdict::Others);
    }
    QCOMPARE(changes().size(), 2);
}

void TestAdmin::redacts()
{
    const auto rooms = valueOf<QStringList>([&](QObject *context, auto reply) {
        fetchAdminJoinedRooms(place(), idOf(u"leah"_s), Tries::Single, context, std::move(reply));
    });
    QVERIFY(rooms);
    const auto id = valueOf<QString>([&](QObject *context, auto reply) {
        redactMessages(place(), idOf(u"leah"_s), *rooms, 1000, context, std::move(reply));
    });
    QVERIFY(id && !id->isEmpty());
    const auto tasks = [&] {
        return valueOf<QList<AdminTask>>([&](QObject *context, auto reply) {
            fetchAdminTasks(place(), idOf(u"leah"_s), context, std::move(reply));
        });
    };
    const auto first = tasks();
    QVERIFY(first && first->size() == 1);
    QCOMPARE(first->constFirst().id, *id);
    QCOMPARE(first->constFirst().action, u"redact_all_events"_s);
    QVERIFY(waitUntil([&] {
        m_clock->advance(1min);
        return !tasks()->constFirst().isUnderWay();
    }));
    QCOMPARE(changes().size(), 1);
}

void TestAdmin::deletesFiles()
{
    qint64 deleted = 0;
    int calls = 0;
    qint64 last = -1;
    while (last != 0 && calls < 10) {
        const auto answer = valueOf<qint64>([&](QObject *context, auto reply) {
            deleteFiles(place(), idOf(u"leah"_s), context, std::move(reply));
        });
        QVERIFY(answer);
        last = *answer;
        deleted += last;
        ++calls;
    }
    QCOMPARE(deleted, 400);
    QCOMPARE(calls, 5);
    QCOMPARE(changes().size(), 5);
}

QTEST_GUILESS_MAIN(TestAdmin)
#include "TestAdmin.moc"
