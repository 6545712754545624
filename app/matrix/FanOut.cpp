// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/FanOut.h"

#include <QPointer>

namespace farewell {

FanOut::FanOut(std::vector<Job> jobs, std::function<void()> allDone, QObject *context,
               std::size_t width)
    : QObject(context), m_jobs(std::move(jobs)), m_allDone(std::move(allDone)), m_width(width)
{
}

void FanOut::start()
{
    if (m_jobs.empty()) {
        QMetaObject::invokeMethod(this, &FanOut::conclude, Qt::QueuedConnection);
    }
    while (m_started < std::min(m_width, m_jobs.size())) {
        next();
    }
}

void FanOut::next()
{
    const Job &job = m_jobs.at(m_started++);
    job([self = QPointer(this)] {
        if (!self) {
            return;
        }
        ++self->m_finished;
        if (self->m_started < self->m_jobs.size()) {
            self->next();
        } else if (self->m_finished == self->m_jobs.size()) {
            self->conclude();
        }
    });
}

void FanOut::conclude()
{
    deleteLater();
    // Taken out first, for it may destroy the context and this object with it.
    const std::function<void()> allDone = std::move(m_allDone);
    allDone();
}

} // namespace farewell
