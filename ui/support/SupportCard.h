// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/ServerEndpoints.h"
#include "ui/widgets/Card.h"

class QVBoxLayout;

namespace farewell {

class CopyRow;
class LinkButton;
class Text;

/// Whom to ask on a server, each to be copied, and its support page, to be opened as well; hidden
/// while nobody is known or it is not wanted. A window may have several, of which one at most is
/// wanted: its controls bear the names.
class SupportCard final : public Card
{
    Q_OBJECT

public:
    explicit SupportCard(QWidget *parent);

    void setHeading(const QString &heading); ///< empty: there is one above the card
    void showContacts(const SupportContacts &contacts);

    /// Whom an answer of the server names itself, and who comes first.
    void showNamed(const QString &contact);

    void setWanted(bool wanted);

Q_SIGNALS:
    void openPageRequested(const QUrl &page);

private:
    void showRows();
    [[nodiscard]] QStringList people() const;
    [[nodiscard]] QStringList everything() const;
    CopyRow *newPerson(const QString &contact);
    CopyRow *newPage();
    void followInTabOrder();
    void giveNames();

    Text *m_heading;
    QVBoxLayout *m_lines;
    LinkButton *m_copyAll;
    QList<CopyRow *> m_rows;
    QStringList m_shown; ///< in the rows
    SupportContacts m_contacts;
    QString m_named; ///< by an answer
    bool m_isWanted = true;
};

} // namespace farewell
