// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/SavedRecord.h"

#include "app/record/PagePdf.h"
#include "ui/SavedFile.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

const QString pdfEnding = u".pdf"_s;
const QString jsonEnding = u".json"_s;

QString withoutEnding(const QString &path)
{
    for (const QString &ending : {pdfEnding, jsonEnding}) {
        if (path.endsWith(ending, Qt::CaseInsensitive)) {
            return path.chopped(ending.size());
        }
    }
    return path;
}

bool isTaken(const QString &base)
{
    return QFile::exists(base + jsonEnding) || QFile::exists(base + pdfEnding);
}

QString freeBase(const QString &wanted)
{
    QString base = wanted;
    for (int n = 2; isTaken(base); ++n) {
        base = u"%1 %2"_s.arg(wanted).arg(n); // of a file
    }
    return base;
}

} // namespace

QString SavedRecord::page() const
{
    return base + pdfEnding;
}

QString SavedRecord::pageName() const
{
    return QFileInfo(page()).fileName();
}

/// The JSON first; after a fault nothing of it stays, though a file may have come to be all the
/// same.
SavedRecord SavedRecord::save(const QString &path, const QByteArray &json, const RecordPage &page)
{
    SavedRecord record{.base = freeBase(withoutEnding(path))};
    record.fault = SavedFile::write(record.base + jsonEnding, json);
    if (record.fault.isEmpty()) {
        record.fault = SavedFile::write(record.page(), toPdf(page));
    }
    if (!record.fault.isEmpty()) {
        QFile::remove(record.base + jsonEnding);
        QFile::remove(record.page());
    }
    return record;
}

} // namespace farewell
