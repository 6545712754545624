// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/NoteFolder.h"

#include "app/deactivation/Verification.h"
#include "app/platform/DurableFile.h"
#include "app/platform/FileLock.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// Empty where there is none.
QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(largestNote) : QByteArray();
}

bool isHeld(const QString &path)
{
    return FileLock::isHeld(QFileInfo(path).filesystemFilePath());
}

} // namespace

NoteFault faultOf(const std::error_code &error)
{
    if (!error) {
        return NoteFault::None;
    }
    return SystemFile::isOutOfRoom(error) ? NoteFault::NoRoom : NoteFault::NotWritable;
}

NoteFolder::NoteFolder(QString path)
    : m_path(std::move(path))
{
}

NoteFault NoteFolder::probe() const
{
    return faultOf(DurableFile::probe(QFileInfo(m_path).filesystemFilePath(), largestNote));
}

QString NoteFolder::newPath(const UserId &subject, const HomeserverUrl &homeserver) const
{
    const QByteArray who = (homeserver.toString() + u' ' + subject.toString()).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(who, QCryptographicHash::Sha256).toHex();
    return u"%1/%2-%3.json"_s.arg(m_path, QString::fromLatin1(hash.first(16)),
                                  QString::number(QRandomGenerator::global()->generate64(), 16));
}

QList<Note> NoteFolder::read() const
{
    DurableFile::removeOrphans(QFileInfo(m_path).filesystemFilePath());
    const QDir folder(m_path);
    QList<Note> notes;
    const QStringList names = folder.entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const QString path = folder.filePath(name);
        if (name.endsWith(".json"_L1) && !isHeld(path)) {
            notes += Note{path, parseNote(contentOf(path))};
        }
    }
    return notes;
}

NoteFault NoteFolder::keep(const QString &path, const Attempt &attempt) const
{
    if (isHeld(path) || !QFileInfo::exists(path)) {
        return NoteFault::NotWritable; // another program has it, or has settled it
    }
    DurableFile file(QFileInfo(path).filesystemFilePath());
    return faultOf(file.write(toNote(attempt).toStdString()));
}

bool NoteFolder::forget(const Note &note) const
{
    return !isHeld(note.path) && (QFile::remove(note.path) || !QFile::exists(note.path));
}

void NoteFolder::forgetDeactivated(const UserId &subject, const HomeserverUrl &homeserver) const
{
    for (const Note &note : notesOf(subject, homeserver)) {
        (void)forget(note); // else it is asked about again
    }
}

void NoteFolder::forgetUndone(const UserId &subject, const HomeserverUrl &homeserver,
                              const Clock &clock, std::chrono::milliseconds ago) const
{
    for (const Note &note : notesOf(subject, homeserver)) {
        if (clock.atLeastSince(note.attempt()->sent) - ago >= Verification::lookTimes.back()) {
            (void)forget(note);
        }
    }
}

QList<Note> NoteFolder::notesOf(const UserId &subject, const HomeserverUrl &homeserver) const
{
    QList<Note> notes = read();
    notes.removeIf([&](const Note &note) {
        const Attempt *attempt = note.attempt();
        return attempt == nullptr || attempt->subject != subject
            || attempt->homeserver != homeserver;
    });
    return notes;
}

} // namespace farewell
