// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminEntry.h"

#include "app/matrix/ServerAddress.h"
#include "app/matrix/SignedIn.h"

namespace farewell {

AdminEntry::AdminEntry(SignedIn &actor, QObject *parent)
    : QObject(parent)
    , m_actor(actor)
    , m_state{.address = actor.homeserver()}
    , m_attempt(std::make_unique<QObject>())
{
}

AdminEntry::~AdminEntry() = default;

void AdminEntry::probe()
{
    startOver();
    m_state = {.address = m_actor.homeserver()};
    Q_EMIT changed();
    probeAdminAccess({m_actor, m_state.address}, m_attempt.get(),
                     [this](AdminAccess access) { onProbed(access); });
}

void AdminEntry::onProbed(AdminAccess access)
{
    switch (access) {
    case AdminAccess::May:
        set(Phase::Open);
        return;
    case AdminAccess::MayNot:
        set(Phase::NotAdmin);
        return;
    case AdminAccess::Hidden:
        askWhetherThereIsOne();
        return;
    case AdminAccess::SignedOut:
        set(Phase::SignedOut);
        return;
    case AdminAccess::Unknown:
        set(Phase::Unknown);
        return;
    }
}

/// Something in between keeps it from us, or the software of the server has none: who does not
/// know this one, for which nobody has to be signed in, has no other.
void AdminEntry::askWhetherThereIsOne()
{
    fetchAdminVersion(
        m_actor.client(), m_state.address, m_attempt.get(), [this](const Result<QString> &version) {
            m_state.hasNone = !version && version.error().cause == Cause::Unrecognized;
            set(Phase::Hidden);
        });
}

void AdminEntry::check(const QString &typed)
{
    startOver();
    const auto address = ServerAddress::parse(typed.trimmed());
    if (!address) {
        set(Step::Asking, Fault::NoAddress);
        return;
    }
    m_state.address = address->url;
    set(Step::Checking);
    fetchAdminVersion(m_actor.client(), m_state.address, m_attempt.get(),
                      [this](const Result<QString> &version) { onVersion(version); });
}

void AdminEntry::onVersion(const Result<QString> &version)
{
    if (!version) {
        set(Step::Asking, Fault::NoAnswer);
        return;
    }
    fetchSigningName(m_actor.client(), m_state.address, m_attempt.get(),
                     [this](const Result<QString> &name) { onSigningName(name); });
}

/// Many addresses that are for administrators alone do not tell it.
void AdminEntry::onSigningName(const Result<QString> &name)
{
    if (name && *name != m_actor.session().userId.serverName()) {
        m_state.otherName = *name;
        set(Step::Asking, Fault::OtherServer);
    } else {
        set(Step::Trusting);
    }
}

void AdminEntry::trust()
{
    if (m_state.step != Step::Trusting) {
        return;
    }
    set(Step::Trying);
    probeAdminAccess({m_actor, m_state.address}, m_attempt.get(),
                     [this](AdminAccess access) { onTried(access); });
}

void AdminEntry::onTried(AdminAccess access)
{
    switch (access) {
    case AdminAccess::May:
        set(Phase::Open);
        return;
    case AdminAccess::MayNot:
        set(Phase::NotAdmin);
        return;
    case AdminAccess::Hidden:
        set(Step::Asking, Fault::StillHidden);
        return;
    case AdminAccess::SignedOut:
        set(Step::Asking, Fault::NotAccepted);
        return;
    case AdminAccess::Unknown:
        set(Step::Asking, Fault::NoAnswer);
        return;
    }
}

void AdminEntry::askAnew()
{
    startOver();
    set(Step::Asking);
}

void AdminEntry::stop()
{
    startOver();
    m_state.step = Step::Asking;
    m_state.fault = Fault::None;
}

void AdminEntry::startOver()
{
    m_attempt = std::make_unique<QObject>();
}

void AdminEntry::set(Phase phase)
{
    m_state.phase = phase;
    Q_EMIT changed();
}

void AdminEntry::set(Step step, Fault fault)
{
    m_state.step = step;
    m_state.fault = fault;
    Q_EMIT changed();
}

} // namespace farewell
