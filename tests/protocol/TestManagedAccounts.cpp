// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AccountChange.h"
#include "app/admin/AdminCardReader.h"
#include "app/admin/UserList.h"
#include "app/admin/service/AccountService.h"
#include "tests/support/AdminOffice.h"
#include "tests/support/FullDisk.h"
#include "tests/support/Passage.h"
#include "tests/support/Waiting.h"

#include <QSignalSpy>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Kind = ServiceWord::Kind;
using Outcome = ChangeOutcome;
using Phase = ChangePhase;
using Reason = ChangeReason;

Q_DECLARE_METATYPE(farewell::AccountAct)
Q_DECLARE_METATYPE(farewell::Fault)

/// A server whose accounts an account service keeps: what is read there, and what is locked,
/// unlocked and reactivated where.
class TestManagedAccounts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theServiceSaysWhoAdministrates();
    void theServiceCountsTheAdministrators();
    void theListOfAdministrators();
    void whoHasIt_data();
    void whoHasIt();
    void whoHasItCannotBeAsked_data();
    void whoHasItCannotBeAsked();
    void theHomeserverMayKnowIt();
    void aNameWithAColonIsAName();
    void onlyOnTheHomeserver();
    void closedAtOneOfTwo();
    void anotherCaseIsAnotherAccount();
    void aServiceThatDoesNotAnswer_data();
    void aServiceThatDoesNotAnswer();
    void theCardIsReadAgain();
    void isDoneAtTheService_data();
    void isDoneAtTheService();
    void isDoneAtTheHomeserver_data();
    void isDoneAtTheHomeserver();
    void nothingIsSentWithoutAClearWord_data();
    void nothingIsSentWithoutAClearWord();
    void anotherCaseIsNeverChanged();
    void theHomeserverHasNotFollowed();
    void theHomeserverIsDownForTheService();
    void answersThatAreLost_data();
    void answersThatAreLost();
    void whatCannotBeWrittenDownIsNotSent();

private:
    /// Looks for somebody as it would be typed, to its end; the ids of those who came.
    [[nodiscard]] QStringList search(const QString &typed);
    [[nodiscard]] const UserListState &listState() const { return m_list->state(); }
    [[nodiscard]] bool readCard(const QString &localpart);
    [[nodiscard]] const AdminCard &card() const { return m_reader->card(); }
    [[nodiscard]] AdminGuard guard() const { return guardOn(card(), m_office.idOf(u"alice"_s)); }
    [[nodiscard]] std::unique_ptr<AccountChange> change(AccountAct act, const QString &who) const;
    [[nodiscard]] static bool waitPhase(const AccountChange &change, Phase phase)
    {
        return waitUntil([&] { return change.state().phase == phase; });
    }
    [[nodiscard]] QList<PracticeRequest> changes() const { return m_office.changes(); }
    void edit(const QString &who, const std::function<void(PracticeAccount &)> &how) const
    {
        m_office.server->editAccount(who, how);
    }

    test::AdminOffice m_office;
    std::unique_ptr<AdminCardReader> m_reader;
    std::unique_ptr<UserList> m_list;
    std::unique_ptr<Passage> m_passage;
};

void TestManagedAccounts::init()
{
    QVERIFY(m_office.openManaged());
    m_reader = std::make_unique<AdminCardReader>(m_office.place());
    m_passage = std::make_unique<Passage>(*m_office.clock, *m_office.client);
}

void TestManagedAccounts::cleanup()
{
    QCOMPARE(m_office.server->creations(), 0);
    m_passage.reset();
    m_list.reset();
    m_reader.reset();
    m_office.close();
}

bool TestManagedAccounts::readCard(const QString &localpart)
{
    m_reader->read(m_office.idOf(localpart));
    return waitUntil([this] { return card().isComplete(); });
}

std::unique_ptr<AccountChange> TestManagedAccounts::change(AccountAct act, const QString &who) const
{
    return std::make_unique<AccountChange>(m_office.place(), *m_office.clock, *m_office.log, act,
                                           m_office.idOf(who));
}

