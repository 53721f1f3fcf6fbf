// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/bodymatcher.h"

#include "core/transform/jsonwalker.h"

#include <algorithm>
#include <memory>

namespace penstock {

namespace {

using Token = JsonWalker::Token;
using Member = JsonWalker::Member;

constexpr qsizetype padding = 64; // so far JsonWalker::read() may look behind the text

constexpr char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

struct FoldedHash
{
    std::size_t operator()(char c) const { return std::size_t(quint8(folded(c))); }
};

struct FoldedEqual
{
    bool operator()(char a, char b) const { return folded(a) == folded(b); }
};

bool isAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 128; });
}

} // namespace

//! Takes one body apart, event by event.
class BodyMatcher::Reader
{
public:
    //! `onEvent` gets where an event begins and which terms it has; false: enough.
    using OnEvent = std::function<bool(qsizetype, Bits)>;

    Reader(const BodyMatcher &matcher, const QByteArray &body, OnEvent onEvent)
        : m_matcher(matcher)
        , m_padded(body + QByteArray(padding, '\0'))
        , m_text(json::trimmed({m_padded.constData(), std::size_t(body.size())}))
        , m_onEvent(std::move(onEvent))
    {
    }

    void read()
    {
        if (!m_text.empty())
            (void)m_walker.read(m_text, [this](const Member &member) { return readRoot(member); });
    }

private:
    Token readRoot(const Member &member)
    {
        if (m_walker.keyOf(member) != "events" || !opens(member.value, '['))
            return m_walker.skip(member.value);
        return m_walker.elements(member.value, [this](Token element) { return readEvent(element); });
    }

    Token readEvent(Token element)
    {
        if (!opens(element, '{'))
            return m_walker.skip(element);
        m_found = 0;
        const Token next = m_walker.members(element, [this](const Member &member) { return readMember(member); });
        if (!next || !m_onEvent(m_walker.at(element) - m_padded.constData(), m_found))
            return nullptr;
        return next;
    }

    Token readMember(const Member &member)
    {
        const std::string_view key = m_walker.keyOf(member);
        if ((key == "event_attributes" || key == "user_attributes") && opens(member.value, '{'))
            return m_walker.members(member.value, [this](const Member &inner) { return readAttribute(inner); });
        if (key == "event_code" || key == "event_name")
            return take(FilterField::Event, member.value);
        if (key == "event_uuid")
            return take(FilterField::Uuid, member.value);
        return key == "uid" ? take(FilterField::Uid, member.value) : m_walker.skip(member.value);
    }

    Token readAttribute(const Member &member)
    {
        const std::string_view key = m_walker.keyOf(member);
        if (key == "campaign_id" || key == "campaign_name")
            return take(FilterField::Campaign, member.value, key == "campaign_name");
        // Who has no id of the customer's is known by the platform's.
        return key == "moengage_user_id" ? take(FilterField::Uid, member.value) : m_walker.skip(member.value);
    }

    Token take(FilterField field, Token value, bool isName = false)
    {
        const Token next = m_walker.skip(value);
        if (!next)
            return next;
        std::string_view text(m_walker.at(value), m_walker.endBefore(next));
        if (text.starts_with('"')) {
            text = text.substr(1, text.size() - 2);
            if (text.find('\\') != std::string_view::npos) {
                m_clear.clear();
                json::appendUnescaped(text, m_clear);
                text = m_clear;
            }
        }
        m_found |= m_matcher.meant(field, text, isName);
        return next;
    }

    [[nodiscard]] bool opens(Token value, char bracket) const { return *m_walker.at(value) == bracket; }

    const BodyMatcher &m_matcher;
    const QByteArray m_padded;
    const std::string_view m_text; //!< part of it
    const OnEvent m_onEvent;
    JsonWalker m_walker;
    std::string m_clear;
    Bits m_found = 0; //!< of the event that is read
};

BodyMatcher::BodyMatcher(const Filter &filter)
{
    for (const FilterTerm &term : filter.terms) {
        const auto *test = std::get_if<EventTest>(&term.test);
        if (!test)
            continue;
        (term.negated ? m_barred : m_asked) |= Bits(1) << m_terms.size();
        Term &added = m_terms.emplace_back(Term{test->field, {}});
        std::ranges::transform(test->values, std::back_inserter(added.values), &BodyMatcher::wanted);
    }
}

BodyMatcher::Wanted BodyMatcher::wanted(const QString &value)
{
    if (!isAscii(value))
        return {value, {}, [](std::string_view) { return true; }};
    const std::string text = value.toLower().toStdString();
    // The searcher keeps pointers into the text, so that it owns one that does not move.
    const auto owned = std::make_shared<const std::string>(text);
    const std::boyer_moore_horspool_searcher searcher(owned->begin(), owned->end(), FoldedHash(), FoldedEqual());
    return {value, text, [owned, searcher](std::string_view body) {
                return std::search(body.begin(), body.end(), searcher) != body.end();
            }};
}

bool BodyMatcher::matches(const QByteArray &body) const
{
    const Bits possible = this->possible({body.constData(), std::size_t(body.size())});
    if ((possible & m_asked) != m_asked)
        return false;
    if (m_asked == 0 && (possible & m_barred) == 0)
        return true;
    bool found = m_asked == 0;
    bool barred = false;
    Reader(*this, body, [&](qsizetype, Bits event) {
        found |= (event & m_asked) == m_asked;
        barred |= (event & m_barred) != 0;
        return !barred && (!found || m_barred != 0);
    }).read();
    return found && !barred;
}

std::optional<qsizetype> BodyMatcher::firstMatch(const QByteArray &body) const
{
    std::optional<qsizetype> first;
    if (m_asked == 0)
        return first;
    Reader(*this, body, [&](qsizetype begin, Bits event) {
        if ((event & m_asked) == m_asked)
            first = begin;
        return !first;
    }).read();
    return first;
}

BodyMatcher::Bits BodyMatcher::possible(std::string_view body) const
{
    Bits bits = 0;
    for (std::size_t i = 0; i < m_terms.size(); ++i) {
        if (std::ranges::any_of(m_terms[i].values, [body](const Wanted &value) { return value.isIn(body); }))
            bits |= Bits(1) << i;
    }
    // Words may stand there escaped.
    const Bits all = m_asked | m_barred;
    return bits != all && body.find('\\') != std::string_view::npos ? all : bits;
}

BodyMatcher::Bits BodyMatcher::meant(FilterField field, std::string_view text, bool isName) const
{
    const bool part = field == FilterField::Uuid || isName;
    const auto means = [&](const Wanted &value) {
        if (field == FilterField::Uid)
            return text == value.words.toStdString();
        if (value.folded.empty()) {
            const QString words = QString::fromUtf8(text.data(), qsizetype(text.size()));
            return part ? words.contains(value.words, Qt::CaseInsensitive)
                        : words.compare(value.words, Qt::CaseInsensitive) == 0;
        }
        if (part)
            return !std::ranges::search(text, value.folded, FoldedEqual()).empty();
        return std::ranges::equal(text, value.folded, FoldedEqual());
    };
    Bits bits = 0;
    for (std::size_t i = 0; i < m_terms.size(); ++i) {
        if (m_terms[i].field == field && std::ranges::any_of(m_terms[i].values, means))
            bits |= Bits(1) << i;
    }
    return bits;
}

} // namespace penstock
