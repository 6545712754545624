// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/Card.h"

#include <QUrl>

namespace farewell {

class CopyRow;
class LinkButton;

/// Where to agree to the terms of the server, to be copied and to be opened; hidden while no page
/// is known or it is not wanted. The one of a window that is wanted bears the names.
class ConsentCard final : public Card
{
    Q_OBJECT

public:
    explicit ConsentCard(QWidget *parent);

    void showPage(const QUrl &page);
    void setWanted(bool wanted);

Q_SIGNALS:
    void openPageRequested(const QUrl &page);

private:
    void refresh();

    CopyRow *m_row;
    LinkButton *m_open;
    QUrl m_page;
    bool m_isWanted = true;
};

} // namespace farewell
