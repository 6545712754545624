// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace farewell::test {

/// What Debian's python3-jsonschema has against `json` by a schema in resources/; nothing where it
/// is good.
[[nodiscard]] QString complaintsOn(const QByteArray &json, const QString &schema);

} // namespace farewell::test
