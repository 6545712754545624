// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/Fault.h"

#include <QList>
#include <QTcpServer>

#include <optional>

namespace farewell {

class Clock;
class FaultConnection;

/// A request as the proxy saw it: nothing is decoded; neither query nor headers nor body are kept.
struct FaultRequest
{
    QByteArray verb;
    QByteArray path;        ///< percent-encoded as sent, without the query
    bool forwarded = false; ///< the server behind the proxy got it
    bool faulted = false;
};

/// The bad line between a client and a homeserver: stands on 127.0.0.1 in front of another server
/// there, passes everything through byte for byte, and breaks what it was told to break.
///
/// So a lost connection can be practised and tested: a server cannot by itself end a connection at
/// the wrong moment, send an answer in drops or not at all, or show other people's pages. It works
/// from the event loop of its thread and takes all its time from the clock. Put its baseUrl() into
/// PracticeSettings::publicBaseUrl, and discovery leads here.
class FaultProxy final : public QObject
{
    Q_OBJECT

public:
    /// `upstream` is the server's base URL, "http://127.0.0.1:PORT".
    FaultProxy(const QString &upstream, Clock &clock, QObject *parent = nullptr);
    ~FaultProxy() override;

    /// Takes a free port.
    [[nodiscard]] bool start();

    [[nodiscard]] QString baseUrl() const; ///< "http://127.0.0.1:PORT", no slash at the end

    /// Breaks the next request of that verb whose encoded path ends so, once. Several are given in
    /// the order they were scripted.
    void faultNext(const QByteArray &verb, const QByteArray &pathSuffix, const Fault &fault);

    /// Breaks all such requests for which nothing else is scripted. The first call counts.
    void faultAlways(const QByteArray &verb, const QByteArray &pathSuffix, const Fault &fault);

    /// Everything is passed through again; what is broken already stays so.
    void forgetFaults() { m_script.clear(); }

    /// The server is gone: every connection ends, and new ones are refused.
    void goAway();

    /// It listens again, where it did.
    [[nodiscard]] bool comeBack();

    /// How many answers wait for their time, by the clock.
    [[nodiscard]] qsizetype heldBack() const;

    /// What came in so far, oldest first.
    [[nodiscard]] const QList<FaultRequest> &requests() const { return m_requests; }
    [[nodiscard]] QList<FaultRequest> requestsTo(const QByteArray &pathSuffix) const;

private:
    friend class FaultConnection;

    struct Scripted
    {
        QByteArray verb;
        QByteArray pathSuffix;
        Fault fault;
        bool always;
    };

    /// Notes a request whose head is there, and says what is to go wrong with it.
    [[nodiscard]] std::optional<Fault> meet(const QByteArray &verb, const QByteArray &path,
                                            bool isReuse);
    [[nodiscard]] std::optional<Fault> take(const QByteArray &verb, const QByteArray &path,
                                            bool isReuse);
    void accept();

    Clock &m_clock;
    quint16 m_upstream;
    quint16 m_port = 0;
    QTcpServer m_listener;
    QList<Scripted> m_script;
    QList<FaultRequest> m_requests;
};

} // namespace farewell
