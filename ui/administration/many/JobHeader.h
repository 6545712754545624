// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/AdminView.h"

#include <QWidget>

class QBoxLayout;

namespace farewell {

class LinkButton;

/// Who acts, at the top of adminJobWindow, and the way to another list.
class JobHeader final : public QWidget
{
    Q_OBJECT

public:
    JobHeader(const AdminView &acting, QWidget *parent);

    void showLink(bool isShown, const QString &text);

Q_SIGNALS:
    void chooseListRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    LinkButton *m_choose;
    QBoxLayout *m_row;
};

} // namespace farewell
