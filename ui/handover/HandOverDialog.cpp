// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/handover/HandOverDialog.h"

#include "app/base/Clock.h"
#include "app/base/Text.h"
#include "ui/Names.h"
#include "ui/account/Badge.h"
#include "ui/handover/HandOverSentences.h"
#include "ui/handover/HandOverWords.h"
#include "ui/handover/MemberListModel.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/ServerWords.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/ArmedButton.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EntryList.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/WindowSize.h"

#include <QListView>
#include <QVBoxLayout>

namespace farewell {

namespace {

constexpr double margin = 1.4; // of the font's height, as this
constexpr double startWidth = 31;

} // namespace

HandOverDialog::HandOverDialog(const HandOverState &state, Clock &clock, QWidget *parent)
    : QDialog(parent)
    , m_clock(clock)
    , m_state(state)
    , m_model(new MemberListModel(this))
    , m_scroll(new ScrollColumn(names::contentScrollArea, this))
{
    setNames(this, names::handOverDialog, {});
    setWindowTitle(tr("Hand over a room"));
    openWithinScreen(this);
    limitLines(this);
    build();
    showState(state);
    resize(em(this, startWidth), heightToSeeAll(*this, *m_buttons, em(this, startWidth)));
}

void HandOverDialog::build()
{
    const int around = em(this, margin);
    QVBoxLayout *column = m_scroll->column();
    column->setContentsMargins(around, around, around, around / 2);
    column->setSpacing(em(this, 0.7));
    QWidget *content = m_scroll->content();
    m_heading = makeText(names::headingLabel, {}, TextStyle::Title, content);
    m_told = makeText(names::handOverStatusLabel, {}, TextStyle::Muted, content);
    m_serverSaid = makeText(names::serverSaidLabel, {}, TextStyle::Small, content);
    m_choice = new QWidget(content);
    const Field search = makeEdit(names::memberSearchEdit, tr("Find somebody"), m_choice);
    m_search = search.edit;
    m_search->setPlaceholderText(tr("Name or Matrix ID"));
    m_list = new EntryList(names::memberList, tr("People in this room"), m_model, m_choice);
    m_list->letChoose();
    m_status = makeText(names::memberStatusLabel, {}, TextStyle::Muted, m_choice);
    m_chosenId = makeText(names::chosenIdLabel, {}, TextStyle::Small, m_choice);
    m_consequence = makeText(names::handOverConsequenceLabel, {}, TextStyle::Body, m_choice);
    m_finality = new Banner(names::finalityBanner, m_choice);
    auto *choice = new QVBoxLayout(m_choice);
    choice->setContentsMargins({});
    choice->setSpacing(em(this, 0.6));
    choice->addWidget(search.label);
    choice->addWidget(m_search);
    choice->addWidget(m_list);
    choice->addWidget(m_status);
    choice->addWidget(m_chosenId);
    choice->addWidget(m_consequence);
    choice->addWidget(m_finality);
    column->addWidget(m_heading);
    column->addWidget(m_told);
    column->addWidget(m_serverSaid);
    column->addWidget(m_choice);
    buildResult();
    m_busy = new BusyBar(names::phaseProgressBar, tr("Asking your server…"), content);
    column->addWidget(m_busy);
    column->addStretch(1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(m_scroll, 1);
    buildButtons();
    connect(m_search, &QLineEdit::textChanged, this, &HandOverDialog::onSearch);
    connect(m_list, &EntryList::chosen, this, &HandOverDialog::choose);
}

void HandOverDialog::buildResult()
{
    m_result = new Card(m_scroll->content());
    auto *row = new QHBoxLayout(m_result);
    row->setContentsMargins(m_result->cardMargins());
    row->setSpacing(em(this, 0.75));
    row->addWidget(new Badge(Badge::Kind::Good, Icon::Check, m_result), 0, Qt::AlignTop);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(em(this, 0.2));
    m_level = makeText({}, TextStyle::Strong, m_result);
    m_abilities = makeText({}, TextStyle::Small, m_result);
    lines->addWidget(m_level);
    lines->addWidget(m_abilities);
    row->addLayout(lines, 1);
    m_scroll->column()->addWidget(m_result);
}

void HandOverDialog::buildButtons()
{
    m_buttons = new ButtonRow(this);
    m_again = makeButton(names::tryAgainButton, tr("Look again"), Role::Plain, m_buttons);
    m_cancel = makeButton(names::cancelButton, tr("Cancel"), Role::Plain, m_buttons);
    m_confirm = new ArmedButton(names::handOverConfirmButton, HandOverSentences::confirm(),
                                Role::Primary, m_clock, m_buttons);
    m_buttons->add(m_again);
    m_buttons->add(m_cancel);
    m_buttons->add(m_confirm);
    auto *foot = new QVBoxLayout;
    const int around = em(this, margin);
    foot->setContentsMargins(around, around / 2, around, around);
    foot->addWidget(m_buttons);
    qobject_cast<QVBoxLayout *>(layout())->addLayout(foot);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_again, &QPushButton::clicked, this, &HandOverDialog::readAgainRequested);
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        m_confirm->setWanted(false); // a second click has nothing to press
        Q_EMIT heirConfirmed(m_chosen);
    });
}

