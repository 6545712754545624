// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QStringList>

namespace farewell {

/// Rows as spreadsheets read them (RFC 4180): UTF-8 with a byte order mark, CRLF, every field in
/// quotes. A field that a spreadsheet would take for a formula gets an apostrophe in front, ids as
/// well: a localpart of old may hold one.
class CsvWriter final
{
public:
    void addRow(const QStringList &fields);

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes = QByteArray("\xEF\xBB\xBF", 3);
};

} // namespace farewell
