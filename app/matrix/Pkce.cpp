// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/Pkce.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

namespace farewell {

namespace {

constexpr qsizetype verifierBytes = 32;
constexpr auto base64url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

Pkce Pkce::make()
{
    QByteArray text = randomText(verifierBytes);
    Secret verifier{QByteArrayView(text)};
    overwrite(text);
    QString challenge = challengeOf(verifier);
    return {std::move(verifier), std::move(challenge)};
}

QString Pkce::challengeOf(const Secret &verifier)
{
    const QByteArray hash
        = QCryptographicHash::hash(verifier.reveal().toByteArray(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toBase64(base64url));
}

QByteArray randomText(qsizetype bytes)
{
    QByteArray random(bytes, '\0');
    for (char &byte : random) {
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    }
    QByteArray text = random.toBase64(base64url);
    overwrite(random);
    return text;
}

} // namespace farewell
