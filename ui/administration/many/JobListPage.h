// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobList.h"
#include "ui/administration/many/JobView.h"

#include <QWidget>

class QPlainTextEdit;

namespace farewell {

class Card;
class TextBox;
class ColumnBoxes;
class LinkButton;
class Text;

/// Where a list is given: typed or pasted, in a file, or as a search has found it.
class JobListPage final : public QWidget
{
    Q_OBJECT

public:
    explicit JobListPage(QWidget *parent);

    void showFile(const QString &name, const CsvTable &table, const JobColumns &columns);
    void showFound(qsizetype accounts);

    void setText(const QString &list);

    /// Back to what is typed, which is still there.
    void dropGiven();

    [[nodiscard]] JobOrigin::Kind source() const { return m_source; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] JobColumns columns() const;

    /// There is something to look at.
    [[nodiscard]] bool isComplete() const;

    /// Somebody would lose something.
    [[nodiscard]] bool hasAnything() const;

    [[nodiscard]] QWidget *firstField() const;

Q_SIGNALS:
    void openFileRequested();
    void changed();

private:
    void build();
    void show(JobOrigin::Kind source);

    JobOrigin::Kind m_source = JobOrigin::Kind::Typed;
    Text *m_about = nullptr;
    TextBox *m_box = nullptr;
    QPlainTextEdit *m_edit = nullptr;
    LinkButton *m_open = nullptr;
    Card *m_given = nullptr;
    Text *m_givenName = nullptr;
    Text *m_givenLines = nullptr;
    ColumnBoxes *m_columns = nullptr;
    QWidget *m_filler = nullptr;
};

} // namespace farewell
