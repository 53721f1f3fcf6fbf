// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/reporttexts.h"
#include "core/probe/xmltext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

constexpr char style[] = R"(
:root { color-scheme: light dark; --text: #1a2230; --muted: #586473; --line: #dde1e7; --panel: #ffffff; --window: #f4f5f7;
  --passed: #14713f; --warning: #8a5200; --failed: #b3222a; --bar: #0a5fb4; }
@media (prefers-color-scheme: dark) { :root { --text: #e4e8ee; --muted: #9ba6b5; --line: #2f353e; --panel: #1c2026;
  --window: #15181d; --passed: #5cc98a; --warning: #e7ae53; --failed: #ff8585; --bar: #6cb1ff; } }
body { margin: 0; background: var(--window); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.muted { color: var(--muted); } .passed { color: var(--passed); } .warning { color: var(--warning); }
.failed { color: var(--failed); } .notRun { color: var(--muted); }
.banner, table, section { background: var(--panel); border: 1px solid var(--line); border-radius: 4px; }
.banner, section { padding: .75rem 1rem; margin: 1rem 0; } .banner { border-left-width: 4px; border-left-color: currentColor; }
.banner p { color: var(--text); margin: .25rem 0 0; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .35rem .75rem; vertical-align: top;
  border-bottom: 1px solid var(--line); overflow-wrap: anywhere; } th { font-weight: 600; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tr:last-child td { border-bottom: 0; } section table { border: 0; } section h3 { margin: 0 0 .25rem; font-size: 1rem; }
.bar { background: var(--bar); height: .75rem; min-width: 2px; border-radius: 2px; }
pre { overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; margin: .5rem 0; }
)";

QString escaped(const QString &text)
{
    return xmlText(text).toHtmlEscaped();
}

QString verdictHtml(ProbeVerdict verdict)
{
    return QStringLiteral("<span class=\"%1\">%2 %3</span>")
        .arg(verdictName(verdict), verdictMark(verdict), escaped(verdictWord(verdict)));
}

QString millisecondsText(Milliseconds duration)
{
    return Words::tr("%1 ms").arg(QLocale().toString(qint64(duration.count())));
}

QString bannerHtml(const ProbeReport &report)
{
    const ProbeConclusion conclusion = conclusionOf(report);
    return QStringLiteral("<div class=\"banner %1\"><strong>%2 %3</strong><p>%4</p></div>\n")
        .arg(verdictName(conclusion.verdict), verdictMark(conclusion.verdict), escaped(conclusion.headline),
             escaped(conclusion.summary));
}

QString stepsHtml(const ProbeReport &report)
{
    QString html =
        QStringLiteral(
            "<table><thead><tr><th>%1</th><th>%2</th><th class=\"number\">%3</th><th>%4</th></tr></thead><tbody>\n")
            .arg(escaped(Words::tr("Step")), escaped(Words::tr("Verdict")), escaped(Words::tr("Took")),
                 escaped(Words::tr("What was found")));
    for (const ProbeResult &result : report.results)
        html += QStringLiteral("<tr><td>%1</td><td>%2</td><td class=\"number\">%3</td><td>%4</td></tr>\n")
                    .arg(escaped(stepWords(result.step).title), verdictHtml(result.verdict),
                         result.verdict == ProbeVerdict::NotRun ? QString() : escaped(millisecondsText(result.took)),
                         escaped(result.found));
    return html + QStringLiteral("</tbody></table>\n");
}

QString waterfallHtml(const QList<ProbePhase> &phases)
{
    if (phases.isEmpty())
        return {};
    const ProbePhase &last = phases.constLast();
    const double whole = std::max(1.0, double((last.from + last.took).count()));
    QString html = QStringLiteral("<h2>%1</h2>\n<table><tbody>\n").arg(escaped(Words::tr("Where the time went")));
    for (const ProbePhase &phase : phases)
        html +=
            QStringLiteral("<tr><td>%1</td><td style=\"width: 70%\"><div class=\"bar\" style=\"margin-left: %2%; "
                           "width: %3%\"></div></td>"
                           "<td class=\"number\">%4</td></tr>\n")
                .arg(escaped(phaseWord(phase.kind)), QString::number(double(phase.from.count()) * 100 / whole, 'f', 1),
                     QString::number(double(phase.took.count()) * 100 / whole, 'f', 1),
                     escaped(millisecondsText(phase.took)));
    return html + QStringLiteral("</tbody></table>\n");
}

QString requestHtml(const Outcome &outcome)
{
    QString html = QStringLiteral("<pre>POST\n%1</pre>\n").arg(escaped(headerLines(outcome.requestHeaders)));
    if (!outcome.answer.status)
        return html + QStringLiteral("<p>%1</p>\n").arg(escaped(outcome.reason));
    return html +
           QStringLiteral("<pre>%1 %2\n%3\n%4</pre>\n")
               .arg(QString::number(*outcome.answer.status), escaped(QString::fromUtf8(outcome.answer.reasonPhrase)),
                    escaped(headerLines(outcome.answer.headers)), escaped(QString::fromUtf8(outcome.answer.body)));
}

QString detailHtml(const ProbeResult &result)
{
    QString html = QStringLiteral("<section><h3>%1 %2</h3>\n")
                       .arg(escaped(stepWords(result.step).title), verdictHtml(result.verdict));
    html += QStringLiteral("<p class=\"muted\">%1</p>\n").arg(escaped(stepWords(result.step).about));
    if (!result.meaning.isEmpty())
        html += QStringLiteral("<p><strong>%1</strong></p>\n").arg(escaped(result.meaning));
    if (!result.mend.isEmpty())
        html += QStringLiteral("<p>%1</p>\n").arg(escaped(result.mend));
    if (!result.facts.isEmpty()) {
        html += QStringLiteral("<table><tbody>\n");
        for (const ProbeFact &fact : result.facts)
            html += QStringLiteral("<tr><td>%1</td><td>%2</td></tr>\n").arg(escaped(fact.name), escaped(fact.value));
        html += QStringLiteral("</tbody></table>\n");
    }
    // The exchange that decided: the last one that was made.
    if (!result.requests.isEmpty() && result.verdict != ProbeVerdict::Passed)
        html += requestHtml(result.requests.constLast());
    return html + QStringLiteral("</section>\n");
}

} // namespace

QString headerLines(const HeaderFields &headers)
{
    QString text;
    for (const HeaderField &field : headers)
        text += QString::fromLatin1(field.name) + QLatin1String(": ") + QString::fromUtf8(field.value) + u'\n';
    return text;
}

QByteArray reportHtml(const ProbeReport &report)
{
    const QString title = Words::tr("Endpoint test of %1").arg(report.stream);
    const QDateTime started = QDateTime::fromMSecsSinceEpoch(epochMs(report.startedAt), Qt::UTC);
    QString html = QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
                                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                                  "<title>%2</title>\n<style>%3</style>\n</head>\n<body>\n<main>\n")
                       .arg(QLocale().bcp47Name(), escaped(title), QString::fromLatin1(style));
    html += QStringLiteral("<h1>%1</h1>\n<p class=\"muted\">%2 · %3 · Penstock %4</p>\n")
                .arg(escaped(title), escaped(report.address), started.toString(Qt::ISODate),
                     QStringLiteral(PENSTOCK_VERSION));
    html += bannerHtml(report) + stepsHtml(report) + waterfallHtml(report.waterfall());
    html += QStringLiteral("<h2>%1</h2>\n").arg(escaped(Words::tr("Step by step")));
    for (const ProbeResult &result : report.results) {
        if (result.verdict != ProbeVerdict::NotRun)
            html += detailHtml(result);
    }
    return (html + QStringLiteral("</main>\n</body>\n</html>\n")).toUtf8();
}

} // namespace penstock
