// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobJournal.h"

#include <QFile>
#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// More than 16 MiB of a list can become, with every character escaped.
constexpr qint64 largestJournal = 256LL * 1024 * 1024;
constexpr qsizetype digitsInName = 16;

/// One that is not there yet: the same list may be frozen twice in a second.
QString newPath(const QString &folder, const JobRecord &record)
{
    const QString name = u"%1/%2-%3"_s.arg(
        folder, record.frozenAt.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s),
        record.fingerprint.first(std::min(digitsInName, record.fingerprint.size())));
    QString path = name + u".jsonl"_s;
    for (int more = 2; QFile::exists(path); ++more) {
        path = u"%1-%2.jsonl"_s.arg(name).arg(more);
    }
    return path;
}

} // namespace

JobJournal::JobJournal(QString folder)
    : m_folder(std::move(folder))
{
}

LogFault JobJournal::begin(const JobRecord &record)
{
    close();
    const QString path = newPath(m_folder, record);
    const QByteArray head = headOf(record);
    LogFault fault = logFaultOf(m_file.open(QFileInfo(path).filesystemFilePath()));
    if (fault == LogFault::None) {
        m_path = path;
        fault = writeLines(m_file, {head});
    }
    if (fault != LogFault::None) {
        (void)remove(); // half of a list is none
    }
    return fault;
}

LogFault JobJournal::resume(const QString &path)
{
    close();
    if (!QFile::exists(path)) {
        return LogFault::NotWritable;
    }
    const std::error_code error = m_file.open(QFileInfo(path).filesystemFilePath());
    if (!error) {
        m_path = path;
    }
    return logFaultOf(error);
}

std::variant<JobProblem, JobRecord> JobJournal::read() const
{
    return readJob(m_path);
}

LogFault JobJournal::write(const QList<JobEntry> &entries)
{
    if (!m_file.isOpen()) {
        return LogFault::NotWritable;
    }
    QByteArrayList lines;
    lines.reserve(entries.size());
    for (const JobEntry &entry : entries) {
        lines += lineOf(entry);
    }
    return writeLines(m_file, lines);
}

void JobJournal::close()
{
    m_file.close();
    m_path.clear();
}

/// While we hold it: nobody can have gone on with it.
bool JobJournal::remove()
{
    const QString path = m_path;
    const bool isGone = path.isEmpty() || QFile::remove(path) || !QFile::exists(path);
    close();
    return isGone;
}

std::variant<JobProblem, JobRecord> readJob(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestJournal) {
        return JobProblem::Unreadable;
    }
    return foldJob(file.readAll());
}

} // namespace farewell
