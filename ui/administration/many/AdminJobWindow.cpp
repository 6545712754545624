// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/AdminJobWindow.h"

#include "app/base/Clock.h"
#include "ui/Names.h"
#include "ui/administration/many/JobAskDialog.h"
#include "ui/administration/many/JobChoices.h"
#include "ui/administration/many/JobHeader.h"
#include "ui/administration/many/JobListPage.h"
#include "ui/administration/many/JobNumbers.h"
#include "ui/administration/many/JobProgress.h"
#include "ui/administration/many/JobSentences.h"
#include "ui/administration/many/JobSummary.h"
#include "ui/administration/many/JobTable.h"
#include "ui/administration/many/JobWords.h"
#include "ui/administration/many/VerdictChips.h"
#include "ui/sentences/Sentences.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/ArmedButton.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/WindowSize.h"

#include <QKeyEvent>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Phase = JobPhase;
using State = JobRowState;

constexpr double startWidth = 56; // of the font's height, as everything here
constexpr double startHeight = 46;
constexpr double narrow = 34;

QStringList sentIn(const JobTableModel &model)
{
    QStringList ids;
    for (const JobTableRow &row : model.rows()) {
        if (row.row.isToBeSent) {
            ids += row.row.id;
        }
    }
    return ids;
}

} // namespace

AdminJobWindow::AdminJobWindow(AdminView acting, Clock &clock, QWidget *parent)
    : QDialog(parent)
    , m_acting(std::move(acting))
    , m_clock(clock)
    , m_model(new JobTableModel(clock, this))
{
    setNames(this, names::adminJobWindow, {});
    openWithinScreen(this);
    build();
    connect(m_model, &JobTableModel::countsChanged, this, &AdminJobWindow::showCounts);
    connect(m_model, &JobTableModel::rowTold, this, [this](int place) {
        if (page() != Page::End) { // there it is read from the top
            m_table->follow(place);
        }
    });
    resize(em(this, startWidth), em(this, startHeight));
    showView({});
}

void AdminJobWindow::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_header = new JobHeader(m_acting, this);
    m_header->setMinimumWidth(1); // or the window could not become so narrow that it turns
    column->addWidget(m_header);
    column->addWidget(makeRule(this));
    m_body = new ScrollColumn(names::contentScrollArea, this);
    buildBody();
    auto *inner = new QVBoxLayout;
    const int margin = em(this, 1.2);
    inner->setContentsMargins(margin, em(this, 0.9), margin, em(this, 1.0));
    inner->setSpacing(em(this, 0.9));
    inner->addWidget(m_body, 1);
    auto *foot = new QWidget(this);
    foot->setMinimumWidth(1); // as the header
    m_foot = new QBoxLayout(QBoxLayout::LeftToRight, foot);
    m_foot->setContentsMargins({});
    m_foot->setSpacing(em(this, 0.6));
    inner->addWidget(foot);
    column->addLayout(inner, 1);
    buildButtons();
    connectButtons();
    connect(m_header, &JobHeader::chooseListRequested, this, &AdminJobWindow::chooseList);
}

