// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/Evidence.h"

#include <algorithm>

namespace farewell {

namespace {

template <class Sign>
std::optional<Look<Sign>> lastAnswered(const QList<Look<Sign>> &looks)
{
    const auto found = std::find_if(looks.crbegin(), looks.crend(), [](const Look<Sign> &look) {
        return look.sign != Sign::NoAnswer;
    });
    return found == looks.crend() ? std::nullopt : std::optional(*found);
}

} // namespace

std::optional<Look<SignInSign>> Evidence::lastOfSignIn() const
{
    return lastAnswered(signIn);
}

std::optional<Look<ProfileSign>> Evidence::lastOfProfile() const
{
    return lastAnswered(profile);
}

SignInSign Evidence::signInSaid() const
{
    const auto last = lastOfSignIn();
    return last ? last->sign : SignInSign::NoAnswer;
}

bool Evidence::isContradicted() const
{
    const bool isDone
        = endpoint == EndpointSign::Confirmed || endpoint == EndpointSign::AlreadyDone;
    return isDone && signInSaid() == SignInSign::Accepted;
}

std::optional<QDateTime> Evidence::left() const
{
    const bool hasLeft = sentAt.isValid() && endpoint != EndpointSign::NotSent;
    return hasLeft ? std::optional(sentAt) : std::nullopt;
}

} // namespace farewell
