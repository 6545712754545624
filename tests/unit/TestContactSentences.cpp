// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Saying.h"
#include "ui/settings/ContactSentences.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

using Milliseconds = std::chrono::milliseconds;

Contact contact(const QString &medium, const QString &address)
{
    return {medium, address};
}

} // namespace

/// What became of an address is not said more surely than it is known: people act on it.
class TestContactSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("medium");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("shown");
        QTest::newRow("email") << u"email"_s << u"alice@example.org"_s << u"alice@example.org"_s;
        QTest::newRow("number") << u"msisdn"_s << u"447700900000"_s << u"+447700900000"_s;
        QTest::newRow("number with a plus") << u"msisdn"_s << u"+4477"_s << u"+4477"_s;
        QTest::newRow("no number") << u"msisdn"_s << u"4477x"_s << u"4477x"_s;
        QTest::newRow("digits of another kind") << u"email"_s << u"4477"_s << u"4477"_s;
        QTest::newRow("nothing") << u"msisdn"_s << QString() << QString();
        QTest::newRow("turned round") << u"email"_s << u"a\u202Eb@c\nd"_s << u"ab@c d"_s;
    }

    void addressesAsPeopleWriteThem()
    {
        QFETCH(const QString, medium);
        QFETCH(const QString, address);
        QFETCH(const QString, shown);
        QCOMPARE(ContactSentences::shown(contact(medium, address)), u'\u2066' + shown + u'\u2069');
    }

    void whatWasRemoved()
    {
        const Contact email = contact(u"email"_s, u"alice@example.org"_s);
        for (const UnbindResult unbind : {UnbindResult::Success, UnbindResult::NotReported}) {
            QCOMPARE(ContactSentences::removed(email, unbind),
                     u"\u2066alice@example.org\u2069 was removed."_s);
        }
        QCOMPARE(unsaid(ContactSentences::removed(email, UnbindResult::NoSupport),
                        {u"alice@example.org was removed from your account"_s,
                         u"published it on an identity server"_s, u"may still be found there"_s}),
                 QStringList());
    }

    void whatWasNotRemoved_data()
    {
        QTest::addColumn<Cause>("cause");
        QTest::addColumn<QString>("part");
        QTest::addColumn<bool>("isSure"); // that nothing was removed
        const auto row = [](const char *name, Cause cause, const QString &part, bool isSure) {
            QTest::newRow(name) << cause << part << isSure;
        };
        const QString unreached = u"could not be reached"_s;
        row("no such host", Cause::NoSuchHost, unreached, true);
        row("refused", Cause::PortClosed, unreached, true);
        row("insecure", Cause::TlsFailed, unreached, true);
        row("not reached", Cause::NotReached, unreached, true);
        row("outside practice", Cause::OutsidePractice, unreached, true);
        row("practice only", Cause::PracticeOnly, unreached, true);
        const QString nobodyKnows = u"it may or may not have been removed"_s;
        row("connection lost", Cause::ConnectionLost, nobodyKnows, false);
        row("too slow", Cause::DeadlinePassed, nobodyKnows, false);
        row("too large", Cause::TooLarge, nobodyKnows, false);
        row("redirected", Cause::Redirected, nobodyKnows, false);
        row("not Matrix", Cause::NotMatrix, nobodyKnows, false);
        row("no usable answer", Cause::BadAnswer, nobodyKnows, false);
        row("trouble", Cause::ServerTrouble, nobodyKnows, false);
        row("rate limited", Cause::RateLimited, u"asks for a pause"_s, true);
        row("signed out", Cause::TokenRejected, u"sign-in has ended"_s, true);
        row("deactivated", Cause::UserDeactivated, u"says that the account is deactivated"_s,
            false);
        row("locked", Cause::UserLocked, u"locked by the people who run the server"_s, true);
        const QString said = u"refused to remove it"_s;
        row("wrong credentials", Cause::WrongCredentials, said, false);
        row("unrecognized", Cause::Unrecognized, said, false);
        row("not found", Cause::NotFound, said, false);
        row("refusal", Cause::ClientError, said, false);
    }

    void whatWasNotRemoved()
    {
        QFETCH(const Cause, cause);
        QFETCH(const QString, part);
        QFETCH(const bool, isSure);
        const QString sentence = ContactSentences::notRemoved(Failure::of(cause));
        QCOMPARE(unsaid(sentence, {part}), QStringList());
        QCOMPARE(sentence.contains(u"Nothing was removed"_s), isSure);
    }

    void pausesAreRoundedUp_data()
    {
        QTest::addColumn<std::optional<Milliseconds>>("pause");
        QTest::addColumn<QString>("part");
        using Pause = std::optional<Milliseconds>;
        QTest::newRow("not said") << Pause() << u"in 1 minute"_s;
        QTest::newRow("none") << Pause(0ms) << u"in 1 minute"_s;
        QTest::newRow("a minute") << Pause(60s) << u"in 1 minute"_s;
        QTest::newRow("a bit more") << Pause(60'001ms) << u"in 2 minute"_s;
        QTest::newRow("an hour") << Pause(1h) << u"in 60 minute"_s;
    }

    void pausesAreRoundedUp()
    {
        QFETCH(const std::optional<Milliseconds>, pause);
        QFETCH(const QString, part);
        Failure failure = Failure::of(Cause::RateLimited);
        failure.retryAfter = pause;
        QCOMPARE(unsaid(ContactSentences::notRemoved(failure), {part}), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestContactSentences)
#include "TestContactSentences.moc"
