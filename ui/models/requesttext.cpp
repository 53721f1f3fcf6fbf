// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/requesttext.h"

#include "core/event/catalog.h"
#include "core/transform/jsontext.h"
#include "ui/models/prettyjson.h"

#include <QCoreApplication>

#include <algorithm>

namespace penstock {

namespace {

using Place = RequestLine::Place;

// Beyond this a text field makes the window wait. Copies have all.
constexpr qsizetype shownOfLine = 4000;
constexpr std::size_t shownLines = 4000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

//! A line of indented JSON.
struct JsonLine
{
    QByteArrayView text; //!< without its indent
    qsizetype depth = 0;
    std::string_view key; //!< between its quotes, as it stands

    [[nodiscard]] bool opens() const { return text.endsWith('{') || text.endsWith('['); }
    [[nodiscard]] bool closes() const { return text.startsWith('}') || text.startsWith(']'); }
};

std::string_view keyOf(QByteArrayView text)
{
    if (!text.startsWith('"'))
        return {};
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            return text.sliced(i + 1).startsWith(": ") ? std::string_view(text.data() + 1, std::size_t(i - 1))
                                                       : std::string_view();
    }
    return {};
}

std::vector<JsonLine> linesOf(const QByteArray &pretty)
{
    std::vector<JsonLine> lines;
    for (qsizetype begin = 0; begin < pretty.size();) {
        qsizetype end = pretty.indexOf('\n', begin);
        if (end < 0)
            end = pretty.size();
        QByteArrayView text = QByteArrayView(pretty).sliced(begin, end - begin);
        qsizetype indent = 0;
        while (indent < text.size() && text[indent] == ' ')
            ++indent;
        text = text.sliced(indent);
        lines.push_back({text, indent / 2, keyOf(text)});
        begin = end + 1;
    }
    return lines;
}

QByteArray unescaped(std::string_view key)
{
    if (key.find('\\') == std::string_view::npos)
        return {key.data(), qsizetype(key.size())};
    std::string text;
    json::appendUnescaped(key, text);
    return QByteArray::fromStdString(text);
}

//! Walks through the body's lines and knows at each what it lies in.
class BodyLayout
{
public:
    BodyLayout(const QSet<QByteArray> &turned, const Catalog &catalog, RequestText &out)
        : m_turned(turned)
        , m_personal(catalog.attributes().personalData)
        , m_out(out)
    {
    }

    void add(const QByteArray &body)
    {
        m_pretty = prettyJson(body);
        m_lines = linesOf(m_pretty);
        m_severalEvents = countEvents() > 1;
        std::size_t at = 0;
        while (at < m_lines.size() && m_out.lines.size() < shownLines)
            at = addLine(at);
        if (at < m_lines.size()) {
            m_out.text += Words::tr("… more lines are not shown: copy or save the body to have them all") + u'\n';
            m_out.lines.push_back({});
        }
    }

private:
    struct Open
    {
        QByteArray path;
        QByteArray key;
        qint64 children = 0;
        bool isArray = false;
    };

    [[nodiscard]] std::size_t countEvents() const
    {
        return std::size_t(std::count_if(m_lines.begin(), m_lines.end(),
                                         [](const JsonLine &line) { return line.depth == 2 && line.opens(); }));
    }

    std::size_t addLine(std::size_t at)
    {
        const JsonLine &line = m_lines[at];
        RequestLine shown;
        if (line.closes()) {
            if (!m_open.empty())
                m_open.pop_back();
            append(line, QByteArray(), shown);
            return at + 1;
        }
        shown.key = unescaped(line.key);
        shown.place = line.key.data() ? placeOfKeys() : Place::None;
        shown.personal = isPersonal(shown) && !line.opens();
        const QByteArray path = pathOf(shown.key);
        if (!line.opens()) {
            append(line, QByteArray(), shown);
            return at + 1;
        }
        shown.fold = path;
        const std::size_t end = endOf(at);
        const bool isFolded = !path.isEmpty() && end < m_lines.size() && foldsAtFirst(path) != m_turned.contains(path);
        if (!isFolded) {
            m_open.push_back({path, shown.key, 0, line.text.endsWith('[')});
            append(line, QByteArray(), shown);
            return at + 1;
        }
        shown.folded = QStringLiteral(" … %1 ").arg(childrenOf(at, end));
        append(line, shown.folded.toUtf8() + m_lines[end].text.toByteArray(), shown);
        return end + 1;
    }

    void append(const JsonLine &line, const QByteArray &rest, RequestLine &shown)
    {
        QString text = QString::fromUtf8(line.text);
        if (text.size() > shownOfLine)
            text = text.left(shownOfLine) + u'…';
        m_out.text += QString(2 * line.depth, u' ') + text + QString::fromUtf8(rest) + u'\n';
        m_out.lines.push_back(std::move(shown));
    }

