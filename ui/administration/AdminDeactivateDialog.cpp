// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/AdminDeactivateDialog.h"

#include "app/admin/steps/StepWords.h"
#include "app/base/Clock.h"
#include "ui/Names.h"
#include "ui/administration/AdminAskingSentences.h"
#include "ui/administration/AdminDeactivationSentences.h"
#include "ui/administration/AdminDeactivationWords.h"
#include "ui/administration/StepList.h"
#include "ui/administration/StepSentences.h"
#include "ui/administration/TargetChoices.h"
#include "ui/administration/TargetConsequences.h"
#include "ui/deactivation/ConsequencesLabel.h"
#include "ui/deactivation/DeactivationWords.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/ServerWords.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/AccountCard.h"
#include "ui/widgets/ArmedButton.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/WindowSize.h"

#include <QVBoxLayout>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Phase = AdminDeactivationPhase;

constexpr double startWidth = 30; // of the font's height

} // namespace

AdminDeactivateDialog::AdminDeactivateDialog(QString actor, QString host, Clock &clock,
                                             QWidget *parent)
    : QDialog(parent)
    , m_actor(std::move(actor))
    , m_host(std::move(host))
    , m_clock(clock)
    , m_column(new QVBoxLayout(this))
{
    setNames(this, names::adminDeactivateDialog, {});
    setWindowTitle(tr("Deactivate somebody's account"));
    openWithinScreen(this);
    limitLines(this);
    build();
    buildChoices();
    buildSteps();
    m_progress = new BusyBar(names::phaseProgressBar, tr("Under way"), this);
    m_column->addWidget(m_progress);
    buildButtons();
    const int margin = em(this, 1.4);
    m_column->setContentsMargins(margin, margin, margin, margin);
    m_column->setSpacing(em(this, 0.8));
    setProperty("phase", u"reading"_s);
}

void AdminDeactivateDialog::build()
{
    m_heading = makeText(names::headingLabel, {}, TextStyle::DangerTitle, this);
    m_card = new AccountCard(this);
    setNames(m_card, names::targetCard, tr("Whose account it is"));
    m_acting = makeText(names::actingLabel,
                        tr("You act as %1. The person is not asked and not told.").arg(m_actor),
                        TextStyle::Small, this);
    m_column->addWidget(m_heading);
    m_column->addWidget(m_card);
    m_column->addWidget(m_acting);
}

void AdminDeactivateDialog::buildChoices()
{
    m_choicesScroll = new ScrollColumn(names::contentScrollArea, this);
    m_choicesScroll->setFocusPolicy(Qt::StrongFocus);
    QWidget *content = m_choicesScroll->content();
    m_beforeClick = new Banner(names::journalNoticeBanner, content);
    m_consequences = new ConsequencesLabel({}, content);
    m_choices = new TargetChoices(content);
    m_choicesScroll->column()->setSpacing(em(this, 0.8));
    m_choicesScroll->column()->addWidget(m_beforeClick);
    m_choicesScroll->column()->addWidget(m_consequences);
    m_choicesScroll->column()->addWidget(m_choices);
    m_choicesScroll->column()->addStretch(1);
    m_column->addWidget(m_choicesScroll, 1);
    connect(m_choices, &TargetChoices::heirsWanted, this, &AdminDeactivateDialog::heirsRequested);
    connect(m_choices, &TargetChoices::changed, this, [this] {
        showConsequences();
        showButtons(false);
    });
    connect(m_choices, &TargetChoices::returnPressed, this, [this] {
        if (m_choices->isComplete()) {
            m_confirm->focusWhenArmed();
        }
    });
}

void AdminDeactivateDialog::buildSteps()
{
    m_stepsScroll = new ScrollColumn(names::stepScrollArea, this);
    m_stepsScroll->setFocusPolicy(Qt::StrongFocus);
    QWidget *content = m_stepsScroll->content();
    m_steps = new StepList(content);
    m_serverSaid = new Banner(names::serverSaidLabel, content);
    m_sentence = makeText(names::stepSentenceLabel, {}, TextStyle::Body, content);
    m_stepsScroll->column()->setSpacing(em(this, 0.8));
    m_stepsScroll->column()->addWidget(m_steps);
    m_stepsScroll->column()->addWidget(m_serverSaid);
    m_record = makeText(names::recordLabel, {}, TextStyle::Small, content);
    m_record->hide();
    m_stepsScroll->column()->addWidget(m_sentence);
    m_stepsScroll->column()->addWidget(m_record);
    m_stepsScroll->column()->addStretch(1);
    m_stepsScroll->hide();
    m_column->addWidget(m_stepsScroll, 1);
}

