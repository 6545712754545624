// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Secret.h"
#include "ui/widgets/Controls.h"

#include <QWidget>

#include <memory>

class QKeyEvent;

namespace farewell {

class Clock;
class InsideButton;

/// A password under its label, with "Show" inside and a caps-lock hint. Nothing typed here reaches
/// the clipboard, an undo history, a property or a screen reader. It is emptied some
/// time after its window was hidden or minimised.
class PasswordField final : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds revealTime{10};
    static constexpr std::chrono::minutes longestAway{2}; ///< hidden or minimised, then emptied

    PasswordField(const QString &label, Clock &clock, QWidget *parent);
    ~PasswordField() override;

    [[nodiscard]] Text *label() const { return m_label; }
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    [[nodiscard]] bool isEmpty() const;

    [[nodiscard]] Secret copy() const; ///< leaves what was typed
    void empty();
    void selectAll();

Q_SIGNALS:
    void edited();
    void returnPressed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setRevealed(bool revealed);
    void noticeWindow();
    void noticeCapsLock(const QKeyEvent &event);
    [[nodiscard]] bool isForbidden(const QKeyEvent &event) const;

    Clock &m_clock;
    Text *m_label;
    QLineEdit *m_edit;
    LinkButton *m_reveal;
    InsideButton *m_inside;
    Text *m_capsLock;
    bool m_isTouched = false;         ///< it may hold something, or remember it
    std::unique_ptr<QObject> m_shown; ///< while what was typed is shown; as below
    std::unique_ptr<QObject> m_away;  ///< while the window is away; what is due then dies with it
};

} // namespace farewell
