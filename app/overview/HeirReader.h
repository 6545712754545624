// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Failure.h"
#include "app/overview/RoomMembers.h"

#include <QObject>

namespace farewell {

class SignedIn;

/// Who could look after a room, and what they could be given, as it stands now.
struct HeirList
{
    RoomPowers room{}; ///< `joined` has everybody
    OnlyAdmin judged{};
    Abilities abilities{}; ///< with `judged.give`
    QList<RoomMember> members{};
    bool knowsWriting = false;        ///< who wrote last could be read
    std::optional<Failure> failure{}; ///< nothing else is known then
};

/// Reads who is in a room, and its permissions; patiently, and changes nothing.
class HeirReader final : public QObject
{
    Q_OBJECT

public:
    HeirReader(SignedIn &signedIn, QString roomId, QObject *parent = nullptr);

    void start(); ///< once

    [[nodiscard]] const HeirList &list() const { return m_list; }

Q_SIGNALS:
    void ended();

private:
    void readCreation();
    void readPermissions();
    void readMembers();
    void readWriting();
    void onRead();
    void sort();
    void fail(const Failure &failure);

    SignedIn &m_signedIn;
    QString m_roomId;
    HeirList m_list;
    QByteArray m_members;
    QMap<QString, QDateTime> m_lastWritten;
    int m_open = 4; ///< reads
};

} // namespace farewell
