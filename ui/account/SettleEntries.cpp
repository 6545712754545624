// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/account/SettleEntries.h"

#include "app/base/HttpStatus.h"
#include "ui/Names.h"
#include "ui/account/ProfileSentences.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/PauseSentences.h"
#include "ui/sentences/Sentences.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Act = SettleEntry::Act;
using Group = SettleEntry::Group;
using State = SettleEntry::State;

using Topic = Overview::Topic;

constexpr QLatin1StringView roomsKey{"rooms"};

int count(const QList<Contact> &contacts, QLatin1StringView medium)
{
    return static_cast<int>(
        std::count_if(contacts.cbegin(), contacts.cend(),
                      [medium](const Contact &contact) { return contact.medium == medium; }));
}

bool isOne(const Profile &profile)
{
    return profile.displayName.isEmpty() != profile.avatarMxc.isEmpty();
}

/// It could not be read, though the server has such a thing.
bool isUntold(const Overview &overview, Topic topic)
{
    const auto failure = overview.failures.constFind(topic);
    return failure != overview.failures.cend() && failure->cause != Cause::Unrecognized
        && !overview.refusal;
}

bool isRead(const Overview &overview)
{
    return overview.contacts && overview.otherSessions;
}

} // namespace

QList<SettleEntry> SettleEntries::of(const ToSettle &what)
{
    const Overview &overview = what.overview;
    QList<SettleEntry> entries;
    if (overview.refusal) {
        entries += refusal(overview.refusal->cause);
    } else if (what.isFoundActive) {
        entries += foundActive();
    }
    const QList<SettleEntry> all = topics(what);
    entries += all;
    if (!overview.isComplete || overview.refusal) {
        return entries;
    }
    const bool hasRooms = what.rooms.phase == RoomOverview::Phase::Complete;
    if (all.isEmpty() && (hasRooms || !isRead(overview))) {
        entries += conclusion(isRead(overview));
    }
    return entries;
}

/// The server accepts our sign-in no more, which matters more than what it told before.
SettleEntry SettleEntries::refusal(Cause cause)
{
    const auto warning = [](const QString &title, const QString &detail) {
        return SettleEntry{Group::Above, u"refusal"_s, State::Open, Badge::Kind::Warning,
                           Icon::Alert,  title,        detail};
    };
    if (cause == Cause::UserLocked) {
        return warning(tr("Your account is locked"),
                       tr("A locked account cannot deactivate itself. Ask the people who run the "
                          "server to unlock it, or to deactivate it for you."));
    }
    if (cause == Cause::UserDeactivated) {
        return warning(tr("Your account is deactivated already"),
                       tr("Your server says so. There is nothing left to do here: sign out."));
    }
    return warning(tr("Your sign-in has ended"),
                   tr("Your server accepts it no more. Sign out and sign in again."));
}

SettleEntry SettleEntries::foundActive()
{
    return {Group::Above,
            u"active"_s,
            State::Settled,
            Badge::Kind::Neutral,
            Icon::Alert,
            tr("Your account is active: you have just signed in"),
            tr("Nothing was deactivated, or not to the end.")};
}

QList<SettleEntry> SettleEntries::topics(const ToSettle &what)
{
    const Overview &overview = what.overview;
    const RoomOverview &rooms = what.rooms;
    // That the sign-in has ended says why they could not be looked at.
    const bool isExplained = overview.refusal && rooms.phase != RoomOverview::Phase::Complete;
    return history(what) + admins(rooms) + contacts(what) + profileOf(what) + providerOf(what)
        + (isExplained ? QList<SettleEntry>() : roomsOf(what)) + sessions(what);
}

