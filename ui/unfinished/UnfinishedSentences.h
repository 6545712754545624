// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/unfinished/UnfinishedState.h"

#include <QCoreApplication>

namespace farewell {

/// The words for a deactivation whose end an earlier run did not see. They never say more than is
/// known.
class UnfinishedSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::UnfinishedSentences)

public:
    [[nodiscard]] static QString heading(const UnfinishedState &state);

    /// Whose account and where; of a note that cannot be read, where the note is.
    [[nodiscard]] static QString subtitle(const UnfinishedState &state);

    /// What was under way, or what is known of it now.
    [[nodiscard]] static QString sentence(const UnfinishedState &state);

    /// What a receipt of it holds.
    [[nodiscard]] static QString aboutReceipt();

    /// What becomes of the note.
    [[nodiscard]] static QString aboutNote(const UnfinishedState &state);

private:
    [[nodiscard]] static QString underWay(const Attempt &attempt);
    [[nodiscard]] static QString told(const UnfinishedState &state, const Attempt &attempt);
};

} // namespace farewell
