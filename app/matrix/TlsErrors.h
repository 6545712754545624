// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Failure.h"

#include <QList>
#include <QSslError>

namespace farewell {

/// What to name of all that was wrong with a certificate: whose it is comes before how old it is.
[[nodiscard]] TlsFlaw flawOf(const QList<QSslError> &errors);

} // namespace farewell
