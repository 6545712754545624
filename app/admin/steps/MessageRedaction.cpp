// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/MessageRedaction.h"

#include "app/admin/AdminActs.h"
#include "app/base/Clock.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

constexpr std::chrono::milliseconds interval = 2s;
constexpr int mostMisses = 5;

/// Of an answer that says that nothing was done.
AdminReason reasonOf(const Failure &failure)
{
    if (failure.cause == Cause::RateLimited) {
        return AdminReason::None; // it has asked to wait
    }
    const bool isUnsent = failure.sent == Sent::No && failure.httpStatus == 0;
    return isUnsent ? AdminReason::Network : AdminReason::Refused;
}

} // namespace

MessageRedaction::MessageRedaction(const AdminDesk &desk, const AdminTarget &target, int limit,
                                   QObject *parent)
    : StepDriver(desk, target, parent), m_limit(limit), m_act(desk)
{
}

void MessageRedaction::start()
{
    if (target().redactable.isEmpty()) {
        finish({.result = StepResult::Skipped}, {}); // no room could be named
        return;
    }
    const LogFault fault = m_act.begin({.what = Activity::Redact, .subject = target().id()});
    if (fault != LogFault::None || !isNoted()) {
        finish(StepEnd::failed(AdminReason::JournalFailed), u"not sent"_s);
        return;
    }
    redactMessages(desk().place, target().id(), target().redactable, m_limit, this,
                   [this](const Result<QString> &id) { onAnswer(id); });
}

/// Once begun, the server goes on by itself.
void MessageRedaction::stop()
{
    StepDriver::stop();
    if (m_isAnswered) {
        finish(StepEnd::unknown(), u"not known"_s);
    }
}

void MessageRedaction::onAnswer(const Result<QString> &id)
{
    m_isAnswered = true;
    m_act.answered(id ? std::nullopt : std::optional(id.error()));
    if (id) {
        m_id = *id;
        poll();
        return;
    }
    const Failure &failure = id.error();
    const bool isLost = failure.httpStatus == 0 && failure.sent != Sent::No;
    if (isLost || failure.cause == Cause::ServerTrouble || failure.cause == Cause::BadAnswer) {
        findAgain(failure);
        return;
    }
    finish(StepEnd::failed(reasonOf(failure), failure), u"not done"_s);
}

void MessageRedaction::findAgain(const Failure &failure)
{
    if (isStopping()) {
        finish(StepEnd::unknown(failure), u"not known"_s);
        return;
    }
    fetchAdminTasks(desk().place, target().id(), this,
                    [this, failure](const Result<QList<AdminTask>> &tasks) {
                        if (m_isOver) {
                            return;
                        }
                        const auto isIt = [](const AdminTask &task) {
                            return task.action == "redact_all_events"_L1 && task.isUnderWay();
                        };
                        if (!tasks) {
                            finish(StepEnd::unknown(failure), u"not known"_s);
                            return;
                        }
                        const auto found = std::ranges::find_if(*tasks, isIt);
                        if (found == tasks->end()) {
                            finish(StepEnd::unknown(failure), u"not known"_s);
                            return;
                        }
                        m_id = found->id;
                        poll();
                    });
}

void MessageRedaction::poll()
{
    if (m_isOver) {
        return;
    }
    if (isStopping()) {
        finish(StepEnd::unknown(), u"not known"_s);
        return;
    }
    Q_EMIT progressed();
    fetchAdminRedaction(desk().place, m_id, this,
                        [this](const Result<AdminRedaction> &status) { onStatus(status); });
}

void MessageRedaction::onStatus(const Result<AdminRedaction> &status)
{
    if (m_isOver) {
        return;
    }
    m_misses = status ? 0 : m_misses + 1;
    const bool isGone = !status && status.error().cause == Cause::NotFound;
    if (isGone || m_misses >= mostMisses) {
        finish(StepEnd::unknown(status.error()), u"not known"_s);
        return;
    }
    if (!status || status->isUnderWay()) {
        desk().clock.callAfter(interval, this, [this] { poll(); });
        return;
    }
    if (status->isComplete()) {
        finish({.result = StepResult::Done}, u"complete"_s);
        return;
    }
    Failure failure = Failure::of(Cause::BadAnswer);
    failure.sent = Sent::Perhaps;
    failure.serverText = status->error;
    finish(StepEnd::failed(AdminReason::NoEffect, failure), u"failed"_s);
}

void MessageRedaction::finish(const StepEnd &end, const QString &readBack)
{
    if (std::exchange(m_isOver, true)) {
        return;
    }
    conclude(m_act, readBack);
    Q_EMIT ended(end);
}

} // namespace farewell
