// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/Overview.h"
#include "ui/account/Badge.h"

#include <QWidget>

class QVBoxLayout;

namespace farewell {

/// What the person may want to settle first, every entry optional; what could not be read is
/// absent.
class BeforeYouGo final : public QWidget
{
    Q_OBJECT

public:
    struct Entry
    {
        Badge::Kind kind = Badge::Kind::Good;
        QString sign;
        QString title;
        QString detail;
        bool canReview = false;
    };

    explicit BeforeYouGo(QWidget *parent);

    void showOverview(const Overview &overview);

    [[nodiscard]] static QList<Entry> entriesOf(const Overview &overview);

Q_SIGNALS:
    void reviewRequested();

private:
    QWidget *makeCard(const Entry &entry);

    QVBoxLayout *m_column;
    QList<QWidget *> m_cards;
};

} // namespace farewell
