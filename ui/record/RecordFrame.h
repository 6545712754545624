// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/record/RecordPage.h"

#include <QCoreApplication>
#include <QDateTime>

namespace farewell {

/// What all records on paper have around what they tell: who made them and when, and whether it is
/// a rehearsal.
class RecordFrame final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::RecordFrame)

public:
    struct About
    {
        QDateTime issued; ///< UTC
        QString programVersion;
        bool isPractice = false;
        QString language; ///< as BCP 47 has it
    };

    [[nodiscard]] static RecordPage page(const About &about);

    /// That it proves nothing by itself, and what stands beside it. `sha256`: of that, in hex.
    [[nodiscard]] static QString aboutFiles(const QByteArray &sha256);
};

} // namespace farewell
