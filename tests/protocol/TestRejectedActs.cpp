// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminActs.h"
#include "app/admin/service/AccountService.h"
#include "app/practice/PracticeManagedAnswers.h"
#include "tests/support/AdminOffice.h"
#include "tests/support/Waiting.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;

namespace {

/// What came of an act: nothing where it was done.
using Heard = std::optional<Failure>;
using Told = std::function<void(const Heard &)>;
using Act = std::function<void(const test::AdminOffice &, QObject *, const Told &)>;

template <class T>
Reply<T> told(const Told &tell)
{
    return [tell](const Result<T> &result) { tell(result ? Heard() : Heard(result.error())); };
}

std::function<void(const AdminReply &)> sorted(const Told &tell)
{
    return [tell](const AdminReply &reply) {
        tell(reply.kind == AdminReply::Kind::Confirmed ? Heard() : Heard(reply.failure));
    };
}

QString ulidOf(const test::AdminOffice &office, const QString &localpart)
{
    return managed::idOf(*office.server->account(localpart));
}

QString aRoomOf(const test::AdminOffice &office, const QString &localpart)
{
    return office.server->account(localpart)->rooms.constFirst();
}

} // namespace

Q_DECLARE_METATYPE(Act)

/// Every act of administrators whose token is turned away: that says that nothing was done, so the
/// token is renewed, and the same request goes out once more, and not a third time.
class TestRejectedActs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isSentOnceMore_data() { acts(); }
    void isSentOnceMore();
    void isNotSentAThirdTime_data() { acts(); }
    void isNotSentAThirdTime();

private:
    static void acts();
    [[nodiscard]] qsizetype sent(const QByteArray &verb, const QByteArray &path) const;

    test::AdminOffice m_office;
    QObject m_context;
};

void TestRejectedActs::init()
{
    QVERIFY(m_office.openManaged());
    m_office.giveRefreshToken();
}

void TestRejectedActs::cleanup()
{
    m_office.close();
}

void TestRejectedActs::acts()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("path"); ///< its end
    QTest::addColumn<Act>("act");
    using Office = test::AdminOffice;
    const auto row = [](const char *name, const QByteArray &verb, const QByteArray &path,
                        const Act &act) { QTest::newRow(name) << verb << path << act; };
    const QByteArray leah = "%40leah%3Apractice.test";
    row("deactivate at the service", "POST", "/deactivate",
        [](const Office &office, QObject *context, const Told &tell) {
            deactivateManaged(office.place(), ulidOf(office, u"leah"_s), true, context,
                              sorted(tell));
        });
    row("lock at the service", "POST", "/lock",
        [](const Office &office, QObject *context, const Told &tell) {
            changeManaged(office.place(), ulidOf(office, u"leah"_s), AccountAct::Lock, context,
                          told<QJsonObject>(tell));
        });
    row("deactivate", "POST", "/v1/deactivate/" + leah,
        [](const Office &office, QObject *context, const Told &tell) {
            deactivateAccount(office.place(), office.idOf(u"leah"_s), true, context, sorted(tell));
        });
    row("lock", "PUT", "/v2/users/" + leah,
        [](const Office &office, QObject *context, const Told &tell) {
            lockAccount(office.place(), office.idOf(u"leah"_s), true, context,
                        told<QJsonObject>(tell));
        });
    row("reactivate", "PUT", "/v2/users/" + leah,
        [](const Office &office, QObject *context, const Told &tell) {
            reactivateAccount(office.place(), office.idOf(u"leah"_s), {}, context,
                              told<QJsonObject>(tell));
        });
    row("hand over", "POST", "/make_room_admin",
        [](const Office &office, QObject *context, const Told &tell) {
            makeRoomAdmin(office.place(), aRoomOf(office, u"leah"_s), office.idOf(u"leah"_s),
                          context, told<QJsonObject>(tell));
        });
    row("redact", "POST", "/redact", [](const Office &office, QObject *context, const Told &tell) {
        redactMessages(office.place(), office.idOf(u"leah"_s), {aRoomOf(office, u"leah"_s)}, 10,
                       context, told<QString>(tell));
    });
    row("delete files", "DELETE", "/media",
        [](const Office &office, QObject *context, const Told &tell) {
            deleteFiles(office.place(), office.idOf(u"leah"_s), context, told<qint64>(tell));
        });
}

/// That came to the line, and what of it came to the server.
qsizetype TestRejectedActs::sent(const QByteArray &verb, const QByteArray &path) const
{
    QList<FaultRequest> all = m_office.line->requestsTo(path);
    all.removeIf([&verb](const FaultRequest &request) { return request.verb != verb; });
    return all.size();
}

void TestRejectedActs::isSentOnceMore()
{
    QFETCH(const QByteArray, verb);
    QFETCH(const QByteArray, path);
    QFETCH(const Act, act);
    const bool isOfService = path == "/deactivate" || path == "/lock";
    m_office.line->faultNext(verb, path,
                             isOfService
                                 ? Fault::json(R"({"errors":[{"title":"Token expired"}]})", 401)
                                 : Fault::json(R"({"errcode":"M_UNKNOWN_TOKEN"})", 401));
    std::optional<Heard> heard;
    act(m_office, &m_context, [&heard](const Heard &outcome) { heard = outcome; });
    QVERIFY(
        m_office.passUntil([&heard] { return heard.has_value(); }, std::chrono::milliseconds(500)));
    QVERIFY(!*heard);
    QCOMPARE(sent(verb, path), 2);
    QCOMPARE(m_office.changes().size(), 1); // the other one never came there
    QCOMPARE(sent("POST", "/oauth/token"), 1);
}

void TestRejectedActs::isNotSentAThirdTime()
{
    QFETCH(const QByteArray, verb);
    QFETCH(const QByteArray, path);
    QFETCH(const Act, act);
    const bool isOfService = path == "/deactivate" || path == "/lock";
    m_office.line->faultAlways(
        verb, path,
        isOfService ? Fault::json(R"({"errors":[{"title":"Missing urn:mas:admin scope"}]})", 401)
                    : Fault::json(R"({"errcode":"M_UNKNOWN_TOKEN"})", 401));
    std::optional<Heard> heard;
    act(m_office, &m_context, [&heard](const Heard &outcome) { heard = outcome; });
    QVERIFY(waitUntil([&heard] { return heard.has_value(); }));
    QCOMPARE((*heard)->cause, Cause::TokenRejected);
    QVERIFY(waitUntil([this] { return m_office.client->onTheWire().isEmpty(); }));
    QCOMPARE(sent(verb, path), 2);
    QVERIFY(m_office.changes().isEmpty());
    QCOMPARE(sent("POST", "/oauth/token"), 1);
}

QTEST_GUILESS_MAIN(TestRejectedActs)
#include "TestRejectedActs.moc"
