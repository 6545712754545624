// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/record/ReceiptSentences.h"

#include "app/base/HttpStatus.h"
#include "app/base/Text.h"
#include "app/base/WrittenValues.h"
#include "app/record/PagePainter.h"
#include "ui/deactivation/DeactivationSentences.h"
#include "ui/deactivation/EraseSentences.h"
#include "ui/deactivation/EvidenceSentences.h"
#include "ui/deactivation/ManagedSentences.h"
#include "ui/record/RecordFrame.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"

#include <array>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr qsizetype longestName = 80; ///< of a room; a server takes 300 letters and more

QString briefly(const QString &name)
{
    return name.size() > longestName ? name.first(longestName - 1) + u'…' : name;
}

} // namespace

RecordPage ReceiptSentences::page(const Receipt &receipt, const QByteArray &sha256)
{
    for (const qsizetype listed : std::array<qsizetype, 5>{20, 10, 5, 3, 2}) {
        RecordPage page = ReceiptSentences::page(receipt, sha256, listed);
        if (PagePainter(page).fits()) {
            return page;
        }
    }
    return page(receipt, sha256, 1);
}

RecordPage ReceiptSentences::page(const Receipt &receipt, const QByteArray &sha256,
                                  qsizetype listed)
{
    RecordPage page = RecordFrame::page({.issued = receipt.issued,
                                         .programVersion = receipt.programVersion,
                                         .isPractice = receipt.isPractice,
                                         .language = receipt.language});
    page.title = tr("Receipt");
    page.subtitle = tr("of a request to deactivate a Matrix account");
    if (receipt.revision > 1) {
        //: of a document; %1 is a number
        page.beside += tr("Revision %1").arg(Numbers::count(receipt.revision));
    }
    page.sections += whatHappened(receipt);
    for (const Section &section : {whatWasSent(receipt, listed), whatWasSeen(receipt),
                                   settled(receipt, listed), whatRemains(receipt)}) {
        if (!section.rows.isEmpty()) {
            page.sections += section;
        }
    }
    page.remarks
        = {RecordFrame::aboutFiles(sha256),
           tr("It holds no password, no token and nothing by which anybody could sign in.")};
    return page;
}

RecordPage::Section ReceiptSentences::whatHappened(const Receipt &receipt)
{
    Section section{.heading = tr("What happened"), .rows = {}};
    section.rows += {.label = tr("Result"), .text = result(receipt), .isStrong = true};
    section.rows += {.label = tr("Account"), .text = receipt.account.display()};
    const QString software = receipt.softwareVersion.isEmpty()
        ? receipt.software
        : u"%1 %2"_s.arg(receipt.software, receipt.softwareVersion); // as a server names itself
    section.rows += {.label = tr("Homeserver"),
                     .text = isolatedLtr(receipt.server.displayHost()),
                     .detail = cleaned(software)};
    if (!receipt.isManaged() && receipt.askedAt().isValid()) {
        //: when it was asked for
        section.rows += {.label = tr("Asked"), .text = Times::utc(receipt.askedAt())};
    }
    if (receipt.isAsked()) {
        const bool wantsHidden = receipt.hidesMessages.value_or(false);
        section.rows
            += {.label = tr("Choice"),
                .text = choice(receipt),
                .detail = wantsHidden ? EraseSentences::beside(receipt.software) : QString()};
    }
    if (receipt.isAsked() && receipt.outcome != Outcome::Deactivated
        && receipt.outcome != Outcome::StillActive) {
        section.rows += {.label = tr("Later"),
                         .text = receipt.isManaged() ? ManagedSentences::whatToDoLater()
                                                     : DeactivationSentences::whatToDoLater()};
    }
    return section;
}

QString ReceiptSentences::result(const Receipt &receipt)
{
    switch (receipt.outcome) {
    case Outcome::Deactivated:
        return tr("The account is deactivated");
    case Outcome::StillActive:
        return tr("The account is still active");
    case Outcome::None:
    case Outcome::Unknown:
        break;
    }
    return notKnown(receipt);
}

