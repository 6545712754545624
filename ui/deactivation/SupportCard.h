// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/ServerEndpoints.h"
#include "ui/widgets/Card.h"

namespace farewell {

class Text;

/// Whom to ask on this server, to be copied; hidden while nobody is known.
class SupportCard final : public Card
{
    Q_OBJECT

public:
    SupportCard(const QString &heading, QWidget *parent);

    void setHeading(const QString &heading);
    void showContacts(const SupportContacts &contacts);

private:
    Text *m_heading;
    Text *m_text;
};

} // namespace farewell
