// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/practice/PracticeDialog.h"

#include "ui/Names.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/WindowSize.h"

#include <QButtonGroup>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

namespace farewell {

namespace {

constexpr double usualWidth = 30;
constexpr double usualHeight = 36;

/// The whole row can be pressed, not only its text.
class Choice final : public QRadioButton
{
public:
    using QRadioButton::QRadioButton;

protected:
    [[nodiscard]] bool hitButton(const QPoint &at) const override { return rect().contains(at); }
};

} // namespace

PracticeDialog::PracticeDialog(const Practice &practice, QWidget *parent)
    : QDialog(parent)
    , m_practice(practice)
    , m_scroll(new ScrollColumn(names::contentScrollArea, this))
    , m_choice(new QButtonGroup(this))
{
    setNames(this, names::practiceDialog, {});
    setWindowTitle(tr("What do you want to practise?"));
    openWithinScreen(this);
    limitLines(this);
    const int margin = em(this, 1.4);
    m_scroll->column()->setContentsMargins(margin, margin, margin, margin / 2);
    m_scroll->column()->setSpacing(em(this, 0.35));
    m_scroll->column()->addWidget(
        makeText(tr("What do you want to practise?"), TextStyle::Title, m_scroll->content()));
    m_scroll->column()->addWidget(
        makeText(tr("Whatever you choose, nothing real can happen. Starting over brings every "
                    "practice account back."),
                 TextStyle::Muted, m_scroll->content()));
    m_scroll->column()->addSpacing(em(this, 0.6));
    for (const PracticeScenario &scenario : practice.scenarios) {
        addScenario(scenario, scenario == practice.current);
    }
    m_scroll->column()->addStretch(1);

    auto *buttons = new ButtonRow(this);
    auto *leave
        = makeButton(names::leavePracticeButton, tr("Leave practice"), Role::Plain, buttons);
    auto *cancel = makeButton(names::cancelPracticeButton, tr("Cancel"), Role::Plain, buttons);
    auto *startOver = makeButton(names::startOverButton, tr("Start over"), Role::Primary, buttons);
    for (QPushButton *button : {leave, cancel, startOver}) {
        buttons->add(button);
    }
    connect(leave, &QPushButton::clicked, this, &PracticeDialog::leaveRequested);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(startOver, &QPushButton::clicked, this, &PracticeDialog::startOver);
    startOver->setDefault(true);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_scroll, 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(margin, margin / 2, margin, margin);
    foot->addWidget(buttons);
    column->addLayout(foot);
    resize(em(this, usualWidth), em(this, usualHeight));
}

void PracticeDialog::addScenario(const PracticeScenario &scenario, bool isCurrent)
{
    auto *choice = new Choice(scenario.title, m_scroll->content());
    setNames(choice, names::keyed(names::scenarioButton, scenario.id), scenario.title);
    choice->setAccessibleDescription(scenario.explanation);
    choice->setChecked(isCurrent);
    m_choice->addButton(choice, static_cast<int>(m_choice->buttons().size()));
    auto *text = makeText(scenario.explanation, TextStyle::Small, m_scroll->content());
    text->setBuddy(choice);
    m_scroll->column()->addWidget(choice);
    auto *indented = new QHBoxLayout; // below the title, not below its circle
    const int indent = style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth, nullptr, choice)
        + style()->pixelMetric(QStyle::PM_RadioButtonLabelSpacing, nullptr, choice);
    indented->setContentsMargins(indent, 0, 0, em(this, 0.4));
    indented->addWidget(text);
    m_scroll->column()->addLayout(indented);
    if (isCurrent) {
        choice->setFocus();
    }
}

void PracticeDialog::startOver()
{
    const int chosen = m_choice->checkedId();
    const QString id = chosen < 0 ? m_practice.current.id : m_practice.scenarios.at(chosen).id;
    Q_EMIT startOverRequested(id);
}

} // namespace farewell
