// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/account/KeysHelpDialog.h"

#include "ui/Names.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/WindowSize.h"

#include <QVBoxLayout>

namespace farewell {

namespace {

constexpr double margin = 1.5;
constexpr double usualWidth = 28;

} // namespace

KeysHelpDialog::KeysHelpDialog(QWidget *parent)
    : QDialog(parent), m_scroll(new ScrollColumn(names::contentScrollArea, this))
{
    setObjectName(names::keysHelpDialog);
    setWindowTitle(tr("Your encrypted messages"));
    openWithinScreen(this);
    limitLines(this);
    const int around = em(this, margin);
    m_scroll->column()->setContentsMargins(around, around, around, around / 2);
    addText();
    auto *close = makeButton(names::closeKeysHelpButton, tr("Close"), Role::Primary, this);
    auto *buttons = new ButtonRow(this);
    buttons->add(close);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(around, around / 2, around, around);
    foot->addWidget(buttons);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(m_scroll, 1);
    all->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    const int width = em(this, usualWidth);
    resize(width, heightToSeeAll(*this, *buttons, width));
    close->setFocus();
}

/// As Element 1.11.90 and newer has them in its settings; in older ones they are elsewhere.
QStringList KeysHelpDialog::steps()
{
    //: words of Element, as there
    return {tr("1. Open Element on a computer."),
            //: words of Element, as there
            tr("2. Open “All settings”, then “Encryption”, and there “Advanced”. In an older "
               "Element, open “Security & Privacy” instead."),
            //: words of Element, as there
            tr("3. Choose “Export keys” and a passphrase."),
            tr("4. Keep the file and the passphrase apart from each other.")};
}

void KeysHelpDialog::addText()
{
    QVBoxLayout *column = m_scroll->column();
    column->setSpacing(em(this, 0.7));
    QWidget *content = m_scroll->content();
    column->addWidget(makeText(tr("Take your keys with you"), TextStyle::Title, content));
    column->addWidget(makeText(tr("Without them nobody can read what was encrypted, not even you. "
                                  "They are not in Farewell: the app that you chat with has them."),
                               TextStyle::Muted, content));
    for (const QString &step : steps()) {
        column->addWidget(makeText(step, TextStyle::Body, content));
    }
    column->addWidget(makeText(tr("Element X cannot export keys: use Element on a computer once."),
                               TextStyle::Muted, content));
    column->addStretch(1);
}

} // namespace farewell
