// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/AdminJobScene.h"

#include "app/admin/ActivityLog.h"
#include "app/admin/job/JobFolder.h"
#include "app/admin/job/JobPreviewCsv.h"
#include "app/admin/job/JobResults.h"
#include "app/base/Clock.h"
#include "app/matrix/SignedIn.h"
#include "app/overview/Aside.h"
#include "app/record/PagePdf.h"
#include "ui/SavedFile.h"
#include "ui/Translations.h"
#include "ui/administration/UserSentences.h"
#include "ui/administration/many/AdminJobWindow.h"
#include "ui/administration/many/JobPageSentences.h"
#include "ui/administration/many/JobSentences.h"
#include "ui/administration/many/LeftListSentences.h"
#include "ui/practice/PracticeMark.h"
#include "ui/sentences/Sentences.h"
#include "ui/widgets/Controls.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

using Phase = JobPhase;
using Window = AdminJobWindow;

AdminJobScene::AdminJobScene(const Services &services, const AdminPlace &place, AdminView acting,
                             QWidget *parent)
    : m_services(services)
    , m_desk{place, services.clock, services.activityLog}
    , m_acting(std::move(acting))
    , m_window(new AdminJobWindow(m_acting, services.clock, parent))
    , m_driver(m_desk, services.jobs.path())
    , m_resolver(place)
    , m_search(place)
{
    markIfPractice(m_services, *m_window);
    connectWindow();
    connectReading();
    connect(&m_driver, &JobDriver::changed, this, &AdminJobScene::onChanged);
    connect(&m_driver, &JobDriver::rowsChanged, this, &AdminJobScene::onRows);
    connect(&m_driver, &JobDriver::cameToRest, this, &AdminJobScene::onChanged);
}

AdminJobScene::~AdminJobScene()
{
    delete m_window;
}

void AdminJobScene::connectWindow()
{
    Window *window = m_window;
    connect(window, &Window::openFileRequested, this, &AdminJobScene::askForFile);
    connect(window, &Window::resolveRequested, this, &AdminJobScene::resolveGiven);
    connect(window, &Window::cancelRequested, this, &AdminJobScene::backToList);
    connect(window, &Window::chooseListRequested, this, &AdminJobScene::backToList);
    connect(window, &Window::tickRequested, this, [this](int number, bool isTicked) {
        m_preview->setTicked(number, isTicked);
        m_window->showPreview(*m_preview);
    });
    connect(window, &Window::termsChanged, this, [this] {
        m_preview->setTerms(terms());
        m_window->showPreview(*m_preview);
    });
    connect(window, &Window::soleAdminsWanted, this, &AdminJobScene::lookForSoleAdmins);
    connect(window, &Window::savePreviewRequested, this, [this] {
        saveTable(tr("Save this preview"), u"preview.csv"_s,
                  [this] { return previewCsv(*m_preview); });
    });
    connect(window, &Window::dryRunRequested, this, &AdminJobScene::rehearse);
    connect(window, &Window::startRequested, this, &AdminJobScene::start);
    connect(window, &Window::pauseRequested, &m_driver, &JobDriver::comeToRest);
    connect(window, &Window::resumeRequested, this, [this] {
        m_hasSent = true;
        m_driver.resume();
    });
    connect(window, &Window::stopRequested, &m_driver, &JobDriver::stop);
    connect(window, &Window::saveSummaryRequested, this, &AdminJobScene::saveSummary);
    connect(window, &Window::saveResultsRequested, this, &AdminJobScene::saveResults);
    connect(window, &Window::useRestRequested, this, &AdminJobScene::useRest);
    connect(window, &Window::closed, this, &AdminJobScene::end);
}

