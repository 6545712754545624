// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/record/Receipt.h"
#include "app/record/RecordPage.h"

#include <QCoreApplication>

namespace farewell {

/// A receipt in words.
class ReceiptSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::ReceiptSentences)

public:
    /// The page, on which lists are as long as there is room. `sha256`: of the JSON beside it, in
    /// hex.
    [[nodiscard]] static RecordPage page(const Receipt &receipt, const QByteArray &sha256);

private:
    using Section = RecordPage::Section;

    [[nodiscard]] static RecordPage page(const Receipt &receipt, const QByteArray &sha256,
                                         qsizetype listed);
    [[nodiscard]] static Section whatHappened(const Receipt &receipt);
    [[nodiscard]] static QString result(const Receipt &receipt);
    [[nodiscard]] static QString notKnown(const Receipt &receipt);
    [[nodiscard]] static QString when(const QDateTime &at, const Receipt &receipt);
    [[nodiscard]] static QString choice(const Receipt &receipt);
    [[nodiscard]] static Section whatWasSent(const Receipt &receipt, qsizetype listed);
    [[nodiscard]] static QString cameOf(const AttemptRequest &request, const Receipt &receipt);
    [[nodiscard]] static Section whatWasSeen(const Receipt &receipt);
    [[nodiscard]] static Section settled(const Receipt &receipt, qsizetype listed);
    [[nodiscard]] static Section whatRemains(const Receipt &receipt);
    [[nodiscard]] static QString remainder(Remainder one);
    [[nodiscard]] static QString removed(const QList<Settled::RemovedContact> &contacts,
                                         qsizetype listed);
    [[nodiscard]] static QString someOf(const QStringList &items, qsizetype listed);
};

} // namespace farewell
