// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/NoteFile.h"

#include <QFileInfo>

namespace farewell {

NoteFile::NoteFile(const NoteFolder &folder, UserId subject, HomeserverUrl homeserver)
    : m_folder(folder), m_subject(std::move(subject)), m_homeserver(std::move(homeserver))
{
}

NoteFault NoteFile::write(const QByteArray &note)
{
    if (note == m_written) {
        return NoteFault::None;
    }
    if (!m_file) {
        const QFileInfo place(m_folder.newPath(m_subject, m_homeserver));
        m_file.emplace(place.filesystemFilePath());
    }
    const NoteFault fault = faultOf(m_file->write(note.toStdString()));
    if (fault == NoteFault::None) {
        m_written = note;
    }
    return fault;
}

QString NoteFile::path() const
{
    return m_written ? QFileInfo(m_file->path()).filePath() : QString();
}

void NoteFile::remove()
{
    if (m_file) {
        m_file->remove();
        m_file.reset();
    }
    m_written.reset();
}

} // namespace farewell
