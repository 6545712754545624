// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/many/JobTableModel.h"
#include "ui/widgets/MarkedList.h"

namespace farewell {

/// What has not come out as it was meant, in as many lines as there are kinds of it; of a dry run,
/// what it found.
class JobSummary final : public MarkedList
{
    Q_OBJECT

public:
    explicit JobSummary(QWidget *parent);

    void showRun(const JobTableModel &model);
    void showRehearsal(const JobTableModel &model, bool isWhole);
    void clear();
};

} // namespace farewell
