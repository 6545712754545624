// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/AttemptNote.h"

namespace farewell {

AttemptNote::AttemptNote(const NoteFolder &folder, UserId subject, HomeserverUrl homeserver)
    : m_folder(folder)
    , m_subject(std::move(subject))
    , m_homeserver(std::move(homeserver))
    , m_file(folder, m_subject, m_homeserver)
{
}

NoteFault AttemptNote::record(const Attempt &attempt)
{
    m_isConcluded = false;
    return m_file.write(toNote(attempt));
}

void AttemptNote::didNothing()
{
    m_file.remove();
}

void AttemptNote::concluded()
{
    didNothing();
    if (!std::exchange(m_isConcluded, true)) {
        m_folder.forgetDeactivated(m_subject, m_homeserver);
    }
}

void AttemptNote::concludedActive(const Clock &clock, std::chrono::milliseconds ago)
{
    didNothing();
    if (!std::exchange(m_isConcluded, true)) {
        m_folder.forgetUndone(m_subject, m_homeserver, clock, ago);
    }
}

} // namespace farewell
