// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeAccount.h"
#include "app/practice/PracticeExchange.h"
#include "app/practice/PracticeRoom.h"
#include "app/practice/PracticeSettings.h"
#include "app/practice/PracticeTimetable.h"

#include <map>
#include <optional>

namespace farewell {

/// All that a practice homeserver knows. It has no lock of its own: whoever uses it holds the
/// server's.
class PracticeState final
{
public:
    explicit PracticeState(QString serverName);

    [[nodiscard]] const QString &serverName() const { return m_serverName; }
    [[nodiscard]] QString userId(const PracticeAccount &account) const;

    /// The address the server tells to clients.
    [[nodiscard]] QString publicBaseUrl() const;
    void setListeningUrl(const QString &url) { m_listeningUrl = url; }

    [[nodiscard]] PracticeSettings &settings() { return m_settings; }
    [[nodiscard]] std::map<QString, PracticeAccount> &accounts() { return m_accounts; }
    [[nodiscard]] const std::map<QString, PracticeAccount> &accounts() const { return m_accounts; }

    /// By id: the crowd's, those that were opened (PracticeRoomPlan.h), and what was written to.
    /// Of others nothing is known but who of this server is in them, see roomOf().
    [[nodiscard]] std::map<QString, PracticeRoom> &rooms() { return m_rooms; }
    [[nodiscard]] const std::map<QString, PracticeRoom> &rooms() const { return m_rooms; }
    [[nodiscard]] PracticeRoom *room(const QString &id);

    [[nodiscard]] PracticeTimetable &timetable() { return m_timetable; }

    /// How many accounts administrators have deactivated, or made by a PUT to a name that nobody
    /// had: no program that only closes accounts makes any.
    [[nodiscard]] int deactivations() const { return m_deactivations; }
    [[nodiscard]] int creations() const { return m_creations; }
    void countDeactivation() { ++m_deactivations; }
    void countCreation() { ++m_creations; }

    /// Lookups; nullptr when there is no such account. An account is never removed: its name stays
    /// taken after deactivation.
    [[nodiscard]] PracticeAccount *byLocalpart(const QString &localpart);
    [[nodiscard]] PracticeAccount *byUserId(const QString &id);
    [[nodiscard]] PracticeAccount *byLoginName(const QString &userIdOrLocalpart);
    [[nodiscard]] PracticeAccount *byContact(const QString &medium, const QString &address);
    [[nodiscard]] PracticeAccount *byToken(const QByteArray &token);

    /// Whose token the request carries, or the 401.
    [[nodiscard]] PracticeResult<PracticeAccount *> requester(const PracticeCall &call);

    /// The session of a token that requester() accepted.
    [[nodiscard]] static const PracticeSession &sessionOf(const PracticeAccount &account,
                                                          const QByteArray &token);

    const PracticeSession &signIn(PracticeAccount &account, const QString &deviceId,
                                  const QString &name, const QString &scope = {});
    static void signOut(PracticeAccount &account, const QByteArray &token);

    /// A `loginToken`, which works once.
    [[nodiscard]] QString makeLoginToken(const PracticeAccount &account);
    [[nodiscard]] PracticeAccount *takeLoginToken(const QString &token);

    /// The 429 after too many wrong passwords, see PracticeSettings.
    [[nodiscard]] std::optional<PracticeAnswer> turnedAway(PracticeAccount &account) const;

    /// The 403 for whoever asks about their rooms, see PracticeSettings.
    [[nodiscard]] std::optional<PracticeAnswer> hidesRooms() const;

    /// What Synapse does: the account loses everything but its name, its password included; the
    /// profile stays unless erased. Servers that differ: see PracticeSettings.
    void deactivate(PracticeAccount &account, bool erase) const;

    /// The part of a deactivation that is done before it fails: see PracticeSettings::failsHalfWay.
    static void endSignIns(PracticeAccount &account);

    /// The 401 that Synapse answers for a locked account.
    [[nodiscard]] static PracticeAnswer isLocked(bool softly);

private:
    QString m_serverName;
    QString m_listeningUrl;
    PracticeSettings m_settings;
    std::map<QString, PracticeAccount> m_accounts;
    std::map<QString, PracticeRoom> m_rooms;
    PracticeTimetable m_timetable;
    int m_deactivations = 0;
    int m_creations = 0;
    std::map<QString, QString> m_loginTokens; ///< token to localpart
};

/// So many random letters, for tokens and session ids.
[[nodiscard]] QString randomLetters(int count);

} // namespace farewell
