// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace penstock {

//! Runs `work` in a thread of the pool, then `then` with what it gave in the thread of `context`; not when `context` is
//! gone by then.
template <typename Work, typename Then>
void inBackground(QObject *context, Work work, Then then)
{
    // `context` may go while the thread works: the answer goes by an object that both may leave alone.
    auto *carrier = new QObject;
    const auto answer = std::make_shared<std::optional<std::invoke_result_t<Work>>>();
    QObject::connect(carrier, &QObject::destroyed, context, [answer, then = std::move(then)] { then(**answer); });
    QThreadPool::globalInstance()->start([carrier, answer, work = std::move(work)] {
        answer->emplace(work());
        carrier->deleteLater();
    });
}

} // namespace penstock
