// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/JobDesk.h"

#include "ui/widgets/ArmedButton.h"

using namespace Qt::StringLiterals;

namespace farewell::test {

JobDesk::JobDesk(int more)
    : m_preview(leavers({}, more)), m_terms(leaversTerms()), m_window(desk(), m_clock)
{
    connect(&m_window, &AdminJobWindow::tickRequested, this, [this](int number, bool isTicked) {
        m_preview.setTicked(number, isTicked);
        m_window.showPreview(m_preview);
    });
    connect(&m_window, &AdminJobWindow::termsChanged, this, [this] {
        m_terms.erase = m_window.erase();
        m_terms.protectedPatterns = m_window.protectedPatterns();
        m_preview.setTerms(m_terms);
        m_window.showPreview(m_preview);
    });
    m_window.show();
}

void JobDesk::showPreview()
{
    show(JobPhase::Resolving);
    show(JobPhase::Preview);
    m_window.showPreview(m_preview);
}

void JobDesk::show(JobPhase phase, JobReason reason)
{
    m_window.showView(jobAt(phase, reason));
}

bool JobDesk::fillIn() const
{
    return m_robot.click(names::keepMessagesRadio)
        && m_robot.type(names::typedCountEdit, QString::number(m_preview.countToBeSent()))
        && m_robot.type(names::typedServerEdit, u"example.org"_s);
}

QTableView &JobDesk::table() const
{
    return *m_window.findChild<QTableView *>(names::jobTable);
}

QString JobDesk::cell(int row, int column) const
{
    return table().model()->index(row, column).data().toString();
}

bool JobDesk::isEnabled(const QString &name) const
{
    const auto *widget = m_window.findChild<QWidget *>(name);
    return widget != nullptr && widget->isVisible() && widget->isEnabled();
}

int JobDesk::number(const char *name) const
{
    return m_window.property(name).toInt();
}

} // namespace farewell::test
