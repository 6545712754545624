// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeMedia.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr QLatin1StringView avatarId{"avatarofalice"};

} // namespace

PracticeMedia::PracticeMedia(PracticeState &state, PracticeRoutes &routes)
    : m_state(state)
{
    const auto downloadOpen = [this](const PracticeCall &call) { return download(call); };
    const auto thumbnailOpen = [this](const PracticeCall &call) { return thumbnail(call); };
    const auto forMembers = [this](const PracticeRoutes::Handler &open) {
        return [this, open](const PracticeCall &call) {
            const auto account = m_state.requester(call);
            return account ? open(call) : account.error();
        };
    };
    routes.add("GET", "/_matrix/client/v1/media/download/*/*", forMembers(downloadOpen));
    routes.add("GET", "/_matrix/client/v1/media/thumbnail/*/*", forMembers(thumbnailOpen));
    routes.add("GET", "/_matrix/media/v3/download/*/*", downloadOpen);
    routes.add("GET", "/_matrix/media/v3/thumbnail/*/*", thumbnailOpen);
}

PracticeAnswer PracticeMedia::download(const PracticeCall &call) const
{
    if (call.captured[0] != m_state.serverName() || call.captured[1] != avatarId) {
        return PracticeAnswer::error(
            404, u"M_NOT_FOUND"_s, u"Not found '%1'"_s.arg(QString::fromLatin1(call.request.path)));
    }
    return {.headers = {{"Content-Type", "image/png"}}, .body = practiceAvatarPng()};
}

PracticeAnswer PracticeMedia::thumbnail(const PracticeCall &call) const
{
    for (const auto &side : {u"width"_s, u"height"_s}) {
        if (call.queryItem(side).isEmpty()) {
            return PracticeAnswer::error(
                400, u"M_MISSING_PARAM"_s,
                u"Missing required integer query parameter %1"_s.arg(side));
        }
    }
    return download(call);
}

QString practiceAvatarUri(const QString &serverName)
{
    return u"mxc://%1/%2"_s.arg(serverName, avatarId);
}

QByteArray practiceAvatarPng()
{
    return QByteArray::fromBase64(
        "iVBORw0KGgoAAAANSUhEUgAAAGAAAABgAQMAAADYVuV7AAAABlBMVEULelXX8uZnNKk1AAAAnElEQVR42u3R"
        "PQ7DIAwFYBBDxhyhR+FocLQcJUfI2AHxGmSRFyuQNqrSqZ74Bhv/GPOPRozLDiHzbYG4wQETUwAmPYBnGx5I"
        "rAzkNrDGe9iCeD8+bOdkHjV2fztqiWq9avHqJPpYX4dnnycH7h7LFdSkoWDmoBzVFyQWYzmA5awgHuEEE7+p"
        "HymMgoUN1Bb68IJ0RBDkKwB2A/0eL23hWWrBzEqMAAAAAElFTkSuQmCC");
}

} // namespace farewell
