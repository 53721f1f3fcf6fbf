// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/contentsearch.h"

#include <algorithm>

namespace penstock {

ContentSearch::ContentSearch(const Filter &filter, QObject *parent)
    : QObject(parent)
    , m_matcher(std::make_shared<const BodyMatcher>(filter))
{
}

BodyAnswer ContentSearch::ask(BatchId batch)
{
    const BodyAnswer answer = m_answers.of(batch);
    if (answer != BodyAnswer::Unknown)
        return answer;
    m_answers.set(batch, BodyAnswer::Asked);
    m_waiting.push_back(batch);
    std::ranges::push_heap(m_waiting);
    ++m_asked;
    askSoon();
    return BodyAnswer::Asked;
}

//! Who asks is about to ask for more.
void ContentSearch::askSoon()
{
    if (std::exchange(m_isAsking, true))
        return;
    QMetaObject::invokeMethod(this, &ContentSearch::askNext, Qt::QueuedConnection);
}

void ContentSearch::askNext()
{
    std::vector<BatchId> next;
    while (!m_waiting.empty() && next.size() < batchesAtOnce) {
        std::ranges::pop_heap(m_waiting);
        next.push_back(m_waiting.back());
        m_waiting.pop_back();
    }
    m_isAsking = !next.empty();
    m_sent = next;
    if (m_isAsking)
        Q_EMIT bodiesWanted(m_matcher, next);
}

void ContentSearch::take(const SearchedBodies &searched)
{
    if (searched.matcher != m_matcher)
        return;
    QList<BatchId> passing;
    for (const auto &[batch, answer] : searched.answers) {
        m_answers.set(batch, answer);
        m_unread += answer == BodyAnswer::Unread;
        if (answer == BodyAnswer::Yes)
            passing.append(batch);
    }
    m_answered += qint64(searched.answers.size());
    for (std::size_t i = searched.answers.size(); i < m_sent.size(); ++i) {
        m_waiting.push_back(m_sent[i]);
        std::ranges::push_heap(m_waiting);
    }
    if (!passing.isEmpty())
        Q_EMIT found(passing);
    Q_EMIT progressed();
    askNext();
}

} // namespace penstock