/// The homeserver calls nobody one.
void TestManagedAccounts::theServiceSaysWhoAdministrates()
{
    QVERIFY(readCard(u"dana"_s));
    QCOMPARE(card().known()->service.kind, Kind::Known);
    QVERIFY(card().known()->user.isAdmin);
    QCOMPARE(card().livingAdmins->value(), 2);
    QCOMPARE(guard(), AdminGuard::None);
    QVERIFY(readCard(u"leah"_s));
    QVERIFY(!card().known()->user.isAdmin);
    QVERIFY(!card().hasGaps());
}

void TestManagedAccounts::theServiceCountsTheAdministrators()
{
    // Who acts may do so by a right of the sign-in alone.
    edit(u"alice"_s, [](PracticeAccount &account) { account.admin = false; });
    QVERIFY(readCard(u"dana"_s));
    QCOMPARE(card().livingAdmins->value(), 1);
    QCOMPARE(guard(), AdminGuard::LastAdmin);
    // One who is locked cannot act, and one who is deactivated is called an administrator still.
    edit(u"nora"_s, [](PracticeAccount &account) {
        account.admin = true;
        account.lockedAt = 1;
    });
    edit(u"olga"_s, [](PracticeAccount &account) {
        account.admin = true;
        account.deactivatedAt = 1;
    });
    QVERIFY(readCard(u"dana"_s));
    QCOMPARE(guard(), AdminGuard::LastAdmin);
    edit(u"leah"_s, [](PracticeAccount &account) { account.admin = true; });
    QVERIFY(readCard(u"dana"_s));
    QCOMPARE(guard(), AdminGuard::None);
}

/// As the service knows them: the homeserver would find nobody.
void TestManagedAccounts::theListOfAdministrators()
{
    edit(u"nora"_s, [](PracticeAccount &account) {
        account.admin = true;
        account.lockedAt = 1;
    });
    UserList list(m_office.place(), true);
    QList<AdminUser> came;
    connect(&list, &UserList::came, &list,
            [&came](const QList<AdminUser> &users) { came += users; });
    list.begin({.filter = UserFilter::Administrators, .isDescending = true});
    WAIT_COMPARE(list.state().phase, UserListState::Phase::Complete);
    QStringList ids;
    for (const AdminUser &user : std::as_const(came)) {
        ids += user.id;
        QVERIFY(user.isAdmin);
        QCOMPARE(user.isLocked, user.id == m_office.idOf(u"nora"_s));
        QCOMPARE(user.isDeactivated, user.id == m_office.idOf(u"former-admin"_s));
        QVERIFY(!user.displayName.isEmpty());
    }
    QCOMPARE(ids,
             (QStringList{m_office.idOf(u"nora"_s), m_office.idOf(u"former-admin"_s),
                          m_office.idOf(u"dana"_s), m_office.idOf(u"alice"_s)}));
    QVERIFY(m_office.server->requestsTo("/v3/users").isEmpty());
    // Where it does not answer, nobody says that there are none.
    m_office.line->faultAlways("GET", "/api/admin/v1/users", Fault::page(404));
    list.begin({.filter = UserFilter::Administrators});
    WAIT_COMPARE(list.state().phase, UserListState::Phase::Failed);
}

QStringList TestManagedAccounts::search(const QString &typed)
{
    m_list = std::make_unique<UserList>(m_office.place(), true);
    const QSignalSpy came(m_list.get(), &UserList::came);
    m_list->begin({.search = UserSearch::parse(typed)});
    if (!m_office.passUntil([this] { return !listState().isReading(); }, 500ms)) {
        return {u"it never ended"_s};
    }
    QStringList ids;
    for (const QList<QVariant> &page : came) {
        for (const AdminUser &user : page.constFirst().value<QList<AdminUser>>()) {
            ids += user.id;
        }
    }
    return ids;
}

