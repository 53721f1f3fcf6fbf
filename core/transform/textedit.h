// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace penstock {

//! Cuts and insertions in a text that is itself left alone. Keeps its buffers between texts.
class TextEdit
{
public:
    void clear() noexcept
    {
        m_edits.clear();
        m_inserted.clear();
    }
    [[nodiscard]] bool isEmpty() const noexcept { return m_edits.empty(); }

    //! Leaves out [begin, end). Cuts come in the order of the text and do not overlap.
    void cut(const char *begin, const char *end);

    //! Puts what `write` appends before `at`; insertions at the same place keep the order in which they came.
    template <typename Write>
    void insert(const char *at, Write write)
    {
        const auto begin = m_inserted.size();
        write(m_inserted);
        addInsertion(at, begin);
    }

    //! Appends `text` with the edits applied.
    void apply(std::string_view text, std::string &out) const;

private:
    struct Edit
    {
        const char *begin;
        const char *end;
        std::size_t insertedBegin;
        std::size_t insertedEnd;
    };

    void addInsertion(const char *at, std::size_t insertedBegin);

    std::vector<Edit> m_edits; //!< by place
    std::string m_inserted;
};

} // namespace penstock
