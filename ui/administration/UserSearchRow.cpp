// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/UserSearchRow.h"

#include "app/base/Clock.h"
#include "ui/Names.h"
#include "ui/administration/UserSentences.h"
#include "ui/widgets/Controls.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

namespace farewell {

namespace {

constexpr int shortestFilter = 6; ///< characters, where there is little room
constexpr double roomToType = 12; // of the font's height; where it is less, they stand below it

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
    , m_many(makeButton(names::manyButton, tr("Deactivate many…"), Role::Plain, this))
    , m_grid(new QGridLayout(this))
{
    m_search->setPlaceholderText(tr("Name, Matrix ID, email or phone"));
    m_search->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    setNames(m_filter, names::userFilterBox, tr("Which accounts are shown"));
    for (const UserFilter filter :
         {UserFilter::Everybody, UserFilter::Active, UserFilter::Deactivated, UserFilter::Locked,
          UserFilter::Administrators, UserFilter::Guests, UserFilter::NotPeople}) {
        m_filter->addItem(UserSentences::filter(filter), static_cast<int>(filter));
    }
    m_filterWidth = m_filter->sizeHint().width();
    m_manyWidth = m_many->sizeHint().width();
    m_many->setMinimumWidth(1); // its texts differ in length
    m_filter->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_filter->setMinimumContentsLength(shortestFilter);
    m_grid->setContentsMargins({});
    m_grid->setSpacing(em(this, 0.5));
    m_many->setAccessibleDescription(tr("Opens a window for a list of accounts"));
    arrange();
    connect(m_many, &QPushButton::clicked, this, &UserSearchRow::manyRequested);
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

/// The search above the others, whatever stands beside which now.
QSize UserSearchRow::minimumSizeHint() const
{
    const QFontMetrics metrics(m_many->font());
    const int saved = metrics.horizontalAdvance(tr("Deactivate many…"))
        - metrics.horizontalAdvance(tr("Many…", "accounts"));
    const int width
        = m_filter->minimumSizeHint().width() + m_grid->horizontalSpacing() + m_manyWidth - saved;
    return {width, m_grid->totalMinimumSize().height()};
}

void UserSearchRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void UserSearchRow::arrange()
{
    const int besides = m_filterWidth + m_manyWidth + m_grid->horizontalSpacing();
    const bool isNarrow = width() < besides + m_grid->horizontalSpacing() + em(this, roomToType);
    const bool isTight = width() < besides;
    retitle(m_many, isTight ? tr("Many…", "accounts") : tr("Deactivate many…"));
    m_filter->setMinimumWidth(isNarrow ? 0 : m_filterWidth);
    m_grid->addWidget(m_search, 0, 0, 1, isNarrow ? 2 : 1);
    m_grid->addWidget(m_filter, isNarrow ? 1 : 0, isNarrow ? 0 : 1);
    m_grid->addWidget(m_many, isNarrow ? 1 : 0, isNarrow ? 1 : 2);
    m_grid->setColumnStretch(0, 1);
}

} // namespace farewell
