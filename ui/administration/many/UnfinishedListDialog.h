// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobFolder.h"

#include <QDialog>

namespace farewell {

class Banner;
class ButtonRow;
class Clock;
class JobAskDialog;

/// "An unfinished list": what the program has left behind of a list when it ended. Nothing in it
/// sends anything: going on opens the list, paused.
class UnfinishedListDialog final : public QDialog
{
    Q_OBJECT

public:
    /// The clock outlives the dialog.
    UnfinishedListDialog(LeftJob left, Clock &clock, QWidget *parent = nullptr);

    /// Somebody else is signed in, or elsewhere: the list is not theirs. Stays until the next one.
    void refuse(const QString &signedInAs, const QString &serverName);

    /// A message that stays until the next one; empty: none. That results were saved, for one.
    void tell(const QString &text);

    /// Not now: the list stays.
    void reject() override;

Q_SIGNALS:
    void resumeRequested();      ///< sign in as its administrator, then open it
    void saveResultsRequested(); ///< resultsCsv() of what its journal tells
    void forgetRequested();      ///< asked already
    void closed();               ///< once, after the dialog has closed

private:
    void build();
    void buildButtons();
    void askToForget();

    LeftJob m_left;
    Clock &m_clock;
    Banner *m_notice = nullptr;
    ButtonRow *m_buttons = nullptr;
    JobAskDialog *m_ask = nullptr;
    bool m_hasClosed = false;
};

} // namespace farewell
