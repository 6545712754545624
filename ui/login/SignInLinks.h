// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QBoxLayout;

namespace farewell {

class LinkButton;

/// Where else one can go from the form of loginWindow. The links stand side by side, and below each
/// other where the window is too narrow for that.
class SignInLinks final : public QWidget
{
    Q_OBJECT

public:
    explicit SignInLinks(QWidget *parent);

    /// Whether one is there already, and nothing leads there.
    void setForAdmin(bool isForAdmin);

    /// While something is under way only help is offered.
    void setBusy(bool isBusy);
    void withdrawPractice();

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void cantSignInRequested();
    void administerRequested();
    void practiceRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QList<LinkButton *> shown() const;
    void arrange();

    LinkButton *m_cantSignIn;
    LinkButton *m_administer;
    LinkButton *m_practice;
    QBoxLayout *m_layout;
};

} // namespace farewell
