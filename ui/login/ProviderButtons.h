// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/ServerEndpoints.h"

#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace farewell {

class Text;

/// One button for each identity provider of the server, or the generic one; hidden without any.
class ProviderButtons final : public QWidget
{
    Q_OBJECT

public:
    explicit ProviderButtons(QWidget *parent);

    void setMethods(const LoginMethods &methods);

    [[nodiscard]] QWidget *first() const;
    [[nodiscard]] const QList<QWidget *> &buttons() const { return m_buttons; }

Q_SIGNALS:
    void chosen(const QString &providerId); ///< empty: the generic one

private:
    [[nodiscard]] static QString withoutName();
    void add(const QString &name, const QString &text, const QString &providerId);

    QVBoxLayout *m_column;
    Text *m_or;
    QList<QWidget *> m_buttons;
    std::optional<LoginMethods> m_shown; ///< rebuilt only when something has changed
};

} // namespace farewell
