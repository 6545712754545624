// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AccountDeactivation.h"

#include "app/admin/AdminActs.h"
#include "app/admin/LookTimes.h"
#include "app/admin/steps/ProfileWait.h"
#include "app/base/Clock.h"
#include "app/matrix/FanOut.h"
#include "app/matrix/SignedIn.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

using Tries = Request::Tries;

constexpr std::chrono::milliseconds firstLook = 2s; ///< after a request without an answer

/// Whether the server itself refuses, so that it matters whether we still may.
bool isRefusal(AdminReply::Kind kind)
{
    return kind == AdminReply::Kind::Refused || kind == AdminReply::Kind::RefusedBefore;
}

/// Whether everything that was there is still there.
template <class T>
bool hasAll(const QList<T> &now, const QList<T> &before)
{
    return std::ranges::all_of(before, [&now](const T &one) { return now.contains(one); });
}

} // namespace

struct AccountDeactivation::Look
{
    std::optional<Result<AdminAccount>> account;
    std::optional<Result<QStringList>> sessions;
    AdminAccess access = AdminAccess::Unknown;
};

AccountDeactivation::AccountDeactivation(const AdminDesk &desk, const AdminTarget &target,
                                         Setup setup, QObject *parent)
    : StepDriver(desk, target, parent), m_setup(setup), m_act(desk), m_before(target)
{
}

/// Nobody waits for what has come of it.
AccountDeactivation::~AccountDeactivation()
{
    m_act.conclude(u"not waited for"_s);
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

void AccountDeactivation::lookFirst()
{
    endLook();
    look(false, [this](const Look &look) { onFirstLook(look); });
}

void AccountDeactivation::stop()
{
    StepDriver::stop();
    if (!m_isSent) {
        finish({.result = StepResult::Skipped});
    }
}

/// The reads beside each other, each tried once.
void AccountDeactivation::look(bool withAccess, std::function<void(const Look &)> done)
{
    m_looking = std::make_unique<QObject>();
    QObject *context = m_looking.get();
    const auto look = std::make_shared<Look>();
    std::vector<FanOut::Job> jobs;
    jobs.emplace_back([this, look, context](const std::function<void()> &ready) {
        fetchAdminAccount(desk().place, target().id(), Tries::Single, context,
                          [look, ready](Result<AdminAccount> account) {
                              look->account.emplace(std::move(account));
                              ready();
                          });
    });
    jobs.emplace_back([this, look, context](const std::function<void()> &ready) {
        fetchAdminSessions(desk().place, target().id(), Tries::Single, context,
                           [look, ready](Result<QStringList> sessions) {
                               look->sessions.emplace(std::move(sessions));
                               ready();
                           });
    });
    if (withAccess) {
        jobs.emplace_back([this, look, context](const std::function<void()> &ready) {
            probeAdminAccess(desk().place, context, [look, ready](AdminAccess access) {
                look->access = access;
                ready();
            });
        });
    }
    auto *reads
        = new FanOut(std::move(jobs), [look, done = std::move(done)] { done(*look); }, context);
    reads->start();
}

/// Why nothing may be sent: somebody else has changed what the person decided on.
std::optional<StepEnd> AccountDeactivation::objectionTo(const Look &look) const
{
    if (!*look.account) {
        return StepEnd::failed(reasonOfNoAccount(look.account->error()), look.account->error());
    }
    if (!*look.sessions) {
        return StepEnd::failed(reasonOfNoAccount(look.sessions->error()), look.sessions->error());
    }
    const AdminUser &now = (**look.account).user;
    const AdminUser &before = target().account.user;
    StepEnd stale = StepEnd::failed(AdminReason::StaleTarget);
    if (now.isDeactivated && !before.isDeactivated && !m_setup.isRunAgain) {
        stale.outcome = Outcome::Deactivated;
        return stale;
    }
    if (m_setup.mustBeClosed && !now.isDeactivated) {
        stale.outcome = Outcome::StillActive;
        return stale;
    }
    const bool isChanged
        = (now.isAdmin && !before.isAdmin) || (before.isDeactivated && !now.isDeactivated);
    return isChanged ? std::optional(stale) : std::nullopt;
}

void AccountDeactivation::onFirstLook(const Look &look)
{
    if (m_isOver) {
        return;
    }
    if (const auto objection = objectionTo(look)) {
        finish(*objection);
        return;
    }
    m_before.account = **look.account;
    m_sessions = **look.sessions;
    send();
}

void AccountDeactivation::send()
{
    const LogFault fault = m_act.begin({.what = Activity::Deactivate,
                                        .subject = target().id(),
                                        .erase = m_setup.erase,
                                        .lastSeenBefore = target().account.user.lastSeenAt});
    if (fault != LogFault::None || !isNoted()) {
        m_act.conclude(u"not sent"_s);
        finish(StepEnd::failed(AdminReason::JournalFailed));
        return;
    }
    m_isSent = true;
    m_sent = desk().clock.elapsed();
    m_seen.sentAt = desk().clock.nowUtc();
    Q_EMIT submitted();
    deactivateAccount(desk().place, target().id(), m_setup.erase, this,
                      [this](const AdminReply &reply) { onReply(reply); });
}

void AccountDeactivation::onReply(const AdminReply &reply)
{
    m_seen.reply = reply;
    m_seen.answeredAt = desk().clock.nowUtc();
    const bool isYes = reply.kind == AdminReply::Kind::Confirmed;
    m_act.answered(isYes ? std::nullopt : std::optional(reply.failure));
    m_seen.account.hadContacts = !m_before.account.contacts.isEmpty();
    m_seen.account.hadSigns = !m_sessions.isEmpty() || m_seen.account.hadContacts;
    const AdminVerdict verdict = verdictOn(reply, m_seen.account, m_setup.erase);
    if (verdict.state == AdminVerdict::State::NotSent
        || verdict.state == AdminVerdict::State::Cooling) {
        finishBy(verdict);
        return;
    }
    Q_EMIT progressed(); // the answer may be all that is ever learnt
    // A server that refuses may be read at once; one that has not answered may be at work still.
    if (reply.kind == AdminReply::Kind::Unclear && sinceSent() < firstLook) {
        lookLater();
    } else {
        lookBack();
    }
}

void AccountDeactivation::lookBack()
{
    look(isRefusal(m_seen.reply.kind), [this](const Look &look) { onLookedBack(look); });
}

void AccountDeactivation::onLookedBack(const Look &look)
{
    endLook();
    AdminSeen &seen = m_seen.account;
    seen.access = look.access;
    seen.sinceSent = std::chrono::duration_cast<std::chrono::seconds>(sinceSent());
    // An account that is active now may still be worked on: what was read before says nothing.
    const bool isRead = look.account->has_value();
    seen.isDeactivated = isRead ? std::optional((**look.account).user.isDeactivated) : std::nullopt;
    seen.isErased = isRead ? std::optional((**look.account).user.isErased) : std::nullopt;
    seen.hasAllSigns = isRead && *look.sessions
        ? std::optional(hasAll(**look.sessions, m_sessions)
                        && hasAll((**look.account).contacts, m_before.account.contacts))
        : std::nullopt;
    if (isRead) {
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
    m_act.conclude(hasReadBack ? readBackOf(m_seen.account) : QString());
    Q_EMIT ended(end);
}

} // namespace farewell
