// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/ServerEndpoints.h"
#include "ui/widgets/Card.h"

class QPushButton;

namespace farewell {

class Text;

/// Whom to ask on this server, or where to go, to be copied; hidden while that is not known or not
/// wanted. A window may have several, of which one at most is wanted: its buttons bear the names.
class SupportCard final : public Card
{
    Q_OBJECT

public:
    SupportCard(const QString &heading, QWidget *parent);

    /// Where to agree to the terms of the server, instead of whom to ask; it can be opened, too.
    [[nodiscard]] static SupportCard *forConsent(QWidget *parent);

    void setHeading(const QString &heading);
    void showContacts(const SupportContacts &contacts);

    /// What an answer of the server names itself, and that comes first.
    void showAnswer(const Failure &failure);

    void setWanted(bool wanted);

Q_SIGNALS:
    void openRequested();

private:
    void showLines();

    Text *m_heading;
    Text *m_text;
    QPushButton *m_copy;
    QPushButton *m_open = nullptr; ///< with a page to open only
    SupportContacts m_contacts;
    QString m_named; ///< by an answer
    bool m_isWanted = true;
};

} // namespace farewell
