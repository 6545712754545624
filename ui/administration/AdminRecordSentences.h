// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/AdminRecord.h"
#include "app/record/RecordPage.h"

#include <QCoreApplication>

namespace farewell {

/// What an administrator keeps of one deactivation, on paper.
class AdminRecordSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::AdminRecordSentences)

public:
    /// `host`: of the server that answers administrators. `sha256`: of the JSON beside it, in hex.
    /// `language` as BCP 47 has it.
    [[nodiscard]] static RecordPage page(const AdminRecord &record, const QString &host,
                                         const QByteArray &sha256, const QString &language);

private:
    using Section = RecordPage::Section;

    [[nodiscard]] static Section whatHappened(const AdminRecord &record);
    [[nodiscard]] static QString choice(const AdminRecord &record);
    [[nodiscard]] static Section steps(const AdminRecord &record, const QString &host);
    [[nodiscard]] static Section whatWasSent(const AdminRecord &record);
};

} // namespace farewell
