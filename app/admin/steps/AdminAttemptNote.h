// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminDesk.h"
#include "app/admin/steps/AdminAttempt.h"
#include "app/deactivation/NoteFile.h"

namespace farewell {

struct AdminDeactivationState;
struct AdminTarget;
class StepDriver;

/// The note of one attempt at somebody else's account, so that the next start knows of it when this
/// program ends in between. The destructor leaves it behind; so does a crash.
class AdminAttemptNote final
{
public:
    /// All of it must outlive the note.
    AdminAttemptNote(const AdminDesk &desk, const NoteFolder &folder, const AdminTarget &target);

    /// Directly before `step` sends something that changes something: on return it has reached the
    /// disk. Without a yes nothing may be sent. `begunAt`: the first click, UTC.
    [[nodiscard]] bool write(const AdminDeactivationState &state, const QDateTime &begunAt,
                             const StepDriver &step);

    /// What has come of it since then. `step` is under way, or null.
    void keep(const AdminDeactivationState &state, const StepDriver *step);

    /// The person knows what is known. Removes it, and what the same administrator's earlier
    /// attempts at that account have left behind where it tells of them; what became of those is
    /// written into the log.
    void concluded(const AdminDeactivationState &state);

private:
    void take(const AdminDeactivationState &state, const StepDriver *step);
    void takeRequest(const StepDriver &step);

    const AdminDesk &m_desk;
    const NoteFolder &m_folder;
    const AdminTarget &m_target;
    std::optional<AdminAttempt> m_attempt;
    std::optional<NoteFile> m_file;
};

} // namespace farewell
