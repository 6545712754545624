// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Clock.h"
#include "app/deactivation/NoteFile.h"
#include "app/matrix/Session.h"

#include <QDateTime>
#include <QList>

#include <optional>
#include <variant>

namespace farewell {

/// How far a deactivation had come whose effect was not known yet.
enum class JournalStep {
    Asked,      ///< a request without a proof was sent; most servers only ask for one then
    Proved,     ///< a request with a proof was sent
    FindingOut, ///< it was sent without a clear answer, and we were looking
};

/// What is written down of a deactivation that is under way. Nothing of it is secret.
struct JournalEntry
{
    HomeserverUrl homeserver;
    UserId userId;
    Session::Kind kind = Session::Kind::Password;
    JournalStep step = JournalStep::Asked;
    QDateTime sentAt; ///< UTC, for showing
    Moment sent;      ///< the same, for counting
    bool erase = false;
    bool profileWasThere = false;
    bool accountStatus = false; ///< the server offers MSC3720

    friend bool operator==(const JournalEntry &, const JournalEntry &) = default;
};

/// Why nothing can be written down; each has its own sentence.
enum class JournalFault { None, NoRoom, NotWritable };

/// What a program that ended midway has left behind.
struct Note
{
    enum class Problem {
        Unreadable, ///< empty, cut short, or not ours
        Newer,      ///< of a later version of this program
    };

    QString path;
    std::variant<Problem, JournalEntry> content;

    [[nodiscard]] const JournalEntry *entry() const { return std::get_if<JournalEntry>(&content); }
};

/// Keeps one small note on this computer while a deactivation is under way, so that the next start
/// knows of it when this one ends in between.
class Journal final
{
public:
    /// The folder is made when something is written; several running programs may share it.
    explicit Journal(QString folder);

    /// Whether a note could be written now.
    [[nodiscard]] JournalFault probe() const;

    /// Flushed to the disk on return. Replaces the note of the same account.
    [[nodiscard]] JournalFault write(const JournalEntry &entry);

    /// The outcome is known: removes what write() wrote.
    void settle();

    /// Nothing was done: removes it too. What was left behind of the same account stands again, for
    /// that may still be at work.
    void takeBack();

    /// Nobody looks any further, and nothing is known: what write() wrote stays for the next start.
    void leaveBehind();

    /// What was left behind; the notes of programs that still run are not.
    [[nodiscard]] QList<Note> read() const;

    [[nodiscard]] bool forget(const Note &note) const;

private:
    QString m_folder;
    std::optional<NoteFile> m_file; ///< of the deactivation under way
    QByteArray m_replaced;          ///< what the first write() of it has replaced
};

/// The format, so that hostile files can be tried without a disk.
[[nodiscard]] QByteArray toNote(const JournalEntry &entry);
[[nodiscard]] std::variant<Note::Problem, JournalEntry> parseNote(const QByteArray &bytes);

} // namespace farewell
