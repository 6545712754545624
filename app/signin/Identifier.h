// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/UserId.h"
#include "app/matrix/LoginEndpoints.h"

#include <optional>

namespace farewell {

/// What a person typed to say who they are: a Matrix ID (also inside a matrix.to or matrix: link),
/// a username, an email address or a phone number; nothing else can be held.
///
/// An '@' at the start makes it a Matrix ID, an '@' further on an email address; a '+' at the
/// start, and "00" before digits alone, a phone number.
struct Identifier
{
    LoginName name;
    std::optional<UserId> userId; ///< set when a full Matrix ID was given: it names the server, too

    [[nodiscard]] static std::optional<Identifier> parse(const QString &text);

    /// The server that the Matrix ID names; nothing for the other kinds.
    [[nodiscard]] std::optional<QString> serverName() const;

    friend bool operator==(const Identifier &, const Identifier &) = default;
};

/// `text` without the white space and the invisible characters that copying brings along at its
/// ends.
[[nodiscard]] QString trimmedInput(const QString &text);

/// Whether `text` is a phone number as it is dialled from a telephone, 07700 900000 or
/// 0044 7700 900000; without its country nobody can tell whose it is.
[[nodiscard]] bool isInlandNumber(const QString &text);

/// How a signed-in account relates to the Matrix ID that was typed.
enum class IdMatch {
    Exact,     ///< but for the case of the server's name, which means nothing
    OtherCase, ///< same server, the names differ in upper and lower case: servers may do that
    Other,
};

[[nodiscard]] IdMatch compareIds(const UserId &typed, const UserId &actual);

} // namespace farewell