QList<SettleEntry> SettleEntries::untold(const ToSettle &what, const Untold &words)
{
    const Overview &overview = what.overview;
    // A server that has no such thing has nothing of it to settle; and a sign-in that has ended
    // says why nothing could be read.
    const auto failure = overview.failures.constFind(words.topic);
    const bool hasFailed = failure != overview.failures.cend();
    const bool hasNone = hasFailed && failure->cause == Cause::Unrecognized;
    const bool isToCome = !overview.isComplete && what.pause.count() <= 0;
    if (isToCome || overview.refusal || hasNone || (!hasFailed && overview.isOver(words.topic))) {
        return {};
    }
    SettleEntry entry{words.group, words.key, State::Failed, Badge::Kind::Bad, Icon::Alert};
    entry.title = words.couldNot;
    if (overview.isComplete) { // it keeps the focus while it is read once more
        entry.button = {words.again, names::keyed(names::retryButton, words.key), tr("Try again"),
                        //: %1 is a topic, as “Other sessions”
                        tr("Try again: %1").arg(words.title)};
    }
    if (hasFailed) {
        entry.detail = Sentences::inARow({why(*failure), words.allTheSame});
    } else {
        entry.state = State::Reading;
        entry.kind = Badge::Kind::Neutral;
        entry.sign = words.sign;
        entry.title = words.title;
        entry.detail = PauseSentences::goesOnOr(what.pause, tr("Asking your server…"));
    }
    return {entry};
}

QList<SettleEntry> SettleEntries::history(const ToSettle &what)
{
    const Overview &overview = what.overview;
    const QString key = u"history"_s;
    if (!overview.keyBackup) {
        return untold(what,
                      {Topic::KeyBackup, Group::Lives, key, Icon::Key, Act::ReadKeyBackup,
                       tr("Your encrypted messages"),
                       tr("Your encrypted messages: could not check"),
                       tr("If keys are kept on the server, they go with the account. Export them "
                          "from Element first.")});
    }
    const int keys = Numbers::plural(overview.keyBackup->keys);
    const SettleEntry::Button button{Act::HelpWithKeys, names::keyed(names::settleButton, key),
                                     tr("How?"), tr("How? Exporting your keys")};
    return {{Group::Lives, key, State::Open, Badge::Kind::Warning, Icon::Key,
             tr("Your encrypted messages"),
             keys > 0
                 ? tr("%Ln key(s) are kept on the server and go with the account. Export them "
                      "from Element first.",
                      nullptr, keys)
                 : tr("Your keys are only in the apps you chat with. Export them there first."),
             button}};
}

QList<SettleEntry> SettleEntries::admins(const RoomOverview &rooms)
{
    if (rooms.onlyMine.isEmpty()) {
        return {};
    }
    const int number = Numbers::plural(rooms.onlyMine.size() - rooms.handedOver);
    const SettleEntry::Button button{Act::ChooseRooms,
                                     names::keyed(names::settleButton, u"admins"_s), tr("Choose…"),
                                     tr("Choose… Who looks after your rooms")};
    if (number == 0) {
        return {{Group::Lives, u"admins"_s, State::Settled, Badge::Kind::Good, Icon::Check,
                 tr("%Ln room(s) handed over", nullptr, Numbers::plural(rooms.handedOver)),
                 tr("Each of them has another admin now."), button}};
    }
    return {{Group::Lives, u"admins"_s, State::Open, Badge::Kind::Warning, number,
             tr("%Ln room(s) have no other admin", nullptr, number),
             tr("Once your account is deactivated, nobody left in these rooms can appoint one.",
                nullptr, number),
             button}};
}

