// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AddressEntry.h"

#include "app/matrix/ServerAddress.h"

#include <utility>

namespace farewell {

AddressEntry::AddressEntry(HomeserverUrl instead, Question look, Question tryOut, QObject *parent)
    : QObject(parent)
    , m_instead(std::move(instead))
    , m_look(std::move(look))
    , m_tryOut(std::move(tryOut))
    , m_state{.address = m_instead}
    , m_attempt(std::make_unique<QObject>())
{
}

AddressEntry::~AddressEntry() = default;

void AddressEntry::check(const QString &typed)
{
    startOver();
    const auto address = ServerAddress::parse(typed.trimmed());
    if (!address) {
        set(Step::Asking, {Fault::NoAddress});
        return;
    }
    m_state.address = address->url;
    set(Step::Checking);
    m_look(m_state.address, m_attempt.get(), [this](const Finding &finding) {
        set(finding.fault == Fault::None ? Step::Trusting : Step::Asking, finding);
    });
}

void AddressEntry::trust()
{
    if (m_state.step != Step::Trusting) {
        return;
    }
    set(Step::Trying);
    m_tryOut(m_state.address, m_attempt.get(), [this](const Finding &finding) {
        if (finding.fault == Fault::None) {
            Q_EMIT found(m_state.address);
        } else {
            set(Step::Asking, finding);
        }
    });
}

void AddressEntry::askAnew()
{
    startOver();
    set(Step::Asking);
}

void AddressEntry::stop()
{
    startOver();
    m_state = {.address = m_instead};
}

void AddressEntry::startOver()
{
    m_attempt = std::make_unique<QObject>();
}

void AddressEntry::set(Step step, const Finding &finding)
{
    m_state.step = step;
    m_state.fault = finding.fault;
    m_state.otherName = finding.otherName;
    Q_EMIT changed();
}

} // namespace farewell
