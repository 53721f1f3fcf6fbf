// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/messagepane.h"

#include "ui/models/prettyjson.h"
#include "ui/models/wording.h"
#include "ui/theme/elidedlabel.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace penstock {

namespace {

QPlainTextEdit *textField(const QString &name, const QString &accessibleName, QWidget *parent)
{
    auto *field = new QPlainTextEdit(parent);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(parent->font().pointSizeF() * 0.95);
    field->setFont(fixed);
    field->setReadOnly(true);
    field->setLineWrapMode(QPlainTextEdit::NoWrap);
    field->setTabChangesFocus(true);
    field->setObjectName(name);
    field->setAccessibleName(accessibleName);
    return field;
}

QString headerText(const HeaderFields &headers)
{
    QStringList lines;
    for (const HeaderField &field : headers)
        lines.append(QStringLiteral("%1: %2").arg(QString::fromLatin1(field.name), QString::fromUtf8(field.value)));
    return lines.join(QLatin1Char('\n'));
}

bool looksLikeJson(const QByteArray &text)
{
    const QByteArray start = text.left(64).trimmed();
    return start.startsWith('{') || start.startsWith('[');
}

} // namespace

MessagePane::MessagePane(const QString &name, const QString &what, QWidget *parent)
    : QWidget(parent)
    , m_summary(new ElidedLabel(this))
    , m_note(new QLabel(this))
    , m_headers(textField(name + QStringLiteral("Headers"), tr("%1 headers").arg(what), this))
    , m_body(textField(name + QStringLiteral("Body"), tr("%1 body").arg(what), this))
    , m_pretty(new QToolButton(this))
{
    m_summary->setObjectName(name + QStringLiteral("Summary"));
    m_summary->setProperty("strong", true);
    m_note->setObjectName(name + QStringLiteral("Note"));
    m_note->setProperty("muted", true);
    m_note->setTextFormat(Qt::PlainText);
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
    if (const QString headers = headerText(message.headers); headers != m_headers->toPlainText())
        m_headers->setPlainText(headers);

    m_cut = message.body.size() > shownBytes;
    m_note->setText(m_cut ? tr("The first %1 of %2").arg(sizeText(shownBytes), sizeText(message.body.size()))
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
    m_body->setPlainText(QString::fromUtf8(pretty ? prettyJson(m_text) : m_text));
}

} // namespace penstock
