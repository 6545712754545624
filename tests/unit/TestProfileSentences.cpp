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
using Telling = ProfileState::Telling;

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
    const QList<SettleEntry> entries = SettleEntries::of({overview, {}, false, state});
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
    void titles();
    void whatCanBeRemoved();
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
        = u" If you deactivate now, you may stay a member of some of them for ever."_s;
    const QString doubt = u" If it has not, you may stay a member of some of them for ever."_s;
    const QString name = u"Your server is still telling your rooms that your name is gone."_s;
    const ProfileCleared both{.profile = Profile(),
                              .parts = {ProfilePart::Name, ProfilePart::Picture}};
    const ProfileCleared picture{.profile = Profile{u"Alice"_s, {}},
                                 .parts = {ProfilePart::Name, ProfilePart::Picture}};
    QTest::newRow("asked for") << ProfileState{.phase = Phase::Working, .own = Telling::GoesOn}
                               << u"Your server is being asked to remove your name or picture, and "
                                  "has yet to tell your rooms."_s
            + harm;
    QTest::newRow("spreading") << ProfileState{.phase = Phase::Spreading,
                                               .own = Telling::GoesOn,
                                               .result = both}
                               << name + harm;
    QTest::newRow("the picture alone, as the name was refused")
        << ProfileState{.phase = Phase::Spreading, .own = Telling::GoesOn, .result = picture}
        << u"Your server is still telling your rooms that your picture is gone."_s + harm;
    QTest::newRow("seconds") << ProfileState{.phase = Phase::Spreading,
                                             .own = Telling::GoesOn,
                                             .result = both,
                                             .remaining = 39'500ms}
                             << name + harm + u" It takes about 40 second(s) more."_s;
    QTest::newRow("minutes") << ProfileState{.phase = Phase::Spreading,
                                             .own = Telling::GoesOn,
                                             .result = both,
                                             .remaining = 121s}
                             << name + harm + u" It takes about 3 minute(s) more."_s;
    QTest::newRow("seen") << ProfileState{.phase = Phase::Settled} << QString();
    QTest::newRow("not removed") << notDone({.profile = alice}) << QString();
    QTest::newRow("not seen")
        << ProfileState{.phase = Phase::Unseen, .own = Telling::Unseen, .result = both}
        << u"We could not see whether your server has told all of your rooms that your name is "
           "gone."_s
            + doubt;
    QTest::newRow("the picture not seen")
        << ProfileState{.phase = Phase::NotDone, .own = Telling::Unseen, .result = picture}
        << u"We could not see whether your server has told all of your rooms that your picture is "
           "gone."_s
            + doubt;
    QTest::newRow("nobody knows whether it was removed")
        << ProfileState{.phase = Phase::NotDone,
                        .own = Telling::Unseen,
                        .result = {.isSent = true, .parts = both.parts}}
        << u"We could not see whether your name or picture is gone, and whether your server has "
           "told all of your rooms."_s
            + doubt;
    const QString changed
        = u"Your name or picture was changed a moment ago, and your server is still telling your "
          "rooms."_s;
    QTest::newRow("another app's") << ProfileState{.elsewhere = Telling::GoesOn} << changed + harm;
    QTest::newRow("another app's comes before what is not known of ours")
        << ProfileState{.own = Telling::Unseen, .elsewhere = Telling::GoesOn, .result = both}
        << changed + harm;
    QTest::newRow("another app's, not seen")
        << ProfileState{.elsewhere = Telling::Unseen}
        << u"Your name or picture was changed a moment ago, and we could not see whether your "
           "server has told all of your rooms."_s
            + doubt;
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
    QCOMPARE(cardOf(overview, {}).detail, u"They stay visible unless you hide your messages."_s);
    overview.profile->avatarMxc.clear();
    QCOMPARE(cardOf(overview, {}).title, u"Your name"_s);
    QCOMPARE(cardOf(overview, {}).detail, u"It stays visible unless you hide your messages."_s);
}

void TestProfileSentences::titles()
{
    const QList<ProfilePart> name{ProfilePart::Name};
    const QList<ProfilePart> picture{ProfilePart::Picture};
    const QList<ProfilePart> both{ProfilePart::Name, ProfilePart::Picture};
    const Profile hasPicture{{}, u"mxc://x/y"_s};
    const auto removed
        = [](const ProfileCleared &result) { return ProfileSentences::removed(result); };
    QCOMPARE(removed({.profile = Profile(), .parts = both}), u"Name and picture removed"_s);
    QCOMPARE(removed({.profile = Profile(), .parts = name}), u"Name removed"_s);
    QCOMPARE(removed({.profile = Profile(), .parts = picture}), u"Picture removed"_s);
    QCOMPARE(removed({.profile = hasPicture, .parts = both}), u"Name removed"_s);
    const auto notRemoved
        = [](const ProfileCleared &result) { return ProfileSentences::notRemoved(result); };
    QCOMPARE(notRemoved({.parts = both}), u"Your name and picture: not removed"_s);
    QCOMPARE(notRemoved({.parts = name}), u"Your name: not removed"_s);
    QCOMPARE(notRemoved({.isSent = true, .parts = both}),
             u"Your name and picture: could not check"_s);
    QCOMPARE(notRemoved({.profile = hasPicture, .isSent = true, .parts = both}),
             u"Your picture: not removed"_s);
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

QTEST_GUILESS_MAIN(TestProfileSentences)
#include "TestProfileSentences.moc"
