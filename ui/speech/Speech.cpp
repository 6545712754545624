// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/speech/Speech.h"

#include "ui/speech/Announcement.h"
#include "ui/speech/PasswordEdit.h"
#include "ui/speech/SpokenPassword.h"

#include <QAccessibleWidget>

namespace farewell {

namespace {

QString veiled(const QString &text)
{
    return QString(text.size(), u'•');
}

void pass(QAccessibleEvent *event);

/// Qt tells what was typed and what was deleted in clear, a hidden password too.
void passWithoutPassword(QAccessibleEvent *event)
{
    const QAccessibleInterface *interface = event->accessibleInterface();
    if (interface == nullptr || !interface->state().passwordEdit) {
        pass(event);
        return;
    }
    QObject *edit = interface->object();
    if (event->type() == QAccessible::TextInserted) {
        const auto *told = static_cast<QAccessibleTextInsertEvent *>(event);
        QAccessibleTextInsertEvent ours(edit, told->changePosition(), veiled(told->textInserted()));
        ours.setCursorPosition(told->cursorPosition());
        pass(&ours);
    } else if (event->type() == QAccessible::TextRemoved) {
        const auto *told = static_cast<QAccessibleTextRemoveEvent *>(event);
        QAccessibleTextRemoveEvent ours(edit, told->changePosition(), veiled(told->textRemoved()));
        ours.setCursorPosition(told->cursorPosition());
        pass(&ours);
    } else if (event->type() == QAccessible::TextUpdated) {
        const auto *told = static_cast<QAccessibleTextUpdateEvent *>(event);
        QAccessibleTextUpdateEvent ours(edit, told->changePosition(), veiled(told->textRemoved()),
                                        veiled(told->textInserted()));
        ours.setCursorPosition(told->cursorPosition());
        pass(&ours);
    } else {
        pass(event);
    }
}

/// On to where events go without us: there is no other way to it than to stand aside.
void pass(QAccessibleEvent *event)
{
    QAccessible::installUpdateHandler(nullptr);
    QAccessible::updateAccessibility(event);
    QAccessible::installUpdateHandler(passWithoutPassword);
}

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    if (className == QLatin1StringView(PasswordEdit::staticMetaObject.className())) {
        return new SpokenPassword(static_cast<PasswordEdit *>(object));
    }
    if (className == QLatin1StringView(Announcement::staticMetaObject.className())) {
        return new QAccessibleWidget(static_cast<QWidget *>(object), QAccessible::Notification);
    }
    return nullptr;
}

} // namespace

void installSpeech()
{
    QAccessible::installFactory(makeInterface); // Qt keeps one
    QAccessible::installUpdateHandler(passWithoutPassword);
}

} // namespace farewell
