// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/LookTimes.h"
#include "app/admin/steps/AdminNote.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

using Problem = Note::Problem;
using Content = std::variant<Problem, AdminAttempt>;
using Kind = AdminReply::Kind;

namespace {

QDateTime at(int second)
{
    return {QDate(2026, 11, 28), QTime(14, 33, second), QTimeZone::utc()};
}

StepResult &stepOf(AdminAttempt &attempt, AdminStep step)
{
    return attempt.results.at(static_cast<std::size_t>(step));
}

QList<AdminAccount::Contact> contacts()
{
    return {{u"email"_s, u"ben@example.org"_s}, {u"msisdn"_s, u"15550100"_s}};
}

/// Before any request to deactivate.
AdminAttempt begun()
{
    AdminAttempt attempt{
        .actor = UserId::parse(u"@admin:example.org"_s).value(),
        .subject = UserId::parse(u"@ben:example.org"_s).value(),
        .homeserver = HomeserverUrl::parse(u"https://matrix.example.org"_s).value(),
        .address = HomeserverUrl::parse(u"https://admin.example.org:8448"_s).value(),
        .begunAt = at(1),
        .erase = true,
        .roomsToHandOver = 3,
        .roomsHandedOver = 1,
        .redact = true,
        .redactLimit = 500};
    stepOf(attempt, AdminStep::WaitProfile) = StepResult::Done;
    stepOf(attempt, AdminStep::HandOver) = StepResult::Running;
    for (const AdminStep step : {AdminStep::Deactivate, AdminStep::Rooms, AdminStep::Redact}) {
        stepOf(attempt, step) = StepResult::Waiting;
    }
    return attempt;
}

/// While the request is under way.
AdminAttempt sent()
{
    AdminAttempt attempt = begun();
    attempt.roomsHandedOver = 3;
    stepOf(attempt, AdminStep::HandOver) = StepResult::Done;
    stepOf(attempt, AdminStep::Deactivate) = StepResult::Running;
    attempt.sentAt = at(9);
    attempt.sent = {QUuid(u"{0f4ac0de-0000-4000-8000-00000000b007}"_s), 5'000'000'000ms};
    attempt.rooms = 14;
    attempt.signs = AccountSigns::of({u"DEVICE1"_s, u"DEVICE2"_s}, contacts());
    return attempt;
}

AdminAttempt answered(Kind kind, int status = 0, const QString &errcode = {})
{
    AdminAttempt attempt = sent();
    attempt.reply = kind;
    attempt.httpStatus = status;
    attempt.errcode = errcode;
    return attempt;
}

/// A note with one member replaced, or left out where the value is undefined.
QByteArray noteWith(const QString &key, const QJsonValue &value)
{
    QJsonObject object = QJsonDocument::fromJson(toNote(sent())).object();
    object.insert(key, value);
    return QJsonDocument(object).toJson();
}

QByteArray requestWith(const QString &key, const QJsonValue &value)
{
    const AdminAttempt attempt = answered(Kind::Refused, 403, u"M_FORBIDDEN"_s);
    QJsonObject object = QJsonDocument::fromJson(toNote(attempt)).object();
    QJsonObject request = object.value("request"_L1).toObject();
    request.insert(key, value);
    object.insert(u"request"_s, request);
    return QJsonDocument(object).toJson();
}

QByteArray stepWith(const QString &step, const QJsonValue &value)
{
    QJsonObject object = QJsonDocument::fromJson(toNote(sent())).object();
    QJsonObject steps = object.value("steps"_L1).toObject();
    steps.insert(step, value);
    object.insert(u"steps"_s, steps);
    return QJsonDocument(object).toJson();
}

AdminFindings found(bool isDeactivated, std::chrono::seconds sinceSent = lastAdminLook,
                    std::optional<bool> hasAllSigns = true, bool isErased = true)
{
    AdminFindings findings;
    findings.account.access = AdminAccess::May;
    findings.account.isDeactivated = isDeactivated;
    findings.account.isErased = isDeactivated && isErased;
    findings.account.hadSigns = true;
    findings.account.hasAllSigns = hasAllSigns;
    findings.account.sinceSent = sinceSent;
    return findings;
}

} // namespace

/// The note of a deactivation for somebody else, as bytes, and what a later start makes of it.
class TestAdminNote final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead_data()
    {
        QTest::addColumn<AdminAttempt>("written");
        QTest::newRow("no request yet") << begun();
        QTest::newRow("under way") << sent();
        QTest::newRow("no answer") << answered(Kind::Unclear);
        QTest::newRow("refused") << answered(Kind::Refused, 403, u"M_FORBIDDEN"_s);
        AdminAttempt other = answered(Kind::Confirmed, 200);
        other.actor = UserId::parse(u"@Åse \x22zwei\x22/..:[::1]:8448"_s).value();
        other.homeserver = HomeserverUrl::parse(u"http://127.0.0.1:8008/base"_s).value();
        other.erase = other.redact = false;
        other.deleteFiles = other.wasDeactivated = other.isAgain = true;
        other.filesDeleted = 300;
        other.redactId = u"ZsYqpAwhIXXzSBLP"_s;
        other.sent = {};
        other.results.fill(StepResult::Unknown);
        other.results.front() = StepResult::Skipped;
        other.signs = AccountSigns::of({}, {});
        QTest::newRow("everything else") << other;
    }

