// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/FileDeletion.h"

#include "app/admin/AdminActs.h"
#include "app/base/Clock.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

FileDeletion::FileDeletion(const AdminDesk &desk, const AdminTarget &target, QObject *parent)
    : StepDriver(desk, target, parent), m_act(desk)
{
}

void FileDeletion::start()
{
    send();
}

void FileDeletion::stop()
{
    StepDriver::stop();
    if (const auto why = takePutOff()) {
        finish(StepEnd::failed(AdminReason::None, *why), unfinished());
    } else if (m_isCounting) {
        finish(StepEnd::unknown(), unfinished());
    }
}

void FileDeletion::send()
{
    if (isStopping()) {
        finish(StepEnd::failed(AdminReason::None), unfinished());
        return;
    }
    const LogFault fault = m_act.begin({.what = Activity::DeleteMedia, .subject = target().id()});
    if (fault != LogFault::None || !isNoted()) {
        finish(StepEnd::failed(AdminReason::JournalFailed), unfinished());
        return;
    }
    deleteFiles(desk().place, target().id(), this,
                [this](const Result<qint64> &count) { onAnswer(count); });
}

void FileDeletion::onAnswer(const Result<qint64> &count)
{
    if (!count && count.error().cause == Cause::RateLimited) {
        // It has done nothing, and the click covers all of them.
        if (isStopping()) {
            finish(StepEnd::failed(AdminReason::None, count.error()), unfinished());
        } else {
            putOff(count.error(), [this] { send(); });
        }
        return;
    }
    m_act.answered(count ? std::nullopt : std::optional(count.error()));
    if (!count && count.error().sent == Sent::No) {
        finish(StepEnd::failed(AdminReason::Network, count.error()), unfinished());
        return;
    }
    if (!count) {
        this->count(count.error());
        return;
    }
    m_deleted += *count;
    Q_EMIT progressed();
    if (*count > 0) {
        send();
    } else {
        this->count(std::nullopt);
    }
}

/// For the log: whatever came last, these are gone.
QString FileDeletion::unfinished() const
{
    return u"%1 deleted, not finished"_s.arg(m_deleted);
}

void FileDeletion::count(const std::optional<Failure> &failure)
{
    if (isStopping()) {
        finish(StepEnd::unknown(failure.value_or(Failure())), unfinished());
        return;
    }
    m_isCounting = true;
    fetchAdminFiles(desk().place, target().id(), this, [this, failure](const Result<qint64> &left) {
        if (!left) {
            finish(StepEnd::unknown(failure.value_or(left.error())), u"not known"_s);
        } else if (*left == 0) {
            finish({.result = StepResult::Done}, u"no files are left"_s);
        } else {
            finish(StepEnd::failed(failure ? AdminReason::Refused : AdminReason::NoEffect,
                                   failure.value_or(Failure())),
                   u"files are left"_s);
        }
    });
}

void FileDeletion::finish(const StepEnd &end, const QString &readBack)
{
    if (std::exchange(m_isOver, true)) {
        return;
    }
    conclude(m_act, readBack);
    Q_EMIT ended(end);
}

} // namespace farewell
