// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/support/PatientRobot.h"

#include <QJsonObject>
#include <QTemporaryDir>

namespace farewell {

/// The folder of somebody who keeps receipts.
class ReceiptFolder final
{
public:
    /// Presses "Save receipt…" in `window`, and chooses `name`.pdf here. True once that has come to
    /// something.
    [[nodiscard]] bool save(const PatientRobot &window, const QString &name) const;

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray bytes(const QString &name) const; ///< of a file
    [[nodiscard]] QJsonObject receipt(const QString &name) const;
    [[nodiscard]] QStringList files() const;

    /// What the schema has against it.
    [[nodiscard]] QString complaints(const QString &name) const;

private:
    QTemporaryDir m_folder;
};

} // namespace farewell
