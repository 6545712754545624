// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/LoggedAct.h"
#include "app/admin/steps/StepDriver.h"

namespace farewell {

/// Has the server redact what the account has written in the rooms that were read before, and waits
/// for it. A request whose answer was lost is found again among the server's tasks, and not sent
/// once more.
class MessageRedaction final : public StepDriver
{
    Q_OBJECT

public:
    MessageRedaction(const AdminDesk &desk, const AdminTarget &target, int limit, QObject *parent);

    void start() override;
    void stop() override;

    [[nodiscard]] const QString &id() const { return m_id; } ///< empty while the server has none

private:
    void onAnswer(const Result<QString> &id);
    void findAgain(const Failure &failure);
    void poll();
    void onStatus(const Result<AdminRedaction> &status);
    void finish(const StepEnd &end, const QString &readBack);

    int m_limit;
    LoggedAct m_act;
    QString m_id;
    int m_misses = 0;          ///< looks in a row without an answer
    bool m_isAnswered = false; ///< what is asked from then on changes nothing
    bool m_isOver = false;
};

} // namespace farewell
