// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/Note.h"

#include <system_error>

namespace farewell {

/// Why nothing can be written down; each has its own sentence.
enum class NoteFault { None, NoRoom, NotWritable };

[[nodiscard]] NoteFault faultOf(const std::error_code &error);

/// Where the notes of deactivations under way stand, one file an attempt. Several running programs
/// may share it: the note of one that still runs is its own.
class NoteFolder final
{
public:
    explicit NoteFolder(QString path); ///< made when something is written

    /// Whether a note could be written now.
    [[nodiscard]] NoteFault probe() const;

    /// Where a new attempt writes. Its name tells nobody whose it is.
    [[nodiscard]] QString newPath(const UserId &subject, const HomeserverUrl &homeserver) const;

    /// What was left behind; the notes of programs that still run are not.
    [[nodiscard]] QList<Note> read() const;

    /// Writes what a note says now in the place where it was left behind, if it is still there.
    [[nodiscard]] NoteFault keep(const QString &path, const Attempt &attempt) const;

    [[nodiscard]] bool forget(const Note &note) const;

    /// The account is deactivated: removes what was left behind of it.
    void forgetDeactivated(const UserId &subject, const HomeserverUrl &homeserver) const;

    /// Its server has let somebody in, `ago` before now: removes what was left behind of attempts
    /// that were so old then that no server is still working on them.
    void forgetUndone(const UserId &subject, const HomeserverUrl &homeserver, const Clock &clock,
                      std::chrono::milliseconds ago) const;

private:
    [[nodiscard]] QList<Note> notesOf(const UserId &subject, const HomeserverUrl &homeserver) const;

    QString m_path;
};

} // namespace farewell
