// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// The note that a crash may leave behind, as it is found on the disk.

#include "tests/fuzz/Fuzz.h"

#include "app/deactivation/Journal.h"

using namespace farewell;

namespace {

constexpr qsizetype largestNote = 4096; ///< what the journal makes sure of room for

} // namespace

void fuzz(const QByteArray &input)
{
    const auto found = parseNote(input);
    const auto *const entry = std::get_if<JournalEntry>(&found);
    if (entry == nullptr) {
        return;
    }
    claim(isOpenable(QUrl(entry->homeserver.toString())), "a note sends nobody to a wrong place");
    claim(entry->sentAt.isValid() && entry->sentAt.timeSpec() == Qt::UTC, "the time is UTC");
    const QByteArray note = toNote(*entry);
    claim(note.size() <= largestNote, "a note fits into what was tried");
    const auto again = parseNote(note);
    claim(std::holds_alternative<JournalEntry>(again) && std::get<JournalEntry>(again) == *entry,
          "a note reads as it was written");
}
