// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/StepList.h"
#include "ui/unfinished/UnfinishedState.h"

#include <QCoreApplication>

namespace farewell {

/// The words for a deactivation of somebody else's account whose end an earlier run did not see.
/// They never say more than is known.
class ForOthersSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::ForOthersSentences)

public:
    [[nodiscard]] static QString heading(const UnfinishedState &state);

    /// What was under way, or what is known of it now.
    [[nodiscard]] static QString sentence(const UnfinishedState &state);

    /// How far each step had come, by the note.
    [[nodiscard]] static QList<StepLine> steps(const AdminAttempt &attempt);

    /// What becomes of the note.
    [[nodiscard]] static QString aboutNote(const UnfinishedState &state);

private:
    [[nodiscard]] static QString underWay(const AdminAttempt &attempt);
    [[nodiscard]] static QString somebodyElse(const UnfinishedForOthers &others);
    [[nodiscard]] static QString deactivated(const UnfinishedForOthers &others);
    [[nodiscard]] static QString rest(const UnfinishedForOthers &others);
    [[nodiscard]] static QString active(const UnfinishedForOthers &others);
    [[nodiscard]] static QString unknown(const UnfinishedForOthers &others);
    [[nodiscard]] static QString accepted(const UnfinishedForOthers &others);
    [[nodiscard]] static QString notRead(AdminReason reason, const QString &who,
                                         const QString &host);
    [[nodiscard]] static StepLine handOver(const AdminAttempt &attempt);
    [[nodiscard]] static StepLine deactivation(const AdminAttempt &attempt);
    [[nodiscard]] static StepLine redaction(const AdminAttempt &attempt);
    [[nodiscard]] static StepLine files(const AdminAttempt &attempt);
};

} // namespace farewell
