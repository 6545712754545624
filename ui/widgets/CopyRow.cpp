// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/CopyRow.h"

#include "ui/widgets/Controls.h"
#include "ui/widgets/SelectableText.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QUrl>

namespace farewell {

CopyRow::CopyRow(const Naming &text, const Naming &copy, QWidget *parent)
    : QWidget(parent)
    , m_spoken(copy.spoken)
    , m_shown(new SelectableText(text.name, text.spoken, TextStyle::Body, this))
    , m_copy(makeLink(copy.name, tr("Copy"), this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(em(this, 0.8));
    row->addWidget(m_shown, 1, Qt::AlignVCenter);
    row->addWidget(m_copy);
    m_copy->setAccessibleName(m_spoken);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_text);
        retitle(m_copy, tr("Copied"));
    });
}

void CopyRow::setContent(const QString &text)
{
    if (text == m_text) {
        return;
    }
    m_text = text;
    m_shown->setText(text);
    retitle(m_copy, tr("Copy")); // this one is not copied yet
    m_copy->setAccessibleName(m_spoken);
}

void CopyRow::setAddress(const QUrl &address)
{
    setContent(address.toString(QUrl::FullyEncoded));
}

LinkButton *CopyRow::addOpen(const Naming &open)
{
    m_open = makeLink(open.name, tr("Open"), this);
    m_open->setAccessibleName(open.spoken);
    layout()->addWidget(m_open);
    return m_open;
}

QList<QWidget *> CopyRow::controls() const
{
    QList<QWidget *> all{m_shown, m_copy};
    if (m_open != nullptr) {
        all += m_open;
    }
    return all;
}

} // namespace farewell
