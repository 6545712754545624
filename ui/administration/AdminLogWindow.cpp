// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/AdminLogWindow.h"

#include "app/base/Text.h"
#include "ui/Names.h"
#include "ui/administration/ActivityLogModel.h"
#include "ui/administration/CalmTable.h"
#include "ui/administration/LogSentences.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/Times.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/WindowSize.h"

#include <QDir>
#include <QHeaderView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Model = ActivityLogModel;

constexpr double startWidth = 62; // of the font's height, as everything here
constexpr double startHeight = 38;
constexpr double detailsHeight = 10;
constexpr double narrow = 46; // below, a row says when, what and whom only

} // namespace

AdminLogWindow::AdminLogWindow(const QString &acting, const QString &folder, QWidget *parent)
    : QDialog(parent), m_model(new ActivityLogModel(this))
{
    setNames(this, names::adminLogWindow, {});
    setWindowTitle(tr("Activity log"));
    openWithinScreen(this);
    build(acting, folder);
    resize(em(this, startWidth), em(this, startHeight));
    showLoading();
}

void AdminLogWindow::showLoading()
{
    setProperty("phase", u"loading"_s);
    m_busy->show();
    m_status->clear();
}

void AdminLogWindow::showEntries(const QList<ActivityEntry> &oldestFirst)
{
    setProperty("phase", u"ready"_s);
    m_busy->hide();
    m_model->setEntries(oldestFirst);
    const bool isEmpty = oldestFirst.isEmpty();
    m_export->setVisible(!isEmpty);
    m_folder->setVisible(!isEmpty);
    m_delete->setVisible(!isEmpty);
    showCounts();
    showChosen();
}

void AdminLogWindow::tell(Banner::Kind kind, const QString &text)
{
    if (text.isEmpty()) {
        m_banner->clear();
        return;
    }
    m_banner->tell(kind, text);
    announce(this, text);
}

QList<ActivityEntry> AdminLogWindow::shownEntries() const
{
    return m_model->shown();
}

void AdminLogWindow::reject()
{
    if (m_hasClosed) {
        return;
    }
    m_hasClosed = true;
    QDialog::reject();
    Q_EMIT closed();
}

void AdminLogWindow::build(const QString &acting, const QString &folder)
{
    auto *column = new QVBoxLayout(this);
    const int margin = em(this, 1.2);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(em(this, 0.7));
    column->addWidget(makeText(names::headingLabel, tr("Activity log"), TextStyle::Title, this));
    column->addWidget(makeText(names::actingLabel, acting, TextStyle::Small, this));
    //: %1 is a folder
    m_about = makeText(tr("What administrators have done with Farewell on this computer. It is "
                          "kept in %1 until you delete it.")
                           .arg(isolatedLtr(QDir::toNativeSeparators(folder))),
                       TextStyle::Small, this);
    column->addWidget(m_about);
    m_banner = new Banner(names::noticeBanner, this);
    column->addWidget(m_banner);
    const Field search = makeEdit(names::logSearchEdit, tr("Search"), this);
    m_search = search.edit;
    m_search->setPlaceholderText(tr("Matrix ID, note, room, answer"));
    column->addWidget(search.label);
    column->addWidget(m_search);
    buildTable(column);
    buildButtons(column);
    connect(m_search, &QLineEdit::textChanged, this, &AdminLogWindow::search);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AdminLogWindow::showChosen);
}

void AdminLogWindow::buildTable(QVBoxLayout *column)
{
    m_table = new CalmTable(names::logTable, tr("Activity log"), this);
    m_table->setModel(m_model);
    setNames(m_table->horizontalHeader(), names::logTableHeader, tr("Columns"));
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->horizontalHeader()->setSectionResizeMode(Model::Whom, QHeaderView::Stretch);
    column->addWidget(m_table, 1);
    m_busy = new BusyBar(names::phaseProgressBar, tr("Reading the activity log"), this);
    column->addWidget(m_busy);
    m_details = new ScrollColumn(names::logEntryScrollArea, this);
    m_details->setMaximumHeight(em(this, detailsHeight));
    m_entry = makeText(names::logEntryLabel, {}, TextStyle::Small, m_details->content());
    m_details->column()->addWidget(m_entry);
    m_details->column()->addStretch(1);
    column->addWidget(m_details);
}

