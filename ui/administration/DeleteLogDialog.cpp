// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/DeleteLogDialog.h"

#include "ui/Names.h"
#include "ui/administration/LogSentences.h"
#include "ui/widgets/ArmedButton.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/WindowSize.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include <algorithm>

namespace farewell {

namespace {

constexpr double startWidth = 26; // of the font's height

} // namespace

DeleteLogDialog::DeleteLogDialog(const QString &acting, const QStringList &months, Clock &clock,
                                 QWidget *parent)
    : QDialog(parent), m_months(months)
{
    setNames(this, names::deleteLogDialog, {});
    setWindowTitle(tr("Delete from the activity log"));
    openWithinScreen(this);
    limitLines(this);
    auto *column = new QVBoxLayout(this);
    const int margin = em(this, 1.4);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(em(this, 0.8));
    column->addWidget(
        makeText(names::headingLabel, tr("Delete from the activity log"), TextStyle::Title, this));
    column->addWidget(makeText(names::actingLabel, acting, TextStyle::Small, this));
    column->addWidget(makeText(tr("Whole months are deleted, and nobody can bring them back. Who "
                                  "deleted them, and when, is the next entry of the log."),
                               TextStyle::Body, this));
    auto *scroll = new ScrollColumn(names::contentScrollArea, this);
    column->addWidget(scroll, 1);
    for (qsizetype n = 0; n < months.size(); ++n) {
        auto *box = makeCheckBox(names::indexed(names::monthBox, n), LogSentences::month(months[n]),
                                 scroll->content());
        connect(box, &QCheckBox::toggled, this, [this] {
            m_confirm->setWanted(std::ranges::any_of(
                m_boxes, [](const QCheckBox *one) { return one->isChecked(); }));
        });
        m_boxes += box;
        scroll->column()->addWidget(box, 0, Qt::AlignLeading);
    }
    scroll->column()->addStretch(1);
    auto *buttons = new ButtonRow(this);
    auto *cancel = makeButton(names::cancelButton, tr("Cancel"), Role::Plain, buttons);
    m_confirm = new ArmedButton(names::confirmButton, tr("Delete these months"), Role::Danger,
                                clock, buttons);
    buttons->add(cancel);
    buttons->add(m_confirm);
    column->addWidget(buttons);
    connect(cancel, &QPushButton::clicked, this, &DeleteLogDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &DeleteLogDialog::confirm);
    resize(em(this, startWidth), 0);
    growToFit(*this, *buttons);
}

void DeleteLogDialog::reject()
{
    if (m_hasClosed) {
        return;
    }
    m_hasClosed = true;
    QDialog::reject();
    Q_EMIT closed();
}

void DeleteLogDialog::confirm()
{
    m_confirm->setWanted(false);
    QStringList chosen;
    for (qsizetype n = 0; n < m_boxes.size(); ++n) {
        if (m_boxes[n]->isChecked()) {
            chosen += m_months[n];
        }
    }
    Q_EMIT confirmed(chosen);
    reject();
}

} // namespace farewell