/// Why.
QString ReceiptSentences::notKnown(const Receipt &receipt)
{
    if (receipt.likely == Likely::Deactivated) {
        return tr("Not known; the account is very probably deactivated");
    }
    const bool hasSignedIn = std::ranges::any_of(receipt.evidence, [](const EvidenceLine &line) {
        return line.sign == EvidenceLine::Sign(EvidenceLine::NewSignIn::Worked);
    });
    if (receipt.likely == Likely::StillActive) {
        return hasSignedIn ? tr("Not known; signing in still worked afterwards")
                           : tr("Not known; our sign-in still worked when we looked last");
    }
    if (!receipt.isAsked()) {
        return tr("Not known: nothing was asked from here");
    }
    if (receipt.isStillLooking) {
        return tr("Not known yet: we were still finding out when this was written");
    }
    const auto isLook = [](const EvidenceLine &line) {
        return line.what() == EvidenceLine::What::SignIn
            || line.what() == EvidenceLine::What::Profile
            || line.what() == EvidenceLine::What::AccountStatus
            || line.what() == EvidenceLine::What::NewSignIn;
    };
    return std::ranges::any_of(receipt.evidence, isLook)
        ? tr("Not known: what we saw does not settle it")
        : tr("Not known: nobody has looked yet");
}

QString ReceiptSentences::choice(const Receipt &receipt)
{
    if (!receipt.hidesMessages) {
        return tr("Made on the server's own page, and not known");
    }
    return *receipt.hidesMessages ? tr("Hide my messages from new joiners: yes")
                                  : tr("Hide my messages from new joiners: no");
}

RecordPage::Section ReceiptSentences::whatWasSent(const Receipt &receipt, qsizetype listed)
{
    Section section{.heading = tr("What was sent"), .rows = {}};
    if (receipt.page) {
        section.rows += {.label = when(receipt.page->openedAt, receipt),
                         .text = isolatedLtr(cleaned(receipt.page->host)),
                         .detail = receipt.page->openedAt.isValid()
                             ? tr("The page for deactivating the account was opened in the "
                                  "browser. Nothing was sent from here.")
                             : tr("The account is managed on this page, in the browser. Nothing "
                                  "was sent from here.")};
        if (receipt.page->finishedSaidAt.isValid()) {
            section.rows += {.label = when(receipt.page->finishedSaidAt, receipt),
                             .text = tr("“I have finished” was pressed")};
        }
    }
    // The last ones: they have done it, if any has.
    const qsizetype first
        = std::max<qsizetype>(0, receipt.requests.size() - std::max<qsizetype>(listed, 2));
    if (first > 0) {
        section.rows += {.text = tr("%Ln earlier request(s), in the file ending in .json", nullptr,
                                    Numbers::plural(first))};
    }
    for (const AttemptRequest &request : receipt.requests.sliced(first)) {
        section.rows += {.label = when(request.at, receipt),
                         .text = isolatedLtr(u"POST /_matrix/client/v3/account/deactivate"_s),
                         .detail = cameOf(request, receipt)};
    }
    return section;
}

/// The day is told where it is another than that of the whole.
QString ReceiptSentences::when(const QDateTime &at, const Receipt &receipt)
{
    if (!at.isValid()) {
        return {};
    }
    const QDate day = receipt.askedAt().toUTC().date();
    return !receipt.isManaged() && at.toUTC().date() == day ? Times::utcOfDay(at) : Times::utc(at);
}

QString ReceiptSentences::cameOf(const AttemptRequest &request, const Receipt &receipt)
{
    switch (request.result) {
    case AttemptRequest::Result::StillOpen:
        // A note is written before a request leaves: of an open one in it nobody knows if it has.
        return receipt.before ? tr("Not answered yet")
                              : tr("Whether it left this computer, and was answered, is not known");
    case AttemptRequest::Result::NothingSent:
        return tr("It never left this computer");
    case AttemptRequest::Result::Lost:
        return tr("Sent, and no complete answer came");
    case AttemptRequest::Result::Answered:
        break;
    }
    const QString status = QString::number(request.status);
    if (request.proof == AttemptRequest::Proof::None && request.status == http::unauthorized) {
        //: %1 is a number such as 401
        return tr("Answered %1: a proof was asked for").arg(status);
    }
    if (http::isSuccess(request.status) && receipt.isConfirmed()) {
        //: %1 is a number such as 200
        return tr("Answered %1: deactivated").arg(status);
    }
    return isErrorName(request.errcode)
        //: %1 is a number such as 403, %2 an error as the protocol names it
        ? tr("Answered %1, %2").arg(status, isolatedLtr(request.errcode))
        //: %1 is a number such as 200
        : tr("Answered %1").arg(status);
}

RecordPage::Section ReceiptSentences::whatWasSeen(const Receipt &receipt)
{
    Section section{.heading = tr("What we saw afterwards"), .rows = {}};
    for (const EvidenceLine &line : receipt.evidence) {
        if (line.what() != EvidenceLine::What::NextCheck) {
            const EvidenceText text
                = EvidenceSentences::of(line, receipt.server.displayHost(), &Times::utcOfDay);
            section.rows += {.label = when(line.at, receipt),
                             .text = text.title,
                             .detail = text.detail,
                             .mark = line.mark()};
        }
    }
    return section;
}

