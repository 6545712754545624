// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobFolder.h"

#include "app/admin/job/JobJournal.h"
#include "app/platform/FileLock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

JobFolder::JobFolder(QString path)
    : m_path(std::move(path))
{
}

QList<LeftJob> JobFolder::read() const
{
    const QDir folder(m_path);
    QList<LeftJob> jobs;
    const QStringList names = folder.entryList({u"*.jsonl"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const QString path = folder.filePath(name);
        if (!FileLock::isHeld(QFileInfo(path).filesystemFilePath())) {
            jobs += LeftJob{path, readJob(path)};
        }
    }
    return jobs;
}

/// Under its lock, so that nobody goes on with it meanwhile.
bool JobFolder::forget(const QString &path)
{
    if (!QFile::exists(path)) {
        return true;
    }
    JobJournal journal{QFileInfo(path).path()};
    return journal.resume(path) == LogFault::None && journal.remove();
}

} // namespace farewell