QList<SettleEntry> SettleEntries::contacts(const ToSettle &what)
{
    const Overview &overview = what.overview;
    if (!overview.contacts) {
        return untold(what,
                      {Topic::Contacts, Group::Stays, u"contacts"_s, Icon::Person,
                       Act::ReadContacts, tr("Email addresses and phone numbers"),
                       tr("Email addresses and phone numbers: could not check"),
                       tr("There may be some all the same.")});
    }
    const QList<Contact> contacts = *overview.contacts;
    const int emails = count(contacts, "email"_L1);
    const int phones = count(contacts, "msisdn"_L1);
    if (emails == 0 && phones == 0) {
        return {};
    }
    //: alone, or as in “2 email addresses and 1 phone number”
    const QString mails = tr("%Ln email address(es)", nullptr, emails);
    //: alone, or as in “2 email addresses and 1 phone number”
    const QString numbers = tr("%Ln phone number(s)", nullptr, phones);
    const SettleEntry::Button button{Act::ReviewContacts, names::reviewContactsButton,
                                     tr("Review…"), tr("Review email addresses and phone numbers")};
    return {{Group::Stays, u"contacts"_s, State::Open, Badge::Kind::Warning, emails + phones,
             phones == 0       ? mails
                 : emails == 0 ? numbers
                               : Sentences::listed({mails, numbers}),
             //: beside the number of email addresses and phone numbers, which is %n
             tr("Remove them now, otherwise they may cause trouble if you ever make a new account.",
                nullptr, emails + phones),
             button}};
}

QList<SettleEntry> SettleEntries::profileOf(const ToSettle &what)
{
    const Overview &overview = what.overview;
    const ProfileState &profile = what.profile;
    using Phase = ProfileState::Phase;
    SettleEntry entry{Group::Stays, u"profile"_s, State::Open, Badge::Kind::Neutral, Icon::Person};
    const SettleEntry::Button button{Act::ShowProfile, names::keyed(names::settleButton, entry.key),
                                     tr("Remove…"), tr("Remove… Your name and picture")};
    entry.title = ProfileSentences::removed(profile.result);
    entry.detail = ProfileSentences::status(profile);
    switch (profile.phase) {
    case Phase::Idle:
        if (!overview.profile) {
            return untold(what,
                          {Topic::Profile, Group::Stays, entry.key, Icon::Person, Act::ReadProfile,
                           tr("Your name and picture"),
                           tr("Your name and picture: could not check"),
                           tr("If there are any, they stay visible unless you hide your "
                              "messages.")});
        }
        if (*overview.profile == Profile()) {
            return {};
        }
        entry.title = ProfileSentences::yours(*overview.profile);
        entry.detail = isOne(*overview.profile)
            ? tr("It stays visible unless you hide your messages.")
            : tr("They stay visible unless you hide your messages.");
        if (!clearableParts(overview).isEmpty()) {
            entry.button = button;
        }
        return {entry};
    case Phase::Working:
        entry.title = ProfileSentences::yours(overview.profile.value_or(Profile()));
        entry.state = State::Reading;
        return {entry};
    case Phase::Spreading:
        entry.state = State::Reading;
        return {entry};
    case Phase::Settled:
        entry.state = State::Settled;
        entry.kind = Badge::Kind::Good;
        entry.sign = Icon::Check;
        return {entry};
    case Phase::Unseen:
        entry.kind = Badge::Kind::Warning;
        return {entry};
    case Phase::NotDone:
        entry.title = ProfileSentences::notRemoved(profile.result);
        entry.state = State::Failed;
        entry.kind = Badge::Kind::Bad;
        entry.sign = Icon::Alert;
        entry.button = button;
        return {entry};
    }
    Q_UNREACHABLE();
}

/// Nothing can be done about it here: Synapse keeps the link for good.
QList<SettleEntry> SettleEntries::providerOf(const ToSettle &what)
{
    if (!what.provider || !what.overview.isComplete || what.overview.refusal) {
        return {};
    }
    SettleEntry entry{Group::Stays, u"sso"_s, State::Open, Badge::Kind::Neutral, Icon::Key};
    if (what.provider->isEmpty()) {
        entry.title = tr("The link to your Single Sign On stays");
        entry.detail = tr("The same Single Sign On account cannot make a new account on this "
                          "server.");
    } else {
        const QString &provider = *what.provider;
        //: %1 is a sign-in provider, as GitHub
        entry.title = tr("The link to %1 stays").arg(provider);
        //: %1 is a sign-in provider, as GitHub
        entry.detail
            = tr("The same %1 account cannot make a new account on this server.").arg(provider);
    }
    return {entry};
}

