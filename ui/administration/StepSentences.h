// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminDeactivationDriver.h"
#include "ui/administration/StepList.h"

#include <QCoreApplication>

namespace farewell {

/// The steps of a deactivation for somebody else, in words.
class StepSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::StepSentences)

public:
    /// `host`: of the server that answers administrators.
    [[nodiscard]] static QList<StepLine> of(const AdminDeactivationState &state,
                                            const AdminTarget &target, const QString &host);

private:
    [[nodiscard]] static StepLine newName(const AdminDeactivationState &state);
    [[nodiscard]] static QList<StepLine> handOvers(const AdminDeactivationState &state,
                                                   const AdminTarget &target);
    [[nodiscard]] static QString readAt(const HandOver::Line &line);
    [[nodiscard]] static StepLine handOver(const HandOver::Line &line, const AdminTarget &target);
    [[nodiscard]] static QString toBeDone(const AdminDeactivationState &state,
                                          const AdminTarget &target);
    [[nodiscard]] static QList<StepLine> deactivation(const AdminDeactivationState &state,
                                                      const AdminTarget &target,
                                                      const QString &host);
    [[nodiscard]] static StepLine identityServer(UnbindResult unbind, const QString &host);
    [[nodiscard]] static QString answer(const AdminReply &reply, const QString &host);
    [[nodiscard]] static QString active(const AdminSeen &seen);
    [[nodiscard]] static StepLine readBack(const AdminDeactivationState &state,
                                           const QString &host);
    [[nodiscard]] static StepLine rooms(const AdminDeactivationState &state,
                                        const AdminTarget &target);
    [[nodiscard]] static StepLine redaction(const AdminDeactivationState &state);
    [[nodiscard]] static StepLine files(const AdminDeactivationState &state,
                                        const AdminTarget &target);
    [[nodiscard]] static QString notBegun(StepResult result);
};

} // namespace farewell
