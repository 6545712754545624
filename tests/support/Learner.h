// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/tour/Rehearsal.h"
#include "tests/support/Passage.h"
#include "tests/support/Person.h"

namespace farewell {

/// Somebody who rehearses one scenario, in time that passes by hand.
class Learner final : public Person
{
public:
    explicit Learner(const QString &scenarioId);
    ~Learner() override;

    [[nodiscard]] bool pass(std::chrono::milliseconds time) override;

    /// To the account window, and on to the deactivation dialog, as the scenario tells; to the
    /// list of accounts, if it is an administrator's, or to what is there instead of it.
    [[nodiscard]] bool signIn();
    [[nodiscard]] bool come();

    [[nodiscard]] bool confirm();                          ///< with the practice password
    [[nodiscard]] bool press(const QString &dangerButton); ///< as soon as it can be pressed
    [[nodiscard]] bool confirmInBrowser();
    [[nodiscard]] bool doOnThePage(); ///< what comes first there, and says so here

    /// The outcome dialog comes, and says so when all looks are over.
    [[nodiscard]] bool isOver(const QString &outcomeWord, const QString &likely = {});

    /// All that was asked is answered, and nothing more is asked by itself.
    [[nodiscard]] bool isAtRest() const;

    /// A dead end with the account still active.
    [[nodiscard]] bool isDeadEnd(const QString &reason);

    [[nodiscard]] bool isDeactivated() const; ///< by the practice homeserver
    [[nodiscard]] const PracticeHomeserver &server() const { return *m_server; }

private:
    [[nodiscard]] bool signInForAdmin();
    [[nodiscard]] bool settleBefore();
    [[nodiscard]] bool handOverARoom(); ///< the first that only they look after
    [[nodiscard]] bool leaveSomeRooms();
    [[nodiscard]] bool removeName();
    [[nodiscard]] bool waitUntilRoomsKnow();

    const PracticeHomeserver *m_server = nullptr;
    Scenario m_scenario;
    Rehearsal m_rehearsal;
    std::unique_ptr<Passage> m_passage;
};

/// The scenario, which also says which homeserver it has prepared.
[[nodiscard]] Scenario telling(Scenario scenario, const PracticeHomeserver *&prepared);

} // namespace farewell
