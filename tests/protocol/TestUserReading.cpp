// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/UserList.h"
#include "app/base/ManualClock.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/OwnSignIn.h"
#include "tests/support/Waiting.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Phase = UserListState::Phase;

namespace {

constexpr auto listPath = "/_synapse/admin/v3/users";

QJsonObject user(const QString &id)
{
    return {{u"name"_s, id}};
}

} // namespace

/// How the list of accounts is read from a server on which things go on meanwhile.
class TestUserReading final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void readsAsFarAsIsAsked();
    void aListThatShiftsTellsNobodyTwice();
    void goesOnWhereItFailed();
    void aListThatGetsShorterLeavesNobodyOut_data();
    void aListThatGetsShorterLeavesNobodyOut();
    void whatIsUnderWayIsNotAskedTwice();
    void aListWithoutAnEndEnds();
    void anotherWishDropsWhatComes();
    void aWholeIdOfNobodyIsSearchedFor();
    void aLookUpThatFailsIsTriedAgain();

private:
    [[nodiscard]] qsizetype pages() const { return m_server->requestsTo(listPath).size(); }
    [[nodiscard]] QByteArray lastQuery() const
    {
        return m_server->requestsTo(listPath).constLast().query;
    }
    [[nodiscard]] Phase phase() const { return m_list->state().phase; }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<MatrixClient> m_client;
    std::unique_ptr<PracticeHomeserver> m_server;
    std::unique_ptr<SignedIn> m_admin;
    std::unique_ptr<UserList> m_list;
    QStringList m_came;
};

void TestUserReading::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_server = std::make_unique<PracticeHomeserver>();
    m_server->setClock(*m_clock);
    m_server->moveCrowdIn();
    QVERIFY(m_server->start());
    m_server->editAccount(u"alice"_s, [](PracticeAccount &account) {
        account.sessions += PracticeSession{u"FAREWELL"_s, u"Farewell"_s, "canary of alice"};
    });
    m_client = std::make_unique<MatrixClient>(*m_clock);
    m_admin = test::signedIn(*m_client, *m_clock,
                             {.url = m_server->baseUrl(),
                              .userId = m_server->userId(u"alice"_s),
                              .token = "canary of alice"});
    m_list = std::make_unique<UserList>(AdminPlace{*m_admin, m_admin->homeserver()}, false);
    m_came.clear();
    connect(m_list.get(), &UserList::begun, this, [this] { m_came.clear(); });
    connect(m_list.get(), &UserList::came, this, [this](const QList<AdminUser> &users) {
        for (const AdminUser &one : users) {
            m_came += one.id;
        }
    });
}

/// The client first, for a server waits for the connections that it keeps.
void TestUserReading::cleanup()
{
    m_list.reset();
    m_admin.reset();
    m_client.reset();
    m_server.reset();
    m_clock.reset();
}

void TestUserReading::readsAsFarAsIsAsked()
{
    m_list->readMore(); // nothing was wished for yet
    m_list->begin({});
    WAIT_COMPARE(phase(), Phase::Waiting);
    QCOMPARE(m_came.size(), 200);
    QCOMPARE(m_list->state().total, 300);
    QCOMPARE(pages(), 1);
    m_list->readMore();
    QCOMPARE(phase(), Phase::Reading);
    WAIT_COMPARE(phase(), Phase::Complete);
    QCOMPARE(m_came.size(), 300);
    m_list->readMore(); // there is no more
    m_list->readAll();
    QCOMPARE(phase(), Phase::Complete);
    QCOMPARE(pages(), 2);
}

void TestUserReading::aListThatShiftsTellsNobodyTwice()
{
    m_list->begin({});
    WAIT_COMPARE(phase(), Phase::Waiting);
    for (const auto *name : {"000-first", "000-second"}) { // they come before all others
        m_server->editAccount(QString::fromLatin1(name), [](PracticeAccount &) { });
    }
    m_list->readAll();
    WAIT_COMPARE(phase(), Phase::Complete);
    QCOMPARE(QSet<QString>(m_came.begin(), m_came.end()).size(), m_came.size());
    QCOMPARE(m_came.size(), 300);
    QCOMPARE(m_list->state().meant, 300);
    QCOMPARE(m_list->state().told, 302); // two of them twice
}

void TestUserReading::goesOnWhereItFailed()
{
    m_list->begin({});
    WAIT_COMPARE(phase(), Phase::Waiting);
    m_server->answerNext("GET", listPath,
                         PracticeAnswer::json({{u"errcode"_s, u"M_FORBIDDEN"_s}}, 403));
    m_list->readAll();
    WAIT_COMPARE(phase(), Phase::Failed);
    QCOMPARE(m_came.size(), 200);
    QVERIFY(!m_list->state().isAll);
    m_list->readMore();
    WAIT_COMPARE(phase(), Phase::Complete);
    QVERIFY(lastQuery().contains("from=200"));
    QCOMPARE(m_came.size(), 300);
}

