// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/EntryList.h"

#include "ui/widgets/Controls.h"
#include "ui/widgets/EntryDelegate.h"

#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace farewell {

namespace {

constexpr int rowsInSight = 8;

} // namespace

EntryList::EntryList(const QString &name, const QString &title, QAbstractItemModel *model,
                     QWidget *parent)
    : Card(parent), m_view(new QListView(this))
{
    setNames(m_view, name, title);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setModel(model);
    m_view->setItemDelegate(new EntryDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setSelectionMode(QAbstractItemView::NoSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto *framed = new QVBoxLayout(this);
    framed->setContentsMargins(2, 2, 2, 2);
    framed->addWidget(m_view);
    connect(model, &QAbstractItemModel::modelReset, this, &EntryList::fit);
    fit();
}

void EntryList::letChoose()
{
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const QModelIndexList selected = m_view->selectionModel()->selectedIndexes();
        Q_EMIT chosen(selected.value(0));
    });
}

void EntryList::select(const QModelIndex &index)
{
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
}

void EntryList::fit()
{
    const int rows = m_view->model()->rowCount();
    m_view->setFixedHeight(m_view->sizeHintForRow(0) * std::clamp(rows, 0, rowsInSight));
    setVisible(rows > 0);
}

} // namespace farewell
