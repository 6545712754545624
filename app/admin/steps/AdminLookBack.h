// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminPlace.h"
#include "app/admin/steps/AdminAttempt.h"
#include "app/matrix/Answer.h"

#include <QObject>

#include <memory>

namespace farewell {

struct AdminTask;

/// Reads, at a later start, what has become of a deactivation for somebody else whose end nobody
/// has seen. It looks again while the server may still be at work, and sends nothing else.
class AdminLookBack final : public QObject
{
    Q_OBJECT

public:
    /// What `place` refers to, and the clock, outlive this.
    AdminLookBack(AdminPlace place, Clock &clock, AdminAttempt attempt, QObject *parent = nullptr);
    ~AdminLookBack() override;

    void look();

Q_SIGNALS:
    /// After each look; `isLast`: another would tell no more.
    void looked(const farewell::AdminFindings &findings, bool isLast);

private:
    void readAccount(const std::function<void()> &done);
    void takeAccount(const Result<AdminAccount> &account);
    void readSessions(const std::function<void()> &done);
    void readRooms(const std::function<void()> &done);
    void readRedaction(const std::function<void()> &done);
    void readRedactionBy(const QString &id, const std::function<void()> &done);
    void onTasks(const Result<QList<AdminTask>> &tasks, const std::function<void()> &done);
    void onAllRead();
    [[nodiscard]] bool wasRedacting() const;

    AdminPlace m_place;
    Clock &m_clock;
    AdminAttempt m_attempt;
    AdminFindings m_findings;
    QList<AdminAccount::Contact> m_contacts;
    std::optional<QStringList> m_sessions;
    std::unique_ptr<QObject> m_looking;
};

} // namespace farewell
