// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/settings/RemovalState.h"

#include <QCoreApplication>

namespace farewell {

/// The words about email addresses and phone numbers.
class ContactSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::ContactSentences)

public:
    /// The address, cleaned, as a person writes it.
    [[nodiscard]] static QString shown(const Contact &contact);

    [[nodiscard]] static QString removed(const Contact &contact, UnbindResult unbind);
    [[nodiscard]] static QString notRemoved(const Failure &failure);
};

} // namespace farewell