void AdminDeactivateDialog::buildButtons()
{
    m_buttons = new ButtonRow(this);
    m_cancel = makeButton(names::cancelButton, tr("Cancel"), Role::Plain, m_buttons);
    m_stopHere = makeButton(names::stopHereButton, tr("Stop here"), Role::Plain, m_buttons);
    m_saveRecord
        = makeButton(names::saveRecordButton, tr("Save a record…"), Role::Plain, m_buttons);
    m_tryAgain = new ArmedButton(names::tryAgainButton, tr("Try again"), Role::DangerOutline,
                                 m_clock, m_buttons);
    m_goOnWithout = new ArmedButton(names::goOnWithoutButton, tr("Go on without it"),
                                    Role::DangerOutline, m_clock, m_buttons);
    m_confirm = new ArmedButton(names::confirmButton, tr("Deactivate account"), Role::Danger,
                                m_clock, m_buttons);
    m_confirm->setAccessibleDescription(tr("Press Space to deactivate"));
    m_close = makeButton(names::closeButton, tr("Close"), Role::Primary, m_buttons);
    for (QPushButton *button : std::initializer_list<QPushButton *>{
             m_cancel, m_stopHere, m_saveRecord, m_tryAgain, m_goOnWithout, m_confirm, m_close}) {
        m_buttons->add(button);
        swallowEnter(button);
    }
    m_column->addWidget(m_buttons);
    using Self = AdminDeactivateDialog;
    connect(m_cancel, &QPushButton::clicked, this, &Self::cancel);
    connect(m_close, &QPushButton::clicked, this, &Self::reject);
    connect(m_stopHere, &QPushButton::clicked, this, &Self::stopHereRequested);
    connect(m_saveRecord, &QPushButton::clicked, this, &Self::saveRecordRequested);
    const auto press = [this](ArmedButton *button, void (Self::*intent)()) {
        connect(button, &QPushButton::clicked, this, [this, button, intent] {
            button->setWanted(false); // a second click has nothing to press until the next state
            m_isStopping = false;
            Q_EMIT(this->*intent)();
        });
    };
    press(m_tryAgain, &Self::tryAgainRequested);
    press(m_goOnWithout, &Self::goOnWithoutRequested);
    press(m_confirm, &Self::confirmRequested);
}

void AdminDeactivateDialog::showTarget(const AdminTarget &target)
{
    m_target = target;
    static_cast<AccountCard *>(m_card)->setAccount(target.id(), target.account.user.displayName,
                                                   m_host, {});
    m_choices->showTarget(target);
    showConsequences();
}

/// What is chosen to be taken away as well does not stay.
void AdminDeactivateDialog::showConsequences()
{
    const QString text = TargetConsequences::of(m_target, m_choices->choices());
    if (text != m_consequences->text()) {
        m_consequences->setText(text);
        m_consequences->updateGeometry();
    }
}

void AdminDeactivateDialog::setHeirs(const QList<Heir> &heirs)
{
    m_choices->setHeirs(heirs);
}

AdminChoices AdminDeactivateDialog::choices() const
{
    return m_choices->choices();
}

const QList<Heir> &AdminDeactivateDialog::heirs() const
{
    return m_choices->heirs();
}

void AdminDeactivateDialog::tellOfRecord(const QString &text)
{
    m_record->setText(text);
    m_record->setVisible(!text.isEmpty());
    if (!text.isEmpty()) {
        growToFit(*this, *m_buttons);
        announce(m_record, text);
    }
}

void AdminDeactivateDialog::leave()
{
    reject(); // a second time changes nothing
}

bool AdminDeactivateDialog::isChoosing() const
{
    return m_state.phase == Phase::Choosing || m_state.phase == Phase::Reading;
}

void AdminDeactivateDialog::showState(const AdminDeactivationState &state)
{
    const bool wasChoosing = isChoosing();
    const bool isNewPhase = !m_isShown || state.phase != m_state.phase;
    const bool isNewReason = state.reason != m_state.reason;
    // What ends beside what is over takes nothing from the person.
    const bool isBeside = !isNewPhase && state.phase == Phase::Settled;
    const bool isNews = isNewPhase || (!isBeside && (isNewReason || state.step != m_state.step));
    m_state = state;
    m_isStopping = m_isStopping && !(isNewPhase && isChoosing());
    publish();
    if (isNews) {
        tellOfRecord({}); // it was of another state
    }
    const bool isDanger = isChoosing();
    m_heading->setStyle(isDanger ? TextStyle::DangerTitle : TextStyle::Title);
    m_heading->setText(AdminDeactivationSentences::heading(state));
    m_choicesScroll->setVisible(isChoosing());
    const bool isRead = state.phase != Phase::Reading; // or numbers would be told that are none
    m_consequences->setVisible(isRead);
    m_choices->setVisible(isRead);
    m_choices->setEnabled(state.phase == Phase::Choosing);
    m_stepsScroll->setVisible(!isChoosing());
    const QString notice = AdminAskingSentences::beforeClick(state, m_host);
    if (notice.isEmpty()) {
        m_beforeClick->clear();
    } else if (notice != m_beforeClick->text()) {
        m_beforeClick->tell(Banner::Kind::Warning, notice, state.failure.serverText);
    }
    if (!isChoosing()) {
        showSteps();
    }
    const bool isUnderWay = state.phase == Phase::Reading || state.phase == Phase::Stepping
        || state.phase == Phase::Submitting || state.phase == Phase::Verifying;
    m_progress->setVisible(isUnderWay);
    showButtons(isNews || isNewReason);
    fitWindow(wasChoosing && !isChoosing(), isNews || isNewReason);
    if (isNews) {
        placeFocus();
    } else if (isNewReason) {
        announce(this, Sentences::underHeading(m_heading->text(), m_sentence->text()));
    }
    if (m_isClosing && state.mayClose) {
        reject();
    }
}

