// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/many/JobCounts.h"
#include "ui/administration/many/JobView.h"

#include <QWidget>

namespace farewell {

class BusyBar;
class Text;

/// How far something is, in a bar and in numbers, and how long it still takes.
class JobProgress final : public QWidget
{
    Q_OBJECT

public:
    explicit JobProgress(QWidget *parent);

    void showView(const JobView &view, const JobCounts &counts);

private:
    BusyBar *m_bar;
    Text *m_far;
    Text *m_left;
};

} // namespace farewell
