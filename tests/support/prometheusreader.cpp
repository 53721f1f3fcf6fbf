// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/prometheusreader.h"

#include <QRegularExpression>
#include <QStringDecoder>

namespace penstock {

namespace {

bool isMetricName(const QByteArray &name)
{
    static const QRegularExpression valid(QStringLiteral(R"(\A[a-zA-Z_:][a-zA-Z0-9_:]*\z)"));
    return valid.match(QString::fromLatin1(name)).hasMatch();
}

bool isLabelName(const QByteArray &name)
{
    static const QRegularExpression valid(QStringLiteral(R"(\A[a-zA-Z_][a-zA-Z0-9_]*\z)"));
    return valid.match(QString::fromLatin1(name)).hasMatch();
}

QByteArray keyOf(const PrometheusReader::Labels &labels)
{
    QByteArray key;
    for (auto [name, value] : labels.asKeyValueRange())
        key += name + '\0' + value + '\0';
    return key;
}

} // namespace

PrometheusReader::PrometheusReader(const QByteArray &text)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    [[maybe_unused]] const QString decoded = decoder(text);
    if (decoder.hasError())
        complain(QStringLiteral("not UTF-8"), {});
    if (!text.isEmpty() && !text.endsWith('\n'))
        complain(QStringLiteral("the last line is not ended"), {});
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith('#'))
            readComment(line);
        else if (!line.isEmpty())
            readSample(line);
    }
}

std::optional<double> PrometheusReader::value(const QByteArray &name, const Labels &labels) const
{
    const auto samples = m_values.value(name);
    const auto found = samples.find(keyOf(labels));
    return found == samples.end() ? std::nullopt : std::optional(*found);
}

void PrometheusReader::readComment(const QByteArray &line)
{
    const QByteArrayList words = line.split(' ');
    if (words.size() < 4 || (words[1] != "HELP" && words[1] != "TYPE") || !isMetricName(words[2]))
        return complain(QStringLiteral("neither HELP nor TYPE"), line);
    if (words[1] == "HELP") {
        if (m_types.contains(words[2]))
            complain(QStringLiteral("a family stands twice"), line);
        m_family = words[2];
        return;
    }
    const QByteArrayList known{"counter", "gauge", "histogram", "summary", "untyped"};
    if (words[2] != m_family || words.size() != 4 || !known.contains(words[3]) || m_types.contains(m_family))
        return complain(QStringLiteral("a TYPE that does not follow its HELP, or is none"), line);
    m_types.insert(m_family, words[3]);
}

bool PrometheusReader::belongsToFamily(const QByteArray &name) const
{
    if (m_types.value(m_family) != "histogram")
        return name == m_family && m_types.contains(m_family);
    return name == m_family + "_bucket" || name == m_family + "_sum" || name == m_family + "_count";
}

void PrometheusReader::readSample(const QByteArray &line)
{
    qsizetype at = line.indexOf('{');
    const QByteArray name = line.left(at);
    Labels labels;
    if (at < 0 || !isMetricName(name) || !belongsToFamily(name))
        return complain(QStringLiteral("no sample of the family above"), line);
    if (!readLabels(line, ++at, labels))
        return complain(QStringLiteral("labels are not well formed"), line);
    if (name.endsWith("_bucket") != labels.contains("le"))
        return complain(QStringLiteral("le belongs to a histogram's buckets"), line);
    bool isNumber = false;
    const double value = line.mid(at + 1).toDouble(&isNumber);
    if (line.size() <= at || line[at] != ' ' || !isNumber || line.mid(at + 1).contains(' '))
        return complain(QStringLiteral("no value"), line);
    QMap<QByteArray, double> &samples = m_values[name];
    if (samples.contains(keyOf(labels)))
        return complain(QStringLiteral("a sample stands twice"), line);
    samples.insert(keyOf(labels), value);
}

bool PrometheusReader::readLabels(const QByteArray &line, qsizetype &at, Labels &labels)
{
    for (;;) {
        const qsizetype equals = line.indexOf("=\"", at);
        const QByteArray name = line.mid(at, equals - at);
        if (equals < 0 || !isLabelName(name) || labels.contains(name))
            return false;
        QByteArray value;
        for (at = equals + 2; at < line.size() && line[at] != '"'; ++at) {
            if (line[at] != '\\') {
                value += line[at];
                continue;
            }
            const char escaped = ++at < line.size() ? line[at] : '\0';
            if (escaped != '\\' && escaped != '"' && escaped != 'n')
                return false;
            value += escaped == 'n' ? '\n' : escaped;
        }
        labels.insert(name, value);
        const char after = ++at < line.size() ? line[at] : '\0';
        ++at;
        if (after == '}')
            return true;
        if (after != ',')
            return false;
    }
}

void PrometheusReader::complain(const QString &problem, const QByteArray &line)
{
    if (m_problem.isEmpty())
        m_problem = QStringLiteral("%1: %2").arg(problem, QString::fromUtf8(line));
}

} // namespace penstock
