// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/AnswerTable.h"
#include "app/deactivation/DeactivationState.h"
#include "app/deactivation/ProofCourse.h"
#include "app/deactivation/Verification.h"
#include "app/matrix/DeactivateEndpoint.h"

#include <chrono>

namespace farewell {

/// Decides what happens next in a deactivation; knows no sockets, no widgets, no clock.
///
/// An event that does not fit the phase changes nothing and orders nothing, so a double click or a
/// late signal cannot send a second request.
class DeactivationFlow final
{
public:
    using milliseconds = std::chrono::milliseconds;

    /// How long a UIA session is taken for alive: a 400 M_UNKNOWN to a younger one is not about it.
    static constexpr milliseconds sessionLife = std::chrono::hours(1);

    struct Setup
    {
        Session::Kind kind = Session::Kind::Password;
        bool profileWasThere = false; ///< at the sign-in; a proof only once read again
        bool accountStatus = false;   ///< the server offers MSC3720
        QUrl accountPage{};           ///< where it is deactivated, with Kind::OAuth; may be empty
        bool mayHaveContacts = true;  ///< email addresses or phone numbers, or nobody could tell
        QString software{};           ///< of the homeserver, by name; empty: it did not tell
    };

    enum class Order {
        Nothing,
        Send,            ///< one request: proof(), erase()
        OpenPage,        ///< the fallback page of stage() in session()
        OpenAccountPage, ///< accountPage()
        Cool,            ///< wait coolingTime(), then coolingEnded()
        HearSignIn,      ///< ask once whether it still works, then refusalHeard()
        FindOut,         ///< look at the account now, and on at Verification's times
        Witness,         ///< look once, as evidence beside the server's own word
    };

    explicit DeactivationFlow(Setup setup);

    // What the person does.
    void eraseChosen(bool erase);
    [[nodiscard]] Order confirmed();
    [[nodiscard]] Order pageWanted(); ///< `ssoButton`
    void optionChosen(qsizetype index);
    [[nodiscard]] Order accountPageWanted();
    [[nodiscard]] Order checkWanted(); ///< `checkNowButton`: the person has finished there
    [[nodiscard]] Order stoppedWaiting();
    [[nodiscard]] Order leftDialog();
    [[nodiscard]] Order anotherLookWanted() const;

    /// What Order::Send asked for was not sent after all: back to the click.
    void heldBack();

    /// The server that refused because accounts are managed elsewhere has said where.
    void accountPageFound(const QUrl &page);

    /// What the profile is before anything can have been done, read when the dialog opens, and
    /// again with the account page: since the sign-in it may have been changed with another app.
    void profileRead(bool isThere, bool hasPicture);
    void profileForgotten(); ///< it was read too long ago to prove anything

    // What the server and time bring. `now` is Clock::elapsed().
    [[nodiscard]] Order answered(const DeactivateReply &reply, milliseconds now);
    [[nodiscard]] Order refusalHeard(SignInSign sign, milliseconds sinceSent);
    [[nodiscard]] Order coolingEnded();
    void signInLooked(SignInSign sign, milliseconds sinceSent);
    void profileLooked(ProfileSign sign);
    void accountStatusSaid(bool deactivated);
    void lookEnded(milliseconds sinceSent);
    void lookTakesLong() { handOver(); } ///< the person reads what is known so far

    // What to do it with.
    [[nodiscard]] Proof proof() const { return m_course.proof(); }
    [[nodiscard]] bool erase() const { return m_erase; }
    [[nodiscard]] QString stage() const { return m_course.shown().stage; }
    [[nodiscard]] QString session() const { return m_course.session(); }
    [[nodiscard]] const QUrl &accountPage() const { return m_setup.accountPage; }
    [[nodiscard]] bool isManaged() const { return m_isManaged; }
    [[nodiscard]] milliseconds coolingTime() const { return m_coolingTime; }
    [[nodiscard]] const Verification &verification() const { return m_verification; }

    /// What a request, or the person on the account page, has done is being found out or shown.
    [[nodiscard]] bool isFindingOut() const;

    /// The next thing may be a click that sends something.
    [[nodiscard]] bool awaitsClick() const;
    [[nodiscard]] DeactivationPhase phase() const { return m_phase; }
    [[nodiscard]] DeactivationReason reason() const { return m_reason; }
    [[nodiscard]] Outcome outcome() const;
    [[nodiscard]] Likely likely() const;
    [[nodiscard]] bool eraseCanChange() const;
    [[nodiscard]] bool noProofNeeded() const;
    [[nodiscard]] bool proofAccepted() const { return m_course.hasAccepted(); }
    [[nodiscard]] QList<ProofOption> otherOptions() const;
    [[nodiscard]] const Failure &failure() const { return m_failure; }
    [[nodiscard]] const QString &serverText() const { return m_serverText; }
    [[nodiscard]] EndpointSign endpoint() const { return m_endpoint; }
    [[nodiscard]] UnbindResult unbind() const { return m_unbind; }

private:
    Order submit(Proof::Kind kind); ///< by a click
    Order send(Proof::Kind kind);   ///< by a click, or within one
    Order backToClick(DeactivationReason reason);
    Order impossible(DeactivationReason reason, Outcome outcome, const Failure &failure);
    Order findOut(EndpointSign sign);
    Order finishByAnswer(EndpointSign sign);
    Order believeNothing(SignInSign sign, milliseconds sinceSent);

    [[nodiscard]] AskedWith askedWith() const;
    Order obey(const Consequence &next, const DeactivateReply &reply);
    Order challenged(const UiaChallenge &challenge);
    Order onFirstChallenge(const UiaChallenge &challenge);
    Order route(const UiaChallenge &challenge);
    Order lateReply(const DeactivateReply &reply);
    void explain(const DeactivateReply &reply);
    void handOver();
    void settle();

    Setup m_setup;
    DeactivationPhase m_phase;
    DeactivationReason m_reason = DeactivationReason::None;
    Outcome m_outcome = Outcome::None;
    bool m_erase = false;

    ProofCourse m_course;
    DeactivationPhase m_clickPhase; ///< the phase the last click came from
    milliseconds m_now{0};
    milliseconds m_coolingTime{0};
    std::optional<DeactivateReply> m_refusal; ///< while it waits for what our sign-in says
    bool m_mayHaveActed = false;
    bool m_isManaged;               ///< on the account page, and nowhere else
    bool m_profileWasThere = false; ///< as read again
    bool m_isPageWanted = false;    ///< the account page was opened from here
    bool m_pictureWasThere = false; ///< in the profile, when the account page was opened last

    EndpointSign m_endpoint = EndpointSign::NotSent;
    UnbindResult m_unbind = UnbindResult::NotReported;
    Failure m_failure;
    QString m_serverText;
    Verification m_verification;
};

} // namespace farewell
