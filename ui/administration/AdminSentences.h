// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AddressEntry.h"
#include "ui/administration/AdminView.h"

#include <QCoreApplication>

namespace farewell {

/// What an administrator reads before there is a list.
class AdminSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::AdminSentences)

public:
    /// Who acts, for whom and where; stands at the top of every window of administration.
    [[nodiscard]] static QString acting(const AdminView &view);

    /// Of Probing and Unavailable.
    [[nodiscard]] static QString heading(const AdminView &view);
    [[nodiscard]] static QString sentence(const AdminView &view);

    /// What is wrong with an address; empty where nothing is known to be.
    [[nodiscard]] static QString fault(const AddressEntry::State &state, const QString &serverName);
};

} // namespace farewell
