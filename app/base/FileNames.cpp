// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/FileNames.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace farewell {

QString inFileName(QString text)
{
    static const QRegularExpression unsafe(u"[^A-Za-z0-9._-]"_s);
    constexpr qsizetype longest = 60; // characters of one byte each
    text = text.replace(unsafe, u"_"_s).left(longest);
    return text.startsWith(u'.') ? u'_' + text.sliced(1) : text;
}

} // namespace farewell
