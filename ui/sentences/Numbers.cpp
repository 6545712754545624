// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/sentences/Numbers.h"

#include <QLocale>

namespace farewell {

QString Numbers::count(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace farewell
