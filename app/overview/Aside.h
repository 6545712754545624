// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace farewell {

/// Has a thread of its own do what would keep the windows from moving, and calls back from the
/// event loop, unless `context` dies first. `work` may only use what it brings along.
template <class T>
void aside(QObject *context, std::function<T()> work, std::function<void(T)> reply)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher,
                     [watcher, reply = std::move(reply)] {
                         watcher->deleteLater();
                         T result = watcher->future().result();
                         const auto last = reply; // it may destroy the context, and us with it
                         last(std::move(result));
                     });
    const auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
}

} // namespace farewell
