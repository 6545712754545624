// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArrayList>
#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <utility>

namespace farewell {

/// A file or folder at the moment it was flushed to the disk.
struct Flush
{
    QString path;
    QByteArray content;   ///< of a file
    QByteArrayList notes; ///< all "*.json" of the folder that is watched, as they were then
};

/// While it lives, it stands before the C library's fsync(): a power cut cannot be had in a test,
/// so what must be on the disk before something else happens is seen by its flushes. Only in
/// programs that name Flushes.cpp among their sources; one at a time.
class Flushes final
{
public:
    explicit Flushes(QString folder);
    ~Flushes();
    Q_DISABLE_COPY_MOVE(Flushes)

    [[nodiscard]] const QList<Flush> &seen() const { return m_seen; }

    /// The flush with this number, counted from 0, fails as on a disk that breaks.
    void breakAt(qsizetype number) { m_broken = number; }

    /// Called before each flush, with the file; what it does to that, an end of the program at this
    /// moment would have done.
    void callBefore(std::function<void(const Flush &now, int file)> look)
    {
        m_look = std::move(look);
    }

    /// What fsync() does meanwhile.
    [[nodiscard]] int flush(int file);

private:
    QString m_folder;
    QList<Flush> m_seen;
    std::optional<qsizetype> m_broken;
    std::function<void(const Flush &now, int file)> m_look;
};

} // namespace farewell
