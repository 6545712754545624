// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/ProviderButtons.h"

#include "app/base/Text.h"
#include "ui/Names.h"
#include "ui/widgets/Controls.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr qsizetype longestName = 40;

} // namespace

ProviderButtons::ProviderButtons(QWidget *parent)
    : QWidget(parent)
{
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins({});
    m_column->setSpacing(em(this, 0.6));
    //: between the password and the buttons for Single Sign On
    m_or = makeText(tr("or"), TextStyle::Muted, this);
    m_or->setAlignment(Qt::AlignHCenter);
    m_column->addWidget(m_or);
    hide();
}

void ProviderButtons::setMethods(const LoginMethods &methods)
{
    m_or->setVisible(methods.password);
    setVisible(methods.sso);
    if (!methods.sso || m_shown == methods) {
        return;
    }
    qDeleteAll(m_buttons);
    m_buttons.clear();
    m_shown = methods;
    for (const IdentityProvider &provider : methods.providers) {
        const QString name = names::keyed(names::ssoButton, provider.id);
        if (findChild<QWidget *>(name) == nullptr) {
            const QString shown = cleaned(provider.name, longestName);
            //: %1: the name of an identity provider, e.g. GitHub
            add(name, shown.isEmpty() ? withoutName() : tr("Continue with %1").arg(shown),
                provider.id);
        }
    }
    if (methods.providers.isEmpty()) {
        //: the only way to sign in, in the browser
        const QString only = tr("Continue");
        add(names::keyed(names::ssoButton, names::defaultProvider),
            methods.isOAuth ? only : withoutName(), {});
    }
}

QString ProviderButtons::withoutName()
{
    //: a button; the server does not say whose sign-in it leads to
    return tr("Continue with Single Sign On");
}

QWidget *ProviderButtons::first() const
{
    return m_buttons.isEmpty() || isHidden() ? nullptr : m_buttons.front();
}

void ProviderButtons::add(const QString &name, const QString &text, const QString &providerId)
{
    QString escaped = text;
    escaped.replace(u'&', u"&&"_s); // the server's "&" makes no shortcut
    auto *button = makeButton(name, escaped, Role::Plain, this);
    button->setAccessibleName(text);
    button->setMinimumWidth(em(this, 4)); // a long name is elided, the window stays narrow
    connect(button, &QPushButton::clicked, this, [this, providerId] { Q_EMIT chosen(providerId); });
    m_column->addWidget(button);
    button->show(); // at once: the layout would do it later, and Tab pass it by
    m_buttons += button;
}

} // namespace farewell
