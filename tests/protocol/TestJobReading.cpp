// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobPreview.h"
#include "app/admin/job/JobResolver.h"
#include "app/admin/job/JobSearch.h"
#include "tests/support/AdminOffice.h"
#include "tests/support/Waiting.h"

#include <QSignalSpy>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verdict = JobVerdict;
using Why = JobWhy;

/// Whom a list names, and whom a search means, against a server whose accounts change meanwhile.
class TestJobReading final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everybodyOfAList();
    void oneThatCannotBeRead();
    void fourAtATime();
    void canBeStopped();
    void onlyAdmins();
    void aRoomThatCannotBeRead();
    void lastAdminsByTheService_data();
    void lastAdminsByTheService();
    void adminsThatCannotBeRead();
    void allThatASearchMeans_data();
    void allThatASearchMeans();
    void aListThatMovesOnce();
    void aListThatKeepsMoving();
    void deactivatedMeanwhile();
    void aSearchThatFails();
    void oneByItsAddress();
    void theServiceKnowsWhoHasAnAddress();
    void theServiceCannotBeAskedWhoHasAnAddress_data();
    void theServiceCannotBeAskedWhoHasAnAddress();
    void aSearchByWhatTheServiceKeeps_data();
    void aSearchByWhatTheServiceKeeps();
    void aPageIsNoWordOfTheServer();

private:
    void open();
    void openManaged();
    [[nodiscard]] bool resolve(const QString &text, bool withOnlyAdmins = false);
    [[nodiscard]] JobPreviewRow row(int number) const { return m_preview->rows().at(number - 1); }
    [[nodiscard]] bool search(const UserWish &wish);
    void giveAddress(const QString &localpart, const QString &address) const
    {
        m_office.server->editAccount(localpart, [&address](PracticeAccount &account) {
            account.contacts += PracticeContact{u"email"_s, address};
        });
    }
    void addAccount(const QString &localpart) const
    {
        m_office.server->editAccount(localpart, [](PracticeAccount &) { });
    }

    test::AdminOffice m_office;
    std::unique_ptr<JobResolver> m_resolver;
    std::unique_ptr<JobSearch> m_search;
    std::unique_ptr<JobPreview> m_preview;
    QStringList m_found;
};

void TestJobReading::init()
{
    m_found.clear();
}

void TestJobReading::cleanup()
{
    m_preview.reset();
    m_search.reset();
    m_resolver.reset();
    if (m_office.server) {
        QCOMPARE(m_office.changes().size(), 0); // nothing but questions
    }
    m_office.close();
}

void TestJobReading::open()
{
    QVERIFY(m_office.open());
    m_resolver = std::make_unique<JobResolver>(m_office.place());
    m_search = std::make_unique<JobSearch>(m_office.place());
}

void TestJobReading::openManaged()
{
    QVERIFY(m_office.openManaged());
    m_resolver = std::make_unique<JobResolver>(m_office.place());
    m_search = std::make_unique<JobSearch>(m_office.place());
}

bool TestJobReading::resolve(const QString &text, bool withOnlyAdmins)
{
    const JobList list = JobList::ofText(text, u"practice.test"_s);
    QSignalSpy resolved(m_resolver.get(), &JobResolver::resolved);
    m_resolver->resolve(list);
    bool isOver = m_office.passUntil([&resolved] { return !resolved.isEmpty(); }, 500ms);
    if (withOnlyAdmins) {
        m_resolver->lookForOnlyAdmins();
        isOver = m_office.passUntil([&resolved] { return resolved.size() == 2; }, 500ms);
    }
    m_preview = std::make_unique<JobPreview>(list, m_resolver->findings(), m_resolver->terms());
    return isOver;
}

bool TestJobReading::search(const UserWish &wish)
{
    QSignalSpy found(m_search.get(), &JobSearch::found);
    m_search->read(wish);
    const bool isOver = m_office.passUntil([&found] { return !found.isEmpty(); }, 500ms);
    m_found = isOver ? found.constFirst().constFirst().toStringList() : QStringList();
    return isOver;
}