void AdminJobScene::connectReading()
{
    connect(&m_resolver, &JobResolver::progressed, this, [this](qsizetype done, qsizetype of) {
        m_view.resolved = done;
        m_view.toResolve = of;
        if (m_driver.phase() == Phase::Resolving) {
            m_window->showView(view());
        }
    });
    connect(&m_resolver, &JobResolver::resolved, this, &AdminJobScene::onResolved);
    connect(&m_search, &JobSearch::found, this, &AdminJobScene::takeFound);
    connect(&m_search, &JobSearch::keepsMoving, this, [this] {
        m_window->tell(Banner::Kind::Warning,
                       tr("Accounts came and went while the search was read, three times. Nobody "
                          "is in the list yet. Try again later."));
    });
    connect(&m_search, &JobSearch::failed, this, [this](const Failure &failure) {
        m_window->tell(Banner::Kind::Error, UserSentences::failure(failure, m_acting.host));
    });
    connect(&m_search, &JobSearch::unasked, this, [this](const Failure &failure) {
        m_window->tell(Banner::Kind::Error,
                       Sentences::inARow({UserSentences::unasked(failure),
                                          tr("Nobody is in the list yet. Try again later.")}));
    });
}

void AdminJobScene::show()
{
    m_window->showView(view());
    m_window->show();
    raise();
}

void AdminJobScene::raise()
{
    m_window->raise();
    m_window->activateWindow();
}

void AdminJobScene::open(const std::optional<UserWish> &search)
{
    show();
    if (search) {
        m_window->tell(Banner::Kind::Info, tr("The accounts of your search are being read."));
        m_search.read(*search);
    } else {
        offerPracticeList();
    }
}

/// As if somebody had opened that file, or pasted the list, and said so.
void AdminJobScene::offerPracticeList()
{
    if (m_services.practice == nullptr || m_services.practice->practice().current.list.isEmpty()) {
        return;
    }
    const PracticeScenario &scenario = m_services.practice->practice().current;
    if (scenario.listName.isEmpty()) {
        m_window->setText(scenario.list);
    } else {
        readTable(scenario.list.toUtf8(), scenario.listName);
    }
    m_window->tell(Banner::Kind::Info,
                   tr("This list belongs to what you practise. Put another in its place if you "
                      "like."));
}

QString AdminJobScene::openLeft(const QString &path)
{
    JobRecord record;
    switch (m_driver.open(path, &record)) {
    case JobRefusal::None:
        break;
    case JobRefusal::OtherAdmin:
    case JobRefusal::OtherServer:
        return LeftListSentences::refusal(record, m_acting.admin.display(), m_acting.serverName);
    case JobRefusal::Unreadable:
        return tr("The list cannot be read.");
    case JobRefusal::Newer:
        return tr("A newer Farewell has written the list. Only that one can go on with it.");
    case JobRefusal::Busy:
        return tr("Another Farewell is going on with the list.");
    case JobRefusal::NotWritable:
        return tr("What is sent could not be written down, so the list cannot be gone on with.");
    }
    m_view.origin = {.kind = JobOrigin::Kind::Left, .lines = m_driver.rows().size()};
    m_view.fingerprint = fingerprintOf(m_driver.rows());
    show();
    m_window->showRows(m_driver.rows());
    return {};
}

void AdminJobScene::leave()
{
    m_isLeaving = true;
    m_window->leave();
}

// What the window shows

JobView AdminJobScene::view() const
{
    const JobState state = m_driver.state();
    JobView view = m_view;
    view.phase = state.phase;
    view.reason = state.reason;
    view.serverText = state.hasFailure ? state.failure.serverText : QString();
    if (m_driver.frozenAt().isValid()) {
        view.frozenAt = m_driver.frozenAt();
    }
    view.rehearsed = state.turnsOver;
    view.erase = state.erase;
    view.timeLeft = state.timeLeft;
    view.coolingFor = state.coolingLeft;
    view.mayClose = m_driver.isAtRest();
    return view;
}

void AdminJobScene::onChanged()
{
    if (!m_window) {
        return;
    }
    const Phase phase = m_driver.phase();
    if (phase == Phase::Running && !m_view.startedAt) {
        m_view.startedAt = m_services.clock.nowUtc();
    }
    if (phase == Phase::Finished && !m_view.endedAt) {
        m_view.endedAt = m_services.clock.nowUtc();
    }
    m_window->showView(view());
}

void AdminJobScene::onRows(const QList<qsizetype> &places)
{
    const QList<JobRow> &rows = m_driver.rows();
    for (const qsizetype place : places) {
        if (m_window && place < rows.size()) {
            m_window->updateRow(rows.at(place));
        }
    }
}

