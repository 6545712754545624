// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Flushes.h"

#include <QDir>
#include <QFile>

#include <cerrno>

#include <dlfcn.h>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

// A C function has no object to ask.
Flushes *watching = nullptr; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int realFlush(int file)
{
    static auto *const real = reinterpret_cast<int (*)(int)>(::dlsym(RTLD_NEXT, "fsync"));
    return real(file);
}

extern "C" int watchedFlush(int file)
{
    return watching != nullptr ? watching->flush(file) : realFlush(file);
}

} // namespace

Flushes::Flushes(QString folder)
    : m_folder(std::move(folder))
{
    watching = this;
}

Flushes::~Flushes()
{
    watching = nullptr;
}

int Flushes::flush(int file)
{
    Flush now;
    const QString open = u"/proc/self/fd/%1"_s.arg(file); // what has no name yet is found there too
    now.path = QFile::symLinkTarget(open);
    now.content = contentOf(open);
    const auto notes = QDir(m_folder).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QFileInfo &note : notes) {
        now.notes += contentOf(note.filePath());
    }
    m_seen += now;
    if (m_look) {
        m_look(now, file);
    }
    if (m_broken == m_seen.size() - 1) {
        errno = EIO;
        return -1;
    }
    return realFlush(file);
}

} // namespace farewell

// By this name everything calls it that the program has linked.
extern "C" [[gnu::alias("watchedFlush")]] int fsync(int);
