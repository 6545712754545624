// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/sentences/TlsSentences.h"

#include "ui/sentences/Sentences.h"

namespace farewell {

QString TlsSentences::ofSignIn(TlsFlaw flaw, const QString &host)
{
    if (flaw == TlsFlaw::LeadsToHttp) {
        //: %1 is a host name
        return tr("%1 leads to an address that starts with http, which others can read on the way. "
                  "We did not go there. Tell the people who run the server.")
            .arg(host);
    }
    // An address that was just typed may have a slip in it.
    const QString advice = flaw == TlsFlaw::WrongHost
        ? tr("Check the spelling, try another network, or tell the people who run the server.")
        : whatToDo(flaw);
    return Sentences::inARow({whatIsWrong(flaw, host), tr("Nothing was sent."), advice});
}

QString TlsSentences::ofDeactivation(TlsFlaw flaw, const QString &host)
{
    return Sentences::inARow({whatIsWrong(flaw, host), tr("So nothing was sent."),
                              tr("Your account has not been changed."), whatToDo(flaw)});
}

QString TlsSentences::whatIsWrong(TlsFlaw flaw, const QString &host)
{
    switch (flaw) {
    case TlsFlaw::Other:
    case TlsFlaw::LeadsToHttp:
        //: %1 is a host name
        return tr("The connection to %1 is not secure: its certificate is not valid.").arg(host);
    case TlsFlaw::NoAgreement:
        //: %1 is a host name
        return tr("The connection to %1 cannot be made secure: it offers no encryption that is "
                  "strong enough.")
            .arg(host);
    case TlsFlaw::Untrusted:
        //: %1 is a host name
        return tr("The connection to %1 is not secure: nobody whom this computer trusts vouches "
                  "for its certificate.")
            .arg(host);
    case TlsFlaw::WrongHost:
        //: %1 is a host name
        return tr("The connection to %1 is not secure: the certificate shown there is for another "
                  "address.")
            .arg(host);
    case TlsFlaw::OutOfDate:
        //: %1 is a host name
        return tr("The connection to %1 is not secure: its certificate has expired, or this "
                  "computer has the wrong date.")
            .arg(host);
    }
    Q_UNREACHABLE();
}

QString TlsSentences::whatToDo(TlsFlaw flaw)
{
    return flaw == TlsFlaw::OutOfDate
        ? tr("Check the date; if it is right, tell the people who run the server.")
        : tr("Try another network, or tell the people who run the server.");
}

} // namespace farewell
