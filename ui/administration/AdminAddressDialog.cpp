// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/AdminAddressDialog.h"

#include "app/base/Text.h"
#include "ui/Names.h"
#include "ui/administration/AdminSentences.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/WindowSize.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Step = AddressEntry::Step;

constexpr double startWidth = 29; // of the font's height

} // namespace

AdminAddressDialog::AdminAddressDialog(const Words &words, QWidget *parent)
    : QDialog(parent), m_serverName(words.serverName)
{
    setNames(this, names::adminAddressDialog, {});
    setWindowTitle(tr("Another address"));
    openWithinScreen(this);
    limitLines(this);
    build(words);
    m_address.edit->setText(words.known);
    resize(em(this, startWidth), 0);
    m_address.edit->setFocus();
}

void AdminAddressDialog::build(const Words &words)
{
    m_address = makeEdit(names::adminAddressEdit, tr("Address for administrators"), this);
    m_address.edit->setPlaceholderText(u"https://"_s);
    m_address.edit->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase
                                        | Qt::ImhNoPredictiveText);
    m_problem = new Banner(names::problemBanner, this);
    m_question = makeText(names::headingLabel, {}, TextStyle::Strong, this);
    m_question->hide();
    m_busy = new BusyBar(names::phaseProgressBar, tr("Asking that address"), this);
    m_busy->hide();
    m_buttons = new ButtonRow(this);
    QPushButton *cancel = makeButton(names::cancelButton, tr("Cancel"), Role::Plain, m_buttons);
    m_check = makeButton(names::checkAdminAddressButton, tr("Check this address"), Role::Primary,
                         m_buttons);
    m_trust = makeButton(names::trustAdminAddressButton, tr("Send my sign-in there"), Role::Primary,
                         m_buttons);
    m_trust->hide();
    for (QPushButton *button : {cancel, m_check, m_trust}) {
        m_buttons->add(button);
    }
    auto *column = new QVBoxLayout(this);
    const int margin = em(this, 1.4);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(em(this, 0.8));
    column->addWidget(
        makeText(tr("Where does the server answer administrators?"), TextStyle::Title, this));
    auto *about = new ScrollColumn(names::contentScrollArea, this);
    about->column()->setSpacing(em(this, 0.5));
    about->column()->addWidget(
        makeText(names::actingLabel, words.acting, TextStyle::Small, about->content()));
    //: %1 is a host name, %2 the name of a homeserver
    about->column()->addWidget(
        makeText(tr("%1 does not answer them. Ask the people who have set up %2 for "
                    "the address, which may work in their network only.")
                     .arg(isolatedLtr(words.host), isolatedLtr(cleaned(m_serverName))),
                 TextStyle::Body, about->content()));
    column->addWidget(about, 1);
    auto *field = new QVBoxLayout;
    field->setSpacing(em(this, 0.35));
    field->addWidget(m_address.label);
    field->addWidget(m_address.edit);
    column->addLayout(field);
    for (QWidget *part : std::initializer_list<QWidget *>{m_problem, m_question, m_busy}) {
        column->addWidget(part);
    }
    column->addStretch(1);
    column->addWidget(m_buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_check, &QPushButton::clicked, this, &AdminAddressDialog::requestCheck);
    connect(m_address.edit, &QLineEdit::returnPressed, this, &AdminAddressDialog::requestCheck);
    connect(m_trust, &QPushButton::clicked, this, &AdminAddressDialog::trustRequested);
    connect(m_address.edit, &QLineEdit::textEdited, this, [this] {
        setInvalid(m_address.edit, false);
        if (m_step != Step::Asking) {
            Q_EMIT editedAfterCheck();
        }
    });
}

void AdminAddressDialog::requestCheck()
{
    if (m_step == Step::Asking) {
        Q_EMIT checkRequested(m_address.edit->text());
    }
}

void AdminAddressDialog::showState(const AddressEntry::State &state)
{
    const Step before = std::exchange(m_step, state.step);
    const QString fault = AdminSentences::fault(state, m_serverName);
    const bool isBusy = state.step == Step::Checking || state.step == Step::Trying;
    const bool asksForTrust = state.step == Step::Trusting;
    if (fault.isEmpty()) {
        m_problem->clear();
    } else {
        m_problem->tell(Banner::Kind::Error, fault);
    }
    setInvalid(m_address.edit, !fault.isEmpty());
    describe(m_address.edit, fault);
    m_address.edit->setReadOnly(state.step == Step::Trying);
    m_busy->setVisible(isBusy);
    if (m_check->hasFocus() || m_trust->hasFocus()) {
        m_address.edit->setFocus(Qt::OtherFocusReason); // what was pressed goes
    }
    m_check->setHidden(asksForTrust || state.step == Step::Trying);
    m_check->setEnabled(!isBusy);
    m_trust->setVisible(asksForTrust);
    //: %1 is a host name
    m_question->setText(tr("Send your sign-in to %1? Whoever runs it can then act as you.")
                            .arg(isolatedLtr(state.address.displayHost())));
    m_question->setVisible(asksForTrust);
    growToFit(*this, *m_buttons);
    if (asksForTrust && before != Step::Trusting) {
        announce(this, m_question->text());
    } else if (!fault.isEmpty()) {
        focusAndAnnounce(m_address.edit, fault);
    }
}

} // namespace farewell