void AdminJobWindow::buildBody()
{
    QWidget *content = m_body->content();
    m_heading = makeText(names::headingLabel, {}, TextStyle::Title, content);
    m_subtitle = makeText(names::jobSubtitleLabel, {}, TextStyle::Small, content);
    m_notice = new Banner(names::noticeBanner, content);
    m_problem = new Banner(names::problemBanner, content);
    m_list = new JobListPage(content);
    m_progress = new JobProgress(content);
    m_numbers = new JobNumbers(content);
    m_summary = new JobSummary(content);
    m_chips = new VerdictChips(content);
    m_table = new JobTable(*m_model, content);
    m_sentence = makeText(names::jobSentenceLabel, {}, TextStyle::Small, content);
    m_choices = new JobChoices(m_acting.serverName, m_clock, content);
    m_filler = new QWidget(content);
    QVBoxLayout *inside = m_body->column();
    inside->setSpacing(em(this, 0.7));
    auto *title = new QVBoxLayout;
    title->setSpacing(em(this, 0.25));
    title->addWidget(m_heading);
    title->addWidget(m_subtitle);
    inside->addLayout(title);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_notice, m_problem, m_progress,
                                                            m_numbers, m_summary, m_chips}) {
        inside->addWidget(widget);
    }
    inside->addWidget(m_list, 1);
    inside->addWidget(m_table, 1);
    inside->addWidget(m_sentence);
    inside->addWidget(m_choices);
    inside->addWidget(m_filler, 1);
    connect(m_list, &JobListPage::changed, this, &AdminJobWindow::showButtons);
    connect(m_list, &JobListPage::openFileRequested, this, &AdminJobWindow::openFileRequested);
    connect(m_chips, &VerdictChips::chosen, m_table, &JobTable::showOnly);
    connect(m_table, &JobTable::tickRequested, this, [this](int number, bool isTicked) {
        m_choices->clearTyped(); // also when the same number comes out
        Q_EMIT tickRequested(number, isTicked);
    });
    connect(m_choices, &JobChoices::changed, this, &AdminJobWindow::showButtons);
    connect(m_choices, &JobChoices::termsChanged, this, &AdminJobWindow::termsChanged);
    connect(m_choices, &JobChoices::soleAdminsWanted, this, &AdminJobWindow::soleAdminsWanted);
    connect(m_choices, &JobChoices::returnPressed, this, [this] {
        if (mayStart()) {
            m_start->focusWhenArmed();
        }
    });
}

void AdminJobWindow::buildButtons()
{
    m_savePreview = makeLink(names::savePreviewButton, tr("Save this preview…"), this);
    m_buttons = new ButtonRow(this);
    m_cancel = makeButton(names::cancelButton, tr("Cancel"), Role::Plain, m_buttons);
    m_close = makeButton(names::closeButton, tr("Close"), Role::Plain, m_buttons);
    m_saveSummary
        = makeButton(names::saveSummaryButton, tr("Save a summary…"), Role::Plain, m_buttons);
    m_saveResults
        = makeButton(names::saveResultsButton, tr("Save results…"), Role::Plain, m_buttons);
    m_stop = makeButton(names::stopButton, tr("Stop"), Role::Plain, m_buttons);
    m_pause = makeButton(names::pauseButton, tr("Pause"), Role::Plain, m_buttons);
    m_dryRun = makeButton(names::dryRunButton, tr("Dry run"), Role::Plain, m_buttons);
    m_resolve = makeButton(names::resolveButton, tr("Look who that is"), Role::Primary, m_buttons);
    m_start = new ArmedButton(names::startJobButton, {}, Role::Danger, m_clock, m_buttons);
    m_start->setAccessibleDescription(tr("Press Space to deactivate"));
    m_resume = new ArmedButton(names::resumeButton, tr("Resume"), Role::Danger, m_clock, m_buttons);
    m_useRest = makeButton(names::useRestButton, {}, Role::Primary, m_buttons);
    m_back = makeButton(names::backToListButton, tr("Back to the list"), Role::Primary, m_buttons);
    for (QPushButton *button : std::initializer_list<QPushButton *>{
             m_cancel, m_close, m_saveSummary, m_saveResults, m_stop, m_pause, m_dryRun, m_resolve,
             m_start, m_resume, m_useRest, m_back}) {
        m_buttons->add(button);
    }
    // These stand beside a danger button.
    for (QPushButton *button : {m_cancel, m_close, m_stop, m_pause, m_dryRun}) {
        swallowEnter(button);
    }
    m_foot->addWidget(m_savePreview, 0, Qt::AlignLeading | Qt::AlignVCenter);
    m_foot->addWidget(m_buttons, 1);
}

