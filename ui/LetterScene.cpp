// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/LetterScene.h"

#include "app/base/BrowserLauncher.h"
#include "app/record/MailLink.h"
#include "ui/practice/PracticeMark.h"
#include "ui/widgets/Controls.h"

using namespace Qt::StringLiterals;

namespace farewell {

LetterScene::LetterScene(const Services &services, QObject *parent)
    : QObject(parent), m_services(services)
{
}

LetterScene::~LetterScene()
{
    delete m_dialog;
}

void LetterScene::open(LetterSubject about, QWidget *parent)
{
    if (m_dialog) {
        return;
    }
    Receipt &receipt = about.receipt;
    receipt.isPractice = m_services.practice != nullptr;
    const LetterDraft now{LetterSentences::subject(about), LetterSentences::text(about)};
    const bool isChanged = m_draft != m_written;
    const bool isOutOfDate = isChanged && now != m_written;
    m_written = now;
    m_draft = isChanged ? m_draft : now;
    m_dialog = new LetterDialog(LetterSentences::heading(receipt.outcome),
                                receipt.server.displayHost(), m_draft, parent);
    m_dialog->showContacts(contacts());
    markIfPractice(m_services, *m_dialog);
    connect(m_dialog, &LetterDialog::mailRequested, this, &LetterScene::openMail);
    connect(m_dialog, &LetterDialog::openPageRequested, this,
            [this](const QUrl &page) { (void)m_services.browser.open(page, [] { }); });
    connect(m_dialog, &QDialog::finished, this, &LetterScene::keepDraft);
    if (isOutOfDate) {
        m_dialog->sayOutOfDate();
    }
    m_dialog->open();
}

void LetterScene::showContacts(const SupportContacts &contacts)
{
    m_contacts = contacts;
    if (m_dialog) {
        m_dialog->showContacts(this->contacts());
    }
}

SupportContacts LetterScene::contacts() const
{
    SupportContacts all = m_contacts;
    if (!m_named.isEmpty()) {
        const QString mailto = u"mailto:"_s;
        all.people.prepend(m_named.startsWith(mailto) ? m_named.sliced(mailto.size()) : m_named);
        all.people.removeDuplicates();
    }
    return all;
}

void LetterScene::openMail()
{
    const LetterDraft draft = m_dialog->draft();
    const MailLink link = mailLink({m_dialog->mailAddress(), draft.subject, draft.text});
    const bool isOpened = m_services.browser.openMail(link.url, [scene = QPointer(this)] {
        if (scene) {
            scene->onMailNotOpened();
        }
    });
    using Result = LetterDialog::MailResult;
    m_dialog->showMailResult(!isOpened          ? Result::NotOpened
                                 : link.hasText ? Result::Opened
                                                : Result::OpenedWithoutText);
}

void LetterScene::onMailNotOpened()
{
    if (m_dialog) {
        m_dialog->showMailResult(LetterDialog::MailResult::NotOpened);
    }
}

void LetterScene::keepDraft()
{
    m_draft = m_dialog->draft();
    m_dialog->parentWidget()->activateWindow(); // not every desktop does it by itself
    retire(m_dialog);                           // it is calling us
    m_dialog.clear();
}

} // namespace farewell
