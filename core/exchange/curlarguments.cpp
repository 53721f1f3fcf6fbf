// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/curlarguments.h"

namespace penstock {

namespace {

ShellWord behind(const ShellWord &word, qsizetype begin)
{
    ShellWord rest{.text = word.text.mid(begin), .line = word.line, .variables = {}};
    for (const qsizetype place : word.variables) {
        if (place >= begin)
            rest.variables.append(place - begin);
    }
    return rest;
}

class Reader
{
public:
    explicit Reader(const QList<ShellWord> &words)
        : m_words(words)
    {
    }

    [[nodiscard]] CurlArguments read()
    {
        bool optionsEnded = false;
        while (m_at < m_words.size()) {
            const ShellWord &word = m_words[m_at++];
            if (optionsEnded || !word.text.startsWith(u'-') || word.text.size() == 1)
                m_arguments.addresses.append(word);
            else if (word.text == QLatin1String("--"))
                optionsEnded = true;
            else if (word.text.startsWith(QLatin1String("--")))
                longOption(word);
            else
                shortOptions(word);
        }
        return m_arguments;
    }

private:
    void longOption(const ShellWord &word)
    {
        const auto equals = word.text.indexOf(u'=');
        const QString name = word.text.mid(2, equals < 0 ? -1 : equals - 2);
        const CurlOption *option = findCurlOption(name);
        if (!option && name.startsWith(QLatin1String("no-")))
            option = findCurlOption(name.mid(3));
        CurlArgument argument{.option = option, .written = QLatin1String("--") + name, .value = {.line = word.line}};
        if (option && option->hasValue && equals >= 0)
            argument.value = behind(word, equals + 1);
        else
            takeValue(argument);
        m_arguments.options.append(argument);
    }

    void shortOptions(const ShellWord &word)
    {
        for (qsizetype i = 1; i < word.text.size(); ++i) {
            const CurlOption *option = findCurlOption(word.text[i]);
            CurlArgument argument{
                .option = option, .written = QStringLiteral("-%1").arg(word.text[i]), .value = {.line = word.line}};
            const bool hasValueHere = option && option->hasValue && i + 1 < word.text.size();
            if (hasValueHere)
                argument.value = behind(word, i + 1);
            else
                takeValue(argument);
            m_arguments.options.append(argument);
            if (hasValueHere || !option) // what stands behind an unknown letter may be its value
                return;
        }
    }

    void takeValue(CurlArgument &argument)
    {
        if (!argument.option || !argument.option->hasValue)
            return;
        argument.lacksValue = m_at == m_words.size();
        if (!argument.lacksValue)
            argument.value = m_words[m_at++];
    }

    const QList<ShellWord> &m_words;
    qsizetype m_at = 0;
    CurlArguments m_arguments;
};

} // namespace

CurlArguments readCurlArguments(const QList<ShellWord> &words)
{
    return Reader(words).read();
}

} // namespace penstock
