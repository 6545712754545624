// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AccountChange.h"

#include "app/admin/AdminActs.h"
#include "app/admin/LookTimes.h"
#include "app/admin/service/AccountService.h"
#include "app/admin/service/WholeAccount.h"
#include "app/base/Clock.h"
#include "app/matrix/SignedIn.h"

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

using Phase = ChangePhase;
using Outcome = ChangeOutcome;
using Reason = ChangeReason;

Activity activityOf(AccountAct act)
{
    switch (act) {
    case AccountAct::Lock:
        return Activity::Lock;
    case AccountAct::Unlock:
        return Activity::Unlock;
    case AccountAct::Reactivate:
        return Activity::Reactivate;
    }
    Q_UNREACHABLE();
}

} // namespace

AccountChange::AccountChange(AdminPlace place, Clock &clock, ActivityLog &log, AccountAct act,
                             const QString &subject, QObject *parent)
    : QObject(parent), m_place(std::move(place)), m_clock(clock), m_act({m_place, clock, log})
{
    m_state.act = act;
    m_state.subject = subject;
}

AccountChange::~AccountChange()
{
    m_attempt.reset();
    m_act.notWaitedFor();
    (void)m_act.conclude({});
}

void AccountChange::confirm(Secret password)
{
    if (m_state.phase != Phase::Choosing) {
        return;
    }
    m_password = std::move(password);
    m_state.failure = {};
    m_state.logFault = LogFault::None;
    m_reply.reset();
    if (m_state.subject == m_place.actor.session().userId.toString()) {
        go({Phase::Impossible, Outcome::NotDone, Reason::SelfTarget});
        return;
    }
    m_attempt = std::make_unique<QObject>();
    go({Phase::Reading, Outcome::None, Reason::None});
    fetchWholeAccount(m_place, m_state.subject, Request::Tries::Single, m_attempt.get(),
                      [this](const Result<AdminAccount> &account) { onRead(account); });
}

void AccountChange::cancel()
{
    if (m_state.phase == ChangePhase::Reading || m_state.phase == ChangePhase::Cooling) {
        m_attempt.reset();
        m_password.wipe();
    }
}

void AccountChange::onRead(const Result<AdminAccount> &account)
{
    if (!account) {
        m_state.failure = account.error();
        go(verdictOnNoAccount(account.error()));
        return;
    }
    if (!account->service.isClear()) {
        m_state.failure = account->service.failure;
        go(verdictOnNoWord(account->service));
        return;
    }
    m_state.account = *account;
    m_state.readAt = m_clock.nowUtc();
    if (isAsWanted(m_state.act, *account)) {
        go({Phase::Settled, Outcome::Done, Reason::Already});
    } else if (account->user.isDeactivated && m_state.act == AccountAct::Lock) {
        go({Phase::Impossible, Outcome::NotDone, Reason::StaleTarget});
    } else {
        send();
    }
}

/// Not before it is written down.
void AccountChange::send()
{
    const ServiceWord &service = m_state.account->service;
    const bool isForIt = isForService(m_state.act, *m_state.account);
    m_managedId = isForIt ? service.account.id : QString();
    m_state.logFault = m_act.begin({.what = activityOf(m_state.act),
                                    .address = isForIt ? m_place.service->toString() : QString(),
                                    .subject = m_state.subject,
                                    .lastSeenBefore = m_state.account->user.lastSeenAt});
    if (m_state.logFault != LogFault::None) {
        go({Phase::Choosing, Outcome::None, Reason::JournalFailed});
        return;
    }
    m_sent = m_clock.elapsed();
    m_state.sentAt = m_clock.nowUtc();
    const auto onReplied = [this](const Result<QJsonObject> &reply) { onReply(reply); };
    if (isForIt) {
        changeManaged(m_place, m_managedId, m_state.act, m_attempt.get(), onReplied);
    } else if (m_state.act == AccountAct::Reactivate) {
        reactivateAccount(m_place, m_state.subject, m_password, m_attempt.get(), onReplied);
    } else {
        const bool isToBeLocked = m_state.act == AccountAct::Lock;
        lockAccount(m_place, m_state.subject, isToBeLocked, m_attempt.get(), onReplied);
    }
    m_password.wipe();
    go({Phase::Submitting, Outcome::None, Reason::None});
}

