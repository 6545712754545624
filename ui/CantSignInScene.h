// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/Services.h"

#include <QObject>
#include <QPointer>

class QUrl;

namespace farewell {

class CantSignInDialog;
struct SignInHelp;

/// Shows what somebody can do who cannot sign in, and finds out whom they could ask.
class CantSignInScene final : public QObject
{
    Q_OBJECT

public:
    explicit CantSignInScene(Services services);

    void open(const SignInHelp &help, QWidget *behind);

Q_SIGNALS:
    void pageWanted(const QUrl &page);
    void accountPageWanted();
    void administerWanted();

private:
    Services m_services;
    QPointer<CantSignInDialog> m_dialog;
};

} // namespace farewell
