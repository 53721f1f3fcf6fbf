// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/allowrulesview.h"

#include "ui/configure/commenthighlighter.h"
#include "ui/savetext.h"

#include <QClipboard>
#include <QComboBox>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace penstock {

namespace {

const QString formatKey = QStringLiteral("configure/firewall");
constexpr int shownLines = 10;

} // namespace

AllowRulesView::AllowRulesView(const Theme &theme, QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_format(new QComboBox(this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_save(new QPushButton(tr("Save as…"), this))
    , m_text(new QPlainTextEdit(this))
    , m_reason(new QLabel(this))
{
    m_format->setObjectName(QStringLiteral("firewallBox"));
    m_format->setAccessibleName(tr("Firewall"));
    for (const AllowFormat &each : allowFormats())
        m_format->addItem(QCoreApplication::translate("penstock", each.title), QString(each.id));
    m_format->setCurrentIndex(qMax(0, m_format->findData(settings.value(formatKey))));
    m_copy->setObjectName(QStringLiteral("copyRulesButton"));
    m_copy->setAccessibleName(tr("Copy the rules"));
    m_save->setObjectName(QStringLiteral("saveRulesButton"));
    m_save->setAccessibleName(tr("Save the rules as a file"));
    m_text->setObjectName(QStringLiteral("allowRules"));
    m_text->setAccessibleName(tr("Allow-list rules"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setFixedHeight(QFontMetrics(m_text->font()).lineSpacing() * shownLines +
                           int(2 * m_text->document()->documentMargin()));
    new CommentHighlighter(theme, m_text->document());
    m_reason->setObjectName(QStringLiteral("noRulesReason"));
    m_reason->setProperty("muted", true);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    setFocusProxy(m_format);
    buildLayout();
    connectActions(settings);
}

void AllowRulesView::buildLayout()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_format);
    head->addStretch(1);
    head->addWidget(m_copy);
    head->addWidget(m_save);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(8);
    all->addLayout(head);
    all->addWidget(m_text);
    all->addWidget(m_reason);
}

void AllowRulesView::connectActions(QSettings &settings)
{
    connect(m_format, &QComboBox::currentIndexChanged, this, &AllowRulesView::showRules);
    connect(m_format, &QComboBox::activated, this,
            [this, &settings] { settings.setValue(formatKey, m_format->currentData()); });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    connect(m_save, &QPushButton::clicked, this,
            [this] { askToSaveText(this, format().fileName, m_text->toPlainText().toUtf8()); });
}

const AllowFormat &AllowRulesView::format() const
{
    return allowFormats()[std::size_t(m_format->currentIndex())];
}

void AllowRulesView::show(const Result<AllowRequest> &request)
{
    m_request = request ? std::optional(*request) : std::nullopt;
    m_reason->setText(request ? QString() : request.error().message);
    showRules();
}

void AllowRulesView::showRules()
{
    const bool has = m_request.has_value();
    const QString rules = has ? format().write(*m_request) : QString();
    if (m_text->toPlainText() != rules)
        m_text->setPlainText(rules);
    for (QWidget *each : {static_cast<QWidget *>(m_format), static_cast<QWidget *>(m_copy),
                          static_cast<QWidget *>(m_save), static_cast<QWidget *>(m_text)})
        each->setVisible(has);
    m_reason->setVisible(!has);
}

} // namespace penstock
