// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeAccount.h"

#include "app/practice/PracticeMedia.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

QString room(const QString &name, const QString &serverName)
{
    return u"!%1:%2"_s.arg(name, serverName);
}

/// A session on another device; nobody here holds its token.
PracticeSession elsewhere(const QString &deviceId, const QString &name)
{
    return {.deviceId = deviceId, .name = name, .token = "syt_elsewhere_" + deviceId.toLatin1()};
}

PracticeAccount alice(const QString &serverName)
{
    const QString withBob = room(u"alice-and-bob"_s, serverName);
    const QString withCarol = room(u"alice-and-carol"_s, serverName);
    PracticeAccount alice;
    alice.localpart = u"alice"_s;
    alice.displayName = u"Alice"_s;
    alice.avatar = practiceAvatarUri(serverName);
    alice.password = u"correct horse battery"_s;
    alice.contacts = {{u"email"_s, u"alice@example.org"_s},
                      {u"email"_s, u"alice.work@example.com"_s},
                      {u"msisdn"_s, u"4915550123456"_s}};
    alice.rooms = {room(u"allotment"_s, serverName), room(u"book-club"_s, serverName),
                   room(u"family"_s, serverName), withBob, withCarol};
    alice.directChats
        = {{u"@bob:"_s + serverName, {withBob}}, {u"@carol:example.org"_s, {withCarol}}};
    alice.sessions = {elsewhere(u"LAPTOP0001"_s, u"Element Desktop on the laptop"_s),
                      elsewhere(u"PHONE00001"_s, u"Element X on the phone"_s),
                      elsewhere(u"BROWSER001"_s, u"Element Web in Firefox"_s)};
    alice.backedUpKeys = 3410;
    return alice;
}

PracticeAccount bob(const QString &serverName)
{
    const QString withAlice = room(u"alice-and-bob"_s, serverName);
    PracticeAccount bob;
    bob.localpart = u"bob"_s;
    bob.displayName = u"Bob"_s;
    bob.singleSignOn = true;
    bob.contacts = {{u"email"_s, u"bob@example.org"_s}};
    bob.rooms = {room(u"book-club"_s, serverName), withAlice};
    bob.directChats = {{u"@alice:"_s + serverName, {withAlice}}};
    bob.sessions = {elsewhere(u"PHONE00002"_s, u"Element X on the phone"_s)};
    return bob;
}

PracticeAccount carol(const QString &serverName)
{
    PracticeAccount carol;
    carol.localpart = u"carol"_s;
    carol.displayName = u"Carol"_s;
    carol.avatar = practiceAvatarUri(serverName);
    carol.contacts = {{u"email"_s, u"carol@example.org"_s}};
    carol.rooms = {room(u"allotment"_s, serverName), room(u"choir"_s, serverName)};
    carol.sessions = {elsewhere(u"PHONE00003"_s, u"Element X on the phone"_s)};
    return carol;
}

} // namespace

bool PracticeContact::is(const QString &otherMedium, const QString &otherAddress) const
{
    const auto sensitivity = medium == "email"_L1 ? Qt::CaseInsensitive : Qt::CaseSensitive;
    return medium == otherMedium && address.compare(otherAddress, sensitivity) == 0;
}

QList<PracticeAccount> practicePeople(const QString &serverName)
{
    return {alice(serverName), bob(serverName), carol(serverName)};
}

} // namespace farewell
