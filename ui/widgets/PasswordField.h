// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Secret.h"
#include "ui/widgets/Controls.h"

#include <QTimer>
#include <QWidget>

class QKeyEvent;

namespace farewell {

class InsideButton;

/// A password under its label, with "Show" inside and a caps-lock hint; nothing typed here reaches
/// the clipboard, an undo history or a property.
class PasswordField final : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds revealTime{10};

    PasswordField(const QString &label, QWidget *parent);

    [[nodiscard]] Text *label() const { return m_label; }
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    [[nodiscard]] bool isEmpty() const;

    [[nodiscard]] Secret take();       ///< and empties the field
    [[nodiscard]] Secret copy() const; ///< leaves what was typed
    void empty();
    void selectAll();

Q_SIGNALS:
    void edited();
    void returnPressed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setRevealed(bool revealed);
    void noticeCapsLock(const QKeyEvent &event);
    [[nodiscard]] bool isForbidden(const QKeyEvent &event) const;

    Text *m_label;
    QLineEdit *m_edit;
    LinkButton *m_reveal;
    InsideButton *m_inside;
    Text *m_capsLock;
    QTimer m_hideTimer;
};

} // namespace farewell
