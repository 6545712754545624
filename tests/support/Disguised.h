// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

namespace farewell {

/// A secret that a process can type and look for without holding it: what stands in its memory is
/// never the text itself, or a search for it would find the searcher.
class Disguised final
{
public:
    /// As a line that can be told to another process.
    [[nodiscard]] static QByteArray lineOf(QByteArrayView clear);
    [[nodiscard]] static Disguised fromLine(const QByteArray &line);

    [[nodiscard]] qsizetype size() const { return m_mask.size(); }
    [[nodiscard]] char at(qsizetype index) const
    {
        return static_cast<char>(m_masked.at(index) ^ m_mask.at(index));
    }

private:
    QByteArray m_mask;
    QByteArray m_masked;
};

} // namespace farewell
