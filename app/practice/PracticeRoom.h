// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

namespace farewell {

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
    QMap<QString, int> powers;       ///< by user id; in version 12 the creators are not among them
    int powerToChangePowers = 100;   ///< what it needs to change these
    QMap<QString, QString> elsewise; ///< how the others belong to it, and who is not in it any more
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
/// by user id.
[[nodiscard]] QList<QJsonObject> practiceRoomState(const PracticeRoom &room,
                                                   const QMap<QString, QString> &members);

} // namespace farewell
