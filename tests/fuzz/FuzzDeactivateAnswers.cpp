// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// One answer of the deactivation endpoint: what it means, how long to wait, what may be proved.

#include "tests/fuzz/Fuzz.h"

#include "app/deactivation/ProofChoice.h"
#include "app/matrix/DeactivateEndpoint.h"

#include <QUrlQuery>

#include <algorithm>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype errcodeLimit = 100;

void claimFailure(const Answer &answer)
{
    const Failure failure = failureOf(answer);
    claim(!failure.retryAfter || (*failure.retryAfter >= 0ms && *failure.retryAfter <= 1h),
          "nobody waits for more than an hour");
    claim((failure.cause == Cause::BadAnswer) == answer.isSuccess(), "only a 2xx is a bad answer");
    claim((failure.cause == Cause::RateLimited) == (answer.status == 429), "429 alone is a limit");
    claimClean(failure.errcode, errcodeLimit);
    claimClean(failure.serverText, 300);
}

void claimSorted(const Answer &answer)
{
    const DeactivateReply sorted = sortReply(answer);
    const QJsonObject object = answer.object.value_or(QJsonObject());
    const bool isOurs = object.isEmpty() || object.contains("id_server_unbind_result"_L1);
    const bool isDone = answer.isSuccess() && answer.object && isOurs
        && !object.contains("errcode"_L1) && !object.contains("flows"_L1)
        && !object.contains("session"_L1);
    claim(std::holds_alternative<reply::Deactivated>(sorted) == isDone,
          "a 2xx that looks like this endpoint's, and nothing else, is the server's yes");
    claim(!std::holds_alternative<reply::AlreadyDeactivated>(sorted)
              || answer.errcode() == "M_USER_DEACTIVATED"_L1,
          "M_USER_DEACTIVATED alone says that it was done before");
    claim(!std::holds_alternative<reply::NothingSent>(sorted), "what was answered was sent");
    claim(!std::holds_alternative<reply::Challenge>(sorted)
              || (answer.status == 401 && answer.object->contains("flows"_L1)),
          "a challenge is a 401 with flows");
    claim(answer.status < 500 || std::holds_alternative<reply::Unclear>(sorted),
          "trouble of the server proves nothing");
}

void claimOption(const ProofOption &option, const UiaChallenge &challenge)
{
    claim(!challenge.completed.contains(option.stage), "what is done is not asked for again");
    claim(std::ranges::any_of(
              challenge.flows,
              [&option](const QStringList &flow) { return flow.contains(option.stage); }),
          "only what the server named is asked for");
    if (option.way != ProofOption::Way::Sso && option.way != ProofOption::Way::Page) {
        return;
    }
    claim(!challenge.session.isEmpty(), "a page needs a session");
    const QUrl page = fallbackUrl(someServer(), option.stage, challenge.session);
    claimBelow(page, {u"_matrix"_s, u"client"_s, u"v3"_s, u"auth"_s});
    claim(page.path().endsWith("/fallback/web"_L1), "a page is a fallback page");
    const QUrlQuery query(page);
    claim(query.queryItems().size() == 1, "a session does not add to the query");
    claim(!challenge.session.isValidUtf16()
              || valuesIn(page.query(QUrl::FullyEncoded).toLatin1(), "session")
                  == QStringList{challenge.session},
          "a session arrives as it is");
}

void claimChallenge(const UiaChallenge &challenge)
{
    claim(challenge.flows.size() <= 20, "flows are bounded");
    claim(std::ranges::none_of(challenge.flows, &QStringList::isEmpty),
          "a flow asks for something");
    claimClean(challenge.serverText, 300);
    QList<ProofOption> seen;
    for (const ProofOption &option : proofOptions(challenge)) {
        claim(!seen.contains(option), "nothing is offered twice");
        claimOption(option, challenge);
        seen += option;
    }
}

} // namespace

void fuzz(const QByteArray &input)
{
    const Answer answer = answerFrom(input);
    claimFailure(answer);
    claimSorted(answer);
    if (const auto challenge = UiaChallenge::parse(answer.object.value_or(QJsonObject()))) {
        claimChallenge(*challenge);
    }
}
