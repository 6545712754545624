// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeAdminDeactivation.h"

#include "app/practice/PracticeAdminCard.h"
#include "app/practice/PracticeMembership.h"

#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

/// A boolean of a PUT that may be missing; anything else is a complaint.
PracticeResult<std::optional<bool>> flagIn(const QJsonObject &body, const QString &name)
{
    if (!body.contains(name)) {
        return std::nullopt;
    }
    if (!body[name].isBool()) {
        return tl::unexpected(adminRefusal(u"'%1' parameter is not of type boolean"_s.arg(name)));
    }
    return body[name].toBool();
}

} // namespace

PracticeAdminDeactivation::PracticeAdminDeactivation(PracticeState &state, PracticeAdminDoor &door)
    : m_state(state), m_door(door)
{
    door.add("POST", "/v1/deactivate/*", [this](const PracticeCall &call, PracticeAccount &admin) {
        QString &demotesAt = m_state.settings().admin.demotesAt;
        if (!demotesAt.isEmpty()
            && m_state.byUserId(call.captured[0]) == m_state.byLocalpart(demotesAt)) {
            demotesAt.clear();
            admin.admin = false;
            return PracticeAdminDoor::notAnAdmin();
        }
        return deactivate(call);
    });
    door.add("PUT", "/v1/suspend/*",
             [this](const PracticeCall &call, PracticeAccount &) { return suspend(call); });
    door.add("PUT", "/v2/users/*",
             [this](const PracticeCall &call, PracticeAccount &) { return putAccount(call); });
}

PracticeAnswer PracticeAdminDeactivation::deactivate(const PracticeCall &call)
{
    if (const auto later = putOff()) {
        return *later;
    }
    const auto account = m_door.accountOf(call.captured[0], u"Can only deactivate local users"_s);
    if (!account) {
        return account.error();
    }
    const auto body = call.request.body.isEmpty() ? QJsonObject() : jsonObjectIn(call.request.body);
    if (!body) {
        return body.error();
    }
    if (body->contains("erase"_L1) && !body->value("erase"_L1).isBool()) {
        return adminRefusal(u"Param 'erase' must be a boolean, if given"_s, u"M_BAD_JSON"_s);
    }
    return begin(**account, body->value("erase"_L1).toBool());
}

