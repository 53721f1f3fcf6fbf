// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/mailline.h"

#include <QRegularExpression>

#include <utility>

namespace penstock {

namespace {

QString withUnixLines(QString text)
{
    static const QRegularExpression ends(QStringLiteral("\\r\\n|[\\r\\x{0b}\\x{0c}\\x{85}\\x{2028}\\x{2029}]"));
    static const QRegularExpression invisible(QStringLiteral("[\\x{200b}-\\x{200f}\\x{2060}\\x{feff}\\x{ad}]"));
    text.replace(ends, QStringLiteral("\n"));
    return text.remove(invisible);
}

QChar plain(QChar c)
{
    switch (c.unicode()) {
    case u'\u201c':
    case u'\u201d':
    case u'\u201e':
    case u'\u201f':
    case u'\u00ab':
    case u'\u00bb':
        return u'"';
    case u'\u2018':
    case u'\u2019':
    case u'\u201a':
    case u'\u201b':
        return u'\'';
    case u'\uff1a':
        return u':';
    default:
        return c != u'\t' && c.isSpace() ? QChar(u' ') : c;
    }
}

//! Takes text off both forms of a line at once, so that they keep their length.
class Peeler
{
public:
    explicit Peeler(MailLine &line)
        : m_line(line)
    {
    }

    void quoteMarks()
    {
        static const QRegularExpression marks(QStringLiteral("^\\s*(?:>\\s*)+"));
        static const QRegularExpression bar(QStringLiteral("^\\s*\\|\\s+"));
        takeFront(marks);
        takeFront(bar);
    }

    void bullet()
    {
        static const QRegularExpression bullets(QStringLiteral(
            "^\\s*(?:[-*+\\x{2013}\\x{2014}]|[\\x{2022}\\x{25cf}\\x{25aa}\\x{25e6}\\x{b7}\\x{2023}]|"
            "\\(?\\d{1,3}[.)]|\\[[ xX]?\\])\\s+(?=\\S)|^\\s*[\\x{2022}\\x{25cf}\\x{25aa}\\x{b7}](?=\\S)"));
        static const QRegularExpression box(QStringLiteral("^\\s*\\[[ xX]?\\]\\s+")); // of a task list
        m_line.isListed = takeFront(bullets);
        takeFront(box);
    }

    //! "**Key:** value", "*Key*: value", "__Key:__ value", "## Key".
    void boldKey()
    {
        static const QRegularExpression heading(QStringLiteral("^\\s*#{1,6}\\s+(?=\\S)"));
        static const QRegularExpression bold(
            QStringLiteral("^\\s*(\\*{1,3}|_{1,2})(?=\\S)([^*]*?[^\\s*_:]\\s*:?)\\1(?=\\W|$)"));
        takeFront(heading);
        if (const auto match = bold.match(m_line.text); match.hasMatch()) {
            remove(match.capturedEnd(2), match.capturedLength(1));
            remove(match.capturedStart(1), match.capturedLength(1));
        }
    }

    void ends()
    {
        static const QRegularExpression front(QStringLiteral("^\\s+"));
        static const QRegularExpression back(QStringLiteral("\\s+$|\\s*\\|\\s*$"));
        takeFront(front);
        takeFront(back);
    }

private:
    bool takeFront(const QRegularExpression &what)
    {
        const auto match = what.match(m_line.text);
        if (match.hasMatch())
            remove(match.capturedStart(), match.capturedLength());
        return match.hasMatch();
    }

    void remove(qsizetype begin, qsizetype length)
    {
        m_line.text.remove(begin, length);
        m_line.exact.remove(begin, length);
    }

    MailLine &m_line;
};

} // namespace

QList<MailLine> mailLines(const QString &text)
{
    QList<MailLine> lines;
    for (const QString &exact : withUnixLines(text).split(u'\n')) {
        MailLine line{.number = int(lines.size()) + 1, .text = exact, .exact = exact};
        for (QChar &c : line.text)
            c = plain(c);
        Peeler peel(line);
        peel.quoteMarks();
        peel.bullet();
        peel.boldKey();
        peel.ends();
        lines.append(line);
    }
    return lines;
}

bool isFarewell(const QString &line)
{
    static const QRegularExpression farewell(
        QStringLiteral("^(?:--|__+|(?:(?:many |with "
                       ")?(?:best|kind|warm|kindest|warmest)?\\s*(?:regards|wishes)|best|cheers|sincerely|"
                       "yours\\b.*|thanks\\b.*|thank you\\b.*|many thanks\\b.*|br|sent from my .*)[\\s,.!]*)$"),
        QRegularExpression::CaseInsensitiveOption);
    return line.contains(farewell) && !line.contains(u':');
}

QString unquoted(const QString &text)
{
    static constexpr std::pair<QChar, QChar> pairs[] = {
        {u'"', u'"'},           {u'\'', u'\''},         {u'`', u'`'},           {u'\u201c', u'\u201d'},
        {u'\u2018', u'\u2019'}, {u'\u201e', u'\u201c'}, {u'\u00ab', u'\u00bb'}, {u'\u201d', u'\u201d'}};
    const QString trimmed = text.trimmed();
    for (const auto &[opening, closing] : pairs) {
        if (trimmed.size() >= 2 && trimmed.front() == opening && trimmed.back() == closing)
            return trimmed.mid(1, trimmed.size() - 2);
    }
    return trimmed;
}

} // namespace penstock
