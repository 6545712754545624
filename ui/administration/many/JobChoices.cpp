// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/JobChoices.h"

#include "app/base/Clock.h"
#include "ui/Names.h"
#include "ui/sentences/Numbers.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/TypedTick.h"
#include "ui/widgets/Wrapped.h"

#include <QButtonGroup>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

constexpr double sideBySide = 34; // of the font's height, as everything here
constexpr double countWidth = 9;
constexpr std::chrono::milliseconds typingPause{400};

QVBoxLayout *stacked(const Field &field, const QWidget *widget)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(em(widget, 0.3));
    column->addWidget(field.label);
    column->addWidget(field.edit);
    return column;
}

} // namespace

JobChoices::JobChoices(QString server, Clock &clock, QWidget *parent)
    : QWidget(parent), m_server(std::move(server)), m_clock(clock)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.6));
    buildMore(column);
    buildMessages(column);
    buildTyped(column);
}

void JobChoices::buildMore(QBoxLayout *column)
{
    const Field patterns
        = makeEdit(names::protectedPatternsEdit, tr("Accounts that need a tick, by pattern"), this);
    m_patterns = patterns.edit;
    m_patterns->setPlaceholderText(u"@room-*, *-bot"_s);
    m_patterns->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_soleAdmins = new Wrapped<QCheckBox>(
        names::soleAdminCheckBox,
        tr("Look for rooms in which somebody is the only admin (takes long)"), this);
    m_more = new QBoxLayout(QBoxLayout::LeftToRight);
    m_more->addLayout(stacked(patterns, this), 1);
    m_more->addWidget(m_soleAdmins, 1, Qt::AlignBottom);
    column->addLayout(m_more);
    connect(m_patterns, &QLineEdit::textEdited, this, &JobChoices::waitForMore);
    connect(m_patterns, &QLineEdit::editingFinished, this, &JobChoices::enterPatterns);
    connect(m_soleAdmins, &QCheckBox::toggled, this, &JobChoices::soleAdminsWanted);
}

void JobChoices::buildMessages(QBoxLayout *column)
{
    m_keep = new Wrapped<QRadioButton>(names::keepMessagesRadio,
                                       tr("Stay visible, like emails they sent"), this);
    m_hide = new Wrapped<QRadioButton>(names::hideMessagesRadio,
                                       tr("Hide from people who join rooms in the future"), this);
    auto *group = new QButtonGroup(this);
    group->addButton(m_keep);
    group->addButton(m_hide);
    column->addSpacing(em(this, 0.2));
    column->addWidget(makeText(tr("Their sent messages"), TextStyle::Heading, this));
    m_radios = new QBoxLayout(QBoxLayout::LeftToRight);
    m_radios->setSpacing(em(this, 0.6));
    m_radios->addWidget(m_keep);
    m_radios->addWidget(m_hide);
    m_radios->addStretch(1);
    column->addLayout(m_radios);
    connect(group, &QButtonGroup::buttonToggled, this, [this](QAbstractButton *, bool isChosen) {
        if (isChosen) { // the other one tells as well
            clearTyped();
            Q_EMIT termsChanged();
            Q_EMIT changed();
        }
    });
}

void JobChoices::buildTyped(QBoxLayout *column)
{
    const Field count = makeEdit(names::typedCountEdit, tr("Type how many"), this);
    const Field server = makeEdit(names::typedServerEdit, tr("Type the server's name"), this);
    m_typedCount = count.edit;
    m_typedServer = server.edit;
    m_typedCount->setInputMethodHints(Qt::ImhDigitsOnly);
    m_typedServer->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_typed = new QBoxLayout(QBoxLayout::LeftToRight);
    m_typed->setSpacing(em(this, 0.7));
    m_typed->addLayout(stacked(count, this));
    m_typed->addLayout(stacked(server, this), 1);
    column->addSpacing(em(this, 0.2));
    column->addLayout(m_typed);
    m_countTick = new TypedTick(m_typedCount);
    m_serverTick = new TypedTick(m_typedServer);
    for (QLineEdit *edit : {m_typedCount, m_typedServer}) {
        connect(edit, &QLineEdit::textChanged, this, &JobChoices::showTicks);
        connect(edit, &QLineEdit::textChanged, this, &JobChoices::changed);
    }
    connect(m_typedCount, &QLineEdit::returnPressed, m_typedServer,
            [this] { m_typedServer->setFocus(Qt::OtherFocusReason); });
    connect(m_typedServer, &QLineEdit::returnPressed, this, &JobChoices::returnPressed);
}

