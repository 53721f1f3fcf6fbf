// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/messagepane.h"

#include "ui/models/prettyjson.h"
#include "ui/models/wording.h"
#include "ui/monitor/textview.h"
#include "ui/theme/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace penstock {

namespace {

QString headerText(const HeaderFields &headers)
{
    QStringList lines;
    for (const HeaderField &field : headers)
        lines.append(QStringLiteral("%1: %2").arg(QString::fromLatin1(field.name), QString::fromUtf8(field.value)));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

MessagePane::MessagePane(const Theme &theme, const QString &name, const QString &what, QWidget *parent)
    : QWidget(parent)
    , m_summary(new ElidedLabel(this))
    , m_note(new QLabel(this))
    , m_size(new QLabel(this))
    , m_headers(new TextView(theme, name + QStringLiteral("Headers"), tr("%1 headers").arg(what), this))
    , m_body(new TextView(theme, name + QStringLiteral("Body"), tr("%1 body").arg(what), this))
    , m_pretty(new QToolButton(this))
{
    m_summary->setObjectName(name + QStringLiteral("Summary"));
    m_summary->setProperty("strong", true);
    m_note->setObjectName(name + QStringLiteral("Note"));
    m_note->setProperty("muted", true);
    m_note->setTextFormat(Qt::PlainText);
    m_size->setObjectName(name + QStringLiteral("Size"));
    m_size->setProperty("muted", true);
    m_pretty->setObjectName(name + QStringLiteral("Pretty"));
    m_pretty->setText(tr("Indented"));
    m_pretty->setAccessibleName(tr("%1 body indented").arg(what));
    m_pretty->setToolTip(tr("Line breaks and indents for reading; off: the bytes as they went over the wire"));
    m_pretty->setCheckable(true);
    m_pretty->setChecked(true);
    connect(m_pretty, &QToolButton::toggled, this, &MessagePane::showBody);
    buildLayout(name, what);
}

void MessagePane::buildLayout(const QString &name, const QString &what)
{
    const int pad = fontMetrics().height() / 2;
    auto *top = new QHBoxLayout;
    top->addWidget(m_summary, 1);
    top->addWidget(m_note);
    top->addWidget(m_size);
    top->addWidget(m_pretty);

    auto *parts = new QSplitter(Qt::Horizontal, this);
    parts->setObjectName(name + QStringLiteral("Parts"));
    parts->setAccessibleName(what);
    parts->setProperty("panelPart", true);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(pad);
    parts->addWidget(m_headers);
    parts->addWidget(m_body);
    parts->setStretchFactor(0, 2);
    parts->setStretchFactor(1, 3);
    parts->setSizes({400, 600});

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(pad, pad, pad, pad);
    all->setSpacing(pad);
    all->addLayout(top);
    all->addWidget(parts, 1);
}

void MessagePane::show(const MessageText &message)
{
    m_summary->setText(message.summary);
    m_headers->setText(headerText(message.headers));
    const bool isCut = message.body.size() > shownBytes;
    m_size->setText(message.body.isEmpty() ? QString() : tr("%1 bytes").arg(numberText(message.body.size())));
    m_note->setText(isCut ? tr("The first %1 of %2").arg(sizeText(shownBytes), sizeText(message.body.size()))
                          : message.note);
    const QByteArray text = message.body.left(shownBytes);
    if (text == m_text)
        return;
    m_text = text;
    m_pretty->setEnabled(looksLikeJson(m_text));
    showBody();
}

void MessagePane::showBody()
{
    const bool pretty = m_pretty->isChecked() && looksLikeJson(m_text);
    m_body->setText(QString::fromUtf8(pretty ? prettyJson(m_text) : m_text));
}

} // namespace penstock
