// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/account/AccountView.h"

#include <QPushButton>

class QAction;
class QMenu;

namespace farewell {

class Avatar;
class Text;

/// Who is signed in, at the top left of the window as in Element; a press opens the menu.
class UserMenuButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit UserMenuButton(QWidget *parent);

    void showAccount(const AccountView &account);
    void setSettingsEnabled(bool enabled);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void settingsRequested();
    void signOutRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void openMenu();

    Avatar *m_avatar;
    Text *m_name;
    Text *m_userId;
    QMenu *m_menu;
    QAction *m_settings;
    bool m_showsFocus = false;
};

} // namespace farewell
