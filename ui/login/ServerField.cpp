// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/ServerField.h"

#include "ui/Names.h"
#include "ui/login/EnteredText.h"
#include "ui/widgets/InsideButton.h"

#include <QVBoxLayout>

namespace farewell {

ServerField::ServerField(QWidget *parent)
    : QWidget(parent), m_field(makeEdit(names::homeserverEdit, tr("Homeserver"), this))
{
    QLineEdit &edit = *m_field.edit;
    edit.setPlaceholderText(tr("matrix.org or your server's address"));
    edit.setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase
                             | Qt::ImhNoPredictiveText);
    //: a button, which other sentences name
    m_editButton = makeLink(names::editHomeserverButton, tr("Edit"), &edit);
    m_editButton->hide();
    new InsideButton(edit, *m_editButton);
    m_entered = new EnteredText(edit);
    setFocusProxy(&edit);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.35));
    column->addWidget(m_field.label);
    column->addWidget(&edit);

    connect(m_editButton, &QPushButton::clicked, this, &ServerField::openForEditing);
    connect(m_entered, &EnteredText::entered, this, [this](const QString &text) {
        m_isEditing = false;
        Q_EMIT entered(text);
    });
    connect(m_entered, &EnteredText::confirmed, this, &ServerField::confirmed);
}

bool ServerField::isBeingTyped() const
{
    return m_field.edit->hasFocus() && (m_isEditing || m_entered->isPending());
}

void ServerField::setServer(const QString &text, bool fromId, bool locked)
{
    QLineEdit &edit = *m_field.edit;
    if (!isBeingTyped()) {
        m_isEditing = false;
        m_entered->setKnown(text);
        if (edit.text() != text) {
            edit.setText(text);
            edit.setCursorPosition(0);
        }
    }
    const bool fixed = fromId && !m_isEditing;
    edit.setReadOnly(locked || fixed);
    m_editButton->setVisible(fixed && !locked);
}

void ServerField::stopEditing()
{
    m_isEditing = false;
}

void ServerField::flush()
{
    m_entered->flush();
}

void ServerField::openForEditing()
{
    m_isEditing = true;
    m_field.edit->setReadOnly(false);
    m_field.edit->setFocus(Qt::OtherFocusReason);
    m_field.edit->selectAll();
    m_editButton->hide();
}

} // namespace farewell
