// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeAdminMedia.h"

#include "app/practice/PracticeQuery.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

PracticeAdminMedia::PracticeAdminMedia(PracticeAdminDoor &door)
    : m_door(door)
{
    door.add("GET", "/v1/users/*/media",
             [this](const PracticeCall &call, PracticeAccount &) { return list(call); });
    door.add("DELETE", "/v1/users/*/media",
             [this](const PracticeCall &call, PracticeAccount &) { return remove(call); });
}

PracticeResult<PracticeAdminMedia::Page> PracticeAdminMedia::pageIn(const PracticeCall &call) const
{
    const auto account
        = m_door.accountOf(call.captured[0], PracticeAdminDoor::onlyLocal(), u"Unknown user"_s);
    if (!account) {
        return tl::unexpected(account.error());
    }
    const auto from = integerIn(call, u"from"_s, 0);
    const auto limit = integerIn(call, u"limit"_s, 100);
    if (!from || !limit) {
        return tl::unexpected(from ? limit.error() : from.error());
    }
    QStringList files = (*account)->files;
    std::reverse(files.begin(), files.end());
    return Page{*account, *from, *limit, files.mid(*from, *limit)};
}

PracticeAnswer PracticeAdminMedia::list(const PracticeCall &call) const
{
    const auto page = pageIn(call);
    if (!page) {
        return page.error();
    }
    const qint64 created = page->account->created * 1000;
    QJsonArray media;
    for (const auto &file : page->files) {
        media += QJsonObject{{u"media_id"_s, file},
                             {u"media_type"_s, u"image/jpeg"_s},
                             {u"media_length"_s, 123'456},
                             {u"upload_name"_s, file + u".jpg"_s},
                             {u"created_ts"_s, created},
                             {u"url_cache"_s, QJsonValue()},
                             {u"last_access_ts"_s, created},
                             {u"quarantined_by"_s, QJsonValue()},
                             {u"safe_from_quarantine"_s, false},
                             {u"user_id"_s, call.captured[0]},
                             {u"authenticated"_s, true},
                             {u"sha256"_s, QJsonValue()}};
    }
    const qsizetype total = page->account->files.size();
    QJsonObject answer{{u"media"_s, media}, {u"total"_s, total}};
    if (page->from < total && page->limit < total - page->from) {
        answer.insert(u"next_token"_s, page->from + media.size()); // a number here
    }
    return PracticeAnswer::json(answer);
}

/// `total` counts what this very request deleted.
PracticeAnswer PracticeAdminMedia::remove(const PracticeCall &call) const
{
    const auto page = pageIn(call);
    if (!page) {
        return page.error();
    }
    for (const auto &file : page->files) {
        page->account->files.removeOne(file);
    }
    return PracticeAnswer::json({{u"deleted_media"_s, QJsonArray::fromStringList(page->files)},
                                 {u"total"_s, page->files.size()}});
}

} // namespace farewell
