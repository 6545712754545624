// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/service/ServiceEntry.h"

#include "app/admin/service/AccountService.h"
#include "app/matrix/ServerAddress.h"
#include "app/matrix/SignedIn.h"

namespace farewell {

using Fault = AdminEntry::Fault;
using Step = AdminEntry::Step;

namespace {

Fault faultOf(const Failure &failure)
{
    const ServiceWord word = wordOfFailure(failure);
    if (word.kind == ServiceWord::Kind::Hidden) {
        return Fault::StillHidden;
    }
    return failure.cause == Cause::TokenRejected ? Fault::NotAccepted : Fault::NoAnswer;
}

} // namespace

ServiceEntry::ServiceEntry(SignedIn &actor, QObject *parent)
    : QObject(parent)
    , m_actor(actor)
    , m_state{.phase = AdminEntry::Phase::Hidden, .address = actor.homeserver()}
    , m_attempt(std::make_unique<QObject>())
{
}

ServiceEntry::~ServiceEntry() = default;

void ServiceEntry::check(const QString &typed)
{
    startOver();
    const auto address = ServerAddress::parse(typed.trimmed());
    if (!address) {
        set(Step::Asking, Fault::NoAddress);
        return;
    }
    m_state.address = address->url;
    set(Step::Checking);
    askSiteConfig(m_actor.client(), m_state.address, m_attempt.get(),
                  [this](const Result<Answer> &result) { onChecked(result); });
}

/// Without a sign-in it only says that it wants one, in words that nothing else has.
void ServiceEntry::onChecked(const Result<Answer> &result)
{
    const bool isService = result && !result->isSuccess() && !result->titles().isEmpty();
    if (isService) {
        set(Step::Trusting);
    } else {
        set(Step::Asking, Fault::NoAnswer);
    }
}

void ServiceEntry::trust()
{
    if (m_state.step != Step::Trusting) {
        return;
    }
    set(Step::Trying);
    fetchServiceServerName({m_actor, m_actor.homeserver(), m_state.address}, m_attempt.get(),
                           [this](const Result<QString> &name) { onTried(name); });
}

void ServiceEntry::onTried(const Result<QString> &serverName)
{
    if (!serverName) {
        set(Step::Asking, faultOf(serverName.error()));
    } else if (*serverName != m_actor.session().userId.serverName()) {
        m_state.otherName = *serverName;
        set(Step::Asking, Fault::OtherServer);
    } else {
        m_state.phase = AdminEntry::Phase::Open;
        Q_EMIT found(m_state.address);
    }
}

void ServiceEntry::askAnew()
{
    startOver();
    set(Step::Asking);
}

void ServiceEntry::stop()
{
    startOver();
    m_state.step = Step::Asking;
    m_state.fault = Fault::None;
}

void ServiceEntry::startOver()
{
    m_attempt = std::make_unique<QObject>();
}

void ServiceEntry::set(Step step, Fault fault)
{
    m_state.step = step;
    m_state.fault = fault;
    Q_EMIT changed();
}

} // namespace farewell
