// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/sentences/Sentences.h"

#include <QLocale>

namespace farewell {

QString Sentences::inARow(const QStringList &sentences)
{
    QString row;
    for (const QString &sentence : sentences) {
        if (row.isEmpty() || sentence.isEmpty()) {
            row += sentence;
        } else {
            //: two sentences in one paragraph: with a space between them where this language has
            //: one
            row = tr("%1 %2", "two sentences").arg(row, sentence);
        }
    }
    return row;
}

QString Sentences::listed(const QStringList &items)
{
    return QLocale().createSeparatedList(items);
}

QString Sentences::besideEachOther(const QString &one, const QString &other)
{
    return one.isEmpty() ? other
        : other.isEmpty()
        ? one
        : tr("%1 · %2", "a Matrix ID, and a homeserver or a time").arg(one, other);
}

QString Sentences::named(const QString &name, const QString &text)
{
    //: %1 is for example "Wrong password" or "Seen", %2 a sentence
    return tr("%1: %2", "a name, and what is said of it").arg(name, text);
}

QString Sentences::underHeading(const QString &heading, const QString &text)
{
    //: for screen readers; %1 has no full stop of its own, %2 has
    return text.isEmpty() ? heading
                          : tr("%1. %2", "a heading, and a sentence below it").arg(heading, text);
}

} // namespace farewell
