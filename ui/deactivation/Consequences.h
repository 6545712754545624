// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

namespace farewell {

class Banner;
class ScrollColumn;
class Text;

/// What a deactivation does, to be scrolled where there is little room, by keys too.
class Consequences final : public QWidget
{
    Q_OBJECT

public:
    explicit Consequences(QWidget *parent);

    /// That no note of this deactivation can be kept, above the rest; empty hides it.
    void tellJournalNotice(const QString &text);

    /// What the erase choice means, below the rest; empty hides it.
    void explainErase(const QString &text);

private:
    ScrollColumn *m_scroll;
    Banner *m_journalNotice;
    Text *m_eraseHelp;
};

} // namespace farewell