void TestManagedAccounts::whoHasIt_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("who");
    QTest::newRow("an address") << u"Olga@Example.org"_s << QStringList{u"olga"_s};
    QTest::newRow("an address with letters of queries")
        << u"o+1&a=b@example.org"_s << QStringList{u"nora"_s};
    QTest::newRow("an address that two have")
        << u"both@example.org"_s << QStringList{u"nora"_s, u"olga"_s};
    QTest::newRow("an address of nobody") << u"nobody@example.org"_s << QStringList();
    QTest::newRow("a link") << u"practice SIGN-IN: leah"_s << QStringList{u"leah"_s};
    QTest::newRow("a link, by the short name") << u"practice:leah"_s << QStringList{u"leah"_s};
    QTest::newRow("a link that looks like an address")
        << u"other: Nora@Example.org"_s << QStringList{u"nora"_s};
    QTest::newRow("a link in another case") << u"other: nora@example.org"_s << QStringList();
    QTest::newRow("a link elsewhere") << u"other: leah"_s << QStringList();
    QTest::newRow("who is only at the service") << u"ghost@example.org"_s << QStringList();
}

/// The service is asked, and it alone: what the homeserver was told once may be old.
void TestManagedAccounts::whoHasIt()
{
    QFETCH(const QString, typed);
    QFETCH(const QStringList, who);
    const PracticeContact both{u"email"_s, u"both@example.org"_s};
    edit(u"nora"_s, [&both](PracticeAccount &account) {
        account.admin = true;
        account.externalIds = {{u"oidc-other"_s, u"Nora@Example.org"_s}};
        account.contacts += {both, {u"email"_s, u"o+1&a=b@example.org"_s}};
    });
    edit(u"olga"_s, [&both](PracticeAccount &account) { account.contacts += both; });
    edit(u"priya.01"_s, [](PracticeAccount &account) {
        account.contacts = {{u"email"_s, u"ghost@example.org"_s}};
    });
    m_office.line->faultAlways("GET", "/v2/users/%40priya.01%3Apractice.test",
                               Fault::json(R"({"errcode":"M_NOT_FOUND","error":"?"})", 404));
    QStringList ids;
    for (const QString &one : who) {
        ids += m_office.idOf(one);
    }
    QCOMPARE(search(typed), ids);
    QCOMPARE(listState().phase, UserListState::Phase::Complete);
    QCOMPARE(listState().meant, who.size());
    QVERIFY(listState().isExact);
    QVERIFY(!listState().unasked);
    QCOMPARE(m_office.sent("GET", "/v1/threepid/"), 0);
    QCOMPARE(m_office.sent("GET", "/v1/auth_providers/"), 0);
    QCOMPARE(m_office.sent("GET", "/v3/users"), 0);
    QVERIFY(changes().isEmpty());
}

void TestManagedAccounts::whoHasItCannotBeAsked_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<Fault>("fault");
    const auto row = [](const char *name, const QByteArray &where, const Fault &fault) {
        QTest::newRow(qPrintable(QString::fromLatin1(name) + u", an address"_s))
            << u"x@example.org"_s << where << fault;
        if (where != "/user-emails") {
            QTest::newRow(qPrintable(QString::fromLatin1(name) + u", a link"_s))
                << u"practice: x"_s << where << fault;
        }
    };
    const Fault noScope
        = Fault::json(R"({"errors":[{"title":"Missing urn:mas:admin scope"}]})", 401);
    row("no admin API there", "/site-config", Fault::page(404));
    row("another server's", "/site-config", Fault::json(R"({"server_name":"other.test"})"));
    row("without the right", "/site-config", noScope);
    row("trouble", "/site-config", Fault::page(502));
    row("hidden there", "/user-emails", Fault::page(404));
    row("another shape", "/user-emails", Fault::json("{}"));
    QTest::newRow("no providers") << u"practice: x"_s << "/upstream-oauth-providers"_ba
                                  << Fault::page(404);
    QTest::newRow("no links") << u"practice: x"_s << "/upstream-oauth-links"_ba
                              << Fault::json("[]");
}

/// Nobody says that there is nobody.
void TestManagedAccounts::whoHasItCannotBeAsked()
{
    QFETCH(const QString, typed);
    QFETCH(const QByteArray, where);
    QFETCH(const Fault, fault);
    m_office.line->faultAlways("GET", where, fault);
    QCOMPARE(search(typed), QStringList());
    QCOMPARE(listState().phase, UserListState::Phase::Complete);
    QCOMPARE(listState().meant, 0);
    QVERIFY(listState().unasked);
    // Asked again, and answered: nobody it is.
    m_office.line->forgetFaults();
    QCOMPARE(search(typed), QStringList());
    QVERIFY(!listState().unasked);
}

