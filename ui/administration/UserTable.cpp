// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/UserTable.h"

#include "ui/Names.h"
#include "ui/administration/SortHeader.h"
#include "ui/administration/UserDelegate.h"
#include "ui/administration/UserTableModel.h"
#include "ui/widgets/Controls.h"

#include <QKeyEvent>

namespace farewell {

namespace {

constexpr double roomForAll = 41; // of the font's height, as all of these
constexpr double roomForMost = 33;
constexpr double dateWidth = 8;
constexpr double tagsWidth = 11;

} // namespace

UserTable::UserTable(UserTableModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_header(new SortHeader(
          [](int column) { return UserTableModel::orderOf(column).has_value(); }, this))
    , m_delegate(new UserDelegate(model, this))
{
    setNames(this, names::userTable, tr("Accounts"));
    setHorizontalHeader(m_header);
    setNames(m_header, names::userTableHeader, tr("Sort the accounts"));
    m_header->setFocusProxy(nullptr);
    m_header->setFocusPolicy(Qt::TabFocus);
    setTabOrder(m_header, this);
    disconnect(m_header, &QHeaderView::sectionPressed, this, nullptr); // it would choose cells
    setModel(&model);
    setItemDelegate(m_delegate);
    m_header->setSectionResizeMode(QHeaderView::Fixed);
    m_header->setSectionResizeMode(UserTableModel::Account, QHeaderView::Stretch);
    m_header->showOrder(UserTableModel::Account, Qt::AscendingOrder);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_header, &SortHeader::orderChosen, this, [this](int column, Qt::SortOrder order) {
        if (const auto by = UserTableModel::orderOf(column)) {
            Q_EMIT orderChosen(*by, order == Qt::DescendingOrder);
        }
    });
    connect(this, &QAbstractItemView::clicked, this, &UserTable::rowPressed);
    fitColumns();
}

QString UserTable::chosen() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : m_model.at(rows.constFirst().row()).id;
}

void UserTable::askForMore()
{
    updateGeometries();
}

void UserTable::resizeEvent(QResizeEvent *event)
{
    fitColumns();
    QTableView::resizeEvent(event);
}

void UserTable::fitColumns()
{
    const int room = viewport()->width();
    const bool isCompact = room < em(this, roomForMost);
    m_delegate->setCompact(isCompact);
    setColumnHidden(UserTableModel::Created, room < em(this, roomForAll));
    setColumnHidden(UserTableModel::LastSeen, isCompact);
    setColumnHidden(UserTableModel::Tags, isCompact);
    setColumnWidth(UserTableModel::Created, em(this, dateWidth));
    setColumnWidth(UserTableModel::LastSeen, em(this, dateWidth));
    setColumnWidth(UserTableModel::Tags, em(this, tagsWidth));
    const int height = m_delegate->rowHeight(fontMetrics());
    if (verticalHeader()->defaultSectionSize() != height) {
        verticalHeader()->setMinimumSectionSize(height);
        verticalHeader()->setDefaultSectionSize(height);
    }
}

void UserTable::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !chosen().isEmpty()) {
        if (!event->isAutoRepeat()) {
            Q_EMIT rowPressed();
        }
        return;
    }
    QTableView::keyPressEvent(event);
}

void UserTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!selected.isEmpty()) {
        Q_EMIT rowChanged();
    }
}

} // namespace farewell