    void whatIsWrittenIsRead()
    {
        QFETCH(const AdminAttempt, written);
        const QByteArray note = toNote(written);
        QVERIFY(parseNote(note) == Note::Content(Note::ForOthers{note}));
        QVERIFY(parseAdminNote(note) == Content(written));
    }

    void everyAnswerIsRead()
    {
        for (const Kind kind :
             {Kind::NothingSent, Kind::Confirmed, Kind::RefusedBefore, Kind::Refused,
              Kind::SignedOut, Kind::Hidden, Kind::RateLimited, Kind::Unclear}) {
            const AdminAttempt written = answered(kind, 429);
            QVERIFY(parseAdminNote(toNote(written)) == Content(written));
        }
    }

    /// Whose contacts and sessions they are, and what a server has said, stays out of it.
    void nothingOfTheirsIsInIt()
    {
        AdminAttempt attempt = answered(Kind::Refused, 403, u"call +1 555 for your password"_s);
        attempt.redactId = u"<script>"_s;
        const QByteArray note = toNote(attempt);
        for (const char *word : {"ben@", "15550100", "DEVICE", "+1 555", "script"}) {
            QVERIFY2(!note.contains(word), word);
        }
        attempt.errcode.clear();
        attempt.redactId.clear();
        QVERIFY(parseAdminNote(note) == Content(attempt));
    }

    void theLargestNoteIsSmall()
    {
        AdminAttempt large = answered(Kind::Refused, 403, u'M' + QString(63, u'_'));
        large.actor = large.subject
            = UserId::parse(u'@' + QString(240, u'\x01') + u":example.org"_s).value();
        const QString host = u"https://example.org/"_s;
        large.homeserver = HomeserverUrl::parse(host + QString(2000 - host.size(), u'a')).value();
        large.address = large.homeserver;
        large.redactId = QString(64, u'a');
        QStringList sessions;
        for (int i = 0; i < 1000; ++i) {
            sessions += QString::number(i);
        }
        large.signs = AccountSigns::of(sessions, contacts());
        QCOMPARE(large.signs.prints.size(), AccountSigns::most);
        const QByteArray note = toNote(large);
        QVERIFY2(note.size() <= largestNote, qPrintable(QString::number(note.size())));
        QVERIFY(parseAdminNote(note) == Content(large));
    }