void TestManagedAccounts::theHomeserverMayKnowIt()
{
    m_office.setScope(u"urn:synapse:admin:*"_s); // and nothing of the service
    QCOMPARE(search(u"leah@example.org"_s), QStringList{m_office.idOf(u"leah"_s)});
    QCOMPARE(listState().meant, 1);
    QCOMPARE(search(u"x@example.org"_s), QStringList());
    QVERIFY(listState().unasked);
    QCOMPARE(listState().unasked->httpStatus, 401);
    QVERIFY(listState().unasked->isOfService);
    QCOMPARE(listState().phase, UserListState::Phase::Complete); // the sign-in is as good as before
}

void TestManagedAccounts::aNameWithAColonIsAName()
{
    edit(u"nora"_s, [](PracticeAccount &account) { account.displayName = u"Team: Nora"_s; });
    QCOMPARE(search(u"team: n"_s), QStringList{m_office.idOf(u"nora"_s)});
    QVERIFY(!listState().isExact);
    QCOMPARE(m_office.sent("GET", "/upstream-oauth-links"), 0);
    QCOMPARE(search(u"Nora"_s).size(), 1);
    QCOMPARE(m_office.sent("GET", "/site-config"), 1); // not for a mere name
}

void TestManagedAccounts::onlyOnTheHomeserver()
{
    QVERIFY(readCard(u"_telegram_1"_s));
    QCOMPARE(card().known()->service.kind, Kind::NotKnown);
    QCOMPARE(guard(), AdminGuard::None);
    QCOMPARE(m_office.server->requestsTo("/site-config").size(), 1);
}

void TestManagedAccounts::closedAtOneOfTwo()
{
    edit(u"leah"_s, [](PracticeAccount &account) { account.deactivatedAt = 1'700'000'000'000; });
    QVERIFY(readCard(u"leah"_s));
    QVERIFY(!card().known()->user.isDeactivated);
    QVERIFY(card().known()->isDeactivatedSomewhere());
    QCOMPARE(card().known()->service.account.deactivatedAt,
             QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC));
    edit(u"leah"_s, [](PracticeAccount &account) {
        account.deactivatedAt.reset();
        account.deactivated = true;
    });
    QVERIFY(readCard(u"leah"_s));
    QVERIFY(!card().known()->user.isDeactivated); // the person can sign in again
    QVERIFY(card().known()->isDeactivatedSomewhere());
}

/// The service names `ben` when it is asked for `Ben`, whom it does not know.
void TestManagedAccounts::anotherCaseIsAnotherAccount()
{
    edit(u"ben"_s, [](PracticeAccount &account) { account.localpart = u"ben"_s; });
    edit(u"Ben"_s, [](PracticeAccount &account) {
        account.localpart = u"Ben"_s;
        account.isManaged = false;
    });
    QVERIFY(readCard(u"Ben"_s));
    QCOMPARE(card().known()->user.id, u"@Ben:practice.test"_s);
    QCOMPARE(card().known()->service.kind, Kind::OtherName);
    QCOMPARE(card().known()->service.account.username, u"ben"_s);
    QCOMPARE(guard(), AdminGuard::ServiceOtherName);
    QVERIFY(readCard(u"ben"_s));
    QCOMPARE(guard(), AdminGuard::None);
}

