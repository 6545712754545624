// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/ServerEndpoints.h"
#include "ui/Services.h"

#include <QObject>

namespace farewell {

/// Asks a server for the people who run it. Once it has told, they do not change; while the line is
/// down it may be asked again.
class WhomToAsk final : public QObject
{
    Q_OBJECT

public:
    WhomToAsk(Services services, QString serverName, QObject *parent = nullptr);

    void ask();
    [[nodiscard]] const SupportContacts &contacts() const { return m_contacts; }

Q_SIGNALS:
    void told(const farewell::SupportContacts &contacts);

private:
    Services m_services;
    QString m_serverName;
    bool m_hasAsked = false;
    SupportContacts m_contacts;
};

/// Shows them in `dialog` as soon as they are known. What comes back lives as long, for others who
/// want to be told.
template <class Dialog>
WhomToAsk *showWhomToAsk(Dialog *dialog, const Services &services, const QString &serverName)
{
    auto *question = new WhomToAsk(services, serverName, dialog);
    QObject::connect(question, &WhomToAsk::told, dialog, &Dialog::showContacts);
    question->ask();
    return question;
}

} // namespace farewell
