// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/ReceiptScene.h"

#include "app/base/BrowserLauncher.h"
#include "app/base/Clock.h"
#include "app/record/ReceiptJson.h"
#include "ui/SavedFile.h"
#include "ui/SavedRecord.h"
#include "ui/Translations.h"
#include "ui/record/ReceiptSentences.h"

#include <QCoreApplication>
#include <QFileDialog>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Phase = ReceiptState::Phase;

} // namespace

ReceiptScene::ReceiptScene(const Services &services, std::optional<SavedReceipt> last,
                           QObject *parent)
    : QObject(parent), m_services(services), m_last(std::move(last))
{
}

void ReceiptScene::save(std::function<Receipt()> receipt, QWidget *parent)
{
    if (m_state.phase == Phase::Saving) {
        return;
    }
    m_make = std::move(receipt);
    QFileDialog *dialog = SavedFile::dialogFor(
        SavedFile::document(tr("Save the receipt"), nameOf(receiptNow())), parent);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // nothing is
    tell({.phase = Phase::Saving});
    connect(dialog, &QFileDialog::fileSelected, this, &ReceiptScene::write);
    connect(dialog, &QDialog::rejected, this, [this] { tell({}); });
    dialog->open();
}

Receipt ReceiptScene::receiptNow() const
{
    Receipt receipt = m_make();
    if (m_last) {
        receipt.revision = m_last->revision + 1;
        receipt.replaces = m_last->sha256;
    }
    receipt.issued = m_services.clock.nowUtc();
    receipt.isPractice = m_services.practice != nullptr;
    receipt.programVersion = QCoreApplication::applicationVersion();
    receipt.language = Translations::installed();
    return receipt;
}

void ReceiptScene::write(const QString &path)
{
    const Receipt receipt = receiptNow(); // more may be known than when the person began to choose
    const QByteArray json = toJson(receipt);
    const QByteArray sha256 = sha256Of(json);
    const SavedRecord record
        = SavedRecord::save(path, json, ReceiptSentences::page(receipt, sha256));
    if (!record.fault.isEmpty()) {
        tell({.phase = Phase::Failed, .fault = record.fault});
        return;
    }
    m_receipt = receipt;
    m_page = record.page();
    m_last = SavedReceipt{receipt.revision, sha256};
    Q_EMIT saved(*m_last);
    tell({.phase = Phase::Saved, .name = record.pageName()});
}

void ReceiptScene::update()
{
    if (m_state.phase == Phase::Saved && !tellTheSame(m_make(), *m_receipt)) {
        tell({.name = m_state.name});
    }
}

void ReceiptScene::show()
{
    if (!m_services.browser.openFile(m_page)) {
        m_state.fault = tr("No program could be opened for it.");
        Q_EMIT changed();
    }
}

void ReceiptScene::tell(const ReceiptState &state)
{
    m_state = state;
    Q_EMIT changed();
}

} // namespace farewell
