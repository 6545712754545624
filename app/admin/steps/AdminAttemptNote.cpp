// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AdminAttemptNote.h"

#include "app/admin/steps/AdminDeactivationDriver.h"
#include "app/admin/steps/AdminNote.h"
#include "app/admin/steps/EarlierAttempts.h"
#include "app/admin/steps/MessageRedaction.h"
#include "app/matrix/SignedIn.h"

#include <algorithm>

namespace farewell {

AdminAttemptNote::AdminAttemptNote(const AdminDesk &desk, const NoteFolder &folder,
                                   const AdminTarget &target)
    : m_desk(desk), m_folder(folder), m_target(target)
{
}

bool AdminAttemptNote::write(const AdminDeactivationState &state, const QDateTime &begunAt,
                             const StepDriver &step)
{
    const auto subject = UserId::parse(m_target.id());
    if (!subject) {
        return false;
    }
    const SignedIn &actor = m_desk.place.actor;
    if (!m_attempt) {
        m_attempt = AdminAttempt{.actor = actor.session().userId,
                                 .subject = *subject,
                                 .homeserver = actor.homeserver(),
                                 .address = m_desk.place.address,
                                 .begunAt = begunAt};
    }
    if (!m_file) {
        m_file.emplace(m_folder, *subject, actor.homeserver());
    }
    takeRequest(step);
    take(state, &step);
    const bool isWritten = m_file->write(toNote(*m_attempt)) == NoteFault::None;
    if (!isWritten && !m_file->isThere()) {
        m_file->remove(); // of one that may have its name already
    }
    return isWritten;
}

void AdminAttemptNote::keep(const AdminDeactivationState &state, const StepDriver *step)
{
    if (m_file && m_file->isThere()) {
        take(state, step);
        (void)m_file->write(toNote(*m_attempt)); // the former one says enough too
    }
}

void AdminAttemptNote::concluded(const AdminDeactivationState &state)
{
    if (!m_file || !m_file->isThere()) {
        return;
    }
    m_file->remove();
    const AdminFindings findings{.at = m_desk.clock.nowUtc(),
                                 .account = state.deactivation.account};
    if (state.outcome == Outcome::Unknown || !findings.account.isDeactivated) {
        return; // nothing that would tell of others
    }
    settleEarlier(m_folder, m_desk.log, m_desk.clock, *m_attempt, findings);
}

void AdminAttemptNote::take(const AdminDeactivationState &state, const StepDriver *step)
{
    const AdminChoices &choices = state.choices;
    m_attempt->erase = choices.erase.value_or(false);
    m_attempt->roomsToHandOver = state.handOvers.size();
    m_attempt->roomsHandedOver
        = std::ranges::count(state.handOvers, StepResult::Done, &HandOver::Line::result);
    m_attempt->redact = choices.redact;
    m_attempt->redactLimit = choices.redactLimit;
    m_attempt->deleteFiles = choices.deleteFiles;
    m_attempt->filesDeleted = state.filesDeleted;
    m_attempt->results = state.results;
    if (const auto *redaction = qobject_cast<const MessageRedaction *>(step)) {
        m_attempt->redactId = redaction->id();
    }
    const auto *deactivation = qobject_cast<const AccountDeactivation *>(step);
    if (deactivation != nullptr && deactivation->seen().answeredAt.isValid()) {
        const AdminReply reply = deactivation->seen().reply;
        m_attempt->reply = reply.kind;
        m_attempt->httpStatus = reply.httpStatus;
        m_attempt->errcode = reply.failure.errcode;
    }
}

/// The account is as it was directly before; what a request before this one may have done counts.
void AdminAttemptNote::takeRequest(const StepDriver &step)
{
    const auto *deactivation = qobject_cast<const AccountDeactivation *>(&step);
    if (deactivation == nullptr) {
        return;
    }
    m_attempt->isAgain = m_attempt->mayHaveBegun();
    m_attempt->sentAt = m_desk.clock.nowUtc();
    m_attempt->sent = m_desk.clock.now();
    m_attempt->wasDeactivated = deactivation->before().wasDeactivated;
    m_attempt->rooms = m_target.joined.size();
    m_attempt->signs
        = AccountSigns::of(deactivation->before().sessions, deactivation->before().contacts);
    m_attempt->reply.reset();
    m_attempt->httpStatus = 0;
    m_attempt->errcode.clear();
}

} // namespace farewell
