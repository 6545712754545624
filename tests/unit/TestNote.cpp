// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/Note.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

using Problem = Note::Problem;
using ProofKind = AttemptRequest::Proof;
using Fate = AttemptRequest::Result;

namespace {

QDateTime sentAt()
{
    return {QDate(2026, 11, 23), QTime(14, 9, 21), Qt::UTC};
}

Attempt attempt(const QString &userId = u"@alice:example.org"_s)
{
    const UserId subject = UserId::parse(userId).value();
    return {.actor = subject,
            .subject = subject,
            .homeserver = HomeserverUrl::parse(u"https://matrix.example.org"_s).value(),
            .software = u"Synapse 1.160.0"_s,
            .step = AttemptStep::Proved,
            .sentAt = sentAt(),
            .sent = {QUuid(u"{0f4ac0de-0000-4000-8000-00000000b007}"_s),
                     std::chrono::milliseconds(5'000'000'000)},
            .erase = true,
            .profileWasThere = true,
            .requests = {{sentAt().addMSecs(-800), ProofKind::None, Fate::Answered, 401, {}},
                         {sentAt(), ProofKind::Password, Fate::StillOpen}}};
}

/// A note with one member replaced, or left out where the value is undefined.
QByteArray noteWith(const QString &key, const QJsonValue &value)
{
    QJsonObject object = QJsonDocument::fromJson(toNote(attempt())).object();
    object.insert(key, value);
    return QJsonDocument(object).toJson();
}

QJsonObject requestWith(const QString &key, const QJsonValue &value)
{
    QJsonObject object{{u"at"_s, u"2026-11-23T14:09:21.000Z"_s},
                       {u"proof"_s, u"none"_s},
                       {u"result"_s, u"answered"_s},
                       {u"status"_s, 401},
                       {u"errcode"_s, u"M_FORBIDDEN"_s}};
    if (!key.isEmpty()) {
        object.insert(key, value);
    }
    return object;
}

QJsonArray manyOf(const QJsonObject &object, int count)
{
    QJsonArray array;
    for (int i = 0; i < count; ++i) {
        array += object;
    }
    return array;
}

/// As the version before wrote it, to the byte.
QByteArray firstVersion()
{
    return "{\n"
           "    \"account_status\": false,\n"
           "    \"boot\": \"0f4ac0de-0000-4000-8000-00000000b007\",\n"
           "    \"erase\": true,\n"
           "    \"homeserver\": \"https://matrix.example.org/\",\n"
           "    \"profile_was_there\": true,\n"
           "    \"sent_after_boot_ms\": 5000000000,\n"
           "    \"sent_at\": \"2026-11-23T14:09:21.000Z\",\n"
           "    \"sign_in\": \"sso\",\n"
           "    \"step\": \"findingOut\",\n"
           "    \"user_id\": \"@alice:example.org\",\n"
           "    \"version\": 1\n"
           "}\n";
}

} // namespace

/// What stands in a note, as bytes.
class TestNote final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead_data()
    {
        QTest::addColumn<Attempt>("written");
        QTest::newRow("password") << attempt();
        Attempt other = attempt(u"@Åse \x22zwei\x22/..:[::1]:8448"_s);
        other.homeserver = HomeserverUrl::parse(u"http://127.0.0.1:8008/base"_s).value();
        other.kind = Session::Kind::Sso;
        other.step = AttemptStep::Asked;
        other.software.clear();
        other.erase = other.profileWasThere = false;
        other.accountStatus = true;
        other.sent = {};
        other.requests.clear();
        QTest::newRow("everything else") << other;
        Attempt looking = attempt();
        looking.step = AttemptStep::FindingOut;
        looking.requests = {{sentAt(), ProofKind::Browser, Fate::Lost},
                            {sentAt(), ProofKind::Browser, Fate::NothingSent},
                            {sentAt(), ProofKind::None, Fate::Answered, 403, u"ORG.X_Y1"_s}};
        QTest::newRow("finding out") << looking;
        looking.receipt = {7, QByteArray(64, 'f')};
        QTest::newRow("a receipt was saved") << looking;
    }

    void whatIsWrittenIsRead()
    {
        QFETCH(const Attempt, written);
        QVERIFY(parseNote(toNote(written)) == (Note::Content(written)));
    }

    void theVersionBeforeIsRead()
    {
        Attempt expected = attempt();
        expected.kind = Session::Kind::Sso;
        expected.step = AttemptStep::FindingOut;
        expected.software.clear();
        expected.requests.clear();
        QVERIFY(parseNote(firstVersion()) == (Note::Content(expected)));
    }

    /// What is in it concerns others; it is handed on as it is.
    void forSomebodyElse()
    {
        const QByteArray note = noteWith(u"version"_s, 3);
        QVERIFY(parseNote(note) == Note::Content(Note::ForOthers{note}));
    }

    /// All of it is read again, and what a folder is tried with is enough for it.
    void theLargestNoteIsSmall()
    {
        Attempt large = attempt(u'@' + QString(240, u'\x01') + u":example.org"_s);
        const QString host = u"https://example.org/"_s;
        large.homeserver = HomeserverUrl::parse(host + QString(2000 - host.size(), u'a')).value();
        large.software = QString(200, u'\x01');
        large.requests = QList<AttemptRequest>(
            20, {sentAt(), ProofKind::Password, Fate::Answered, 401, u'M' + QString(63, u'_')});
        large.receipt = {1'000'000, QByteArray(64, 'f')};
        const QByteArray note = toNote(large);
        QVERIFY2(note.size() <= largestNote, qPrintable(QString::number(note.size())));
        QVERIFY(parseNote(note) == (Note::Content(large)));
    }

    /// The latest requests are kept, and of a long name the beginning.
    void whatIsTooMuchIsLeftOut()
    {
        Attempt much = attempt();
        much.software = QString(300, u'a');
        much.requests = QList<AttemptRequest>(25, {sentAt(), ProofKind::None, Fate::Lost});
        much.requests.last().result = Fate::StillOpen;
        const auto read = parseNote(toNote(much));
        QVERIFY(std::holds_alternative<Attempt>(read));
        QCOMPARE(std::get<Attempt>(read).software, QString(200, u'a'));
        QCOMPARE(std::get<Attempt>(read).requests.size(), 20);
        QCOMPARE(std::get<Attempt>(read).requests.last().result, Fate::StillOpen);
    }

    /// A server may write anything there; what is no name of an error stays out.
    void noWordOfTheServerIsInIt()
    {
        Attempt told = attempt();
        told.requests.first().errcode = u"call +1 555 for your password"_s;
        const QByteArray note = toNote(told);
        QVERIFY(!note.contains("555"));
        QVERIFY(parseNote(note) == (Note::Content(attempt())));
    }

    void hostileNotes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Problem>("problem");
        const QByteArray whole = toNote(attempt());
        const auto bad = Problem::Unreadable;
        QTest::newRow("empty") << QByteArray() << bad;
        QTest::newRow("cut short") << whole.first(whole.size() / 2) << bad;
        QTest::newRow("cut by one") << whole.first(whole.size() - 2) << bad;
        QTest::newRow("zeros") << QByteArray(whole.size(), '\0') << bad;
        QTest::newRow("not JSON") << QByteArray("<html>") << bad;
        QTest::newRow("somebody else's JSON") << QByteArray(R"({"name":"package"})") << bad;
        QTest::newRow("a list") << QByteArray("[1]") << bad;
        QTest::newRow("huge") << QByteArray(100000, '[') << bad;
        QTest::newRow("version 0") << noteWith(u"version"_s, 0) << bad;
        QTest::newRow("version as text") << noteWith(u"version"_s, u"1"_s) << bad;
        QTest::newRow("newer") << noteWith(u"version"_s, 4) << Problem::Newer;
        QTest::newRow("newer, else unknown") << QByteArray(R"({"version":7})") << Problem::Newer;
        const QString sha256(64, u'f');
        const auto receipt = [&](const QJsonValue &revision, const QJsonValue &hash) {
            return noteWith(u"receipt"_s,
                            QJsonObject{{u"revision"_s, revision}, {u"sha256"_s, hash}});
        };
        QTest::newRow("a receipt of no revision") << receipt(0, sha256) << bad;
        QTest::newRow("of a negative one") << receipt(-1, sha256) << bad;
        QTest::newRow("of a huge one") << receipt(2147483647, sha256) << bad;
        QTest::newRow("as text") << receipt(u"1"_s, sha256) << bad;
        QTest::newRow("a short hash") << receipt(1, sha256.chopped(1)) << bad;
        QTest::newRow("a hash of other letters") << receipt(1, QString(64, u'F')) << bad;
        QTest::newRow("no hash") << receipt(1, {}) << bad;
        QTest::newRow("a receipt that is none") << noteWith(u"receipt"_s, 1) << bad;
        QTest::newRow("http elsewhere")
            << noteWith(u"homeserver"_s, u"http://example.org"_s) << bad;
        QTest::newRow("no Matrix ID") << noteWith(u"subject"_s, u"alice"_s) << bad;
        QTest::newRow("unknown step") << noteWith(u"step"_s, u"dreaming"_s) << bad;
        QTest::newRow("no step") << noteWith(u"step"_s, QJsonValue::Undefined) << bad;
        QTest::newRow("unknown sign-in") << noteWith(u"kind"_s, u"stars"_s) << bad;
        QTest::newRow("no time") << noteWith(u"sent_at"_s, u"yesterday"_s) << bad;
        QTest::newRow("a time without a zone")
            << noteWith(u"sent_at"_s, u"2026-11-25T12:00:00.000"_s) << bad;
        QTest::newRow("a time after the year 9999")
            << noteWith(u"sent_at"_s, u"9999-12-31T23:59:59.999-14:00"_s) << bad;
        QTest::newRow("no start of the computer") << noteWith(u"boot"_s, {}) << bad;
        QTest::newRow("sent before its start") << noteWith(u"sent_after_boot_ms"_s, -1) << bad;
        QTest::newRow("sent at no time") << noteWith(u"sent_after_boot_ms"_s, u"1"_s) << bad;
        QTest::newRow("sent after an age") << noteWith(u"sent_after_boot_ms"_s, 1e300) << bad;
        QTest::newRow("erase as text") << noteWith(u"erase"_s, u"true"_s) << bad;
        QTest::newRow("no profile") << noteWith(u"profile_was_there"_s, {}) << bad;
        QTest::newRow("no account status") << noteWith(u"account_status"_s, {}) << bad;
        QTest::newRow("no actor") << noteWith(u"actor"_s, QJsonValue::Undefined) << bad;
        QTest::newRow("for somebody else") << noteWith(u"actor"_s, u"@admin:example.org"_s) << bad;
        QTest::newRow("no software") << noteWith(u"software"_s, {}) << bad;
        QTest::newRow("much software") << noteWith(u"software"_s, QString(201, u'a')) << bad;
        QTest::newRow("no requests") << noteWith(u"requests"_s, {}) << bad;
        QTest::newRow("a request of nothing") << noteWith(u"requests"_s, QJsonArray{1}) << bad;
        QTest::newRow("too many requests")
            << noteWith(u"requests"_s, manyOf(requestWith({}, {}), 21)) << bad;
        const auto request = [](const char *name, const QString &key, const QJsonValue &value) {
            QTest::newRow(name) << noteWith(u"requests"_s, QJsonArray{requestWith(key, value)})
                                << Problem::Unreadable;
        };
        request("a request at no time", u"at"_s, {});
        request("an unknown proof", u"proof"_s, u"stars"_s);
        request("an unknown result", u"result"_s, u"fine"_s);
        request("an answer without a status", u"status"_s, {});
        request("a status that is none", u"status"_s, 99);
        request("a status beyond them", u"status"_s, 600);
        request("an errcode of many words", u"errcode"_s, u"Try again later"_s);
    }