void TestJobReading::everybodyOfAList()
{
    open();
    m_office.server->editAccount(u"leah"_s, [](PracticeAccount &account) {
        account.contacts += PracticeContact{u"email"_s, u"leah@work.test"_s};
    });
    QVERIFY(resolve(u"leah@work.test @deals-01:practice.test gone-4 @DEALS-02:practice.test "
                    "@x:elsewhere.test alice dana _telegram_1 nobody@work.test deals-01 a:b "
                    "nobody-here locked-1"_s));
    const QList<Verdict> expected{Verdict::Ready,     Verdict::Ready,      Verdict::Already,
                                  Verdict::NotFound,  Verdict::Refused,    Verdict::Refused,
                                  Verdict::Attention, Verdict::Attention,  Verdict::NotFound,
                                  Verdict::Twice,     Verdict::Unreadable, Verdict::NotFound,
                                  Verdict::Ready};
    QList<Verdict> verdicts;
    for (const JobPreviewRow &one : m_preview->rows()) {
        verdicts += one.verdict;
    }
    QCOMPARE(verdicts, expected);
    QCOMPARE(row(1).id, m_office.idOf(u"leah"_s));
    QCOMPARE(row(1).rooms,
             std::optional<qint64>(m_office.server->account(u"leah"_s)->rooms.size()));
    QCOMPARE(row(4).whys, QList{Why::SmallLetters});
    QCOMPARE(row(5).whys, QList{Why::Remote});
    QCOMPARE(row(6).whys, QList{Why::Oneself});
    QCOMPARE(row(7).whys, QList{Why::Administrator});
    QVERIFY(row(13).isLocked);
}

void TestJobReading::oneThatCannotBeRead()
{
    open();
    m_office.line->faultAlways("GET", "/v2/users/%40deals-02%3Apractice.test", Fault::page(502));
    QSignalSpy progressed(m_resolver.get(), &JobResolver::progressed);
    QVERIFY(resolve(u"deals-01 deals-02 deals-03"_s));
    QCOMPARE(row(1).verdict, Verdict::Ready);
    QCOMPARE(row(2).verdict, Verdict::Unreadable);
    QCOMPARE(row(2).whys, QList{Why::NoAnswer});
    QCOMPARE(row(3).verdict, Verdict::Ready);
    QCOMPARE(progressed.constLast().at(0).toInt(), 3);
    QCOMPARE(progressed.constLast().at(1).toInt(), 3);
}

void TestJobReading::fourAtATime()
{
    open();
    QStringList names;
    for (int number = 1; number <= 40; ++number) {
        names += u"deals-%1"_s.arg(number, 2, 10, QChar(u'0'));
    }
    m_resolver->resolve(JobList::ofText(names.join(u' '), u"practice.test"_s));
    QSignalSpy resolved(m_resolver.get(), &JobResolver::resolved);
    qsizetype most = 0;
    QVERIFY(waitUntil([&] {
        most = std::max(most, m_office.client->onTheWire().size());
        return !resolved.isEmpty();
    }));
    QVERIFY(most > 1);
    QVERIFY(most <= 4);
    QCOMPARE(m_resolver->findings().byId.size(), 40);
}

void TestJobReading::canBeStopped()
{
    open();
    QSignalSpy resolved(m_resolver.get(), &JobResolver::resolved);
    QStringList names;
    for (int number = 1; number <= 40; ++number) {
        names += u"deals-%1"_s.arg(number, 2, 10, QChar(u'0'));
    }
    m_resolver->resolve(JobList::ofText(names.join(u' '), u"practice.test"_s));
    WAIT_VERIFY(!m_resolver->findings().byId.isEmpty());
    m_resolver->stop();
    m_office.clock->advance(1min);
    WAIT_VERIFY(m_office.client->onTheWire().isEmpty());
    QVERIFY(resolved.isEmpty());
    QVERIFY(m_resolver->findings().byId.size() < 40);
}

void TestJobReading::onlyAdmins()
{
    open();
    QVERIFY(resolve(u"leah sole-1 deals-01"_s));
    QCOMPARE(row(1).verdict, Verdict::Ready); // nobody has asked
    QVERIFY(m_office.sent("GET", "/v1/rooms/") == 0);
    QVERIFY(resolve(u"leah sole-1 deals-01"_s, true));
    QCOMPARE(row(1).whys, QList{Why::OnlyAdmin});
    QCOMPARE(row(1).onlyAdminIn, std::optional<qint64>(2));
    QCOMPARE(row(2).onlyAdminIn, std::optional<qint64>(1));
    QCOMPARE(row(3).verdict, Verdict::Ready);
    QCOMPARE(row(3).onlyAdminIn, std::optional<qint64>(0));
    // A tick stays where the reasons do.
    m_preview->setTicked(2, true);
    m_preview->setFindings(m_resolver->findings(), m_resolver->terms());
    QVERIFY(m_preview->isTicked(2));
    m_resolver->forgetOnlyAdmins();
    m_preview->setFindings(m_resolver->findings(), m_resolver->terms());
    QCOMPARE(row(2).verdict, Verdict::Ready);
    QVERIFY(!m_preview->isTicked(2));
}

