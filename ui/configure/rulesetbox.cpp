// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/rulesetbox.h"

#include "core/region/allowlist.h"
#include "ui/newestwork.h"
#include "ui/theme/marklabel.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

namespace penstock {

namespace {

constexpr int shownLines = 6;

Mark markOf(const Result<RuleVerdict> &verdict)
{
    if (!verdict)
        return Mark::Warning;
    switch (verdict->kind) {
    case RuleVerdict::Kind::Passes:
        return Mark::Delivered;
    case RuleVerdict::Kind::Blocked:
        return Mark::Error;
    case RuleVerdict::Kind::Unknown:
        return Mark::Warning;
    }
    Q_UNREACHABLE();
}

QString headline(const QString &address, const Result<RuleVerdict> &verdict)
{
    if (!verdict)
        return RuleSetBox::tr("These rules cannot be judged");
    switch (verdict->kind) {
    case RuleVerdict::Kind::Passes:
        return RuleSetBox::tr("%1 passes").arg(address);
    case RuleVerdict::Kind::Blocked:
        return RuleSetBox::tr("%1 is blocked").arg(address);
    case RuleVerdict::Kind::Unknown:
        return RuleSetBox::tr("Whether %1 passes is not certain").arg(address);
    }
    Q_UNREACHABLE();
}

//! "Read as nftables. The set holds the address."
QString reasonText(const Result<RuleVerdict> &verdict)
{
    if (!verdict)
        return verdict.error().message;
    const AllowFormat *format = findAllowFormat(verdict->format);
    return format ? RuleSetBox::tr("Read as %1. %2")
                        .arg(QCoreApplication::translate("penstock", format->title), verdict->reason)
                  : verdict->reason;
}

} // namespace

RuleSetBox::RuleSetBox(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_checking(new NewestWork(this))
    , m_text(new QPlainTextEdit(this))
    , m_address(new QLineEdit(this))
    , m_portBox(new QSpinBox(this))
    , m_verdicts(new QVBoxLayout)
{
    m_text->setObjectName(QStringLiteral("ruleSetEdit"));
    m_text->setAccessibleName(tr("Rules of a firewall"));
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setPlaceholderText(tr("Paste nginx's allow and deny lines, or what ufw status verbose,\n"
                                  "iptables-save or nft list ruleset prints.\nNothing leaves this machine."));
    m_text->setFixedHeight(QFontMetrics(m_text->font()).lineSpacing() * shownLines +
                           int(2 * m_text->document()->documentMargin()));
    m_address->setObjectName(QStringLiteral("ruleSetAddressEdit"));
    m_address->setAccessibleName(tr("Addresses to check"));
    m_address->setPlaceholderText(tr("Address or prefix"));
    m_portBox->setObjectName(QStringLiteral("ruleSetPortBox"));
    m_portBox->setAccessibleName(tr("Port to check"));
    m_portBox->setRange(1, 65535);
    setFocusProxy(m_text);
    buildLayout();
    connect(m_text, &QPlainTextEdit::textChanged, this, &RuleSetBox::check);
    connect(m_address, &QLineEdit::textChanged, this, &RuleSetBox::check);
    connect(m_portBox, &QSpinBox::valueChanged, this, &RuleSetBox::check);
}

void RuleSetBox::buildLayout()
{
    const auto label = [this](const QString &text, QWidget *buddy) {
        auto *made = new QLabel(text, this);
        made->setProperty("muted", true);
        made->setBuddy(buddy);
        return made;
    };
    auto *question = new QHBoxLayout;
    question->setSpacing(8);
    question->addWidget(label(tr("Would"), m_address));
    question->addWidget(m_address, 1);
    question->addWidget(label(tr("pass to port"), m_portBox));
    question->addWidget(m_portBox);
    m_verdicts->setSpacing(8);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(8);
    all->addWidget(m_text);
    all->addLayout(question);
    all->addLayout(m_verdicts);
}

void RuleSetBox::ask(const QStringList &addresses, quint16 port)
{
    if (m_addresses != addresses)
        m_address->setText(addresses.join(QStringLiteral(", ")));
    if (m_port != port)
        m_portBox->setValue(port);
    m_addresses = addresses;
    m_port = port;
}

void RuleSetBox::check()
{
    static const QRegularExpression between(QStringLiteral("[,\\s]+"));
    const QStringList addresses = m_address->text().split(between, Qt::SkipEmptyParts);
    const QString rules = m_text->toPlainText();
    if (rules.trimmed().isEmpty() || addresses.isEmpty()) {
        m_checking->forget();
        return show({});
    }
    // In the background: a dump of many thousand rules takes its time.
    m_checking->ask([rules, addresses, port = quint16(m_portBox->value())] { return judge(rules, addresses, port); },
                    [this](const Verdicts &verdicts) { show(verdicts); });
}

RuleSetBox::Verdicts RuleSetBox::judge(const QString &rules, const QStringList &addresses, quint16 port)
{
    Verdicts verdicts;
    for (const QString &address : addresses)
        verdicts.append({address, checkRuleSet(rules, {address, port, {}})});
    return verdicts;
}

void RuleSetBox::show(const Verdicts &verdicts)
{
    while (QLayoutItem *item = m_verdicts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto &[address, verdict] : verdicts)
        addVerdict(address, verdict);
}

void RuleSetBox::addVerdict(const QString &address, const Result<RuleVerdict> &verdict)
{
    auto *line = new QWidget(this);
    line->setObjectName(QStringLiteral("ruleVerdict"));
    auto *mark = new MarkLabel(m_theme, line);
    mark->setMark(markOf(verdict));
    auto *head = new QLabel(headline(address, verdict), line);
    head->setObjectName(QStringLiteral("ruleVerdictHead"));
    head->setProperty("strong", true);
    auto *reason = new QLabel(reasonText(verdict), line);
    reason->setObjectName(QStringLiteral("ruleVerdictReason"));
    reason->setTextFormat(Qt::PlainText);
    reason->setWordWrap(true);
    reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->setAccessibleName(head->text());
    line->setAccessibleDescription(reason->text());

    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(mark);
    top->addWidget(head);
    if (verdict && verdict->line > 0) {
        auto *rule = new QToolButton(line);
        rule->setObjectName(QStringLiteral("ruleVerdictLine"));
        rule->setText(tr("Show line %1").arg(verdict->line));
        rule->setToolTip(verdict->rule);
        connect(rule, &QToolButton::clicked, this, [this, number = verdict->line] { goToLine(number); });
        top->addWidget(rule);
    }
    top->addStretch(1);
    auto *all = new QVBoxLayout(line);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(2);
    all->addLayout(top);
    all->addWidget(reason);
    m_verdicts->addWidget(line);
}

void RuleSetBox::goToLine(int line)
{
    const QTextBlock block = m_text->document()->findBlockByNumber(line - 1);
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    m_text->setTextCursor(cursor);
    m_text->setFocus();
}

} // namespace penstock
