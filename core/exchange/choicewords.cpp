// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/choicewords.h"

#include "core/event/catalog.h"
#include "core/exchange/eventwords.h"
#include "core/exchange/mailline.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

enum class Said { Nothing, Unfilled, All, Campaign, None, List, Names };

bool matches(const QString &text, const QString &pattern)
{
    const QRegularExpression form(QStringLiteral("^(?:%1)[.!]?$").arg(pattern),
                                  QRegularExpression::CaseInsensitiveOption);
    return text.contains(form);
}

// What the template itself has in its lines, and other words for "not yet".
bool isUnfilled(const QString &text)
{
    return matches(text,
                   QStringLiteral("all ?/ ?list(?: of .*)?|list of .* to export|<.*>|\\[.*\\]|tbd|tba|todo|\\?+"));
}

Said whatIsSaid(const QString &text)
{
    if (text.isEmpty())
        return Said::Nothing;
    if (isUnfilled(text))
        return Said::Unfilled;
    if (matches(text,
                QStringLiteral("all|\\*|everything|all (?:the )?(?:events|(?:user |device )?(?:properties|attributes))|"
                               "yes,? all|export all|complete")))
        return Said::All;
    if (matches(text, QStringLiteral("(?:all )?(?:the )?campaign (?:interaction )?events(?: only)?|"
                                     "(?:all )?campaign interactions?")))
        return Said::Campaign;
    if (matches(text, QStringLiteral("none|no|nothing|n/?a|-+")))
        return Said::None;
    if (matches(text, QStringLiteral("(?:a |the |custom )?list(?: of .*)?(?: below)?|selected(?: .*)?|specific(?: .*)?|"
                                     "(?:as |see )?(?:listed |the )?(?:list )?below|some|custom")))
        return Said::List;
    return Said::Names;
}

QList<ChoiceWords> pieces(const ChoiceWords &words)
{
    static const QRegularExpression separators(QStringLiteral("[,;\\t|]"));
    QList<ChoiceWords> pieces;
    for (const QString &part : words.text.split(separators)) {
        if (const QString piece = unquoted(part); !piece.isEmpty())
            pieces.append({piece, words.line});
    }
    return pieces;
}

//! What was said as a whole, and the pieces of the list where there is one.
struct Choice
{
    Said said = Said::Nothing;
    int line = 0;
    QList<ChoiceWords> pieces;
};

Choice choiceIn(const ChoiceFacts &facts)
{
    Choice choice{whatIsSaid(facts.choice.text), facts.choice.line, {}};
    if (choice.said == Said::Names)
        choice.pieces = pieces(facts.choice);
    for (const ChoiceWords &words : facts.list) {
        const Said said = whatIsSaid(words.text);
        if (said == Said::Names)
            choice.pieces += pieces(words);
        else if (said == Said::All || said == Said::Campaign)
            choice.said = said;
    }
    return choice;
}

//! The remarks that events and properties have in common; the mode that holds in the end.
Said settled(const Choice &choice, const QString &what, DraftMaker &draft)
{
    const bool hasList = !choice.pieces.isEmpty();
    if (hasList && (choice.said == Said::All || choice.said == Said::Campaign))
        draft.remark(Remark::Kind::Unclear, choice.line,
                     Words::tr("All %1 are to be exported, and a list of them stands there, too: the list was taken.")
                         .arg(what));
    if (hasList)
        return Said::Names;
    switch (choice.said) {
    case Said::Nothing:
    case Said::Unfilled:
        draft.remark(Remark::Kind::Assumed, choice.line,
                     Words::tr("The text does not say which %1 to export: all of them are.").arg(what));
        return Said::All;
    case Said::List:
    case Said::Names:
        draft.remark(Remark::Kind::Missing, choice.line, Words::tr("The list of %1 is missing.").arg(what));
        return Said::List;
    case Said::All:
    case Said::Campaign:
    case Said::None:
        return choice.said;
    }
    Q_UNREACHABLE();
}

void addEvents(const ChoiceWords &piece, const Catalog &catalog, QStringList &events, DraftMaker &draft)
{
    const QStringList meant = eventsMeant(piece.text, catalog);
    if (meant.size() > 1)
        draft.remark(Remark::Kind::Assumed, piece.line,
                     Words::tr("“%1” was taken for %2.").arg(piece.text, meant.join(QLatin1String(", "))));
    events += meant.isEmpty() ? QStringList(piece.text) : meant;
    if (!meant.isEmpty())
        return;
    const QString nearest = nearestEvent(piece.text, catalog);
    draft.remark(
        Remark::Kind::Unclear, piece.line,
        nearest.isEmpty()
            ? Words::tr("The event “%1” is not in the catalog: it stays as a code of your own.").arg(piece.text)
            : Words::tr("The event “%1” is not in the catalog: did you mean “%2”? It stays as written.")
                  .arg(piece.text, nearest));
}

} // namespace

EventSelection readEventChoice(const ChoiceFacts &facts, const Catalog &catalog, DraftMaker &draft)
{
    const Choice choice = choiceIn(facts);
    switch (settled(choice, Words::tr("events"), draft)) {
    case Said::Campaign:
        return {EventSelection::Mode::Campaign, {}};
    case Said::Names:
    case Said::List:
    case Said::None:
        break;
    case Said::Nothing:
    case Said::Unfilled:
    case Said::All:
        return {EventSelection::Mode::All, {}};
    }
    EventSelection selection{EventSelection::Mode::List, {}};
    for (const ChoiceWords &piece : choice.pieces)
        addEvents(piece, catalog, selection.events, draft);
    selection.events.removeDuplicates();
    return selection;
}

AttributeSelection readAttributeChoice(const ChoiceFacts &facts, const QString &what,
                                       const std::vector<std::string> &known, DraftMaker &draft)
{
    const Choice choice = choiceIn(facts);
    const Said said = settled(choice, what, draft);
    AttributeSelection selection{said != Said::Names && said != Said::List && said != Said::None, {}};
    for (const ChoiceWords &piece : choice.pieces) {
        const auto spelt = std::ranges::find_if(known, [&piece](const std::string &name) {
            return piece.text.compare(QString::fromStdString(name), Qt::CaseInsensitive) == 0;
        });
        selection.names.append(spelt == known.end() ? piece.text : QString::fromStdString(*spelt));
    }
    selection.names.removeDuplicates();
    return selection;
}

bool continuesChoice(const QString &text, bool isListed, const QString &before, const Catalog &catalog)
{
    return isListed || before.endsWith(u',') || before.endsWith(u';') || text.contains(u',') ||
           !eventsMeant(text, catalog).isEmpty();
}

} // namespace penstock
