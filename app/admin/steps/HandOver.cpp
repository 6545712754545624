// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/HandOver.h"

#include "app/admin/AdminActs.h"
#include "app/base/Clock.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

using Verdict = OnlyAdmin::Verdict;

constexpr std::chrono::milliseconds patience = 10s; ///< of somebody who has stopped it

Verdict verdictOn(const Result<AdminRoom> &room, const QString &subject)
{
    return room ? onlyAdminIn(room->powers, subject).verdict : Verdict::CannotJudge;
}

} // namespace

HandOver::HandOver(const AdminDesk &desk, const AdminTarget &target, QList<Line> lines,
                   QObject *parent)
    : StepDriver(desk, target, parent), m_lines(std::move(lines)), m_act(desk)
{
}

void HandOver::start()
{
    next();
}

void HandOver::next()
{
    const auto isOpen = [](const Line &line) {
        return line.result == StepResult::Waiting || line.result == StepResult::Failed
            || line.result == StepResult::Unknown;
    };
    const auto found = std::ranges::find_if(m_lines, isOpen);
    if (isStopping() || found == m_lines.end()) {
        Q_EMIT ended({.result = found == m_lines.end() ? StepResult::Done : StepResult::Failed});
        return;
    }
    m_at = found - m_lines.begin();
    found->result = StepResult::Running;
    lookFirst();
}

/// Time may have passed since somebody chose: another may be its admin by now, or the heir gone.
void HandOver::lookFirst()
{
    Q_EMIT progressed();
    m_reading = std::make_unique<QObject>();
    fetchAdminRoom(desk().place, m_lines.at(m_at).heir.roomId, m_reading.get(),
                   [this](const Result<AdminRoom> &room) { onLookedFirst(room); });
}

void HandOver::onLookedFirst(const Result<AdminRoom> &room)
{
    m_reading.release()->deleteLater(); // it is calling us
    const Verdict now = verdictOn(room, target().id());
    if (now == Verdict::CannotJudge) {
        endLine(StepResult::Unknown, {});
        Q_EMIT ended(room ? StepEnd::unknown()
                          : StepEnd::unknown(room.error(), reasonOfNoRead(room.error())));
    } else if (now != Verdict::OnlyThem) {
        handedOver(*room);
    } else if (!room->powers.joined.contains(m_lines.at(m_at).heir.userId)) {
        endLine(StepResult::Failed, {}); // who has left would only be invited
        Q_EMIT ended(StepEnd::failed(AdminReason::None));
    } else {
        send();
    }
}

void HandOver::send()
{
    const Heir &heir = m_lines.at(m_at).heir;
    const LogFault fault = m_act.begin({.what = Activity::HandOver,
                                        .subject = target().id(),
                                        .object = u"%1 %2"_s.arg(heir.roomId, heir.userId)});
    if (fault != LogFault::None || !isNoted()) {
        conclude(m_act, u"not sent"_s);
        m_lines[m_at].result = StepResult::Waiting;
        Q_EMIT ended(StepEnd::failed(AdminReason::JournalFailed));
        return;
    }
    Q_EMIT progressed();
    makeRoomAdmin(desk().place, heir.roomId, heir.userId, this,
                  [this](const Result<QJsonObject> &answer) { onAnswer(answer); });
}

void HandOver::onAnswer(const Result<QJsonObject> &answer)
{
    if (!answer && answer.error().cause == Cause::RateLimited) {
        // It has done nothing, and the click covers the whole list.
        if (isStopping()) {
            giveUp(answer.error());
        } else {
            putOff(answer.error(), [this] { send(); });
        }
        return;
    }
    const std::optional<Failure> failure
        = answer ? std::nullopt : std::optional<Failure>(answer.error());
    m_act.answered(failure);
    if (failure && failure->sent == Sent::No) {
        endLine(StepResult::Failed, u"not done"_s);
        Q_EMIT ended(StepEnd::failed(AdminReason::Network, *failure));
    } else {
        readBack(failure);
    }
}

void HandOver::stop()
{
    StepDriver::stop();
    if (const auto why = takePutOff()) {
        giveUp(*why);
    } else if (m_reading) {
        stopReading();
    }
}

void HandOver::stopReading()
{
    m_reading.reset(); // or its answer would still come
    endLine(StepResult::Unknown, u"not known"_s);
    Q_EMIT ended(StepEnd::unknown());
}

void HandOver::giveUp(const Failure &why)
{
    m_act.answered(why);
    endLine(StepResult::Failed, u"not done"_s);
    Q_EMIT ended(StepEnd::failed(AdminReason::None, why));
}

/// The answer is no proof either way.
void HandOver::readBack(std::optional<Failure> failure)
{
    m_reading = std::make_unique<QObject>();
    fetchAdminRoom(desk().place, m_lines.at(m_at).heir.roomId, m_reading.get(),
                   [this, failure = std::move(failure)](const Result<AdminRoom> &room) {
                       onRoom(room, failure);
                   });
    if (isStopping()) {
        desk().clock.callAfter(patience, this, [this] {
            if (m_reading) {
                stopReading();
            }
        });
    }
}

void HandOver::onRoom(const Result<AdminRoom> &room, const std::optional<Failure> &failure)
{
    m_reading.release()->deleteLater(); // it is calling us
    const Verdict now = verdictOn(room, target().id());
    if (now == Verdict::CannotJudge) {
        endLine(StepResult::Unknown, u"not known"_s);
        Q_EMIT ended(StepEnd::unknown(failure.value_or(room ? Failure() : room.error()),
                                      room ? AdminReason::None : reasonOfNoRead(room.error())));
        return;
    }
    if (now == Verdict::OnlyThem) {
        endLine(StepResult::Failed, u"still the only admin"_s);
        Q_EMIT ended(StepEnd::failed(failure ? AdminReason::Refused : AdminReason::NoEffect,
                                     failure.value_or(Failure())));
        return;
    }
    handedOver(*room);
}

void HandOver::handedOver(const AdminRoom &room)
{
    const QString &heir = m_lines.at(m_at).heir.userId;
    m_lines[m_at].isHeirAdmin = room.powers.joined.contains(heir)
        && levelIn(room.powers, heir).value_or(0) >= onlyAdminIn(room.powers, target().id()).need;
    endLine(StepResult::Done, u"not the only admin"_s);
    next();
}

void HandOver::endLine(StepResult result, const QString &readBack)
{
    conclude(m_act, readBack);
    m_lines[m_at].result = result;
    m_lines[m_at].at = desk().clock.nowUtc();
    Q_EMIT progressed();
}

} // namespace farewell
