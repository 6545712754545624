// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/Attempt.h"

#include "app/base/HttpStatus.h"

namespace farewell {

namespace {

struct Reader
{
    AttemptRequest &request;

    void operator()(const reply::NothingSent &) const
    {
        request.result = AttemptRequest::Result::NothingSent;
    }

    void operator()(const reply::Deactivated &reply) const { answered(reply.httpStatus, {}); }

    void operator()(const reply::AlreadyDeactivated &reply) const
    {
        answered(reply.httpStatus, QStringLiteral("M_USER_DEACTIVATED"));
    }

    void operator()(const reply::Challenge &reply) const
    {
        answered(farewell::reply::Challenge::httpStatus, reply.challenge.errcode);
    }

    template <class WithFailure>
    void operator()(const WithFailure &reply) const
    {
        answered(reply.failure.httpStatus, reply.failure.errcode);
    }

    /// A number that is no HTTP status means that no answer came; we use 0.
    void answered(int status, const QString &errcode) const
    {
        if (!http::isStatus(status)) {
            request.result = AttemptRequest::Result::Lost;
            return;
        }
        request.result = AttemptRequest::Result::Answered;
        request.status = status;
        request.errcode = errcode;
    }
};

} // namespace

bool AttemptRequest::isRefusedOrFailed() const
{
    return result == Result::Answered && (http::isRefusal(status) || !errcode.isEmpty());
}

bool AttemptRequest::hasHostAnswered() const
{
    return http::isSuccess(status) || !errcode.isEmpty();
}

AttemptRequest::Proof proofOf(Proof::Kind kind)
{
    switch (kind) {
    case Proof::Kind::None:
    case Proof::Kind::Dummy: // the server asked for none
        return AttemptRequest::Proof::None;
    case Proof::Kind::Password:
        return AttemptRequest::Proof::Password;
    case Proof::Kind::Session:
        return AttemptRequest::Proof::Browser;
    }
    Q_UNREACHABLE();
}

void setAnswer(AttemptRequest &request, const DeactivateReply &reply)
{
    std::visit(Reader{request}, reply);
}

} // namespace farewell
