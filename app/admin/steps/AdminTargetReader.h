// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminTarget.h"

#include <QObject>

#include <functional>
#include <memory>

namespace farewell {

/// Reads an account whole before it is decided upon: all that the consequences, the steps and what
/// is found out afterwards rest on. One part that cannot be read fails it; a server that has no
/// word for invitations or earlier rooms does not.
class AdminTargetReader final : public QObject
{
    Q_OBJECT

public:
    using Reply = std::function<void(const Result<AdminTarget> &)>;

    explicit AdminTargetReader(AdminPlace place, QObject *parent = nullptr);
    ~AdminTargetReader() override;

    /// In the place of a reading that is under way.
    void read(const QString &userId, Reply reply);

private:
    void readParts();
    void readSessions(const std::function<void()> &done);
    void readJoined(const std::function<void()> &done);
    void readMemberships(const std::function<void()> &done);
    void readFiles(const std::function<void()> &done);
    template <class T>
    [[nodiscard]] std::optional<T> taken(const Result<T> &result);
    void readRooms();
    void judge(const Result<AdminRoom> &room);
    void finish();
    void take(const QMap<QString, QString> &memberships);

    AdminPlace m_place;
    Reply m_reply;
    AdminTarget m_target;
    std::optional<Failure> m_failure; ///< the first
    std::unique_ptr<QObject> m_reading;
};

} // namespace farewell
