// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/JobTable.h"

#include "app/base/Text.h"
#include "ui/Names.h"
#include "ui/administration/CalmTable.h"
#include "ui/administration/SortHeader.h"
#include "ui/administration/many/JobRowSentences.h"
#include "ui/administration/many/JobTableDelegate.h"
#include "ui/administration/many/JobTableFilter.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/Controls.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace farewell {

namespace {

using Model = JobTableModel;

constexpr double leastHeight = 13; // of the font's height, as everything here
constexpr double roomForAll = 46;  ///< with what was written
constexpr double roomForWhy = 36;
constexpr double roomForNotes = 66;
constexpr double lineWidth = 4.2;
constexpr double whatWidth = 12;
constexpr double narrowLine = 3.7;
constexpr double narrowWhat = 9.6;
constexpr double noteWidth = 9;
constexpr double leastWhy = 11;
constexpr double idMargins = 1.5;

} // namespace

JobTable::JobTable(JobTableModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_filter(new JobTableFilter(model, this))
{
    build();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &JobTable::showChosen);
    connect(&m_model, &Model::dataChanged, this, &JobTable::showChosen);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &JobTable::placeBoxes);
    connect(m_filter, &QAbstractItemModel::layoutChanged, this, &JobTable::placeBoxes);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &JobTable::placeBoxes);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &JobTable::placeBoxes);
    connect(m_filter, &QAbstractItemModel::dataChanged, this, &JobTable::placeBoxes);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &JobTable::placeBoxes);
    connect(m_table->horizontalScrollBar(), &QScrollBar::valueChanged, this, &JobTable::placeBoxes);
}

void JobTable::build()
{
    auto *frame = new Card(this);
    m_table = new CalmTable(names::jobTable, tr("The list"), frame);
    auto *header = new SortHeader(&JobTableFilter::canSortBy, m_table);
    m_table->setHorizontalHeader(header);
    setNames(header, names::jobTableHeader, tr("Sort the list"));
    header->setFocusProxy(nullptr);
    header->setFocusPolicy(Qt::TabFocus);
    setTabOrder(header, m_table);
    m_table->setModel(m_filter);
    m_table->setItemDelegate(new JobTableDelegate(m_model, m_table));
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->showOrder(Model::Line, Qt::AscendingOrder);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setMinimumHeight(em(this, leastHeight));
    m_table->viewport()->installEventFilter(this);
    m_table->installEventFilter(this);
    auto *framed = new QVBoxLayout(frame);
    framed->setContentsMargins(2, 2, 2, 2);
    framed->addWidget(m_table);
    m_chosen = makeText(names::jobRowLabel, {}, TextStyle::Small, this);
    m_chosen->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.5));
    column->addWidget(frame, 1);
    column->addWidget(m_chosen);
    connect(header, &SortHeader::orderChosen, m_filter, &JobTableFilter::sort);
}

QSize JobTable::sizeHint() const
{
    return {em(this, roomForWhy), em(this, leastHeight)};
}

QWidget *JobTable::focusPlace() const
{
    return m_table;
}

void JobTable::showOnly(std::optional<JobVerdict> verdict)
{
    m_filter->showOnly(verdict);
    placeBoxes();
}

void JobTable::refresh()
{
    m_filter->refresh();
    fitColumns();
    placeBoxes();
    showChosen();
}

void JobTable::setTickable(bool isTickable)
{
    if (m_isTickable != isTickable) {
        m_isTickable = isTickable;
        placeBoxes();
    }
}

const JobTableRow &JobTable::rowOf(const QModelIndex &shown) const
{
    return m_model.at(m_filter->mapToSource(shown).row());
}

const JobTableRow *JobTable::chosen() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? &rowOf(current) : nullptr;
}

void JobTable::showChosen()
{
    const JobTableRow *row = chosen();
    if (row != nullptr
        && !m_table->selectionModel()->isRowSelected(m_table->currentIndex().row())) {
        // As where the Tab key comes in.
        m_table->selectionModel()->select(m_table->currentIndex(),
                                          QItemSelectionModel::ClearAndSelect
                                              | QItemSelectionModel::Rows);
    }
    m_chosen->setText(row != nullptr ? JobRowSentences::whole(*row, m_model.shows()) : QString());
    m_chosen->setVisible(row != nullptr);
}

bool JobTable::showLine(int number)
{
    const int place = m_model.placeOf(number);
    const QModelIndex shown
        = m_filter->mapFromSource(m_model.index(std::max(place, 0), Model::Line));
    if (place < 0 || !shown.isValid()) {
        return false;
    }
    m_table->setCurrentIndex(shown);
    m_table->scrollTo(shown, QAbstractItemView::PositionAtCenter);
    placeBoxes();
    return true;
}

bool JobTable::isSomebodyThere() const
{
    return m_table->underMouse() || m_table->hasFocus()
        || m_table->selectionModel()->hasSelection();
}

void JobTable::follow(int place)
{
    if (!isSomebodyThere()) {
        m_table->scrollTo(m_filter->mapFromSource(m_model.index(place, Model::Line)),
                          QAbstractItemView::EnsureVisible);
    }
}

