// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace farewell {

/// How somebody is called in a room, and what they look like there.
struct PracticeProfile
{
    QString displayName;
    QString avatar; ///< an mxc:// URI
};

/// A room, but for who of this server is in it: that is PracticeAccount::rooms.
struct PracticeRoom
{
    QString id;
    QString name;
    QString alias{}; ///< "#name:server", or empty
    bool isSpace = false;
    QString replacement{}; ///< where its tombstone leads; empty: it has none
    QString version{QStringLiteral("11")};
    QString creator;                ///< a user id
    QStringList additionalCreators; ///< version 12
    QString joinRule{QStringLiteral("invite")};
    QMap<QString, qint64> powers;     ///< by user id; in version 12 the creators are not among them
    qint64 powerToChangePowers = 100; ///< what it needs to change these
    /// Once somebody has written them, the two above only repeat what they say:
    /// PracticePermissions.h writes all three.
    std::optional<QJsonObject> permissions;
    QString permissionsWriter; ///< who wrote them last; empty: the creator
    int permissionWrites = 0;
    QString permissionsReplaced;     ///< the id of the event that these have overwritten
    QMap<QString, QString> elsewise; ///< how the others belong to it, and who is not in it any more
    QMap<QString, QString> leaveReasons; ///< of those who gave one when they left, by user id
    /// What those who left by themselves still see of it, by user id: the room as it was then,
    /// where `elsewise` has all who belonged to it.
    QMap<QString, std::shared_ptr<const PracticeRoom>> asLeft;
    /// What it shows of people, by user id: of those elsewhere who have a profile, and of those
    /// here where it is not that of their account, be it an older one or one of their own for this
    /// room.
    QMap<QString, PracticeProfile> profiles;
    QMap<QString, qint64> lastWrote; ///< when, in milliseconds, by sender: one message each
    int crowd = 0;                   ///< so many more are in it, whom nobody knows by name
    QMap<QString, int> messages;     ///< how many of them could still be redacted, by sender

    [[nodiscard]] bool isPublic() const { return joinRule == QLatin1StringView("public"); }

    /// The creators stand above everybody, outside `powers`.
    [[nodiscard]] bool creatorsReign() const { return version == QLatin1StringView("12"); }
    [[nodiscard]] QStringList creators() const { return QStringList{creator} + additionalCreators; }
};

/// "!name:server", or as of version 12 a hash.
[[nodiscard]] QString practiceRoomId(const QString &name, const QString &version,
                                     const QString &serverName);

/// A room of which nothing is known but its id: somebody elsewhere looks after it.
[[nodiscard]] PracticeRoom practiceRoomElsewhere(const QString &id);

/// The state as whole events, the way Synapse tells it to administrators; `members` is membership
/// by user id, and of those who are in it `room.profiles` is shown: see withProfiles().
[[nodiscard]] QList<QJsonObject> practiceRoomState(const PracticeRoom &room,
                                                   const QMap<QString, QString> &members);

/// What somebody said in it at that time, as a whole event.
[[nodiscard]] QJsonObject practiceMessage(const PracticeRoom &room, const QString &sender,
                                          qint64 time);

/// The id that the event of its permissions has among these; each time they are written a new one.
[[nodiscard]] QString practicePermissionsId(const PracticeRoom &room);

} // namespace farewell
