// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/SessionsPage.h"

#include "ui/Names.h"
#include "ui/account/SettleEntries.h"
#include "ui/sentences/PauseSentences.h"
#include "ui/sentences/Sentences.h"
#include "ui/settings/GeneralPage.h"
#include "ui/settings/SessionListModel.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/EntryList.h"
#include "ui/widgets/ScrollColumn.h"

#include <QVBoxLayout>

namespace farewell {

SessionsPage::SessionsPage(QWidget *parent)
    : QWidget(parent)
    , m_scroll(new ScrollColumn(names::sessionsScrollArea, this))
    , m_model(new SessionListModel(this))
{
    auto *place = new QVBoxLayout(this);
    place->setContentsMargins({});
    place->addWidget(m_scroll);
    QVBoxLayout *column = m_scroll->column();
    const int around = em(this, GeneralPage::margin);
    column->setContentsMargins(around, around, around, around);
    column->setSpacing(em(this, 1.0));
    QWidget *content = m_scroll->content();
    //: a page of the settings
    column->addWidget(makeText(tr("Sessions"), TextStyle::Title, content));
    column->addWidget(makeText(tr("Deactivating your account signs you out everywhere. There is "
                                  "nothing you have to do here."),
                               TextStyle::Muted, content));
    m_status = makeText(names::sessionsStatusLabel, {}, TextStyle::Body, content);
    column->addWidget(m_status);
    column->addWidget(new EntryList(names::sessionList, tr("Sessions"), m_model, content));
    column->addWidget(makeText(tr("Notifications"), TextStyle::Heading, content));
    m_notifications = makeText(names::notificationsLabel, {}, TextStyle::Body, content);
    column->addWidget(m_notifications);
    column->addStretch(1);
    showOverview({});
}

void SessionsPage::showPause(std::chrono::seconds pause)
{
    m_pause = pause;
    showTexts();
}

void SessionsPage::showOverview(const Overview &overview)
{
    m_overview = overview;
    m_model->setOtherSessions(overview.otherSessions.value_or(QList<Device>()));
    showTexts();
}

void SessionsPage::showTexts()
{
    const QString text = status();
    m_status->setText(text);
    m_status->setHidden(text.isEmpty());
    m_notifications->setText(notifications());
}

/// What there is to know before the list is believed.
QString SessionsPage::status() const
{
    const Overview &overview = m_overview;
    if (overview.otherSessions) {
        return overview.otherSessions->isEmpty() ? tr("You are signed in nowhere else.")
                                                 : QString();
    }
    const auto failure = overview.failures.constFind(Overview::Topic::OtherSessions);
    return failure == overview.failures.cend()
        ? PauseSentences::goesOnOr(m_pause, tr("Looking for your other sessions…"))
        : Sentences::inARow(
              {tr("We could not read your other sessions."), SettleEntries::why(*failure)});
}

/// The names that apps have given, never what lets one push.
QString SessionsPage::goingTo(const QList<Pusher> &pushers)
{
    QStringList lines;
    for (const Pusher &pusher : pushers) {
        if (pusher.isByEmail) {
            lines += tr("By email");
        } else if (pusher.app.isEmpty() || pusher.device.isEmpty()) {
            const QString name = pusher.app + pusher.device;
            lines += name.isEmpty() ? tr("An app without a name") : name;
        } else {
            //: %1 is an app, %2 a device
            lines += tr("%1 on %2").arg(pusher.app, pusher.device);
        }
    }
    return lines.join(u'\n');
}

QString SessionsPage::notifications() const
{
    const Overview &overview = m_overview;
    if (overview.pushers) {
        return overview.pushers->isEmpty() ? tr("They go nowhere.") : goingTo(*overview.pushers);
    }
    const auto failure = overview.failures.constFind(Overview::Topic::Pushers);
    return failure == overview.failures.cend()
        ? PauseSentences::goesOnOr(m_pause, tr("Looking where they go…"))
        : Sentences::inARow({tr("We could not read where they go."), SettleEntries::why(*failure)});
}

} // namespace farewell
