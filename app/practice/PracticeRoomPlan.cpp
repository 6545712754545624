// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeRoomPlan.h"

#include "app/practice/PracticeMembership.h"

#include <array>
#include <chrono>
#include <iterator>
#include <optional>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

struct Known
{
    const char16_t *name;
    int people; ///< beside the account
};

/// What the first rooms of a kind are called; the others have a number.
constexpr std::array sole{Known{u"Choir", 213}, Known{u"Neighbours", 30},
                          Known{u"Chess circle", 8}};
constexpr std::array shared{Known{u"Work", 11}, Known{u"Garden", 1901}, Known{u"Running", 5}};
constexpr std::array invited{Known{u"Film night", 12}, Known{u"Street party", 40}};
constexpr int firstOnes = 30;

/// Somebody elsewhere who could look after a room.
struct Candidate
{
    QLatin1StringView id;
    QLatin1StringView name;
    int power;
    std::optional<std::chrono::days> wroteBefore; ///< none: never
};

constexpr std::array candidates{
    Candidate{"@bob:example.org"_L1, "Bob"_L1, 50, std::chrono::days(0)},
    Candidate{"@carol:example.net"_L1, "Carol"_L1, 50, std::chrono::days(16)},
    Candidate{"@dan:example.org"_L1, "Dan"_L1, 0, std::nullopt}};

constexpr QLatin1StringView host{"@host:example.org"};

class Opener final
{
public:
    Opener(PracticeState &state, PracticeAccount &account)
        : m_state(state), m_account(account), m_user(state.userId(account))
    {
    }

    void openShared(int n);
    void openSole(int n, int people);
    void openDirectChat(int n);
    void openForGuest(int n, const QString &membership);

private:
    void addCandidates(PracticeRoom &room) const;

    template <std::size_t size>
    [[nodiscard]] static Known known(const std::array<Known, size> &some, int n)
    {
        return some.at(static_cast<std::size_t>(n) % size);
    }

    /// In the store, where there was none like it.
    template <std::size_t size>
    PracticeRoom &make(const QString &kind, const std::array<Known, size> &names, int n,
                       const QString &version, const QString &creator);
    void join(const PracticeRoom &room) { m_account.rooms += room.id; } // not there yet

    PracticeState &m_state;
    PracticeAccount &m_account;
    QString m_user;

    // There may be thousands: they are made where they stay, mostly one after the other, and what
    // they have in common is there once.
    std::map<QString, PracticeRoom>::iterator m_next = m_state.rooms().end();
    QString m_host{host};
    QMap<QString, QString> m_hostIsThere{{m_host, u"join"_s}};
    QMap<QString, qint64> m_hostIsAdmin{{m_host, 100}};
};

template <std::size_t size>
PracticeRoom &Opener::make(const QString &kind, const std::array<Known, size> &names, int n,
                           const QString &version, const QString &creator)
{
    const Known one = known(names, n);
    const QString id = practiceRoomId(kind + u'-' + QString::number(n).rightJustified(5, u'0'),
                                      version, m_state.serverName());
    const auto made = m_state.rooms().insert_or_assign(m_next, id, PracticeRoom());
    m_next = std::next(made);
    PracticeRoom &room = made->second;
    room.id = id;
    room.name = QString::fromUtf16(one.name);
    if (n >= static_cast<int>(size)) {
        room.name += u' ' + QString::number(n);
    }
    room.version = version;
    room.creator = creator;
    room.crowd = one.people;
    if (!room.creatorsReign()) {
        room.powers = creator == m_host ? m_hostIsAdmin : QMap<QString, qint64>{{creator, 100}};
    }
    return room;
}

void Opener::openShared(int n)
{
    PracticeRoom &room = make(u"shared"_s, shared, n, u"11"_s, m_host);
    room.elsewise = m_hostIsThere;
    room.joinRule = n % 2 == 1 ? u"public"_s : u"invite"_s;
    if (n % 3 == 2 && n < firstOnes) {
        room.powers.insert(m_user, 100); // beside the host; nobody has so many offices
    }
    join(room);
}

void Opener::openSole(int n, int people)
{
    PracticeRoom &room = make(u"sole"_s, sole, n, n % 2 == 0 ? u"11"_s : u"12"_s, m_user);
    room.crowd = people > 0 ? people : room.crowd;
    room.joinRule = n % 3 == 0 ? u"public"_s : u"invite"_s;
    room.isSpace = n % 3 == 1;
    if (n % 3 == 0) {
        room.alias = u"#room-%1:%2"_s.arg(n).arg(m_state.serverName());
    }
    // Somebody who looked after it, too, and has gone.
    const QString former = u"@former:example.org"_s;
    room.powers.insert(former, 100);
    room.elsewise.insert(former, u"leave"_s);
    addCandidates(room);
    join(room);
}

void Opener::addCandidates(PracticeRoom &room) const
{
    const qint64 now = m_state.timetable().timestamp();
    for (const Candidate &one : candidates) {
        room.elsewise.insert(one.id, u"join"_s);
        room.profiles.insert(one.id, {one.name, {}});
        --room.crowd; // they are of the people that it has
        if (one.power > 0) {
            room.powers.insert(one.id, one.power);
        }
        if (one.wroteBefore) {
            room.lastWrote.insert(one.id,
                                  now - std::chrono::milliseconds(*one.wroteBefore).count());
        }
    }
}

void Opener::openDirectChat(int n)
{
    const QString friendId = u"@friend-%1:example.org"_s.arg(n);
    PracticeRoom &room = make(u"chat"_s, sole, n, u"11"_s, m_user);
    room.name.clear();
    room.crowd = 0;
    room.elsewise.insert(friendId, u"join"_s);
    m_account.directChats[friendId] += room.id;
    join(room);
}

void Opener::openForGuest(int n, const QString &membership)
{
    PracticeRoom &room = make(membership, invited, n, u"11"_s, m_host);
    room.elsewise = {{m_host, u"join"_s}, {m_user, membership}};
    room.joinRule = membership == "knock"_L1 ? u"knock"_s : u"invite"_s;
}

} // namespace

void openRooms(PracticeState &state, PracticeAccount &account, const PracticeRoomPlan &plan)
{
    Opener opener(state, account);
    for (int n = 0; n < plan.shared; ++n) {
        opener.openShared(n);
    }
    for (int n = 0; n < plan.sole; ++n) {
        opener.openSole(n, plan.peopleOfSole);
    }
    for (int n = 0; n < plan.directChats; ++n) {
        opener.openDirectChat(n);
    }
    for (int n = 0; n < plan.invitations; ++n) {
        opener.openForGuest(n, u"invite"_s);
    }
    for (int n = 0; n < plan.knocks; ++n) {
        opener.openForGuest(n, u"knock"_s);
    }
}

} // namespace farewell
