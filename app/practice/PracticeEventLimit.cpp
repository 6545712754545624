// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeEventLimit.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

constexpr std::chrono::milliseconds oneEvery = 5s;

} // namespace

PracticeEventLimit::PracticeEventLimit(PracticeState &state)
    : m_state(state)
{
}

std::optional<PracticeAnswer> PracticeEventLimit::turnedAway(const PracticeAccount &account) const
{
    const int burst = m_state.settings().eventBurst;
    const auto known = m_forgottenAt.find(account.localpart);
    if (burst == 0 || known == m_forgottenAt.end()) {
        return std::nullopt;
    }
    const auto wait = known->second - oneEvery * (burst - 1) - m_state.timetable().now();
    if (wait <= 0ms) {
        return std::nullopt;
    }
    auto answer = PracticeAnswer::json({{u"errcode"_s, u"M_LIMIT_EXCEEDED"_s},
                                        {u"error"_s, u"Too Many Requests"_s},
                                        {u"retry_after_ms"_s, qint64(wait.count())}},
                                       429);
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait);
    answer.headers.append({"Retry-After", QByteArray::number(qint64(seconds.count()))});
    return answer;
}

void PracticeEventLimit::count(const PracticeAccount &account)
{
    auto &forgottenAt = m_forgottenAt[account.localpart];
    forgottenAt = std::max(forgottenAt, m_state.timetable().now()) + oneEvery;
}

} // namespace farewell