/// What was not sent, or only put off, needs no look.
void AccountChange::onReply(const Result<QJsonObject> &reply)
{
    m_reply = reply;
    m_state.failure = reply ? Failure{} : reply.error();
    m_act.answered(reply ? std::nullopt : std::optional(reply.error()));
    const ChangeVerdict unseen = verdictOnChange(reply, {});
    if (unseen.phase == Phase::Choosing || unseen.phase == Phase::Cooling) {
        conclude({});
        go(unseen);
        return;
    }
    go({Phase::Verifying, Outcome::None, Reason::None});
    look();
}

void AccountChange::look()
{
    fetchWholeAccount(
        m_place, m_state.subject, Request::Tries::Single, m_attempt.get(),
        [this](const Result<AdminAccount> &account) { judge(seenIn(account)); }, m_managedId);
}

/// At both, where the account service was asked.
ChangeSeen AccountChange::seenIn(const Result<AdminAccount> &account)
{
    ChangeSeen seen{.sinceSent = sinceSent()};
    const bool isRead = account && account->service.isClear();
    if (isRead) {
        m_state.account = *account;
        m_state.readAt = m_clock.nowUtc();
        seen.isAsWanted = m_managedId.isEmpty() ? isAsWanted(m_state.act, *account)
                                                : isAsWantedAtService(m_state.act, *account);
    } else {
        seen.notRead = account ? account->service.failure : account.error();
    }
    return seen;
}

void AccountChange::judge(const ChangeSeen &seen)
{
    const ChangeVerdict verdict = verdictOnChange(*m_reply, seen);
    if (verdict.phase == Phase::Verifying) {
        waitForNextLook();
        go(verdict);
        return;
    }
    conclude(seen.isAsWanted ? readBack() : u"not read"_s);
    go(verdict);
}

void AccountChange::waitForNextLook()
{
    const std::chrono::milliseconds wait = untilNextAdminLook(m_clock.elapsed() - m_sent);
    m_state.nextLookAt = m_clock.nowUtc().addMSecs(wait.count());
    m_clock.callAfter(wait, m_attempt.get(), [this] { look(); });
}

/// Nothing is sent when the time is over; the person decides again.
void AccountChange::cool()
{
    const std::chrono::milliseconds wait = m_state.failure.pause();
    m_state.coolUntil = m_clock.nowUtc().addMSecs(wait.count());
    m_clock.callAfter(wait, m_attempt.get(), [this] {
        m_state.failure = {};
        go({Phase::Choosing, Outcome::None, Reason::None});
    });
}

void AccountChange::conclude(const QString &readBack)
{
    m_state.isResultUnwritten = m_act.conclude(readBack) != LogFault::None;
}

void AccountChange::go(const ChangeVerdict &verdict)
{
    m_state.phase = verdict.phase;
    m_state.outcome = verdict.outcome;
    m_state.reason = verdict.reason;
    if (verdict.phase != Phase::Verifying) {
        m_state.nextLookAt.reset();
    }
    m_state.coolUntil.reset();
    if (verdict.phase == Phase::Cooling) {
        cool();
    }
    if (verdict.phase != Phase::Reading && verdict.phase != Phase::Submitting) {
        m_password.wipe();
    }
    Q_EMIT changed();
}

std::chrono::seconds AccountChange::sinceSent() const
{
    return std::chrono::duration_cast<std::chrono::seconds>(m_clock.elapsed() - m_sent);
}

QString AccountChange::readBack() const
{
    if (!m_reply || !m_state.account) {
        return {};
    }
    const AdminUser &user = m_state.account->user;
    if (m_state.act == AccountAct::Reactivate) {
        return m_state.account->isDeactivatedSomewhere() ? u"deactivated"_s : u"active"_s;
    }
    return user.isLocked ? u"locked"_s : u"not locked"_s;
}

} // namespace farewell
