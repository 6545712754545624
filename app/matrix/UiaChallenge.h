// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace farewell {

/// What a server asks for in a 401 of the User-Interactive Authentication API (CS-API, same name).
struct UiaChallenge
{
    QList<QStringList> flows; ///< each a list of stages, to be completed in order
    QStringList completed;
    QString session;    ///< empty when the server gave none
    QString errcode;    ///< set when the last stage failed
    QString serverText; ///< cleaned

    /// Nothing unless the object has `flows`; `null` for a list counts as an empty list, as some
    /// servers send it.
    [[nodiscard]] static std::optional<UiaChallenge> parse(const QJsonObject &object);
};

namespace stage {
inline constexpr QLatin1StringView password{"m.login.password"};
inline constexpr QLatin1StringView sso{"m.login.sso"};
inline constexpr QLatin1StringView unstableSso{"org.matrix.login.sso"};
inline constexpr QLatin1StringView dummy{"m.login.dummy"};
} // namespace stage

} // namespace farewell
