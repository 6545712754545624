// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobPreviewCsv.h"

#include "app/admin/CsvWriter.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

QString written(const std::optional<qint64> &number)
{
    return number ? QString::number(*number) : QString();
}

QString whysOf(const JobPreviewRow &row)
{
    QStringList words;
    for (const JobWhy why : row.whys) {
        words += wordOf(why);
    }
    return words.join(u' ');
}

} // namespace

QByteArray previewCsv(const JobPreview &preview)
{
    CsvWriter csv;
    csv.addRow({u"line"_s, u"as_written"_s, u"user_id"_s, u"verdict"_s, u"why"_s, u"same_as"_s,
                u"will_be_sent"_s, u"rooms"_s, u"note"_s});
    const QList<JobRow> frozen = preview.frozen();
    for (qsizetype at = 0; at < frozen.size(); ++at) {
        const JobPreviewRow &row = preview.rows().at(at);
        const JobRow &sent = frozen.at(at);
        csv.addRow({QString::number(row.number), sent.written, row.id, wordOf(row.verdict),
                    whysOf(row), row.sameAs > 0 ? QString::number(row.sameAs) : QString(),
                    sent.isToBeSent ? u"true"_s : u"false"_s, written(row.rooms), sent.note});
    }
    return csv.bytes();
}

} // namespace farewell