void AdminJobWindow::connectButtons()
{
    using Self = AdminJobWindow;
    connect(m_savePreview, &QPushButton::clicked, this, &Self::savePreviewRequested);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (page() == Page::Resolving) {
            Q_EMIT cancelRequested();
        } else {
            reject();
        }
    });
    connect(m_close, &QPushButton::clicked, this, &Self::reject);
    connect(m_saveSummary, &QPushButton::clicked, this, &Self::saveSummaryRequested);
    connect(m_saveResults, &QPushButton::clicked, this, &Self::saveResultsRequested);
    connect(m_stop, &QPushButton::clicked, this, &Self::stopRequested);
    connect(m_pause, &QPushButton::clicked, this, &Self::pauseRequested);
    connect(m_dryRun, &QPushButton::clicked, this, &Self::dryRunRequested);
    connect(m_resolve, &QPushButton::clicked, this, &Self::resolveRequested);
    connect(m_useRest, &QPushButton::clicked, this, &Self::useRestRequested);
    connect(m_back, &QPushButton::clicked, this, &Self::backToList);
    press(*m_start, &Self::startRequested);
    press(*m_resume, &Self::resumeRequested);
}

/// A second click has nothing to press until the next phase.
void AdminJobWindow::press(ArmedButton &button, void (AdminJobWindow::*intent)())
{
    connect(&button, &QPushButton::clicked, this, [this, &button, intent] {
        button.setWanted(false);
        m_isClosing = false;
        Q_EMIT(this->*intent)();
    });
}

AdminJobWindow::Page AdminJobWindow::page() const
{
    switch (m_view.phase) {
    case Phase::Empty:
        return Page::List;
    case Phase::Resolving:
        return Page::Resolving;
    case Phase::Preview:
        return m_isRehearsed ? Page::Rehearsal : Page::Preview;
    case Phase::Rehearsing:
        return Page::Rehearsing;
    case Phase::Running:
    case Phase::Pausing:
    case Phase::Paused:
    case Phase::Cooling:
    case Phase::Stopping:
    case Phase::Checking:
        return Page::Run;
    case Phase::Finished:
        return Page::End;
    }
    Q_UNREACHABLE();
}

void AdminJobWindow::showView(const JobView &view)
{
    const Phase before = m_view.phase;
    const bool isNewPhase = !m_isShown || view.phase != before;
    const bool isNews = isNewPhase || view.reason != m_view.reason;
    m_view = view;
    m_isShown = true;
    if (isNewPhase) {
        m_model->tell(); // whoever waits for a phase reads numbers that belong to it
        m_isRehearsed = before == Phase::Rehearsing && view.phase == Phase::Preview;
        tell(Banner::Kind::Info, {}); // it was of another phase
    }
    if (isNewPhase && view.phase == Phase::Resolving) {
        m_choices->reset();
        m_chips->reset();
        m_table->showOnly({});
    }
    showPage(isNews);
    if (m_isClosing && m_view.mayClose) {
        m_isClosing = false;
        if (m_isLeaving || !wouldLose()) {
            closeNow();
        } else {
            ask([this] { closeNow(); });
        }
    }
}

void AdminJobWindow::showFile(const QString &name, const CsvTable &table, const JobColumns &columns)
{
    m_list->showFile(name, table, columns);
    showPage(false);
    placeFocus();
}

void AdminJobWindow::setText(const QString &list)
{
    m_list->setText(list);
}

void AdminJobWindow::showFound(qsizetype accounts)
{
    m_list->showFound(accounts);
    showPage(false);
    placeFocus();
}

void AdminJobWindow::showPreview(const JobPreview &preview)
{
    const QStringList before = sentIn(*m_model);
    m_model->setPreview(preview);
    if (sentIn(*m_model) != before) {
        m_choices->clearTyped();
    }
    m_table->refresh();
    showPage(false);
}

void AdminJobWindow::showRows(const QList<JobRow> &rows)
{
    m_model->setRows(rows, m_model->shows());
    m_table->refresh();
    showPage(false);
}

void AdminJobWindow::updateRow(const JobRow &row)
{
    m_model->update(row);
    const bool isFast = m_view.phase == Phase::Running || m_view.phase == Phase::Rehearsing
        || m_view.phase == Phase::Checking;
    if (!isFast) {
        m_model->tell();
    }
}

