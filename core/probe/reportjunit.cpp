// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/reporttexts.h"
#include "core/probe/xmltext.h"

#include <QDateTime>
#include <QXmlStreamWriter>

namespace penstock {

namespace {

QString text(const char *ascii)
{
    return QString::fromLatin1(ascii);
}

QString seconds(Milliseconds duration)
{
    return QString::number(double(duration.count()) / 1000, 'f', 3);
}

QString adviceOf(const ProbeResult &result)
{
    return (result.meaning + u' ' + result.mend).trimmed();
}

void writeCase(QXmlStreamWriter &xml, const ProbeReport &report, const ProbeResult &result)
{
    xml.writeStartElement(text("testcase"));
    xml.writeAttribute(text("classname"), xmlText(text("endpoint.") + report.stream));
    xml.writeAttribute(text("name"), stepWords(result.step).title);
    xml.writeAttribute(text("time"), seconds(result.took));
    switch (result.verdict) {
    case ProbeVerdict::Failed:
        xml.writeStartElement(text("failure"));
        xml.writeAttribute(text("message"), xmlText(result.found));
        xml.writeAttribute(text("type"), stepName(result.step));
        xml.writeCharacters(xmlText(adviceOf(result)));
        xml.writeEndElement();
        break;
    case ProbeVerdict::NotRun:
        xml.writeStartElement(text("skipped"));
        xml.writeAttribute(text("message"), xmlText(result.found));
        xml.writeEndElement();
        break;
    case ProbeVerdict::Warning:
        xml.writeTextElement(text("system-out"), xmlText(verdictWord(result.verdict) + text(": ") + result.found +
                                                         u'\n' + adviceOf(result)));
        break;
    case ProbeVerdict::Passed:
        xml.writeTextElement(text("system-out"), xmlText(result.found));
        break;
    }
    xml.writeEndElement();
}

} // namespace

QByteArray reportJUnit(const ProbeReport &report)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(text("testsuites"));
    xml.writeStartElement(text("testsuite"));
    xml.writeAttribute(text("name"), xmlText(report.stream));
    xml.writeAttribute(text("tests"), QString::number(report.results.size()));
    xml.writeAttribute(text("failures"), QString::number(report.count(ProbeVerdict::Failed)));
    xml.writeAttribute(text("errors"), text("0"));
    xml.writeAttribute(text("skipped"), QString::number(report.count(ProbeVerdict::NotRun)));
    xml.writeAttribute(text("time"), seconds(report.took));
    xml.writeAttribute(
        text("timestamp"),
        QDateTime::fromMSecsSinceEpoch(epochMs(report.startedAt), Qt::UTC).toString(text("yyyy-MM-ddTHH:mm:ss")));
    for (const ProbeResult &result : report.results)
        writeCase(xml, report, result);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes;
}

} // namespace penstock