void TestJobReading::aRoomThatCannotBeRead()
{
    open();
    const QString room = m_office.server->account(u"deals-01"_s)->rooms.constFirst();
    m_office.line->faultAlways("GET", QUrl::toPercentEncoding(room) + "/state", Fault::page(502));
    QVERIFY(resolve(u"deals-01"_s, true));
    QCOMPARE(row(1).verdict, Verdict::Attention);
    QCOMPARE(row(1).whys, QList{Why::OnlyAdminUnclear});
}

void TestJobReading::lastAdminsByTheService_data()
{
    QTest::addColumn<bool>("isActorAdmin");
    QTest::addColumn<QString>("list");
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("the actor stays") << true << u"dana"_s << Verdict::Attention;
    QTest::newRow("nobody would be left") << false << u"dana deals-01"_s << Verdict::Refused;
}

void TestJobReading::lastAdminsByTheService()
{
    QFETCH(const bool, isActorAdmin);
    QFETCH(const QString, list);
    openManaged();
    m_office.server->editAccount(
        u"alice"_s, [isActorAdmin](PracticeAccount &alice) { alice.admin = isActorAdmin; });
    QVERIFY(resolve(list));
    QTEST(row(1).verdict, "verdict");
    if (!isActorAdmin) {
        QCOMPARE(row(1).whys, QList{Why::LastAdmin});
        QCOMPARE(row(2).verdict, Verdict::Ready);
    }
}

void TestJobReading::adminsThatCannotBeRead()
{
    openManaged();
    m_office.server->editAccount(u"alice"_s, [](PracticeAccount &alice) { alice.admin = false; });
    m_office.line->faultAlways("GET", "/api/admin/v1/users", Fault::page(502));
    QVERIFY(resolve(u"dana deals-01"_s));
    QCOMPARE(row(1).verdict, Verdict::Refused);
    QCOMPARE(row(1).whys, QList{Why::AdminsNotKnown});
    QCOMPARE(row(2).verdict, Verdict::Ready);
}

void TestJobReading::allThatASearchMeans_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<UserFilter>("filter");
    QTest::addColumn<int>("count");
    QTest::newRow("everybody") << QString() << UserFilter::Everybody << 300;
    QTest::newRow("by name") << u"deals-"_s << UserFilter::Everybody << 60;
    QTest::newRow("active") << u"gone-"_s << UserFilter::Active << 0;
    QTest::newRow("deactivated") << u"gone-"_s << UserFilter::Deactivated << 6;
    QTest::newRow("a wildcard of the server's") << u"100%real"_s << UserFilter::Everybody << 1;
    QTest::newRow("by id") << u"@leah:practice.test"_s << UserFilter::Everybody << 1;
}

void TestJobReading::allThatASearchMeans()
{
    QFETCH(const QString, typed);
    QFETCH(const UserFilter, filter);
    open();
    QVERIFY(search({.search = UserSearch::parse(typed), .filter = filter}));
    QTEST(int(m_found.size()), "count");
    QCOMPARE(QSet<QString>(m_found.begin(), m_found.end()).size(), m_found.size());
    QCOMPARE(m_office.sent("GET", "deactivated="), 0);
    for (const PracticeRequest &request : m_office.server->requests()) {
        QVERIFY(!request.query.contains("deactivated="));
    }
}

/// Somebody registers between two pages, whose name comes first: all is read anew.
void TestJobReading::aListThatMovesOnce()
{
    open();
    connect(m_search.get(), &JobSearch::progressed, this, [this] {
        if (m_office.server->requestsTo("/v3/users").size() == 1) {
            addAccount(u"000-new"_s);
        }
    });
    QVERIFY(search({}));
    QCOMPARE(m_found.size(), 301);
    QVERIFY(m_found.contains(m_office.idOf(u"000-new"_s)));
    QCOMPARE(m_office.server->requestsTo("/v3/users").size(), 4); // two of them in vain
}

void TestJobReading::aListThatKeepsMoving()
{
    open();
    connect(m_search.get(), &JobSearch::progressed, this, [this] {
        addAccount(u"000-new-%1"_s.arg(m_office.server->requestsTo("/v3/users").size()));
    });
    QSignalSpy moving(m_search.get(), &JobSearch::keepsMoving);
    QSignalSpy found(m_search.get(), &JobSearch::found);
    m_search->read({});
    QVERIFY(m_office.passUntil([&moving] { return !moving.isEmpty(); }, 500ms));
    QVERIFY(found.isEmpty());
    QCOMPARE(m_office.server->requestsTo("/v3/users").size(), 6); // thrice two
}