void AdminJobWindow::tell(Banner::Kind kind, const QString &text)
{
    if (text.isEmpty()) {
        m_notice->clear();
        return;
    }
    m_notice->tell(kind, text);
    announce(this, text);
}

void AdminJobWindow::showPage(bool isNews)
{
    const Page now = page();
    const bool isRun = now == Page::Run || now == Page::End;
    const bool isWhole = JobSentences::isRehearsalWhole(m_view, m_model->counts());
    const auto shows = isRun                ? JobTableModel::Shows::Run
        : now == Page::Rehearsal && isWhole ? JobTableModel::Shows::Rehearsal
                                            : JobTableModel::Shows::Preview;
    if (shows != m_model->shows()) {
        m_model->show(shows);
        m_table->refresh();
    }
    showSections();
    showCounts();
    if (isNews && now == Page::End) {
        m_table->begin();
    }
    if (isNews) {
        m_start->arm();
        m_resume->arm();
        placeFocus();
    }
}

void AdminJobWindow::showSections()
{
    const Page now = page();
    const bool isWhole = JobSentences::isRehearsalWhole(m_view, m_model->counts());
    const bool hasTable = now == Page::Preview || now == Page::Run || now == Page::End
        || (now == Page::Rehearsal && isWhole);
    m_list->setVisible(now == Page::List);
    m_progress->setVisible(now == Page::Resolving || now == Page::Rehearsing || now == Page::Run);
    m_numbers->setVisible(now == Page::Run || now == Page::End);
    m_chips->setVisible(now == Page::Preview);
    m_table->setVisible(hasTable);
    m_table->setTickable(now == Page::Preview);
    m_choices->setVisible(now == Page::Preview);
    m_choices->showLooking(m_view.isLookingForSoleAdmins);
    m_filler->setVisible(now != Page::List && !hasTable);
    if (now == Page::End) {
        m_summary->showRun(*m_model);
    } else if (now == Page::Rehearsal) {
        m_summary->showRehearsal(*m_model, isWhole);
    } else {
        m_summary->clear();
    }
    const bool hasGiven = now == Page::List && m_list->source() != JobOrigin::Kind::Typed;
    m_header->showLink(hasGiven || now == Page::Preview || now == Page::End,
                       hasGiven ? tr("Type a list instead…") : tr("Choose another list…"));
}

