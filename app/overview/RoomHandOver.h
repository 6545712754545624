// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/RoomHandOverFlow.h"

#include <QObject>

namespace farewell {

class SignedIn;

/// Carries out a RoomHandOverFlow, one request at a time. When it goes, it asks nothing more; what
/// was sent by then may be done all the same.
class RoomHandOver final : public QObject
{
    Q_OBJECT

public:
    RoomHandOver(SignedIn &signedIn, QString roomId, RoomHandOverFlow flow,
                 QObject *parent = nullptr);

    void start(); ///< once

    [[nodiscard]] const RoomHandOverResult &result() const { return m_flow.result(); }

    /// The one request that changes something is on its way, or may be.
    [[nodiscard]] bool isWritten() const { return m_isWritten; }

Q_SIGNALS:
    void ended();

private:
    void obey(RoomHandOverFlow::Order order);
    void readPermissions();
    void readBack();
    void askMembership();
    void write();

    SignedIn &m_signedIn;
    QString m_roomId;
    RoomHandOverFlow m_flow;
    bool m_isWritten = false;
};

} // namespace farewell