void TestManagedAccounts::aServiceThatDoesNotAnswer_data()
{
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<AdminGuard>("guard");
    const QByteArray site = "/site-config";
    const QByteArray name = "/by-username/leah";
    QTest::newRow("no admin API there") << site << Fault::page(404) << AdminGuard::ServiceHidden;
    QTest::newRow("a proxy forbids it") << site << Fault::page(403) << AdminGuard::ServiceHidden;
    QTest::newRow("a homeserver is there")
        << site << Fault::json(R"({"errcode":"M_UNRECOGNIZED","error":"?"})", 404)
        << AdminGuard::ServiceHidden;
    QTest::newRow("another server's")
        << site << Fault::json(R"({"server_name":"other.test"})") << AdminGuard::ServiceHidden;
    QTest::newRow("404 of something else") << name << Fault::page(404) << AdminGuard::ServiceHidden;
    QTest::newRow("a page in its place") << name << Fault::page(200) << AdminGuard::ServiceHidden;
    QTest::newRow("another shape") << name << Fault::json("{}") << AdminGuard::ServiceHidden;
    QTest::newRow("trouble") << name << Fault::page(502) << AdminGuard::ServiceNotRead;
    QTest::newRow("without the right")
        << site << Fault::json(R"({"errors":[{"title":"Missing urn:mas:admin scope"}]})", 401)
        << AdminGuard::ServiceNotRead;
}

void TestManagedAccounts::aServiceThatDoesNotAnswer()
{
    QFETCH(const QByteArray, where);
    QFETCH(const Fault, fault);
    m_office.line->faultAlways("GET", where, fault);
    m_reader->read(m_office.idOf(u"leah"_s));
    QVERIFY(waitUntil(
        [this] {
            m_office.clock->advance(500ms); // what is tried again waits for it
            return card().isComplete();
        },
        20s));
    QTEST(guard(), "guard");
    QCOMPARE(card().known()->user.displayName, u"Leah"_s); // the homeserver's word is shown
    QVERIFY(card().hasGaps());
}

void TestManagedAccounts::theCardIsReadAgain()
{
    m_office.line->faultNext("GET", "/site-config", Fault::page(404));
    QVERIFY(readCard(u"leah"_s));
    QCOMPARE(guard(), AdminGuard::ServiceHidden);
    m_reader->readGaps();
    QVERIFY(waitUntil([this] { return card().isComplete(); }));
    QVERIFY(card().known() != nullptr);
    QCOMPARE(guard(), AdminGuard::None);
    QVERIFY(!card().hasGaps());
}

void TestManagedAccounts::isDoneAtTheService_data()
{
    QTest::addColumn<AccountAct>("act");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("readBack");
    QTest::newRow("lock") << AccountAct::Lock << "/lock"_ba << u"locked"_s;
    QTest::newRow("unlock") << AccountAct::Unlock << "/unlock"_ba << u"not locked"_s;
    QTest::newRow("reactivate") << AccountAct::Reactivate << "/reactivate"_ba << u"active"_s;
}

void TestManagedAccounts::isDoneAtTheService()
{
    QFETCH(const AccountAct, act);
    QFETCH(const QByteArray, path);
    edit(u"leah"_s, [act](PracticeAccount &account) {
        account.lockedAt = act == AccountAct::Unlock ? std::optional<qint64>(1) : std::nullopt;
        account.deactivated = act == AccountAct::Reactivate;
        account.deactivatedAt = account.deactivated ? std::optional<qint64>(1) : std::nullopt;
    });
    const auto one = change(act, u"leah"_s);
    one->confirm();
    one->confirm(); // a second click has nothing to say
    QVERIFY(waitPhase(*one, Phase::Settled));
    QCOMPARE(one->state().outcome, Outcome::Done);
    QCOMPARE(one->state().reason, Reason::None);
    QCOMPARE(changes().size(), 1);
    QVERIFY(changes().constFirst().path.startsWith("/api/admin/v1/users/"));
    QVERIFY(changes().constFirst().path.endsWith(path));
    const auto leah = m_office.server->account(u"leah"_s);
    QCOMPARE(leah->lockedAt.has_value(), act == AccountAct::Lock);
    QVERIFY(!leah->deactivated && !leah->deactivatedAt);
    // Read before at both, and afterwards at both.
    QByteArrayList paths;
    for (const PracticeRequest &request : m_office.server->requests()) {
        paths += request.path.mid(request.path.lastIndexOf('/') + 1);
    }
    const QByteArray id = m_office.server->requests().constLast().path.sliced(
        qsizetype(qstrlen("/api/admin/v1/users/")));
    QCOMPARE(paths,
             (QByteArrayList{"%40leah%3Apractice.test", "site-config", "leah", path.mid(1),
                             "%40leah%3Apractice.test", id}));
    QCOMPARE(id.size(), 26);
    const ActivityEntry entry = m_office.log->read().constLast();
    QCOMPARE(entry.subject, m_office.idOf(u"leah"_s));
    QCOMPARE(entry.answer, u"accepted"_s);
    QCOMPARE(entry.address, m_office.line->baseUrl());
    QTEST(entry.readBack, "readBack");
}

