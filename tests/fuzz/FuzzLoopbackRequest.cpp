// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// What anybody on this machine may send to the port that waits for the browser.

#include "tests/fuzz/Fuzz.h"

#include "app/signin/LoopbackRequest.h"

#include <algorithm>

using namespace farewell;
using namespace Qt::StringLiterals;

namespace {

using Verdict = LoopbackRequest::Verdict;

struct Read
{
    Verdict verdict = Verdict::Incomplete;
    LoopbackRequest request;
};

Read readFrom(QByteArrayView received)
{
    Read read;
    read.verdict = LoopbackRequest::parse(received, read.request);
    return read;
}

/// What came in pieces means the same in the end.
void claimSteady(const QByteArray &received, const Read &whole)
{
    for (const qsizetype size : {received.size() / 2, received.size() - 1, received.size() - 4}) {
        const Read early = readFrom(received.first(std::max<qsizetype>(size, 0)));
        const bool isSame = early.verdict == whole.verdict
            && early.request.path == whole.request.path
            && early.request.query == whole.request.query;
        claim(early.verdict == Verdict::Incomplete || isSame, "a verdict is not taken back");
    }
}

void claimRequest(const LoopbackRequest &request, const QByteArray &received)
{
    claim(request.path.startsWith('/') && !request.path.contains('?'), "a path is absolute");
    claim(received.startsWith("GET " + request.path), "a path is taken from a GET, as it was sent");
    claim(request.path.size() + request.query.size() < LoopbackRequest::maxHead, "a head is short");
    const QByteArray &path = request.path;
    const QByteArray tampered = path.chopped(1) + static_cast<char>(path.back() ^ 1);
    claim(request.hasPath(path), "a path is its own");
    claim(!request.hasPath(path + '/') && !request.hasPath(path.chopped(1))
              && !request.hasPath(tampered),
          "no other path is taken for it");
}

void claimToken(const LoopbackRequest &request)
{
    const auto token = request.value("loginToken");
    if (!token) {
        return;
    }
    const QString text = QString::fromUtf8(token->reveal());
    claim(!token->isEmpty() && text.toUtf8() == token->reveal(), "a token is text");
    claim(std::ranges::none_of(text, [](QChar c) { return c < u' ' || c == u'\x7F'; }),
          "a token breaks no line");
    claim(valuesIn(request.query, "loginToken") == QStringList{text},
          "a token is the only one, and the one that others read too");
}

} // namespace

void fuzz(const QByteArray &input)
{
    const Read read = readFrom(input);
    claimSteady(input, read);
    if (read.verdict == Verdict::Complete) {
        claimRequest(read.request, input);
        claimToken(read.request);
    }
}
