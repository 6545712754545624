// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/UserSearchRow.h"

#include "app/base/Clock.h"
#include "ui/Names.h"
#include "ui/administration/UserSentences.h"
#include "ui/widgets/Controls.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>

namespace farewell {

namespace {

constexpr double narrow = 26; // of the font's height: below, one stands under the other

/// Its label is said only: what can be typed stands in it.
QLineEdit *unlabelled(const Field &field)
{
    field.label->hide();
    return field.edit;
}

} // namespace

UserSearchRow::UserSearchRow(Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_search(unlabelled(
          dressEdit(new QLineEdit(this), names::userSearchEdit, tr("Look for accounts"), this)))
    , m_filter(new QComboBox(this))
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_search->setPlaceholderText(tr("Name, Matrix ID, email or phone"));
    m_search->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    setNames(m_filter, names::userFilterBox, tr("Which accounts are shown"));
    for (const UserFilter filter :
         {UserFilter::Everybody, UserFilter::Active, UserFilter::Deactivated, UserFilter::Locked,
          UserFilter::Administrators, UserFilter::Guests, UserFilter::NotPeople}) {
        m_filter->addItem(UserSentences::filter(filter), static_cast<int>(filter));
    }
    m_row->setContentsMargins({});
    m_row->setSpacing(em(this, 0.5));
    m_row->addWidget(m_search, 1);
    m_row->addWidget(m_filter);
    connect(m_search, &QLineEdit::textEdited, this, &UserSearchRow::waitForMore);
    connect(m_search, &QLineEdit::returnPressed, this, &UserSearchRow::enter);
    connect(m_filter, &QComboBox::currentIndexChanged, this, [this] {
        Q_EMIT filterChosen(static_cast<UserFilter>(m_filter->currentData().toInt()));
    });
}

QString UserSearchRow::text() const
{
    return m_search->text();
}

void UserSearchRow::takeFocus()
{
    m_search->setFocus(Qt::OtherFocusReason);
}

void UserSearchRow::waitForMore()
{
    m_typing = std::make_unique<QObject>();
    m_clock.callAfter(typingPause, m_typing.get(), [this] {
        if (m_search->text().trimmed() != m_entered) {
            enter();
        }
    });
}

void UserSearchRow::enter()
{
    if (m_typing) {
        m_typing.release()->deleteLater(); // we may be inside its callback
    }
    m_entered = m_search->text().trimmed();
    Q_EMIT searchEntered(m_entered);
}

void UserSearchRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_row->setDirection(width() < em(this, narrow) ? QBoxLayout::TopToBottom
                                                   : QBoxLayout::LeftToRight);
}

} // namespace farewell