void TestManagedAccounts::isDoneAtTheHomeserver_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<AccountAct>("act");
    QTest::newRow("who is only there") << u"_telegram_1"_s << AccountAct::Lock;
    QTest::newRow("who is only there, and back") << u"_telegram_2"_s << AccountAct::Reactivate;
    QTest::newRow("who is locked only there") << u"locked-1"_s << AccountAct::Unlock;
}

void TestManagedAccounts::isDoneAtTheHomeserver()
{
    QFETCH(const QString, who);
    QFETCH(const AccountAct, act);
    edit(u"_telegram_2"_s, [](PracticeAccount &account) { account.deactivated = true; });
    const auto one = change(act, who);
    one->confirm();
    QVERIFY(waitPhase(*one, Phase::Settled));
    QCOMPARE(one->state().outcome, Outcome::Done);
    QCOMPARE(changes().size(), 1);
    QCOMPARE(changes().constFirst().verb, "PUT");
    QVERIFY(changes().constFirst().path.startsWith("/_synapse/admin/v2/users/"));
    const auto account = m_office.server->account(who);
    QCOMPARE(account->locked, act == AccountAct::Lock);
    QVERIFY(!account->deactivated);
}

void TestManagedAccounts::nothingIsSentWithoutAClearWord_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("hidden") << Fault::page(404) << Phase::Impossible << Reason::Hidden;
    QTest::newRow("another server's")
        << Fault::json(R"({"server_name":"other.test"})") << Phase::Impossible << Reason::Hidden;
    QTest::newRow("without the right")
        << Fault::json(R"({"errors":[{"title":"Missing urn:mas:admin scope"}]})", 401)
        << Phase::Impossible << Reason::SignedOut;
    QTest::newRow("trouble") << Fault::page(502) << Phase::Choosing << Reason::Network;
}

void TestManagedAccounts::nothingIsSentWithoutAClearWord()
{
    QFETCH(const Fault, fault);
    QFETCH(const Phase, phase);
    QFETCH(const Reason, reason);
    m_office.line->faultAlways("GET", "/site-config", fault);
    const auto one = change(AccountAct::Lock, u"leah"_s);
    one->confirm();
    QVERIFY(waitUntil([&] { return one->state().reason == reason; }));
    QCOMPARE(one->state().phase, phase);
    QVERIFY(changes().isEmpty());
    QVERIFY(m_office.log->read().isEmpty());
}

void TestManagedAccounts::anotherCaseIsNeverChanged()
{
    edit(u"ben"_s, [](PracticeAccount &account) { account.localpart = u"ben"_s; });
    edit(u"Ben"_s, [](PracticeAccount &account) {
        account.localpart = u"Ben"_s;
        account.isManaged = false;
    });
    const auto one = change(AccountAct::Lock, u"Ben"_s);
    one->confirm();
    QVERIFY(waitPhase(*one, Phase::Impossible));
    QCOMPARE(one->state().reason, Reason::StaleTarget);
    QVERIFY(changes().isEmpty());
    QVERIFY(!m_office.server->account(u"ben"_s)->lockedAt);
}

/// Reactivated is who is active at both.
void TestManagedAccounts::theHomeserverHasNotFollowed()
{
    edit(u"leah"_s, [](PracticeAccount &account) {
        account.deactivated = true;
        account.deactivatedAt = 1;
    });
    // The service says that it has done it, and the homeserver calls the account deactivated still.
    m_office.line->faultNext("POST", "/reactivate", Fault::json("{}"));
    const auto one = change(AccountAct::Reactivate, u"leah"_s);
    one->confirm();
    QVERIFY(waitPhase(*one, Phase::Verifying));
    edit(u"leah"_s, [](PracticeAccount &account) { account.deactivatedAt.reset(); });
    QVERIFY(m_passage->pass(70s));
    QCOMPARE(one->state().phase, Phase::Verifying);
    edit(u"leah"_s, [](PracticeAccount &account) { account.deactivated = false; });
    QVERIFY(m_passage->pass(240s));
    QVERIFY(waitPhase(*one, Phase::Settled));
    QCOMPARE(one->state().outcome, Outcome::Done);
}

