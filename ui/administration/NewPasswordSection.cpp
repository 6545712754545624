// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/NewPasswordSection.h"

#include "app/admin/NewPassword.h"
#include "ui/Names.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/PasswordField.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace farewell {

NewPasswordSection::NewPasswordSection(Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_hint(makeText({}, TextStyle::Small, this))
    , m_field(new PasswordField(tr("New password (optional)"), clock, this))
    , m_shown(makeText(names::passwordShownLabel, {}, TextStyle::Strong, this))
    , m_once(makeText(tr("It is shown here only, until this window closes, and kept nowhere. Pass "
                         "it on in a safe way."),
                      TextStyle::Small, this))
    , m_copy(makeLink(names::copyPasswordButton, tr("Copy the password"), this))
    , m_generate(
          makeButton(names::generatePasswordButton, tr("Generate a password"), Role::Plain, this))
{
    m_field->edit()->setObjectName(names::newPasswordEdit);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(m_shown->font().pointSizeF() * 1.15);
    m_shown->setFont(fixed);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.5));
    column->addWidget(m_field);
    column->addWidget(m_shown);
    column->addWidget(m_once);
    column->addWidget(m_copy, 0, Qt::AlignLeading);
    column->addWidget(m_hint);
    column->addWidget(m_generate, 0, Qt::AlignLeading);
    connect(m_field, &PasswordField::returnPressed, this, &NewPasswordSection::finished);
    connect(m_generate, &QPushButton::clicked, this, &NewPasswordSection::generate);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(m_generated.reveal()));
        retitle(m_copy, tr("Copied the password"));
    });
    swallowEnter(m_generate);
    swallowEnter(m_copy);
    showWhich();
}

void NewPasswordSection::setHint(const QString &hint)
{
    m_hint->setText(hint);
}

void NewPasswordSection::setChangeable(bool changeable)
{
    m_isChangeable = changeable;
    showWhich();
}

Secret NewPasswordSection::copy() const
{
    return m_generated.isEmpty() ? m_field->copy() : m_generated.clone();
}

void NewPasswordSection::forget()
{
    m_generated.wipe();
    m_shown->setText({});
    m_field->empty();
    showWhich();
}

void NewPasswordSection::generate()
{
    m_generated = generatePassword();
    m_field->empty();
    m_shown->setText(QString::fromUtf8(m_generated.reveal()));
    retitle(m_copy, tr("Copy the password"));
    showWhich();
    focusAndAnnounce(m_copy, tr("A password was generated. It is shown above."));
}

void NewPasswordSection::showWhich()
{
    const bool isGenerated = !m_generated.isEmpty();
    m_field->setVisible(!isGenerated && m_isChangeable);
    m_hint->setVisible(!isGenerated && m_isChangeable);
    m_generate->setVisible(m_isChangeable);
    m_shown->setVisible(isGenerated);
    m_once->setVisible(isGenerated);
    m_copy->setVisible(isGenerated);
    retitle(m_generate, isGenerated ? tr("Generate another one") : tr("Generate a password"));
}

} // namespace farewell
