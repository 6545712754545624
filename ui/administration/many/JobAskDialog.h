// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDialog>

namespace farewell {

class Clock;

/// Asked once before a list, or what came of it, is lost.
class JobAskDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Words
    {
        QString heading;
        QString text;
        QString go;   ///< on the button that loses it
        QString stay; ///< on the other one
    };

    /// The clock outlives the dialog.
    JobAskDialog(const Words &words, Clock &clock, QWidget *parent);

    void reject() override;

Q_SIGNALS:
    void confirmed();
    void closed(); ///< once, after the dialog has closed

private:
    bool m_hasClosed = false;
};

} // namespace farewell