    void hostileNotes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray whole = toNote(sent());
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut short") << whole.first(whole.size() / 2);
        QTest::newRow("cut by one") << whole.first(whole.size() - 1);
        QTest::newRow("a list") << QByteArray("[1]");
        QTest::newRow("no more than the version") << QByteArray(R"({"version":3})");
        QTest::newRow("of one's own account") << noteWith(u"version"_s, 2);
        QTest::newRow("no actor") << noteWith(u"actor"_s, QJsonValue::Undefined);
        QTest::newRow("no Matrix ID") << noteWith(u"subject"_s, u"ben"_s);
        QTest::newRow("http elsewhere") << noteWith(u"homeserver"_s, u"http://example.org"_s);
        QTest::newRow("an address that is none") << noteWith(u"address"_s, u"javascript:x"_s);
        QTest::newRow("begun at no time") << noteWith(u"begun_at"_s, u"yesterday"_s);
        QTest::newRow("erase as text") << noteWith(u"erase"_s, u"true"_s);
        QTest::newRow("no steps") << noteWith(u"steps"_s, QJsonValue::Undefined);
        QTest::newRow("redact as a number") << noteWith(u"redact"_s, 1);
        QTest::newRow("no word of files") << noteWith(u"delete_files"_s, {});
        QTest::newRow("more handed over than there was") << noteWith(u"handed_over"_s, 4);
        QTest::newRow("fewer than no files") << noteWith(u"files_deleted"_s, -1);
        QTest::newRow("no end of files") << noteWith(u"files_deleted"_s, 1e300);
        QTest::newRow("a path for an id") << noteWith(u"redact_id"_s, u"../../v2/users/@a:b"_s);
        QTest::newRow("no request, but a word of it") << noteWith(u"request"_s, {});
        QTest::newRow("an unknown result") << stepWith(u"deactivate"_s, u"fine"_s);
        QTest::newRow("a step without a result") << stepWith(u"media"_s, QJsonValue::Undefined);
        QTest::newRow("sent at no time") << requestWith(u"sent_at"_s, {});
        QTest::newRow("sent before the start") << requestWith(u"sent_after_boot_ms"_s, -1);
        QTest::newRow("no start of the computer") << requestWith(u"boot"_s, {});
        QTest::newRow("no word of before") << requestWith(u"was_deactivated"_s, {});
        QTest::newRow("again as text") << requestWith(u"is_again"_s, u"no"_s);
        QTest::newRow("rooms as text") << requestWith(u"rooms"_s, u"14"_s);
        QTest::newRow("no salt") << requestWith(u"salt"_s, u"NaCl"_s);
        QTest::newRow("signs that are no list") << requestWith(u"signs"_s, u"0123456789abcdef"_s);
        QTest::newRow("a sign that is none") << requestWith(u"signs"_s, QJsonArray{u"DEVICE"_s});
        QTest::newRow("a sign that is a number") << requestWith(u"signs"_s, QJsonArray{1});
        QJsonArray many;
        for (int i = 0; i <= AccountSigns::most; ++i) {
            many += u"0123456789abcdef"_s;
        }
        QTest::newRow("too many signs") << requestWith(u"signs"_s, many);
        QTest::newRow("no word of contacts") << requestWith(u"had_contacts"_s, {});
        QTest::newRow("an unknown answer") << requestWith(u"answer"_s, u"fine"_s);
        QTest::newRow("a status that is none") << requestWith(u"status"_s, 99);
        QTest::newRow("an errcode of many words") << requestWith(u"errcode"_s, u"Try again"_s);
    }

    void hostileNotes()
    {
        QFETCH(const QByteArray, bytes);
        QVERIFY(parseAdminNote(bytes) == Content(Problem::Unreadable));
    }

    void whatWasThereIsThereStill()
    {
        const AccountSigns signs = AccountSigns::of({u"A"_s, u"B"_s}, contacts());
        QCOMPARE(signs.prints.size(), 4);
        QVERIFY(signs.areAllIn({u"C"_s, u"B"_s, u"A"_s}, contacts()));
        QVERIFY2(!signs.areAllIn({u"A"_s}, contacts()), "a session is gone");
        QVERIFY2(!signs.areAllIn({u"A"_s, u"B"_s}, contacts().mid(1)), "a contact is gone");
        QVERIFY2(signs != AccountSigns::of({u"A"_s, u"B"_s}, contacts()), "others look otherwise");
    }

    void whatHasBecomeOfIt_data();
    void whatHasBecomeOfIt();
};

