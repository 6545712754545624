// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/EarlierAttempts.h"

#include "app/admin/LookTimes.h"
#include "app/admin/steps/AdminNote.h"
#include "app/admin/steps/OpenActs.h"
#include "app/deactivation/NoteFolder.h"

namespace farewell {

namespace {

std::optional<AdminAttempt> attemptIn(const Note &note)
{
    const auto *forOthers = std::get_if<Note::ForOthers>(&note.content);
    if (forOthers == nullptr) {
        return std::nullopt;
    }
    const auto content = parseAdminNote(forOthers->bytes);
    const auto *attempt = std::get_if<AdminAttempt>(&content);
    return attempt != nullptr ? std::optional(*attempt) : std::nullopt;
}

bool isOfTheSame(const AdminAttempt &one, const AdminAttempt &other)
{
    return one.actor == other.actor && one.subject == other.subject
        && one.homeserver == other.homeserver;
}

} // namespace

void settleEarlier(const NoteFolder &folder, ActivityLog &log, const Clock &clock,
                   const AdminAttempt &attempt, const AdminFindings &findings)
{
    AdminFindings ofTheAccount = findings;
    ofTheAccount.redaction = StepResult::Skipped; // that is of this attempt
    const QList<Note> notes = folder.read();
    for (const Note &note : notes) {
        const auto earlier = attemptIn(note);
        if (!earlier || !isOfTheSame(*earlier, attempt)) {
            continue;
        }
        // An account that is active now may still be worked on.
        const bool isOver = findings.account.isDeactivated == true || !earlier->mayHaveBegun()
            || clock.atLeastSince(earlier->sent) >= lastAdminLook;
        if (isOver && concludeOpenActs(log, *earlier, ofTheAccount) == LogFault::None) {
            (void)folder.forget(note);
        }
    }
}

} // namespace farewell