QString SettleEntries::counted(const RoomOverview &rooms)
{
    const auto number
        = [](const std::optional<qsizetype> &some) { return Numbers::plural(some.value_or(0)); };
    QStringList parts;
    if (number(rooms.rooms) > 0) {
        //: alone, or as in “3 rooms, 2 direct chats and 1 invitation”; %n a number
        parts += tr("%Ln room(s)", nullptr, number(rooms.rooms));
    }
    if (number(rooms.directChats) > 0) {
        //: alone, or as in “3 rooms, 2 direct chats and 1 invitation”; %n a number
        parts += tr("%Ln direct chat(s)", nullptr, number(rooms.directChats));
    }
    if (number(rooms.invitations) > 0) {
        //: alone, or as in “3 rooms, 2 direct chats and 1 invitation”; %n a number
        parts += tr("%Ln invitation(s)", nullptr, number(rooms.invitations));
    }
    if (number(rooms.knocks) > 0) {
        //: somebody asked to be let in; alone, or as in “3 rooms and 1 request to join”; %n a
        //: number
        parts += tr("%Ln request(s) to join", nullptr, number(rooms.knocks));
    }
    return parts.size() > 1 ? Sentences::listed(parts) : parts.value(0);
}

QString SettleEntries::lookingAt(const RoomOverview &rooms)
{
    const qsizetype total = rooms.joined();
    if (total == 0) {
        return tr("Looking at your rooms");
    }
    //: %1 and %2 are numbers
    return tr("Looking at room %1 of %2")
        .arg(Numbers::count(std::clamp<qsizetype>(rooms.looked + 1, 1, total)),
             Numbers::count(total));
}

QString SettleEntries::unreadRooms(const RoomOverview &rooms)
{
    const int number = Numbers::plural(rooms.unread);
    if (number == 0) {
        return {};
    }
    return rooms.phase == RoomOverview::Phase::Stopped
        ? tr("We have not looked into %Ln room(s): you may be the only admin there.", nullptr,
             number)
        : tr("We could not look into %Ln room(s): you may be the only admin there.", nullptr,
             number);
}

QString SettleEntries::why(const Failure &failure)
{
    if (http::isServerError(failure.httpStatus)) {
        return tr("Your server had a problem.");
    }
    if (failure.httpStatus == 0) {
        return tr("Your server did not answer.");
    }
    return failure.cause == Cause::RateLimited ? PauseSentences::tooLong(failure)
        : failure.httpStatus < 300             ? tr("Your server gave no usable answer.")
                                               : tr("Your server did not allow it.");
}

QList<SettleEntry> SettleEntries::roomsOf(const ToSettle &what)
{
    const RoomOverview &rooms = what.rooms;
    const QString title = counted(rooms);
    SettleEntry entry{Group::Itself, roomsKey, State::Open, Badge::Kind::Neutral, Icon::Rooms};
    if (rooms.isReading()) {
        entry.state = State::Reading;
        entry.title = title.isEmpty() ? tr("Your rooms") : title;
        entry.detail = PauseSentences::goesOnOr(what.pause, lookingAt(rooms));
        entry.progress = {rooms.looked, rooms.joined()};
        entry.button = {Act::SkipRooms, names::skipRoomsButton, tr("Skip"),
                        tr("Skip looking at your rooms")};
        return {entry};
    }
    if (rooms.phase == RoomOverview::Phase::Failed) {
        const Failure failure = rooms.failure.value_or(Failure());
        entry.state = State::Failed;
        entry.kind = Badge::Kind::Bad;
        entry.sign = Icon::Alert;
        entry.title = tr("Your rooms: could not check");
        entry.detail
            = Sentences::inARow({why(failure), tr("You will leave all of them all the same.")});
        entry.button = {Act::ReadRooms, names::keyed(names::retryButton, roomsKey), tr("Try again"),
                        tr("Try again to look at your rooms")};
        return {entry};
    }
    const QString unread = Sentences::inARow(
        {unreadRooms(rooms),
         rooms.invitations ? QString() : tr("We could not see whether you are invited anywhere.")});
    if (title.isEmpty() && unread.isEmpty()) {
        return {};
    }
    entry.title = title.isEmpty() ? tr("Your rooms") : title;
    const QString leaving = rooms.directChats.value_or(0) > 0
        ? tr("You will leave all of them, direct chats too.")
        : tr("You will leave all of them.");
    entry.detail = Sentences::inARow({leaving, unread});
    entry.button = {Act::ShowRooms, names::keyed(names::settleButton, roomsKey), tr("Rooms…"),
                    tr("Show your rooms")};
    return {entry};
}

