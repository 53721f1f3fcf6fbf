// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/history.h"

namespace penstock {

//! Which batches of a list have the events that a filter asks for: searches their bodies, the newest first, a few at a
//! time, and remembers each answer, as bodies do not change.
class ContentSearch final : public QObject
{
    Q_OBJECT

public:
    static constexpr int batchesAtOnce = 256;

    explicit ContentSearch(const Filter &filter, QObject *parent = nullptr);

    [[nodiscard]] bool isNeeded() const { return m_matcher->isNeeded(); }

    //! Asked for the first time it begins a search.
    [[nodiscard]] BodyAnswer ask(BatchId batch);

    //! Of another search nothing is taken.
    void take(const SearchedBodies &searched);

    [[nodiscard]] qint64 asked() const { return m_asked; } //!< batches
    [[nodiscard]] qint64 answered() const { return m_answered; }
    [[nodiscard]] qint64 unread() const { return m_unread; } //!< of those answered: no body could be read
    [[nodiscard]] bool isSearching() const { return m_answered < m_asked; }

Q_SIGNALS:
    void bodiesWanted(const std::shared_ptr<const penstock::BodyMatcher> &matcher,
                      const std::vector<penstock::BatchId> &batches);
    void found(const QList<penstock::BatchId> &batches);
    void progressed();

private:
    void askSoon();
    void askNext();

    const std::shared_ptr<const BodyMatcher> m_matcher;
    BodyAnswers m_answers;
    std::vector<BatchId> m_waiting; //!< a heap, the newest on top
    std::vector<BatchId> m_sent;    //!< the question that is on its way
    bool m_isAsking = false;
    qint64 m_asked = 0;
    qint64 m_answered = 0;
    qint64 m_unread = 0;
};

} // namespace penstock
