// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/AccountProbe.h"
#include "app/deactivation/AttemptNote.h"
#include "app/deactivation/DeactivationFlow.h"
#include "app/deactivation/ProfileWatch.h"

#include <QObject>

#include <memory>

namespace farewell {

class BrowserLauncher;

/// Deactivates the account `subject` as `actor`, as DeactivationFlow decides: sends, waits, opens
/// pages, looks. At most one committing request is under way at any time, and none before confirm()
/// or proveInBrowser(). From before each request until it is known what came of it, a note stands
/// on the disk.
class DeactivationDriver final : public QObject
{
    Q_OBJECT

public:
    using milliseconds = std::chrono::milliseconds;

    /// The sign-in, clock, launcher and notes must outlive the driver.
    DeactivationDriver(SignedIn &actor, UserId subject, const DeactivationFlow::Setup &setup,
                       Clock &clock, BrowserLauncher &browser, const NoteFolder &notes,
                       QObject *parent = nullptr);
    ~DeactivationDriver() override;

    [[nodiscard]] const DeactivationState &state() const { return m_state; }

    /// Whether a request may have reached the server whose effect is not settled yet, or the person
    /// says that they have finished on the account page.
    [[nodiscard]] bool isCommitted() const;

    /// Whether the session may be ended now: not after its end, and not while it is evidence, which
    /// it is from sending on until a look has found it alive.
    [[nodiscard]] bool mayBeSignedOut() const;

    /// What has been sent so far.
    [[nodiscard]] const Attempt &attempt() const { return m_attempt; }

    /// The path of its note; empty when there is none.
    [[nodiscard]] QString note() const { return m_note.path(); }

    /// Whether the session may still be there, as far as the looks at it tell.
    [[nodiscard]] bool mayHaveSession() const;

    void expectClick(); ///< a danger button is armed: what was there before is looked at once more
    void setProfileChanging(bool isChanging); ///< by ourselves: then it proves nothing
    void chooseErase(bool erase);
    void confirm(Secret password); ///< `confirmButton`; the password is empty where none is asked
    void proveInBrowser();         ///< `ssoButton`
    void openPageAgain();
    void chooseOption(qsizetype index); ///< `flowButton_<n>`
    void openAccountPage();             ///< `accountPageButton`
    void checkNow();                    ///< `checkNowButton`
    void accountPageFound(const QUrl &page);
    void stopWaiting(); ///< does not cancel: goes and finds out
    void leaveDialog(); ///< the dialog was closed; after sending it goes on as outcome
    void checkAgain();
    void noteReceipt(const SavedReceipt &receipt); ///< the person has saved one
    void leaveOutcome(); ///< the person knows what we know; nothing reminds them any more

Q_SIGNALS:
    void changed(const farewell::DeactivationState &state);

private:
    void obey(DeactivationFlow::Order order);
    void send();
    void noteRequest(bool isProfileKnown);
    void keepOrSettleNote();
    void openPage(const QUrl &page);
    void cool();
    void look(bool asWitness);
    void hearSignIn();
    void hearNoMore();
    void onReply(const DeactivateReply &reply);
    void onProfileSeen(bool isThere, bool hasPicture);
    void onSignInLooked(SignInSign sign);
    void onProfileLooked(ProfileSign sign);
    void onLookEnded();
    void tick();
    void noteOutcome(Outcome outcome);
    void refresh();
    [[nodiscard]] milliseconds sinceSent() const;
    [[nodiscard]] bool isTimed() const;
    [[nodiscard]] bool canSignInToFindOut() const;
    [[nodiscard]] bool awaitsSignIn() const;

    SignedIn &m_actor;
    UserId m_subject;
    Clock &m_clock;
    BrowserLauncher &m_browser;
    DeactivationFlow m_flow;
    DeactivationState m_state;
    Evidence m_evidence;
    Attempt m_attempt;
    AttemptNote m_note;
    Secret m_password; ///< only from the click to the request that carries it
    milliseconds m_coolingUntil{0};
    milliseconds m_lastLookAt{0};     ///< counted from sending
    ProfileWatch m_before;            ///< until anything is done
    AccountProbe m_probe;             ///< from then on
    std::unique_ptr<QObject> m_timer; ///< the look that is due next
    milliseconds m_acceptedAt{0};     ///< our sign-in was, last; Clock::elapsed()
    bool m_isTicking = false;
    bool m_isProfileChanging = false;
};

} // namespace farewell
