// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/AttemptNote.h"

#include <QFileInfo>

namespace farewell {

AttemptNote::AttemptNote(const NoteFolder &folder, UserId subject, HomeserverUrl homeserver)
    : m_folder(folder), m_subject(std::move(subject)), m_homeserver(std::move(homeserver))
{
}

NoteFault AttemptNote::record(const Attempt &attempt)
{
    if (attempt == m_recorded) {
        return NoteFault::None;
    }
    m_isConcluded = false;
    if (!m_file) {
        const QFileInfo place(m_folder.newPath(m_subject, m_homeserver));
        m_file.emplace(place.filesystemFilePath());
    }
    const NoteFault fault = faultOf(m_file->write(toNote(attempt).toStdString()));
    if (fault == NoteFault::None) {
        m_recorded = attempt;
    }
    return fault;
}

QString AttemptNote::path() const
{
    return m_recorded ? QFileInfo(m_file->path()).filePath() : QString();
}

void AttemptNote::didNothing()
{
    if (m_file) {
        m_file->remove();
        m_file.reset();
    }
    m_recorded.reset();
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
