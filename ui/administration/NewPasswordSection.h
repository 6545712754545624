// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Secret.h"

#include <QWidget>

class QPushButton;

namespace farewell {

class Clock;
class LinkButton;
class PasswordField;
class Text;

/// A password for somebody else, typed or generated, or none. A generated one is shown so that it
/// can be passed on: here, and nowhere again.
class NewPasswordSection final : public QWidget
{
    Q_OBJECT

public:
    NewPasswordSection(Clock &clock, QWidget *parent);

    /// What becomes of the account without a password.
    void setHint(const QString &hint);

    /// Off: it can still be read and copied, and not be changed any more.
    void setChangeable(bool changeable);

    [[nodiscard]] Secret copy() const; ///< empty: none is wanted
    void forget();

Q_SIGNALS:
    void finished(); ///< Enter in the field

private:
    void generate();
    void showWhich();

    Secret m_generated;
    bool m_isChangeable = true;
    Text *m_hint;
    PasswordField *m_field;
    Text *m_shown;
    Text *m_once;
    LinkButton *m_copy;
    QPushButton *m_generate;
};

} // namespace farewell
