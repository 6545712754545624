// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeCrowdRooms.h"

#include "app/practice/PracticeMembership.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// Somebody of another server, who administers what the people here share.
constexpr QLatin1StringView host{"@host:example.org"};
constexpr int townCount = 20;
constexpr int clubCount = 6;
constexpr int manyCount = 400;

const QStringList &versions()
{
    static const QStringList all{u"6"_s, u"10"_s, u"11"_s, u"12"_s};
    return all;
}

class Furnisher final
{
public:
    explicit Furnisher(PracticeState &state)
        : m_state(state)
    {
    }

    void openFirstRooms();
    void openTowns();
    void openClubs();
    void openRoomsOfSoleAdmins();
    void openManyRooms();
    void fill();

private:
    PracticeRoom &open(const QString &name, const QString &version, const QString &creator);
    PracticeRoom &openShared(const QString &name, const QString &version);
    void put(const QString &localpart, const PracticeRoom &room, int messages = 3);
    [[nodiscard]] QString user(const QString &localpart) const
    {
        return u"@%1:%2"_s.arg(localpart, m_state.serverName());
    }

    PracticeState &m_state;
    QStringList m_towns; ///< by id: anybody may go there
    QStringList m_clubs; ///< by id: only who is invited
};

PracticeRoom &Furnisher::open(const QString &name, const QString &version, const QString &creator)
{
    PracticeRoom room;
    room.id = practiceRoomId(name, version, m_state.serverName());
    room.name = name.first(1).toUpper() + name.sliced(1);
    room.version = version;
    room.creator = creator;
    if (!room.creatorsReign()) {
        room.powers.insert(creator, 100);
    }
    return m_state.rooms()[room.id] = room;
}

/// Dana's, and another server's as well: nobody is missed there.
PracticeRoom &Furnisher::openShared(const QString &name, const QString &version)
{
    PracticeRoom &room = open(name, version, user(u"dana"_s));
    room.elsewise.insert(host, u"join"_s);
    if (room.creatorsReign()) {
        room.additionalCreators = {host};
    } else {
        room.powers.insert(host, 100);
    }
    put(u"dana"_s, room);
    return room;
}

void Furnisher::put(const QString &localpart, const PracticeRoom &room, int messages)
{
    joinRoom(m_state, m_state.accounts()[localpart], room.id);
    m_state.rooms()[room.id].messages.insert(user(localpart), messages);
}

/// Those that alice, bob and carol are in with or without a crowd.
void Furnisher::openFirstRooms()
{
    for (const auto &name : {u"allotment"_s, u"book-club"_s, u"family"_s, u"choir"_s}) {
        openShared(name, u"11"_s);
    }
    for (const auto &name : {u"alice-and-bob"_s, u"alice-and-carol"_s}) {
        PracticeRoom &room = open(name, u"10"_s, user(u"alice"_s));
        room.name.clear();
        const bool isBobs = name == "alice-and-bob"_L1;
        const QString other = isBobs ? user(u"bob"_s) : u"@carol:example.org"_s;
        room.powers.insert(other, 100);
        if (!isBobs) {
            room.elsewise.insert(other, u"join"_s);
        }
    }
}

void Furnisher::openTowns()
{
    for (int i = 0; i < townCount; ++i) {
        PracticeRoom &room = openShared(u"town-%1"_s.arg(i + 1, 2, 10, QChar(u'0')),
                                        versions()[i % versions().size()]);
        room.joinRule = u"public"_s;
        m_towns += room.id;
    }
}

void Furnisher::openClubs()
{
    for (int i = 0; i < clubCount; ++i) {
        m_clubs += openShared(u"club-%1"_s.arg(i + 1), versions()[i % versions().size()]).id;
    }
}

void Furnisher::openRoomsOfSoleAdmins()
{
    const auto openFor = [this](const QString &owner, const QString &name, const QString &version) {
        const PracticeRoom &room = open(name, version, user(owner));
        put(owner, room);
        for (const auto &guest : {u"amira.01"_s, u"ben.01"_s, u"chloe.01"_s}) {
            put(guest, room);
        }
    };
    openFor(u"leah"_s, u"knitting"_s, u"6"_s);
    openFor(u"leah"_s, u"bees"_s, u"12"_s);
    const QStringList names{u"rowing"_s, u"chess"_s,  u"pottery"_s,
                            u"bread"_s,  u"trains"_s, u"stars"_s};
    for (int i = 0; i < names.size(); ++i) {
        openFor(u"sole-%1"_s.arg(i + 1), names[i], versions()[i % versions().size()]);
    }
}

void Furnisher::openManyRooms()
{
    for (int i = 0; i < manyCount; ++i) {
        PracticeRoom &room = open(u"many-%1"_s.arg(i, 3, 10, QChar(u'0')), u"11"_s, host);
        room.elsewise.insert(host, u"join"_s);
        room.joinRule = u"public"_s;
        put(u"olga"_s, room, 1);
    }
}

/// Everybody who has a room to go to goes: two towns and a club for most, six towns for spammers.
void Furnisher::fill()
{
    int number = 0;
    for (auto &[localpart, account] : m_state.accounts()) {
        const int i = number++;
        if (account.deactivated || i % 9 == 8) {
            continue;
        }
        const bool isSpammer = localpart.startsWith(u"deals-"_s);
        for (int town = 0; town < (isSpammer ? 6 : 2); ++town) {
            put(localpart, m_state.rooms()[m_towns[(i + town * 3) % m_towns.size()]],
                isSpammer ? 25 : 3);
        }
        if (!isSpammer) {
            put(localpart, m_state.rooms()[m_clubs[i % m_clubs.size()]]);
        }
    }
    auto &invited = m_state.rooms()[m_clubs.constFirst()].elsewise;
    invited.insert(user(u"deals-01"_s), u"ban"_s);
    invited.insert(user(u"deals-02"_s), u"invite"_s);
}

} // namespace

void furnishCrowdRooms(PracticeState &state)
{
    Furnisher furnisher(state);
    furnisher.openFirstRooms();
    furnisher.openTowns();
    furnisher.openClubs();
    furnisher.openRoomsOfSoleAdmins();
    furnisher.openManyRooms();
    furnisher.fill();
}

} // namespace farewell