void TestUserReading::aListThatGetsShorterLeavesNobodyOut_data()
{
    QTest::addColumn<bool>("isUnderWay");
    QTest::newRow("before the next page") << false;
    QTest::newRow("while it comes") << true;
}

void TestUserReading::aListThatGetsShorterLeavesNobodyOut()
{
    QFETCH(const bool, isUnderWay);
    m_list->begin({.filter = UserFilter::Active});
    WAIT_COMPARE(phase(), Phase::Waiting);
    const QStringList first = m_came;
    if (isUnderWay) {
        m_list->readMore();
    }
    for (int i = 0; i < 30; ++i) { // so many fewer stand before those who are still to come
        const QString name = first.at(i * 2).section(u':', 0, 0).sliced(1);
        m_server->editAccount(name, [](PracticeAccount &account) { account.deactivated = true; });
    }
    m_list->startPagesAnew();
    m_list->readAll();
    WAIT_COMPARE(phase(), Phase::Complete);
    QVERIFY(m_came.size() > first.size());
    QCOMPARE(m_came.first(first.size()), first); // nothing moves before one's eyes
    QCOMPARE(QSet<QString>(m_came.begin(), m_came.end()).size(), m_came.size());
    const auto came = m_came;
    m_list->begin({.filter = UserFilter::Active});
    m_list->readAll();
    WAIT_COMPARE(phase(), Phase::Complete);
    for (const QString &id : std::as_const(m_came)) {
        QVERIFY2(came.contains(id), qPrintable(id));
    }
}

void TestUserReading::whatIsUnderWayIsNotAskedTwice()
{
    m_list->begin({});
    m_list->readMore();
    m_list->readMore();
    WAIT_COMPARE(phase(), Phase::Waiting);
    m_list->readMore();
    m_list->readMore();
    WAIT_COMPARE(phase(), Phase::Complete);
    QCOMPARE(pages(), 2);
}

/// A token that leads nowhere new, and a page of nobody that promises more.
void TestUserReading::aListWithoutAnEndEnds()
{
    const PracticeAnswer again
        = PracticeAnswer::json({{u"users"_s, QJsonArray{user(u"@a:practice.test"_s)}},
                                {u"total"_s, 9},
                                {u"next_token"_s, u"1"_s}});
    m_server->answerNext("GET", listPath, again);
    m_server->answerNext("GET", listPath, again);
    m_list->begin({});
    WAIT_COMPARE(phase(), Phase::Waiting);
    m_list->readAll();
    WAIT_COMPARE(phase(), Phase::Complete);
    QCOMPARE(m_came, QStringList{u"@a:practice.test"_s});
    m_server->answerNext(
        "GET", listPath,
        PracticeAnswer::json(
            {{u"users"_s, QJsonArray()}, {u"total"_s, 9}, {u"next_token"_s, u"1"_s}}));
    m_list->beginAnew();
    WAIT_COMPARE(phase(), Phase::Complete);
    QCOMPARE(pages(), 3);
}

void TestUserReading::anotherWishDropsWhatComes()
{
    m_list->begin({});
    m_list->begin({.search = UserSearch::parse(u"leah"_s)});
    WAIT_COMPARE(phase(), Phase::Complete);
    WAIT_VERIFY(m_client->onTheWire().isEmpty());
    QCOMPARE(m_came, QStringList{u"@leah:practice.test"_s});
    m_list->begin({.filter = UserFilter::Locked});
    m_list->stop();
    QCOMPARE(phase(), Phase::Stopped);
    WAIT_VERIFY(m_client->onTheWire().isEmpty());
    QCOMPARE(m_came, QStringList());
    m_list->readMore();
    WAIT_COMPARE(phase(), Phase::Complete);
    QCOMPARE(m_came.size(), 4);
}

void TestUserReading::aWholeIdOfNobodyIsSearchedFor()
{
    m_list->begin({.search = UserSearch::parse(u"@Leah:practice.test"_s)});
    WAIT_COMPARE(phase(), Phase::Complete);
    QCOMPARE(m_came, QStringList{u"@leah:practice.test"_s});
    QVERIFY(!m_list->state().isExact); // there is her, in small letters
}

void TestUserReading::aLookUpThatFailsIsTriedAgain()
{
    m_server->answerNext("GET", "/users/%40leah%3Apractice.test",
                         PracticeAnswer::json({{u"errcode"_s, u"M_FORBIDDEN"_s}}, 403));
    m_list->begin(
        {.search = UserSearch::parse(u"@leah:practice.test"_s), .filter = UserFilter::Deactivated});
    WAIT_COMPARE(phase(), Phase::Failed);
    m_list->readMore();
    WAIT_COMPARE(phase(), Phase::Complete);
    QCOMPARE(m_came, QStringList{u"@leah:practice.test"_s}); // whatever the filter says
    QVERIFY(m_list->state().isExact);
    QCOMPARE(pages(), 0);
}

QTEST_GUILESS_MAIN(TestUserReading)
#include "TestUserReading.moc"
