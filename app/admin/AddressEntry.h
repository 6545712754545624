// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/HomeserverUrl.h"

#include <QObject>

#include <functional>
#include <memory>

namespace farewell {

/// Tries an address that a person gives for one that answers administrators. Our sign-in goes there
/// only after trust().
class AddressEntry final : public QObject
{
    Q_OBJECT

public:
    /// How far it is.
    enum class Step {
        Asking,   ///< for one
        Checking, ///< what it is, without our sign-in
        Trusting, ///< it is what is looked for, as far as it tells: may it have our sign-in?
        Trying,   ///< with our sign-in
    };

    /// What is wrong with the address that was entered.
    enum class Fault {
        None,
        NoAddress,   ///< nothing that a request could go to: https, or http on this computer
        NoAnswer,    ///< nothing answers there, or nothing that says what it is
        OtherServer, ///< it belongs to State::otherName
        StillHidden, ///< it answers, but not to administrators
        NotAccepted, ///< it does not know our sign-in: another server, or one that has ended it
    };

    struct State
    {
        HomeserverUrl address; ///< asked last; at first the one that has not answered
        Step step = Step::Asking;
        Fault fault = Fault::None;
        QString otherName{}; ///< with OtherServer; cleaned
    };

    /// What a question to an address has shown.
    struct Finding
    {
        Fault fault = Fault::None;
        QString otherName{};
    };

    /// Asks; the answer is dropped when `context` dies.
    using Question = std::function<void(const HomeserverUrl &address, QObject *context,
                                        const std::function<void(const Finding &)> &reply)>;

    /// `look` asks as anybody could, `tryOut` with our sign-in. `instead`: which address has not
    /// answered.
    AddressEntry(HomeserverUrl instead, Question look, Question tryOut, QObject *parent = nullptr);
    ~AddressEntry() override;

    [[nodiscard]] const State &state() const { return m_state; }

    /// Looks what an address is.
    void check(const QString &typed);

    /// With Trusting: the person has said that our sign-in may go there.
    void trust();

    /// Back to Asking; answers that still come are dropped.
    void askAnew();

    /// As in the beginning, and says nothing: nobody is asked any more.
    void stop();

Q_SIGNALS:
    void changed();

    /// It lets us in.
    void found(const farewell::HomeserverUrl &address);

private:
    void startOver();
    void set(Step step) { set(step, Finding()); }
    void set(Step step, const Finding &finding);

    HomeserverUrl m_instead;
    Question m_look;
    Question m_tryOut;
    State m_state;
    std::unique_ptr<QObject> m_attempt; ///< context of what is asked
};

} // namespace farewell
