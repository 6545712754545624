// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeRoutes.h"
#include "app/practice/PracticeState.h"

#include <QMap>

namespace farewell {

/// The OAuth 2.0 server of a practice homeserver that delegates sign-in (CS-API "OAuth 2.0 API"),
/// written from the RFCs: 6749, 7009, 7591, 7636, 8628, 9207.
///
/// The links of its page say who one is: `/practice/oauth/who?…&user=carol` is the one for Carol.
class PracticeOAuth final
{
public:
    PracticeOAuth(PracticeState &state, PracticeRoutes &routes);

private:
    /// What was asked for, and by whom it was allowed.
    struct Authorization
    {
        QString clientId;
        QString scope;
        QString redirectUri; ///< empty: of a device
        QString state;
        QString challenge;
        QString localpart;
        bool isDenied = false;
    };

    using Form = QMap<QString, QString>;

    [[nodiscard]] PracticeAnswer registration(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer authorize(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer device(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer link(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer who(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer token(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer revoke(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer byCode(const Form &form);
    [[nodiscard]] PracticeAnswer byDevice(const Form &form);
    [[nodiscard]] PracticeAnswer byRefreshToken(const Form &form);
    [[nodiscard]] PracticeAnswer grant(const Authorization &authorization);
    [[nodiscard]] PracticeAnswer choice(const QString &key) const;

    PracticeState &m_state;
    QStringList m_clients;
    std::map<QString, Authorization> m_asked;   ///< by what the browser carries: nobody has chosen
    std::map<QString, Authorization> m_allowed; ///< by code, or device code once it is allowed
    std::map<QString, QString> m_devices;       ///< the user code of a device, by its device code
    std::map<QString, Authorization> m_refresh; ///< by refresh token
    std::map<QString, QByteArray> m_tokens;     ///< the access token that goes with it
};

/// What the server says of itself (CS-API "Server metadata discovery").
[[nodiscard]] QJsonObject oauthMetadata(const QString &baseUrl, const PracticeSettings &settings);

} // namespace farewell
