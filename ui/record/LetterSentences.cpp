// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/record/LetterSentences.h"

#include "app/base/HomeserverUrl.h"
#include "app/base/Text.h"
#include "app/deactivation/EraseHabits.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Said = EvidenceLine::Answer;

template <class Sign>
bool has(const Receipt &receipt, Sign wanted)
{
    return std::ranges::any_of(receipt.evidence, [wanted](const EvidenceLine &line) {
        const auto *sign = std::get_if<Sign>(&line.sign);
        return sign != nullptr && *sign == wanted;
    });
}

/// The server has said so, in whatever way.
bool isSaidByServer(const Receipt &receipt)
{
    return has(receipt, Said::Confirmed) || has(receipt, Said::AlreadyDone)
        || has(receipt, EvidenceLine::SignIn::UserDeactivated)
        || has(receipt, EvidenceLine::AccountStatus::Deactivated)
        || has(receipt, EvidenceLine::NewSignIn::Deactivated);
}

/// In plain text, which goes elsewhere: without marks of direction.
QString who(const Receipt &receipt)
{
    return cleaned(receipt.account.toString());
}

QString where(const Receipt &receipt)
{
    return receipt.server.displayHost();
}

} // namespace

QString LetterSentences::heading(Outcome outcome)
{
    return outcome == Outcome::Deactivated ? tr("Ask for the rest to be erased")
                                           : tr("Ask the people who run your server");
}

QString LetterSentences::to(const QString &host, const QString &mail,
                            const SupportContacts &contacts)
{
    const QString server = isolatedLtr(host);
    if (!mail.isEmpty()) {
        //: %1 is a server, %2 an email address
        return tr("To the people who run %1: %2").arg(server, isolatedLtr(mail));
    }
    if (!contacts.isEmpty()) {
        //: %1 is a server; whom to write to stands below
        return tr("To the people who run %1. This is how they can be reached:").arg(server);
    }
    //: %1 is a server
    return tr("To the people who run %1. We found no address for them; their website may have "
              "one.")
        .arg(server);
}

QString LetterSentences::hint(bool hasMail)
{
    return hasMail
        ? tr("You can change every word. Farewell sends nothing: your mail program does, "
             "when you press Send there.")
        : tr("You can change every word. Farewell sends nothing: copy the letter, and "
             "send it the way you choose.");
}

QString LetterSentences::subject(const LetterSubject &about)
{
    //: the subject of a letter; %1 is a Matrix ID
    return tr("Erasure of my personal data: %1").arg(who(about.receipt));
}

QString LetterSentences::text(const LetterSubject &about)
{
    const Receipt &receipt = about.receipt;
    QStringList paragraphs;
    if (receipt.isPractice) {
        paragraphs += tr("(Rehearsal: this letter is about no real account.)");
    }
    //: how a letter begins
    paragraphs += tr("Hello,");
    paragraphs += happened(about);
    paragraphs += (QStringList{request(receipt)} + things()).join(u'\n');
    paragraphs += Sentences::inARow(
        {receipt.areMessagesHidden() ? QString()
             : eraseHabitOf(receipt.software)
             ? tr("Please also mark my account as erased.")
             : tr("Please also mark my account as erased, as the deactivation can."),
         tr("You may keep my username reserved, so that nobody can take it over.")});
    paragraphs += tr("Please tell those to whom you passed them, other homeservers included "
                     "(Articles 17(2) and 19), and confirm within one month what was erased "
                     "(Article 12(3)). If you keep something, please say what, how long and on "
                     "which ground.");
    paragraphs += identity(about);
    //: how a letter ends
    paragraphs += tr("With kind regards");
    paragraphs.removeAll(QString());
    return paragraphs.join(u"\n\n"_s);
}

QString LetterSentences::happened(const LetterSubject &about)
{
    switch (about.receipt.outcome) {
    case Outcome::Deactivated:
        return deactivated(about.receipt);
    case Outcome::StillActive:
        return active(about);
    case Outcome::None:
    case Outcome::Unknown:
        return about.receipt.askedAt().isValid() ? unknown(about.receipt) : active(about);
    }
    Q_UNREACHABLE();
}

QString LetterSentences::deactivated(const Receipt &receipt)
{
    const QString when = Times::utcToTheMinute(receipt.askedAt());
    if (receipt.isConfirmed()) {
        //: in a letter; %1 is a date and time, %2 a Matrix ID, %3 a server
        return tr("on %1 I deactivated my Matrix account %2 on your server %3. Your server "
                  "confirmed it.")
            .arg(when, who(receipt), where(receipt));
    }
    if (isSaidByServer(receipt)) {
        //: in a letter; %1 is a date and time, %2 a Matrix ID, %3 a server
        return tr("on %1 I asked for my Matrix account %2 on your server %3 to be deactivated. "
                  "Your server says that it is.")
            .arg(when, who(receipt), where(receipt));
    }
    //: in a letter; %1 is a date and time, %2 a Matrix ID, %3 a server
    return tr("on %1 I asked for my Matrix account %2 on your server %3 to be deactivated. By all "
              "that I can see it is.")
        .arg(when, who(receipt), where(receipt));
}

QString LetterSentences::unknown(const Receipt &receipt)
{
    const QString when = Times::utcToTheMinute(receipt.askedAt());
    //: in a letter; %1 is a date and time, %2 a Matrix ID, %3 a server
    return tr("on %1 I asked for my Matrix account %2 on your server %3 to be deactivated, and "
              "could not find out whether that was done. Please find out, finish it if need be, "
              "and tell me.")
        .arg(when, who(receipt), where(receipt));
}

QString LetterSentences::active(const LetterSubject &about)
{
    const Receipt &receipt = about.receipt;
    return about.isRefused
        //: in a letter; %1 is a Matrix ID, %2 a server
        ? tr("I want to deactivate my Matrix account %1 on your server %2. Your server does not "
             "let me do it.")
              .arg(who(receipt), where(receipt))
        //: in a letter; %1 is a Matrix ID, %2 a server
        : tr("I want to deactivate my Matrix account %1 on your server %2, and could not do it "
             "myself.")
              .arg(who(receipt), where(receipt));
}

QString LetterSentences::request(const Receipt &receipt)
{
    const bool isToBeDone = receipt.outcome == Outcome::StillActive
        || (receipt.outcome != Outcome::Deactivated && !receipt.askedAt().isValid());
    return isToBeDone
        ? tr("Please deactivate it, and erase the personal data about me that you hold (Article "
             "17(1) GDPR): I withdraw any consent, and they are no longer needed. In particular:")
        : tr("Please erase the personal data about me that you still hold (Article 17(1) GDPR): I "
             "withdraw any consent, and they are no longer needed. In particular:");
}

QStringList LetterSentences::things()
{
    return {tr("- files I uploaded, my picture included;"),
            tr("- my messages, or at least their link to me, without taking from others what they "
               "were sent;"),
            tr("- my name and picture in membership events, the link to a sign-in provider, email "
               "addresses and phone numbers;"),
            tr("- addresses and devices I connected from, notification data, logs, and backups "
               "when they are next overwritten.")};
}

QString LetterSentences::identity(const LetterSubject &about)
{
    QStringList sentences;
    if (about.receipt.outcome == Outcome::Deactivated) {
        sentences += tr("I can no longer sign in.");
    }
    if (about.hadEmail) {
        sentences += tr("Should you doubt who I am, I can answer from the email address that "
                        "belonged to the account; please ask for no more than you need (Article "
                        "12(6)).");
    }
    return Sentences::inARow(sentences);
}

} // namespace farewell