// Where the list comes from

void AdminJobScene::askForFile()
{
    auto *dialog = new QFileDialog(m_window, tr("Open a list"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Tables (*.csv *.tsv *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &AdminJobScene::readFile);
    connect(dialog, &QDialog::finished, m_window.data(),
            [this] { m_window->activateWindow(); }); // not every desktop does it by itself
    dialog->open();
}

void AdminJobScene::readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_window->tell(Banner::Kind::Error,
                       //: %1 is the name of a file
                       tr("%1 cannot be read.").arg(SavedFile::shownName(path)));
        return;
    }
    // One byte more than may be is enough to say that it is too large.
    readTable(file.read(CsvReader::mostBytes + 1), QFileInfo(path).fileName());
}

void AdminJobScene::readTable(const QByteArray &bytes, const QString &name)
{
    const auto table = CsvReader::read(bytes);
    if (!table) {
        m_window->tell(Banner::Kind::Error, JobSentences::fault(table.error(), name));
        return;
    }
    m_search.stop();
    m_table = *table;
    m_fileName = name;
    m_window->tell(Banner::Kind::Warning, table->isLatin1 ? JobSentences::isLatin1() : QString());
    m_window->showFile(name, m_table, JobColumns::of(m_table));
}

void AdminJobScene::takeFound(const QStringList &ids)
{
    m_found = ids;
    if (ids.isEmpty()) {
        m_window->tell(Banner::Kind::Info, tr("The search has found nobody."));
        return;
    }
    m_window->tell(Banner::Kind::Info, {});
    m_window->showFound(ids.size());
}

void AdminJobScene::resolveGiven()
{
    const QString server = m_desk.place.actor.session().userId.serverName();
    m_search.stop();
    switch (m_window->source()) {
    case JobOrigin::Kind::File:
        resolve(JobList::ofTable(m_table, m_window->columns(), server),
                {.kind = JobOrigin::Kind::File, .name = m_fileName});
        return;
    case JobOrigin::Kind::Search:
        resolve(JobList::ofIds(m_found, server), {.kind = JobOrigin::Kind::Search});
        return;
    case JobOrigin::Kind::Typed:
    case JobOrigin::Kind::Rest:
    case JobOrigin::Kind::Left:
        resolve(JobList::ofText(m_window->text(), server), {.kind = JobOrigin::Kind::Typed});
        return;
    }
}

void AdminJobScene::resolve(const JobList &list, const JobOrigin &origin)
{
    if (list.isTooLong() || list.lines().isEmpty()) {
        m_window->tell(Banner::Kind::Warning,
                       list.isTooLong() ? JobSentences::tooLong() : tr("Nobody is named there."));
        return;
    }
    m_list = list;
    m_view = {.origin = origin};
    m_view.origin.lines = list.lines().size();
    m_driver.listGiven();
    m_resolver.resolve(m_list);
}

/// Also when what is only looked for in the preview has been read.
void AdminJobScene::onResolved()
{
    if (m_driver.phase() == Phase::Resolving) {
        m_preview.emplace(m_list, m_resolver.findings(), terms());
        m_view.fingerprint = m_preview->fingerprint();
        m_window->showPreview(*m_preview);
        m_driver.resolved();
    } else if (m_view.isLookingForSoleAdmins) {
        m_view.isLookingForSoleAdmins = false;
        m_preview->setFindings(m_resolver.findings(), terms());
        m_window->showView(view());
        m_window->showPreview(*m_preview);
    }
}

JobTerms AdminJobScene::terms() const
{
    JobTerms terms = m_resolver.terms();
    terms.erase = m_window->erase();
    terms.protectedPatterns = m_window->protectedPatterns();
    return terms;
}

void AdminJobScene::backToList()
{
    m_resolver.stop();
    m_view = {};
    m_driver.backToList();
}

void AdminJobScene::lookForSoleAdmins(bool areWanted)
{
    m_view.isLookingForSoleAdmins = areWanted;
    if (areWanted) {
        m_resolver.lookForOnlyAdmins();
    } else {
        m_resolver.forgetOnlyAdmins();
        m_preview->setFindings(m_resolver.findings(), terms());
        m_window->showPreview(*m_preview);
    }
    m_window->showView(view());
}

