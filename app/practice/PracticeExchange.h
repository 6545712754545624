// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <tl/expected.hpp>

#include <chrono>
#include <utility>

namespace farewell {

/// A request as it came over the wire: nothing is decoded, the token is left out.
struct PracticeRequest
{
    QByteArray verb;
    QByteArray path;  ///< percent-encoded as sent, without the query
    QByteArray query; ///< percent-encoded as sent
    bool authorizationPresent = false;
    QByteArray body;

    /// The body; empty when it is no JSON object.
    [[nodiscard]] QJsonObject json() const;
};

/// An answer of the practice homeserver: its own, or one that a test has scripted.
struct PracticeAnswer
{
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers{{"Content-Type", "application/json"}};
    QByteArray body{"{}"};

    std::chrono::milliseconds delay{0}; ///< scripted: how long it is held back
    bool actFirst = false; ///< scripted: what was asked for is done, then this answer is given

    /// Held back until PracticeTimetable::now() is there: the server has only begun.
    std::chrono::milliseconds due{0};

    [[nodiscard]] static PracticeAnswer json(const QJsonObject &object, int status = 200);
    [[nodiscard]] static PracticeAnswer html(const QString &page, int status = 200);
    [[nodiscard]] static PracticeAnswer redirect(const QByteArray &location);

    /// `{"errcode": …, "error": …}` (CS-API "Standard error response").
    [[nodiscard]] static PracticeAnswer error(int status, const QString &errcode,
                                              const QString &text);
};

/// What Synapse answers where it has nothing, or another server does it.
[[nodiscard]] PracticeAnswer notHere();

/// A value, or the answer that says why there is none.
template <class T>
using PracticeResult = tl::expected<T, PracticeAnswer>;

/// A request on its way through the rooms: what came in, and what was read out of it once.
struct PracticeCall
{
    PracticeRequest request;
    QByteArray token;     ///< of the Authorization header
    QStringList captured; ///< the variable segments of the path, decoded

    /// The decoded value of a query item; empty when it is missing.
    [[nodiscard]] QString queryItem(const QString &name) const;

    /// All of that name, in their order.
    [[nodiscard]] QStringList queryItems(const QString &name) const;
};

/// The JSON object in a body, or the 400 that Synapse answers.
[[nodiscard]] PracticeResult<QJsonObject> jsonObjectIn(const QByteArray &body);

/// The 400 for a member of a body that is missing or has the wrong type.
[[nodiscard]] PracticeAnswer invalidMember(const QString &name, const QString &complaint);

} // namespace farewell
