// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/JobListPage.h"

#include "app/base/Text.h"
#include "ui/Names.h"
#include "ui/administration/many/ColumnBoxes.h"
#include "ui/administration/many/JobSentences.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/TextBox.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Source = JobOrigin::Kind;

} // namespace

JobListPage::JobListPage(QWidget *parent)
    : QWidget(parent)
{
    build();
    show(Source::Typed);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &JobListPage::changed);
    connect(m_columns, &ColumnBoxes::changed, this, &JobListPage::changed);
    connect(m_open, &QPushButton::clicked, this, &JobListPage::openFileRequested);
}

void JobListPage::build()
{
    m_about = makeText(tr("Paste Matrix IDs, usernames or email addresses, with blanks, commas or "
                          "line ends between them."),
                       TextStyle::Body, this);
    m_box = new TextBox(names::listEdit, tr("The list"), this);
    m_edit = m_box->edit();
    m_edit->setPlaceholderText(u"@ben:example.org\ncarla\ndana@example.org"_s);
    m_edit->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_given = new Card(this);
    m_givenName = makeText({}, TextStyle::Strong, m_given);
    m_givenLines = makeText({}, TextStyle::Small, m_given);
    auto *given = new QVBoxLayout(m_given);
    given->setContentsMargins(m_given->cardMargins());
    given->setSpacing(em(this, 0.15));
    given->addWidget(m_givenName);
    given->addWidget(m_givenLines);
    m_columns = new ColumnBoxes(this);
    m_open = makeLink(names::openFileButton, tr("Open a file…"), this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.7));
    column->addWidget(m_about);
    column->addWidget(m_box, 1);
    column->addWidget(m_given);
    column->addWidget(m_columns);
    column->addWidget(m_open, 0, Qt::AlignLeading);
    m_filler = new QWidget(this);
    column->addWidget(m_filler, 1);
}

void JobListPage::show(Source source)
{
    m_source = source;
    const bool isTyped = source == Source::Typed;
    const bool isFile = source == Source::File;
    m_about->setVisible(isTyped);
    m_box->setVisible(isTyped);
    m_filler->setVisible(!isTyped);
    m_given->setVisible(!isTyped);
    m_columns->setVisible(isFile);
    retitle(m_open, isFile ? tr("Open another file…") : tr("Open a file…"));
    if (!isFile) {
        m_columns->clear();
    }
}

void JobListPage::showFile(const QString &name, const CsvTable &table, const JobColumns &columns)
{
    m_columns->showTable(table, columns);
    const qsizetype lines = table.rows.size() - (columns.hasHeading ? 1 : 0);
    m_givenName->setText(isolatedLtr(cleaned(name)));
    m_givenLines->setText(
        Sentences::inARow({tr("%Ln line(s).", nullptr, Numbers::plural(lines)),
                           table.isLatin1 ? JobSentences::isLatin1() : QString()}));
    show(Source::File);
    Q_EMIT changed();
}

void JobListPage::showFound(qsizetype accounts)
{
    m_givenName->setText(tr("%Ln account(s) of a search", nullptr, Numbers::plural(accounts)));
    m_givenLines->setText(tr("As they were found. Who comes to be found later is not among them."));
    show(Source::Search);
    Q_EMIT changed();
}

void JobListPage::setText(const QString &list)
{
    m_edit->setPlainText(list);
}

void JobListPage::dropGiven()
{
    show(Source::Typed);
    Q_EMIT changed();
}

QString JobListPage::text() const
{
    return m_edit->toPlainText();
}

JobColumns JobListPage::columns() const
{
    return m_columns->columns();
}

bool JobListPage::isComplete() const
{
    return m_source == Source::File ? m_columns->isComplete() : hasAnything();
}

bool JobListPage::hasAnything() const
{
    return m_source != Source::Typed || !m_edit->document()->isEmpty();
}

QWidget *JobListPage::firstField() const
{
    return m_source == Source::Typed ? static_cast<QWidget *>(m_edit) : m_open;
}

} // namespace farewell
