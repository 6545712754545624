// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/AttemptNote.h"
#include "app/deactivation/DeactivationFlow.h"
#include "app/matrix/FreshTokens.h"

#include <QObject>

#include <memory>

namespace farewell {

class BrowserLauncher;
class Clock;
class MatrixClient;

/// Does what DeactivationFlow decides: sends, waits, opens pages, looks. At most one committing
/// request is under way at any time, and none before confirm() or proveInBrowser().
/// From before each request until it is known what came of it, a note stands on the disk.
class DeactivationDriver final : public QObject
{
    Q_OBJECT

public:
    using milliseconds = std::chrono::milliseconds;

    /// The session, its tokens, client, clock, launcher and notes must outlive the driver.
    DeactivationDriver(const Session &session, FreshTokens &tokens,
                       const DeactivationFlow::Setup &setup, MatrixClient &client, Clock &clock,
                       BrowserLauncher &browser, const NoteFolder &notes,
                       QObject *parent = nullptr);
    ~DeactivationDriver() override;

    [[nodiscard]] const DeactivationState &state() const { return m_state; }

    /// Whether a request may have reached the server whose effect is not settled yet, or the person
    /// says that they have finished on the account page.
    [[nodiscard]] bool isCommitted() const;

    /// Whether the session may be ended now: not after its end, and not while it is evidence, which
    /// it is from sending on until a look has found it alive.
    [[nodiscard]] bool mayBeSignedOut() const;

    /// The path of its note; empty when there is none.
    [[nodiscard]] QString note() const { return m_note.path(); }

    /// Whether the session may still be there, as far as the looks at it tell.
    [[nodiscard]] bool mayHaveSession() const;

    void expectClick(); ///< a danger button is armed: what was there before is looked at once more
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
    void leaveOutcome(); ///< the person knows what we know; nothing reminds them any more

Q_SIGNALS:
    void changed(const farewell::DeactivationState &state);

private:
    using Done = std::function<void()>;

    void obey(DeactivationFlow::Order order);
    void send();
    void noteRequest(bool isProfileKnown);
    void keepOrSettleNote();
    void openPage(const QUrl &page);
    void cool();
    void look(bool asWitness);
    void hearSignIn();
    void hearNoMore();
    void scheduleLook();
    void onReply(const DeactivateReply &reply);
    void askSignIn(const Done &done);
    void onTokens(FreshTokens::State state, bool mayRenew, const Done &done);
    void askWhoAmI(bool mayRenew, const Done &done);
    void onSignInLooked(SignInSign sign);
    void readProfile(const Done &done);
    void readProfileBefore();
    void askAccountStatus(const Done &done);
    void tick();
    void refresh();
    [[nodiscard]] milliseconds sinceSent() const;
    [[nodiscard]] bool isTimed() const;
    [[nodiscard]] bool hasHostAnswered() const;
    [[nodiscard]] bool canSignInToFindOut() const;
    [[nodiscard]] bool awaitsSignIn() const;

    const Session &m_session;
    FreshTokens &m_tokens;
    MatrixClient &m_client;
    Clock &m_clock;
    BrowserLauncher &m_browser;
    DeactivationFlow m_flow;
    DeactivationState m_state;
    Evidence m_evidence;
    Attempt m_attempt;
    AttemptNote m_note;
    Secret m_password; ///< only from the click to the request that carries it
    milliseconds m_coolingUntil{0};
    milliseconds m_lastLookAt{0};      ///< counted from sending
    std::unique_ptr<QObject> m_before; ///< a look at the profile before anything is done
    std::optional<milliseconds>
        m_profileReadAt;              ///< of the last one that was answered; Clock::elapsed()
    std::unique_ptr<QObject> m_look;  ///< the look under way; its answers die with it
    std::unique_ptr<QObject> m_timer; ///< the look that is due next
    milliseconds m_acceptedAt{0};     ///< our sign-in was, last; Clock::elapsed()
    bool m_isTicking = false;
};

} // namespace farewell
