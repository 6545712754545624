// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/account/ProfileSentences.h"

#include "app/overview/ProfileSpread.h"
#include "ui/account/SettleEntries.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Phase = ProfileState::Phase;

Q_DECLARE_METATYPE(farewell::ProfileState)

namespace {

const Profile alice{u"Alice"_s, u"mxc://x/y"_s};

Failure answered(int status, Cause cause)
{
    Failure failure = Failure::of(cause);
    failure.sent = Sent::Perhaps;
    failure.httpStatus = status;
    return failure;
}

ProfileState notDone(const ProfileCleared &result)
{
    return {.phase = Phase::NotDone, .result = result};
}

/// The card about name and picture, or an entry without a key.
SettleEntry cardOf(const Overview &overview, const ProfileState &state)
{
    const QList<SettleEntry> entries = SettleEntries::of(overview, {}, false, state);
    const auto card = std::ranges::find(entries, u"profile"_s, &SettleEntry::key);
    return card == entries.end() ? SettleEntry() : *card;
}

} // namespace

/// What is said of a name and a picture that are removed, and of what a deactivation would do
/// meanwhile.
class TestProfileSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void status_data();
    void status();
    void notice_data();
    void notice();
    void card();
    void whatCanBeRemoved();
    void sample();
};

void TestProfileSentences::status_data()
{
    QTest::addColumn<ProfileState>("state");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const ProfileState &state, const QString &text) {
        QTest::newRow(name) << state << text;
    };
    row("not begun", {}, {});
    row("spreading", {.phase = Phase::Spreading, .looked = 9, .total = 16},
        u"Your server is telling your rooms (9 of 16 looked at)."_s);
    row("spreading, not looked yet", {.phase = Phase::Spreading},
        u"Your server is telling your rooms."_s);
    row("seen", {.phase = Phase::Settled, .looked = 16, .total = 16},
        u"Every room we looked at shows it, the last one included."_s);
    row("nobody to tell", {.phase = Phase::Settled},
        u"You are in no room that would have to show it."_s);
    row("not seen", {.phase = Phase::Unseen},
        u"We could not see whether all of your rooms show it."_s);
    row("refused",
        notDone({.profile = alice, .failure = answered(403, Cause::ClientError), .isSent = true}),
        u"Your profile still shows name and picture. Your server did not allow it."_s);
    row("half", notDone({.profile = Profile{{}, u"mxc://x/y"_s}, .isSent = true}),
        u"Your profile still shows your picture."_s);
    row("nobody knows", notDone({.failure = Failure::of(Cause::ConnectionLost), .isSent = true}),
        u"Your server did not answer. We could not look what your profile shows now."_s);
    row("not sent", notDone({.failure = Failure::of(Cause::NotReached)}),
        u"Nothing was removed. Your server did not answer."_s);
}

void TestProfileSentences::status()
{
    QFETCH(ProfileState, state);
    QTEST(ProfileSentences::status(state), "text");
}

void TestProfileSentences::notice_data()
{
    QTest::addColumn<ProfileState>("state");
    QTest::addColumn<QString>("text");
    const QString harm
        = u"Your server is still telling your rooms that your name is gone. If you deactivate now, "
          "you may stay a member of some of them for ever."_s;
    QTest::newRow("spreading") << ProfileState{.phase = Phase::Spreading} << harm;
    QTest::newRow("seconds") << ProfileState{.phase = Phase::Spreading, .remaining = 39'500ms}
                             << harm + u" It takes about 40 second(s) more."_s;
    QTest::newRow("minutes") << ProfileState{.phase = Phase::Spreading, .remaining = 121s}
                             << harm + u" It takes about 3 minute(s) more."_s;
    QTest::newRow("seen") << ProfileState{.phase = Phase::Settled} << QString();
    QTest::newRow("not removed") << notDone({.profile = alice}) << QString();
    QTest::newRow("not seen")
        << ProfileState{.phase = Phase::Unseen}
        << u"We could not see whether your server has told all of your rooms that your name is "
           "gone. If it has not, you may stay a member of some of them for ever."_s;
}

void TestProfileSentences::notice()
{
    QFETCH(ProfileState, state);
    QTEST(ProfileSentences::notice(state), "text");
}

void TestProfileSentences::card()
{
    Overview overview;
    QCOMPARE(cardOf(overview, {}).key, QString());
    overview.profile = Profile();
    QCOMPARE(cardOf(overview, {}).key, QString()); // nothing to remove
    overview.profile = alice;
    QVERIFY(!cardOf(overview, {}).button); // not known whether that is allowed
    overview.capabilities = Capabilities{.nameChanges = true, .pictureChanges = true};
    QVERIFY(cardOf(overview, {}).button);
    QCOMPARE(cardOf(overview, {}).title, u"Your name and picture"_s);
    QCOMPARE(cardOf(overview, {.phase = Phase::Settled}).state, SettleEntry::State::Settled);
    QCOMPARE(cardOf(overview, {.phase = Phase::Spreading}).state, SettleEntry::State::Reading);
    QCOMPARE(cardOf(overview, {.phase = Phase::Unseen}).state, SettleEntry::State::Open);
    QCOMPARE(cardOf(overview, notDone({})).state, SettleEntry::State::Failed);
}

void TestProfileSentences::whatCanBeRemoved()
{
    using Parts = QList<ProfilePart>;
    Overview overview;
    overview.profile = alice;
    QCOMPARE(clearableParts(overview), Parts());
    overview.capabilities = Capabilities{.nameChanges = true};
    QCOMPARE(clearableParts(overview), Parts{ProfilePart::Name});
    overview.capabilities->pictureChanges = true;
    QCOMPARE(clearableParts(overview), (Parts{ProfilePart::Name, ProfilePart::Picture}));
    overview.profile->displayName.clear();
    QCOMPARE(clearableParts(overview), Parts{ProfilePart::Picture});
}

/// In Synapse's order, the first and the last among them.
void TestProfileSentences::sample()
{
    QCOMPARE(spreadSample({}), QStringList());
    QCOMPARE(spreadSample({u"!b"_s, u"!B"_s, u"!a"_s}), (QStringList{u"!B"_s, u"!a"_s, u"!b"_s}));
    QStringList many;
    for (int n = 0; n < 2000; ++n) {
        many.prepend(u"!%1:x"_s.arg(n, 4, 10, QChar(u'0')));
    }
    const QStringList sample = spreadSample(many);
    QCOMPARE(sample.size(), 16);
    QCOMPARE(sample.first(), u"!0000:x"_s);
    QCOMPARE(sample.at(1), u"!0133:x"_s);
    QCOMPARE(sample.last(), u"!1999:x"_s);
    QCOMPARE(QSet<QString>(sample.begin(), sample.end()).size(), 16);
}

QTEST_GUILESS_MAIN(TestProfileSentences)
#include "TestProfileSentences.moc"
