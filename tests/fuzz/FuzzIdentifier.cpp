// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// What a person types to say who they are.

#include "tests/fuzz/Fuzz.h"

#include "app/signin/Identifier.h"

#include <algorithm>

using namespace farewell;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype idBytes = 255;

void claimUserId(const UserId &id)
{
    const QString &text = id.toString();
    claim(text.toUtf8().size() <= idBytes, "a user id has at most 255 bytes");
    claim(text == u'@' + id.localpart() + u':' + id.serverName(), "a user id is its two parts");
    claim(!id.localpart().contains(u':'), "a user id is split at the first colon");
    claim(isServerName(id.serverName()), "a user id ends in a server name");
    claim(UserId::parse(text) == id, "a user id reads as itself");
    claim(id.display().startsWith(u'\u2066') && id.display().endsWith(u'\u2069'),
          "a user id is shown as a run of its own");
    claimClean(id.display().sliced(1).chopped(1), idBytes);
    claim(compareIds(id, id) == IdMatch::Exact, "a user id is itself");
}

void claimServerName(const QString &name)
{
    claim(std::ranges::all_of(name,
                              [](QChar c) {
                                  return c.unicode() < 0x80
                                      && (c.isLetterOrNumber() || u".-:[]"_s.contains(c));
                              }),
          "a server name has no character that means something in a URL");
}

void claimPhone(const QString &digits)
{
    claim(digits.size() >= 7 && digits.size() <= 15 && !digits.startsWith(u'0'),
          "a phone number is in E.164");
    claim(std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; }),
          "a phone number is only digits");
}

void claimIdentifier(const Identifier &identifier)
{
    const QString &text = identifier.name.text;
    claim(!text.isEmpty() && text.isValidUtf16(), "somebody is named");
    claim(text == trimmedInput(text), "nothing hides at the ends");
    claim(identifier.userId.has_value() == identifier.serverName().has_value(),
          "a server is named by a Matrix ID alone");
    switch (identifier.name.kind) {
    case LoginName::Kind::User:
        claim(text.toUtf8().size() <= idBytes, "a name has at most 255 bytes");
        claim(Identifier::parse(text) == identifier, "a Matrix ID or username reads as itself");
        if (identifier.userId) {
            claim(text == identifier.userId->toString(), "the whole Matrix ID is sent");
            claimUserId(*identifier.userId);
        } else {
            claim(!text.contains(u':') && !text.contains(u'@'), "a username is no Matrix ID");
        }
        break;
    case LoginName::Kind::Email:
        claim(text.count(u'@') == 1, "an address has one @");
        claim(Identifier::parse(text) == identifier, "an address is in its canonical form");
        break;
    case LoginName::Kind::Phone:
        claimPhone(text);
        claim(Identifier::parse(u'+' + text) == identifier, "a phone number reads as itself");
        break;
    }
}

} // namespace

void fuzz(const QByteArray &input)
{
    for (const QString &text : readings(input)) {
        if (const auto id = UserId::parse(text)) {
            claim(id->toString() == text, "a user id is kept as it was written");
            claimUserId(*id);
        }
        if (isServerName(text)) {
            claimServerName(text);
        }
        if (const auto identifier = Identifier::parse(text)) {
            claimIdentifier(*identifier);
        }
    }
}
