// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

namespace farewell {

class BusyBar;
class LinkButton;
class Text;

/// What is under way in loginWindow, and the way to give it up.
class SignInProgress final : public QWidget
{
    Q_OBJECT

public:
    explicit SignInProgress(QWidget *parent);

    void say(const QString &text); ///< empty: nothing is under way
    [[nodiscard]] QWidget *cancelButton() const;

Q_SIGNALS:
    void cancelRequested();

private:
    BusyBar *m_bar;
    Text *m_text;
    LinkButton *m_cancel;
};

} // namespace farewell
