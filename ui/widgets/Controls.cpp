// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/Controls.h"

#include <QAccessible>
#include <QCheckBox>
#include <QFrame>
#include <QKeyEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr double editPadding = 0.45;

/// Eats Return and Enter, pressed or released, before its button sees them.
class EnterGuard final : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease) {
            return QObject::eventFilter(watched, event);
        }
        const int key = static_cast<QKeyEvent *>(event)->key();
        return key == Qt::Key_Return || key == Qt::Key_Enter;
    }
};

QString roleName(Role role)
{
    switch (role) {
    case Role::Plain:
        return {};
    case Role::Primary:
        return u"primary"_s;
    case Role::Danger:
        return u"danger"_s;
    case Role::DangerOutline:
        return u"dangerOutline"_s;
    }
    return {};
}

/// The text in one line and without its mnemonic, for a screen reader.
QString spoken(const QString &text)
{
    QString out = text;
    out.replace(u'\n', u' ');
    out.replace(u"&&"_s, u"\x1"_s).remove(u'&').replace(u'\x1', u'&');
    return out;
}

void setUp(QPushButton &button, const QString &name, const QString &text, const QString &role)
{
    setNames(&button, name, spoken(text));
    button.setText(text);
    button.setProperty("role", role);
    button.setAutoDefault(false);
    button.setDefault(false);
}

} // namespace

void dressButton(QPushButton *button, const QString &name, const QString &text, Role role)
{
    setUp(*button, name, text, roleName(role));
    QFont bold;
    bold.setBold(true);
    button->setFont(bold);
}

QPushButton *makeButton(const QString &name, const QString &text, Role role, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    dressButton(button, name, text, role);
    return button;
}

LinkButton *makeLink(const QString &name, const QString &text, QWidget *parent, bool danger)
{
    auto *link = new LinkButton(parent);
    setUp(*link, name, text, danger ? u"dangerLink"_s : u"link"_s);
    link->setFlat(true);
    link->setCursor(Qt::PointingHandCursor);
    link->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    return link;
}

QCheckBox *makeCheckBox(const QString &name, const QString &text, QWidget *parent)
{
    auto *box = new QCheckBox(text, parent);
    setNames(box, name, spoken(text));
    return box;
}

Field makeEdit(const QString &name, const QString &label, QWidget *parent)
{
    Field field;
    field.label = makeText(label, TextStyle::FieldLabel, parent);
    field.edit = new QLineEdit(parent);
    setNames(field.edit, name, label);
    field.label->setBuddy(field.edit);
    const int padding = em(field.edit, editPadding);
    field.edit->setTextMargins(padding, 0, padding, 0);
    return field;
}

Text *makeText(const QString &text, TextStyle style, QWidget *parent)
{
    return new Text(text, style, parent);
}

Text *makeText(const QString &name, const QString &text, TextStyle style, QWidget *parent)
{
    auto *label = new Text(text, style, parent);
    label->setObjectName(name);
    return label;
}

QFrame *makeRule(QWidget *parent)
{
    auto *rule = new QFrame(parent);
    rule->setFrameShape(QFrame::HLine);
    return rule;
}

void setNames(QWidget *widget, const QString &name, const QString &accessibleName)
{
    widget->setObjectName(name);
    widget->setAccessibleName(accessibleName);
}

void setInvalid(QWidget *field, bool invalid)
{
    if (field->property("invalid").toBool() != invalid) {
        field->setProperty("invalid", invalid);
        field->update();
    }
}

int em(const QWidget *widget, double times)
{
    return static_cast<int>(std::lround(times * widget->fontMetrics().height()));
}

void moveToEndOfTabOrder(QWidget *control)
{
    QWidget *last = control;
    // The chain is a ring that begins and ends with the window.
    while (last->nextInFocusChain() != control->window()) {
        last = last->nextInFocusChain();
    }
    if (last != control) {
        QWidget::setTabOrder(last, control);
    }
}

void announce(QWidget *receiver, const QString &text)
{
    receiver->setAccessibleDescription(text);
    // A screen reader speaks the description when the focus arrives, so it has to arrive anew.
    receiver->clearFocus();
    receiver->setFocus(Qt::OtherFocusReason);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(receiver, text);
    event.setPoliteness(QAccessible::AnnouncementPoliteness::Assertive);
    QAccessible::updateAccessibility(&event);
#endif
}

void swallowEnter(QWidget *button)
{
    button->installEventFilter(new EnterGuard(button));
}

} // namespace farewell
