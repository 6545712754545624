// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobFolder.h"

#include <QCoreApplication>

namespace farewell {

/// What a person reads of a list that the program has left behind.
class LeftListSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::LeftListSentences)

public:
    [[nodiscard]] static QString heading(const LeftJob &left);
    [[nodiscard]] static QString subtitle(const LeftJob &left);
    [[nodiscard]] static QString sentence(const LeftJob &left);

    [[nodiscard]] static QString resumeButton(const LeftJob &left);

    /// Why it cannot be gone on with by whoever is signed in.
    [[nodiscard]] static QString refusal(const JobRecord &record, const QString &signedInAs,
                                         const QString &serverName);

private:
    [[nodiscard]] static QString whatCame(const JobRecord &record);
};

} // namespace farewell
