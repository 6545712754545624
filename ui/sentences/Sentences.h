// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QCoreApplication>

namespace farewell {

/// How whole sentences, and the items of a list, stand one after the other, which is for the
/// language to say; what a sentence is made of is never put together.
class Sentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::Sentences)

public:
    /// In one paragraph; those that are empty are left out.
    [[nodiscard]] static QString inARow(const QStringList &sentences);

    /// As "one, two and three".
    [[nodiscard]] static QString listed(const QStringList &items);

    /// As "one · the other", below a heading: whose account it is and where, or when.
    [[nodiscard]] static QString besideEachOther(const QString &one, const QString &other);

    /// "Name: what is said of it."
    [[nodiscard]] static QString named(const QString &name, const QString &text);

    /// A heading, and what stands below it, as they are read aloud.
    [[nodiscard]] static QString underHeading(const QString &heading, const QString &text);
};

} // namespace farewell
