// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// A whole deactivation: a person who clicks anything at any time, and a server that answers
// anything.

#include "tests/fuzz/Fuzz.h"

#include "app/deactivation/DeactivationFlow.h"
#include "app/deactivation/Signs.h"

#include <algorithm>
#include <iterator>

using namespace farewell;
using namespace Qt::StringLiterals;

namespace {

using Order = DeactivationFlow::Order;

/// An answer in one line: tabs stand for the ends of its lines.
Answer answerIn(QByteArray line)
{
    return answerFrom(line.replace('\t', '\n'));
}

/// Stands for the driver, and keeps count of what must never break.
class Journey final
{
public:
    explicit Journey(bool isSso)
        : m_flow({isSso ? Session::Kind::Sso : Session::Kind::Password, true, false})
    {
    }

    /// One line: a letter for what happens, and what it brings.
    void happens(QByteArray line)
    {
        const char what = line.isEmpty() ? '\0' : line.front();
        line = line.sliced(std::min<qsizetype>(1, line.size()));
        m_now += std::chrono::minutes(7);
        switch (what) {
        case 'e':
            m_flow.eraseChosen(!m_flow.erase());
            break;
        case 'c':
            click(m_flow.confirmed());
            break;
        case 'p':
            click(m_flow.pageWanted());
            break;
        case 'o':
            m_flow.optionChosen(line.toInt());
            break;
        case 's':
            unasked(m_flow.stoppedWaiting());
            break;
        case 'q':
            unasked(m_flow.leftDialog());
            break;
        case 't':
            unasked(m_flow.coolingEnded());
            break;
        case 'a':
            answered(line);
            break;
        case 'l':
            lost(line == "sent" ? Sent::Perhaps : Sent::No);
            break;
        case 'w':
            looked(line);
            break;
        default:
            break;
        }
        claim(m_flow.outcome() != Outcome::Deactivated || m_isProved, "deactivated is proved");
        claim(!m_isUnderWay || m_flow.erase() == m_sentErase, "what was sent is what is shown");
    }

private:
    void click(Order order)
    {
        obey(order);
        if (order == Order::Send) {
            m_mayProve = m_flow.proof().kind == Proof::Kind::None;
        }
    }

    void unasked(Order order)
    {
        claim(order != Order::Send, "nothing but a click sends");
        obey(order);
    }

    void answered(const QByteArray &line)
    {
        if (!std::exchange(m_isUnderWay, false)) {
            return;
        }
        const DeactivateReply reply = sortReply(answerIn(line));
        m_isProved = m_isProved || std::holds_alternative<reply::Deactivated>(reply)
            || std::holds_alternative<reply::AlreadyDeactivated>(reply);
        const bool isAsked
            = std::exchange(m_mayProve, false) && std::holds_alternative<reply::Challenge>(reply);
        const Order order = m_flow.answered(reply, m_now);
        claim(order != Order::Send || isAsked,
              "a click's proof is sent once, when it is asked for");
        obey(order);
    }

    void lost(Sent sent)
    {
        if (std::exchange(m_isUnderWay, false)) {
            Failure failure = Failure::of(Cause::ConnectionLost);
            failure.sent = sent;
            unasked(m_flow.answered(sortReply(unexpected(failure)), m_now));
        }
    }

    void looked(const QByteArray &line)
    {
        if (!m_flow.isFindingOut() || !m_flow.verification().mayAskSignIn()) {
            return;
        }
        const SignInSign sign = signOf(whoAmIOf(answerIn(line)), alice());
        m_isProved = m_isProved || sign == SignInSign::UserDeactivated;
        m_flow.signInLooked(sign, m_now);
        m_flow.lookEnded(m_now);
    }

    void obey(Order order)
    {
        if (order == Order::Send) {
            claim(!m_isUnderWay, "one request at a time");
            claim(!m_flow.isFindingOut(), "nothing is sent while it is found out what came of it");
            const Proof proof = m_flow.proof();
            claim(proof.kind != Proof::Kind::Session || !proof.session.isEmpty(),
                  "what was proved in the browser is named by its session");
            claim(proof.kind == Proof::Kind::None || m_flow.erase() == m_sentErase,
                  "a proof is for the choice it was asked for");
            m_sentErase = m_flow.erase();
            m_isUnderWay = true;
        }
        if (order == Order::OpenPage) {
            claim(!m_flow.session().isEmpty(), "a page needs a session");
            claimBelow(fallbackUrl(someServer(), m_flow.stage(), m_flow.session()),
                       {u"_matrix"_s, u"client"_s, u"v3"_s, u"auth"_s});
        }
    }

    DeactivationFlow m_flow;
    std::chrono::milliseconds m_now{0};
    bool m_isUnderWay = false; ///< a request that has no answer yet
    bool m_sentErase = false;  ///< in the last request
    bool m_mayProve = false;   ///< its click may still bring a proof
    bool m_isProved = false;   ///< the server has said that the account is deactivated
};

} // namespace

void fuzz(const QByteArray &input)
{
    const QList<QByteArray> lines = input.split('\n');
    Journey journey(lines.constFirst() == "sso");
    std::for_each(std::next(lines.begin()), lines.end(),
                  [&journey](const QByteArray &line) { journey.happens(line); });
}
