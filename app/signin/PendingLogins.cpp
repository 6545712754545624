// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/signin/PendingLogins.h"

#include "app/signin/LoginFailure.h"

#include <QPointer>

#include <utility>

namespace farewell {

namespace {

/// Also when nobody counts it any more.
void endLate(std::unique_ptr<SignedIn> late, const QPointer<PendingLogins> &logins)
{
    if (logins) {
        logins->end(std::move(late));
    } else {
        endAndForget(std::move(late), [](bool /*hasEnded*/) { });
    }
}

} // namespace

PendingLogins::PendingLogins(MatrixClient &client, Clock &clock, QObject *parent)
    : QObject(parent), m_client(client), m_clock(clock)
{
}

PendingLogins::Answered PendingLogins::expect(QObject *attempt, Answered onTime)
{
    begin();
    return [self = QPointer(this), attempt = QPointer(attempt), &client = m_client,
            &clock = m_clock, onTime = std::move(onTime)](Result<std::optional<Arrival>> result) {
        if (attempt) {
            onTime(std::move(result));
        } else if (result && *result) {
            endLate(std::make_unique<SignedIn>(client, clock, std::move((*result)->access)), self);
        } else if (self && !result && mayHaveMadeSession(result.error())) {
            Q_EMIT self->leftBehind();
        }
        if (self) {
            self->conclude();
        }
    };
}

void PendingLogins::end(std::unique_ptr<SignedIn> signedIn)
{
    begin();
    endAndForget(std::move(signedIn), [self = QPointer(this)](bool hasEnded) {
        if (!self) {
            return;
        }
        if (!hasEnded) {
            Q_EMIT self->leftBehind();
        }
        self->conclude();
    });
}

void PendingLogins::conclude()
{
    if (--m_count == 0) {
        Q_EMIT emptied();
    }
}

} // namespace farewell