/// The choices are a long page, and leave a short one; a line that comes later is seen as well.
void AdminDeactivateDialog::fitWindow(bool hasChosen, bool isNews)
{
    if (!m_isShown) {
        m_isShown = true;
        const int width = em(this, startWidth);
        resize(width, heightToSeeAll(*this, *m_buttons, width));
    } else if (hasChosen) {
        shrinkToFit(*this, *m_buttons);
    } else if (isNews) {
        growToFit(*this, *m_buttons);
    }
}

void AdminDeactivateDialog::showSteps()
{
    m_steps->showLines(StepSentences::of(m_state, m_target, m_host));
    const QString said = ServerWords::said(m_state.failure.serverText);
    if (said.isEmpty()) {
        m_serverSaid->clear();
    } else if (said != m_serverSaid->text()) {
        m_serverSaid->tell(Banner::Kind::Info, said);
    }
    const bool isEnding = m_isStopping && !m_state.mayClose;
    const QString sentence = isEnding
        ? tr("Nothing more is begun. What is under way gets its answer first.")
        : AdminDeactivationSentences::sentence(m_state, m_target, m_host);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

void AdminDeactivateDialog::publish()
{
    setProperty("phase", words::phase(m_state.phase));
    setProperty("reason", wordOf(m_state.reason));
    setProperty("outcome", words::outcome(m_state.outcome));
    setProperty("step", wordOf(m_state.step));
    for (const AdminStep step : adminSteps) {
        const QString name = u"stepResult_"_s + wordOf(step);
        setProperty(name.toLatin1().constData(), wordOf(m_state.resultOf(step)));
    }
}

void AdminDeactivateDialog::showButtons(bool isNews)
{
    const bool isAsking = m_state.phase == Phase::Asking;
    const bool isEnd = m_state.phase == Phase::Settled || m_state.phase == Phase::Impossible;
    const bool isFirst = m_state.phase == Phase::Choosing;
    m_cancel->setVisible(!isEnd && !isAsking);
    retitle(m_cancel, isChoosing() ? tr("Cancel") : m_state.mayClose ? tr("Close") : tr("Stop"));
    m_cancel->setEnabled(m_state.mayClose || !m_isStopping);
    m_stopHere->setVisible(isAsking);
    m_close->setVisible(isEnd);
    m_saveRecord->setVisible(isEnd);
    m_confirm->setVisible(isFirst || (isEnd && m_state.canRunAgain));
    retitle(m_confirm, isEnd ? tr("Run again") : tr("Deactivate account"));
    m_tryAgain->setVisible(isAsking);
    m_goOnWithout->setVisible(isAsking && m_state.canGoOnWithout);
    const bool mayConfirm = isFirst ? m_choices->isComplete() : isEnd && m_state.canRunAgain;
    const std::array<std::pair<ArmedButton *, bool>, 3> dangers{
        {{m_confirm, mayConfirm},
         {m_tryAgain, isAsking},
         {m_goOnWithout, isAsking && m_state.canGoOnWithout}}};
    for (const auto &[button, isWanted] : dangers) {
        button->setWanted(isWanted);
        if (isWanted && isNews) {
            button->arm();
        }
    }
}

void AdminDeactivateDialog::placeFocus()
{
    if (m_state.phase == Phase::Choosing) {
        // Neither radio button: a frame around one would look like advice.
        m_choicesScroll->setAccessibleName(m_heading->text());
        focusAndAnnounce(m_choicesScroll,
                         Sentences::underHeading(m_heading->text(), m_beforeClick->text()));
        return;
    }
    if (m_state.phase == Phase::Reading) {
        focusAndAnnounce(m_cancel, tr("The account is being read"));
        return;
    }
    m_stepsScroll->setAccessibleName(m_heading->text());
    focusAndAnnounce(m_stepsScroll, Sentences::underHeading(m_heading->text(), m_sentence->text()));
}

/// "Stop" leaves the window open, for there is to be read how far it has come.
void AdminDeactivateDialog::cancel()
{
    if (m_state.mayClose) {
        reject();
    } else {
        stop();
    }
}

void AdminDeactivateDialog::stop()
{
    if (std::exchange(m_isStopping, true)) {
        return;
    }
    Q_EMIT stopRequested();
    if (!m_hasClosed && !isChoosing() && !m_state.mayClose) {
        showSteps();
        showButtons(false);
        focusAndAnnounce(m_stepsScroll, m_sentence->text());
    }
}

void AdminDeactivateDialog::reject()
{
    if (m_hasClosed) {
        return;
    }
    if (!m_state.mayClose) {
        m_isClosing = true; // before stop(), which may end what is under way
        stop();
        return;
    }
    m_hasClosed = true;
    QDialog::reject();
    Q_EMIT closed();
}

} // namespace farewell
