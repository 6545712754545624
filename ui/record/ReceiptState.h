// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace farewell {

/// How far the person has come with keeping a receipt.
struct ReceiptState
{
    enum class Phase { None, Saving, Saved, Failed };

    Phase phase = Phase::None;
    QString name{};  ///< of the page: with Saved; with None, of one that was saved before
    QString fault{}; ///< a sentence: with Failed, why; with Saved, why it is not shown
};

} // namespace farewell
