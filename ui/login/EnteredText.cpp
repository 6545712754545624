// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/EnteredText.h"

#include <QClipboard>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace farewell {

namespace {

/// Whether this edit was a paste, judged by what the clipboards hold and by the jump in length:
/// whoever types adds one character at a time.
bool isPaste(const QString &text, qsizetype growth)
{
    if (growth == 1) {
        return false;
    }
    const auto isFrom = [&](QClipboard::Mode mode) {
        const QString held = QGuiApplication::clipboard()->text(mode).trimmed();
        const bool whole = text.trimmed() == held;
        return held.size() > 1 && (whole || (growth > 1 && text.contains(held)));
    };
    return isFrom(QClipboard::Clipboard) || isFrom(QClipboard::Selection);
}

/// Keys that put in one character, or take some away.
bool isTyping(const QKeyEvent &event)
{
    const bool deletes = event.key() == Qt::Key_Backspace || event.key() == Qt::Key_Delete;
    return deletes || (!event.text().isEmpty() && event.text().front().isPrint());
}

} // namespace

EnteredText::EnteredText(QLineEdit &edit)
    : QObject(&edit), m_edit(edit)
{
    edit.installEventFilter(this);
    connect(&edit, &QLineEdit::textEdited, this, &EnteredText::onEdited);
    connect(&edit, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_formerLength = text.size(); });
    connect(&edit, &QLineEdit::returnPressed, this, [this] {
        if (isPending()) {
            flush();
        } else {
            Q_EMIT confirmed(m_known);
        }
    });
}

void EnteredText::setKnown(const QString &text)
{
    m_known = text.trimmed();
}

bool EnteredText::isPending() const
{
    return m_edit.text().trimmed() != m_known;
}

void EnteredText::flush()
{
    if (isPending()) {
        m_known = m_edit.text().trimmed();
        Q_EMIT entered(m_known);
    }
}

bool EnteredText::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        m_isTyping = isTyping(*static_cast<QKeyEvent *>(event));
    } else if (event->type() == QEvent::KeyRelease || event->type() == QEvent::FocusOut) {
        m_isTyping = false;
    }
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        // Somebody who looks up their id in another window has not finished.
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason) {
            flush();
        }
    }
    return QObject::eventFilter(watched, event);
}

void EnteredText::onEdited(const QString &text)
{
    // Not at every key: on X11 the clipboard is another program, that is asked twice, and waited
    // for. m_formerLength is still that before the edit: textEdited comes before textChanged.
    if (!m_isTyping && isPaste(text, text.size() - m_formerLength)) {
        QMetaObject::invokeMethod(this, &EnteredText::flush, Qt::QueuedConnection);
    }
}

} // namespace farewell
