// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/Controls.h"

#include <QWidget>

namespace farewell {

class EnteredText;
class InsideButton;

/// "Homeserver": typed, or filled by the Matrix ID and then read-only until "Edit" is pressed.
class ServerField final : public QWidget
{
    Q_OBJECT

public:
    explicit ServerField(QWidget *parent);

    [[nodiscard]] QLineEdit *edit() const { return m_field.edit; }
    [[nodiscard]] bool isBeingTyped() const;

    /// `locked`: a sign-in is under way and nothing may change.
    void setServer(const QString &text, bool fromId, bool locked);

    void stopEditing(); ///< the Matrix ID decides again
    void flush();

Q_SIGNALS:
    void entered(const QString &text);
    void confirmed(const QString &text);

private:
    void openForEditing();

    Field m_field;
    LinkButton *m_editButton;
    EnteredText *m_entered;
    bool m_isEditing = false;
};

} // namespace farewell
