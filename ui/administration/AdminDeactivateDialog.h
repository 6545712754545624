// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminDeactivationDriver.h"

#include <QDialog>

class QVBoxLayout;

namespace farewell {

class ArmedButton;
class Banner;
class BusyBar;
class ButtonRow;
class Clock;
class ConsequencesLabel;
class ScrollColumn;
class StepList;
class TargetChoices;
class Text;

/// Where the account of somebody else is deactivated: who it is, what follows, what is chosen, and
/// then step by step what was done.
class AdminDeactivateDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `actor`: the administrator's id. `host`: of the server that answers administrators. The
    /// clock outlives the dialog.
    AdminDeactivateDialog(QString actor, QString host, Clock &clock, QWidget *parent = nullptr);

    void showTarget(const AdminTarget &target);
    void showState(const AdminDeactivationState &state);
    void setHeirs(const QList<Heir> &heirs);

    [[nodiscard]] AdminChoices choices() const;
    [[nodiscard]] const QList<Heir> &heirs() const; ///< whether they are wanted or not

    /// What has become of the record, until another state comes.
    void tellOfRecord(const QString &text);

    /// Closes as soon as nothing is under way, without being asked twice.
    void leave();

    /// Escape, Cancel, Close and the window's own button. While something is under way it asks to
    /// stop() first, and closes when that has come to its end.
    void reject() override;

Q_SIGNALS:
    void confirmRequested();
    void heirsRequested();
    void tryAgainRequested();
    void goOnWithoutRequested();
    void stopHereRequested();
    void saveRecordRequested();
    void stopRequested(); ///< nothing more after what is under way
    void closed();        ///< once, after the dialog has closed

private:
    void build();
    void buildChoices();
    void buildSteps();
    void buildButtons();
    void publish();
    void showButtons(bool isNews);
    void showConsequences();
    void fitWindow(bool hasChosen, bool isNews);
    void showSteps();
    void placeFocus();
    void cancel();
    void stop();
    [[nodiscard]] bool isChoosing() const;

    QString m_actor;
    QString m_host;
    Clock &m_clock;
    AdminTarget m_target;
    AdminDeactivationState m_state;
    bool m_isShown = false;
    bool m_isStopping = false; ///< the person wants nothing more to be begun
    bool m_isClosing = false;  ///< as soon as nothing is under way
    bool m_hasClosed = false;
    QVBoxLayout *m_column = nullptr;
    Text *m_heading = nullptr;
    QWidget *m_card = nullptr;
    Text *m_acting = nullptr;
    ScrollColumn *m_choicesScroll = nullptr;
    Banner *m_beforeClick = nullptr;
    ConsequencesLabel *m_consequences = nullptr;
    TargetChoices *m_choices = nullptr;
    ScrollColumn *m_stepsScroll = nullptr;
    StepList *m_steps = nullptr;
    Banner *m_serverSaid = nullptr;
    Text *m_sentence = nullptr;
    Text *m_record = nullptr;
    BusyBar *m_progress = nullptr;
    ButtonRow *m_buttons = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_stopHere = nullptr;
    QPushButton *m_saveRecord = nullptr;
    QPushButton *m_close = nullptr;
    ArmedButton *m_tryAgain = nullptr;
    ArmedButton *m_goOnWithout = nullptr;
    ArmedButton *m_confirm = nullptr;
};

} // namespace farewell
