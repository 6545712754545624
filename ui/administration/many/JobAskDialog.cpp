// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/JobAskDialog.h"

#include "ui/Names.h"
#include "ui/widgets/ArmedButton.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/WindowSize.h"

#include <QVBoxLayout>

namespace farewell {

namespace {

constexpr double startWidth = 26; // of the font's height

} // namespace

JobAskDialog::JobAskDialog(const Words &words, Clock &clock, QWidget *parent)
    : QDialog(parent)
{
    setNames(this, names::jobAskDialog, {});
    setWindowTitle(words.heading);
    setModal(true);
    openWithinScreen(this);
    limitLines(this);
    auto *column = new QVBoxLayout(this);
    const int margin = em(this, 1.4);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(em(this, 0.8));
    column->addWidget(makeText(names::headingLabel, words.heading, TextStyle::Title, this));
    column->addWidget(makeText(words.text, TextStyle::Body, this));
    column->addStretch(1);
    auto *buttons = new ButtonRow(this);
    auto *go = new ArmedButton(names::confirmButton, words.go, Role::DangerOutline, clock, buttons);
    auto *stay = makeButton(names::cancelButton, words.stay, Role::Primary, buttons);
    buttons->add(go);
    buttons->add(stay);
    swallowEnter(stay);
    column->addWidget(buttons);
    connect(stay, &QPushButton::clicked, this, &JobAskDialog::reject);
    connect(go, &QPushButton::clicked, this, [this, go] {
        go->setWanted(false);
        reject();
        Q_EMIT confirmed();
    });
    go->setWanted(true);
    stay->setFocus(Qt::OtherFocusReason);
    resize(em(this, startWidth), 0);
    growToFit(*this, *buttons);
}

void JobAskDialog::reject()
{
    if (m_hasClosed) {
        return;
    }
    m_hasClosed = true;
    QDialog::reject();
    Q_EMIT closed();
}

} // namespace farewell
