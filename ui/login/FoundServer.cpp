// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/FoundServer.h"

#include "ui/Names.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/Sign.h"

#include <QHBoxLayout>

namespace farewell {

FoundServer::FoundServer(QWidget *parent)
    : QWidget(parent)
{
    m_text = makeText(names::serverStatusLabel, {}, TextStyle::Success, this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(em(this, 0.3));
    row->addWidget(new Sign(Icon::Check, m_text, this), 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
}

void FoundServer::showFound(const QString &server)
{
    m_text->setText(server);
    setVisible(!server.isEmpty());
}

QString FoundServer::text() const
{
    return m_text->text();
}

} // namespace farewell