void HandOverDialog::showState(const HandOverState &state)
{
    const HandOverPhase before = m_state.phase;
    const bool isNew = state.phase != before;
    m_state = state;
    setProperty("phase", words::phase(m_state.phase));
    if (m_state.phase == HandOverPhase::Loading) {
        m_chosen = {}; // who it shall be is said anew
    }
    if (m_state.phase == HandOverPhase::Choosing && isNew) {
        m_model->setMembers(m_state.list, m_clock.nowUtc());
        choose(m_model->find(m_chosen.id));
    }
    showTexts();
    showChoice();
    showButtons();
    if (!isNew) {
        return;
    }
    growToFit(*this, *m_buttons);
    if (isOver()) {
        shrinkToFit(*this, *m_buttons);
        m_cancel->setFocus(Qt::OtherFocusReason);
        announce(this, Sentences::underHeading(m_heading->text(), m_told->text()));
    } else if (m_state.phase == HandOverPhase::Working) {
        m_cancel->setFocus(Qt::OtherFocusReason);
        announce(this, m_told->text());
    } else if (before == HandOverPhase::Loading && m_choice->isVisible()) {
        m_search->setFocus(Qt::OtherFocusReason);
    }
}

void HandOverDialog::showTexts()
{
    m_heading->setText(HandOverSentences::heading(m_state));
    m_told->setText(HandOverSentences::told(m_state));
    const bool hasFailed = m_state.phase == HandOverPhase::Failed;
    const auto &failure = m_state.list.failure ? m_state.list.failure : m_state.result.failure;
    m_serverSaid->setText(hasFailed && failure ? ServerWords::said(failure->serverText)
                                               : QString());
    m_serverSaid->setHidden(m_serverSaid->text().isEmpty());
    m_result->setVisible(m_state.phase == HandOverPhase::Done);
    if (m_state.phase == HandOverPhase::Done) {
        m_level->setText(HandOverSentences::level(m_state.list));
        m_abilities->setText(HandOverSentences::abilities(m_state.list, m_state.heir));
    }
    m_busy->setVisible(m_state.phase == HandOverPhase::Loading
                       || m_state.phase == HandOverPhase::Working);
}

void HandOverDialog::showChoice()
{
    const bool isChoosing = m_state.phase == HandOverPhase::Choosing;
    m_choice->setVisible(isChoosing);
    const bool isChosen = !m_chosen.id.isEmpty();
    const QString text = status();
    m_status->setText(text);
    m_status->setHidden(text.isEmpty());
    m_chosenId->setText(isolatedLtr(cleaned(m_chosen.id))); // in a line of the list it may be cut
    m_chosenId->setHidden(!isChosen);
    m_consequence->setText(isChosen ? HandOverSentences::consequence(m_state.list, m_chosen)
                                    : QString());
    m_consequence->setHidden(!isChosen);
    if (!isChosen) {
        m_finality->clear();
    } else {
        m_finality->tell(m_state.list.judged.canBeTakenBack ? Banner::Kind::Info
                                                            : Banner::Kind::Warning,
                         HandOverSentences::finality(m_state.list, m_chosen));
    }
    retitle(m_confirm,
            isChosen ? HandOverSentences::confirm(m_chosen) : HandOverSentences::confirm());
}

QString HandOverDialog::status() const
{
    if (m_state.pause.count() > 0) {
        return tr("Your server asks for a pause. Nothing was changed; you can go on in %Ln "
                  "second(s).",
                  nullptr, static_cast<int>(m_state.pause.count()));
    }
    return m_model->rowCount() == 0 ? tr("Nobody here is called so.") : QString();
}

void HandOverDialog::showButtons()
{
    const bool isChoosing = m_state.phase == HandOverPhase::Choosing;
    m_confirm->setVisible(isChoosing);
    m_confirm->setWanted(isChoosing && !m_chosen.id.isEmpty() && m_state.pause.count() <= 0);
    m_again->setVisible(m_state.phase == HandOverPhase::Failed);
    setRole(m_cancel, isOver() ? Role::Primary : Role::Plain);
    retitle(m_cancel,
            isOver() || m_state.phase == HandOverPhase::Working ? tr("Close") : tr("Cancel"));
}

void HandOverDialog::onSearch(const QString &text)
{
    const QString chosen = m_chosen.id;
    m_model->search(text);
    choose(m_model->find(chosen));
    showChoice();
    showButtons();
}

/// Nobody is chosen for the person; who is not shown any more is not chosen any more.
void HandOverDialog::choose(const QModelIndex &index)
{
    const RoomMember chosen = index.isValid() ? m_model->at(index.row()) : RoomMember();
    if (index.isValid()) {
        m_list->select(index);
    }
    if (chosen.id == m_chosen.id) {
        return;
    }
    m_chosen = chosen;
    m_confirm->setWanted(false); // armed anew for each
    showChoice();
    showButtons();
    growToFit(*this, *m_buttons);
    if (!m_chosen.id.isEmpty()) {
        announce(this, Sentences::inARow({m_consequence->text(), m_finality->text()}));
    }
}

bool HandOverDialog::isOver() const
{
    return m_state.phase == HandOverPhase::Done || m_state.phase == HandOverPhase::Failed;
}

} // namespace farewell
