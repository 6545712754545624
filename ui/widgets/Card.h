// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFrame>

namespace farewell {

class Avatar;
class Text;

/// A frame with rounded corners (`role` = card); the owner sets its layout, see cardMargins().
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget *parent);

    [[nodiscard]] QMargins cardMargins() const;
};

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
