// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Text.h"

#include <QStringList>

namespace farewell {

/// Those of `parts` that a text does not say; its isolates are left out of account, and a place
/// that nothing was put into ("%1") is told as well. That all sentences differ is not enough: two
/// that were swapped differ too, so each is held against what it has to say.
[[nodiscard]] inline QStringList unsaid(QString text, QStringList parts)
{
    text = withoutIsolates(text);
    parts.removeIf([&text](const QString &part) { return text.contains(part); });
    if (text.contains(u'%')) {
        parts += text;
    }
    return parts;
}

} // namespace farewell