RecordPage::Section ReceiptSentences::settled(const Receipt &receipt, qsizetype listed)
{
    Section section{.heading = tr("Settled before"), .rows = {}};
    if (!receipt.settled) {
        section.rows += {.text = tr("Not known: this record was made at a later start.")};
        return section;
    }
    QStringList handedOver;
    for (const Settled::HandedOverRoom &room : receipt.settled->handedOver) {
        const QString name
            = room.name.isEmpty() ? isolatedLtr(briefly(room.roomId)) : briefly(room.name);
        const QString heir = isolatedLtr(cleaned(room.heir));
        //: %1 is a room, %2 whom it was handed over to
        handedOver += room.isSeen ? tr("%1, to %2").arg(name, heir)
                                  //: %1 is a room, %2 whom it was to be handed over to
                                  : tr("%1, to %2 (not confirmed)").arg(name, heir);
    }
    const QString contacts = removed(receipt.settled->contacts, listed);
    if (!contacts.isEmpty()) {
        section.rows += {.label = tr("Contacts removed"), .text = contacts};
    }
    if (!handedOver.isEmpty()) {
        section.rows += {.label = tr("Handed over"), .text = someOf(handedOver, listed)};
    }
    if (!receipt.settled->left.isEmpty()) {
        section.rows
            += {.label = tr("Left by hand"),
                .text = tr("%Ln room(s)", nullptr, Numbers::plural(receipt.settled->left.size()))};
    }
    if (receipt.settled->profile) {
        section.rows += {.label = tr("Name and picture"),
                         .text = receipt.settled->profile->isSpread
                             ? tr("Removed, and every room that was looked at shows it")
                             : tr("Removed; we did not see whether all rooms show it")};
    }
    return section;
}

RecordPage::Section ReceiptSentences::whatRemains(const Receipt &receipt)
{
    const QList<Remainder> remains = receipt.remains();
    if (remains.isEmpty()) {
        return {};
    }
    QStringList words;
    for (const Remainder one : remains) {
        words += remainder(one);
    }
    return {.heading = receipt.outcome == Outcome::Deactivated
                ? tr("What the server, and others, keep")
                : tr("What the server, and others, keep even of a deactivated account"),
            .rows = {{.text = words.join(u" · "_s)}}};
}

QString ReceiptSentences::remainder(Remainder one)
{
    switch (one) {
    case Remainder::MessagesOthersReceived:
        return tr("Messages that others received");
    case Remainder::MessagesShownToNewJoiners:
        return tr("old messages, shown also to people who join later");
    case Remainder::UploadedFiles:
        return tr("uploaded files");
    case Remainder::Username:
        return tr("the username, so that nobody can take it");
    case Remainder::SignInProviderLink:
        return tr("the link to the sign-in provider");
    case Remainder::Profile:
        return tr("name and picture");
    case Remainder::OldNamesInRooms:
        return tr("old names in rooms");
    case Remainder::ServerLogs:
        return tr("its own logs");
    case Remainder::OtherServers:
        return tr("what other servers have received");
    }
    Q_UNREACHABLE();
}

/// How many of a kind, and which.
QString ReceiptSentences::removed(const QList<Settled::RemovedContact> &contacts, qsizetype listed)
{
    QStringList emails;
    QStringList others;
    for (const Settled::RemovedContact &contact : contacts) {
        (contact.medium == "email"_L1 ? emails : others) += isolatedLtr(contact.masked);
    }
    QStringList all;
    if (!emails.isEmpty()) {
        //: %1 lists them
        all += tr("%Ln email address(es) (%1)", nullptr, Numbers::plural(emails.size()))
                   .arg(someOf(emails, listed));
    }
    if (!others.isEmpty()) {
        //: %1 lists them
        all += tr("%Ln phone number(s) (%1)", nullptr, Numbers::plural(others.size()))
                   .arg(someOf(others, listed));
    }
    return Sentences::listed(all);
}

QString ReceiptSentences::someOf(const QStringList &items, qsizetype listed)
{
    if (items.size() <= listed) {
        return Sentences::listed(items);
    }
    //: the last of a list of things: so many more are elsewhere
    const QString more = tr("%Ln more, in the file ending in .json", nullptr,
                            Numbers::plural(items.size() - listed));
    return Sentences::listed(items.first(listed) + QStringList(more));
}

} // namespace farewell
