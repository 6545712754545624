// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/practice/PracticeMark.h"

#include "ui/Services.h"
#include "ui/practice/PracticeBanner.h"
#include "ui/practice/PracticeDialog.h"

#include <QEvent>
#include <QLayout>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

void markTitle(QWidget &window)
{
    //: %1 the title of a window
    const QString marked = PracticeMark::tr("Practice · %1");
    const QStringList around = marked.split(u"%1"_s);
    const QString title = window.windowTitle();
    if (!title.startsWith(around.constFirst()) || !title.endsWith(around.constLast())) {
        window.setWindowTitle(marked.arg(title));
    }
}

/// At the very top, whatever the layout is: the place of a menu bar.
PracticeBanner *putBanner(QWidget &window)
{
    auto *banner = new PracticeBanner(&window);
    window.layout()->setMenuBar(banner);
    return banner;
}

} // namespace

PracticeMark::PracticeMark(Practice practice, QObject *parent)
    : QObject(parent), m_practice(std::move(practice))
{
}

PracticeMark::~PracticeMark()
{
    delete m_dialog;
}

void PracticeMark::mark(QWidget &window)
{
    markTitle(window);
    window.installEventFilter(this);
    PracticeBanner *banner = putBanner(window);
    banner->offerScenarios();
    connect(banner, &PracticeBanner::scenariosWanted, this,
            [this, &window] { openScenarios(window); });
}

bool PracticeMark::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowTitleChange) {
        markTitle(*static_cast<QWidget *>(watched));
    }
    return QObject::eventFilter(watched, event);
}

void PracticeMark::openScenarios(QWidget &behind)
{
    if (m_dialog) {
        return;
    }
    m_dialog = new PracticeDialog(m_practice, &behind);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    markTitle(*m_dialog);
    putBanner(*m_dialog);
    // Not every desktop does it by itself.
    connect(m_dialog, &QDialog::finished, &behind, &QWidget::activateWindow);
    connect(m_dialog, &PracticeDialog::startOverRequested, this, &PracticeMark::startOverWanted);
    connect(m_dialog, &PracticeDialog::leaveRequested, this, &PracticeMark::leaveWanted);
    m_dialog->open();
}

void markIfPractice(const Services &services, QWidget &window)
{
    if (services.practice != nullptr) {
        services.practice->mark(window);
    }
}

} // namespace farewell
