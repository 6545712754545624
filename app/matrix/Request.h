// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/HomeserverUrl.h"
#include "app/base/Secret.h"

#include <QJsonObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>

namespace farewell {

/// Total times allowed, from the call to the complete answer (not idle times).
namespace deadline {
using namespace std::chrono_literals;
inline constexpr std::chrono::milliseconds connecting
    = 30s; ///< incl. TLS, until the body is asked for
inline constexpr std::chrono::milliseconds discovery = 10s;
inline constexpr std::chrono::milliseconds probe = 10s;
inline constexpr std::chrono::milliseconds leaving = 5s;
inline constexpr std::chrono::milliseconds normal = 30s;
inline constexpr std::chrono::milliseconds contactRemoval = 120s; ///< waits for the identity server
inline constexpr std::chrono::milliseconds roomLeaving = 120s; ///< may ask the server of the room
inline constexpr std::chrono::milliseconds committing = 300s;
inline constexpr std::chrono::milliseconds wholeAccount = 300s; ///< all rooms in one answer
} // namespace deadline

/// Largest answers accepted, in bytes.
namespace sizeCap {
inline constexpr qint64 discovery = 50LL * 1024;
inline constexpr qint64 normal = 1024LL * 1024;
inline constexpr qint64 accountList
    = 8LL * 1024 * 1024; ///< grows with the account: 10,000 sessions of Synapse's are 2 to 4 MiB
inline constexpr qint64 allRooms
    = 16LL * 1024 * 1024; ///< with what is asked of each; 10,000 are 10.5 MB (Synapse 1.160)
inline constexpr qint64 roomMembers
    = 64LL * 1024 * 1024; ///< of the largest public rooms; 20,000 people are about 3 MB
inline constexpr qint64 avatar = 2LL * 1024 * 1024;
} // namespace sizeCap

/// One request to a homeserver, or to the server it delegates sign-in to, as a value that is given
/// away to MatrixClient::send().
struct Request
{
    enum class Verb { Get, Post, Put, Delete };
    enum class Body { JsonObject, Bytes };
    enum class Content { Json, Form }; ///< of what is sent
    enum class Tries {
        Single,
        Patient
    }; ///< Patient: what changes nothing only: 5xx, network and 429 are tried again

    Verb verb = Verb::Get;
    QUrl url;
    QString pathTemplate; ///< for the log, e.g. "/profile/{userId}"; holds no value
    Secret token;         ///< empty: no Authorization header
    Secret body;          ///< never empty but with GET, which has none
    Content content = Content::Json;
    std::chrono::milliseconds deadline = deadline::normal;
    qint64 sizeCap = sizeCap::normal;
    Body expects = Body::JsonObject;
    Tries tries = Tries::Single;
    bool followRedirects = false; ///< `.well-known` only
    bool onlyAsks = false;        ///< a POST that changes nothing, and may be sent again
    bool isToService = false;     ///< to the account service's admin API, which has no errcodes

    /// Told of each pause that a 429 asks for, when it is waited for before the next try.
    std::function<void(std::chrono::milliseconds)> onPause{};

    [[nodiscard]] static Request get(QUrl url, QString pathTemplate);
    [[nodiscard]] static Request post(QUrl url, QString pathTemplate, Secret json);
    [[nodiscard]] static Request put(QUrl url, QString pathTemplate, Secret json);
    [[nodiscard]] static Request remove(QUrl url, QString pathTemplate, Secret json); ///< DELETE
    [[nodiscard]] static Request postForm(QUrl url, QString pathTemplate, Secret form);

    /// A POST that changes nothing.
    [[nodiscard]] static Request question(QUrl url, QString pathTemplate, Secret json);

    /// Another one like it, to be sent once more.
    [[nodiscard]] Request clone() const;

    /// Whether it has a body: its first byte is the first that can have changed something.
    [[nodiscard]] bool hasBody() const { return verb != Verb::Get; }
    [[nodiscard]] bool mayChangeSomething() const { return hasBody() && !onlyAsks; }
    [[nodiscard]] QLatin1StringView verbName() const; ///< as it stands on the wire

    [[nodiscard]] Request withToken(const Secret &accessToken) &&;
    [[nodiscard]] Request within(std::chrono::milliseconds total) &&;
    [[nodiscard]] Request patiently() &&;

private:
    [[nodiscard]] static Request withBody(Verb verb, QUrl url, QString pathTemplate, Secret body);
};

/// `object` as the compact JSON of a body that holds no secret.
[[nodiscard]] Secret toJson(const QJsonObject &object);

/// Builds a body that holds one secret string, which never becomes a QString on the way.
class SecretJson final
{
public:
    SecretJson();

    /// Put this where the secret belongs.
    [[nodiscard]] const QString &placeholder() const { return m_placeholder; }

    /// The compact JSON of `object` with the placeholder replaced by `secret`.
    [[nodiscard]] Secret build(const QJsonObject &object, const Secret &secret) const;

private:
    QString m_placeholder; ///< random, so that no server-chosen value can stand in for it
};

} // namespace farewell
