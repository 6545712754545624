// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/ContactRemoval.h"

#include "app/base/Clock.h"
#include "app/matrix/SignedIn.h"

#include <utility>

namespace farewell {

ContactRemoval::ContactRemoval(SignedIn &signedIn, Clock &clock, QList<Contact> contacts,
                               QObject *parent)
    : QObject(parent), m_signedIn(signedIn), m_clock(clock), m_left(std::move(contacts))
{
}

void ContactRemoval::start()
{
    next();
}

void ContactRemoval::stop()
{
    m_isStopped = true;
    if (m_paused) {
        const Paused paused = *std::exchange(m_paused, std::nullopt);
        Q_EMIT failed(paused.contact, paused.failure);
        next();
    }
}

void ContactRemoval::next()
{
    if (m_isStopped || m_left.isEmpty()) {
        Q_EMIT ended(); // may destroy us
        return;
    }
    const Contact contact = m_left.takeFirst();
    Q_EMIT began(contact);
    remove(contact);
}

void ContactRemoval::goOn()
{
    if (m_paused) {
        const Contact contact = std::exchange(m_paused, std::nullopt)->contact;
        Q_EMIT began(contact);
        remove(contact);
    }
}

void ContactRemoval::remove(const Contact &contact)
{
    removeContact(m_signedIn, contact, this, [this, contact](const Result<UnbindResult> &result) {
        onAnswer(contact, result);
    });
}

void ContactRemoval::onAnswer(const Contact &contact, const Result<UnbindResult> &result)
{
    if (result) {
        Q_EMIT removed(contact, *result);
        next();
        return;
    }
    const Failure &failure = result.error();
    if (failure.cause == Cause::RateLimited && !m_isStopped) {
        m_paused = Paused{contact, failure};
        m_clock.callAfter(failure.pause(), this, [this] { goOn(); });
        Q_EMIT waits(contact, failure.pause());
        return;
    }
    m_isStopped = m_isStopped || m_signedIn.isOver() || failure.endsSignIn();
    Q_EMIT failed(contact, failure);
    next();
}

} // namespace farewell
