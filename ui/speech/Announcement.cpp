// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/speech/Announcement.h"

#include "app/base/Text.h"
#include "ui/Names.h"
#include "ui/speech/Speech.h"

#include <QAccessible>

namespace farewell {

Announcement::Announcement(QWidget *window)
    : QLabel(window)
{
    installSpeech(); // before anybody asks what this is
    setObjectName(names::announcementLabel);
    setTextFormat(Qt::PlainText);
    hide();
}

void Announcement::say(const QString &text)
{
    const QString spoken = withoutIsolates(text);
    setText(spoken);
    setAccessibleName(spoken);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(this, spoken);
    event.setPoliteness(QAccessible::AnnouncementPoliteness::Assertive);
#else
    // A notification is read when it appears; nothing else that Qt can tell is.
    QAccessibleEvent event(this, QAccessible::ObjectShow);
#endif
    QAccessible::updateAccessibility(&event);
}

void announce(QWidget *place, const QString &text)
{
    QWidget *window = place->window();
    if (text.isEmpty() || !window->isVisible()) {
        return;
    }
    auto *said = window->findChild<Announcement *>(QString(), Qt::FindDirectChildrenOnly);
    if (said == nullptr) {
        said = new Announcement(window);
    }
    said->say(text);
}

void focusAndAnnounce(QWidget *receiver, const QString &text)
{
    receiver->setFocus(Qt::OtherFocusReason);
    announce(receiver, text);
}

} // namespace farewell
