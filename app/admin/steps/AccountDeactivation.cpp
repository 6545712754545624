// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AccountDeactivation.h"

#include "app/admin/AdminActs.h"
#include "app/admin/LookTimes.h"
#include "app/admin/service/AccountService.h"
#include "app/admin/service/WholeAccount.h"
#include "app/admin/steps/ProfileWait.h"
#include "app/base/Clock.h"
#include "app/matrix/SignedIn.h"

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

using Tries = Request::Tries;

constexpr std::chrono::milliseconds firstLook = 2s; ///< after a request without its answer

} // namespace

AccountDeactivation::AccountDeactivation(const AdminDesk &desk, const AdminTarget &target,
                                         Setup setup, QObject *parent)
    : StepDriver(desk, target, parent), m_setup(setup), m_act(desk)
{
}

/// Nobody waits for what has come of it.
AccountDeactivation::~AccountDeactivation()
{
    m_act.conclude(u"not waited for"_s);
}

bool AccountDeactivation::Seen::isAccepted() const
{
    return account.isAccepted.value_or(reply.isOfService
                                       && reply.kind == AdminReply::Kind::Confirmed);
}

AccountDeactivation::Seen AccountDeactivation::seen() const
{
    Seen seen = m_seen;
    if (m_looking && m_nextAt > sinceSent()) {
        seen.nextLookIn = m_nextAt - sinceSent();
    }
    return seen;
}

std::chrono::milliseconds AccountDeactivation::sinceSent() const
{
    return m_isSent ? desk().clock.elapsed() - m_sent : 0ms;
}

/// The tasks first, for they may be asked for again and again; the account directly before.
void AccountDeactivation::start()
{
    if (m_setup.ignoresTasks) {
        lookFirst();
        return;
    }
    m_looking = std::make_unique<QObject>();
    fetchAdminTasks(desk().place, target().id(), m_looking.get(),
                    [this](const Result<QList<AdminTask>> &tasks) { onTasks(tasks); });
}

void AccountDeactivation::onTasks(const Result<QList<AdminTask>> &tasks)
{
    if (m_isOver) {
        return;
    }
    const bool isMissing = !tasks && tasks.error().cause == Cause::Unrecognized;
    if (!tasks && !isMissing) {
        finish(StepEnd::failed(reasonOfNoRead(tasks.error()), tasks.error()));
    } else if (tasks && isProfileUnderWay(*tasks)) {
        finish({.result = StepResult::Waiting, .hasProfileTask = true});
    } else {
        lookFirst();
    }
}

/// The account service last, for it is whom the request goes to, where it knows the account.
void AccountDeactivation::lookFirst()
{
    endLook();
    m_looking = std::make_unique<QObject>();
    lookAtAccount(desk().place, {.userId = target().id()}, m_looking.get(),
                  [this](const AccountLook &look) {
                      fetchServiceWord(desk().place, target().id(), Tries::Single, m_looking.get(),
                                       [this, look](const ServiceWord &service) {
                                           AccountLook whole = look;
                                           whole.service = service;
                                           onFirstLook(whole);
                                       });
                  });
}

void AccountDeactivation::stop()
{
    StepDriver::stop();
    if (!m_isSent) {
        finish({.result = StepResult::Skipped});
    }
}

/// Why nothing may be sent: somebody else has changed what the person decided on.
std::optional<StepEnd> AccountDeactivation::objectionTo(const AccountLook &look) const
{
    if (!look.account) {
        const AdminReason reason = reasonOfNoAccount(look.account.error());
        return StepEnd::failed(reason == AdminReason::Gone ? AdminReason::StaleTarget : reason,
                               look.account.error());
    }
    if (!look.sessions) {
        return StepEnd::failed(reasonOfNoAccount(look.sessions.error()), look.sessions.error());
    }
    if (!look.service.isClear()) {
        return StepEnd::failed(reasonOfNoWord(look.service), look.service.failure);
    }
    const AdminUser now = joinedAccount(*look.account, look.service).user;
    const AdminUser &before = target().account.user;
    StepEnd stale = StepEnd::failed(AdminReason::StaleTarget);
    if (now.isDeactivated && !before.isDeactivated && !m_setup.isRunAgain) {
        stale.outcome = Outcome::Deactivated;
        return stale;
    }
    if ((m_setup.mustBeClosed || before.isDeactivated) && !now.isDeactivated) {
        stale.outcome = Outcome::StillActive;
        return stale;
    }
    const bool isChanged
        = (now.isAdmin && !before.isAdmin) || !isSameKeeper(look.service, target().account.service);
    return isChanged ? std::optional(stale) : std::nullopt;
}

void AccountDeactivation::onFirstLook(const AccountLook &look)
{
    if (m_isOver) {
        return;
    }
    if (const auto objection = objectionTo(look)) {
        finish(*objection);
        return;
    }
    m_before = {.wasDeactivated = joinedAccount(*look.account, look.service).user.isDeactivated,
                .sessions = *look.sessions,
                .contacts = look.account->contacts};
    m_managedId = look.service.isKnown() ? look.service.account.id : QString();
    send();
}

