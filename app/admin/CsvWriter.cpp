// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/CsvWriter.h"

#include <csv.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr char quote = '"';

/// Also what begins with an apostrophe: the one that reading takes off must be ours.
bool isTakenForFormula(const QString &field)
{
    return !field.isEmpty() && u"=+-@'\t\r\n"_s.contains(field.front());
}

QByteArray quoted(const QString &field)
{
    const QByteArray text = (isTakenForFormula(field) ? u'\'' + field : field).toUtf8();
    const auto length = static_cast<size_t>(text.size());
    const size_t needed = csv_write2(nullptr, 0, text.constData(), length, quote);
    QByteArray result(static_cast<qsizetype>(needed), Qt::Uninitialized);
    csv_write2(result.data(), needed, text.constData(), length, quote);
    return result;
}

} // namespace

void CsvWriter::addRow(const QStringList &fields)
{
    bool isFirst = true;
    for (const QString &field : fields) {
        m_bytes += std::exchange(isFirst, false) ? "" : ",";
        m_bytes += quoted(field);
    }
    m_bytes += "\r\n";
}

} // namespace farewell
