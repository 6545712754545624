// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/LogSentences.h"

#include "app/base/Text.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// Ids, hosts and the like, whose parts must not change places.
QString shownId(const QString &id)
{
    const QString shown = cleaned(id);
    return shown.isEmpty() ? QString() : isolatedLtr(shown);
}

} // namespace

QString LogSentences::fault(LogFault fault)
{
    switch (fault) {
    case LogFault::None:
        return {};
    case LogFault::Busy:
        return tr("Another Farewell is keeping the activity log. Close it, and try again.");
    case LogFault::NoRoom:
        return tr("There is no room left on the disk for the activity log.");
    case LogFault::NotWritable:
        return tr("The activity log cannot be written.");
    }
    Q_UNREACHABLE();
}

QString LogSentences::what(const ActivityEntry &entry)
{
    switch (entry.what) {
    case Activity::Deactivate:
        return entry.erase == true ? tr("Deactivate and hide messages") : tr("Deactivate");
    case Activity::Lock:
        return tr("Lock");
    case Activity::Unlock:
        return tr("Unlock");
    case Activity::Reactivate:
        return tr("Reactivate");
    case Activity::HandOver:
        return tr("Hand over a room");
    case Activity::Redact:
        return tr("Redact messages");
    case Activity::DeleteMedia:
        return tr("Delete files");
    case Activity::DryRun:
        return tr("Dry run");
    case Activity::DeleteLog:
        return tr("Delete from this log");
    }
    Q_UNREACHABLE();
}

QString LogSentences::result(const ActivityEntry &entry)
{
    if (entry.what == Activity::DeleteLog) {
        return cleaned(entry.object);
    }
    if (!entry.readBack.isEmpty()) {
        return cleaned(entry.readBack);
    }
    return entry.answer.isEmpty() ? tr("not written down", "what came of it")
                                  : cleaned(entry.answer);
}

/// What it is that stands there besides the account.
QString LogSentences::objectOf(const ActivityEntry &entry)
{
    if (entry.what == Activity::DeleteLog) {
        return tr("Months");
    }
    return entry.what == Activity::DryRun ? tr("Fingerprint of the list") : tr("Room");
}

QString LogSentences::whole(const ActivityEntry &entry)
{
    QStringList lines;
    const auto add = [&lines](const QString &name, const QString &text) {
        if (!text.isEmpty()) {
            lines += Sentences::named(name, text);
        }
    };
    const auto when = [](const std::optional<QDateTime> &at) {
        return at ? Times::dateAndTime(*at) : QString();
    };
    add(tr("What", "was done"), what(entry));
    add(tr("When", "it was done"), when(entry.at));
    add(tr("Whom", "it was done to"), shownId(entry.subject));
    add(tr("By", "whom"), shownId(entry.actor));
    add(tr("Server"), shownId(entry.server));
    add(tr("Address", "of the admin API"), shownId(entry.address));
    add(objectOf(entry), shownId(entry.object));
    add(tr("Last seen before"), when(entry.lastSeenBefore));
    add(tr("Note"), cleaned(entry.note, 1000));
    add(tr("Answered", "when"), when(entry.answeredAt));
    add(tr("Answer", "of the server"), cleaned(entry.answer));
    add(tr("Read back"), cleaned(entry.readBack));
    return lines.join(u'\n');
}

QString LogSentences::spoken(const ActivityEntry &entry)
{
    QStringList parts{Times::dateAndTime(entry.at), what(entry)};
    if (!entry.subject.isEmpty()) {
        parts += shownId(entry.subject);
    }
    //: for screen readers; %1 is a Matrix ID
    parts += tr("by %1").arg(shownId(entry.actor));
    parts += result(entry);
    return Sentences::listed(parts);
}

QString LogSentences::month(const QString &month)
{
    return Times::month(QDate::fromString(month, u"yyyy-MM"_s));
}

} // namespace farewell
