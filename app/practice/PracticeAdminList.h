// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeAdminDoor.h"

namespace farewell {

/// What part of a list is asked for, and in what order.
struct AdminListPage
{
    qsizetype from;
    qsizetype limit;
    QString column;
    bool isBackwards;
};

/// The list of accounts, by pages that are counted off anew for each request.
class PracticeAdminList final
{
public:
    PracticeAdminList(PracticeState &state, PracticeAdminDoor &door);

private:
    enum class Release { V2, V3 };
    using Accounts = QList<const PracticeAccount *>;

    [[nodiscard]] PracticeAnswer list(const PracticeCall &call, Release release) const;
    [[nodiscard]] PracticeResult<Accounts> found(const PracticeCall &call, Release release) const;
    [[nodiscard]] Accounts pageOf(const Accounts &accounts, const AdminListPage &page) const;
    [[nodiscard]] QJsonObject row(const PracticeAccount &account) const;

    PracticeState &m_state;
};

} // namespace farewell
