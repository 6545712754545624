// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

#include <optional>

class QApplication;

namespace farewell {

enum class Appearance { System, Light, Dark };

/// `light`, `dark` or `system`.
[[nodiscard]] std::optional<Appearance> appearanceFromName(const QString &name);

/// Gives the application our style and palette and keeps them following the desktop; a forced or
/// high-contrast palette of the desktop is kept, whatever was asked for.
class Theme final : public QObject
{
    Q_OBJECT

public:
    static void apply(QApplication &application, Appearance appearance);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Theme(QApplication &application, Appearance appearance);

    void follow();
    [[nodiscard]] bool wantsDark(const QPalette &desktop) const;

    QApplication &m_application;
    Appearance m_appearance;
    bool m_following = false; ///< our own setPalette() comes back as an event
};

} // namespace farewell
