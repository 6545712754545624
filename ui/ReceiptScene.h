// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/record/Receipt.h"
#include "ui/Services.h"
#include "ui/record/ReceiptState.h"

#include <QObject>

#include <functional>
#include <optional>
#include <utility>

class QWidget;

namespace farewell {

/// Saves receipts of one request to deactivate, as JSON and as a page: both, or neither. What is
/// there already stays. Keeps what a later one has to replace.
class ReceiptScene final : public QObject
{
    Q_OBJECT

public:
    /// `last`: the receipt of this request that was saved before, if any.
    explicit ReceiptScene(const Services &services, std::optional<SavedReceipt> last = {},
                          QObject *parent = nullptr);

    /// Asks where, and writes down what `receipt` tells then: it has neither a revision nor a time.
    void save(std::function<Receipt()> receipt, QWidget *parent);

    /// Where more is known by now than was saved, it can be saved once more.
    void update();

    void show(); ///< what was saved, with the desktop's own program

    [[nodiscard]] const ReceiptState &state() const { return m_state; }
    [[nodiscard]] const std::optional<SavedReceipt> &last() const { return m_last; }

Q_SIGNALS:
    void saved(const farewell::SavedReceipt &receipt);
    void changed(); ///< state() is another

private:
    void write(const QString &path);
    void tell(const ReceiptState &state);

    Services m_services;
    [[nodiscard]] Receipt receiptNow() const;

    std::function<Receipt()> m_make;
    std::optional<Receipt> m_receipt; ///< saved last
    std::optional<SavedReceipt> m_last;
    QString m_page; ///< its path
    ReceiptState m_state;
};

/// `dialog` offers receipts of what `receipt` knows by then.
template <class Dialog>
void offerReceipts(ReceiptScene &scene, Dialog *dialog, std::function<Receipt()> receipt)
{
    QObject::connect(
        dialog, &Dialog::saveReceiptRequested, &scene,
        [&scene, dialog, receipt = std::move(receipt)] { scene.save(receipt, dialog); });
    QObject::connect(dialog, &Dialog::showReceiptRequested, &scene, &ReceiptScene::show);
    const auto show = [&scene, dialog] { dialog->showReceipt(scene.state()); };
    QObject::connect(&scene, &ReceiptScene::changed, dialog, show);
    show();
}

} // namespace farewell
