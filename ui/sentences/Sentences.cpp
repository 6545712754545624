// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/sentences/Sentences.h"

namespace farewell {

QString Sentences::inARow(const QStringList &sentences)
{
    QString row;
    for (const QString &sentence : sentences) {
        if (row.isEmpty() || sentence.isEmpty()) {
            row += sentence;
        } else {
            row = tr("%1 %2", "two sentences").arg(row, sentence);
        }
    }
    return row;
}

QString Sentences::underHeading(const QString &heading, const QString &text)
{
    return text.isEmpty() ? heading
                          : tr("%1. %2", "a heading, and a sentence below it").arg(heading, text);
}

} // namespace farewell
