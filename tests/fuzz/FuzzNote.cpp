// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// The note that a crash may leave behind, as it is found on the disk.

#include "tests/fuzz/Fuzz.h"

#include "app/admin/steps/AdminNote.h"
#include "app/deactivation/Note.h"

using namespace farewell;

namespace {

/// Of somebody else's account.
void fuzzForOthers(const Note::ForOthers &note)
{
    const auto found = parseAdminNote(note.bytes);
    const auto *const attempt = std::get_if<AdminAttempt>(&found);
    if (attempt == nullptr) {
        return;
    }
    claim(isOpenable(QUrl(attempt->homeserver.toString())), "a note sends nobody to a wrong place");
    claim(attempt->begunAt.isValid() && attempt->begunAt.timeSpec() == Qt::UTC, "the time is UTC");
    const QByteArray again = toNote(*attempt);
    claim(again.size() <= largestNote, "a note fits into what was tried");
    claim(parseNote(again) == Note::Content(Note::ForOthers{again}), "it is one for others");
    const auto reread = parseAdminNote(again);
    claim(std::holds_alternative<AdminAttempt>(reread)
              && std::get<AdminAttempt>(reread) == *attempt,
          "a note reads as it was written");
}

} // namespace

void fuzz(const QByteArray &input)
{
    const auto found = parseNote(input);
    if (const auto *const note = std::get_if<Note::ForOthers>(&found)) {
        fuzzForOthers(*note);
        return;
    }
    const auto *const attempt = std::get_if<Attempt>(&found);
    if (attempt == nullptr) {
        return;
    }
    claim(isOpenable(QUrl(attempt->homeserver.toString())), "a note sends nobody to a wrong place");
    claim(attempt->sentAt.isValid() && attempt->sentAt.timeSpec() == Qt::UTC, "the time is UTC");
    const QByteArray note = toNote(*attempt);
    claim(note.size() <= largestNote, "a note fits into what was tried");
    const auto again = parseNote(note);
    claim(std::holds_alternative<Attempt>(again) && std::get<Attempt>(again) == *attempt,
          "a note reads as it was written");
}