/// Then the service says no, and has done nothing.
void TestManagedAccounts::theHomeserverIsDownForTheService()
{
    edit(u"leah"_s, [](PracticeAccount &account) {
        account.deactivated = account.erased = true;
        account.deactivatedAt = 1;
    });
    PracticeSettings settings = m_office.server->settings();
    settings.admin.isDownForService = true;
    m_office.server->setSettings(settings);
    const auto one = change(AccountAct::Reactivate, u"leah"_s);
    one->confirm();
    QVERIFY(waitPhase(*one, Phase::Verifying));
    QVERIFY(m_passage->pass(301s));
    QVERIFY(waitPhase(*one, Phase::Settled));
    QCOMPARE(one->state().outcome, Outcome::NotDone);
    QCOMPARE(one->state().reason, Reason::NoEffect);
    QCOMPARE(one->state().failure.httpStatus, 500);
    QVERIFY(one->state().failure.serverText.contains(u"Connection refused"_s));
    QCOMPARE(changes().size(), 1);
    const auto leah = m_office.server->account(u"leah"_s);
    QVERIFY(leah->deactivated && leah->erased && leah->deactivatedAt);
    QCOMPARE(m_office.log->read().constLast().readBack, u"deactivated"_s);
}

void TestManagedAccounts::answersThatAreLost_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<Reason>("reason");
    using Acts = Fault::Acts;
    QTest::newRow("lost, done") << Fault::dropAfterBody(Acts::Yes) << Phase::Settled
                                << Outcome::Done << Reason::None;
    QTest::newRow("lost, not done")
        << Fault::dropAfterBody(Acts::No) << Phase::Settled << Outcome::NotDone << Reason::NoEffect;
    QTest::newRow("500 of its own")
        << Fault::json(R"({"errors":[{"title":"one"},{"title":"two"}]})", 500) << Phase::Settled
        << Outcome::NotDone << Reason::NoEffect;
    QTest::newRow("404 of its own")
        << Fault::json(R"({"errors":[{"title":"User ID not found"}]})", 404) << Phase::Impossible
        << Outcome::NotDone << Reason::Refused;
    QTest::newRow("401 of its own")
        << Fault::json(R"({"errors":[{"title":"Missing urn:mas:admin scope"}]})", 401)
        << Phase::Impossible << Outcome::NotDone << Reason::SignedOut;
}

void TestManagedAccounts::answersThatAreLost()
{
    QFETCH(const Fault, fault);
    QFETCH(const Phase, phase);
    m_office.line->faultNext("POST", "/lock", fault);
    const auto one = change(AccountAct::Lock, u"leah"_s);
    one->confirm();
    QVERIFY(waitUntil(
        [&] { return one->state().phase == phase || one->state().phase == Phase::Verifying; }));
    QVERIFY(m_passage->pass(301s));
    QVERIFY(waitPhase(*one, phase));
    QTEST(one->state().outcome, "outcome");
    QTEST(one->state().reason, "reason");
    QCOMPARE(m_office.line->requestsTo("/lock").size(), 1);
    QCOMPARE(m_office.server->account(u"leah"_s)->lockedAt.has_value(),
             one->state().outcome == Outcome::Done);
}

void TestManagedAccounts::whatCannotBeWrittenDownIsNotSent()
{
    const auto one = change(AccountAct::Lock, u"leah"_s);
    const FullDisk full;
    one->confirm();
    QVERIFY(waitUntil([&] { return one->state().reason == Reason::JournalFailed; }));
    QCOMPARE(one->state().phase, Phase::Choosing);
    QVERIFY(changes().isEmpty());
}

QTEST_GUILESS_MAIN(TestManagedAccounts)
#include "TestManagedAccounts.moc"
