// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/RoomHandOverFlow.h"

#include <QJsonDocument>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using Kind = RoomHandOverResult::Kind;
using Order = RoomHandOverFlow::Order;

namespace {

using Read = Result<std::optional<QJsonObject>>;

/// What comes of a read; a type of its own, for failures cannot be compared.
struct Event
{
    Read read;
};

} // namespace

Q_DECLARE_METATYPE(farewell::RoomHandOverResult::Kind)
Q_DECLARE_METATYPE(Event)
Q_DECLARE_METATYPE(std::optional<farewell::Failure>)

namespace {

const QString me = u"@me:x"_s;
const QString bob = u"@bob:x"_s;

QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

constexpr char eleven[] = R"({"users":{"@me:x":100,"@gone:x":100},"events":{"m.room.name":50,
    "m.room.power_levels":100,"m.room.tombstone":100},"users_default":0,"state_default":50,
    "ban":50,"kick":50,"redact":50,"invite":0,"org.example.own":{"kept":["as",1,"is"]}})";
constexpr char twelve[] = R"({"users":{"@bob:x":50},"events":{"m.room.power_levels":100,
    "m.room.tombstone":150},"state_default":50,"ban":50,"kick":50})";

RoomPowers roomOf(const char *version, const char *levels)
{
    RoomPowers room{QString::fromLatin1(version), me};
    if (levels != nullptr) {
        room.powerLevels = object(levels);
    }
    room.joined = {me, bob};
    return room;
}

RoomHandOverFlow::Offer offerOf(const RoomPowers &room)
{
    return {me, room, bob, onlyAdminIn(room, me)};
}

const QString readId = u"$read"_s; ///< of the event that is read before anything is sent

QJsonObject eventOf(const QJsonObject &content, const QString &replaced = {})
{
    QJsonObject event{{u"content"_s, content}, {u"event_id"_s, readId}};
    if (!replaced.isEmpty()) {
        event.insert(u"unsigned"_s, QJsonObject{{u"replaces_state"_s, replaced}});
    }
    return event;
}

/// As it is read at first.
std::optional<QJsonObject> eventOf(const std::optional<QJsonObject> &content)
{
    return content ? std::optional(eventOf(*content)) : std::nullopt;
}

Failure answered(int status, const QString &errcode = u"M_FORBIDDEN"_s)
{
    Failure failure = Failure::of(status == 429       ? Cause::RateLimited
                                      : status >= 500 ? Cause::ServerTrouble
                                      : status == 401 ? Cause::TokenRejected
                                                      : Cause::ClientError);
    failure.sent = Sent::Perhaps;
    failure.httpStatus = status;
    failure.errcode = errcode;
    return failure;
}

Failure lost(Sent sent)
{
    Failure failure = Failure::of(Cause::ConnectionLost);
    failure.sent = sent;
    return failure;
}

/// To where the one request that changes something is sent.
bool comeToWrite(RoomHandOverFlow &flow, const char *levels)
{
    return flow.start() == Order::ReadPermissions
        && flow.onPermissions(eventOf(std::optional(object(levels)))) == Order::AskMembership
        && flow.subject() == "@gone:x"_L1 && flow.onMembership(u"leave"_s) == Order::AskMembership
        && flow.subject() == bob && flow.onMembership(u"join"_s) == Order::Write;
}

} // namespace

/// One request, sent once and only where all is as it was shown; and what is said of it is what was
/// read afterwards.
class TestRoomHandOverFlow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneEntryChanges_data();
    void oneEntryChanges();
    void takingBack_data();
    void takingBack();
    void nothingIsSent_data();
    void nothingIsSent();
    void whatIsReadBack_data();
    void whatIsReadBack();
};

void TestRoomHandOverFlow::oneEntryChanges_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("levels");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char *name, const char *version, const char *levels,
                        const char *written) {
        QTest::newRow(name) << QByteArray(version) << QByteArray(levels) << QByteArray(written);
    };
    row("11", "11", R"({"users":{"@me:x":100},"x":{"y":"7"},"ban":50,"redact":60,
        "events":{"m.room.power_levels":100}})",
        R"({"users":{"@me:x":100,"@bob:x":100},"x":{"y":"7"},"ban":50,"redact":60,
        "events":{"m.room.power_levels":100}})");
    row("12, a moderator", "12", twelve, R"({"users":{"@bob:x":150},
        "events":{"m.room.power_levels":100,"m.room.tombstone":150},"state_default":50,"ban":50,
        "kick":50})");
    row("9, levels that are text", "9",
        R"({"users":{"@me:x":"100","@carol:x":" 5 "},"ban":"50","notifications":{"room":"50"},
        "events":{"m.room.name":"30"}})",
        R"({"users":{"@me:x":100,"@carol:x":5,"@bob:x":50},"ban":50,"notifications":{"room":50},
        "events":{"m.room.name":30}})");
    row("10, without permissions", "10", "", R"({"users":{"@me:x":100,"@bob:x":50}})");
    row("1, nobody is named", "1", R"({"users_default":60})", "");
}

