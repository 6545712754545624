// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminEntry.h"

#include "app/matrix/SignedIn.h"

namespace farewell {

using Fault = AddressEntry::Fault;

AdminEntry::AdminEntry(SignedIn &actor, QObject *parent)
    : QObject(parent)
    , m_actor(actor)
    , m_state{.address = actor.homeserver()}
    , m_elsewhere(
          actor.homeserver(),
          [this](const HomeserverUrl &address, QObject *context, const Reply &reply) {
              look(address, context, reply);
          },
          [this](const HomeserverUrl &address, QObject *context, const Reply &reply) {
              tryOut(address, context, reply);
          })
    , m_attempt(std::make_unique<QObject>())
{
    connect(&m_elsewhere, &AddressEntry::found, this, [this](const HomeserverUrl &address) {
        m_state.address = address;
        set(Phase::Open);
    });
}

AdminEntry::~AdminEntry() = default;

void AdminEntry::probe()
{
    m_attempt = std::make_unique<QObject>();
    m_elsewhere.stop();
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

/// Many addresses that are for administrators alone do not tell whose they are.
void AdminEntry::look(const HomeserverUrl &address, QObject *context, const Reply &reply)
{
    const auto onName = [this, reply](const Result<QString> &name) {
        const bool isOther = name && *name != m_actor.session().userId.serverName();
        reply(isOther ? AddressEntry::Finding{Fault::OtherServer, *name} : AddressEntry::Finding{});
    };
    fetchAdminVersion(m_actor.client(), address, context,
                      [this, address, context, reply, onName](const Result<QString> &version) {
                          if (version) {
                              fetchSigningName(m_actor.client(), address, context, onName);
                          } else {
                              reply({Fault::NoAnswer});
                          }
                      });
}

void AdminEntry::tryOut(const HomeserverUrl &address, QObject *context, const Reply &reply)
{
    probeAdminAccess({m_actor, address}, context, [this, reply](AdminAccess access) {
        switch (access) {
        case AdminAccess::May:
            reply({});
            return;
        case AdminAccess::MayNot:
            set(Phase::NotAdmin); // no address will do
            return;
        case AdminAccess::Hidden:
            reply({Fault::StillHidden});
            return;
        case AdminAccess::SignedOut:
            reply({Fault::NotAccepted});
            return;
        case AdminAccess::Unknown:
            reply({Fault::NoAnswer});
            return;
        }
    });
}

void AdminEntry::set(Phase phase)
{
    m_state.phase = phase;
    Q_EMIT changed();
}

} // namespace farewell
