// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/PasswordField.h"

#include "app/base/Clock.h"
#include "ui/Names.h"
#include "ui/speech/PasswordEdit.h"
#include "ui/widgets/InsideButton.h"

#include <QApplication>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace farewell {

namespace {

constexpr Qt::InputMethodHints hints
    = Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase;

} // namespace

PasswordField::PasswordField(const QString &label, Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock)
{
    const Field field = dressEdit(new PasswordEdit(this), names::passwordEdit, label, this);
    m_label = field.label;
    m_edit = field.edit;
    m_reveal = makeLink(names::passwordRevealButton, tr("Show"), m_edit);
    m_inside = new InsideButton(*m_edit, *m_reveal);
    m_capsLock = makeText(names::capsLockLabel, tr("Caps Lock is on."), TextStyle::Small, this);
    m_capsLock->hide();
    m_reveal->setFocusPolicy(Qt::TabFocus); // a click must leave the focus in the field
    m_edit->setContextMenuPolicy(Qt::NoContextMenu);
    m_edit->setDragEnabled(false);
    m_edit->installEventFilter(this);
    m_reveal->installEventFilter(this);
    setFocusProxy(m_edit);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.35));
    column->addWidget(m_label);
    column->addWidget(m_edit);
    column->addWidget(m_capsLock);

    connect(m_edit, &QLineEdit::textEdited, this, &PasswordField::edited);
    connect(m_edit, &QLineEdit::textChanged, this, [this] { m_isTouched = true; });
    connect(m_edit, &QLineEdit::returnPressed, this, &PasswordField::returnPressed);
    // On X11 selecting alone copies; Qt keeps hidden text out of that, not shown text.
    connect(m_edit, &QLineEdit::selectionChanged, this, [this] {
        if (m_edit->echoMode() == QLineEdit::Normal && m_edit->hasSelectedText()) {
            m_edit->deselect();
        }
    });
    connect(m_reveal, &QPushButton::clicked, this,
            [this] { setRevealed(m_edit->echoMode() == QLineEdit::Password); });
    setRevealed(false);
}

PasswordField::~PasswordField() = default;

bool PasswordField::isEmpty() const
{
    return m_edit->text().isEmpty();
}

Secret PasswordField::copy() const
{
    return Secret::takeFrom(m_edit->text());
}

void PasswordField::empty()
{
    // What was never touched stays so: a screen reader would take the caret's move for the focus's.
    if (m_isTouched) {
        // Not clear(), which keeps the undo history: Ctrl+Z would bring the password back.
        m_edit->setText(QString());
        m_isTouched = false;
    }
    m_capsLock->hide();
    setRevealed(false);
}

void PasswordField::selectAll()
{
    setRevealed(false);
    m_edit->selectAll();
}

void PasswordField::showEvent(QShowEvent *event)
{
    window()->installEventFilter(this); // the first time only; Qt keeps one
    QWidget::showEvent(event);
}

bool PasswordField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == window()) {
        noticeWindow();
        return false;
    }
    if (event->type() == QEvent::KeyPress && watched == m_edit) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        noticeCapsLock(key);
        return isForbidden(key);
    }
    if (event->type() == QEvent::FocusOut) {
        const QWidget *next = QApplication::focusWidget();
        if (next != m_edit && next != m_reveal) {
            setRevealed(false);
            m_capsLock->hide();
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PasswordField::noticeWindow()
{
    const bool isAway = !window()->isVisible() || window()->isMinimized();
    if (isAway == static_cast<bool>(m_away)) {
        return;
    }
    m_away = isAway ? std::make_unique<QObject>() : nullptr;
    if (isAway) {
        m_clock.callAfter(longestAway, m_away.get(), [this] {
            empty();
            Q_EMIT edited();
        });
    }
}

void PasswordField::setRevealed(bool revealed)
{
    m_edit->setEchoMode(revealed ? QLineEdit::Normal : QLineEdit::Password);
    // Showing the text drops what keeps on-screen keyboards from learning it.
    m_edit->setInputMethodHints(revealed ? hints : hints | Qt::ImhHiddenText);
    const QString text = revealed ? tr("Hide") : tr("Show");
    m_reveal->setText(text);
    m_reveal->setAccessibleName(revealed ? tr("Hide the password") : tr("Show the password"));
    m_shown = revealed ? std::make_unique<QObject>() : nullptr;
    if (revealed) {
        m_clock.callAfter(revealTime, m_shown.get(), [this] { setRevealed(false); });
    }
    m_inside->place();
}

void PasswordField::noticeCapsLock(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_CapsLock) {
        m_capsLock->hide(); // it was toggled; the next letter tells
        return;
    }
    const QString text = event.text();
    // Qt cannot be asked, but a capital typed without Shift says it, on every platform.
    if (text.size() == 1 && text.front().toUpper() != text.front().toLower()) {
        const bool shift = event.modifiers().testFlag(Qt::ShiftModifier);
        const bool on = text.front().isUpper() != shift;
        m_capsLock->setVisible(on);
        describe(m_edit, on ? m_capsLock->text() : QString());
    }
}

bool PasswordField::isForbidden(const QKeyEvent &event) const
{
    return event.matches(QKeySequence::Copy) || event.matches(QKeySequence::Cut);
}

} // namespace farewell
