// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/TargetChoices.h"

#include "app/admin/steps/Heirs.h"
#include "app/base/Text.h"
#include "ui/Names.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/TypedTick.h"
#include "ui/widgets/Wrapped.h"

#include <QButtonGroup>
#include <QIntValidator>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace farewell {

namespace {

constexpr int mostRedacted = 1'000'000; ///< in each room
constexpr qsizetype mostNamed = 4;      ///< rooms with who is to become their admin

} // namespace

TargetChoices::TargetChoices(QWidget *parent)
    : QWidget(parent)
    , m_keep(new Wrapped<QRadioButton>(names::keepMessagesRadio,
                                       tr("Stay visible, like emails they sent"), this))
    , m_hide(new Wrapped<QRadioButton>(names::hideMessagesRadio,
                                       tr("Hide from people who join rooms in the future"), this))
    , m_handOver(new Wrapped<QCheckBox>(names::handoverCheckBox, {}, this))
    , m_chooseHeirs(makeLink(names::chooseHeirsButton, tr("Choose…"), this))
    , m_lost(makeText({}, TextStyle::Small, this))
    , m_redact(new Wrapped<QCheckBox>(names::redactCheckBox, tr("Redact their messages"), this))
    , m_redactLimit(new QLineEdit(this))
    , m_files(new Wrapped<QCheckBox>(names::mediaCheckBox, {}, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.45));
    buildMessages();
    buildMore();
    buildTyped();
}

void TargetChoices::buildMessages()
{
    auto *group = new QButtonGroup(this);
    group->addButton(m_keep);
    group->addButton(m_hide);
    layout()->addWidget(makeText(tr("Their sent messages"), TextStyle::Heading, this));
    layout()->addWidget(m_keep);
    layout()->addWidget(m_hide);
    m_hidden = makeText(tr("They are hidden already, and stay so whatever you choose."),
                        TextStyle::Small, this);
    layout()->addWidget(m_hidden);
    connect(group, &QButtonGroup::buttonToggled, this, &TargetChoices::changed);
}

/// Below the text of a box, not below its square.
QHBoxLayout *TargetChoices::indented(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    row->addSpacing(style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, m_redact)
                    + style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing, nullptr, m_redact));
    for (QWidget *widget : widgets) {
        row->addWidget(widget, widget == *std::prev(widgets.end()) ? 1 : 0);
    }
    return row;
}

void TargetChoices::buildMore()
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addSpacing(em(this, 0.4));
    column->addWidget(makeText(tr("Also, in this order"), TextStyle::Heading, this));
    column->addWidget(m_handOver);
    m_who = makeText(names::heirsLabel, {}, TextStyle::Small, this);
    column->addLayout(indented({m_who}));
    auto *choose = indented({m_lost});
    column->addLayout(indented({m_chooseHeirs, new QWidget(this)}));
    column->addLayout(choose);
    column->addWidget(m_redact);
    m_redactLimit->setText(QString::number(AdminChoices().redactLimit));
    m_redactLimit->setValidator(new QIntValidator(1, mostRedacted, m_redactLimit));
    m_redactLimit->setMaximumWidth(em(this, 6));
    setNames(m_redactLimit, names::redactLimitBox, tr("The newest in each room"));
    auto *newest = makeText(tr("The newest in each room:"), TextStyle::Small, this);
    newest->setBuddy(m_redactLimit);
    newest->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    column->addLayout(indented({newest, m_redactLimit, new QWidget(this)}));
    column->addLayout(
        indented({makeText(tr("Stickers, reactions and polls stay."), TextStyle::Small, this)}));
    m_pastRooms
        = makeText(tr("This server does not tell which rooms they have left: only those are "
                      "redacted that they are in."),
                   TextStyle::Small, this);
    column->addLayout(indented({m_pastRooms}));
    column->addWidget(m_files);
    connect(m_chooseHeirs, &QPushButton::clicked, this, &TargetChoices::heirsWanted);
    for (QCheckBox *box : {m_handOver, m_redact, m_files}) {
        connect(box, &QCheckBox::toggled, this, &TargetChoices::changed);
    }
    connect(m_redactLimit, &QLineEdit::textChanged, this, &TargetChoices::changed);
    m_redactLimit->setEnabled(false);
    connect(m_redact, &QCheckBox::toggled, m_redactLimit, &QWidget::setEnabled);
}

