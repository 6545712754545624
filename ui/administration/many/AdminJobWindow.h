// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobPreview.h"
#include "ui/administration/AdminView.h"
#include "ui/administration/many/JobView.h"
#include "ui/widgets/Banner.h"

#include <QDialog>

#include <functional>

class QBoxLayout;

namespace farewell {

class ArmedButton;
class ButtonRow;
class Clock;
class JobAskDialog;
class JobChoices;
class JobHeader;
class JobListPage;
class JobNumbers;
class JobProgress;
class JobSummary;
class JobTable;
class JobTableModel;
struct JobCounts;
class ScrollColumn;
class VerdictChips;

/// "Deactivate many accounts": a list, what would be done about each line of it, the run, and what
/// came of it. Passive: what is shown comes in, what the person wants goes out.
///
/// Boxes `includeCheckBox_<n>` stand in the table for the lines that need a tick and are in sight;
/// the model of `jobTable` has the same under Qt::CheckStateRole for every line, and Space ticks
/// the row that is chosen. With `verdictChip_attention` only such lines are in the table, and
/// `showLine(n)` brings any line into sight.
class AdminJobWindow final : public QDialog
{
    Q_OBJECT

public:
    /// `acting` stands at the top; in the phase Ready. The clock outlives the window.
    AdminJobWindow(AdminView acting, Clock &clock, QWidget *parent = nullptr);

    // What is shown.

    void showView(const JobView &view);

    /// In Empty: a file was read, and what stands where is shown to be corrected, in a
    /// `columnBox_<n>` for each column, from 0.
    void showFile(const QString &name, const CsvTable &table, const JobColumns &columns);

    /// In Empty: as if it had been pasted.
    void setText(const QString &list);

    /// In Empty: a search has found so many accounts, which are the list now.
    void showFound(qsizetype accounts);

    /// What would be done about each line; again after setTerms() and setTicked(), and not while
    /// isRehearsalShown(). When it has changed who would be sent, the typed fields become empty.
    void showPreview(const JobPreview &preview);

    /// All rows of a job: when a dry run or a run begins, when a list is resumed, and at the end.
    void showRows(const QList<JobRow> &rows);

    /// One that has changed. While many do, the table and the numbers follow ten times a second,
    /// and are up to date with each new phase.
    void updateRow(const JobRow &row);

    /// A message that stays until the next one or the next phase; empty: none. A file that could
    /// not be read, results that were saved.
    void tell(Banner::Kind kind, const QString &text);

    // What the person has put in.

    [[nodiscard]] JobOrigin::Kind source() const; ///< Typed, File or Search: what resolve is about
    [[nodiscard]] QString text() const;           ///< typed or pasted
    [[nodiscard]] JobColumns columns() const;     ///< of the file, as corrected
    [[nodiscard]] std::optional<bool> erase() const; ///< missing: none of the two is chosen
    [[nodiscard]] QStringList protectedPatterns() const;
    [[nodiscard]] bool wantsSoleAdmins() const;

    /// What came of a dry run is shown, until the person goes back to the list.
    [[nodiscard]] bool isRehearsalShown() const { return m_isRehearsed; }

    /// Of the rows that are shown.
    [[nodiscard]] const JobCounts &counts() const;

    /// Brings a line of the list into sight, and chooses it; false: it is not in the table.
    Q_INVOKABLE bool showLine(int number);

    /// Closes as soon as nothing is under way, without asking: signing out, quitting.
    void leave();

    /// Escape, Close and the window's own button. Asks before something is lost; while something is
    /// under way it asks to pause first, and closes when that has come about.
    void reject() override;

Q_SIGNALS:
    // Empty
    void openFileRequested(); ///< choose a file, read it: then showFile() or tell()
    void resolveRequested();  ///< source() says which list: JobFlow::listGiven(), and look

    // Resolving
    void cancelRequested(); ///< no more looks, back to Empty; the list stays as it was given

    // Preview
    /// Back to Empty (also in Finished, where it is asked first); the list is still there.
    void chooseListRequested();
    void tickRequested(int number, bool isTicked); ///< JobPreview::setTicked(), showPreview()
    void termsChanged(); ///< erase() or protectedPatterns(): JobPreview::setTerms(), showPreview()
    void soleAdminsWanted(bool areWanted); ///< look for rooms with nobody else (slow), or do not
    void savePreviewRequested();
    void dryRunRequested(); ///< JobFlow::rehearse(), showRows() with its rows
    void startRequested();  ///< the danger click: JobFlow::start() with erase()

    // Rehearsing, Running, Cooling, Paused, Checking
    void pauseRequested();
    void resumeRequested(); ///< a danger click
    /// For good. In Rehearsing and Checking it only ends these.
    void stopRequested();

    // Finished; after a dry run in Preview as well
    void saveSummaryRequested(); ///< at the end
    void saveResultsRequested(); ///< isRehearsalShown() says which
    void useRestRequested();     ///< restOf() as a new list, to be resolved

    void closed(); ///< once, after the window has closed

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// What there is to see; a dry run's result is one more than there are phases.
    enum class Page { List, Resolving, Preview, Rehearsing, Rehearsal, Run, End };

    void build();
    void buildBody();
    void buildButtons();
    void connectButtons();
    [[nodiscard]] Page page() const;
    [[nodiscard]] bool mayStart() const;
    void showPage(bool isNews);
    void showSections();
    void showTexts();
    void showProblem();
    void showCounts();
    void showButtons();
    void placeFocus();
    void publish();
    void press(ArmedButton &button, void (AdminJobWindow::*intent)());
    void backToList();
    void chooseList();
    void stopFirst();
    void ask(const std::function<void()> &whatLosesIt);
    void closeNow();
    [[nodiscard]] bool wouldLose() const;

    AdminView m_acting;
    Clock &m_clock;
    JobView m_view;
    bool m_isShown = false;
    bool m_isRehearsed = false; ///< and what came of it is still to be seen
    bool m_isClosing = false;   ///< as soon as nothing is under way
    bool m_isLeaving = false;   ///< and without being asked
    bool m_hasClosed = false;

    JobTableModel *m_model;
    JobHeader *m_header = nullptr;
    ScrollColumn *m_body = nullptr;
    Text *m_heading = nullptr;
    Text *m_subtitle = nullptr;
    Banner *m_notice = nullptr;
    Banner *m_problem = nullptr;
    JobListPage *m_list = nullptr;
    JobProgress *m_progress = nullptr;
    JobNumbers *m_numbers = nullptr;
    JobSummary *m_summary = nullptr;
    VerdictChips *m_chips = nullptr;
    JobTable *m_table = nullptr;
    Text *m_sentence = nullptr;
    JobChoices *m_choices = nullptr;
    QWidget *m_filler = nullptr; ///< where nothing on the page takes the room that is left
    QBoxLayout *m_foot = nullptr;
    LinkButton *m_savePreview = nullptr;
    ButtonRow *m_buttons = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_resolve = nullptr;
    QPushButton *m_dryRun = nullptr;
    ArmedButton *m_start = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_saveSummary = nullptr;
    QPushButton *m_saveResults = nullptr;
    QPushButton *m_close = nullptr;
    ArmedButton *m_resume = nullptr;
    QPushButton *m_useRest = nullptr;
    QPushButton *m_back = nullptr;
    JobAskDialog *m_ask = nullptr;
};

} // namespace farewell
