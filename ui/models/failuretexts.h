// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/delivery/failurecause.h"

#include <QHash>
#include <QString>

#include <vector>

namespace penstock {

//! Why batches failed. A text is kept once, however many batches have it.
class FailureTexts final
{
public:
    static constexpr int none = -1;

    void set(BatchId batch, const QString &text); //!< empty: the batch has none
    void remove(BatchId batch) { m_numbers.remove(batch); }

    [[nodiscard]] QString of(BatchId batch) const;
    [[nodiscard]] int numberOf(BatchId batch) const { return m_numbers.value(batch, none); } //!< in `texts`

    //! Of a text, by its number.
    [[nodiscard]] FailureCause cause(int number) const { return m_causes[std::size_t(number)]; }

    //! All that were ever seen; it only grows.
    [[nodiscard]] const std::vector<QString> &texts() const { return m_texts; }

private:
    std::vector<QString> m_texts;
    std::vector<FailureCause> m_causes; //!< of each text
    QHash<QString, int> m_known;
    QHash<BatchId, int> m_numbers;
};

} // namespace penstock
