// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/ServerEndpoints.h"
#include "ui/widgets/Card.h"

class QPushButton;

namespace farewell {

class Text;

/// Whom to ask on this server, to be copied; hidden while nobody is known or nobody is asked for.
/// A window may have several, of which one at most is wanted: that one bears the name.
class SupportCard final : public Card
{
    Q_OBJECT

public:
    SupportCard(const QString &heading, QWidget *parent);

    void setHeading(const QString &heading);
    void showContacts(const SupportContacts &contacts);
    void setWanted(bool wanted);

private:
    void showIfWanted();

    Text *m_heading;
    Text *m_text;
    QPushButton *m_copy;
    bool m_isWanted = true;
};

} // namespace farewell
