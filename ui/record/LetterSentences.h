// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/ServerEndpoints.h"
#include "app/record/Receipt.h"

#include <QCoreApplication>

namespace farewell {

/// What a letter is about.
struct LetterSubject
{
    Receipt receipt;
    bool hadEmail = false;  ///< an email address belonged to the account
    bool isRefused = false; ///< the server does not let the person do it
};

/// The letter in which somebody asks the people who run their server to erase what is left, and the
/// words around it. By Regulation (EU) 2016/679 (GDPR), and never more than is known.
class LetterSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::LetterSentences)

public:
    [[nodiscard]] static QString heading(Outcome outcome);

    /// To whom, as far as that is known. `mail`: an address that a link can have; or empty.
    [[nodiscard]] static QString to(const QString &host, const QString &mail,
                                    const SupportContacts &contacts);

    /// What becomes of it.
    [[nodiscard]] static QString hint(bool hasMail);

    [[nodiscard]] static QString subject(const LetterSubject &about);
    [[nodiscard]] static QString text(const LetterSubject &about);

private:
    [[nodiscard]] static QString happened(const LetterSubject &about);
    [[nodiscard]] static QString deactivated(const Receipt &receipt);
    [[nodiscard]] static QString unknown(const Receipt &receipt);
    [[nodiscard]] static QString active(const LetterSubject &about);
    [[nodiscard]] static QString request(const Receipt &receipt);
    [[nodiscard]] static QStringList things();
    [[nodiscard]] static QString identity(const LetterSubject &about);
};

} // namespace farewell
