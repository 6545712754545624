// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/AdminView.h"

#include <QWidget>

class QBoxLayout;

namespace farewell {

class Avatar;
class LinkButton;
class Text;

/// Who acts, at the top of adminWindow.
class AdminHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit AdminHeader(QWidget *parent);

    void showView(const AdminView &view);

Q_SIGNALS:
    void logRequested();
    void signOutRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    Avatar *m_avatar;
    Text *m_name;
    Text *m_acting;
    LinkButton *m_log;
    LinkButton *m_signOut;
    QBoxLayout *m_row;
};

} // namespace farewell
