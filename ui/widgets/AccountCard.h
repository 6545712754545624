// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/Card.h"

namespace farewell {

class Avatar;
class Text;

/// Who this is about: avatar, name, Matrix ID and server.
class AccountCard final : public Card
{
    Q_OBJECT

public:
    explicit AccountCard(QWidget *parent);

    void setAccount(const QString &userId, const QString &name, const QString &host,
                    const QByteArray &avatar);

private:
    Avatar *m_avatar;
    Text *m_name;
    Text *m_details;
};

} // namespace farewell
