// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/UserSearch.h"

#include <QWidget>

#include <chrono>
#include <memory>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QPushButton;

namespace farewell {

class Clock;

/// Whom one looks for, and which accounts are shown at all.
class UserSearchRow final : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds typingPause{400}; ///< until it is looked for

    UserSearchRow(Clock &clock, QWidget *parent);

    [[nodiscard]] QString text() const;
    void takeFocus();

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// On Enter, and when nothing has been typed for a while; as it was typed.
    void searchEntered(const QString &text);
    void filterChosen(farewell::UserFilter filter);
    void manyRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void waitForMore();
    void enter();

    Clock &m_clock;
    QLineEdit *m_search;
    QComboBox *m_filter;
    int m_filterWidth = 0; ///< for the longest of its texts
    int m_manyWidth = 0;   ///< likewise
    QPushButton *m_many;
    QGridLayout *m_grid;
    QString m_entered;
    std::unique_ptr<QObject> m_typing; ///< while it may go on
};

} // namespace farewell
