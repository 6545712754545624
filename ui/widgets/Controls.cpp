// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/Controls.h"

#include "ui/widgets/FocusRing.h"

#include <QCheckBox>
#include <QFrame>
#include <QGuiApplication>
#include <QKeyEvent>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr double editPadding = 0.45;
constexpr double longestLine = 44;

bool isEnter(const QEvent &event)
{
    if (event.type() != QEvent::KeyPress && event.type() != QEvent::KeyRelease) {
        return false;
    }
    const int key = static_cast<const QKeyEvent &>(event).key();
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

/// Eats Return and Enter, pressed or released, before its button sees them.
class EnterGuard final : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        return isEnter(*event) || QObject::eventFilter(watched, event);
    }
};

/// Presses its button when Return or Enter is let go, as Space does; so one that is held, or that
/// was pressed elsewhere, does nothing.
class EnterPress final : public QObject
{
public:
    explicit EnterPress(QAbstractButton *button)
        : QObject(button), m_button(button)
    {
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::FocusOut) {
            m_isDown = false;
        }
        if (!isEnter(*event)) {
            return QObject::eventFilter(watched, event);
        }
        if (!static_cast<QKeyEvent *>(event)->isAutoRepeat()) {
            const bool wasDown = std::exchange(m_isDown, event->type() == QEvent::KeyPress);
            if (wasDown && !m_isDown) {
                m_button->click();
            }
        }
        return true;
    }

private:
    QAbstractButton *m_button;
    bool m_isDown = false; ///< the key, since it was pressed here
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
    case Role::Link:
        return u"link"_s;
    case Role::DangerLink:
        return u"dangerLink"_s;
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

void setUp(QPushButton &button, const QString &name, const QString &text, Role role)
{
    setNames(&button, name, spoken(text));
    button.setText(text);
    setRole(&button, role);
    button.setAutoDefault(false);
    button.setDefault(false);
    pressOnEnter(&button);
}

} // namespace

void dressButton(QPushButton *button, const QString &name, const QString &text, Role role)
{
    setUp(*button, name, text, role);
    QFont bold;
    bold.setBold(true);
    button->setFont(bold);
}

void setRole(QWidget *button, Role role)
{
    button->setProperty("role", roleName(role));
    button->update();
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
    setUp(*link, name, text, danger ? Role::DangerLink : Role::Link);
    link->setFlat(true);
    new FocusRing(link);
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
    return dressEdit(new QLineEdit(parent), name, label, parent);
}

Field dressEdit(QLineEdit *edit, const QString &name, const QString &label, QWidget *parent)
{
    Field field;
    field.label = makeText(label, TextStyle::FieldLabel, parent);
    field.edit = edit;
    setNames(field.edit, name, label);
    field.label->setBuddy(field.edit);
    const int padding = em(field.edit, editPadding);
    field.edit->setTextMargins(padding, 0, padding, 0);
    if (QGuiApplication::isRightToLeft()) {
        // Ids and addresses run from left to right all the same, but stand below their label.
        field.edit->setAlignment(Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute);
    }
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

void describe(QWidget *widget, const QString &text)
{
    if (widget->accessibleDescription() != text) {
        widget->setAccessibleDescription(text);
    }
}

void retitle(QAbstractButton *button, const QString &text)
{
    button->setText(text);
    button->setAccessibleName(spoken(text));
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

void limitLines(QWidget *dialog, double beside)
{
    dialog->setMaximumWidth(em(dialog, longestLine + beside));
}

void moveToEndOfTabOrder(QWidget *control)
{
    QWidget *last = control;
    // The chain is a ring that begins and ends with the window. Behind what the key does not stop
    // at nothing can be put.
    for (QWidget *next = control; next != control->window(); next = next->nextInFocusChain()) {
        last = next->focusPolicy() == Qt::NoFocus ? last : next;
    }
    if (last != control) {
        QWidget::setTabOrder(last, control);
    }
}

void retire(QWidget *widget)
{
    widget->hide();
    widget->setObjectName({});
    for (QWidget *child : widget->findChildren<QWidget *>()) {
        child->setObjectName({});
    }
    widget->deleteLater();
}

void pressOnEnter(QAbstractButton *button)
{
    button->installEventFilter(new EnterPress(button));
}

void swallowEnter(QWidget *button)
{
    constexpr char isGuarded[] = "swallowsEnter";
    if (!button->property(isGuarded).toBool()) {
        button->setProperty(isGuarded, true);
        button->installEventFilter(new EnterGuard(button));
    }
}

} // namespace farewell
