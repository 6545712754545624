// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/CopyRow.h"

#include "app/base/HomeserverUrl.h"
#include "app/base/Text.h"
#include "ui/widgets/Controls.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QUrl>

namespace farewell {

CopyRow::CopyRow(const QString &name, const QString &spoken, QWidget *parent)
    : Card(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(cardMargins());
    row->setSpacing(em(this, 0.8));
    m_label = makeText({}, TextStyle::Body, this);
    m_label->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    row->addWidget(m_label, 1);
    m_copy = makeLink(name, tr("Copy"), this);
    m_copy->setAccessibleName(spoken);
    row->addWidget(m_copy);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_text);
        retitle(m_copy, tr("Copied"));
    });
}

void CopyRow::setContent(const QString &text, const QString &shown)
{
    m_text = text;
    m_label->setText(shown);
}

void CopyRow::setAddress(const QUrl &address)
{
    const QString text = address.toString(QUrl::FullyEncoded);
    setContent(text, isolatedLtr(text));
}

void CopyRow::setPage(const QUrl &page)
{
    setContent(page.toString(QUrl::FullyEncoded), isolatedLtr(shownHost(page)));
}

LinkButton *CopyRow::addOpen(const QString &name, const QString &spoken)
{
    auto *open = makeLink(name, tr("Open"), this);
    open->setAccessibleName(spoken);
    layout()->addWidget(open);
    return open;
}

} // namespace farewell