// The run

void AdminJobScene::rehearse()
{
    m_view.rehearsedAt = m_services.clock.nowUtc();
    m_driver.rehearse(m_preview->frozen());
    m_window->showRows(m_driver.rows());
}

void AdminJobScene::start()
{
    const auto erase = m_window->erase();
    if (!erase || m_preview->countToBeSent() == 0) {
        return;
    }
    m_hasSent = true;
    m_driver.start(m_preview->frozen(), *erase);
    m_window->showRows(m_driver.rows());
}

void AdminJobScene::useRest()
{
    const JobList rest = restOf(m_driver.rows());
    backToList();
    resolve(rest, {.kind = JobOrigin::Kind::Rest});
}

// Files

void AdminJobScene::saveTable(const QString &title, const QString &name,
                              const std::function<QByteArray()> &bytes)
{
    QFileDialog *dialog = SavedFile::dialogFor(
        {.title = title, .filter = tr("Tables (*.csv)"), .suffix = u"csv"_s, .name = name},
        m_window);
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes](const QString &path) {
        const QString fault = SavedFile::write(path, bytes());
        const bool isThere = fault.isEmpty();
        m_view.areResultsSaved
            = m_view.areResultsSaved || (isThere && m_driver.phase() == Phase::Finished);
        m_window->showView(view());
        tellOfFile(path, fault);
    });
    dialog->open();
}

void AdminJobScene::tellOfFile(const QString &path, const QString &fault)
{
    if (fault.isEmpty()) {
        //: %1 is the name of a file
        const QString saved = tr("It is saved as %1.").arg(SavedFile::shownName(path));
        m_window->tell(Banner::Kind::Info, saved);
    } else {
        m_window->tell(Banner::Kind::Error, fault);
    }
}

void AdminJobScene::saveResults()
{
    const auto of = m_window->isRehearsalShown() ? JobResultsOf::DryRun : JobResultsOf::Run;
    saveTable(tr("Save results"), of == JobResultsOf::Run ? u"results.csv"_s : u"dry-run.csv"_s,
              [this, of] { return resultsCsv(m_driver.rows(), m_driver.state().erase, of); });
}

void AdminJobScene::saveSummary()
{
    QFileDialog *dialog
        = SavedFile::dialogFor(SavedFile::document(tr("Save a summary"), u"summary"_s), m_window);
    connect(dialog, &QFileDialog::fileSelected, this, &AdminJobScene::writeSummary);
    dialog->open();
}

/// A long list takes many pages, and some time. The file is written also when the window closes.
void AdminJobScene::writeSummary(const QString &path)
{
    const JobPageSentences::Job job{.view = view(),
                                    .counts = m_window->counts(),
                                    .acting = m_acting,
                                    .rows = m_driver.rows(),
                                    .issued = m_services.clock.nowUtc(),
                                    .isPractice = m_services.practice != nullptr,
                                    .language = Translations::installed()};
    m_window->tell(Banner::Kind::Info, tr("The summary is being written…"));
    aside<QString>(
        this, [job, path] { return SavedFile::write(path, toPdf(JobPageSentences::page(job))); },
        [this, path](const QString &fault) {
            if (m_window) {
                tellOfFile(path, fault);
            }
        });
}

// The end

/// Of a list that has come to its end, the person has seen what came of it, or has said that they
/// need not; but who leaves is not asked, and finds it at the next start.
void AdminJobScene::end()
{
    m_resolver.stop();
    m_search.stop();
    const bool isSeen = !m_isLeaving || m_view.areResultsSaved;
    if (m_driver.phase() == Phase::Finished && isSeen) {
        (void)m_driver.removeJournal(); // else it is offered once more
    }
    QWidget *behind = m_window->parentWidget();
    retire(m_window); // it is calling us
    m_window.clear();
    if (behind != nullptr) {
        behind->activateWindow(); // not every desktop does it by itself
    }
    Q_EMIT ended(m_hasSent);
}

} // namespace farewell