void JobTable::begin()
{
    if (!isSomebodyThere()) {
        m_table->scrollToTop();
    }
}

bool JobTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier
            && !key->isAutoRepeat()) {
            toggleChosen();
            return true;
        }
    }
    if (watched == m_table->viewport() && event->type() == QEvent::Resize) {
        fitColumns();
        placeBoxes();
    }
    return QWidget::eventFilter(watched, event);
}

void JobTable::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

/// What is left goes to the account, what was written and why, in these shares; but an id that
/// would be cut takes from why, which the chosen row says once more below the table.
void JobTable::fitColumns()
{
    const int room = m_table->viewport()->width();
    const bool isRun = m_model.shows() == Model::Shows::Run;
    const bool hasWhy = room >= em(this, roomForWhy);
    const bool hasWritten = !isRun && room >= em(this, roomForAll);
    const bool hasNotes = m_model.hasNotes() && room >= em(this, roomForNotes);
    m_table->setColumnHidden(Model::Written, !hasWritten);
    m_table->setColumnHidden(Model::Why, !hasWhy);
    m_table->setColumnHidden(Model::Note, !hasNotes);
    const int what = em(this, hasWhy ? whatWidth : narrowWhat);
    const int line = em(this, hasWhy ? lineWidth : narrowLine);
    const int rest = room - what - line - (hasNotes ? em(this, noteWidth) : 0);
    const int shares = 4 + (hasWritten ? 3 : 0) + (hasWhy ? 5 : 0);
    const int written = hasWritten ? rest * 3 / shares : 0;
    const int share = rest * 4 / shares;
    const int most = hasWhy ? std::max(rest - written - em(this, leastWhy), share) : share;
    const int wanted = fontMetrics().horizontalAdvance(m_model.longestId()) + em(this, idMargins);
    const int account = std::clamp(wanted, share, most);
    const std::array<std::pair<int, int>, 6> widths{{{Model::Line, line},
                                                     {Model::Written, written},
                                                     {Model::Account, account},
                                                     {Model::What, what},
                                                     {Model::Why, rest - account - written},
                                                     {Model::Note, em(this, noteWidth)}}};
    for (const auto &[column, width] : widths) {
        if (!m_table->isColumnHidden(column) && width > 0) {
            m_table->setColumnWidth(column, width);
        }
    }
}

QCheckBox &JobTable::boxAt(std::size_t place)
{
    while (m_boxes.size() <= place) {
        auto *box = new QCheckBox(m_table->viewport());
        // Space ticks the row that is chosen; the Tab key would not find its way through these.
        box->setFocusPolicy(Qt::NoFocus);
        connect(box, &QCheckBox::clicked, this, [this, box](bool isTicked) {
            const int number = box->property("line").toInt();
            (void)showLine(number);
            Q_EMIT tickRequested(number, isTicked);
            placeBoxes(); // it shows what the list says
        });
        m_boxes.push_back(box);
    }
    return *m_boxes.at(place);
}

void JobTable::placeBox(QCheckBox &box, const QModelIndex &cell, const JobTableRow &row)
{
    setNames(&box, names::indexed(names::includeCheckBox, row.row.number),
             withoutIsolates(tr("Deactivate %1 as well").arg(isolatedLtr(cleaned(row.row.id)))));
    box.setProperty("line", row.row.number);
    box.setChecked(row.isTicked);
    box.setGeometry(JobTableDelegate::tickPlace(m_table->visualRect(cell), *m_table));
    box.setEnabled(m_isTickable);
    box.show();
}

/// Those in sight get a box from the pool; the others lose their names, for each may be there once.
void JobTable::placeBoxes()
{
    for (QCheckBox *box : m_boxes) {
        box->setObjectName(QString());
    }
    std::size_t used = 0;
    const int bottom = m_table->viewport()->height();
    const int first = m_table->rowAt(0);
    for (int row = std::max(first, 0); first >= 0 && row < m_filter->rowCount(); ++row) {
        if (m_table->rowViewportPosition(row) >= bottom) {
            break;
        }
        const QModelIndex cell = m_filter->index(row, Model::What);
        if (cell.data(Qt::CheckStateRole).isValid()) {
            placeBox(boxAt(used++), cell, rowOf(cell));
        }
    }
    for (std::size_t place = used; place < m_boxes.size(); ++place) {
        m_boxes.at(place)->hide();
    }
}

void JobTable::toggleChosen()
{
    const JobTableRow *row = chosen();
    const bool takesTick = row != nullptr && m_isTickable
        && m_model.shows() == Model::Shows::Preview && row->judged.verdict == JobVerdict::Attention;
    if (!takesTick) {
        return;
    }
    const int number = row->row.number;
    Q_EMIT tickRequested(number, !row->isTicked);
    if (const JobTableRow *after = chosen()) {
        announce(this, withoutIsolates(JobRowSentences::spoken(*after, m_model.shows())));
    }
}

} // namespace farewell
