// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/Services.h"
#include "ui/record/LetterDialog.h"
#include "ui/record/LetterSentences.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <utility>

namespace farewell {

/// The letter to the people who run a server. It says what is known when it is opened; where the
/// person has changed it, it stays as they have it.
class LetterScene final : public QObject
{
    Q_OBJECT

public:
    explicit LetterScene(const Services &services, QObject *parent = nullptr);
    ~LetterScene() override;

    void open(LetterSubject about, QWidget *parent);
    void showContacts(const SupportContacts &contacts);

    /// Whom an answer of the server names itself, and who comes first.
    void setNamed(const QString &contact) { m_named = contact; }

private:
    void openMail();
    void onMailNotOpened();
    void keepDraft();
    [[nodiscard]] SupportContacts contacts() const;

    Services m_services;
    SupportContacts m_contacts;
    QString m_named;
    LetterDraft m_written; ///< by us, last
    LetterDraft m_draft;   ///< as the person has left it
    QPointer<LetterDialog> m_dialog;
};

/// `dialog` offers a letter about what `about` tells by then.
template <class Dialog>
void offerLetters(LetterScene &scene, Dialog *dialog, std::function<LetterSubject()> about)
{
    QObject::connect(dialog, &Dialog::letterRequested, &scene,
                     [&scene, dialog, about = std::move(about)] { scene.open(about(), dialog); });
}

} // namespace farewell
