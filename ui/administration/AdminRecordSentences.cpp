// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/AdminRecordSentences.h"

#include "app/base/Text.h"
#include "ui/administration/AdminDeactivationSentences.h"
#include "ui/administration/LogSentences.h"
#include "ui/administration/StepSentences.h"
#include "ui/record/RecordFrame.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/Times.h"

namespace farewell {

namespace {

EvidenceLine::Mark markOf(StepResult result)
{
    switch (result) {
    case StepResult::Done:
        return EvidenceLine::Mark::Seen;
    case StepResult::Failed:
        return EvidenceLine::Mark::NotSeen;
    case StepResult::Unknown:
        return EvidenceLine::Mark::Unclear;
    case StepResult::Waiting:
    case StepResult::Running:
    case StepResult::Skipped:
        return EvidenceLine::Mark::Pending;
    }
    Q_UNREACHABLE();
}

QString shown(const QString &text)
{
    return text.isEmpty() ? QString() : isolatedLtr(cleaned(text));
}

} // namespace

RecordPage AdminRecordSentences::page(const AdminRecord &record, const QString &host,
                                      const QByteArray &sha256, const QString &language)
{
    RecordPage page = RecordFrame::page({.issued = record.issued,
                                         .programVersion = record.programVersion,
                                         .isPractice = record.isPractice,
                                         .language = language});
    page.title = tr("Record");
    page.subtitle = tr("of a deactivation by an administrator");
    page.sections = {whatHappened(record), steps(record, host)};
    const Section sent = whatWasSent(record);
    if (!sent.rows.isEmpty()) {
        page.sections += sent;
    }
    page.remarks = {RecordFrame::aboutFiles(sha256)};
    return page;
}

RecordPage::Section AdminRecordSentences::whatHappened(const AdminRecord &record)
{
    Section section{.heading = tr("What happened"), .rows = {}};
    section.rows += {.label = tr("Result"),
                     .text = AdminDeactivationSentences::heading(record.state),
                     .isStrong = true};
    section.rows += {.label = tr("Account"), .text = shown(record.target.account.user.id)};
    section.rows += {.label = tr("Administrator"), .text = shown(record.actor)};
    section.rows += {.label = tr("Homeserver"), .text = shown(record.server)};
    section.rows += {.label = tr("Admin API"), .text = shown(record.address)};
    section.rows += {.label = tr("Choice"), .text = choice(record)};
    return section;
}

QString AdminRecordSentences::choice(const AdminRecord &record)
{
    const AdminChoices &choices = record.state.choices;
    QStringList all;
    if (choices.erase) {
        all += *choices.erase ? tr("Hide their messages from new joiners: yes")
                              : tr("Hide their messages from new joiners: no");
    }
    if (choices.redact) {
        all += tr("Redact their messages");
    }
    if (choices.deleteFiles) {
        all += tr("Delete their files");
    }
    return Sentences::listed(all);
}

RecordPage::Section AdminRecordSentences::steps(const AdminRecord &record, const QString &host)
{
    Section section{.heading = tr("Steps"), .rows = {}};
    for (const StepLine &line : StepSentences::of(record.state, record.target, host)) {
        section.rows += {.text = line.title,
                         .detail = line.at.isValid() ? Times::utc(line.at) : line.detail,
                         .mark = markOf(line.result)};
    }
    return section;
}

RecordPage::Section AdminRecordSentences::whatWasSent(const AdminRecord &record)
{
    Section section{.heading = tr("What was sent"), .rows = {}};
    for (const ActivityEntry &act : record.acts) {
        section.rows
            += {.label = Times::utcOfDay(act.at),
                .text = LogSentences::what(act),
                .detail = Sentences::besideEachOther(shown(act.object), shown(act.answer))};
    }
    return section;
}

} // namespace farewell