std::optional<PracticeAnswer> PracticeAdminDeactivation::putOff()
{
    using PutOff = PracticeAdminSettings::PutOff;
    auto &waiting = m_state.settings().admin.putOff;
    if (waiting.isEmpty()) {
        return std::nullopt;
    }
    QJsonObject body{{u"errcode"_s, u"M_LIMIT_EXCEEDED"_s}, {u"error"_s, u"Too Many Requests"_s}};
    constexpr auto pause = 7s;
    QByteArray after;
    switch (waiting.takeFirst()) {
    case PutOff::Seconds:
        after = QByteArray::number(qint64(pause.count()));
        break;
    case PutOff::Date:
        after = QLocale::c()
                    .toString(m_state.timetable().nowUtc().addSecs(pause.count()),
                              u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
                    .toLatin1();
        break;
    case PutOff::InBody:
        body.insert(u"retry_after_ms"_s, qint64(std::chrono::milliseconds(pause).count()));
        break;
    }
    auto answer = PracticeAnswer::json(body, 429);
    if (!after.isEmpty()) {
        answer.headers.append({"Retry-After", after});
    }
    return answer;
}

PracticeAnswer PracticeAdminDeactivation::begin(PracticeAccount &account, bool erase)
{
    account.contacts.clear();
    account.sessions.clear();
    account.password.clear();
    m_leaving.push_back({&account, std::nullopt});
    if (std::exchange(m_state.settings().admin.refusesHalfWay, false)) {
        return PracticeAnswer::error(403, u"M_FORBIDDEN"_s, u"Changing the profile is forbidden"_s);
    }
    if (erase) {
        account.displayName.clear();
        account.avatar.clear();
        account.erased = true; // and stays so, should a later one ask for less
    }
    declineInvites(m_state, account);
    if (m_onBegun) {
        m_onBegun(account);
    }
    const auto takes = m_state.settings().admin.deactivationTakes;
    auto answer = PracticeAnswer::json({{u"id_server_unbind_result"_s, u"success"_s}});
    answer.due = m_state.timetable().now() + takes;
    m_state.timetable().after(takes, [this, &account] { finish(account); });
    return answer;
}

void PracticeAdminDeactivation::finish(PracticeAccount &account)
{
    account.deactivated = true;
    account.directChats.clear();
    m_state.countDeactivation();
    startLeaving();
    passTime();
}

/// What others do as soon as so many accounts were deactivated.
void PracticeAdminDeactivation::passTime()
{
    using Meanwhile = PracticeAdminSettings::Meanwhile;
    using Does = Meanwhile::Does;
    auto &meanwhile = m_state.settings().admin.meanwhile;
    const QList<Meanwhile> all = std::exchange(meanwhile, {});
    QList<Meanwhile> due;
    for (const Meanwhile &one : all) {
        (one.after <= m_state.deactivations() ? due : meanwhile) += one;
    }
    for (const Meanwhile &one : std::as_const(due)) {
        PracticeAccount &account = m_state.accounts()[one.localpart];
        account.localpart = one.localpart;
        switch (one.does) {
        case Does::Close:
            account.contacts.clear();
            account.sessions.clear();
            account.password.clear();
            account.rooms.clear();
            account.deactivated = true;
            break;
        case Does::MakeAdmin:
            account.admin = true;
            break;
        case Does::Register:
            account.displayName = one.localpart;
            account.password = u"correct horse battery"_s;
            break;
        }
    }
}

void PracticeAdminDeactivation::startLeaving()
{
    if (!std::exchange(m_isLeaving, true)) {
        leaveNext();
    }
}

/// One room, and then the next after a while. Which rooms is settled when an account's turn comes:
/// whatever it joins meanwhile it stays in.
void PracticeAdminDeactivation::leaveNext()
{
    while (!m_leaving.empty()) {
        auto &[account, rooms] = m_leaving.front();
        rooms = rooms.value_or(account->rooms);
        if (!rooms->isEmpty()) {
            break;
        }
        m_leaving.pop_front();
    }
    if (m_leaving.empty()) {
        m_isLeaving = false;
        return;
    }
    m_state.timetable().after(m_state.settings().admin.leavingTakes, [this] {
        auto &[account, rooms] = m_leaving.front();
        leaveRoom(m_state, *account, rooms->takeFirst());
        leaveNext();
    });
}

PracticeAnswer PracticeAdminDeactivation::suspend(const PracticeCall &call)
{
    const QString &userId = call.captured[0];
    const auto account = m_door.accountOf(userId, u"Can only suspend local users"_s);
    if (!account) {
        return account.error();
    }
    const auto body = jsonObjectIn(call.request.body);
    if (!body) {
        return body.error();
    }
    const QJsonValue wanted = body->value("suspend"_L1);
    if (!wanted.isBool()) {
        return adminRefusal(u"1 validation error for PutBody\nsuspend"_s,
                            wanted.isUndefined() ? u"M_MISSING_PARAM"_s : u"M_BAD_JSON"_s);
    }
    (*account)->suspended = wanted.toBool();
    return PracticeAnswer::json({{u"user_%1_suspended"_s.arg(userId), wanted}});
}

PracticeAnswer PracticeAdminDeactivation::putAccount(const PracticeCall &call)
{
    const QString &userId = call.captured[0];
    if (const auto complaint = notAUserId(userId)) {
        return *complaint;
    }
    const auto body = jsonObjectIn(call.request.body);
    if (!body) {
        return body.error();
    }
    if (userId.section(u':', 1) != m_state.serverName()) {
        return adminRefusal(u"This endpoint can only be used with local users"_s);
    }
    const auto deactivated = flagIn(*body, u"deactivated"_s);
    const auto locked = flagIn(*body, u"locked"_s);
    if (!deactivated || !locked) {
        return deactivated ? locked.error() : deactivated.error();
    }
    if (deactivated->value_or(false) && locked->value_or(false)) {
        return adminRefusal(u"An user can't be deactivated and locked"_s);
    }
    const QJsonValue password = body->value("password"_L1);
    if (!password.isUndefined() && !password.isNull() && !password.isString()) {
        return adminRefusal(u"Invalid password"_s);
    }
    auto *account = m_state.byUserId(userId);
    if (account == nullptr) {
        return createAccount(userId, *body);
    }
    if (password.isString() && m_state.settings().isManaged) {
        return PracticeAnswer::error(403, u"M_FORBIDDEN"_s, u"Password change disabled"_s);
    }
    if (password.isString()) {
        account->password = password.toString();
        account->sessions.clear();
    }
    std::chrono::milliseconds due{0};
    if (*deactivated == true && !account->deactivated) {
        due = begin(*account, false).due;
    } else if (*deactivated == false && account->deactivated) {
        account->deactivated = false;
        account->erased = false;
    }
    account->locked = locked->value_or(account->locked);
    auto answer = PracticeAnswer::json(practiceCard(m_state, *account));
    answer.due = due;
    return answer;
}

/// Whoever mistypes a name makes somebody.
PracticeAnswer PracticeAdminDeactivation::createAccount(const QString &userId,
                                                        const QJsonObject &body)
{
    const QString localpart = userId.section(u':', 0, 0).sliced(1);
    PracticeAccount &account = m_state.accounts()[localpart];
    account.localpart = localpart;
    account.displayName = localpart;
    account.password = body["password"_L1].toString();
    m_state.countCreation();
    return PracticeAnswer::json(practiceCard(m_state, account), 201);
}

} // namespace farewell
