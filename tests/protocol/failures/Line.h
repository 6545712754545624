// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/support/StageOnALine.h"

namespace farewell::failures {

inline constexpr char deactivatePath[] = "/account/deactivate";

/// Ports and times differ from run to run.
[[nodiscard]] QString withoutNumbers(QString text);

/// What a person has before them, and what automation reads there.
struct Seen
{
    QString window;
    QString phase;
    QString reason;
    QString outcome;
    QString likely;

    friend bool operator==(const Seen &, const Seen &) = default;
};

/// The whole program at a bad line to its homeserver, and a person who goes on all the same.
///
/// Acts return false after a failure, as the PatientRobot's do.
class Line final : public StageOnALine
{
public:
    /// What goes wrong with the next requests to the deactivation endpoint; a Fault of nothing
    /// but defaults lets its request pass.
    void breakNext(const QList<Fault> &faults);

    void askFor(const QList<QStringList> &flows);

    /// To the dialog.
    [[nodiscard]] bool openAsAlice();
    [[nodiscard]] bool openAsBob();

    [[nodiscard]] bool confirm(); ///< with alice's password
    [[nodiscard]] bool press(const QString &dangerButton);

    /// Lets time pass until the window is there, in one of these phases: as much as is needed, or
    /// as much as anything here may take.
    [[nodiscard]] bool waitFor(const PatientRobot &window, const QStringList &phases);

    /// To the deactivation endpoint, as the proxy saw them.
    [[nodiscard]] qsizetype requests() const { return proxy.requestsTo(deactivatePath).size(); }
    [[nodiscard]] bool waitRequests(qsizetype wanted) const;

    /// So many POSTs came to the path, as the proxy saw them.
    [[nodiscard]] qsizetype posts(const QByteArray &path) const;

    /// Whether the server has deactivated the account of this row.
    [[nodiscard]] bool isGone() const;
    [[nodiscard]] bool isErased() const;   ///< and hides the messages of that account
    [[nodiscard]] bool hasProfile() const; ///< and shows the profile of everybody

    [[nodiscard]] Seen seen() const;

    /// All that the person reads of what happened: withoutNumbers().
    [[nodiscard]] QString told() const;

private:
    [[nodiscard]] const PatientRobot &front() const;
};

} // namespace farewell::failures
