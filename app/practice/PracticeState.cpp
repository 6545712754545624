// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeState.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// The first account for which `wanted` holds.
template <class Predicate>
PracticeAccount *firstOf(std::map<QString, PracticeAccount> &accounts, Predicate wanted)
{
    const auto found = std::find_if(accounts.begin(), accounts.end(),
                                    [&](const auto &entry) { return wanted(entry.second); });
    return found == accounts.end() ? nullptr : &found->second;
}

} // namespace

PracticeState::PracticeState(QString serverName)
    : m_serverName(std::move(serverName))
{
    for (const auto &person : practicePeople(m_serverName)) {
        m_accounts.emplace(person.localpart, person);
    }
}

QString PracticeState::userId(const PracticeAccount &account) const
{
    return u"@%1:%2"_s.arg(account.localpart, m_serverName);
}

QString PracticeState::publicBaseUrl() const
{
    return m_settings.publicBaseUrl.isEmpty() ? m_listeningUrl : m_settings.publicBaseUrl;
}

PracticeRoom *PracticeState::room(const QString &id)
{
    const auto found = m_rooms.find(id);
    return found == m_rooms.end() ? nullptr : &found->second;
}

PracticeAccount *PracticeState::byLocalpart(const QString &localpart)
{
    const auto found = m_accounts.find(localpart);
    return found == m_accounts.end() ? nullptr : &found->second;
}

PracticeAccount *PracticeState::byUserId(const QString &id)
{
    const qsizetype colon = id.indexOf(u':');
    const bool isOurs = id.startsWith(u'@') && colon > 0 && id.sliced(colon + 1) == m_serverName;
    return isOurs ? byLocalpart(id.sliced(1, colon - 1)) : nullptr;
}

PracticeAccount *PracticeState::byLoginName(const QString &userIdOrLocalpart)
{
    const QString wanted = userIdOrLocalpart.startsWith(u'@')
        ? userIdOrLocalpart
        : u"@%1:%2"_s.arg(userIdOrLocalpart, m_serverName);
    return firstOf(m_accounts, [&](const auto &account) {
        return userId(account).compare(wanted, Qt::CaseInsensitive) == 0;
    });
}

PracticeAccount *PracticeState::byContact(const QString &medium, const QString &address)
{
    return firstOf(m_accounts, [&](const auto &account) {
        return std::any_of(account.contacts.begin(), account.contacts.end(),
                           [&](const auto &contact) { return contact.is(medium, address); });
    });
}

PracticeAccount *PracticeState::byToken(const QByteArray &token)
{
    return firstOf(m_accounts, [&](const auto &account) {
        return std::any_of(account.sessions.begin(), account.sessions.end(),
                           [&](const auto &session) { return session.token == token; });
    });
}

PracticeResult<PracticeAccount *> PracticeState::requester(const PracticeCall &call)
{
    if (call.token.isEmpty()) {
        return tl::unexpected(
            PracticeAnswer::error(401, u"M_MISSING_TOKEN"_s, u"Missing access token"_s));
    }
    auto *account = byToken(call.token);
    if (account != nullptr && !account->locked && !account->lockedAt) {
        return account;
    }
    if (account != nullptr && !m_settings.isManaged) {
        return tl::unexpected(isLocked(true));
    }
    // Where accounts are managed elsewhere, a locked one is answered like an ended one.
    const QString why
        = account == nullptr ? u"Invalid access token passed."_s : u"Token is not active"_s;
    return tl::unexpected(PracticeAnswer::json(
        {{u"errcode"_s, u"M_UNKNOWN_TOKEN"_s}, {u"error"_s, why}, {u"soft_logout"_s, false}}, 401));
}

PracticeAnswer PracticeState::isLocked(bool softly)
{
    QJsonObject answer{{u"errcode"_s, u"M_USER_LOCKED"_s},
                       {u"error"_s, u"User account has been locked"_s}};
    if (softly) {
        answer.insert(u"soft_logout"_s, true);
    }
    return PracticeAnswer::json(answer, 401);
}

const PracticeSession &PracticeState::sessionOf(const PracticeAccount &account,
                                                const QByteArray &token)
{
    const auto found = std::find_if(account.sessions.begin(), account.sessions.end(),
                                    [&](const auto &session) { return session.token == token; });
    Q_ASSERT(found != account.sessions.end());
    return *found;
}

const PracticeSession &PracticeState::signIn(PracticeAccount &account, const QString &deviceId,
                                             const QString &name, const QString &scope)
{
    account.sessions.removeIf(
        [&](const auto &session) { return !deviceId.isEmpty() && session.deviceId == deviceId; });
    const QByteArray owner = account.localpart.toUtf8().toBase64(QByteArray::OmitTrailingEquals);
    account.sessions.append(
        {.deviceId = deviceId.isEmpty() ? randomLetters(10).toUpper() : deviceId,
         .name = name,
         .token
         = "syt_" + owner + '_' + randomLetters(20).toLatin1() + '_' + randomLetters(6).toLatin1(),
         .scope = scope});
    return account.sessions.constLast();
}

void PracticeState::signOut(PracticeAccount &account, const QByteArray &token)
{
    account.sessions.removeIf([&](const auto &session) { return session.token == token; });
}

QString PracticeState::makeLoginToken(const PracticeAccount &account)
{
    const QString token = u"syl_%1_%2"_s.arg(randomLetters(20), randomLetters(6));
    m_loginTokens.emplace(token, account.localpart);
    return token;
}

PracticeAccount *PracticeState::takeLoginToken(const QString &token)
{
    const auto taken = m_loginTokens.extract(token);
    return taken ? byLocalpart(taken.mapped()) : nullptr;
}

std::optional<PracticeAnswer> PracticeState::turnedAway(PracticeAccount &account) const
{
    const int limit = m_settings.wrongPasswordLimit;
    if (limit == 0 || account.wrongPasswords < limit) {
        return std::nullopt;
    }
    account.wrongPasswords = limit - 1;
    auto answer = PracticeAnswer::json({{u"errcode"_s, u"M_LIMIT_EXCEEDED"_s},
                                        {u"error"_s, u"Too Many Requests"_s},
                                        {u"retry_after_ms"_s, 5882}},
                                       429);
    answer.headers = {{"Retry-After", "6"}};
    return answer;
}

std::optional<PracticeAnswer> PracticeState::hidesRooms() const
{
    if (m_settings.showsRooms) {
        return std::nullopt;
    }
    return PracticeAnswer::error(403, u"M_FORBIDDEN"_s, u"You are not allowed to see rooms"_s);
}

void PracticeState::endSignIns(PracticeAccount &account)
{
    account.sessions.clear();
    account.rooms.clear();
    account.directChats.clear();
}

void PracticeState::deactivate(PracticeAccount &account, bool erase) const
{
    if (m_settings.isManaged) {
        account.deactivatedAt = m_timetable.timestamp();
    }
    using Erasing = PracticeSettings::Erasing;
    const Erasing erasing = m_settings.erasing;
    endSignIns(account);
    account.deactivated = true;
    account.erased = erase && erasing == Erasing::AsAsked;
    account.password.clear();
    account.contacts.clear();
    account.backedUpKeys.reset();
    if (account.erased || erasing == Erasing::OnlyTheProfile) {
        account.displayName.clear();
        account.avatar.clear();
    }
}

QString randomLetters(int count)
{
    constexpr QLatin1StringView letters{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"};
    QString text;
    for (int i = 0; i < count; ++i) {
        text += letters.at(QRandomGenerator::system()->bounded(int(letters.size())));
    }
    return text;
}

} // namespace farewell
