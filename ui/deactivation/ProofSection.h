// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/DeactivationState.h"
#include "ui/account/AccountView.h"
#include "ui/widgets/ScrollColumn.h"

class QVBoxLayout;

namespace farewell {

class ArmedButton;
class BusyBar;
class Clock;
class EvidenceList;
class LinkButton;
class OnThePage;
class PasswordField;
class SupportCard;
class Text;
struct SupportContacts;

/// The proof section: what this phase asks of the person or tells them. The main buttons are the
/// dialog's; here are the password, the links of the browser step and the other ways to prove it.
/// As high as what it says, but where the window has not the room for that: then it scrolls.
class ProofSection final : public ScrollColumn
{
    Q_OBJECT

public:
    ProofSection(AccountView account, Clock &clock, QWidget *parent);

    void showState(const DeactivationState &state);
    void showContacts(const SupportContacts &contacts);

    /// Does not repeat what the window itself says now.
    void setNoteHidden(bool hidden);

    [[nodiscard]] PasswordField *password() const { return m_password; }

    /// Where the focus belongs in this phase, when it belongs here.
    [[nodiscard]] QWidget *focusTarget() const;

    /// What a screen reader says when the phase or the reason changes.
    [[nodiscard]] QString spoken() const { return m_spoken; }

    /// How much higher it must be to show everything at this width, or how much lower it may be.
    [[nodiscard]] int lackingHeight(int width) const;
    [[nodiscard]] int spareHeight(int width) const;
    [[nodiscard]] bool setLackingHeight(int lacking, int width); ///< whether that changed anything

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return fittingHeight(width); }

Q_SIGNALS:
    void openPageAgainRequested();
    void openPageRequested(const QUrl &page);
    void optionChosen(qsizetype index);

private:
    void build();
    void showTexts(const DeactivationState &state);
    void showReason(const DeactivationState &state);
    void showOptions(const DeactivationState &state, bool isNewPhase);
    void rebuildOptions(const QList<ProofOption> &options, bool asLinks);
    [[nodiscard]] QWidget *buildLinks();

    AccountView m_account;
    Clock &m_clock;
    DeactivationPhase m_phase = DeactivationPhase::Impossible; ///< none of ours yet
    DeactivationReason m_reason = DeactivationReason::None;
    QUrl m_page;
    QString m_spoken;
    bool m_isNoteHidden = false;
    QVBoxLayout *m_column = nullptr;
    Text *m_heading = nullptr;
    Text *m_body = nullptr;
    Text *m_note = nullptr;
    PasswordField *m_password = nullptr;
    OnThePage *m_onThePage = nullptr;
    SupportCard *m_support = nullptr;
    QWidget *m_links = nullptr;
    LinkButton *m_openAgain = nullptr;
    LinkButton *m_copyLink = nullptr;
    BusyBar *m_progress = nullptr;
    EvidenceList *m_evidence = nullptr;
    QVBoxLayout *m_optionsColumn = nullptr;
    QList<ArmedButton *> m_options;
    QList<ProofOption> m_shownOptions;
    Text *m_status = nullptr;
    Text *m_serverSaid = nullptr;
    Text *m_question = nullptr;
};

} // namespace farewell
