// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/NoteFile.h"

#include <QDateTime>
#include <QDir>

#include <cerrno>
#include <dirent.h>
#include <filesystem>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

std::error_code lastError()
{
    return {errno, std::generic_category()};
}

/// Makes what a folder lists survive a power cut.
std::error_code flushFolder(const QString &folder)
{
    DIR *const open = ::opendir(QFile::encodeName(folder).constData());
    if (open == nullptr) {
        return lastError();
    }
    const int file = ::dirfd(open);
    const bool isFlushed = file >= 0 && ::fsync(file) == 0;
    const std::error_code error = isFlushed ? std::error_code() : lastError();
    ::closedir(open);
    return error;
}

std::error_code writeAll(int file, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(file, bytes.data(), static_cast<size_t>(bytes.size()));
        if (written < 0 && errno != EINTR) {
            return lastError();
        }
        bytes = bytes.sliced(std::max<ssize_t>(written, 0));
    }
    return ::fsync(file) == 0 ? std::error_code() : lastError();
}

/// A new file of ours alone, filled and flushed.
std::error_code fill(QTemporaryFile &file, QByteArrayView bytes)
{
    const QString folder = QFileInfo(file.fileTemplate()).path();
    errno = 0;
    if (!QDir().mkpath(folder) || !file.open()) {
        return errno != 0 ? lastError() : std::make_error_code(std::errc::permission_denied);
    }
    // Waits for another start that only looks whether it is held, which takes no time. Where a file
    // system has no locks, nobody holds it either.
    while (::flock(file.handle(), LOCK_EX) != 0 && errno == EINTR) { }
    return writeAll(file.handle(), bytes);
}

std::unique_ptr<QTemporaryFile> newFileIn(const QString &folder)
{
    return std::make_unique<QTemporaryFile>(folder + u'/' + NoteFile::newPrefix() + u"XXXXXX"_s);
}

} // namespace

NoteFile::NoteFile(QString path)
    : m_path(std::move(path))
{
}

QLatin1StringView NoteFile::newPrefix()
{
    return "new-"_L1;
}

std::error_code NoteFile::write(QByteArrayView bytes)
{
    const QString folder = QFileInfo(m_path).path();
    auto file = newFileIn(folder);
    std::error_code error = fill(*file, bytes);
    if (error) {
        return error;
    }
    std::filesystem::rename(QFile::encodeName(file->fileName()).constData(),
                            QFile::encodeName(m_path).constData(), error);
    if (error) {
        return error;
    }
    file->setAutoRemove(false);
    m_file = std::move(file);
    error = flushFolder(folder);
    return error ? error : flushFolder(QFileInfo(folder).path());
}

void NoteFile::remove()
{
    if (m_file) {
        QFile::remove(m_path); // a power cut that brings it back does no harm
    }
    m_file.reset();
}

void NoteFile::removeOrphan(const QString &path)
{
    constexpr qint64 grace = 60; // seconds
    const QDateTime written = QFileInfo(path).lastModified();
    if (written.secsTo(QDateTime::currentDateTime()) >= grace && !isHeld(path)) {
        QFile::remove(path);
    }
}

std::error_code NoteFile::probe(const QString &folder, qsizetype size)
{
    return fill(*newFileIn(folder), QByteArray(size, ' '));
}

bool NoteFile::isHeld(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return false;
    }
    return ::flock(file.handle(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

} // namespace farewell
