// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QSizeF>

#include <functional>

class QPainter;

namespace farewell {

struct RecordPage;

/// Draws a record on sheets of A4. All lengths are points, 1/72 of an inch.
class PagePainter final
{
public:
    static constexpr QSizeF sheet{595.0, 842.0};

    explicit PagePainter(const RecordPage &page)
        : m_page(page)
    {
    }

    /// Whether all of it has room on the one sheet.
    [[nodiscard]] bool fits() const;

    /// In the order in which it is read, which is how programs take the text out of a PDF. What
    /// has no room goes to the next sheet, which `turn` gives the painter; rows stay whole.
    void paint(QPainter &painter, const std::function<void()> &turn) const;

private:
    const RecordPage &m_page;
};

} // namespace farewell
