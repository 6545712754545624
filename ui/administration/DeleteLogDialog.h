// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDialog>
#include <QStringList>

class QCheckBox;

namespace farewell {

class ArmedButton;
class Clock;

/// Which months of the activity log are to go, and one click that does it.
class DeleteLogDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `acting`: who acts, for whom and where, a line. `months`: "2026-11", the oldest first.
    DeleteLogDialog(const QString &acting, const QStringList &months, Clock &clock,
                    QWidget *parent);

    void reject() override;

Q_SIGNALS:
    void confirmed(const QStringList &months);
    void closed(); ///< once, after the dialog has closed

private:
    void confirm();

    bool m_hasClosed = false;
    QStringList m_months;
    QList<QCheckBox *> m_boxes; ///< one a month
    ArmedButton *m_confirm = nullptr;
};

} // namespace farewell
