// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/sentences/DiscoverySentences.h"

#include "app/base/Text.h"
#include "ui/sentences/TlsSentences.h"

using namespace Qt::StringLiterals;

namespace farewell {

/*
    TRANSLATOR farewell::DiscoverySentences
    %1 is a host name.
*/

QString DiscoverySentences::of(DiscoveryFailure::Problem problem, const QString &server,
                               bool fromId)
{
    using Problem = DiscoveryFailure::Problem;
    switch (problem) {
    case Problem::NotAServer:
        return tr("%1 is not the address of a server. Type it as in %2 or %3.")
            .arg(server, isolatedLtr(u"matrix.org"_s),
                 isolatedLtr(u"https://matrix.example.org"_s));
    case Problem::NotHttps:
        return tr("%1 starts with http, which others can read on the way. Type the address with "
                  "https.")
            .arg(server);
    case Problem::NoSuchHost:
        return noSuchHost(server, fromId);
    case Problem::NotReached:
        return tr("%1 cannot be reached. Check your connection; if other sites work, the server "
                  "is down, and you can try again later.")
            .arg(server);
    case Problem::TlsFailed:
        return TlsSentences::ofSignIn(TlsFlaw::Other, server);
    case Problem::Proxy:
        return tr("No connection to %1 came about through the proxy that this computer uses.")
            .arg(server);
    case Problem::TooSlow:
        return tr("%1 did not answer in time. Check the address, or try again in a while.")
            .arg(server);
    case Problem::Loops:
        return tr("%1 leads in circles or to an insecure address. Type the address of the "
                  "homeserver itself, as you use it in Element.")
            .arg(server);
    case Problem::NotMatrix:
        return tr("There is something at %1, but it is not a Matrix homeserver. Type the address "
                  "you use in Element.")
            .arg(server);
    case Problem::NotJson:
        return tr("%1 answers, but not as a Matrix homeserver does: it may be an ordinary website. "
                  "Type the address you use in Element.")
            .arg(server);
    case Problem::BadWellKnown:
        return tr("%1 names its homeserver in a way that nobody can follow. Type the address of "
                  "the homeserver itself, or tell the people who run it.")
            .arg(server);
    case Problem::Trouble:
        return tr("%1 has a problem of its own at the moment. Try again in a few minutes.")
            .arg(server);
    case Problem::RateLimited:
        return tr("%1 has been asked too often. Wait a minute, then try again.").arg(server);
    case Problem::OutsidePractice:
        return outsidePractice(server);
    case Problem::PracticeOnly:
        return practiceOnly(server);
    case Problem::TooOld:
        return tooOld(server);
    case Problem::NoSignIn:
        return noSignIn(server);
    }
    return {};
}

QString DiscoverySentences::noSuchHost(const QString &server, bool fromId)
{
    return fromId ? tr("There is no server at %1. Check the part after the colon of your Matrix "
                       "ID, or choose Edit and type the address you use in Element.")
                        .arg(server)
                  : tr("There is no server at %1. Check the spelling, or type the address you use "
                       "in Element.")
                        .arg(server);
}

QString DiscoverySentences::tooOld(const QString &server)
{
    return tr("%1 runs a version of its software that is too old for Farewell. Ask the people who "
              "run it to deactivate your account, or to bring the server up to date.")
        .arg(server);
}

QString DiscoverySentences::noSignIn(const QString &server)
{
    return tr("%1 is a homeserver, but offers no way to sign in that we know. See “Can't sign in?” "
              "for what you can do.")
        .arg(server);
}

QString DiscoverySentences::outsidePractice(const QString &server)
{
    return tr("This is practice, so only the practice server can be used here, not %1. To sign in "
              "there, choose “Scenarios…” above and leave practice.")
        .arg(server);
}

QString DiscoverySentences::practiceOnly(const QString &server)
{
    return tr("%1 belongs to Farewell's practice mode; no real account is there. To practise, "
              "choose “Practise first” below.")
        .arg(server);
}

} // namespace farewell
