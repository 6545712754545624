// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeFetch.h"

#include <httplib.h>

extern "C" Q_DECL_EXPORT void farewellFetchPracticePage(int port, const QByteArray &target,
                                                        farewell::PracticePage &page)
{
    constexpr time_t seconds = 5;
    httplib::Client client("127.0.0.1", port);
    client.set_connection_timeout(seconds);
    client.set_read_timeout(seconds);
    const httplib::Result answer = client.Get(target.constData());
    if (answer) {
        page = {.status = answer->status,
                .location = QByteArray::fromStdString(answer->get_header_value("Location")),
                .body = QByteArray::fromStdString(answer->body)};
    }
}
