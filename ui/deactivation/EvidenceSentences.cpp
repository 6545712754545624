// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/EvidenceSentences.h"

#include "app/base/Text.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"

#include <algorithm>

namespace farewell {

namespace {

/// Of HTTP; it keeps its digits, for it is asked about.
QString statusOf(const EvidenceLine &line)
{
    return QString::number(line.status);
}

} // namespace

EvidenceText EvidenceSentences::of(const EvidenceLine &line, const QString &host, TimeWords time)
{
    const Context context{isolatedLtr(host), time};
    return std::visit([&](const auto &sign) { return told(sign, line, context); }, line.sign);
}

/// The last few times, as "14:09:27 and 14:09:36".
QString EvidenceSentences::timesOf(const Line &line, const Context &context)
{
    QStringList shown;
    const qsizetype from = std::max<qsizetype>(0, line.tried.size() - 5);
    for (const QDateTime &at : line.tried.sliced(from)) {
        shown += context.time(at);
    }
    return Sentences::listed(shown);
}

QString EvidenceSentences::name(EvidenceLine::Mark mark)
{
    switch (mark) {
    case EvidenceLine::Mark::Seen:
        //: of a fact, not of a person: so it has no gender
        return tr("Seen");
    case EvidenceLine::Mark::NotSeen:
        //: of a fact, not of a person: so it has no gender
        return tr("Not seen");
    case EvidenceLine::Mark::Unclear:
        return tr("Unclear");
    case EvidenceLine::Mark::Pending:
        return tr("Still to come");
    }
    Q_UNREACHABLE();
}

EvidenceText EvidenceSentences::told(Line::Answer sign, const Line &line, const Context &context)
{
    switch (sign) {
    case Line::Answer::Waiting:
        return {tr("The homeserver has not answered yet")};
    case Line::Answer::StoppedWaiting:
        return {tr("The homeserver has not answered yet"),
                tr("Its answer would still reach us, and is the best evidence")};
    case Line::Answer::Confirmed:
        return {tr("The homeserver confirmed it"), answered(line, context)};
    case Line::Answer::AlreadyDone:
        return {
            tr("The homeserver says that it is deactivated"),
            //: %1 is a homeserver, %2 a time of day
            tr("%1 answered at %2 that it already was").arg(context.host, context.time(line.at))};
    case Line::Answer::Lost:
        return {tr("No complete answer reached us"),
                tr("We do not know whether the server finished. Nothing was sent twice.")};
    case Line::Answer::TurnedAway:
        return {tr("Our sign-in was turned away when we asked"),
                //: %1 is a homeserver, %2 a number such as 401, %3 a time of day
                tr("%1 answered %2 at %3, so this request did nothing. What had ended our sign-in "
                   "before, it does not say.")
                    .arg(context.host, statusOf(line), context.time(line.at))};
    case Line::Answer::Unclear:
        return {tr("The homeserver's answer says neither yes nor no"), answered(line, context)};
    case Line::Answer::Unusable:
        return {tr("The homeserver's answer says neither yes nor no"),
                //: %1 is a homeserver, %2 a time of day
                tr("%1 gave no usable answer at %2").arg(context.host, context.time(line.at))};
    case Line::Answer::Failed:
        return {tr("The homeserver says that it failed"), answered(line, context)};
    case Line::Answer::Refused:
        return {tr("The homeserver refused"), answered(line, context)};
    case Line::Answer::Declined:
        return {tr("The homeserver did not do it"), answered(line, context)};
    }
    Q_UNREACHABLE();
}

QString EvidenceSentences::answered(const Line &line, const Context &context)
{
    //: %1 is a homeserver, %2 a number such as 200, %3 a time of day
    return tr("%1 answered %2 at %3").arg(context.host, statusOf(line), context.time(line.at));
}

EvidenceText EvidenceSentences::told(Line::SignIn sign, const Line &line, const Context &context)
{
    switch (sign) {
    case Line::SignIn::NoAnswer:
        return {//: %1 is a homeserver
                tr("%1 does not say whether our sign-in still works").arg(context.host),
                //: %1 is a list of times of day
                tr("Asked at %1").arg(timesOf(line, context))};
    case Line::SignIn::AcceptedMeanwhile:
        return {tr("Our sign-in still works"),
                //: %1 is a time of day
                tr("Seen at %1. The server may still be finishing.").arg(context.time(line.at))};
    case Line::SignIn::AcceptedEarly:
        return {tr("Our sign-in still works"),
                //: %1 is a time of day
                tr("Seen at %1. That proves nothing yet: servers end sign-ins late.")
                    .arg(context.time(line.at))};
    case Line::SignIn::AcceptedAfterPage:
        return {
            tr("Our sign-in still works"),
            //: %1 is a time of day
            tr("Seen at %1. A server may take two minutes to notice.").arg(context.time(line.at))};
    case Line::SignIn::Accepted:
        return {tr("Our sign-in still works"),
                //: %1 is a time of day
                tr("Seen at %1. A deactivated account is signed out.").arg(context.time(line.at))};
    case Line::SignIn::Rejected:
        return {tr("Our sign-in is rejected"), tr("As it must be after a deactivation")};
    case Line::SignIn::RejectedLikely:
        return {//: %1 is a time of day
                tr("Our sign-in is rejected since %1").arg(context.time(line.at)),
                tr("That is what deactivation does. Being signed out or locked looks the same.")};
    case Line::SignIn::RejectedOpen:
        return {
            //: %1 is a time of day
            tr("Our sign-in is rejected since %1").arg(context.time(line.at)),
            tr("A deactivation that is not finished does that, too, and being signed out or locked "
               "looks the same.")};
    case Line::SignIn::RejectedAfterPage:
        return {//: %1 is a time of day
                tr("Our sign-in has ended; seen at %1").arg(context.time(line.at)),
                tr("That is what deleting the account does. Being signed out or locked looks the "
                   "same.")};
    case Line::SignIn::RejectedSoftly:
        return {tr("Our sign-in is not accepted for now"),
                tr("The server wants a new sign-in, or has locked the account; that says nothing "
                   "about a deactivation")};
    case Line::SignIn::UserDeactivated:
        return {tr("Our sign-in is rejected"),
                tr("The server gives as the reason that the account is deactivated")};
    }
    Q_UNREACHABLE();
}

EvidenceText EvidenceSentences::told(Line::Profile sign, const Line &line, const Context &context)
{
    const QString software = isolatedLtr(line.software);
    switch (sign) {
    case Line::Profile::NoAnswer:
        return {tr("Your profile could not be read"),
                //: %1 is a list of times of day
                tr("Tried at %1").arg(timesOf(line, context))};
    case Line::Profile::ForMembers:
        return {tr("Your profile says nothing"),
                tr("The server shows profiles only to people who are signed in, and our sign-in is "
                   "not used for that any more")};
    case Line::Profile::Empty:
        return {tr("Your profile has no name or picture"),
                tr("That says nothing about a deactivation")};
    case Line::Profile::NeverSeen:
        return {tr("There is no profile to be seen"),
                tr("We know of none before, so that says nothing")};
    case Line::Profile::Gone:
        return {tr("Your profile is gone"), tr("Nobody can look up your name and picture")};
    case Line::Profile::GoneAsChosen:
        return {tr("Your profile is gone"), tr("Name and picture were removed, as you chose")};
    case Line::Profile::GoneInAnyCase:
        return {tr("Your profile is gone"),
                //: %1 is the software of a homeserver
                tr("The versions of %1 known to us remove it in any case. It is no sign that "
                   "messages are hidden.")
                    .arg(software)};
    case Line::Profile::Shown:
        return {tr("Your profile is still shown"),
                tr("Most servers keep name and picture when messages are not hidden")};
    case Line::Profile::ShownThoughHidden:
        return {tr("Your profile is still shown"),
                tr("Most servers remove it when messages are hidden, some later, some never")};
    case Line::Profile::ShownThoughRemoved:
        return {tr("Your profile is still shown"),
                //: %1 is the software of a homeserver
                tr("The versions of %1 known to us remove it when an account is deactivated")
                    .arg(software)};
    case Line::Profile::ShownInAnyCase:
        return {tr("Your profile is still shown"),
                //: %1 is the software of a homeserver
                tr("The versions of %1 known to us keep it, so that says nothing").arg(software)};
    }
    Q_UNREACHABLE();
}

EvidenceText EvidenceSentences::told(Line::AccountStatus sign, const Line &,
                                     const Context & /*context*/)
{
    return {sign == Line::AccountStatus::Deactivated
                ? tr("The server lists the account as deactivated")
                : tr("The server lists the account as active")};
}

EvidenceText EvidenceSentences::told(Line::IdentityServer sign, const Line &line,
                                     const Context &context)
{
    const QString title = tr("Email and phone at the identity server");
    switch (sign) {
    case Line::IdentityServer::Removed:
        return {title,
                //: %1 is a homeserver; “they” are email addresses and phone numbers
                tr("%1 says they were removed, or that there was nothing to remove.")
                    .arg(context.host)};
    case Line::IdentityServer::OnlyClaimed:
        return {
            title,
            //: %1 is a homeserver, %2 its software; “they” are email addresses and phone numbers
            tr("%1 says they were removed, but the versions of %2 known to us say so without "
               "doing it.")
                .arg(context.host, isolatedLtr(line.software))};
    case Line::IdentityServer::NoSupport:
        return {title,
                tr("The server could not remove them itself. If you published them there, they may "
                   "still be found.")};
    case Line::IdentityServer::NotReported:
        return {title, tr("The server did not report whether they were removed")};
    }
    Q_UNREACHABLE();
}

EvidenceText EvidenceSentences::told(Line::NewSignIn sign, const Line &line, const Context &context)
{
    switch (sign) {
    case Line::NewSignIn::Worked:
        return {tr("The server accepts your sign-in"),
                //: %1 is a time of day
                tr("Seen at %1. A deactivated account cannot sign in.").arg(context.time(line.at))};
    case Line::NewSignIn::Refused:
        return {//: %1 is a homeserver
                tr("%1 refused the password").arg(context.host),
                tr("That is what a deactivated account does; a wrong password or a half-finished "
                   "deactivation looks the same.")};
    case Line::NewSignIn::Deactivated:
        return {tr("The server refused the sign-in"),
                tr("It gives as the reason that the account is deactivated")};
    }
    Q_UNREACHABLE();
}

EvidenceText EvidenceSentences::told(const Line::NextCheck &next, const Line &,
                                     const Context & /*context*/)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(next.in).count();
    //: %Ln counts seconds
    return {tr("Next check in %Ln s", nullptr, static_cast<int>(seconds))};
}

} // namespace farewell