void TestRoomHandOverFlow::oneEntryChanges()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, levels);
    QFETCH(QByteArray, written);
    const RoomPowers room
        = roomOf(version.constData(), levels.isEmpty() ? nullptr : levels.constData());
    RoomHandOverFlow flow(offerOf(room));
    QCOMPARE(flow.start(), Order::ReadPermissions);
    const Order next = flow.onPermissions(eventOf(room.powerLevels));
    if (written.isEmpty()) {
        QCOMPARE(next, Order::None);
        QCOMPARE(flow.result().kind, Kind::HasOther);
        return;
    }
    QCOMPARE(next, Order::AskMembership);
    QCOMPARE(flow.subject(), bob);
    QCOMPARE(flow.onMembership(u"join"_s), Order::Write);
    QCOMPARE(flow.content(), object(written.constData()));
    QCOMPARE(flow.onWritten(std::nullopt), Order::ReadBack);
    QCOMPARE(flow.onReadBack(std::optional(eventOf(object(written.constData())))), Order::None);
    QCOMPARE(flow.result().kind, Kind::Done);
    QVERIFY(flow.result().isStillAdmin);
    QCOMPARE(flow.result().change.after, offerOf(room).judged.give);
}

void TestRoomHandOverFlow::takingBack_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("given");
    QTest::newRow("nobody before") << QByteArray(R"({"users":{},"kick":40})")
                                   << QByteArray(R"({"users":{"@bob:x":50},"kick":40})");
    QTest::newRow("a moderator before") << QByteArray(R"({"users":{"@bob:x":40},"kick":40})")
                                        << QByteArray(R"({"users":{"@bob:x":50},"kick":40})");
}

/// What stood there before stands there again.
void TestRoomHandOverFlow::takingBack()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, given);
    const RoomPowers room = roomOf("12", before.constData());
    RoomHandOverFlow gift(offerOf(room));
    QCOMPARE(gift.start(), Order::ReadPermissions);
    QCOMPARE(gift.onPermissions(eventOf(room.powerLevels)), Order::AskMembership);
    QCOMPARE(gift.onMembership(u"join"_s), Order::Write);
    const LevelChange change = gift.result().change;

    RoomHandOverFlow flow(offerOf(room), change);
    QCOMPARE(flow.start(), Order::ReadPermissions);
    QCOMPARE(flow.onPermissions(eventOf(std::optional(object(given.constData())))), Order::Write);
    QCOMPARE(flow.content(), object(before.constData()));
    QCOMPARE(flow.onWritten(std::nullopt), Order::ReadBack);
    QCOMPARE(flow.onReadBack(std::optional(eventOf(object(before.constData())))), Order::None);
    QCOMPARE(flow.result().kind, Kind::Done);
    QVERIFY(flow.result().takesBack);

    // Somebody has changed that entry meanwhile: it is left alone.
    RoomHandOverFlow late(offerOf(room), change);
    QCOMPARE(late.start(), Order::ReadPermissions);
    QCOMPARE(
        late.onPermissions(eventOf(std::optional(object(R"({"users":{"@bob:x":60},"kick":40})")))),
        Order::None);
    QCOMPARE(late.result().kind, Kind::NoMore);
}

void TestRoomHandOverFlow::nothingIsSent_data()
{
    QTest::addColumn<Event>("permissions");
    QTest::addColumn<QStringList>("memberships"); ///< of @gone and of Bob; "!": unread
    QTest::addColumn<Kind>("kind");
    const Event same{eventOf(std::optional(object(eleven)))};
    const auto with = [](const char *key, const QJsonValue &value) -> Event {
        QJsonObject content = object(eleven);
        content.insert(QString::fromLatin1(key), value);
        return {eventOf(std::optional(content))};
    };
    QTest::newRow("unread") << Event{unexpected(lost(Sent::Perhaps))} << QStringList()
                            << Kind::NotDone;
    QTest::newRow("the permissions are gone")
        << Event{std::optional<QJsonObject>()} << QStringList() << Kind::NoMore;
    QTest::newRow("I have lost my office")
        << with("users", QJsonObject{{me, 50}}) << QStringList() << Kind::NoMore;
    QTest::newRow("everybody is one now")
        << with("users_default", 100) << QStringList() << Kind::HasOther;
    QTest::newRow("less would be given")
        << with("users", QJsonObject{{me, 150}}) << QStringList() << Kind::NoMore;
    QTest::newRow("levels that cannot be read")
        << with("users", QJsonObject{{me, u"many"_s}}) << QStringList() << Kind::NoMore;
    QTest::newRow("somebody else is back") << same << QStringList{u"join"_s} << Kind::HasOther;
    QTest::newRow("nobody knows whether") << same << QStringList{u"!"_s} << Kind::NotDone;
    QTest::newRow("Bob has left") << same << QStringList{u"leave"_s, u"leave"_s} << Kind::HeirLeft;
    QTest::newRow("Bob was never there")
        << same << QStringList{u"ban"_s, QString()} << Kind::HeirLeft;
    QTest::newRow("Bob has been promoted") << with("users", QJsonObject{{me, 100}, {bob, 100}})
                                           << QStringList{u"join"_s} << Kind::HasOther;
}