void TargetChoices::buildTyped()
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addSpacing(em(this, 0.4));
    const Field typed = makeEdit(names::typedUserIdEdit, tr("Type the Matrix ID to confirm"), this);
    m_typed = typed.edit;
    column->addWidget(typed.label);
    column->addWidget(m_typed);
    auto *tick = new TypedTick(m_typed);
    connect(m_typed, &QLineEdit::textChanged, tick,
            [this, tick] { tick->setVisible(isIdTyped()); });
    connect(m_typed, &QLineEdit::textChanged, this, &TargetChoices::changed);
    connect(m_typed, &QLineEdit::returnPressed, this, &TargetChoices::returnPressed);
}

void TargetChoices::showTarget(const AdminTarget &target)
{
    m_target = target;
    // What was chosen was for the account as it was.
    m_handOver->setChecked(false);
    m_typed->clear();
    m_hidden->setVisible(target.account.user.isErased);
    m_redact->setVisible(!target.redactable.isEmpty());
    m_pastRooms->setVisible(!target.knowsPastRooms);
    m_files->setText(
        tr("Delete their %Ln uploaded file(s)", nullptr, Numbers::plural(target.files)));
    m_files->setAccessibleName(m_files->text());
    m_files->setVisible(target.files > 0);
    setHeirs(proposedHeirs(target));
}

void TargetChoices::setHeirs(const QList<Heir> &heirs)
{
    m_heirs = heirs;
    keepHandOver();
    Q_EMIT changed();
}

void TargetChoices::keepHandOver()
{
    const int rooms = Numbers::plural(m_target.onlyAdminIn.size());
    const int saved = Numbers::plural(m_heirs.size());
    m_handOver->setText(tr("Make another member admin of %Ln room(s)", nullptr, saved));
    m_handOver->setAccessibleName(m_handOver->text());
    m_handOver->setVisible(saved > 0);
    m_who->setText(whoIsProposed());
    m_who->setVisible(saved > 0);
    m_chooseHeirs->setVisible(rooms > 0);
    const QString lost = rooms > saved
        ? tr("%Ln room(s) cannot be saved: nobody else is joined there, or nobody is chosen.",
             nullptr, rooms - saved)
        : QString();
    const int unclear = Numbers::plural(m_target.unclearRooms);
    const QString notRead = unclear > 0
        ? tr("In %Ln room(s) nobody can tell who could appoint an admin.", nullptr, unclear)
        : QString();
    m_lost->setText(Sentences::inARow({lost, notRead}));
    m_lost->setVisible(!m_lost->text().isEmpty());
}

/// Nobody becomes admin whom the person has not seen, or could not have.
QString TargetChoices::whoIsProposed() const
{
    QStringList lines;
    for (const Heir &heir : m_heirs.first(std::min(m_heirs.size(), mostNamed))) {
        const auto room = std::ranges::find(m_target.onlyAdminIn, heir.roomId, &AdminRoom::id);
        const bool hasName = room != m_target.onlyAdminIn.end() && !room->name.isEmpty();
        lines += Sentences::named(hasName ? room->name : isolatedLtr(cleaned(heir.roomId)),
                                  isolatedLtr(cleaned(heir.userId)));
    }
    if (m_heirs.size() > mostNamed) {
        lines += tr("and %Ln more room(s)", nullptr, Numbers::plural(m_heirs.size() - mostNamed));
    }
    return lines.join(u'\n');
}

AdminChoices TargetChoices::choices() const
{
    AdminChoices choices;
    if (m_keep->isChecked() || m_hide->isChecked()) {
        choices.erase = m_hide->isChecked();
    }
    if (m_handOver->isChecked() && !m_handOver->isHidden()) {
        choices.heirs = m_heirs;
    }
    choices.redact = m_redact->isChecked() && !m_redact->isHidden();
    choices.redactLimit = m_redactLimit->text().toInt();
    choices.deleteFiles = m_files->isChecked() && !m_files->isHidden();
    return choices;
}

bool TargetChoices::isIdTyped() const
{
    return m_typed->text().trimmed() == m_target.id();
}

bool TargetChoices::isComplete() const
{
    const AdminChoices chosen = choices();
    const bool hasLimit = !chosen.redact || m_redactLimit->hasAcceptableInput();
    return chosen.erase && hasLimit && isIdTyped();
}

} // namespace farewell