QList<SettleEntry> SettleEntries::sessions(const ToSettle &what)
{
    const Overview &overview = what.overview;
    const QString key = u"sessions"_s;
    if (!overview.otherSessions) {
        return untold(what,
                      {Topic::OtherSessions, Group::Itself, key, Icon::Sessions, Act::ReadSessions,
                       tr("Other sessions"), tr("Other sessions: could not check"),
                       tr("You will be signed out everywhere all the same.")});
    }
    const int number = Numbers::plural(overview.otherSessions->size());
    const QString told = notifications(overview);
    if (number == 0 && told.isEmpty()) {
        return overview.pushers
            ? QList<SettleEntry>()
            : untold(what,
                     {Topic::Pushers, Group::Itself, key, Icon::Sessions, Act::ReadPushers,
                      tr("Notifications"), tr("Notifications: could not check"),
                      tr("They end all the same.")});
    }
    const SettleEntry::Button button{Act::ShowSessions, names::keyed(names::settleButton, key),
                                     tr("Sessions…"), tr("Show your sessions")};
    return {{Group::Itself, key, State::Open, Badge::Kind::Neutral, Icon::Sessions,
             number > 0 ? tr("%Ln other session(s)", nullptr, number) : tr("Notifications"),
             Sentences::inARow({tr("You will be signed out everywhere."), told,
                                isUntold(overview, Topic::Pushers)
                                    ? tr("We could not read where notifications go.")
                                    : QString()}),
             button}};
}

/// "Notifications to 2 apps and 1 email address end."
QString SettleEntries::notifications(const Overview &overview)
{
    const QList<Pusher> pushers = overview.pushers.value_or(QList<Pusher>());
    const int emails = static_cast<int>(std::ranges::count(pushers, true, &Pusher::isByEmail));
    const int apps = static_cast<int>(pushers.size()) - emails;
    QStringList parts;
    if (apps > 0) {
        //: alone in “Notifications to … end.”, or as in “2 apps and 1 email address”
        parts += tr("%Ln app(s)", nullptr, apps);
    }
    if (emails > 0) {
        //: alone in “Notifications to … end.”, or as in “2 apps and 1 email address”
        parts += tr("%Ln email address(es)", nullptr, emails);
    }
    if (parts.isEmpty()) {
        return {};
    }
    //: %1 as “2 apps and 1 email address”
    return tr("Notifications to %1 end.")
        .arg(parts.size() > 1 ? Sentences::listed(parts) : parts.constFirst());
}

SettleEntry SettleEntries::conclusion(bool isRead)
{
    if (isRead) {
        return {Group::Above,
                u"nothing"_s,
                State::None,
                Badge::Kind::Good,
                Icon::Check,
                tr("Nothing to settle"),
                tr("No email addresses, phone numbers, rooms or other sessions.")};
    }
    return {Group::Itself,
            u"untold"_s,
            State::Failed,
            Badge::Kind::Neutral,
            Icon::Question,
            tr("Your server did not tell us"),
            tr("We could not read what your account holds. You can go on all the same.")};
}

} // namespace farewell