void TestRoomHandOverFlow::nothingIsSent()
{
    QFETCH(Event, permissions);
    QFETCH(QStringList, memberships);
    QFETCH(Kind, kind);
    RoomHandOverFlow flow(offerOf(roomOf("11", eleven)));
    Order order = flow.start();
    QCOMPARE(order, Order::ReadPermissions);
    order = flow.onPermissions(permissions.read);
    for (const QString &membership : memberships) {
        QCOMPARE(order, Order::AskMembership);
        order = flow.onMembership(membership == "!"_L1
                                      ? Result<QString>(unexpected(lost(Sent::Perhaps)))
                                      : Result<QString>(membership));
    }
    QCOMPARE(order, Order::None);
    QCOMPARE(flow.result().kind, kind);
    QCOMPARE(flow.result().failure.has_value(), kind == Kind::NotDone);
}

void TestRoomHandOverFlow::whatIsReadBack_data()
{
    QTest::addColumn<std::optional<Failure>>("failure");
    QTest::addColumn<Event>("event");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("isThere"); ///< -1: not known
    QTest::addColumn<bool>("isStillAdmin");
    using Why = std::optional<Failure>;
    QJsonObject ours = object(eleven);
    QJsonObject users = ours.value("users"_L1).toObject();
    users.insert(bob, 100);
    ours.insert("users"_L1, users);
    QJsonObject more = ours;
    more.insert("invite"_L1, 100);
    QJsonObject demoted = object(eleven);
    demoted.insert("users"_L1, QJsonObject{{me, 0}, {bob, 100}});
    const Event unread{unexpected(lost(Sent::Perhaps))};
    const auto is = [](const QJsonObject &content, const QString &replaced = {}) -> Event {
        return {std::optional(eventOf(content, replaced))};
    };
    const auto row = [](const char *name, const Why &why, const Event &event, Kind kind,
                        int isThere, bool isStillAdmin = true) {
        QTest::newRow(name) << why << event << kind << isThere << isStillAdmin;
    };
    row("done", Why(), is(ours, readId), Kind::Done, 1);
    row("done, as a server that tells no more", Why(), is(ours), Kind::Done, 1);
    row("more has changed since", Why(), is(more), Kind::MoreChanged, 1);
    row("something was overwritten", Why(), is(ours, u"$other"_s), Kind::MoreChanged, 1);
    row("not there", Why(), is(object(eleven)), Kind::NotThere, 0);
    row("no permissions at all", Why(), {std::optional<QJsonObject>()}, Kind::NotThere, 0);
    row("said yes, unread", Why(), unread, Kind::Unknown, -1);
    row("lost, there", Why(lost(Sent::Perhaps)), is(ours), Kind::Unknown, 1);
    row("lost, not there", Why(lost(Sent::Perhaps)), is(object(eleven)), Kind::Unknown, 0);
    row("lost, unread", Why(lost(Sent::Perhaps)), unread, Kind::Unknown, -1);
    row("5xx, there", Why(answered(502, {})), is(ours), Kind::Unknown, 1);
    row("a proxy's 403, there", Why(answered(403, {})), is(ours), Kind::Unknown, 1);
    row("refused", Why(answered(403)), is(object(eleven)), Kind::Refused, 0);
    row("refused, unread", Why(answered(400)), unread, Kind::Refused, -1);
    row("refused: no admin any more", Why(answered(403)), is(demoted), Kind::Refused, 1, false);
    row("never sent", Why(lost(Sent::No)), unread, Kind::NotDone, -1);
    row("429", Why(answered(429, u"M_LIMIT_EXCEEDED"_s)), unread, Kind::NotDone, -1);
    row("the sign-in has ended", Why(answered(401, u"M_UNKNOWN_TOKEN"_s)), unread, Kind::NotDone,
        -1);
}

void TestRoomHandOverFlow::whatIsReadBack()
{
    QFETCH(std::optional<Failure>, failure);
    QFETCH(Event, event);
    QFETCH(Kind, kind);
    QFETCH(int, isThere);
    QFETCH(bool, isStillAdmin);
    RoomHandOverFlow flow(offerOf(roomOf("11", eleven)));
    QVERIFY(comeToWrite(flow, eleven));
    const Order order = flow.onWritten(failure);
    if (kind == Kind::NotDone) {
        QCOMPARE(order, Order::None);
    } else {
        QCOMPARE(order, Order::ReadBack);
        QCOMPARE(flow.onReadBack(event.read), Order::None);
    }
    QCOMPARE(flow.result().kind, kind);
    QCOMPARE(flow.result().isThere, isThere < 0 ? std::nullopt : std::optional(isThere == 1));
    QCOMPARE(flow.result().isStillAdmin, isStillAdmin);
    QCOMPARE(flow.result().isConfirmed, !failure);
    QCOMPARE(flow.result().failure.has_value(), failure.has_value());
}

QTEST_GUILESS_MAIN(TestRoomHandOverFlow)
#include "TestRoomHandOverFlow.moc"