void AccountDeactivation::send()
{
    const LogFault fault = m_act.begin({.what = Activity::Deactivate,
                                        .address = addressAsked(),
                                        .subject = target().id(),
                                        .erase = m_setup.erase,
                                        .lastSeenBefore = target().account.user.lastSeenAt});
    if (fault != LogFault::None || !isNoted()) {
        conclude(m_act, u"not sent"_s);
        finish(StepEnd::failed(AdminReason::JournalFailed));
        return;
    }
    m_isSent = true;
    m_sent = desk().clock.elapsed();
    m_seen.sentAt = desk().clock.nowUtc();
    m_seen.askedHost
        = (m_managedId.isEmpty() ? desk().place.address : *desk().place.service).displayHost();
    Q_EMIT submitted();
    const auto onReplied = [this](const AdminReply &reply) { onReply(reply); };
    if (m_managedId.isEmpty()) {
        deactivateAccount(desk().place, target().id(), m_setup.erase, this, onReplied);
    } else {
        deactivateManaged(desk().place, m_managedId, m_setup.erase, this, onReplied);
    }
}

/// Where the request goes; empty: to the homeserver.
QString AccountDeactivation::addressAsked() const
{
    return m_managedId.isEmpty() ? QString() : desk().place.service->toString();
}

void AccountDeactivation::onReply(const AdminReply &reply)
{
    m_seen.reply = reply;
    m_seen.answeredAt = desk().clock.nowUtc();
    const bool isYes = reply.kind == AdminReply::Kind::Confirmed;
    m_act.answered(isYes ? std::nullopt : std::optional(reply.failure));
    const AdminVerdict verdict = verdictOn(reply, m_seen.account, m_setup.erase);
    if (verdict.state == AdminVerdict::State::NotSent
        || verdict.state == AdminVerdict::State::Cooling) {
        finishBy(verdict);
        return;
    }
    Q_EMIT progressed(); // the answer may be all that is ever learnt
    // A server that refuses may be read at once; one that has not answered may be at work still,
    // and so may one in whose place something else has answered.
    const bool isSaidByNobody
        = reply.kind == AdminReply::Kind::Unclear || reply.kind == AdminReply::Kind::Hidden;
    if (isSaidByNobody && sinceSent() < firstLook) {
        lookLater();
    } else {
        lookBack();
    }
}

void AccountDeactivation::lookBack()
{
    m_looking = std::make_unique<QObject>();
    lookAtAccount(
        desk().place,
        {.userId = target().id(), .managedId = m_managedId, .withAccess = m_seen.reply.isRefusal()},
        m_looking.get(), [this](const AccountLook &look) { onLookedBack(look); });
}

void AccountDeactivation::onLookedBack(const AccountLook &look)
{
    endLook();
    m_seen.account = seenIn(look, m_before);
    m_seen.account.sinceSent = std::chrono::duration_cast<std::chrono::seconds>(sinceSent());
    if (look.account) {
        m_seen.readAt = desk().clock.nowUtc();
    }
    judge();
}

void AccountDeactivation::judge()
{
    const AdminVerdict verdict = verdictOn(m_seen.reply, m_seen.account, m_setup.erase);
    if (verdict.state != AdminVerdict::State::Verifying) {
        finishBy(verdict);
        return;
    }
    lookLater();
}

void AccountDeactivation::lookLater()
{
    const std::chrono::milliseconds wait = untilNextAdminLook(sinceSent());
    m_nextAt = sinceSent() + wait;
    m_looking = std::make_unique<QObject>();
    desk().clock.callAfter(wait, m_looking.get(), [this] { lookBack(); });
    Q_EMIT verifying();
    Q_EMIT progressed();
}

void AccountDeactivation::finishBy(const AdminVerdict &verdict)
{
    const bool isDone = verdict.outcome == Outcome::Deactivated;
    StepEnd end{.result = isDone ? StepResult::Done : StepResult::Failed,
                .reason = verdict.reason,
                .failure = m_seen.reply.failure};
    end.verdict = verdict;
    finish(end);
}

/// Later, for it may be what calls.
void AccountDeactivation::endLook()
{
    if (m_looking) {
        m_looking.release()->deleteLater();
    }
}

void AccountDeactivation::finish(const StepEnd &end)
{
    if (std::exchange(m_isOver, true)) {
        return;
    }
    endLook();
    const bool hasReadBack = m_seen.reply.kind != AdminReply::Kind::NothingSent
        && m_seen.reply.kind != AdminReply::Kind::RateLimited;
    conclude(m_act, hasReadBack ? readBackOf(m_seen.account) : QString());
    Q_EMIT ended(end);
}

} // namespace farewell
