// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/NoteFile.h"

namespace farewell {

/// The note of one attempt, so that the next start knows of it when this program ends in between.
/// The destructor leaves it behind, and lets others read it; so does a crash.
class AttemptNote final
{
public:
    /// The folder must outlive it.
    AttemptNote(const NoteFolder &folder, UserId subject, HomeserverUrl homeserver);

    /// Flushed to the disk on return, unless it says so already. After a fault what was written
    /// before still stands.
    [[nodiscard]] NoteFault record(const Attempt &attempt);

    /// Where it stands; empty when it does not.
    [[nodiscard]] QString path() const { return m_file.path(); }

    /// Nobody needs to be reminded: the request did nothing, or the person has read all that can
    /// be known. Removes this note, and no other.
    void didNothing();

    /// The account is deactivated. Removes what other attempts at it have left behind, too.
    void concluded();

    /// It is still active: its server has let somebody in, `ago` before now. Removes what other
    /// attempts have left behind, unless they were too young then to be sure of.
    void concludedActive(const Clock &clock, std::chrono::milliseconds ago);

private:
    const NoteFolder &m_folder;
    const UserId m_subject;
    const HomeserverUrl m_homeserver;
    NoteFile m_file;
    bool m_isConcluded = false;
};

} // namespace farewell
