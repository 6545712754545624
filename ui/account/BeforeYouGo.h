// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/Overview.h"
#include "ui/account/Badge.h"

#include <QWidget>

class QVBoxLayout;

namespace farewell {

/// What the person may want to settle first. Every entry is optional; what could not be read has
/// none.
class BeforeYouGo final : public QWidget
{
    Q_OBJECT

public:
    struct Entry
    {
        friend bool operator==(const Entry &, const Entry &) = default;

        Badge::Kind kind = Badge::Kind::Good;
        Badge::Sign sign;
        QString title;
        QString detail;
        bool canReview = false;
    };

    explicit BeforeYouGo(QWidget *parent);

    /// What has not changed since it was shown last stays as it is.
    void showOverview(const Overview &overview);

    /// Says above all else that an earlier deactivation was not carried out, or not to its end;
    /// unless the server says otherwise.
    void sayFoundActive();

    /// No entries while nothing is known yet and more may come.
    [[nodiscard]] static QList<Entry> entriesOf(const Overview &overview,
                                                bool isFoundActive = false);

Q_SIGNALS:
    void reviewRequested();

private:
    struct Shown
    {
        Entry entry;
        QWidget *card = nullptr;
    };

    [[nodiscard]] static QList<Entry> settleable(const Overview &overview);
    [[nodiscard]] static Entry refusalEntry(Cause refusal);
    [[nodiscard]] static QString missing(const Overview &overview);
    QWidget *makeCard(const Entry &entry);

    QVBoxLayout *m_column;
    QList<Shown> m_shown;
    Overview m_overview;
    bool m_isFoundActive = false;
};

} // namespace farewell