void AdminJobWindow::showTexts()
{
    const JobCounts &counts = m_model->counts();
    const bool isRehearsal = page() == Page::Rehearsal;
    m_heading->setText(isRehearsal ? JobSentences::rehearsalHeading(m_view, counts)
                                   : JobSentences::heading(m_view, counts));
    m_subtitle->setText(isRehearsal ? JobSentences::rehearsal(m_view, counts, m_acting)
                                    : JobSentences::subtitle(m_view, counts, m_acting));
    showProblem();
    const bool isEnding = m_isClosing && !m_view.mayClose;
    const QString sentence = isRehearsal || !m_problem->isHidden() ? QString()
        : isEnding
        ? tr("The account in turn gets its answer first. Then the list pauses, and this window "
             "closes.")
        : JobSentences::sentence(m_view, counts, m_acting);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

/// Why it has come to a halt without anybody having asked for that, and what the server said.
void AdminJobWindow::showProblem()
{
    const bool isProblem = m_view.reason != JobReason::None
        && (m_view.phase == Phase::Paused || m_view.phase == Phase::Finished);
    const QString text
        = isProblem ? JobSentences::sentence(m_view, m_model->counts(), m_acting) : QString();
    if (text.isEmpty()) {
        m_problem->clear();
    } else if (text != m_problem->text()) {
        m_problem->tell(Banner::Kind::Warning, text, m_view.serverText);
    }
}

void AdminJobWindow::showCounts()
{
    const JobCounts &counts = m_model->counts();
    m_choices->setCount(counts.toBeSent);
    m_chips->showCounts(counts);
    m_numbers->showCounts(counts, m_view.phase == Phase::Finished);
    m_progress->showView(m_view, counts);
    showTexts();
    showButtons();
    publish();
}

const JobCounts &AdminJobWindow::counts() const
{
    return m_model->counts();
}

bool AdminJobWindow::mayStart() const
{
    return page() == Page::Preview && !m_view.isLookingForSoleAdmins && m_choices->isComplete();
}

void AdminJobWindow::showButtons()
{
    const Page now = page();
    const JobCounts &counts = m_model->counts();
    const bool isPaused = m_view.phase == Phase::Paused;
    const bool isRunning = m_view.phase == Phase::Running || m_view.phase == Phase::Cooling;
    m_savePreview->setVisible(now == Page::Preview);
    m_cancel->setVisible(now == Page::List || now == Page::Resolving || now == Page::Preview);
    m_close->setVisible(isPaused || now == Page::End);
    m_saveSummary->setVisible(now == Page::End);
    m_saveResults->setVisible(isPaused || now == Page::Rehearsal || now == Page::End);
    m_stop->setVisible(now == Page::Rehearsing || isRunning || isPaused
                       || m_view.phase == Phase::Pausing || m_view.phase == Phase::Checking);
    m_pause->setVisible(isRunning);
    m_pause->setEnabled(!m_isClosing);
    m_dryRun->setVisible(now == Page::Preview);
    m_dryRun->setEnabled(counts.toBeSent > 0 && !m_view.isLookingForSoleAdmins);
    m_resolve->setVisible(now == Page::List);
    m_resolve->setEnabled(m_list->isComplete());
    m_back->setVisible(now == Page::Rehearsal);
    m_useRest->setVisible(now == Page::End && counts.rest() > 0);
    retitle(m_useRest, JobSentences::useRestButton(counts.rest()));
    m_start->setVisible(now == Page::Preview && counts.toBeSent > 0);
    retitle(m_start, JobSentences::startButton(counts.toBeSent));
    m_start->setWanted(mayStart());
    m_resume->setVisible(isPaused);
    m_resume->setWanted(isPaused);
}

void AdminJobWindow::placeFocus()
{
    QWidget *place = m_body;
    switch (page()) {
    case Page::List:
        place = m_list->firstField();
        break;
    case Page::Resolving:
        place = m_cancel;
        break;
    case Page::Rehearsing:
        place = m_stop;
        break;
    case Page::Rehearsal:
        place = m_back;
        break;
    case Page::Preview:
    case Page::Run:
    case Page::End:
        break;
    }
    // Where there is nothing to type, the page itself: the arrow keys move it.
    m_body->setFocusPolicy(place == m_body ? Qt::StrongFocus : Qt::NoFocus);
    m_body->setAccessibleName(m_heading->text());
    const QString rest
        = Sentences::inARow({m_subtitle->text(), m_problem->text(), m_sentence->text()});
    focusAndAnnounce(place, Sentences::underHeading(m_heading->text(), rest));
}

void AdminJobWindow::publish()
{
    const bool hasRows = m_view.phase != Phase::Empty && m_view.phase != Phase::Resolving;
    const JobCounts counts = hasRows ? m_model->counts() : JobCounts();
    setProperty("phase", words::phase(m_view.phase));
    setProperty("reason", wordOf(m_view.reason));
    setProperty("total", static_cast<int>(counts.toBeSent));
    setProperty("done", static_cast<int>(counts.of(State::Done)));
    setProperty("failed", static_cast<int>(counts.of(State::Failed)));
    setProperty("unknown", static_cast<int>(counts.of(State::Unknown)));
    setProperty("stillJoined", static_cast<int>(counts.of(State::StillJoined)));
    setProperty("waiting", static_cast<int>(counts.of(State::Waiting)));
    setWindowTitle(JobSentences::title(m_view, counts, m_acting.serverName));
}

JobOrigin::Kind AdminJobWindow::source() const
{
    return m_list->source();
}

QString AdminJobWindow::text() const
{
    return m_list->text();
}

JobColumns AdminJobWindow::columns() const
{
    return m_list->columns();
}

std::optional<bool> AdminJobWindow::erase() const
{
    return m_choices->erase();
}

QStringList AdminJobWindow::protectedPatterns() const
{
    return m_choices->protectedPatterns();
}

bool AdminJobWindow::wantsSoleAdmins() const
{
    return m_choices->wantsSoleAdmins();
}

bool AdminJobWindow::showLine(int number)
{
    return m_table->showLine(number);
}

void AdminJobWindow::backToList()
{
    m_isRehearsed = false;
    showPage(true);
}

void AdminJobWindow::chooseList()
{
    if (m_view.phase == Phase::Empty) {
        m_list->dropGiven();
        showPage(true);
    } else if (page() == Page::End && wouldLose()) {
        ask([this] { Q_EMIT chooseListRequested(); });
    } else {
        Q_EMIT chooseListRequested();
    }
}

// Closing

void AdminJobWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        QDialog::keyPressEvent(event);
        return;
    }
    if (page() == Page::Resolving) {
        Q_EMIT cancelRequested();
    } else if (page() == Page::Rehearsing) {
        Q_EMIT stopRequested();
    } else if (page() == Page::Rehearsal) {
        backToList();
    } else {
        reject();
    }
}

