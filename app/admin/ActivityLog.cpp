// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/ActivityLog.h"

#include "app/platform/DurableFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

QString monthOf(const QDateTime &at)
{
    return at.toUTC().toString(u"yyyy-MM"_s);
}

QString fileOf(const QString &folder, const QString &month)
{
    return folder + u'/' + month + u".jsonl"_s;
}

QMap<QString, QByteArrayList> conclusionsByMonth(const QList<ActivityEntry> &entries)
{
    QMap<QString, QByteArrayList> lines;
    for (const ActivityEntry &entry : entries) {
        lines[monthOf(entry.at)] += conclusionOf(entry);
    }
    return lines;
}

} // namespace

ActivityLog::ActivityLog(QString folder)
    : m_folder(std::move(folder))
{
}

LogFault ActivityLog::begin(const ActivityEntry &entry, const QList<ActivityEntry> &concluded)
{
    QMap<QString, QByteArrayList> lines = conclusionsByMonth(concluded);
    const QString month = monthOf(entry.at);
    const QByteArrayList own = lines.take(month) << beginningOf(entry);
    const LogFault fault = writeAll(lines);
    return fault == LogFault::None ? write(month, own) : fault;
}

LogFault ActivityLog::conclude(const QList<ActivityEntry> &entries)
{
    return writeAll(conclusionsByMonth(entries));
}

LogFault ActivityLog::writeAll(const QMap<QString, QByteArrayList> &byMonth)
{
    for (auto month = byMonth.cbegin(); month != byMonth.cend(); ++month) {
        if (const LogFault fault = write(month.key(), *month); fault != LogFault::None) {
            return fault;
        }
    }
    return LogFault::None;
}

LogFault ActivityLog::open(const QString &month)
{
    if (!m_ownership.isOpen()) {
        const QString path = m_folder + u"/writer"_s;
        if (const auto error = m_ownership.open(QFileInfo(path).filesystemFilePath())) {
            return logFaultOf(error);
        }
    }
    if (month == m_month) {
        return LogFault::None;
    }
    m_month.clear();
    m_file.close();
    const auto error = m_file.open(QFileInfo(fileOf(m_folder, month)).filesystemFilePath());
    if (!error) {
        m_month = month;
    }
    return logFaultOf(error);
}

LogFault ActivityLog::write(const QString &month, const QByteArrayList &lines)
{
    if (const LogFault fault = open(month); fault != LogFault::None) {
        return fault;
    }
    ++m_edition; // after a fault some of a line may stand there, too
    return writeLines(m_file, lines);
}

QList<ActivityEntry> ActivityLog::read() const
{
    QByteArray lines;
    for (const QString &month : months()) {
        QFile file(fileOf(m_folder, month));
        if (file.open(QIODevice::ReadOnly)) {
            lines += file.readAll() + '\n';
        }
    }
    return foldActivities(lines);
}

QStringList ActivityLog::months() const
{
    static const QRegularExpression month(u"^[0-9]{4}-[0-9]{2}\\.jsonl$"_s);
    QStringList months;
    const QStringList names = QDir(m_folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    for (const QString &name : names) {
        if (month.match(name).hasMatch()) {
            months += name.chopped(6);
        }
    }
    return months;
}

LogFault ActivityLog::deleteMonths(const QStringList &months, const ActivityEntry &record)
{
    const QString own = monthOf(record.at);
    const QStringList there = this->months();
    if (const LogFault fault = begin(record); fault != LogFault::None) {
        return fault;
    }
    bool isGone = true;
    for (const QString &month : months) {
        if (there.contains(month) && month != own) {
            isGone = QFile::remove(fileOf(m_folder, month)) && isGone;
        }
    }
    if (!isGone) {
        return LogFault::NotWritable;
    }
    return months.contains(own) ? beginAnew(own, record) : LogFault::None;
}

/// At every moment there is the whole month, or this record alone.
LogFault ActivityLog::beginAnew(const QString &month, const ActivityEntry &record)
{
    ++m_edition;
    m_month.clear();
    m_file.close();
    const QByteArray line = beginningOf(record) + '\n';
    DurableFile file(QFileInfo(fileOf(m_folder, month)).filesystemFilePath());
    return logFaultOf(file.write({line.constData(), size_t(line.size())}));
}

void ActivityLog::close()
{
    m_file.close();
    m_month.clear();
    m_ownership.close();
}

} // namespace farewell
