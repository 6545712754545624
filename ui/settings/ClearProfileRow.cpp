// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/ClearProfileRow.h"

#include "ui/Names.h"
#include "ui/account/ProfileSentences.h"
#include "ui/sentences/Numbers.h"
#include "ui/settings/InlineQuestion.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/Controls.h"

#include <QVBoxLayout>

namespace farewell {

namespace {

using Phase = ProfileState::Phase;

} // namespace

ClearProfileRow::ClearProfileRow(Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_question(
          new InlineQuestion({names::clearProfileLabel, names::clearProfileButton,
                              names::clearProfileConfirmButton, names::clearProfileCancelButton},
                             clock, this))
    , m_status(makeText(names::clearProfileStatusLabel, {}, TextStyle::Muted, this))
    , m_bar(new BusyBar(names::clearProfileProgressBar, tr("Your server is telling your rooms"),
                        this))
{
    m_question->setSpokenCancel(tr("Cancel: remove nothing of your profile"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.4));
    column->addWidget(m_question);
    column->addWidget(m_status);
    column->addWidget(m_bar);
    connect(m_question, &InlineQuestion::confirmed, this, [this] { Q_EMIT confirmed(m_parts); });
    refresh();
}

void ClearProfileRow::showOverview(const Overview &overview)
{
    m_parts = clearableParts(overview);
    refresh();
}

void ClearProfileRow::showRooms(const std::optional<qsizetype> &rooms)
{
    m_rooms = rooms;
    refresh();
}

void ClearProfileRow::showProfile(const ProfileState &state)
{
    const bool isNews = state.phase != m_state.phase;
    m_state = state;
    refresh();
    if (isNews) {
        announce(this, m_status->text());
    }
}

void ClearProfileRow::refresh()
{
    const bool isBusy = m_state.phase == Phase::Working;
    const bool isSpreading = m_state.phase == Phase::Spreading;
    const bool mayAsk = !m_parts.isEmpty() && !isBusy && !isSpreading;
    const bool hasName = m_parts.contains(ProfilePart::Name);
    const bool hasPicture = m_parts.contains(ProfilePart::Picture);
    const QString opening = hasName && hasPicture ? tr("Remove name and picture")
        : hasName                                 ? tr("Remove name")
                                                  : tr("Remove picture");
    m_question->setOpening(opening);
    m_question->setAnswer(tr("Remove"), opening);
    m_question->setQuestion(question());
    m_question->setOffered(mayAsk); // one change after the other
    m_status->setText(ProfileSentences::status(m_state));
    m_status->setHidden(m_status->text().isEmpty());
    m_bar->setRange(0, static_cast<int>(m_state.total));
    m_bar->setValue(static_cast<int>(m_state.looked));
    m_bar->setVisible(isBusy || isSpreading);
    setHidden(m_parts.isEmpty() && m_state.phase == Phase::Idle);
}

QString ClearProfileRow::question() const
{
    const int rooms = Numbers::plural(m_rooms.value_or(0));
    if (!m_parts.contains(ProfilePart::Name)) {
        return m_rooms ? tr("Everybody in your %Ln room(s) sees a line that you have removed it.",
                            nullptr, rooms)
                       : tr("Everybody in your rooms sees a line that you have removed it.");
    }
    if (!m_parts.contains(ProfilePart::Picture)) {
        return m_rooms ? tr("Everybody in your %Ln room(s) sees a line that you have removed it, "
                            "with the old name in it.",
                            nullptr, rooms)
                       : tr("Everybody in your rooms sees a line that you have removed it, with "
                            "the old name in it.");
    }
    return m_rooms ? tr("Everybody in your %Ln room(s) sees a line that you have removed them, "
                        "with the old name in it.",
                        nullptr, rooms)
                   : tr("Everybody in your rooms sees a line that you have removed them, with "
                        "the old name in it.");
}

} // namespace farewell