void JobChoices::setCount(qsizetype toBeSent)
{
    m_count = toBeSent;
    showTicks();
    Q_EMIT changed();
}

void JobChoices::showTicks()
{
    m_countTick->setVisible(isCountTyped());
    m_serverTick->setVisible(isServerTyped());
}

void JobChoices::clearTyped()
{
    m_typedCount->clear();
    m_typedServer->clear();
}

void JobChoices::reset()
{
    const QSignalBlocker blocked(this);
    clearTyped();
    QButtonGroup *group = m_keep->group();
    group->setExclusive(false);
    for (QRadioButton *radio : {m_keep, m_hide}) {
        radio->setAutoExclusive(false);
        radio->setChecked(false);
        radio->setAutoExclusive(true); // a screen reader calls it a check box without that
    }
    group->setExclusive(true);
    m_soleAdmins->setChecked(false);
}

void JobChoices::showLooking(bool isLookingForSoleAdmins)
{
    const QString text = isLookingForSoleAdmins
        ? tr("Looking for rooms in which somebody is the only admin…")
        : tr("Look for rooms in which somebody is the only admin (takes long)");
    if (text != m_soleAdmins->text()) {
        retitle(m_soleAdmins, text);
        m_soleAdmins->updateGeometry();
    }
}

/// Each key would judge the whole list again.
void JobChoices::waitForMore()
{
    m_typing = std::make_unique<QObject>();
    m_clock.callAfter(typingPause, m_typing.get(), [this] { enterPatterns(); });
}

void JobChoices::enterPatterns()
{
    if (m_typing) {
        m_typing.release()->deleteLater(); // we may be inside its callback
    }
    const QString text = m_patterns->text().trimmed();
    if (std::exchange(m_entered, text) != text) {
        clearTyped();
        Q_EMIT termsChanged();
    }
}

std::optional<bool> JobChoices::erase() const
{
    return m_keep->isChecked() || m_hide->isChecked() ? std::optional(m_hide->isChecked())
                                                      : std::nullopt;
}

QStringList JobChoices::protectedPatterns() const
{
    static const QRegularExpression between(uR"([\s,;]+)"_s);
    return m_entered.split(between, Qt::SkipEmptyParts);
}

bool JobChoices::wantsSoleAdmins() const
{
    return m_soleAdmins->isChecked();
}

/// Also as the number stands in the window, with what groups its digits.
bool JobChoices::isCountTyped() const
{
    const QString typed = m_typedCount->text().trimmed();
    return m_count > 0 && (typed == QString::number(m_count) || typed == Numbers::count(m_count));
}

bool JobChoices::isServerTyped() const
{
    return !m_server.isEmpty() && m_typedServer->text().trimmed() == m_server;
}

bool JobChoices::isComplete() const
{
    const bool isTold = m_entered == m_patterns->text().trimmed();
    return isTold && erase() && isCountTyped() && isServerTyped();
}

void JobChoices::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isWide = width() >= em(this, sideBySide);
    const auto direction = isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    m_radios->setDirection(direction);
    m_radios->setSpacing(em(this, isWide ? 1.4 : 0.45));
    m_more->setDirection(direction);
    m_more->setSpacing(em(this, isWide ? 1.4 : 0.6));
    m_typed->setDirection(direction);
    m_typedCount->setMaximumWidth(isWide ? em(this, countWidth) : QWIDGETSIZE_MAX);
}

} // namespace farewell
