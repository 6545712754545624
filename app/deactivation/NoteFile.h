// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/NoteFolder.h"
#include "app/platform/DurableFile.h"

#include <optional>

namespace farewell {

/// The file of one note, which gets its name when it is first written. The destructor leaves it
/// behind, and lets others read it; so does a crash.
class NoteFile final
{
public:
    /// The folder must outlive it.
    NoteFile(const NoteFolder &folder, UserId subject, HomeserverUrl homeserver);

    /// Flushed to the disk on return, unless it says so already. After a fault what was written
    /// before still stands.
    [[nodiscard]] NoteFault write(const QByteArray &note);

    /// Whether one of ours stands on the disk.
    [[nodiscard]] bool isThere() const { return m_written.has_value(); }

    /// Where it stands; empty when it does not.
    [[nodiscard]] QString path() const;

    void remove();

private:
    const NoteFolder &m_folder;
    const UserId m_subject;
    const HomeserverUrl m_homeserver;
    std::optional<DurableFile> m_file;
    std::optional<QByteArray> m_written;
};

} // namespace farewell