void AdminJobWindow::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    m_foot->setDirection(width() < em(this, narrow) ? QBoxLayout::TopToBottom
                                                    : QBoxLayout::LeftToRight);
}

bool AdminJobWindow::wouldLose() const
{
    switch (page()) {
    case Page::List:
        return m_list->hasAnything();
    case Page::Resolving:
    case Page::Preview:
    case Page::Rehearsing:
    case Page::Rehearsal:
        return true;
    case Page::Run:
        return false; // it is kept, and offered at the next start
    case Page::End:
        return !m_view.areResultsSaved;
    }
    Q_UNREACHABLE();
}

void AdminJobWindow::reject()
{
    if (m_hasClosed || m_ask != nullptr) {
        return;
    }
    if (!m_view.mayClose) {
        stopFirst();
    } else if (wouldLose()) {
        ask([this] { closeNow(); });
    } else {
        closeNow();
    }
}

void AdminJobWindow::leave()
{
    m_isLeaving = true;
    if (m_view.mayClose) {
        closeNow();
    } else {
        stopFirst();
    }
}

void AdminJobWindow::stopFirst()
{
    if (std::exchange(m_isClosing, true)) {
        return;
    }
    if (page() == Page::Rehearsing) {
        Q_EMIT stopRequested();
    } else {
        Q_EMIT pauseRequested();
    }
    if (!m_hasClosed && m_isClosing) {
        showTexts();
        showButtons();
        announce(this, m_sentence->text());
    }
}

void AdminJobWindow::ask(const std::function<void()> &whatLosesIt)
{
    if (m_ask != nullptr) {
        return;
    }
    const bool isOver = page() == Page::End;
    m_ask = new JobAskDialog(
        isOver ? JobAskDialog::Words{tr("Go without saving the results?"),
                                     tr("What has come of each line is not kept. The activity log "
                                        "still has what was sent."),
                                     tr("Go without saving"), tr("Stay here")}
               : JobAskDialog::Words{tr("Put this list away?"),
                                     tr("Nothing has been sent. The list and your ticks are not "
                                        "kept."),
                                     tr("Put it away"), tr("Keep the list")},
        m_clock, this);
    connect(m_ask, &JobAskDialog::closed, this, [this] { retire(std::exchange(m_ask, nullptr)); });
    connect(m_ask, &JobAskDialog::confirmed, this, whatLosesIt);
    m_ask->open();
}

void AdminJobWindow::closeNow()
{
    if (std::exchange(m_hasClosed, true)) {
        return;
    }
    QDialog::reject();
    Q_EMIT closed();
}

} // namespace farewell
