// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/sentences/ServerWords.h"

#include "app/base/Text.h"

namespace farewell {

QString ServerWords::said(const QString &text)
{
    const QString words = cleaned(text);
    //: %1 is what a server answered, shown as it is
    return words.isEmpty() ? QString() : tr("The server said: “%1”").arg(words);
}

} // namespace farewell