/// Who is deactivated while it is read takes nobody else out of it.
void TestJobReading::deactivatedMeanwhile()
{
    open();
    QVERIFY(search({.filter = UserFilter::Active}));
    const QStringList before = m_found;
    connect(m_search.get(), &JobSearch::progressed, this, [this] {
        m_office.server->editAccount(u"deals-01"_s,
                                     [](PracticeAccount &account) { account.deactivated = true; });
    });
    QVERIFY(search({.filter = UserFilter::Active}));
    QStringList missing = before;
    for (const QString &id : std::as_const(m_found)) {
        missing.removeAll(id);
    }
    missing.removeAll(m_office.idOf(u"deals-01"_s));
    QCOMPARE(missing, QStringList());
}

void TestJobReading::aSearchThatFails()
{
    open();
    m_office.line->faultAlways("GET", "/v3/users", Fault::page(502));
    QSignalSpy failed(m_search.get(), &JobSearch::failed);
    m_search->read({});
    QVERIFY(m_office.passUntil([&failed] { return !failed.isEmpty(); }, 500ms));
    QCOMPARE(failed.constFirst().constFirst().value<Failure>().httpStatus, 502);
}

void TestJobReading::oneByItsAddress()
{
    open();
    m_office.server->editAccount(u"leah"_s, [](PracticeAccount &account) {
        account.contacts += PracticeContact{u"email"_s, u"leah@work.test"_s};
    });
    QVERIFY(search({.search = UserSearch::parse(u"leah@work.test"_s)}));
    QCOMPARE(m_found, QStringList{m_office.idOf(u"leah"_s)});
    QVERIFY(search({.search = UserSearch::parse(u"nobody@work.test"_s)}));
    QVERIFY(m_found.isEmpty());
}

/// It alone is asked: what the homeserver was told once may be old. An address that two have names
/// neither of them.
void TestJobReading::theServiceKnowsWhoHasAnAddress()
{
    openManaged();
    giveAddress(u"leah"_s, u"leah@work.test"_s);
    giveAddress(u"leah"_s, u"both@work.test"_s);
    giveAddress(u"dana"_s, u"both@work.test"_s);
    giveAddress(u"deals-01"_s, u"ghost@work.test"_s);
    const QByteArray ghost = "/v2/users/%40deals-01%3Apractice.test";
    m_office.line->faultAlways("GET", ghost, Fault::json(R"({"errcode":"M_NOT_FOUND"})", 404));
    QVERIFY(resolve(u"Leah@Work.test both@work.test nobody@work.test ghost@work.test"_s));
    QCOMPARE(row(1).verdict, Verdict::Ready);
    QCOMPARE(row(1).id, m_office.idOf(u"leah"_s));
    QCOMPARE(row(2).verdict, Verdict::Unreadable);
    QCOMPARE(row(2).whys, QList{Why::SeveralAccounts});
    QCOMPARE(row(2).id, QString());
    QCOMPARE(row(3).verdict, Verdict::NotFound);
    QCOMPARE(row(3).id, QString());
    QCOMPARE(row(4).verdict, Verdict::NotFound); // only the service has it
    QCOMPARE(row(4).id, m_office.idOf(u"deals-01"_s));
    QCOMPARE(m_office.sent("GET", "/user-emails"), 4);
    QCOMPARE(m_office.sent("GET", "/v1/threepid/"), 0);
    QCOMPARE(m_office.sent("GET", "/v2/users/%40dana%3Apractice.test"), 0); // nobody has named her
}

void TestJobReading::theServiceCannotBeAskedWhoHasAnAddress_data()
{
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<Fault>("fault");
    const QByteArray site = "/site-config";
    const QByteArray emails = "/user-emails";
    QTest::newRow("no admin API there") << site << Fault::page(404);
    QTest::newRow("another server's") << site << Fault::json(R"({"server_name":"other.test"})");
    QTest::newRow("without the right")
        << site << Fault::json(R"({"errors":[{"title":"Missing urn:mas:admin scope"}]})", 401);
    QTest::newRow("trouble") << emails << Fault::page(502);
    QTest::newRow("a homeserver's word")
        << emails << Fault::json(R"({"errcode":"M_NOT_FOUND","error":"?"})", 404);
    QTest::newRow("its own word") << emails << Fault::json(R"({"errors":[{"title":"?"}]})", 404);
    QTest::newRow("another shape") << emails << Fault::json("{}");
}

