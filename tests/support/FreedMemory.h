// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

#include <atomic>

namespace farewell {

/// Looks, while it lives, for a text in all memory that this program gives back: what is in there
/// is left behind. What WipingHeap overwrites for the whole program is not overwritten here, so a
/// class that promises to wipe its bytes has to do it by itself. Only in programs that name
/// FreedMemory.cpp among their sources; the last one dies first.
class FreedMemory final
{
public:
    /// A literal, or it would find that as well: in memory only once, and never given back. Either
    /// half of it is looked for, as UTF-8 and as a QString has it.
    template <std::size_t Size>
    explicit FreedMemory(const char (&text)[Size])
        : FreedMemory(QByteArrayView(text, Size - 1))
    {
    }
    ~FreedMemory();
    Q_DISABLE_COPY_MOVE(FreedMemory)

    /// Whether it was left behind so far.
    [[nodiscard]] bool holdsIt() const { return m_found; }

    /// Watches for the memory that `place` is in, too.
    void watchFor(const void *place) { m_place = place; }
    [[nodiscard]] bool wasGivenBack() const { return m_isGivenBack; }

    /// What free() and realloc() do meanwhile.
    void look(const void *memory, std::size_t size);

private:
    explicit FreedMemory(QByteArrayView text);

    FreedMemory *m_outer;
    QByteArrayView m_text;
    QByteArray m_wide;
    std::atomic<bool> m_found = false;
    std::atomic<const void *> m_place = nullptr;
    std::atomic<bool> m_isGivenBack = false;
};

} // namespace farewell
