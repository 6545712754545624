// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/LoggedAct.h"
#include "app/admin/steps/StepDriver.h"

#include <optional>

namespace farewell {

/// Deletes the files that the account has sent, a hundred at a time, until the server says that
/// there was none, and asks it then how many there are: files that it cannot delete it passes over
/// in silence.
class FileDeletion final : public StepDriver
{
    Q_OBJECT

public:
    FileDeletion(const AdminDesk &desk, const AdminTarget &target, QObject *parent);

    void start() override;
    void stop() override;

    [[nodiscard]] qint64 deleted() const { return m_deleted; }

private:
    void send();
    void onAnswer(const Result<qint64> &count);
    void count(const std::optional<Failure> &failure);
    [[nodiscard]] QString unfinished() const;
    void finish(const StepEnd &end, const QString &readBack);

    LoggedAct m_act;
    qint64 m_deleted = 0;
    bool m_isCounting = false;
    bool m_isOver = false;
};

} // namespace farewell
