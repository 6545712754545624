// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/sentences/Numbers.h"

#include <QLocale>

#include <algorithm>
#include <limits>

namespace farewell {

QString Numbers::count(qint64 number)
{
    return QLocale().toString(number);
}

int Numbers::plural(qint64 number)
{
    return static_cast<int>(std::min<qint64>(number, std::numeric_limits<int>::max()));
}

} // namespace farewell