void AdminLogWindow::buildButtons(QVBoxLayout *column)
{
    m_status = makeText(names::logStatusLabel, {}, TextStyle::Small, this);
    m_delete = makeLink(names::deleteLogButton, tr("Delete months…"), this);
    m_folder = makeLink(names::showLogFolderButton, tr("Show the folder"), this);
    m_export = makeLink(names::exportLogButton, tr("Export…"), this);
    m_links = new QBoxLayout(QBoxLayout::LeftToRight);
    m_links->setSpacing(em(this, 0.9));
    m_links->addWidget(m_status, 1, Qt::AlignVCenter);
    for (LinkButton *link : {m_delete, m_folder, m_export}) {
        m_links->addWidget(link, 0, Qt::AlignLeading);
    }
    column->addLayout(m_links);
    auto *buttons = new ButtonRow(this);
    auto *close = makeButton(names::closeButton, tr("Close"), Role::Primary, buttons);
    buttons->add(close);
    column->addWidget(buttons);
    connect(m_delete, &QPushButton::clicked, this, &AdminLogWindow::deleteRequested);
    connect(m_folder, &QPushButton::clicked, this, &AdminLogWindow::folderRequested);
    connect(m_export, &QPushButton::clicked, this, &AdminLogWindow::exportRequested);
    connect(close, &QPushButton::clicked, this, &AdminLogWindow::reject);
}

void AdminLogWindow::search(const QString &text)
{
    m_model->search(text);
    showCounts();
    showChosen();
}

void AdminLogWindow::showCounts()
{
    const int total = Numbers::plural(m_model->total());
    const int shown = m_model->rowCount();
    if (total == 0) {
        m_status->setText(tr("Nothing has been written down yet."));
    } else if (shown == total) {
        m_status->setText(tr("%Ln entry(s)", nullptr, total));
    } else {
        //: %1 is a number of entries
        m_status->setText(tr("%1 of %Ln entry(s)", nullptr, total).arg(Numbers::count(shown)));
    }
}

void AdminLogWindow::showChosen()
{
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid() && !m_table->selectionModel()->isRowSelected(current.row())) {
        // As where the Tab key comes in.
        m_table->selectionModel()->select(
            current, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    m_entry->setText(current.isValid() ? LogSentences::whole(m_model->entry(current.row()))
                                       : QString());
    m_details->setVisible(current.isValid());
}

bool AdminLogWindow::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate) {
        Q_EMIT activated();
    }
    return QDialog::event(event);
}

void AdminLogWindow::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    arrange();
}

/// Whom it was about gets what the others leave; the rest of a row stands below the table.
void AdminLogWindow::arrange()
{
    const bool isNarrow = width() < em(this, narrow);
    m_about->setHidden(isNarrow);
    m_links->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_links->setSpacing(em(this, isNarrow ? 0.2 : 0.9));
    m_table->setColumnHidden(Model::By, isNarrow);
    m_table->setColumnHidden(Model::Result, isNarrow);
    const QFontMetrics metrics(m_table->font());
    const auto roomFor = [this, &metrics](const QString &text) {
        return metrics.horizontalAdvance(text) + em(this, 2 * CalmTable::padding) + 1;
    };
    // As wide as they get: in the longest month's name, and with the longest of the acts.
    const QDateTime widest(QDate(2026, 9, 28), QTime(20, 0));
    m_table->setColumnWidth(Model::When, roomFor(Times::brief(widest)));
    const ActivityEntry longest{.what = Activity::Deactivate, .erase = true};
    m_table->setColumnWidth(Model::What,
                            isNarrow ? em(this, 6.2) : roomFor(LogSentences::what(longest)));
    m_table->setColumnWidth(Model::By, em(this, 10));
    m_table->setColumnWidth(Model::Result, em(this, 11));
}

} // namespace farewell