void TestAdminNote::whatHasBecomeOfIt_data()
{
    QTest::addColumn<AdminAttempt>("attempt");
    QTest::addColumn<AdminFindings>("findings");
    QTest::addColumn<AdminReason>("reason");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<bool>("isToBeLookedAtAgain");
    const auto row
        = [](const char *name, const AdminAttempt &attempt, const AdminFindings &findings,
             Outcome outcome, AdminReason reason = AdminReason::None, bool isAgain = false) {
              QTest::newRow(name) << attempt << findings << reason << outcome << isAgain;
          };
    const auto active = Outcome::StillActive;
    const auto unknown = Outcome::Unknown;
    const auto done = Outcome::Deactivated;
    row("done", sent(), found(true, 0s), done);
    row("done, and not hidden", sent(), found(true, 0s, true, false), done, AdminReason::NotErased);
    row("somebody else did it", begun(), found(true, 0s, true, false), done);
    row("active, and too early to say", sent(), found(false, 299s), unknown, AdminReason::None,
        true);
    row("active, as it was", sent(), found(false), active, AdminReason::NoEffect);
    row("active, without its sessions", sent(), found(false, 300s, false), unknown);
    row("active, sessions unread", sent(), found(false, 300s, std::nullopt), unknown);
    AdminFindings without = found(false);
    without.account.hadSigns = false;
    row("active, and nothing speaks for it", sent(), without, unknown);
    row("no request was sent", begun(), found(false, 0s), active);
    row("it was never read", answered(Kind::NothingSent), found(false, 0s), active);
    row("put off", answered(Kind::RateLimited, 429), found(false, 0s), active);
    row("not accepted", answered(Kind::SignedOut, 401), found(false, 0s), active);
    row("refused before any work", answered(Kind::RefusedBefore, 400, u"M_BAD_JSON"_s),
        found(false, 0s), active, AdminReason::Refused);
    const AdminAttempt policy = answered(Kind::Refused, 403, u"M_FORBIDDEN"_s);
    row("refused", policy, found(false, 0s), active, AdminReason::Policy);
    row("refused, and it had begun", policy, found(false, 0s, false), unknown,
        AdminReason::HalfDone);
    row("accepted, and not done yet", answered(Kind::Confirmed, 200), found(false, 299s), unknown,
        AdminReason::None, true);
    row("accepted, and never done", answered(Kind::Confirmed, 200), found(false), unknown);
    row("something in between", answered(Kind::Hidden, 403), found(false, 0s), active,
        AdminReason::Hidden);
    AdminAttempt again = sent();
    again.isAgain = true;
    row("once more, and still active", again, found(false), unknown, AdminReason::HalfDone);
    again.reply = Kind::RateLimited;
    row("once more, and put off", again, found(false), unknown, AdminReason::HalfDone);
    AdminAttempt closed = sent();
    stepOf(closed, AdminStep::Deactivate) = StepResult::Done;
    row("brought back since", closed, found(false, 0s), active, AdminReason::StaleTarget);
    AdminAttempt before = sent();
    before.wasDeactivated = true;
    row("brought back, deactivated before", before, found(false), active, AdminReason::StaleTarget);
    AdminFindings nothing;
    nothing.noAccount = AdminReason::Gone;
    row("there is no such account", sent(), nothing, unknown, AdminReason::Gone);
    nothing.noAccount = AdminReason::Network;
    row("nobody answers", begun(), nothing, unknown, AdminReason::Network);
}

void TestAdminNote::whatHasBecomeOfIt()
{
    QFETCH(const AdminAttempt, attempt);
    QFETCH(const AdminFindings, findings);
    QFETCH(const bool, isToBeLookedAtAgain);
    const AdminVerdict verdict = verdictOf(attempt, findings);
    QTEST(verdict.reason, "reason");
    QTEST(verdict.outcome, "outcome");
    QCOMPARE(verdict.state == AdminVerdict::State::Verifying, isToBeLookedAtAgain);
}

QTEST_GUILESS_MAIN(TestAdminNote)
#include "TestAdminNote.moc"