    void hostileNotes()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const Problem, problem);
        const auto read = parseNote(bytes);
        QVERIFY(std::holds_alternative<Problem>(read));
        QCOMPARE(std::get<Problem>(read), problem);
    }

    void whatCameOfARequest_data()
    {
        QTest::addColumn<DeactivateReply>("reply");
        QTest::addColumn<Fate>("result");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("errcode");
        const auto row = [](const char *name, const DeactivateReply &reply, Fate result,
                            int status = 0, const QString &errcode = {}) {
            QTest::newRow(name) << reply << result << status << errcode;
        };
        Failure failure;
        row("nothing sent", reply::NothingSent{failure}, Fate::NothingSent);
        row("lost", reply::Unclear{failure}, Fate::Lost);
        failure.httpStatus = 502;
        row("a proxy's", reply::Unclear{failure}, Fate::Answered, 502);
        failure.httpStatus = 403;
        failure.errcode = u"M_FORBIDDEN"_s;
        row("refused", reply::Forbidden{failure}, Fate::Answered, 403, u"M_FORBIDDEN"_s);
        failure.httpStatus = 999;
        row("what is no status", reply::Unclear{failure}, Fate::Lost);
        row("done", reply::Deactivated{UnbindResult::Success, 200}, Fate::Answered, 200);
        row("was done", reply::AlreadyDeactivated{401}, Fate::Answered, 401,
            u"M_USER_DEACTIVATED"_s);
        reply::Challenge challenge;
        row("a question", challenge, Fate::Answered, 401);
        challenge.challenge.errcode = u"M_FORBIDDEN"_s;
        row("a wrong proof", challenge, Fate::Answered, 401, u"M_FORBIDDEN"_s);
    }

    void whatCameOfARequest()
    {
        QFETCH(const DeactivateReply, reply);
        AttemptRequest request{sentAt(), ProofKind::Password};
        QCOMPARE(request.result, Fate::StillOpen);
        setAnswer(request, reply);
        QTEST(request.result, "result");
        QTEST(request.status, "status");
        QTEST(request.errcode, "errcode");
    }
};

QTEST_GUILESS_MAIN(TestNote)
#include "TestNote.moc"
