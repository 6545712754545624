// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/Journal.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr int ourVersion = 1;
constexpr qint64 largestNote = 16384;
constexpr qsizetype probeSize = 4096; ///< more than a note needs

struct StepName
{
    JournalStep step;
    QLatin1StringView name;
};

constexpr std::array<StepName, 3> stepNames{{{JournalStep::Asked, "asked"_L1},
                                             {JournalStep::Proved, "proved"_L1},
                                             {JournalStep::FindingOut, "findingOut"_L1}}};

QString nameOf(JournalStep step)
{
    return std::ranges::find(stepNames, step, &StepName::step)->name;
}

QString asText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

std::optional<JournalStep> stepOf(const QJsonValue &value)
{
    const QString name = value.toString();
    const auto *const found = std::ranges::find(stepNames, name, &StepName::name);
    return found == stepNames.end() ? std::nullopt : std::optional(found->step);
}

std::optional<Session::Kind> kindOf(const QJsonValue &value)
{
    if (value == "password"_L1) {
        return Session::Kind::Password;
    }
    return value == "sso"_L1 ? std::optional(Session::Kind::Sso) : std::nullopt;
}

/// Only as it is written: other forms may name a time that cannot be written again.
std::optional<QDateTime> timeOf(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
    return time.isValid() && asText(time) == value.toString() ? std::optional(time) : std::nullopt;
}

/// What is no name of a start of the computer stands for an unknown one.
std::optional<Moment> momentOf(const QJsonValue &boot, const QJsonValue &elapsed)
{
    constexpr double longest = 1e15; // in milliseconds; longer than any computer runs
    const double count = elapsed.toDouble(-1);
    if (!boot.isString() || count < 0 || count > longest) {
        return std::nullopt;
    }
    return Moment{QUuid::fromString(boot.toString()),
                  std::chrono::milliseconds(static_cast<qint64>(count))};
}

/// One file an account; its name tells nobody whose it is.
QString fileNameOf(const JournalEntry &entry)
{
    const QByteArray who = (entry.homeserver.toString() + u' ' + entry.userId.toString()).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(who, QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash.first(16)) + u".json"_s;
}

/// Empty where there is none.
QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(largestNote) : QByteArray();
}

JournalFault faultOf(const std::error_code &error)
{
    if (!error) {
        return JournalFault::None;
    }
    const bool noRoom = error == std::errc::no_space_on_device || error == std::errc::file_too_large
        || error.value() == EDQUOT;
    return noRoom ? JournalFault::NoRoom : JournalFault::NotWritable;
}

} // namespace

Journal::Journal(QString folder)
    : m_folder(std::move(folder))
{
}

JournalFault Journal::probe() const
{
    return faultOf(NoteFile::probe(m_folder, probeSize));
}

JournalFault Journal::write(const JournalEntry &entry)
{
    if (!m_file) {
        const QString path = m_folder + u'/' + fileNameOf(entry);
        // That of a program which still runs is its own to put in order.
        m_replaced = NoteFile::isHeld(path) ? QByteArray() : contentOf(path);
        m_file.emplace(path);
    }
    return faultOf(m_file->write(toNote(entry)));
}

void Journal::settle()
{
    if (m_file) {
        m_file->remove();
        m_file.reset();
    }
}

void Journal::takeBack()
{
    if (!m_file || m_replaced.isEmpty()) {
        settle();
    } else if (!m_file->write(m_replaced)) {
        m_file.reset();
    } // else ours stays until the next write() or settle(), and is asked about instead
}

void Journal::leaveBehind()
{
    m_file.reset();
}

QList<Note> Journal::read() const
{
    const QDir folder(m_folder);
    QList<Note> notes;
    const QStringList names = folder.entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const QString path = folder.filePath(name);
        if (NoteFile::isHeld(path)) {
            continue;
        }
        if (name.startsWith(NoteFile::newPrefix())) {
            QFile::remove(path); // ended while it was written, before anything was sent
        } else if (name.endsWith(".json"_L1)) {
            notes += Note{path, parseNote(contentOf(path))};
        }
    }
    return notes;
}

bool Journal::forget(const Note &note) const
{
    // Meanwhile another program may have begun with the same account.
    return !NoteFile::isHeld(note.path) && (QFile::remove(note.path) || !QFile::exists(note.path));
}

QByteArray toNote(const JournalEntry &entry)
{
    const bool isPassword = entry.kind == Session::Kind::Password;
    const QJsonObject object{
        {u"version"_s, ourVersion},
        {u"homeserver"_s, entry.homeserver.toString()},
        {u"user_id"_s, entry.userId.toString()},
        {u"sign_in"_s, isPassword ? u"password"_s : u"sso"_s}, // a note is of a request: no OAuth
        {u"step"_s, nameOf(entry.step)},
        {u"sent_at"_s, asText(entry.sentAt)},
        {u"boot"_s, entry.sent.boot.toString(QUuid::WithoutBraces)},
        {u"sent_after_boot_ms"_s, static_cast<qint64>(entry.sent.elapsed.count())},
        {u"erase"_s, entry.erase},
        {u"profile_was_there"_s, entry.profileWasThere},
        {u"account_status"_s, entry.accountStatus},
    };
    return QJsonDocument(object).toJson();
}

std::variant<Note::Problem, JournalEntry> parseNote(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const QJsonValue version = object.value("version"_L1);
    if (version.toInt() > ourVersion) {
        return Note::Problem::Newer;
    }
    const auto homeserver = HomeserverUrl::parse(object.value("homeserver"_L1).toString());
    const auto userId = UserId::parse(object.value("user_id"_L1).toString());
    const auto kind = kindOf(object.value("sign_in"_L1));
    const auto step = stepOf(object.value("step"_L1));
    const auto sentAt = timeOf(object.value("sent_at"_L1));
    const auto sent = momentOf(object.value("boot"_L1), object.value("sent_after_boot_ms"_L1));
    const QJsonValue erase = object.value("erase"_L1);
    const QJsonValue profile = object.value("profile_was_there"_L1);
    const QJsonValue status = object.value("account_status"_L1);
    if (version.toInt() != ourVersion || !homeserver || !userId || !kind || !step || !sentAt
        || !sent || !erase.isBool() || !profile.isBool() || !status.isBool()) {
        return Note::Problem::Unreadable;
    }
    return JournalEntry{*homeserver,    *userId,          *kind,          *step, *sentAt, *sent,
                        erase.toBool(), profile.toBool(), status.toBool()};
}

} // namespace farewell