/// Then nobody says that there is nobody, nor who the homeserver thinks it is.
void TestJobReading::theServiceCannotBeAskedWhoHasAnAddress()
{
    QFETCH(const QByteArray, where);
    QFETCH(const Fault, fault);
    openManaged();
    giveAddress(u"leah"_s, u"leah@work.test"_s);
    m_office.line->faultAlways("GET", where, fault);
    QVERIFY(resolve(u"leah@work.test nobody@work.test"_s));
    for (const int number : {1, 2}) {
        QCOMPARE(row(number).verdict, Verdict::Unreadable);
        QCOMPARE(row(number).whys, QList{Why::NoAnswer});
        QCOMPARE(row(number).id, QString());
    }
    QCOMPARE(m_office.sent("GET", "/v1/threepid/"), 0);
    QSignalSpy unasked(m_search.get(), &JobSearch::unasked);
    QSignalSpy found(m_search.get(), &JobSearch::found);
    m_search->read({.search = UserSearch::parse(u"leah@work.test"_s)});
    QVERIFY(m_office.passUntil([&unasked] { return !unasked.isEmpty(); }, 500ms));
    QVERIFY(found.isEmpty());
}

void TestJobReading::aSearchByWhatTheServiceKeeps_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("who");
    QTest::addColumn<int>("pages");
    QTest::newRow("an address") << u"Leah@Work.test"_s << QStringList{u"leah"_s} << 0;
    QTest::newRow("an address that two have")
        << u"both@work.test"_s << QStringList{u"dana"_s, u"leah"_s} << 0;
    QTest::newRow("an address of nobody") << u"nobody@work.test"_s << QStringList() << 0;
    QTest::newRow("a link") << u"practice: leah"_s << QStringList{u"leah"_s} << 0;
    QTest::newRow("a name with a colon") << u"team: d"_s << QStringList{u"dana"_s} << 1;
    QTest::newRow("a whole id") << u"@leah:practice.test"_s << QStringList{u"leah"_s} << 0;
    QTest::newRow("an id in another case")
        << u"@Leah:practice.test"_s << QStringList{u"leah"_s} << 1;
}

/// Whoever is shown by a search is in the list that is made of it, and nobody else.
void TestJobReading::aSearchByWhatTheServiceKeeps()
{
    QFETCH(const QString, typed);
    QFETCH(const QStringList, who);
    openManaged();
    giveAddress(u"leah"_s, u"leah@work.test"_s);
    giveAddress(u"leah"_s, u"both@work.test"_s);
    giveAddress(u"dana"_s, u"both@work.test"_s);
    m_office.server->editAccount(u"dana"_s,
                                 [](PracticeAccount &dana) { dana.displayName = u"Team: Dana"_s; });
    QStringList ids;
    for (const QString &one : who) {
        ids += m_office.idOf(one);
    }
    QVERIFY(search({.search = UserSearch::parse(typed)}));
    QCOMPARE(m_found, ids);
    QTEST(int(m_office.server->requestsTo("/v3/users").size()), "pages");
    QCOMPARE(m_office.sent("GET", "/v1/threepid/"), 0);
    QCOMPARE(m_office.sent("GET", "/v1/auth_providers/"), 0);
    UserList list(m_office.place(), true);
    QStringList came;
    connect(&list, &UserList::came, this, [&came](const QList<AdminUser> &users) {
        for (const AdminUser &one : users) {
            came += one.id;
        }
    });
    list.begin({.search = UserSearch::parse(typed)});
    QVERIFY(m_office.passUntil(
        [&list] { return list.state().phase == UserListState::Phase::Complete; }, 500ms));
    QCOMPARE(came, ids);
}

/// What a proxy does not let through is there all the same.
void TestJobReading::aPageIsNoWordOfTheServer()
{
    open();
    m_office.line->faultAlways("GET", "/users/leah%40work.test", Fault::page(404));
    m_office.line->faultAlways("GET", "/v2/users/%40deals-01%3Apractice.test", Fault::page(404));
    QVERIFY(resolve(u"leah@work.test deals-01 deals-02"_s));
    QCOMPARE(row(1).whys, QList{Why::NoAnswer});
    QCOMPARE(row(2).whys, QList{Why::NoAnswer});
    QCOMPARE(row(3).verdict, Verdict::Ready);
}

QTEST_GUILESS_MAIN(TestJobReading)
#include "TestJobReading.moc"