    QByteArray pathOf(const QByteArray &key)
    {
        if (m_open.empty())
            return {};
        Open &in = m_open.back();
        if (in.isArray)
            return in.path + '[' + QByteArray::number(in.children++) + ']';
        return in.path.isEmpty() ? key : in.path + '.' + key;
    }

    [[nodiscard]] Place placeOfKeys() const
    {
        // Root, events, event, attributes: one inside the other.
        if (m_open.size() == 1)
            return Place::Request;
        if (m_open.size() < 3 || m_open[1].key != "events")
            return Place::Deeper;
        if (m_open.size() == 3)
            return Place::Event;
        if (m_open.size() > 4)
            return Place::Deeper;
        const QByteArray &in = m_open[3].key;
        return in == "event_attributes"    ? Place::EventAttribute
               : in == "user_attributes"   ? Place::UserAttribute
               : in == "device_attributes" ? Place::DeviceAttribute
                                           : Place::Deeper;
    }

    [[nodiscard]] bool isPersonal(const RequestLine &line) const
    {
        return line.place != Place::None && line.place != Place::Deeper && line.place != Place::Request &&
               std::find(m_personal.begin(), m_personal.end(), line.key.toStdString()) != m_personal.end();
    }

    [[nodiscard]] bool foldsAtFirst(const QByteArray &path) const
    {
        return m_severalEvents && m_open.size() == 2 && path != "events[0]";
    }

    [[nodiscard]] std::size_t endOf(std::size_t at) const
    {
        std::size_t end = at + 1;
        while (end < m_lines.size() && m_lines[end].depth > m_lines[at].depth)
            ++end;
        return end;
    }

    [[nodiscard]] qint64 childrenOf(std::size_t at, std::size_t end) const
    {
        return std::count_if(
            m_lines.begin() + std::ptrdiff_t(at) + 1, m_lines.begin() + std::ptrdiff_t(end),
            [depth = m_lines[at].depth + 1](const JsonLine &line) { return line.depth == depth && !line.closes(); });
    }

    const QSet<QByteArray> &m_turned;
    const std::vector<std::string> &m_personal;
    RequestText &m_out;
    QByteArray m_pretty;
    std::vector<JsonLine> m_lines; //!< parts of it
    std::vector<Open> m_open;
    bool m_severalEvents = false;
};

void addHead(const QByteArray &head, RequestText &out)
{
    auto part = RequestLine::Part::Start;
    for (const QByteArray &line : head.split('\n')) {
        if (line.isEmpty())
            continue;
        out.text += QString::fromUtf8(line) + u'\n';
        out.lines.push_back({.part = part});
        part = RequestLine::Part::Header;
    }
    out.text += u'\n';
    out.lines.push_back({.part = RequestLine::Part::Gap});
}

bool holds(const std::vector<std::string> &list, const std::string &key)
{
    return std::find(list.begin(), list.end(), key) != list.end();
}

QString attributeMeaning(const RequestLine &line, const CatalogAttributes &known)
{
    const std::string key = line.key.toStdString();
    switch (line.place) {
    case Place::UserAttribute:
        if (holds(known.alwaysUser, key))
            return Words::tr("A user attribute that always goes along.");
        return holds(known.user, key) ? Words::tr("A standard user attribute.")
                                      : Words::tr("A user attribute of this workspace's own.");
    case Place::DeviceAttribute:
        if (holds(known.alwaysDevice, key))
            return Words::tr("A device attribute that always goes along.");
        return holds(known.device, key) ? Words::tr("A standard device attribute.")
                                        : Words::tr("A device attribute of this workspace's own.");
    case Place::EventAttribute:
        return Words::tr("An attribute of this event.");
    case Place::None:
    case Place::Request:
    case Place::Event:
    case Place::Deeper:
        break;
    }
    return {};
}

} // namespace

RequestText requestText(const QByteArray &head, const QByteArray &body, const QSet<QByteArray> &turned,
                        const Catalog &catalog)
{
    RequestText out;
    if (!head.isEmpty())
        addHead(head, out);
    if (!body.isEmpty())
        BodyLayout(turned, catalog, out).add(body);
    out.text.chop(1);
    return out;
}

QString keyMeaning(const RequestLine &line, const Catalog &catalog)
{
    if (line.place == Place::None || line.place == Place::Deeper)
        return {};
    const std::string_view meaning = catalog.meaning({line.key.constData(), std::size_t(line.key.size())});
    QString words = meaning.empty() ? attributeMeaning(line, catalog.attributes())
                                    : QString::fromUtf8(meaning.data(), qsizetype(meaning.size()));
    if (line.personal)
        words +=
            (words.isEmpty() ? QString() : QStringLiteral(" ")) + Words::tr("Personal data: it can identify a person.");
    return words;
}

} // namespace penstock
