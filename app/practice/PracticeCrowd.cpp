// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeCrowd.h"

#include "app/practice/PracticeCrowdRooms.h"
#include "app/practice/PracticeMedia.h"
#include "app/practice/PracticeState.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr size_t crowdSize = 300;
constexpr qint64 day = 24LL * 60 * 60;
constexpr qint64 someTimeAgo = 1'777'593'600; ///< 1 May 2026, in seconds

using Edit = std::function<void(PracticeAccount &)>;

/// Moves people in one after the other: by their number it depends what each of them has.
class Registrar final
{
public:
    explicit Registrar(PracticeState &state)
        : m_state(state)
    {
    }

    void admit(const QString &localpart, const QString &name, const Edit &edit = {});
    void admitMany(int count, const QString &localpart, const QString &name, const Edit &edit);

private:
    PracticeState &m_state;
    int m_number = 0;
};

void Registrar::admit(const QString &localpart, const QString &name, const Edit &edit)
{
    const int number = m_number++;
    PracticeAccount &account = m_state.accounts()[localpart];
    account.localpart = localpart;
    account.displayName = number % 7 == 3 ? QString() : name;
    account.avatar = number % 3 == 0 ? practiceAvatarUri(m_state.serverName()) : QString();
    account.created = someTimeAgo - (number % 100) * day;
    if (number % 5 != 4) {
        account.lastSeen = (someTimeAgo + number * 3600) * 1000;
    }
    account.password = u"correct horse battery"_s;
    account.contacts = {{u"email"_s, localpart.toLower() + u"@example.org"_s}};
    const QByteArray mark = QByteArray::number(number);
    account.sessions = {{.deviceId = u"PHONE%1"_s.arg(number, 5, 10, QChar(u'0')),
                         .name = u"Element X on the phone"_s,
                         .token = "syt_elsewhere_" + mark}};
    if (edit) {
        edit(account);
    }
}

void Registrar::admitMany(int count, const QString &localpart, const QString &name,
                          const Edit &edit)
{
    for (int i = 1; i <= count; ++i) {
        const auto numbered = [&](const QString &pattern) {
            return pattern.contains(u"%1"_s) ? pattern.arg(i, count > 9 ? 2 : 1, 10, QChar(u'0'))
                                             : pattern;
        };
        admit(numbered(localpart), numbered(name), edit);
    }
}

void close(PracticeAccount &account, bool erase)
{
    account.deactivated = true;
    account.deactivatedAt = account.created * 1000; // at both, where there are two
    account.erased = erase;
    account.password.clear();
    account.contacts.clear();
    account.sessions.clear();
    if (erase) {
        account.displayName.clear();
        account.avatar.clear();
    }
}

void giveFiles(PracticeAccount &account)
{
    for (int i = 0; i < 400; ++i) {
        account.files += u"%1%2"_s.arg(account.localpart).arg(i, 4, 10, QChar(u'0'));
    }
}

void admitStaff(Registrar &registrar)
{
    registrar.admit(u"dana"_s, u"Dana"_s, [](auto &account) { account.admin = true; });
    registrar.admit(u"former-admin"_s, u"Frank"_s, [](auto &account) {
        close(account, false);
        account.admin = true;
    });
    registrar.admit(u"help-bot"_s, u"Help"_s, [](auto &account) { account.type = u"bot"_s; });
    registrar.admit(u"help-desk"_s, u"Help desk"_s,
                    [](auto &account) { account.type = u"support"_s; });
}

void admitSpecial(Registrar &registrar)
{
    registrar.admitMany(5, u"_telegram_%1"_s, u"Somebody (Telegram)"_s, [](auto &account) {
        account.appservice = u"telegram"_s;
        account.password.clear();
        account.contacts.clear();
        account.sessions.clear();
        account.lastSeen.reset();
    });
    registrar.admitMany(3, u"10%1"_s, u"Guest"_s, [](auto &account) {
        account.guest = true;
        account.password.clear();
        account.contacts.clear();
    });
    registrar.admitMany(4, u"locked-%1"_s, u"Locked out"_s,
                        [](auto &account) { account.locked = true; });
    registrar.admitMany(3, u"gone-%1"_s, u"Gone"_s, [](auto &account) { close(account, true); });
    for (const auto &localpart : {u"gone-4"_s, u"gone-5"_s, u"gone-6"_s}) {
        registrar.admit(localpart, u"Gone"_s, [](auto &account) { close(account, false); });
    }
    registrar.admit(u"100%real"_s, u"Real"_s);
    registrar.admit(u"under_score"_s, u"Underscore"_s);
    registrar.admit(u"a/b"_s, u"Slash"_s);
    registrar.admit(u"leah"_s, u"Leah"_s, [](auto &account) {
        giveFiles(account);
        account.externalIds = {{u"oidc-practice"_s, u"leah"_s}};
    });
    registrar.admit(u"nora"_s, u"Nora"_s, giveFiles);
    registrar.admit(u"olga"_s, u"Olga"_s);
    registrar.admitMany(6, u"sole-%1"_s, u"Room keeper %1"_s, {});
    registrar.admitMany(60, u"deals-%1"_s, u"Best deals %1"_s, {});
}

/// Fills the house with people of whom there is nothing to tell.
void admitOrdinary(Registrar &registrar, const PracticeState &state)
{
    const QStringList names{u"amira"_s,  u"ben"_s,   u"chloe"_s, u"david"_s, u"elif"_s,
                            u"fatima"_s, u"goran"_s, u"hana"_s,  u"ivan"_s,  u"jana"_s,
                            u"kofi"_s,   u"lena"_s,  u"milan"_s, u"nadia"_s, u"oskar"_s,
                            u"priya"_s,  u"quinn"_s, u"rosa"_s,  u"sami"_s,  u"tova"_s};
    for (int i = 0; state.accounts().size() < crowdSize; ++i) {
        const QString &name = names[i % names.size()];
        const qsizetype row = i / names.size() + 1;
        registrar.admit(u"%1.%2"_s.arg(name).arg(row, 2, 10, QChar(u'0')),
                        name.first(1).toUpper() + name.sliced(1));
    }
}

} // namespace

void moveCrowdIn(PracticeState &state)
{
    state.accounts()[u"alice"_s].admin = true;
    state.accounts()[u"bob"_s].externalIds = {{u"oidc-practice"_s, u"bob"_s}};
    Registrar registrar(state);
    admitStaff(registrar);
    admitSpecial(registrar);
    admitOrdinary(registrar, state);
    furnishCrowdRooms(state);
}

} // namespace farewell
